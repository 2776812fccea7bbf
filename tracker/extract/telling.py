"""What the room for suspected copies is given and gives back: plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tracker.domain.vocabulary import DerivationKind, SourceKind

COPYING_KINDS = frozenset({SourceKind.OUTLET, SourceKind.AGENCY})
"""Who is ever suspected of a copy, or of having been copied."""


@dataclass(frozen=True, slots=True)
class Party:
    """A source that may have copied or been copied. The smaller `id` came on file first."""

    id: int
    name: str = field(repr=False)
    kind: SourceKind

    @property
    def agency(self) -> bool:
        """Whether others live by what it sends them."""
        return self.kind is SourceKind.AGENCY


@dataclass(frozen=True, slots=True)
class Telling:
    """What we hold of one source's own words on one claim."""

    source: int
    texts: tuple[str, ...] = field(default=(), repr=False)
    said_on: str | None = None
    """The day it said so, ISO 8601, as exactly as it is known."""


@dataclass(frozen=True, slots=True)
class Told:
    """One claim with what its sources say, and what the desk knows of how they hang together."""

    claim: int
    text: str
    article: int = 0
    about: str | None = None
    tellings: tuple[Telling, ...] = ()
    drew: Mapping[int, frozenset[int]] = field(default_factory=dict)
    """What each source drew on as far as this claim goes, suspicions included."""
    settled: frozenset[frozenset[int]] = frozenset()
    """Pairs that somebody has judged already, or that are one hand: never proposed."""


@dataclass(frozen=True, slots=True)
class Suspicion:
    """One source seems to have drawn on another, on one claim."""

    claim: int
    source: int
    drew_on: int
    kind: DerivationKind
    why: str = field(repr=False)
    """In words, without the names."""
    direction: str
    """Why it is thought to run this way; empty where the credit says so."""
    guess: bool = False
    """The direction is no more than a guess."""

    @property
    def pair(self) -> frozenset[int]:
        """The two, whichever way."""
        return frozenset({self.source, self.drew_on})

    @property
    def reason(self) -> str:
        """Why, and why this way, in one sentence."""
        return f"{self.why}; {self.direction}" if self.direction else self.why
