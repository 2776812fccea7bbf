"""How a command talks: sentences, tables, JSON, progress.

Stdout carries the answer and nothing else; stderr carries remarks, complaints and progress. What a person typed or a
file held is shown with its control characters visible, so that no text on file can drive the terminal. Rich is
imported only where something is drawn on a terminal.
"""

from __future__ import annotations

import math
import os
import re
import sys
import time
from collections.abc import Iterable, Iterator, Sequence, Sized
from contextlib import suppress
from datetime import datetime
from enum import Enum, StrEnum
from itertools import chain, islice
from pathlib import PurePath
from typing import IO, TYPE_CHECKING, Annotated, Any, Generic, NamedTuple, Self, TypeVar, overload

import orjson
import typer

from tracker.domain.vocabulary import ReviewState

if TYPE_CHECKING:
    from rich.progress import Progress
    from rich.table import Table
    from rich.text import Text

HIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""Characters that move the cursor, change the direction of reading or cannot be written at all."""
IN_JSON = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
"""The same inside JSON, which has escaped the others already."""
NOT_ASCII = re.compile("[\x7f-\U0010ffff]")
ESCAPES = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}
SCREENFUL = 50
"""How many rows a list shows on a terminal unless told otherwise."""
GAP = 2
NARROWEST_TEXT = 24
"""Columns of the screen that a text needs to be readable."""
PATIENCE = 1.0
"""Seconds after which a progress bar appears."""
REDRAW = 0.1
PLURALS = {"person": "people", "entry": "entries", "piece of evidence": "pieces of evidence"}
UTF8 = frozenset({"utf-8", "UTF-8", "utf8", "UTF8"})
T = TypeVar("T")


class Format(StrEnum):
    """For whom an answer is written: people, or programs."""

    TEXT = "text"
    JSON = "json"


FormatOption = Annotated[Format, typer.Option("--format", help="text for people, json for programs.")]
LimitOption = Annotated[int | None, typer.Option("--limit", min=0, metavar="N", help="Show at most N.")]


class Mark(NamedTuple):
    """How a review state or a severity looks: never by colour alone."""

    symbol: str
    plain: str
    colour: str

    def shown(self, encoding: str | None) -> str:
        """The symbol, or its stand-in where the encoding does not have it."""
        try:
            self.symbol.encode(encoding or "ascii")
        except (UnicodeEncodeError, LookupError):
            return self.plain
        return self.symbol


STATE_MARKS: dict[ReviewState, Mark] = {
    ReviewState.UNREVIEWED: Mark("○", "o", "white"),
    ReviewState.IN_REVIEW: Mark("◐", "~", "cyan"),
    ReviewState.NEEDS_SOURCE: Mark("◇", "?", "yellow"),
    ReviewState.VERIFIED: Mark("✓", "+", "green"),
    ReviewState.DISPUTED: Mark("≠", "!", "magenta"),
    ReviewState.REFUTED: Mark("✗", "x", "red"),
    ReviewState.UNVERIFIABLE: Mark("∅", "0", "bright_yellow"),
    ReviewState.WITHDRAWN: Mark("−", "-", "bright_black"),
    ReviewState.CORRECTED: Mark("↻", "*", "blue"),
}


# Text


def is_terminal(stream: IO[str] | None = None) -> bool:
    """Whether a person is looking: stdout unless another stream is given."""
    stream = stream or sys.stdout
    return stream is not None and not stream.closed and stream.isatty()


def visible(text: str, *, keep: str = "") -> str:
    r"""Show control characters and changes of reading direction as escapes, such as \x1b; `keep` lets some through."""
    return HIDDEN.sub(lambda found: found[0] if found[0] in keep else _escape(found[0]), text)


def _escape(mark: str) -> str:
    code = ord(mark)
    return ESCAPES.get(mark) or (f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}")


def say(sentence: str) -> None:
    """Print a sentence for people on stdout."""
    if sys.stdout is not None:
        sys.stdout.write(visible(sentence, keep="\n") + "\n")


def say_folded(sentence: str, *, hang: int = 0) -> None:
    """Print a sentence for people; on a terminal its lines break between words and keep their indent.

    Args:
        hang: how much further the second and later lines of each line are indented.
    """
    if not is_terminal():
        say(sentence)
        return
    from rich.console import Console
    from rich.text import Text

    console = Console(file=sys.stdout)
    for line in visible(sentence, keep="\n").split("\n"):
        words = line.lstrip(" ")
        indent = len(line) - len(words)
        parts = Text(words).wrap(console, max(console.width - indent - hang, NARROWEST_TEXT))
        for number, part in enumerate(parts):
            say(" " * (indent + hang * bool(number)) + part.plain.rstrip())


def counted(count: int, word: str) -> str:
    """So many of something: "1 claim", "2,000 claims", "2 people"."""
    return f"{count:,} {word if count == 1 else PLURALS.get(word, word + 's')}"


def drawn(mark: Mark) -> str:
    """A mark as stdout can write it."""
    return mark.shown(getattr(sys.stdout, "encoding", None))


def warn(sentence: str) -> None:
    """Print a remark or complaint on stderr, where it disturbs no answer."""
    with suppress(OSError):
        if sys.stderr is not None:
            sys.stderr.write(visible(sentence, keep="\n") + "\n")


# JSON


def print_json(value: object) -> None:
    """Write one JSON document on stdout."""
    _write(_json(value, orjson.OPT_INDENT_2) + "\n")


def stream_json_list(values: Iterable[object]) -> None:
    """Write a JSON list on stdout, one value a line, without ever holding the list."""
    before = "[\n"
    for value in values:
        _write(before + _json(value))
        before = ",\n"
    _write("[]\n" if before == "[\n" else "\n]\n")


def _json(value: object, option: int = 0) -> str:
    """JSON without hidden characters, and without any letter that stdout could not write."""
    text = orjson.dumps(value, default=_in_json, option=option).decode()
    if text.isascii() and "\x7f" not in text:
        return text
    return (IN_JSON if _writes_utf8() else NOT_ASCII).sub(_json_escape, text)


def _write(text: str) -> None:
    if sys.stdout is not None:
        sys.stdout.write(text)


def _in_json(value: object) -> object:
    """What orjson does not know by itself."""
    if isinstance(value, PurePath):
        return os.fsencode(value).decode(errors="replace")
    if isinstance(value, Iterable):
        return list(value)
    raise TypeError(f"no JSON for {type(value).__name__}")


def _writes_utf8() -> bool:
    return getattr(sys.stdout, "encoding", None) in UTF8


def _json_escape(found: re.Match[str]) -> str:
    units = found[0].encode("utf-16-be").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))


# Tables


class Column(str):
    """A column's name. The one with the long text wraps; the others keep their width while they can."""

    wraps: bool
    right: bool

    def __new__(cls, name: str, *, wraps: bool = False, right: bool = False) -> Self:
        """Name a column; `right` aligns numbers."""
        column = super().__new__(cls, name)
        column.wraps, column.right = wraps, right
        return column


def row_limit(asked: int | None, chosen: Format = Format.TEXT) -> int | None:
    """How many rows to fetch: what was asked for, else a screenful for a person at a terminal, else all."""
    if asked is None and chosen is Format.TEXT and is_terminal():
        return SCREENFUL
    return asked


def table(columns: Sequence[str], rows: Iterable[Sequence[object]], *, total: int | None = None) -> None:
    """Draw a table on a terminal, with "of N" below it; in a pipe write a header and tab-separated lines, streamed."""
    heads = [column if isinstance(column, Column) else Column(column) for column in columns]
    if not is_terminal():
        rows = iter(rows)
        first = list(islice(rows, 1))  # so that a refusal comes before the header, not after it
        for row in chain([heads], first, rows):
            _write("\t".join(map(_cell, row)) + "\n")
        return
    shown = list(rows)
    _draw(heads, shown)
    if total is not None and total > len(shown):
        say(f"{len(shown)} of {total}")


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
    """Draw side by side what fits; where that leaves no room for the text, put it below its row."""
    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text

    console = Console(file=sys.stdout, highlight=False)
    cells = [[Text(*_marked(value)) for value in row] for row in rows]
    lines = [[Text(visible(head), style="bold") for head in heads], *cells]
    widths = [max(line[at].cell_len for line in lines) for at in range(len(heads))]
    short = [at for at, head in enumerate(heads) if not head.wraps]
    room = console.width - sum(widths[at] + GAP for at in short)
    if room < 0 or room >= NARROWEST_TEXT or len(short) == len(heads):
        console.print(_grid(heads, lines, folds=room < 0))
        return
    for number, line in enumerate(lines):
        console.print(_grid([heads[at] for at in short], [[line[at] for at in short]], [widths[at] for at in short]))
        for at in range(len(heads)):
            if number and at not in short and line[at]:
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


# Progress


class Steps(Generic[T]):
    """Long work, step by step: iterate over it, or call `advance`. Draws on stderr if a person waits there."""

    def __init__(self, values: Iterable[T], label: str, total: int | None) -> None:
        self.values = values
        self.label = visible(label)
        self.total = total
        self.done = 0
        watched = sys.stderr is not None and is_terminal(sys.stderr)
        self.next_look = time.monotonic() + PATIENCE if watched else math.inf
        self.bar: Progress | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.bar is not None:
            self.bar.stop()

    def __iter__(self) -> Iterator[T]:
        for value in self.values:
            yield value
            self.advance()

    def advance(self, steps: int = 1) -> None:
        """Note that so many steps are done."""
        self.done += steps
        if time.monotonic() >= self.next_look:
            self._draw()

    def _draw(self) -> None:
        self.next_look = time.monotonic() + REDRAW
        if self.bar is None:
            self.bar = _progress_bar()
            self.bar.add_task(self.label, total=self.total)
            self.bar.start()
        self.bar.update(self.bar.task_ids[0], completed=self.done)


@overload
def progress(work: int | None, label: str) -> Steps[int]: ...
@overload
def progress(work: Iterable[T], label: str) -> Steps[T]: ...
def progress(work: Iterable[Any] | int | None, label: str) -> Steps[Any]:
    """Follow work that may last: `with progress(rows, "Importing") as steps: for row in steps: ...`.

    Given a number (or None if nobody knows), call `steps.advance()`. A bar appears on a terminal after a second.
    """
    if work is None or isinstance(work, int):
        return Steps(range(work or 0), label, work)
    return Steps(work, label, len(work) if isinstance(work, Sized) else None)


def _progress_bar() -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    said = TextColumn("{task.description}", markup=False)
    return Progress(
        said, BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), console=Console(stderr=True), transient=True
    )
