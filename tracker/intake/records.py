"""The records of a bundle, checked and plain. Names of other records stay names: the import finds out whether they are
on file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple


class PersonLine(NamedTuple):
    """Somebody at the desk."""

    name: str
    initials: str
    roles: list[str]


class SourceLine(NamedTuple):
    """A source; `columns` holds what else is said of it."""

    name: str
    kind: str
    aliases: list[str]
    retracted: bool
    columns: dict[str, Any]
    of_article: str | None
    known_to: str | None


class ArticleLine(NamedTuple):
    """An article."""

    slug: str
    headline: str
    reporter: str | None
    language: str
    former_reporters: Sequence[str] = ()
    """Initials."""
    deadline: str | None = None


class RevisionLine(NamedTuple):
    """An article's text; the next number where none is given."""

    article: str
    number: int | None
    text: str
    headline: str | None = None
    standfirst: str | None = None


class ClaimLine(NamedTuple):
    """A claim; the next number where none is given."""

    article: str
    number: int | None
    text: str
    status: str
    risk: str
    about: str | None
    allegation: int
    as_of: str | None
    note: str | None
    author: str | None


class PassageLine(NamedTuple):
    """Where a claim stands."""

    claim: str
    revision: int
    start: int
    end: int
    exact: str | None


class AttributionLine(NamedTuple):
    """Who says so. `wording` holds the fields of WORDING in their order, or is None where none is given."""

    claim: str
    source: str
    via: list[str]
    status: str
    first_hand: int | None
    wording: tuple[Any, ...] | None


class DerivationLine(NamedTuple):
    """Who had it from whom; a scope is a slug or a label."""

    source: str
    drew_on: str
    kind: str
    assessment: str
    scope: str | None
    note: str | None
    retracted: bool
    why: str | None


class EvidenceLine(NamedTuple):
    """What is held; the next number where none is given."""

    claim: str
    number: int | None
    source: str
    bearing: str
    columns: dict[str, Any]
    retracted: bool
    why: str | None


Record = (
    PersonLine
    | SourceLine
    | ArticleLine
    | RevisionLine
    | ClaimLine
    | PassageLine
    | AttributionLine
    | DerivationLine
    | EvidenceLine
)

WORDING = ("cue", "quote", "mode", "said_on", "locator", "note", "retracted", "retracted_why")
"""The fields of an attribution that most lines leave out."""


def slug_of(record: Record) -> str:
    """The slug of the article that a record belongs to, empty for one that belongs to none."""
    match record:
        case ArticleLine():
            return record.slug
        case RevisionLine() | ClaimLine():
            return record.article
        case PassageLine() | AttributionLine() | EvidenceLine():
            return record.claim.rpartition("#")[0]
    return ""
