"""Whether a cell still says what the desk wrote into it, whatever a spreadsheet program has made of how it looks."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import replace

from tracker.domain.desk_sheet import BY_NAME, NOBODY, Kind
from tracker.domain.spreadsheet_habits import same_but_for_a_spreadsheet
from tracker.domain.written_row import WrittenRow
from tracker.reports.desk_sheet.cells import Cell, plain_cell

_WORDS = frozenset(
    {"status", "risk", "allegation", "state", "stance", "speaker_role", "first_hand", "named", "evidence_bearing"}
)
_SYMBOL = re.compile(r"^[^\w]+ ")
_TRUTH = {"true": "yes", "wahr": "yes", "1": "yes", "false": "no", "falsch": "no", "0": "no"}
_SECONDS = re.compile(r"[0-9]:[0-9]{2}:[0-9]{2}")
_TIMES = (
    *("%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M:%S", "%d.%m.%Y %H:%M:%S", "%d.%m.%Y %H:%M"),
    *("%d/%m/%Y %H:%M:%S", "%d/%m/%Y %H:%M", "%m/%d/%Y %H:%M:%S", "%m/%d/%Y %H:%M", "%m/%d/%y %H:%M", "%d.%m.%y %H:%M"),
    *("%m/%d/%Y %I:%M:%S %p", "%m/%d/%Y %I:%M %p", "%Y-%m-%d"),
)
_DAYS = ("%Y-%m-%d", "%d.%m.%Y", "%d.%m.%y", "%m/%d/%Y", "%d/%m/%Y", "%m/%d/%y", "%d/%m/%y", "%Y-%m-%d %H:%M:%S")


def same(name: str, written: str, cell: Cell) -> bool:
    """Whether what is written in a column is what a cell says."""
    column = BY_NAME[name]
    if cell is None or not written:
        return cell is None and not written.strip(f" \n{NOBODY}")
    if column.kind is Kind.NUMBER:
        return _number(written) == cell
    if column.kind is Kind.TIME:
        assert isinstance(cell, dt.datetime)
        wanted = cell if _SECONDS.search(written) else cell.replace(second=0)
        return wanted in _moments(written, _TIMES)
    if isinstance(cell, dt.date):
        return any(moment.date() == cell for moment in _moments(written, _DAYS))
    if name in _WORDS:
        return lines_of(name, written) == lines_of(name, plain_cell(cell))
    if same_but_for_a_spreadsheet(plain_cell(cell), written):
        return True
    if column.group is not None:
        return lines_of(name, written) == lines_of(name, plain_cell(cell))
    return tidy(written) == tidy(plain_cell(cell))


def put_back(written: WrittenRow, cells: Mapping[str, Cell]) -> WrittenRow:
    """The row with the desk's own text wherever only a spreadsheet program has made something else of it."""
    back = {
        name: text
        for name, said in written.cells.items()
        if isinstance(text := cells[name], str) and said != text and same_but_for_a_spreadsheet(text, said)
    }
    return replace(written, cells={**written.cells, **back}) if back else written


def lines_of(name: str, text: str) -> list[str]:
    """The lines of a cell, as words where it holds words, empty for a dash; none of those at the end."""
    lines = [_word(name, line.strip()) for line in text.split("\n")]
    while lines and not lines[-1]:
        lines.pop()
    return lines


def tidy(text: str) -> str:
    """Text without what spreadsheet programs add and lose at the ends of lines, accents as the desk keeps them."""
    text = text if text.isascii() else unicodedata.normalize("NFC", text)
    return "\n".join(line.rstrip() for line in text.strip().split("\n"))


def word_of(name: str, text: str) -> str:
    """A word of a vocabulary as ours are written."""
    return _word(name, text.strip())


def moments_in(text: str) -> list[dt.datetime]:
    """Every moment that a cell of times may mean."""
    return _moments(text, _TIMES)


def _word(name: str, text: str) -> str:
    if text == NOBODY:
        return ""
    if name not in _WORDS:
        return text
    bare = text.casefold().replace("-", "_")
    if name == "state":
        return _SYMBOL.sub("", bare)
    return _TRUTH.get(bare, bare) if name in ("allegation", "first_hand") else bare


def _number(text: str) -> float | None:
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return None


def _moments(text: str, forms: tuple[str, ...]) -> list[dt.datetime]:
    found: list[dt.datetime] = []
    for form in forms:
        try:
            found.append(dt.datetime.strptime(text.strip(), form))
        except ValueError:
            continue
    return found
