"""Any file that holds a story -> a `Story`. Nothing in it is run, and nothing it points to is fetched."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from tracker.domain.errors import BadInputError
from tracker.intake.docx import read_docx
from tracker.intake.html import read_html
from tracker.intake.kinds import kind_of
from tracker.intake.markdown import read_markdown
from tracker.intake.plain_file import bytes_of
from tracker.intake.story import Kind, Story
from tracker.intake.text import read_text

LONGEST = 20_000_000
"""Bytes of a file; more is refused unread."""
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
    return bytes_of(path, LONGEST, "name a text, Markdown, HTML or Word file, or - for standard input")
