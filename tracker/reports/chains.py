"""What one claim rests on, as a picture has it: each source once, and every step from one to the next."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from tracker.domain.sourcing import Branch, EndKind, Independence, Network


class Way(StrEnum):
    """How a step leads on."""

    CITED = "cited"
    EVIDENCE = "evidence"
    VIA = "via"
    DREW = "drew"
    SUSPECTED = "suspected"


@dataclass(frozen=True, slots=True)
class Stop:
    """One source: what it is, and what a path is worth that ends in it."""

    name: str
    kind: str
    end: EndKind | None = None
    retracted: bool = False
    point: bool = False
    """Everything rests on it."""
    circling: bool = False
    """It lies on a circle from which no end is reached."""


@dataclass(frozen=True, slots=True)
class Step:
    """From one stop to the next, by their places; `above` is None where the claim itself leads on."""

    above: int | None
    below: int
    way: Way
    back: bool = False
    """It closes a loop."""


@dataclass(frozen=True, slots=True)
class Hand:
    """Stops that are one hand at worst, with the names of those in it that the claim never comes to."""

    members: tuple[int, ...]
    beside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Wording:
    """What a picture of chains says around them."""

    title: str
    told: str
    """What stands under the claim, in a sentence."""
    claim: str
    """The claim as the picture names it."""
    count: str
    """The two counts: 6 citations, 2 independent."""


@dataclass(frozen=True, slots=True)
class Chains:
    """The sourcing graph of one claim as plain values."""

    wording: Wording
    stops: tuple[Stop, ...]
    steps: tuple[Step, ...]
    hands: tuple[Hand, ...] = ()

    @property
    def worth_drawing(self) -> bool:
        """Whether there is more to see than one source."""
        return len(self.stops) > 1


def chains_under(
    network: Network,
    branches: Sequence[Branch],
    measured: Independence,
    name: Callable[[int], str],
    wording: Wording,
) -> Chains:
    """The picture's values for one claim.

    Args:
        branches: the tree of the claim in that network.
        name: the name of a source by its id; asked of sources that the claim never comes to as well.
    """
    places: dict[int, int] = {}
    for branch in branches:
        places.setdefault(branch.source, len(places))
    circling = {source for loop in measured.circular for source in loop}
    first = {branch.source: branch for branch in branches if not branch.seen}
    stops = tuple(
        Stop(
            name(key),
            network.sites[key].kind.value,
            first[key].end,
            first[key].retracted,
            key in measured.rests_on,
            key in circling,
        )
        for key in places
    )
    return Chains(
        wording,
        stops,
        tuple(_steps(branches, places)),
        tuple(_hands(first, places, name)),
    )


def _steps(branches: Sequence[Branch], places: dict[int, int]) -> Iterator[Step]:
    path: list[int] = []
    for branch in branches:
        del path[branch.depth :]
        here = places[branch.source]
        yield Step(path[-1] if path else None, here, _way(branch), branch.loop)
        path.append(here)


def _way(branch: Branch) -> Way:
    if branch.how in (Way.CITED, Way.EVIDENCE, Way.VIA):
        return Way(branch.how)
    return Way.SUSPECTED if branch.suspected else Way.DREW


def _hands(first: dict[int, Branch], places: dict[int, int], name: Callable[[int], str]) -> Iterator[Hand]:
    """The hands that hold two stops or more: one alone takes nothing from the count."""
    told: set[int] = set()
    for key, branch in first.items():
        if not branch.hands or key in told:
            continue
        told.update(branch.hands)
        reached = sorted(places[other] for other in (key, *branch.hands) if other in places)
        if len(reached) > 1:
            yield Hand(tuple(reached), tuple(name(other) for other in branch.hands if other not in places))
