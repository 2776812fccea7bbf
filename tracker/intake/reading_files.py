"""Any file that holds a story -> a `Story`. Nothing in it is run, and nothing it points to is fetched."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from tracker.domain.errors import BadInputError, NotOnFileError
from tracker.intake.docx import read_docx
from tracker.intake.html import read_html
from tracker.intake.kinds import kind_of
from tracker.intake.markdown import read_markdown
from tracker.intake.story import Kind, Story
from tracker.intake.text import read_text

LONGEST = 20_000_000
"""Bytes of a file; more is refused unread."""
_UNWAITING = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
"""A file that has become a pipe since we looked at it is told, not waited for."""
READERS: dict[Kind, Callable[[bytes, str], Story]] = {
    Kind.TEXT: read_text,
    Kind.MARKDOWN: read_markdown,
    Kind.HTML: read_html,
    Kind.DOCX: read_docx,
}
"""What reads each kind: a file's bytes and what sentences call it -> its story."""


def read_story(origin: Path | BinaryIO, name: str = "") -> Story:
    """The story in a file, or in what a script pipes in: text, Markdown, a web page or a Word document.

    Args:
        name: the name of what is piped in, if it has one; its ending helps where the content does not tell the kind.

    Raises:
        NotOnFileError: there is no such file.
        BadInputError: it is no file, too large, broken, empty, or holds no story; the sentence names the mend.
    """
    if isinstance(origin, Path):
        content, name, called = _content(origin), origin.name, str(origin)
    else:
        content, called = origin.read(LONGEST + 1), name or "the text"
    if len(content) > LONGEST:
        raise BadInputError(
            f"{called} is larger than {LONGEST // 1_000_000} MB: that is no story; save its words alone, without pictures"
        )
    story = READERS[kind_of(content, name, called)](content, called) if content.strip() else None
    if story is None or not story.text.strip():
        raise BadInputError(f"{called} is empty: there is no story in it")
    return story


def _content(path: Path) -> bytes:
    """At most one byte more than a file may have. What is no plain file is not opened, or closed unread."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise BadInputError(_no_file(path))
        with os.fdopen(os.open(path, _UNWAITING), "rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise BadInputError(_no_file(path))
            return file.read(LONGEST + 1)
    except FileNotFoundError:
        raise NotOnFileError(f"there is no file {path}") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "its name holds what no name can"
        raise BadInputError(f"{path} cannot be read: {reason}; name another file") from None


def _no_file(path: Path) -> str:
    return f"{path} is no file: name a text, Markdown, HTML or Word file, or - for standard input"
