from __future__ import annotations

from collections.abc import Iterator

from tracker.audit.rule import Objections, Part, rule
from tracker.domain.vocabulary import DECIDED_STATES, ReviewAct, Severity
from tracker.models import phrases
from tracker.models.dossier import Dossier
from tracker.models.rows import ClaimRow, ReviewRow


@rule(Severity.BLOCKER, reads=(Part.REVIEWS,), guards=False)
def self_verified(dossier: Dossier) -> Objections:
    """A decision by one person alone, by who also proposed, logged or reported it, or one that overrode the policy.

    Why: nobody sees their own mistake; that is what the second pair of eyes is for.
    Fails: a checker who proposes "verified" and approves it too, or decides alone with a reason; a policy overridden.
    Passes: a checker who proposes, and an editor who approves and neither logged nor reported it.
    Remedy: reopen the claim and have somebody else approve it, or waive with a reason.
    """
    for claim in dossier.claims:
        if claim.state in DECIDED_STATES and (told := "; ".join(_told(dossier, claim))):
            yield claim, told


def _told(dossier: Dossier, claim: ClaimRow) -> Iterator[str]:
    decided, proposer = _decision(claim)
    if decided is None or decided.by_id is None:
        return
    hats = _hats(dossier, claim, decided.by_id, proposer)
    name = dossier.people[decided.by_id].name
    if decided.act is not ReviewAct.APPROVE:
        how = "decided by one person" if proposer in (None, decided.by_id) else "the second-person rule was overridden"
        yield f"{how}: {name}" + (f", who also {phrases.listing(hats)}" if hats else "")
    elif hats:
        yield f"no second person: {name} approved it and also {phrases.listing(hats)}"
    if decided.overrides:
        yield f"the policy was overridden ({', '.join(decided.overrides.split(','))}) by {name}"


def _decision(claim: ClaimRow) -> tuple[ReviewRow | None, int | None]:
    """The step that brought it to the decision it stands at, and who had proposed that."""
    decided, proposer = None, None
    for row in claim.reviews:
        if row.act in (ReviewAct.REOPEN, ReviewAct.RETURN):
            decided, proposer = None, None
        elif row.to_state in DECIDED_STATES and row.act in (ReviewAct.APPROVE, ReviewAct.OVERRIDE, ReviewAct.PROPOSE):
            decided = row
        elif row.act is ReviewAct.PROPOSE:
            proposer = row.by_id
    return decided, proposer


def _hats(dossier: Dossier, claim: ClaimRow, by: int, proposer: int | None) -> list[str]:
    """What else the person who decided it had to do with it."""
    brought = ((claim.author_id, "logged the claim"), (claim.imported_by_id, "brought what it says on file"))
    worn = ((proposer, "proposed it"), *brought, *((key, "reported the story") for key in dossier.reported_by))
    return [hat for person, hat in worn if person == by]
