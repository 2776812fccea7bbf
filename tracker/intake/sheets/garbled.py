"""CSV in UTF-8 that was opened as if it were Windows-1252, and saved so: each letter beyond English became two or three."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tracker.domain.errors import BadInputError
from tracker.domain.wording import first_words
from tracker.intake.sheets.workbook import Row, column_letters

_FEW = 2
"""Cells that may quote such letters, as a story about them does, where others hold letters beyond English that are right."""


def _read_so(first: int, last: int) -> str:
    """The characters that bytes are read as; the few that Windows-1252 leaves free come through as they are."""
    return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(first, last + 1))


_BYTE_OF = {letter: 0x80 + at for at, letter in enumerate(_read_so(0x80, 0xFF))} | {chr(at): at for at in range(0x100)}
_NEXT = f"[{re.escape(_read_so(0x80, 0xBF) + ''.join(map(chr, range(0x80, 0xA0))))}]"
_SUSPECT = re.compile(f"[\xc2-\xdf]{_NEXT}|[\xe0-\xef]{_NEXT}{{2}}|[\xf0-\xf4]{_NEXT}{{3}}")


def looks_garbled(text: str) -> bool:
    """Whether some of a text may have been read in the wrong character set: quick, to be looked into where it says yes."""
    return not text.isascii() and _SUSPECT.search(text) is not None


def ungarbled(text: str) -> str | None:
    """What a text was before, None where it was never anything else: all its letters must make sense together."""
    if not looks_garbled(text):
        return None
    try:
        return bytes(_BYTE_OF[letter] for letter in text).decode("utf-8")
    except (KeyError, UnicodeDecodeError):
        return None


def refuse_garbled(rows: Iterable[Row], called: str) -> None:
    """Refuse a sheet of which more than a few cells were garbled, or all that hold letters beyond English.

    Raises:
        BadInputError: it is one; the sentence names the first cell and the mend.
    """
    found, right = [], 0
    for row, at, text in _beyond_english(rows):
        before = ungarbled(text)
        if before is None:
            right += 1
        elif before.startswith("\ufeff") and before[1:].isascii():
            continue  # the mark that a file begins with says nothing to anybody; the next cell does
        else:
            found.append((row, at, text, before))
        if len(found) > _FEW:
            break
    if found and (len(found) > _FEW or not right):
        number, at, text, before = found[0]
        raise BadInputError(
            f"{called}, row {number}, column {column_letters(at)}: {first_words(text, 40)} was {first_words(before, 40)} before "
            "the file was opened in the wrong character set: open the CSV file as it came as Unicode (UTF-8), and save it so"
        )


def _beyond_english(rows: Iterable[Row]) -> Iterator[tuple[int, int, str]]:
    for row in rows:
        for at, cell in enumerate(row.cells):
            if isinstance(cell, str) and not cell.isascii():
                yield row.number, at, cell
