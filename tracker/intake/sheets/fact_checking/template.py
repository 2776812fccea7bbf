"""What the three sheets say, row by row, as it was read: plain, and nothing of it looked up."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from tracker.domain.value import value
from tracker.domain.vocabulary import SourceKind


class Mark(StrEnum):
    """What a sheet says of a fact. It is what somebody wrote in a cell, and no decision of the desk."""

    RIGHT = "right"
    WRONG = "wrong"
    OPEN = "open"
    """Nothing, or nothing that is plainly one or the other."""


@value
class Where:
    """A row of a sheet, as sentences name it."""

    sheet: str
    row: int


@value
class DraftLine:
    """One line of the draft."""

    where: Where
    key: str
    text: str = field(repr=False)
    paragraph: str
    facts: tuple[str, ...] = field(repr=False)
    """Facts that it says are in it, by id or by their words."""
    said: tuple[str, ...] = field(repr=False)
    """What else is in its row, each with its header."""


@value
class Fact:
    """One fact."""

    where: Where
    key: str
    text: str = field(repr=False)
    lines: str = field(repr=False)
    """Where it belongs, as the cell says it: ids of draft lines, or their words."""
    sources: tuple[str, ...] = field(repr=False)
    """As the cells say them: ids or names."""
    mark: Mark
    locator: str | None = field(repr=False)
    excerpt: str | None = field(repr=False)
    url: str | None = field(repr=False)
    said: tuple[str, ...] = field(repr=False)


@value
class Listed:
    """One source."""

    where: Where
    key: str
    name: str = field(repr=False)
    kind: SourceKind
    told: bool
    """Whether the sheet says what it is; else the kind is a guess."""
    url: str | None = field(repr=False)
    confidential: bool
    said: tuple[str, ...] = field(repr=False)
    kind_said: str = field(default="", repr=False)
    """What it says, where that is no kind that we know."""


@value
class Refused:
    """A row that cannot be taken, and why."""

    where: Where
    why: str


@dataclass(slots=True, repr=False)
class Template:
    """All three sheets."""

    lines: list[DraftLine] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    sources: list[Listed] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    columns: list[str] = field(default_factory=list)
    """What becomes of columns that have no place of their own, a sentence each."""
