from __future__ import annotations

from tracker.audit.rule import Objections, Part, rule
from tracker.domain.vocabulary import DECIDED_STATES, Severity
from tracker.models.dossier import Dossier
from tracker.models.leaning import leans_elsewhere, looked_at

_MOST = 3
"""Passages of one claim of which it is told."""


@rule(Severity.BLOCKER, reads=(Part.REVIEWS, Part.ALIGNMENTS), guards=False)
def another_subject(dossier: Dossier) -> Objections:
    """A decided claim's sentence is as it was read, and the one before it, which says who "he" is, is another now.

    Why: "He took the money" is the same words under another man, and says another thing.
    Fails: a sentence with "he", "we" or "the latter" was moved under another name after it was verified; the name before it was
    changed; a quotation that does not say whose it is follows another speaker; a point of a list stands under another lead-in.
    Passes: a sentence that names whom it means, wherever it stands; a figure put right in the sentence before.
    Remedy: look who is meant. If it is the same, waive with that reason, which holds until a text changes it again; if not,
    reopen the claim and check what it says now.
    """
    for claim in dossier.claims:
        if claim.state not in DECIDED_STATES or claim.id not in dossier.aligned:
            continue
        since = looked_at(claim)
        if since and (leant := leans_elsewhere(dossier.aligned[claim.id], since)):
            told = "; ".join(one.told for one in leant[:_MOST])
            more = ", and more" if len(leant) > _MOST else ""
            yield claim, f"its words are as they were read, and lean on others: {told}{more}"
