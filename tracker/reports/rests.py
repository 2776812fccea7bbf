"""The tree of what one claim rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tracker.domain.sourcing import Branch, EndKind, Independence, rests_tree
from tracker.domain.vocabulary import DerivationKind
from tracker.models.dossier import Dossier, Sources
from tracker.models.phrases import counts
from tracker.models.rows import ClaimRow
from tracker.reports.chains import Chains, Wording, chains_under
from tracker.reports.document import Block, Heading, Style, Tree, TreeLine
from tracker.reports.telling import quiet, source_name

SOURCING_RULES = frozenset(
    {
        "circular-sourcing",
        "possibly-single-source",
        "secondary-only",
        "serious-unnamed-single",
        "single-source",
        "source-retracted",
        "too-few-independent",
        "unnamed-only",
        "weak-origin",
    }
)
"""The rules whose findings the rests-on tree explains."""

MOST_DRAWN = 2_000
"""The report of a story with more claims has its trees in words only; `tracker chart` draws any of them."""

_ENDS = {
    EndKind.ORIGIN: "an origin",
    EndKind.UNNAMED: "nobody is named",
    EndKind.UNTRACED: "where it had this from is not known",
}


def rests_blocks(dossier: Dossier, claim: ClaimRow) -> Iterator[Block]:
    """The indented tree, from what is cited down to where each path ends."""
    network = dossier.sources.network_of(claim)
    branches = rests_tree(network, claim.citations, claim.supporting_evidence)
    if branches:
        yield Heading(4, "What it rests on")
        yield Tree(tuple(_line(dossier, branch) for branch in branches), _picture(dossier, claim, branches))


def _picture(dossier: Dossier, claim: ClaimRow, branches: Sequence[Branch]) -> Chains | None:
    """Nothing where there is nothing to see, and where nobody would leaf through all the pictures."""
    if len(dossier.claims) > MOST_DRAWN:
        return None
    picture = chains_of(dossier.sources, claim, dossier.independence(claim), branches)
    return picture if picture.worth_drawing else None


def chains_of(
    sources: Sources, claim: ClaimRow, measured: Independence, branches: Sequence[Branch] | None = None
) -> Chains:
    """The same as a picture has it.

    Args:
        branches: the tree of the claim, where somebody has it already.
        sources: with the derivations that may be shown.
        measured: the count that is told, whatever may be shown of it.
    """
    network = sources.network_of(claim)
    if branches is None:
        branches = rests_tree(network, claim.citations, claim.supporting_evidence)
    return chains_under(
        network,
        branches,
        measured,
        lambda key: _known(sources, key),
        Wording(f"What {claim.label} rests on", counts(measured), f"Claim {claim.number}", counts(measured)),
    )


def _line(dossier: Dossier, branch: Branch) -> TreeLine:
    name = tuple(source_name(dossier.sources, branch.source, Style.STRONG))
    told = [_led(branch.how, branch.depth, suspected=branch.suspected)]
    if branch.loop:
        told.append("and so round in a circle")
    elif branch.seen:
        told.append("see above")
    elif branch.end is not None:
        told.append(_ENDS[branch.end])
    if branch.hands:
        others = [_known(dossier.sources, key) for key in branch.hands]
        told.append(f"one hand with {', '.join(others)}")
    return TreeLine(branch.depth, (*name, *quiet(f" {' · '.join(told)}")))


def _known(sources: Sources, key: int) -> str:
    """The name of a source that the claim itself may never reach."""
    return sources.told(key) if key in sources.rows else "another source"


def _led(how: str, depth: int, *, suspected: bool) -> str:
    """How the line above leads here."""
    if depth == 0 or how == "via":
        return {"cited": "cited", "evidence": "we hold evidence of it", "via": "passed on"}[how]
    kind = "" if how == DerivationKind.OTHER else f" ({how.replace('_', ' ')})"
    return f"{'perhaps ' if suspected else ''}drawn on by the above{kind}"
