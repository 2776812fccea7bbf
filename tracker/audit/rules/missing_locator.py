from __future__ import annotations

from tracker.audit.rule import Objections, Part, rule
from tracker.domain.vocabulary import Severity
from tracker.models import phrases
from tracker.models.dossier import Dossier


@rule(Severity.WARNING, reads=(Part.HOLDINGS,))
def missing_locator(dossier: Dossier) -> Objections:
    """Evidence on file does not say where in it to look.

    Why: who checks it again, or defends it in court, should not have to read four hundred pages.
    Fails: a report that supports the claim, without the page.
    Passes: the same report with its page, paragraph or time code.
    Remedy: put it on file again with its locator and retract the piece without one; of a single page, say which line.
    """
    for claim in dossier.claims:
        if bare := [row for row in claim.evidence if row.live and not row.locator]:
            yield claim, f"held without page, paragraph or time code: {phrases.pieces(dossier.sources, bare)}"
