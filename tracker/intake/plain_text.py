"""A story's text from a plain file."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from tracker.domain.errors import BadInputError, NotOnFileError

LONGEST = 20_000_000
"""Bytes of a story; more is refused unread."""


def read_story(origin: Path | BinaryIO) -> str:
    """The text of a file in UTF-8 (a byte-order mark is fine).

    Raises:
        NotOnFileError: there is no such file.
        BadInputError: it is a folder, too large, or no text; the sentence names the offset of the first wrong byte.
    """
    if not isinstance(origin, Path):
        return _decoded(origin.read(LONGEST + 1), "the text")
    try:
        if origin.exists() and not origin.is_file():
            raise BadInputError(f"{origin} is no file: name a text file, or - for standard input")
        with origin.open("rb") as file:
            return _decoded(file.read(LONGEST + 1), str(origin))
    except FileNotFoundError:
        raise NotOnFileError(f"there is no file {origin}") from None
    except OSError as error:
        raise BadInputError(f"{origin} cannot be read: {error.strerror}; name another file") from None


def _decoded(content: bytes, name: str) -> str:
    if len(content) > LONGEST:
        raise BadInputError(f"{name} is larger than {LONGEST // 1_000_000} MB: that is no story")
    if content.startswith((b"PK\x03\x04", b"%PDF", b"\xd0\xcf\x11\xe0")):
        raise BadInputError(f"{name} is no plain text: save it as text (UTF-8) first")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadInputError(f"{name} is not in UTF-8: byte {error.start} does not fit; save it as UTF-8") from None
