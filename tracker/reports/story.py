"""The story with its claims marked, and what stands in the margin."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tracker.domain.vocabulary import ReviewState
from tracker.models.dossier import Dossier
from tracker.models.phrases import counts
from tracker.reports.document import (
    Anchor,
    Badge,
    Block,
    Notice,
    Paragraph,
    Run,
    Runs,
    Style,
    runs,
)
from tracker.reports.marking import Span, missing, story
from tracker.reports.telling import claim_links, joined, quiet


def story_blocks(dossier: Dossier, found: Sequence[Span]) -> Iterator[Block]:
    """The key to the marks, the story, and the claims that stand nowhere in it."""
    if not dossier.text:
        yield Paragraph(runs("No text is on file for this story."))
        return
    yield Paragraph((*quiet("What the marks mean: "), *joined(_key(dossier), "  ")))
    yield story(dossier.text, dossier.language, found, lambda span: _margin(dossier, span))
    absent = missing(dossier)
    if absent:
        noun = "claim" if len(absent) == 1 else "claims"
        yield Notice("note", runs(f"Nowhere in this text: {noun} ", *claim_links(absent), "."))


def _key(dossier: Dossier) -> list[Runs]:
    """The states that occur, in the order of the review."""
    present = {claim.state for claim in dossier.claims}
    return [(Badge(state),) for state in ReviewState if state in present]


def _margin(dossier: Dossier, span: Span) -> Runs:
    """What stands in the margin beside a claim."""
    claim = span.claim
    return (
        Run(str(claim.number), Style.STRONG, Anchor(span.mark.anchor)),
        Run(" "),
        Badge(claim.state),
        Run(" "),
        Run(counts(dossier.independence(claim)), Style.QUIET),
    )
