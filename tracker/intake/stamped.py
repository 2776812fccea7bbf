"""The stamp of a report, found in whatever it was saved as: text of any kind, a Word file or workbook, a PDF."""

from __future__ import annotations

import html
import io
import re
import zlib
from collections.abc import Iterator
from zipfile import BadZipFile, ZipFile

from tracker.domain.errors import BadInputError
from tracker.domain.stamp import LONGEST, Stamp, stamp_in
from tracker.intake.kinds import ZIP

MOST = 200_000_000
"""Bytes that a packed report may unfold to; a report of 100,000 claims takes a third of it."""
_PIECE = 1 << 20
_PROPERTIES = ("docProps/core.xml", "docProps/custom.xml")
_STREAM = re.compile(rb"stream\r?\n")
_LINE_ENDS = re.compile(r"</(?:w:p|w:tc|si|c|is|cp:keywords|dc:[a-z]+)>")
"""Where something ends in a document's or a workbook's XML; what stands between other tags is one piece of text."""
_BETWEEN = re.compile(r"<[^<>]*>")
_HEX = re.compile(r"<((?:[0-9A-Fa-f]{2}\s*){20,4000})>")


def stamp_of(content: bytes, called: str) -> Stamp:
    """The stamp that a report carries.

    Args:
        called: what a sentence calls the file.

    Raises:
        BadInputError: it carries none, or cannot be read.
    """
    try:
        for text in _texts(content):
            found = stamp_in(text)
            if found is not None:
                return found
    except BadInputError as error:
        raise BadInputError(f"{called}: {error}") from None
    except (BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, ValueError, EOFError):
        raise BadInputError(f"{called} is broken, or locked with a password: take the report as it was sent") from None
    raise BadInputError(
        f"{called} carries no stamp, so it is no report of tracker's, or somebody cut the stamp out; it stands under “The record”"
    )


def _texts(content: bytes) -> Iterator[str]:
    if content.startswith(ZIP):
        yield from _unzipped(content)
    elif content.startswith(b"%PDF"):
        yield from _of_pdf(content)
    elif content.startswith((b"\xff\xfe", b"\xfe\xff")):
        yield content.decode("utf-16", "replace")
    else:
        yield content.decode("utf-8", "replace")


def _unzipped(content: bytes) -> Iterator[str]:
    """The properties first, then the parts in their order; a stamp that Word cut into runs is put together again."""
    left = MOST
    with ZipFile(io.BytesIO(content)) as parts:
        names = sorted(parts.namelist(), key=lambda name: name not in _PROPERTIES)
        for name in names:
            if not name.endswith(".xml"):
                continue
            with parts.open(name) as part:
                written = part.read(left + 1)
            left -= len(written)
            if left < 0:
                raise BadInputError(f"it unfolds to more than {MOST // 1_000_000} MB, which no report does")
            lines = _LINE_ENDS.sub("\n", written.decode("utf-8", "replace"))
            yield html.unescape(_BETWEEN.sub("", lines))


def _of_pdf(content: bytes) -> Iterator[str]:
    """What stands open, then what is packed: a PDF keeps its keywords in either."""
    yield content.decode("latin-1")
    left = MOST
    for begin in _STREAM.finditer(content):
        unpacked = _inflated(content, begin.end(), left)
        left -= len(unpacked)
        text = unpacked.decode("latin-1")
        yield text
        yield from (_of_hex(found[1]) for found in _HEX.finditer(text))


def _inflated(content: bytes, start: int, left: int) -> bytes:
    """One packed stream; nothing where it is of another kind, as pictures are."""
    if left <= 0:
        return b""
    end = content.find(b"endstream", start)
    try:
        return zlib.decompressobj().decompress(content[start : end if end >= 0 else None], left)
    except zlib.error:
        return b""


def _of_hex(digits: str) -> str:
    written = bytes.fromhex(digits)
    return written.decode("utf-16" if written.startswith(b"\xfe\xff") else "latin-1", "replace")[: 4 * LONGEST]
