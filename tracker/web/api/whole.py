"""One claim, whole: read anew after whatever was done to it, with the eyes of who did it."""

from __future__ import annotations

from typing import Any

from tracker.services.as_seen import seen_in
from tracker.services.beside import beside_json
from tracker.services.listing import as_json, evidence_json, show_claim
from tracker.web.visits import Visit


def whole_claim(visit: Visit, label: str) -> dict[str, Any]:
    """Everything on file about a claim that whoever asks may see, and what a decision on it rests on.

    Raises:
        NotOnFileError: there is no such claim.
    """
    with visit.looking() as (session, _):
        found = show_claim(session, label)
        evidence = [evidence_json(row, found.sources, found.claim.label) for row in found.claim.evidence]
        return {
            **as_json(found),
            **beside_json(session, found.claim, visit.files(session)),
            "evidence": evidence,
            "seen": seen_in(session, found).written,
        }
