"""How a command shows a list: a table on a terminal, tab-separated lines in a pipe.

Rich is imported only where something is drawn on a terminal.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from enum import Enum
from itertools import chain, islice
from typing import TYPE_CHECKING, Annotated, Self

import typer

from tracker.cli.output import NARROWEST_TEXT, STATE_MARKS, Format, drawn, is_terminal, print_json, say, visible, write
from tracker.domain.vocabulary import ReviewState

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

SCREENFUL = 50
"""How many rows a list shows on a terminal unless told otherwise."""
GAP = 2

LimitOption = Annotated[int | None, typer.Option("--limit", min=0, metavar="N", help="Show at most N.")]


class Column(str):
    """A column's name. The one with the long text wraps; the others keep their width while they can."""

    wraps: bool
    right: bool
    optional: bool

    def __new__(cls, name: str, *, wraps: bool = False, right: bool = False, optional: bool = False) -> Self:
        """Name a column; `right` aligns numbers, an `optional` one is drawn only where something stands in it."""
        column = super().__new__(cls, name)
        column.wraps, column.right, column.optional = wraps, right, optional
        return column


def row_limit(asked: int | None, chosen: Format = Format.TEXT) -> int | None:
    """How many rows to fetch: what was asked for, else a screenful for a person at a terminal, else all."""
    if asked is None and chosen is Format.TEXT and is_terminal():
        return SCREENFUL
    return asked


def table(
    columns: Sequence[str], rows: Iterable[Sequence[object]], *, total: int | None = None, most: int | None = None
) -> None:
    """Draw a table on a terminal, with "of N" below it; in a pipe write a header and tab-separated lines, streamed.

    Args:
        most: show no more rows than these, and where `total` is not known say whether there are more.
    """
    rows = iter(rows)
    heads = [column if isinstance(column, Column) else Column(column) for column in columns]
    if not is_terminal():
        shown = islice(rows, most)
        first = list(islice(shown, 1))  # so that a refusal comes before the header, not after it
        for row in chain([heads], first, shown):
            write("\t".join(map(_cell, row)) + "\n")
        return
    drawn_rows = list(islice(rows, most))
    kept = [at for at, head in enumerate(heads) if not head.optional or any(row[at] for row in drawn_rows)]
    _draw([heads[at] for at in kept], [[row[at] for at in kept] for row in drawn_rows])
    if total is not None and total > len(drawn_rows):
        say(f"{len(drawn_rows)} of {total}")
    elif total is None and most is not None and next(rows, None) is not None:
        say(f"{len(drawn_rows)} shown, and there are more: --limit N shows N")


def listing(found: Sequence[Mapping[str, object]], columns: Sequence[str], chosen: Format) -> None:
    """A list for whoever asked: JSON for a program, else a table of the fields that go by the columns' names."""
    if chosen is Format.JSON:
        print_json(found)
    else:
        table(columns, [tuple(one[name] for name in columns) for one in found])


def _cell(value: object) -> str:
    """A value as people read it, on one line, with nothing hidden in it."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case Enum():
            return visible(str(value.value))
        case datetime():
            return value.isoformat(timespec="seconds")
        case list() | tuple():
            return ", ".join(map(_cell, value))
        case _:
            return visible(str(value))


def _draw(heads: list[Column], rows: list[Sequence[object]]) -> None:
    """Draw side by side what fits; where that would break words or names, put what is long below or above its row."""
    from rich.console import Console
    from rich.text import Text

    console = Console(file=sys.stdout, highlight=False)
    cells = [[Text(*_marked(value)) for value in row] for row in rows]
    lines = [[Text(visible(head), style="bold") for head in heads], *cells]
    widths = [max(line[at].cell_len for line in lines) for at in range(len(heads))]
    short = [at for at, head in enumerate(heads) if not head.wraps]
    room = console.width - sum(widths[at] + GAP for at in short)
    if room + GAP >= 0 if len(short) == len(heads) else room >= _needed(heads, lines, console.width // 2):
        console.print(_grid(heads, lines))
    else:
        _stack(console, heads, lines, first_apart=heads[0].wraps or room < 0)


def _needed(heads: list[Column], lines: list[list[Text]], longest: int) -> int:
    """How much room the texts need so that no word in them breaks; words longer than `longest` break anyway."""
    wrapping = [at for at, head in enumerate(heads) if head.wraps]
    words = [max((len(word) for line in lines for word in line[at].plain.split()), default=0) for at in wrapping]
    return max(NARROWEST_TEXT, sum(min(word, longest) + GAP for word in words) - GAP)


def _stack(console: Console, heads: list[Column], lines: list[list[Text]], *, first_apart: bool) -> None:
    """Draw each row as a block: the first cell above where it is to stand apart, the short ones, the texts below."""
    from rich.padding import Padding

    beside = [at for at, head in enumerate(heads) if not head.wraps and not (first_apart and at == 0)]
    widths = [max(line[at].cell_len for line in lines) for at in beside]
    inner = console.width - GAP * first_apart
    fits = sum(widths) + GAP * (len(widths) - 1) <= inner
    for number, line in enumerate(lines):
        if first_apart:
            console.print(line[0], overflow="fold")
        if beside:
            row = [[line[at] for at in beside]]
            grid = _grid([heads[at] for at in beside], row, widths if fits else None, folds=not fits)
            console.print(Padding(grid, (0, 0, 0, GAP * first_apart)))
        for at, head in enumerate(heads):
            if number and head.wraps and line[at] and not (first_apart and at == 0):
                console.print(Padding(line[at], (0, 0, 0, GAP)))


def _grid(heads: list[Column], lines: list[list[Text]], widths: list[int] | None = None, folds: bool = False) -> Table:
    """A table without lines; only the long text wraps, unless everything must."""
    from rich.table import Table

    grid = Table(box=None, show_header=False, padding=(0, GAP, 0, 0), pad_edge=False)
    for at, head in enumerate(heads):
        grid.add_column(
            justify="right" if head.right else "left",
            overflow="fold",
            no_wrap=not (head.wraps or folds),
            width=widths[at] if widths else None,
        )
    for line in lines:
        grid.add_row(*line)
    return grid


def _marked(value: object) -> tuple[str, str]:
    """A cell's text and its style; a review state has a mark and a colour."""
    if not isinstance(value, ReviewState):
        return _cell(value), ""
    mark = STATE_MARKS[value]
    return f"{drawn(mark)} {value.value}", mark.colour
