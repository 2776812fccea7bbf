"""How many independent sources stand under a claim: the one definition.

Docs: `domain.md` section 3. The claim's sourcing graph leads from the claim through the sources
it cites to those they drew on. Independent sources are the largest number of paths from the claim
to an end that share no source; equally (Menger 1927) the smallest number of sources that must all
be wrong for the claim to have nothing under it. All counts are exact.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from tracker.domain.ground import (
    Ground,
    Support,
    circles,
    lay_out,
    most_at_worst,
    most_known,
    single_points,
    walk,
)
from tracker.domain.network import Network
from tracker.domain.rests import Branch, rests_tree
from tracker.domain.strand import Chain, add_up, apart
from tracker.domain.support import Citation, Drew, End, EndKind, Independence, SourceNode

__all__ = [
    "Branch",
    "Citation",
    "Drew",
    "End",
    "EndKind",
    "Independence",
    "Network",
    "SourceNode",
    "independence",
    "leads_to",
    "loops_short_of",
    "reached",
    "rests_tree",
]


def independence(
    network: Network,
    citations: Sequence[Citation],
    evidence: Sequence[int] = (),
) -> Independence:
    """Count what stands under one claim.

    Costs time linear in the graph reached, once more for each independent path beyond the first.

    Args:
        network: sources and derivations in the scope of the claim.
        citations: its live supporting attributions; their sources may be retracted.
        evidence: the source id of each piece of its live supporting evidence.

    Raises:
        KeyError: a source is named or reached that the network does not hold.
    """
    if not citations and not evidence:
        return Independence(0, 0, 0, (), (), (), unsourced=True)
    chains = [_strands(network, citation) for citation in citations]
    live = sum([strands[-1].live for strands in chains])
    if evidence:
        chains += _held(network, chains, evidence)
        live += sum([not network.sites[source].retracted for source in evidence])
    strands = apart(chains)
    return _walked(network, citations, evidence) if strands is None else add_up(strands, live)


def _strands(network: Network, citation: Citation) -> Chain:
    """The strands of an attribution's chain."""
    chain = citation.chain
    said = network.strands[citation.first_hand][chain[-1]]
    if len(chain) == 1:
        return (said,)
    unsaid = network.strands[None]
    via = [unsaid[source] for source in chain[:-1]]
    for place, strand in enumerate(via, start=1):
        if not strand.live:
            return tuple(via[:place])
    return (*via, said)


def _held(network: Network, chains: Sequence[Chain], evidence: Sequence[int]) -> list[Chain]:
    """The strands of evidence, but where the claim leads to its source by a chain already."""
    begun = {strands[0].source for strands in chains}
    unsaid = network.strands[None]
    return [(unsaid[source],) for source in dict.fromkeys(evidence) if source not in begun]


def _walked(
    network: Network,
    citations: Sequence[Citation],
    evidence: Sequence[int],
) -> Independence:
    """The same for any claim, by walking its graph."""
    base = lay_out(network.sites, citations, evidence)
    known = walk(network.sites, base, suspected=False)
    maximum = most_known(known)
    return Independence(
        citations=base.live,
        minimum=min(maximum, _at_worst(network, base, known, maximum)),
        maximum=maximum,
        rests_on=single_points(known) if maximum == 1 else (),
        circular=circles(known),
        ends=tuple([End(known.sources[end], kind) for end, kind in known.ends.items()]),
        unsourced=False,
    )


def _at_worst(network: Network, base: Support, known: Ground, maximum: int) -> int:
    """The count at worst; 0 or 1 where no more can matter."""
    worst = walk(network.sites, base, suspected=True) if known.doubtful else known
    if maximum < 2:
        return min(1, len(worst.ends))
    return most_at_worst(network.hands, worst, maximum if worst is known else None)


def reached(
    network: Network,
    citations: Sequence[Citation],
    evidence: Sequence[int] = (),
) -> frozenset[int]:
    """Every source that matters to the claim at worst, those that are retracted too.

    Takes and raises what `independence` does.
    """
    base = lay_out(network.sites, citations, evidence)
    return frozenset(walk(network.sites, base, suspected=True).sources)


def leads_to(
    network: Network,
    citations: Sequence[Citation],
    evidence: Sequence[int] = (),
) -> tuple[int, ...]:
    """Every source that the claim reaches as known, those that are retracted too, nearest the claim first.

    Takes and raises what `independence` does.
    """
    base = lay_out(network.sites, citations, evidence)
    return tuple(walk(network.sites, base, suspected=False).sources)


def loops_short_of(
    network: Network,
    citations: Sequence[Citation],
    evidence: Sequence[int],
    no_ends: Collection[int],
) -> tuple[tuple[int, ...], ...]:
    """The loops that the claim reaches as known and that lead to no end, where these sources are none; nearest first.

    Takes and raises what `independence` does.
    """
    known = walk(network.sites, lay_out(network.sites, citations, evidence), suspected=False)
    known.ends = {end: kind for end, kind in known.ends.items() if known.sources[end] not in no_ends}
    return circles(known)
