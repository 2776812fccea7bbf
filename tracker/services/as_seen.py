"""How a claim stood when somebody looked at it: nobody decides on what has changed since."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, Self

from sqlalchemy.orm import Session

from tracker.domain.errors import BadInputError, MoveRefusedError
from tracker.services.listing import Sourced, show_claim
from tracker.store.articles import newest_number

_FIGURES = 7
"""How many numbers stand in `Seen.written` before those of the evidence."""


class Seen(NamedTuple):
    """What a decision on a claim rests on, as it was shown."""

    version: int
    steps: int
    """Of its review so far."""
    revision: int
    """The number of the newest text, 0 where there is none."""
    minimum: int
    """Of the independent sources."""
    maximum: int
    citations: int
    denials: int
    evidence: tuple[int, ...]
    """The ids of the live pieces."""

    @property
    def interval(self) -> str:
        """How many independent sources: "1", or "1-2" where a suspicion is open."""
        return str(self.maximum) if self.minimum == self.maximum else f"{self.minimum}-{self.maximum}"

    @property
    def written(self) -> str:
        """As a page carries it from the look to the move: numbers with points between."""
        return ".".join(map(str, (*self[:_FIGURES], *self.evidence)))

    @classmethod
    def read(cls, written: str) -> Self:
        """What `written` says.

        Raises:
            BadInputError: it is nothing that a page of ours carried.
        """
        parts = written.split(".")
        if len(parts) < _FIGURES or not all(part.isascii() and part.isdecimal() and len(part) < 20 for part in parts):
            raise BadInputError("the page does not say what was looked at: load it again")
        figures = [int(part) for part in parts]
        version, steps, revision, minimum, maximum, citations, denials, *evidence = figures
        return cls(version, steps, revision, minimum, maximum, citations, denials, tuple(evidence))


def seen_now(session: Session, label: str) -> Seen:
    """How a claim stands.

    Raises:
        NotOnFileError: there is no such claim.
    """
    return seen_in(session, show_claim(session, label))


def seen_in(session: Session, found: Sourced) -> Seen:
    """The same of a claim that was read with its history."""
    claim, measured = found.claim, found.measured
    return Seen(
        claim.version,
        len(claim.reviews),
        newest_number(session, claim.article_id),
        measured.minimum,
        measured.maximum,
        measured.citations,
        len(claim.denials),
        tuple(row.id for row in claim.evidence if row.live),
    )


def require_as_seen(session: Session, label: str, seen: Seen) -> None:
    """Refuse a decision on what is not what was looked at.

    Raises:
        MoveRefusedError: it has changed; the sentence says what of it.
        NotOnFileError: there is no such claim.
    """
    stands = seen_now(session, label)
    if stands == seen:
        return
    if stands == seen._replace(revision=stands.revision):
        raise MoveRefusedError(f"the story was filed anew since you looked at {label}: here it is as it stands now")
    changed = "; ".join(_changes(seen, stands))
    raise MoveRefusedError(f"{label} has changed since you looked at it ({changed}): here it is as it stands now")


def _changes(before: Seen, after: Seen) -> Iterator[str]:
    """What is no longer as it was, in words."""
    if after.steps != before.steps:
        yield "its review went on"
    elif after.version != before.version:
        yield "what it says or rests on was edited"
    if after.revision != before.revision:
        yield "the story was filed anew"
    if (after.minimum, after.maximum) != (before.minimum, before.maximum):
        yield f"independent sources {before.interval} then, {after.interval} now"
    if after.citations != before.citations:
        yield f"citations {before.citations} then, {after.citations} now"
    if after.denials != before.denials:
        yield f"denials {before.denials} then, {after.denials} now"
    if after.evidence != before.evidence:
        yield "the evidence is another"
