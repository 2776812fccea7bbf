"""The bytes of a file that somebody names: a plain file, never a pipe that is waited for, and never more than is taken."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from tracker.domain.errors import BadInputError, NotOnFileError

_UNWAITING = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
"""A file that has become a pipe since we looked at it is told, not waited for."""


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
            raise BadInputError(f"{path} is no file: {mend}")
        with os.fdopen(os.open(path, _UNWAITING), "rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise BadInputError(f"{path} is no file: {mend}")
            return file.read(most + 1)
    except FileNotFoundError:
        raise NotOnFileError(f"there is no file {path}") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "its name holds what no name can"
        raise BadInputError(f"{path} cannot be read: {reason}; name another file") from None
