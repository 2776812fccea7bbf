"""The facts of a story's newest text, and which of them nobody has looked at."""

from __future__ import annotations

from tracker.domain.counting import counted
from tracker.domain.coverage import Coverage, Fact, coverage, facts_left, sentences_in
from tracker.domain.proposal import Span
from tracker.domain.vocabulary import ReviewState
from tracker.models.dossier import Dossier
from tracker.models.rows import ClaimRow

WITHOUT_CLAIM = "Sentences without a claim"
"""What people read over the facts left, and beside their number."""


def without_claim(count: int) -> str:
    """So many facts are left: "1 sentence without a claim"."""
    return f"{counted(count, 'sentence')} without a claim"


def coverage_of(dossier: Dossier) -> Coverage:
    """How the facts of its newest text stand. A claim that was withdrawn covers nothing: where its words are still printed,
    nobody vouches for them."""
    return coverage(dossier.text, _claimed(dossier), sentences_in(dossier.dismissed))


def left_in(dossier: Dossier) -> tuple[Fact, ...]:
    """The facts at which nobody has looked, for whoever needs no more of it."""
    return facts_left(dossier.text, _claimed(dossier), sentences_in(dossier.dismissed)) if dossier.text else ()


def _claimed(dossier: Dossier) -> list[Span]:
    standing = [claim for claim in dossier.claims if claim.passages and claim.state is not ReviewState.WITHDRAWN]
    return [span for claim in standing for span in places(dossier, claim)]


def places(dossier: Dossier, claim: ClaimRow) -> list[Span]:
    """Where the words of a claim stand in the newest text."""
    return [(row.start, row.end) for row in claim.passages if row.revision == dossier.revision]


def withdrawn_on(dossier: Dossier, span: Span) -> list[ClaimRow]:
    """The claims that were withdrawn while their words still stand in a stretch of the newest text."""
    return [
        claim
        for claim in dossier.claims
        if claim.state is ReviewState.WITHDRAWN
        and any(start < span[1] and end > span[0] for start, end in places(dossier, claim))
    ]
