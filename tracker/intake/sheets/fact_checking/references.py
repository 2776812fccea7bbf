"""Cells that name rows of another sheet: "S1, S4", "3; 5", or names as a database writes them out, with quotation marks."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable

_BETWEEN = re.compile(r"[;\n]+")
_NUMBERED = re.compile(r"#?(?:no\.?|nr\.?)?\s*0*(\d+)(?:\.0+)?", re.I)
_RANGE = re.compile(r"(\d{1,5})\s*[-–—]\s*(\d{1,5})")
_WIDEST = 50
"""Rows that "3-7" may name."""


def key_of(said: str) -> str:
    """A row's id as it is compared: 03, 3.0 and #3 are 3; capitals and blanks do not count."""
    plain = "".join(said.split()).casefold()
    number = _NUMBERED.fullmatch(plain)
    return number[1] if number else plain


def several(cell: str) -> list[str]:
    """The parts of a cell: by semicolons and line ends, else by commas that stand in no quotation marks."""
    parts = [part.strip() for part in _BETWEEN.split(cell)]
    if len(parts) == 1:
        try:
            parts = [part.strip() for row in csv.reader([cell], skipinitialspace=True) for part in row]
        except csv.Error:
            parts = cell.split(",")
    return [part.strip() for part in parts if part.strip()]


def named(cell: str, find: Callable[[str], str | None], *, ranges: bool = False) -> tuple[list[str], list[str]]:
    """What a cell names and `find` finds, in its order, and the parts that name nothing. The cell as a whole goes first: a
    name may have commas in it.

    Args:
        find: a part of the cell -> the key of what it names, None where there is none.
        ranges: whether "3-5" names 3, 4 and 5.
    """
    whole = find(cell.strip())
    if whole is not None:
        return [whole], []
    found: list[str] = []
    unknown: list[str] = []
    for part in several(cell):
        keys = _found(part, find, ranges=ranges)
        found += [key for key in keys if key not in found]
        unknown += [] if keys else [part]
    return found, unknown


def _found(part: str, find: Callable[[str], str | None], *, ranges: bool) -> list[str]:
    known = find(part)
    if known is not None:
        return [known]
    span = _RANGE.fullmatch(part) if ranges else None
    if span is not None and 0 < int(span[2]) - int(span[1]) < _WIDEST:
        return _all(find(str(number)) for number in range(int(span[1]), int(span[2]) + 1))
    pieces = re.split(r"\s*(?:&|\band\b|\+|/)\s*|,", part)
    return _all(find(piece) for piece in pieces) if len(pieces) > 1 else []


def _all(keys: Iterable[str | None]) -> list[str]:
    """All of them, or none where one is not there."""
    found = list(keys)
    return [key for key in found if key is not None] if None not in found else []
