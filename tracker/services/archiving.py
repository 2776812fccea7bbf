"""An archived copy was made of what evidence points to. It says nothing new about the claim, so no decision falls."""

from __future__ import annotations

import re

from sqlalchemy.orm import Session

from tracker.domain.errors import BadInputError, MoveRefusedError, NotOnFileError
from tracker.domain.wording import LINE, PROSE, clean
from tracker.models import Evidence, Person
from tracker.services.desks import require_writer
from tracker.store import ledger
from tracker.store.claims import claims_by_id
from tracker.store.session import find_record

_SHA256 = re.compile("[0-9a-f]{64}")


def note_copy(
    session: Session, key: int, copy: str, *, by: Person, sha256: str | None = None, note: str | None = None
) -> str:
    """Put on file that a copy of a piece of evidence was made. Returns the claim's label.

    Args:
        copy: where the copy is.
        sha256: of the copy, which somebody else keeps; taken where we hold no file of our own.
        note: how it was made, put behind the note there is.

    Raises:
        NotOnFileError: there is no such evidence.
        MoveRefusedError: it is retracted, or has a copy already.
        BadInputError: the copy or its hash cannot be taken.
    """
    require_writer(by)
    row = find_record(session, Evidence, key)
    if row is None:
        raise NotOnFileError(f"there is no evidence {key}: see `tracker evidence list ARTICLE`")
    if row.retracted_at is not None:
        raise MoveRefusedError(f"evidence {key} is retracted: a copy of it helps nobody")
    if row.archived_url is not None:
        raise MoveRefusedError(f"evidence {key} has an archived copy already")
    if sha256 is not None and not _SHA256.fullmatch(sha256):
        raise BadInputError("a SHA-256 is 64 digits from 0 to f, in small letters")
    row.archived_url = clean("the archived link", copy, LINE)
    row.sha256 = row.sha256 or sha256
    if note is not None:
        row.note = clean("the note", "\n".join(filter(None, (row.note, note))), PROSE)
    label = claims_by_id(session, [row.claim_id])[0].label
    ledger.record(session, "archive evidence", label, by=by)
    return label
