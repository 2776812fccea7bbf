"""The bytes of a file that somebody names: a plain file, never a pipe that is waited for, and never more than is taken."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from tracker.domain.errors import BadInputError, NotOnFileError
from tracker.domain.wording import shown

_UNWAITING = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
"""A file that has become a pipe since we looked at it is told, not waited for."""


def called_safely(path: Path) -> str:
    """A file's name for a sentence, on one line and with what nobody sees in it shown, such as U+202E."""
    name = str(path)
    return name if name.isprintable() else shown(name, len(name))[1:-1]


def bytes_of(path: Path, most: int, mend: str) -> bytes:
    """At most one byte more than `most`. What is no plain file is not opened, or closed unread.

    Args:
        mend: what to name instead of something that is no file, as the sentence ends.

    Raises:
        NotOnFileError: there is no such file.
        BadInputError: it is no file, or cannot be read.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise BadInputError(f"{called_safely(path)} is no file: {mend}")
        with os.fdopen(os.open(path, _UNWAITING), "rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise BadInputError(f"{called_safely(path)} is no file: {mend}")
            return file.read(most + 1)
    except FileNotFoundError:
        raise NotOnFileError(f"there is no file {called_safely(path)}") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "its name holds what no name can"
        raise BadInputError(f"{called_safely(path)} cannot be read: {reason}; name another file") from None
