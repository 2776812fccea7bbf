from __future__ import annotations

from tracker.audit.rule import Objections, rule
from tracker.domain.vocabulary import Severity
from tracker.models import phrases
from tracker.models.dossier import Dossier


@rule(Severity.WARNING)
def unsourced(dossier: Dossier) -> Objections:
    """A claim that nobody on file states and nothing on file supports.

    Why: a reader asks "who says so?", and the desk would have no answer.
    Fails: two experts who only speculate about it, and a ministry that denies it.
    Passes: one agency that reports it, or one document that supports it.
    Remedy: find who states it, hold evidence for it, or cut it.
    """
    for claim in dossier.claims:
        if dossier.independence(claim).unsourced:
            yield claim, phrases.nobody_states_it(dossier.sources, claim)
