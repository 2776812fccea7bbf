from __future__ import annotations

from tracker.audit.rule import Objections, rule
from tracker.audit.thresholds import Minimum, Thresholds
from tracker.domain.sourcing import EndKind, Independence
from tracker.domain.vocabulary import Severity
from tracker.models import phrases
from tracker.models.dossier import Dossier
from tracker.models.rows import ClaimRow


@rule(Severity.WARNING)
def too_few_independent(dossier: Dossier, thresholds: Thresholds) -> Objections:
    """Fewer independent sources than the policy asks for at the claim's risk.

    Why: how much a desk wants under a sentence is its own decision, and it should notice when there is less.
    Fails: a claim of high risk on one court record, where the policy asks for two.
    Passes: the court record, and a witness who knows for herself.
    Remedy: find a further source that knows for itself, or waive with a reason.
    """
    for claim in dossier.claims:
        measured = dossier.independence(claim)
        found, asked, where = _held_against(claim, measured, thresholds.minimum)
        if found < asked:
            path = "" if measured.unsourced else f": {phrases.what_stands(dossier.sources, claim, measured)}"
            yield claim, f"{found} independent{where}{path}"


def _held_against(claim: ClaimRow, measured: Independence, minimum: Minimum) -> tuple[int, int, str]:
    """What it has, what it needs, and how that is said. Where nothing first-hand is behind it, it has one at worst
    whatever is done: what a policy asks of such claims besides is held against the count as known."""
    special = _special(measured, minimum)
    if special is not None and measured.maximum < special[0]:
        asked, those = special
        return measured.maximum, asked, f" as known, and the policy asks for {asked} where {those}"
    asked = minimum.at(claim.risk)
    worst = " at worst" if measured.minimum < measured.maximum else ""
    return measured.minimum, asked, f"{worst}, and the policy asks for {asked} at {claim.risk} risk"


def _special(measured: Independence, minimum: Minimum) -> tuple[int, str] | None:
    """The number asked of claims with no first-hand source, or none with a name; the larger where both are set."""
    if minimum.secondary is minimum.unnamed is None:
        return None
    kinds = {end.kind for end in measured.ends}
    if not kinds or EndKind.ORIGIN in kinds:
        return None
    all_unnamed = minimum.unnamed if kinds == {EndKind.UNNAMED} else None
    asked = max(all_unnamed or 0, minimum.secondary or 0)
    if not asked:
        return None
    return asked, "every source is unnamed" if asked == all_unnamed else "nothing is first-hand"
