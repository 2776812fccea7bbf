"""The desk's sheet as JSON Lines, for programs: one claim a line, the values of a cell with several lines as a list."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import orjson

from tracker.domain.desk_sheet import COLUMNS, NOBODY
from tracker.reports.desk_sheet.cells import Cell
from tracker.reports.desk_sheet.sheet import DeskSheet

_LISTS = frozenset(column.name for column in COLUMNS if column.group) | {
    "rests_on",
    "response_sought",
    "response",
    "waiver",
}


def write(sheet: DeskSheet) -> Iterator[bytes]:
    """A line for every claim."""
    for cells in sheet.rows:
        yield orjson.dumps({name: _value(name, cell) for name, cell in cells.items()}) + b"\n"


def _value(name: str, cell: Cell) -> object:
    if name in _LISTS:
        return [None if line == NOBODY else line for line in str(cell).split("\n")] if cell else []
    return cell.replace(tzinfo=dt.UTC) if isinstance(cell, dt.datetime) else cell
