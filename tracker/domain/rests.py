"""The indented "rests on" tree of one claim, line by line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tracker.domain.ground import Support, lay_out, walk
from tracker.domain.network import Network
from tracker.domain.support import Citation, Drew, EndKind


@dataclass(frozen=True, slots=True)
class Branch:
    """One line of the tree."""

    source: int
    depth: int
    """Steps from the sources the claim itself leads to, which are at 0."""
    how: str
    """"cited", "evidence", "via" for the next link of a chain, or the kind of a derivation."""
    suspected: bool
    """Only a suspected derivation leads here from the line above."""
    end: EndKind | None
    """What a path may end in here: as known, or at worst where nothing known leads."""
    retracted: bool
    seen: bool
    """Printed above; what it leads to is not repeated."""
    loop: bool
    """It lies on the way here already: this line closes a loop. Such a line is `seen` too."""
    hands: tuple[int, ...]
    """The other members of its hand, ascending."""


class _Twig(NamedTuple):
    """A line still to be printed."""

    source: int
    depth: int
    how: str
    suspected: bool


def rests_tree(
    network: Network,
    citations: Sequence[Citation],
    evidence: Sequence[int] = (),
) -> list[Branch]:
    """Every source reached, by suspected derivations too, depth first; one line for each edge.

    Takes and raises what `independence` does. Where several things lead from one line to the
    next, a chain is named before a derivation and a confirmed one before a suspected one.
    """
    base = lay_out(network.sites, citations, evidence)
    ends = _ends(network, base)
    pending = _first_twigs(base, citations)
    lines: list[Branch] = []
    printed: set[int] = set()
    path: dict[int, None] = {}
    while pending:
        twig = pending.pop()
        while len(path) > twig.depth:
            path.popitem()
        seen = twig.source in printed
        lines.append(_line(network, twig, ends, seen, twig.source in path))
        if not seen:
            printed.add(twig.source)
            path[twig.source] = None
            pending.extend(reversed(_twigs(network, base, twig)))
    return lines


def _first_twigs(base: Support, citations: Sequence[Citation]) -> list[_Twig]:
    """What the claim itself leads to, the last first."""
    cited = {citation.chain[0] for citation in citations}
    return [
        _Twig(source, 0, "cited" if source in cited else "evidence", suspected=False)
        for source in reversed(base.entries)
    ]


def _twigs(network: Network, base: Support, above: _Twig) -> list[_Twig]:
    """What leads on from a line, in the order of `ground.walk`."""
    source, depth = above.source, above.depth + 1
    how = {there: ("via", False) for there in base.links.get(source, ()) if there != source}
    site = network.sites[source]
    if site.onward or site.suspected:
        kinds = _kinds(network.sites.drew(source))
        for there in (*site.onward, *site.suspected):
            how.setdefault(there, kinds[there])
    return [_Twig(there, depth, *by) for there, by in how.items()]


def _kinds(drew: Iterable[Drew]) -> dict[int, tuple[str, bool]]:
    """How each source was drawn on and whether that is only suspected, the surest first."""
    kinds: dict[int, tuple[str, bool]] = {}
    for one in sorted(drew, key=lambda one: (one.suspected, one.kind)):
        kinds.setdefault(one.drew_on, (one.kind.value, one.suspected))
    return kinds


def _line(
    network: Network,
    twig: _Twig,
    ends: dict[int, EndKind],
    seen: bool,
    loop: bool,
) -> Branch:
    return Branch(
        *twig,
        end=ends.get(twig.source),
        retracted=network.sites[twig.source].retracted,
        seen=seen,
        loop=loop,
        hands=network.hands.others(twig.source),
    )


def _ends(network: Network, base: Support) -> dict[int, EndKind]:
    """The ends by source id: as known, and at worst where nothing known leads.

    What is known to lead on does so at worst, so an end at worst that is reached as known is an
    end as known too.
    """
    ends: dict[int, EndKind] = {}
    for suspected in (True, False):
        ground = walk(network.sites, base, suspected=suspected)
        ends.update({ground.sources[number]: kind for number, kind in ground.ends.items()})
    return ends
