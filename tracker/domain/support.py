"""The plain values a sourcing graph is made of (docs: `domain.md` section 3)."""

from __future__ import annotations

from enum import StrEnum

from tracker.domain.value import value
from tracker.domain.vocabulary import DerivationKind, SourceKind


@value
class SourceNode:
    """What independence needs to know of one source."""

    kind: SourceKind
    retracted: bool = False


@value
class Citation:
    """One live supporting attribution.

    `chain` holds source ids, nearest the reader first; the last one said it.

    Raises:
        ValueError: the chain is empty.
    """

    chain: tuple[int, ...]
    first_hand: bool | None = None

    def __post_init__(self) -> None:
        if not self.chain:
            raise ValueError("a citation needs the source who said it")


@value
class Drew:
    """One live derivation in scope: neither retracted nor dismissed."""

    source: int
    drew_on: int
    kind: DerivationKind
    suspected: bool = False


class EndKind(StrEnum):
    """What stands at the end of a path from a claim."""

    ORIGIN = "origin"
    UNNAMED = "unnamed"
    UNTRACED = "untraced"


@value
class End:
    """A source at which a path from a claim may end."""

    source: int
    kind: EndKind


@value
class Independence:
    """What stands under one claim; sources by id, nearest the claim first."""

    citations: int
    """The naive count: attributions and evidence that no retracted source stands in."""
    minimum: int
    """Independent sources at worst, never more than the maximum."""
    maximum: int
    """Independent sources as known."""
    rests_on: tuple[int, ...]
    """The single points of failure: sources on every path as known."""
    circular: tuple[tuple[int, ...], ...]
    """Loops reached as known that lead to no end, each from its nearest source onward."""
    ends: tuple[End, ...]
    """Every end reached as known."""
    unsourced: bool
    """No supporting attribution and no supporting evidence at all."""


_PLAIN_ENDS = {
    SourceKind.GROUP: EndKind.UNNAMED,
    SourceKind.UNNAMED: EndKind.UNNAMED,
    SourceKind.OUTLET: EndKind.UNTRACED,
    SourceKind.AGENCY: EndKind.UNTRACED,
}


def end_kind(kind: SourceKind, first_hand: bool | None) -> EndKind:
    """What a source of this kind is where a path ends at it."""
    if first_hand:
        return EndKind.ORIGIN
    plain = _PLAIN_ENDS.get(kind, EndKind.ORIGIN)
    if first_hand is False and plain is EndKind.ORIGIN:
        return EndKind.UNTRACED
    return plain
