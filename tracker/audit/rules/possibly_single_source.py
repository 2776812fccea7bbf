from __future__ import annotations

from tracker.audit.rule import Objections, rule
from tracker.domain.vocabulary import Severity
from tracker.models import phrases
from tracker.models.dossier import Dossier


@rule(Severity.WARNING)
def possibly_single_source(dossier: Dossier) -> Objections:
    """A claim's sources look independent, and at worst are one.

    Why: two papers under one owner, or two that cannot say where they had it, may be one voice.
    Fails: a ministry, and an outlet that does not say where it had it and may have copied the ministry.
    Passes: a ministry, and a court record that did not draw on it.
    Remedy: ask the outlet where it had it, confirm or dismiss the suspicion, or find a further source.
    """
    for claim in dossier.claims:
        measured = dossier.independence(claim)
        if measured.minimum <= 1 < measured.maximum:
            yield claim, phrases.sourcing_sentence(dossier.sources, claim, measured)
