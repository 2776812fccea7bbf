from __future__ import annotations

from tracker.audit.rule import Objections, rule
from tracker.domain.sourcing import EndKind
from tracker.domain.vocabulary import Severity
from tracker.models import phrases
from tracker.models.dossier import Dossier


@rule(Severity.NOTE)
def secondary_only(dossier: Dossier) -> Objections:
    """Nothing first-hand is behind a claim: whoever it leads to had it from somebody else, or will not say.

    Why: a story told on loses its edges at every hand, and none of these saw it.
    Fails: two papers that do not say where they had it, and an unnamed official.
    Passes: the same papers, and the mayor who was there.
    Remedy: find the witness, the record or the body that knows for itself.
    """
    for claim in dossier.claims:
        ends = dossier.independence(claim).ends
        if ends and all(end.kind is not EndKind.ORIGIN for end in ends):
            named = phrases.listing(phrases.known_as(dossier.sources, end.source) for end in ends)
            yield claim, f"nothing first-hand is behind it: everything leads to {named} and no further"
