"""An XLSX file as an archive of parts, looked over before anything of it is unpacked: it may come from anybody."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from contextlib import suppress

from tracker.domain.errors import BadInputError

MOST_PARTS = 5_000
LARGEST = 3_000_000_000
"""Bytes of all parts unpacked; a sheet of a million rows has half."""
LARGEST_WORDS = 500_000_000
"""Bytes of the part that holds the words of the cells: it is read as a whole."""
_SMALL, _SWELLS = 50_000_000, 200
"""Beyond so many bytes, what unpacks to so many times its size is made to do harm."""
_PROPERTIES = "docProps/core.xml"
_ENTRY = b"PK\x01\x02"
_PROLOG = 100_000
_ROOT = re.compile(rb"<[A-Za-z_]")
_BROKEN = "is a broken spreadsheet: open it in your spreadsheet program and save it again as .xlsx"
_BOMB = "unpacks to far more than a spreadsheet: it is broken, or made to do harm; save its cells as CSV"
_DECLARES = "declares entities, as no spreadsheet does: save its cells as CSV"
STUMBLES = (
    *(zipfile.BadZipFile, zlib.error, EOFError, KeyError, ValueError, NotImplementedError, RuntimeError, OSError),
    *(TypeError, AttributeError, IndexError, SyntaxError, OverflowError, AssertionError, RecursionError),
)
"""What the library raises, besides, where a part is not as it should be (an XML error is a SyntaxError)."""


def broken(called: str) -> BadInputError:
    """What to raise of a file that cannot be read."""
    return BadInputError(f"{called} {_BROKEN}")


def looked_over(content: bytes, called: str) -> zipfile.ZipFile:
    """The archive of an XLSX file.

    Raises:
        BadInputError: it is another kind of archive, locked, broken, or made to do harm.
    """
    if content.count(_ENTRY) > MOST_PARTS:
        raise BadInputError(f"{called} {_BOMB}")
    try:
        package = zipfile.ZipFile(io.BytesIO(content))
    except STUMBLES:
        raise broken(called) from None
    parts = package.infolist()
    names = {part.filename for part in parts}
    if any(part.flag_bits & 1 for part in parts):
        raise BadInputError(f"{called} is locked with a password: take it off and save the spreadsheet again")
    if "[Content_Types].xml" not in names or not any(name.startswith("xl/") for name in names):
        raise BadInputError(f"{called} {_another_kind(package, names)}")
    if any(name.lower().endswith("workbook.bin") for name in names):
        raise BadInputError(f"{called} is a binary spreadsheet (.xlsb), which is not read: save it as .xlsx")
    if len(names) != len(parts):
        raise broken(called)
    _refuse_swelling(parts, len(content), called)
    for part in parts:
        if part.filename.endswith((".xml", ".rels")):
            _refuse_declaring(package, part, called)
    return package


def properties_of(content: bytes) -> str:
    """What an XLSX file says of itself, as it is written: its title, its keywords; empty where it says nothing."""
    with suppress(*STUMBLES), zipfile.ZipFile(io.BytesIO(content)) as package, package.open(_PROPERTIES) as part:
        return part.read(_PROLOG).decode("utf-8", "replace")
    return ""


def _refuse_swelling(parts: list[zipfile.ZipInfo], packed: int, called: str) -> None:
    """A part never unpacks to more than its entry says: the archive's reader stops there."""
    unpacked = sum(part.file_size for part in parts)
    words = sum(part.file_size for part in parts if part.filename.lower().endswith("sharedstrings.xml"))
    if unpacked > LARGEST or words > LARGEST_WORDS or (unpacked > _SMALL and unpacked > packed * _SWELLS):
        raise BadInputError(f"{called} {_BOMB}")


def _refuse_declaring(package: zipfile.ZipFile, part: zipfile.ZipInfo, called: str) -> None:
    """What a part declares stands before its first element: entities are how XML is made to swell."""
    try:
        with package.open(part) as file:
            begins = file.read(_PROLOG).replace(b"\0", b"")
    except STUMBLES:
        raise broken(called) from None
    root = _ROOT.search(begins)
    if b"<!DOCTYPE" in begins[: root.start() if root else None] or (root is None and len(begins) > _PROLOG // 4):
        raise BadInputError(f"{called} {_DECLARES}")


def _another_kind(package: zipfile.ZipFile, names: set[str]) -> str:
    kind = package.read("mimetype")[:100].decode("ascii", "ignore") if "mimetype" in names else ""
    if kind.startswith("application/vnd.oasis.opendocument"):
        return "is an OpenDocument spreadsheet (.ods), which is not read: save it as .xlsx or CSV"
    if any(name.startswith(("word/", "ppt/")) for name in names):
        return "is a Word document or a set of slides, not a spreadsheet: name an .xlsx or .csv file"
    return "is a ZIP archive and no spreadsheet: unpack it, and name the .xlsx or .csv file in it"
