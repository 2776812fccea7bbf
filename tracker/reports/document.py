"""What a report says, without how it looks: plain frozen blocks that every format can write.

A report makes one Document; a format turns any Document into bytes (`formats/`). Blocks and table
rows may be made while they are walked (`OnDemand`), so the report of a very long story is never
held whole. Text is kept exactly as it is on file: making it safe is each format's own duty.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeAlias, TypeVar

from tracker.domain.vocabulary import AttributionStatus, ReviewState
from tracker.reports.chains import Chains

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class OnDemand(Generic[T]):
    """A sequence made anew each time it is walked."""

    make: Callable[[], Iterator[T]]

    def __iter__(self) -> Iterator[T]:
        return self.make()


class Style(StrEnum):
    """How a run of text is set."""

    PLAIN = "plain"
    STRONG = "strong"
    EMPHASIS = "emphasis"
    CODE = "code"
    """A hash, a rule name: set so that every character can be told."""
    QUIET = "quiet"
    STRUCK = "struck"
    """On file, and no longer standing."""


class Place(StrEnum):
    """What an anchor stands on; a format links only to what it can put an anchor on."""

    HEADING = "heading"
    ROW = "row"
    PASSAGE = "passage"


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place in the same document."""

    name: str
    on: Place = Place.HEADING


@dataclass(frozen=True, slots=True)
class Address:
    """A place outside. Formats follow http and https only and show the rest as text."""

    url: str


@dataclass(frozen=True, slots=True)
class Run:
    """Some text set in one style, perhaps a link, perhaps in another language than the report."""

    text: str
    style: Style = Style.PLAIN
    link: Anchor | Address | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Badge:
    """A word people choose from (`verified`, `blocker`), shown with its colour and symbol."""

    word: str
    label: str = ""

    @property
    def text(self) -> str:
        """The label, or the word itself as people say it."""
        named = self.label and not self.label.isspace()
        return self.label if named else self.word.replace("_", " ")


Inline: TypeAlias = Run | Badge
Runs: TypeAlias = tuple[Inline, ...]


def runs(*parts: str | Inline) -> Runs:
    """A line of text; bare strings are plain runs."""
    return tuple(Run(part) if isinstance(part, str) else part for part in parts if part != "")


def plain(line: Runs) -> str:
    """The words of a line, without their setting."""
    return "".join(part.text for part in line)


@dataclass(frozen=True, slots=True)
class Heading:
    """Opens a section. Anchors are the text in lower case with hyphens, as GitHub makes them."""

    level: int
    text: str
    anchor: str | None = None
    badges: tuple[Badge, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; `lead` sets it larger."""

    line: Runs
    lead: bool = False


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence nobody should miss; `word` is a severity or state and gives colour and symbol."""

    word: str
    line: Runs


@dataclass(frozen=True, slots=True)
class Facts:
    """Named facts, in order; a fact may have several lines."""

    facts: tuple[tuple[str, tuple[Runs, ...]], ...]


@dataclass(frozen=True, slots=True)
class Count:
    """One number worth seeing first, with what it counts."""

    value: int
    label: str
    detail: str = ""
    word: str = ""


@dataclass(frozen=True, slots=True)
class Tally:
    """A few numbers to be seen at a glance."""

    counts: tuple[Count, ...]


class ColumnKind(StrEnum):
    """What a column holds: formats align, sort and type by it."""

    TEXT = "text"
    NUMBER = "number"
    STATE = "state"
    CODE = "code"
    DATE = "date"
    """A day: 2026-11-22."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table; `wide` ones take the room that is left."""

    title: str
    kind: ColumnKind = ColumnKind.TEXT
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One row: a cell for each column. The first cell names the row."""

    cells: tuple[Runs, ...]
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Columns and rows. The caption says what the rows are."""

    caption: str
    columns: tuple[Column, ...]
    rows: Iterable[Row]


@dataclass(frozen=True, slots=True)
class ListBlock:
    """Entries of one or more lines each; the first line is the entry, the rest belongs to it."""

    entries: tuple[tuple[Runs, ...], ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class TreeLine:
    """One line of a tree; depth 0 stands at the margin."""

    depth: int
    line: Runs


@dataclass(frozen=True, slots=True)
class Tree:
    """An indented tree, walked from the top. Where a format can draw, `picture` shows the same."""

    lines: tuple[TreeLine, ...]
    picture: Chains | None = None


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar; `part` of its value is hatched and explained by `part_label`."""

    label: str
    value: int
    word: str
    part: int = 0
    part_label: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A bar chart as plain values; the bars are counts of `unit`."""

    title: str
    unit: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A claim where it stands in the story; `passage` counts the places it stands at, from 1."""

    label: str
    number: int
    state: ReviewState
    status: AttributionStatus
    passage: int = 1

    @property
    def anchor(self) -> str:
        """Where the report tells about the claim."""
        return f"claim-{self.number}"


@dataclass(frozen=True, slots=True)
class Segment:
    """Text that the same claims stand on throughout, with those that start and end with it."""

    text: str
    marks: tuple[Mark, ...] = ()
    starts: tuple[Mark, ...] = ()
    ends: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class StoryParagraph:
    """One paragraph of the story, with a note beside it for each claim that starts in it."""

    segments: tuple[Segment, ...]
    notes: tuple[Runs, ...] = ()
    crosshead: bool = False
    after: str = ""
    """The line breaks, with any blanks among them, between it and the next one, as they are on file."""


@dataclass(frozen=True, slots=True)
class Story:
    """The story's own text with its claims marked."""

    paragraphs: Iterable[StoryParagraph]
    language: str


Block: TypeAlias = Heading | Paragraph | Notice | Facts | Tally | Table | ListBlock | Tree | Figure | Story


@dataclass(frozen=True, slots=True)
class Document:
    """One report for one audience.

    `kicker` says what kind of report it is, `meta` stands under the title, `contents` names the
    level-2 headings. The report's own prose is in `language`; the story may be in another. `stamp` is the line by
    which `tracker report verify` knows the report (`domain/stamp.py`): a format that has properties of its own (a meta
    element, a document's keywords) puts it there, besides what the blocks say.
    """

    title: str
    language: str
    kicker: str
    meta: tuple[tuple[str, Runs], ...]
    contents: tuple[Heading, ...]
    blocks: Iterable[Block]
    stamp: str = ""
    caution: str = ""
    """Who this copy is for: stands at the foot of every page, where a format has pages."""
