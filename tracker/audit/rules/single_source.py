from __future__ import annotations

from tracker.audit.rule import Objections, rule
from tracker.domain.vocabulary import Severity
from tracker.models import phrases
from tracker.models.dossier import Dossier


@rule(Severity.WARNING)
def single_source(dossier: Dossier) -> Objections:
    """A claim's support all leads back to one source.

    Why: papers that repeat one agency report are one source, however many they are.
    Fails: two papers cited, both drawing on the same agency.
    Passes: the agency, and a court record that did not draw on it.
    Remedy: find a source that knows for itself, or waive with a reason.
    """
    for claim in dossier.claims:
        measured = dossier.independence(claim)
        if measured.maximum == 1:
            yield claim, phrases.sourcing_sentence(dossier.sources, claim, measured)
