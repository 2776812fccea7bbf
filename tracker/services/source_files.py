"""Everything on file about one source."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Session

from tracker.domain.who_sees import SEALED, SOMEBODY
from tracker.models import Source
from tracker.models.rows import PersonRow
from tracker.store.claims import ClaimFilter, claim_ids, claims_by_id
from tracker.store.people import person_rows
from tracker.store.sources import derivation_listing, get_source

_MOST = 200
"""Claims named one by one."""


def source_file(session: Session, named: str) -> dict[str, Any]:
    """A source as programs and people see it: what it is, whom it drew on, the claims it stands on (200 at most).

    Raises:
        NotOnFileError: there is no such source.
    """
    source = get_source(session, named)
    people = person_rows(session)
    derivations = derivation_listing(session, of=source.id)
    places = claim_ids(session, ClaimFilter(source_id=source.id), after=None, most=_MOST)
    return {
        "source": source.name,
        "kind": source.kind.value,
        "aliases": [alias.name for alias in source.aliases],
        "genre": source.genre.value if source.genre else None,
        "terms": source.terms.value if source.terms else None,
        "reliability": source.reliability.value if source.reliability else None,
        "confidential": source.confidential,
        "description": source.description,
        "why_unnamed": source.why_unnamed,
        "known_to": _who_knows(source, people),
        "note": source.note,
        "retracted": source.retracted_at is not None,
        "retracted_why": source.retracted_why,
        "derivations": [_told(row) for row in derivations],
        "claims": [claim.label for claim in claims_by_id(session, [key for _, _, key in places])],
    }


def _who_knows(source: Source, people: dict[int, PersonRow]) -> str | None:
    """Initials of who knows it; that somebody does, where who may not be seen."""
    if source.known_to_id == SOMEBODY:
        return SEALED
    return people[source.known_to_id].initials if source.known_to_id else None


def _told(row: dict[str, Any]) -> str:
    scope = f" in {row['scope']}" if row["scope"] else ""
    fate = "retracted" if row["retracted"] else row["assessment"]
    return f"{row['id']}. {row['source']} drew on {row['drew_on']} ({row['kind'].replace('_', ' ')}){scope}: {fate}"
