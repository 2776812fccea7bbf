"""What we hold that bears on a claim."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from sqlalchemy.orm import Session

from tracker.domain.errors import BadInputError, MoveRefusedError, NotOnFileError
from tracker.domain.vocabulary import Bearing
from tracker.domain.wording import LINE, NAME, PROSE, clean, clean_optional
from tracker.models import Evidence, Person
from tracker.models.base import now
from tracker.services.claiming import standing_claim
from tracker.services.desks import require_writer
from tracker.services.reviewing import reopen_by_system
from tracker.store import ledger
from tracker.store.claims import claims_by_id, evidence_on
from tracker.store.filing_cabinet import Copied, keep_file, may_make_folder
from tracker.store.session import find_record
from tracker.store.sources import get_source


@dataclass(frozen=True, slots=True, repr=False)
class Holding:
    """What we hold: words from it, where in it, where it is. No repr tells any of it."""

    excerpt: str | None = None
    locator: str | None = None
    url: str | None = None
    archived_url: str | None = None
    note: str | None = None
    file: Path | Copied | None = None
    """A file, or better its copy, which was made before anybody had to wait (`place_for_file`)."""


class Place(NamedTuple):
    """Where a file of evidence is to lie."""

    folder: Path
    make: bool
    """Whether the folder may be made where it is missing."""


def place_for_file(session: Session, label: str, *, by: Person, files: Path) -> Place:
    """Where a copy of a file is to be made, before its evidence is put on this claim: a look, so that nobody waits while a large
    file is copied, and none is that would be refused.

    Args:
        files: the folder of evidence files.

    Raises:
        NotOnFileError: the claim is not there.
        MoveRefusedError: it is out of the story, or `by` may not write.
    """
    require_writer(by)
    standing_claim(session, label)
    return Place(files, may_make_folder(session))


def add_evidence(
    session: Session,
    label: str,
    named: str,
    bearing: Bearing,
    holding: Holding,
    *,
    by: Person,
    files: Path,
) -> tuple[Evidence, bool]:
    """Put evidence on a claim, with a copy of its file in the folder `files` under its SHA-256. Returns it, and whether
    a decision on the claim fell: evidence against a decided claim opens it again.

    Raises:
        NotOnFileError: the claim, the source or the file is not there.
        BadInputError: a field cannot be taken, or nothing is held at all.
    """
    require_writer(by)
    claim = standing_claim(session, label)
    source = get_source(session, named)
    columns = {
        "excerpt": clean_optional("the excerpt", holding.excerpt, PROSE),
        "locator": clean_optional("the locator", holding.locator, LINE),
        "url": clean_optional("the link", holding.url, LINE),
        "archived_url": clean_optional("the archived link", holding.archived_url, LINE),
        "note": clean_optional("the note", holding.note, PROSE),
    }
    if holding.file is None and not any(value for name, value in columns.items() if name != "note"):
        raise BadInputError("evidence needs something to look at: an excerpt, a locator, a link or a file")
    if holding.file is not None:
        columns["file_name"] = clean("the file's name", holding.file.name, NAME)
        columns["sha256"] = _kept(session, holding.file, files)
    row = Evidence(
        claim_id=claim.id,
        number=max((held.number for held in evidence_on(session, claim.id)), default=0) + 1,
        source_id=source.id,
        bearing=bearing,
        **columns,
    )
    session.add(row)
    session.flush()
    fell = bearing is Bearing.REFUTES and reopen_by_system(session, claim, f"evidence {row.id} against it came in")
    ledger.record(session, "add evidence", label, by=by)
    return row, fell


def _kept(session: Session, file: Path | Copied, files: Path) -> str:
    """Keep a file; its SHA-256."""
    if not isinstance(file, Copied):
        return keep_file(file, files, make=may_make_folder(session))
    if file.folder != files:
        raise MoveRefusedError("another folder was chosen for evidence files this moment: add the file again")
    file.keep()
    return file.sha256


def retract_evidence(session: Session, key: int, *, by: Person, reason: str) -> tuple[str, bool]:
    """Mark evidence as wrong; the file stays. Returns the claim's label, and whether a decision on it fell.

    Raises:
        NotOnFileError: there is no such evidence.
        MoveRefusedError: it is retracted already.
    """
    require_writer(by)
    row = find_record(session, Evidence, key)
    if row is None:
        raise NotOnFileError(f"there is no evidence {key}: see `tracker evidence list ARTICLE`")
    if row.retracted_at is not None:
        raise MoveRefusedError(f"evidence {key} is retracted already")
    claim = claims_by_id(session, [row.claim_id])[0]
    row.retracted_why = clean("the reason", reason, PROSE)
    row.retracted_at, row.retracted_by_id = now(), by.id
    weighs = row.bearing is not Bearing.CONTEXT
    fell = weighs and reopen_by_system(session, claim, f"evidence {key} it was decided on was retracted")
    ledger.record(session, "retract evidence", claim.label, by=by)
    return claim.label, fell


def mend_evidence(
    session: Session,
    key: int,
    *,
    by: Person,
    locator: str | None = None,
    url: str | None = None,
    archived_url: str | None = None,
) -> tuple[Evidence, bool]:
    """Say better where evidence is found; what is None stays, what is blank is taken away. Returns it, and whether a decision
    on the claim fell: filling in what was missing, and an archived copy, leave it; another place to look does not.

    Raises:
        NotOnFileError: there is no such evidence.
        BadInputError: a field cannot be taken, or nothing is held any more.
        MoveRefusedError: it is retracted, or the claim is out of the story.
    """
    require_writer(by)
    row = find_record(session, Evidence, key)
    if row is None:
        raise NotOnFileError(f"there is no evidence {key}: see `tracker evidence list ARTICLE`")
    if row.retracted_at is not None:
        raise MoveRefusedError(f"evidence {key} is retracted already")
    claim = standing_claim(session, claims_by_id(session, [row.claim_id])[0].label)
    wanted = {"locator": locator, "url": url, "archived_url": archived_url}
    columns = {
        name: clean_optional(_CALLED[name], value.strip() or None, LINE)
        for name, value in wanted.items()
        if value is not None
    }
    altered = any(
        getattr(row, name) is not None and getattr(row, name) != columns[name]
        for name in columns
        if name != "archived_url"
    )
    for name, value in columns.items():
        setattr(row, name, value)
    if not any((row.excerpt, row.locator, row.url, row.archived_url, row.sha256)):
        raise BadInputError("evidence needs something to look at: an excerpt, a locator, a link or a file")
    weighs = altered and row.bearing is not Bearing.CONTEXT
    fell = weighs and reopen_by_system(session, claim, f"evidence {key} it was decided on was altered")
    ledger.record(session, "mend evidence", claim.label, by=by)
    return row, fell


_CALLED = {"locator": "the locator", "url": "the link", "archived_url": "the archived link"}
