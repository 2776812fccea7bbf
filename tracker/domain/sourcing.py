"""How many independent sources stand under a claim: the one definition.

Docs: `domain.md` section 3. The claim's sourcing graph leads from the claim through the sources
it cites to those they drew on. Independent sources are the largest number of paths from the claim
to an end that share no source; equally (Menger 1927) the smallest number of sources that must all
be wrong for the claim to have nothing under it. All counts are exact.
"""

from __future__ import annotations

from collections.abc import Sequence

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
from tracker.domain.strand import Strand, add_up, never_meet
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
    "reached",
    "rests_tree",
]


def independence(network: Network, citations: Sequence[Citation], evidence: Sequence[int] = ()) -> Independence:
    """Count what stands under one claim.

    Args:
        network: sources and derivations in the scope of the claim.
        citations: its live supporting attributions; their sources may be retracted.
        evidence: the source id of each piece of its live supporting evidence.

    Raises:
        KeyError: a source is reached that the network does not hold.
        IndexError: a chain is empty.
    """
    chains = [_strands(network, citation) for citation in citations]
    chains += [[network.strands[None][source]] for source in evidence]
    return add_up(chains) if never_meet(chains) else _walked(network, citations, evidence)


def _strands(network: Network, citation: Citation) -> list[Strand]:
    """The strands of a chain up to its first retracted source."""
    unsaid, said = network.strands[None], network.strands[citation.first_hand]
    strands = []
    for source in citation.chain[:-1]:
        strands.append(unsaid[source])
        if not strands[-1].live:
            return strands
    strands.append(said[citation.chain[-1]])
    return strands


def _walked(network: Network, citations: Sequence[Citation], evidence: Sequence[int]) -> Independence:
    base = lay_out(network.sites, citations, evidence)
    known = walk(network.sites, base, suspected=False)
    maximum = most_known(known)
    return Independence(
        citations=base.live,
        minimum=min(maximum, _at_worst(network, base, known, maximum)) if maximum else 0,
        maximum=maximum,
        rests_on=single_points(known) if maximum == 1 else (),
        circular=circles(known),
        ends=tuple([End(known.sources[end], kind) for end, kind in known.ends.items()]),
        unsourced=not citations and not evidence,
    )


def _at_worst(network: Network, base: Support, known: Ground, maximum: int) -> int:
    worst = walk(network.sites, base, suspected=True) if known.doubtful else known
    if maximum == 1:
        return min(1, len(worst.ends))
    return most_at_worst(network.hands, worst)


def reached(network: Network, citations: Sequence[Citation], evidence: Sequence[int] = ()) -> frozenset[int]:
    """Every source that matters to the claim at worst, those that are retracted too.

    Takes and raises what `independence` does.
    """
    base = lay_out(network.sites, citations, evidence)
    return frozenset(walk(network.sites, base, suspected=True).sources)
