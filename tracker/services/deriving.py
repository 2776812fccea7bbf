"""Who had it from whom."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from sqlalchemy.orm import Session

from tracker.domain.errors import AlreadyOnFileError, BadInputError, MoveRefusedError, NotOnFileError
from tracker.domain.vocabulary import Assessment, DerivationKind
from tracker.domain.wording import PROSE, clean, clean_optional
from tracker.models import Derivation, Person
from tracker.models.base import now
from tracker.services.desks import require_writer
from tracker.services.shifting import MOST, Change, Shift, keys_in_scope, shifts
from tracker.store import ledger
from tracker.store.claims import article_of_label
from tracker.store.session import find_record
from tracker.store.sources import find_derivation, get_source


def derive(
    session: Session,
    named: str,
    drew_on: str,
    *,
    by: Person,
    kind: DerivationKind = DerivationKind.OTHER,
    suspected: bool = False,
    scope: str | None = None,
    note: str | None = None,
) -> Derivation:
    """Put on file that one source drew on another: always, in one article (a slug), or for one claim (a label).

    Raises:
        NotOnFileError: a source or the scope is not on file.
        AlreadyOnFileError: the same derivation is, dismissed or retracted or not.
        BadInputError: a source cannot draw on itself.
    """
    require_writer(by)
    source, other = get_source(session, named), get_source(session, drew_on)
    if source.id == other.id:
        raise BadInputError(f"{source.spoken} cannot draw on itself")
    article_id, claim_id = (None, None) if scope is None else article_of_label(session, scope)
    columns = {
        "source_id": source.id,
        "drew_on_id": other.id,
        "kind": kind,
        "article_id": article_id,
        "claim_id": claim_id,
    }
    same = find_derivation(session, columns)
    if same is not None:
        fate = "retracted" if same.retracted_at else same.assessment.value
        raise AlreadyOnFileError(f"that is on file already as derivation {same.id}, {fate}")
    assessment = Assessment.SUSPECTED if suspected else Assessment.CONFIRMED
    row = Derivation(**columns, assessment=assessment, note=clean_optional("the note", note, PROSE))
    session.add(row)
    session.flush()
    ledger.record(session, "derive", f"derivation:{row.id}", by=by)
    return row


_ACTS = {Assessment.CONFIRMED: "confirm", Assessment.SUSPECTED: "suspect", Assessment.DISMISSED: "dismiss"}


class Assessed(NamedTuple):
    """A derivation after somebody judged it, and what that did."""

    derivation: Derivation
    moved: list[Shift]
    """The claims whose count is another."""
    unread: int
    """Claims that it may touch and that were not looked at, for they are too many."""


def assess_derivation(session: Session, key: int, assessment: Assessment, *, by: Person) -> Assessed:
    """Confirm or dismiss a derivation, or suspect it only.

    Raises:
        NotOnFileError: there is no such derivation.
        MoveRefusedError: it is retracted, or so assessed already.
    """
    require_writer(by)
    row = _derivation(session, key)
    if row.assessment is assessment:
        raise MoveRefusedError(f"derivation {key} is {assessment} already")
    keys = keys_in_scope(session, row.source_id, row.article_id, row.claim_id)
    moved = [shift for shift in shifts(session, keys[:MOST], _assessed_so(key, assessment)) if shift.moved]
    row.assessment = assessment
    ledger.record(session, f"{_ACTS[assessment]} derivation", f"derivation:{key}", by=by)
    return Assessed(row, moved, max(0, len(keys) - MOST))


def _assessed_so(key: int, assessment: Assessment) -> Change:
    """The derivations with one assessed otherwise."""
    return lambda rows: tuple(replace(row, assessment=assessment) if row.id == key else row for row in rows)


def retract_derivation(session: Session, key: int, *, by: Person, reason: str) -> Derivation:
    """Mark a derivation as a mistake.

    Raises:
        NotOnFileError: there is no such derivation.
        MoveRefusedError: it is retracted already.
    """
    require_writer(by)
    row = _derivation(session, key)
    row.retracted_why = clean("the reason", reason, PROSE)
    row.retracted_at, row.retracted_by_id = now(), by.id
    ledger.record(session, "retract derivation", f"derivation:{key}", by=by)
    return row


def _derivation(session: Session, key: int) -> Derivation:
    row = find_record(session, Derivation, key)
    if row is None:
        raise NotOnFileError(f"there is no derivation {key}: see `tracker derivation list`")
    if row.retracted_at is not None:
        raise MoveRefusedError(f"derivation {key} is retracted already")
    return row
