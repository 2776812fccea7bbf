"""Archived copies were made of what evidence points to. It says nothing new about a claim, so no decision falls."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import field

from sqlalchemy.orm import Session

from tracker.domain.errors import BadInputError, MoveRefusedError, NotOnFileError
from tracker.domain.value import value
from tracker.domain.wording import LINE, PROSE, clean
from tracker.models import Evidence, Person
from tracker.services.desks import require_writer
from tracker.store import ledger
from tracker.store.claims import claims_by_id
from tracker.store.session import find_record

_SHA256 = re.compile("[0-9a-f]{64}")


@value
class Copy:
    """A copy of what one piece of evidence points to. No repr tells where it is."""

    evidence: int
    url: str = field(repr=False)
    sha256: str | None = None
    """Of the copy, which somebody else keeps; it is taken where we hold no file of our own."""
    note: str | None = field(default=None, repr=False)
    """How it was made, put behind the note there is."""


def note_copies(session: Session, copies: Sequence[Copy], *, by: Person) -> list[str]:
    """Put on file that copies were made, as one act. Returns the labels of the claims.

    Raises:
        NotOnFileError: there is no such evidence.
        MoveRefusedError: it is retracted, or has a copy already.
        BadInputError: a copy or its hash cannot be taken.
    """
    require_writer(by)
    rows = [_noted(session, copy) for copy in copies]
    claims = claims_by_id(session, sorted({row.claim_id for row in rows}))
    slugs = {claim.article.slug for claim in claims}
    ledger.record(session, "archive evidence", slugs.pop() if len(slugs) == 1 else "desk", by=by)
    return [claim.label for claim in claims]


def _noted(session: Session, copy: Copy) -> Evidence:
    key = copy.evidence
    row = find_record(session, Evidence, key)
    if row is None:
        raise NotOnFileError(f"there is no evidence {key}: see `tracker evidence list ARTICLE`")
    if row.retracted_at is not None:
        raise MoveRefusedError(f"evidence {key} is retracted: a copy of it helps nobody")
    if row.archived_url is not None:
        raise MoveRefusedError(f"evidence {key} has an archived copy already")
    if copy.sha256 is not None and not _SHA256.fullmatch(copy.sha256):
        raise BadInputError("a SHA-256 is 64 digits from 0 to f, in small letters")
    row.archived_url = clean("the archived link", copy.url, LINE)
    row.sha256 = row.sha256 or copy.sha256
    if copy.note is not None:
        row.note = clean("the note", "\n".join(filter(None, (row.note, copy.note))), PROSE)
    return row
