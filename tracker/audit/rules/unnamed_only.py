from __future__ import annotations

from tracker.audit.rule import Objections, rule
from tracker.domain.sourcing import EndKind
from tracker.domain.vocabulary import Severity
from tracker.models import phrases
from tracker.models.dossier import Dossier


@rule(Severity.WARNING)
def unnamed_only(dossier: Dossier) -> Objections:
    """A claim rests on unnamed sources alone, and there are fewer than two.

    Why: nobody answers for it with a name, and one anonymous voice may be mistaken or have an interest.
    Fails: an agency that had it from one unnamed official.
    Passes: two agencies, each with an unnamed official of its own; or one official with a name.
    Remedy: get somebody on the record, find a second source, or say in the text how it is known.
    """
    for claim in dossier.claims:
        measured = dossier.independence(claim)
        unnamed = measured.ends and all(end.kind is EndKind.UNNAMED for end in measured.ends)
        if unnamed and measured.maximum < 2:
            path = phrases.resting_on(dossier.sources, measured.rests_on)
            yield claim, f"nobody named stands behind it: {path}"
