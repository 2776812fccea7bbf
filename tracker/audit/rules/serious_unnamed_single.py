from __future__ import annotations

from tracker.audit.rule import Objections, Part, rule
from tracker.domain.vocabulary import DECIDED_STATES, ReviewAct, Severity, SourceKind
from tracker.models import phrases
from tracker.models.dossier import Dossier
from tracker.models.proceedings import Proceedings
from tracker.models.rows import ClaimRow, SourceRow


@rule(Severity.BLOCKER, reads=(Part.REVIEWS,))
def serious_unnamed_single(dossier: Dossier) -> Objections:
    """An allegation about somebody rests on one unnamed source, and no second person has approved it.

    Why: an accusation by nobody in particular can do grave harm, and nobody answers for it but the desk.
    Fails: a minister is said to have taken money, by one unnamed aide; the editor decided that alone.
    Passes: the same, proposed by a checker and approved by an editor; or two aides through two papers.
    Remedy: get somebody on the record or a second source, or let an editor approve what another proposed.
    """
    for claim in dossier.claims:
        if not claim.allegation or _approved(claim):
            continue
        measured = dossier.independence(claim)
        if measured.maximum == 1 and all(_nameless(dossier.sources.rows[end.source]) for end in measured.ends):
            about = f" about {claim.about}" if claim.about else ""
            path = phrases.resting_on(dossier.sources, measured.rests_on)
            yield claim, f"an allegation{about} on one unnamed source, with no second person's approval: {path}"


def _nameless(row: SourceRow) -> bool:
    """Whether readers will not learn who it is; that it was there itself makes it no less so."""
    return row.confidential or row.kind in (SourceKind.UNNAMED, SourceKind.GROUP)


def _approved(claim: ClaimRow) -> bool:
    """Whether the decision it stands at is an approval by somebody other than who proposed it."""
    if claim.state not in DECIDED_STATES:
        return False
    stands = Proceedings.of(claim.reviews)
    decision, proposal = stands.decision, stands.decided_on
    if decision is None or proposal is None or decision.act is not ReviewAct.APPROVE:
        return False
    return decision.by_id is not None and decision.by_id != proposal.by_id
