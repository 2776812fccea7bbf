from __future__ import annotations

from tracker.audit.reading import quotes
from tracker.audit.rule import Objections, Part, rule
from tracker.domain.folding import folded
from tracker.domain.vocabulary import Severity
from tracker.domain.wording import shown
from tracker.models import phrases
from tracker.models.dossier import Dossier
from tracker.models.rows import AttributionRow, ClaimRow


@rule(Severity.WARNING, reads=(Part.WORDING, Part.HOLDINGS))
def quote_not_in_evidence(dossier: Dossier) -> Objections:
    """Quoted words do not stand in what the desk holds of their source.

    Why: quotation marks promise that somebody said exactly this, and a quote from memory is the first thing to be challenged.
    Fails: "a disaster" in quotation marks, where the stored page of the interview says "a great misfortune".
    Passes: the page says "a disaster"; or nothing is stored of it yet. What "..." or [brackets] leave out may differ.
    Remedy: correct the quote, store the passage that holds it, or take the quotation marks away.
    """
    for claim in dossier.claims:
        if not claim.evidence:
            continue
        wrong = [row for row in claim.attributions if row.live and row.quote and _unfound(claim, row)]
        if wrong:
            said = (f"{shown(row.quote or '')} ({phrases.known_as(dossier.sources, row.source_id)})" for row in wrong)
            yield claim, f"quoted, and not in the words held: {phrases.listing(said)}"


def _unfound(claim: ClaimRow, row: AttributionRow) -> bool:
    """Whether something is stored of a source on its chain, and none of that holds the quote."""
    held = [piece.excerpt for piece in claim.evidence if piece.live and piece.source_id in row.chain and piece.excerpt]
    return bool(held) and not any(quotes(folded(excerpt), row.quote or "") for excerpt in held)
