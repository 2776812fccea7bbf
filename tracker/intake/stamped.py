"""The stamp of a report, found in whatever it was saved as: text of any kind, a Word file or workbook, a PDF."""

from __future__ import annotations

import html
import io
import re
import zlib
from collections.abc import Iterator
from itertools import islice
from zipfile import BadZipFile, ZipFile

from tracker.domain.errors import BadInputError
from tracker.domain.stamp import LONGEST, Stamp, stamps_in
from tracker.intake.kinds import ZIP

MOST = 200_000_000
"""Bytes that a packed report may unfold to; a report of 100,000 claims takes a third of it."""
MOST_PARTS = 20_000
"""Parts that it may be packed of."""
MOST_STAMPS = 5
"""Stamps that are looked at in one file."""
BROKEN = (BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, ValueError, EOFError)
"""What is raised for a packed file that cannot be unpacked."""
_PROPERTIES = ("docProps/core.xml", "docProps/custom.xml")
_STREAM = re.compile(rb"stream\r?\n")
_LINE_ENDS = re.compile(r"</(?:w:p|w:tc|si|c|is|cp:keywords|dc:[a-z]+)>")
"""Where something ends in a document's or a workbook's XML; what stands between other tags is one piece of text."""
_BETWEEN = re.compile(r"<[^<>]*>")
_HEX = re.compile(r"<((?:[0-9A-Fa-f]{2}\s*){20,4000})>")


def stamps_of(content: bytes, called: str) -> list[Stamp]:
    """The stamps that stand in a report, the likeliest first: its properties tell before its words, and of its words the
    last, for a story may quote a stamp and the record stands at the end.

    Args:
        called: what a sentence calls the file.

    Raises:
        BadInputError: it carries none, or cannot be read.
    """
    found: dict[Stamp, None] = {}
    try:
        for text in _texts(content):
            found.update(dict.fromkeys(reversed([*islice(stamps_in(text), MOST_STAMPS)])))
    except BadInputError as error:
        raise BadInputError(f"{called}: {error}") from None
    except BROKEN:
        raise BadInputError(f"{called} is broken, or locked with a password: take the report as it was sent") from None
    if not found:
        raise BadInputError(
            f"{called} carries no stamp that this version of tracker can read, so it is no report of tracker's, or somebody "
            "cut the stamp out or altered it; it stands under “The record”"
        )
    return [*islice(found, MOST_STAMPS)]


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
        if len(names) > MOST_PARTS:
            raise BadInputError(f"it is packed of more than {MOST_PARTS:,} parts, which no report is")
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
    """What is packed, and what stands open: a PDF keeps its keywords in either."""
    yield content.decode("latin-1")
    left = MOST
    for begin, end in islice(_streams(content), MOST_PARTS):
        unpacked = _inflated(memoryview(content)[begin:end], left)
        left -= len(unpacked)
        text = unpacked.decode("latin-1")
        yield text
        yield from (_of_hex(found[1]) for found in _HEX.finditer(text))


def _streams(content: bytes) -> Iterator[tuple[int, int]]:
    """Where packed streams begin and end, in one walk."""
    end = 0
    while begin := _STREAM.search(content, end):
        end = content.find(b"endstream", begin.end())
        if end < 0:
            return
        yield begin.end(), end
        end += len(b"endstream")


def _inflated(packed: memoryview, left: int) -> bytes:
    """One packed stream; nothing where it is of another kind, as pictures are."""
    try:
        return zlib.decompressobj().decompress(packed, left) if left > 0 else b""
    except zlib.error:
        return b""


def _of_hex(digits: str) -> str:
    written = bytes.fromhex(digits)
    return written.decode("utf-16" if written.startswith(b"\xfe\xff") else "latin-1", "replace")[: 4 * LONGEST]
