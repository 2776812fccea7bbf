"""CSV and its like -> rows: what separates the cells and how letters are written is found out by looking."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from pathlib import PurePath
from typing import TextIO

from tracker.domain.errors import BadInputError
from tracker.intake.sheets.garbled import looks_garbled, refuse_garbled
from tracker.intake.sheets.workbook import Cell, Row, Sheet, Workbook

SEPARATORS = ",;\t|"
MOST_COLUMNS = 1_000
"""What stands further right is not looked at."""
_LOOKED_AT = 64_000
"""Letters of a file that are looked at to tell what separates its cells."""
_PIECE = 1_000_000
_LONGEST_CELL = 10_000_000
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

csv.field_size_limit(_LONGEST_CELL)


def read_delimited(content: bytes, called: str, name: str) -> Workbook:
    """The one sheet of a file of separated cells.

    Raises:
        BadInputError: it is no text in UTF-8, UTF-16 or Windows-1252, or was read in the wrong one before.
    """
    mark, encoding = _encoding(content)
    suspect = _require_text(content, len(mark), encoding, called)
    begin = len(mark)
    opening = _text(content, begin, encoding).read(_LOOKED_AT)
    if opening[:4].casefold() == "sep=" and opening[5:6] in ("\n", "\r"):  # how Excel says it
        separator, line = opening[4], opening.splitlines(keepends=True)[0]
        begin += len(line.encode(encoding))
    else:
        separator = _separator(opening)

    def rows() -> Iterator[Row]:
        return _rows(_text(content, begin, encoding), separator, called)

    if suspect:
        refuse_garbled(rows(), called)
    return Workbook(called, (Sheet(PurePath(name).stem or "sheet", rows),))


def _text(content: bytes, begin: int, encoding: str) -> TextIO:
    """The file's text, taken from its bytes as it is read."""
    file = io.BytesIO(content)
    file.seek(begin)
    return io.TextIOWrapper(file, encoding, newline="")


def _encoding(content: bytes) -> tuple[bytes, str]:
    """The mark a file begins with, and how its letters are written: as that says, else UTF-8, else as Excel does in the West."""
    marked = next((each for each in _MARKS if content.startswith(each[0])), None)
    return marked or (b"", _unmarked(content))


def _require_text(content: bytes, begin: int, encoding: str, called: str) -> bool:
    """Whether some of it may have been read in the wrong character set before."""
    suspect, decoder = False, codecs.getincrementaldecoder(encoding)()
    for place in range(begin, len(content), _PIECE):
        piece = content[place : place + _PIECE]
        try:
            text = decoder.decode(piece, final=place + _PIECE >= len(content))
        except UnicodeDecodeError as error:
            raise BadInputError(
                f"{called} is not in {encoding.upper()} from byte {place + error.start} on: save it as CSV UTF-8"
            ) from None
        if "\0" in text:
            raise BadInputError(f"{called} holds NUL characters, so it is no CSV: save the sheet as CSV UTF-8 or .xlsx")
        suspect = suspect or looks_garbled(text)
    return suspect


def _unmarked(content: bytes) -> str:
    head = content[:2_000]
    if len(head) >= 4 and 0 in head:
        if not any(head[1::2]):
            return "utf-16-le"
        if not any(head[::2]):
            return "utf-16-be"
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for place in range(0, len(content), _PIECE):
            decoder.decode(content[place : place + _PIECE], final=place + _PIECE >= len(content))
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def _separator(opening: str) -> str:
    """What separates the cells: that which gives the first row most of them, and the next rows as many."""
    return max(SEPARATORS, key=lambda mark: _fitness(opening, mark))


def _fitness(opening: str, separator: str) -> tuple[int, int]:
    """Cells of the first row, and how many of the next rows have as many as it has, or as the widest where it is a title."""
    try:
        reader = csv.reader(io.StringIO(opening, newline=""), delimiter=separator)
        widths = [len(row) for row, _ in zip(reader, range(30), strict=False) if row]
    except csv.Error:
        return 0, 0
    if not widths or max(widths) == 1:
        return 0, 0
    wide = widths[0] if widths[0] > 1 else max(widths)
    return widths[0], sum(width == wide for width in widths)


def _rows(text: TextIO, separator: str, called: str) -> Iterator[Row]:
    reader = csv.reader(text, delimiter=separator, strict=True)
    number = 0
    while True:
        begins = reader.line_num + 1
        try:
            found = next(reader, None)
        except csv.Error as error:
            raise BadInputError(f"{called}, line {begins}: {_told(str(error))}") from None
        if found is None:
            return
        number += 1
        cells = _trimmed(found[:MOST_COLUMNS])
        if cells:
            yield Row(number, cells)


def _trimmed(found: list[str]) -> tuple[Cell, ...]:
    cells: list[Cell] = [cell.replace("\r\n", "\n") if cell.strip() else None for cell in found]
    while cells and cells[-1] is None:
        cells.pop()
    return tuple(cells)


def _told(error: str) -> str:
    if "field limit" in error:
        return f"a cell is longer than {_LONGEST_CELL:,} letters: is a quotation mark missing?"
    if "unexpected end" in error:
        return "a quotation mark opens a cell that never ends: close it, or save the sheet as CSV again"
    return "a quotation mark stands where none may: double it inside a cell, or save the sheet as CSV again"
