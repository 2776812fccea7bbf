"""Who says so, and how it reached us."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from tracker.domain.errors import AlreadyOnFileError, BadInputError, MoveRefusedError, NotOnFileError
from tracker.domain.vocabulary import SUPPORTING_STATUSES, AttributionMode, AttributionStatus, Role
from tracker.domain.wording import LINE, NAME, PROSE, clean, clean_day, clean_optional
from tracker.models import Attribution, Claim, Person, Via
from tracker.models.base import now
from tracker.services.claiming import standing_claim
from tracker.services.desks import require_writer
from tracker.services.reviewing import reopen_by_system
from tracker.store import ledger
from tracker.store.claims import claims_by_id, same_attribution
from tracker.store.session import find_record
from tracker.store.sources import get_source


@dataclass(frozen=True, slots=True, repr=False)
class Wording:
    """How a source's statement reached us. No repr tells any of it."""

    cue: str | None = None
    quote: str | None = None
    mode: AttributionMode | None = None
    said_on: str | None = None
    locator: str | None = None
    note: str | None = None


def attribute(
    session: Session,
    label: str,
    named: str,
    status: AttributionStatus,
    *,
    by: Person,
    via: Sequence[str] = (),
    first_hand: bool | None = None,
    wording: Wording | None = None,
) -> tuple[Attribution, bool]:
    """Put on file that a source takes this stance to a claim. Returns it, and whether a decision on the claim fell: a
    denial of a decided claim opens it again, more support does not.

    Args:
        via: who passed it on, nearest the reader first.

    Raises:
        NotOnFileError: the claim or a source is not on file.
        AlreadyOnFileError: the same statement is, retracted or not.
        BadInputError: the chain names a source twice, or a field cannot be taken.
    """
    require_writer(by)
    if status is AttributionStatus.UNATTRIBUTED:
        raise BadInputError("a source cannot leave a claim unattributed: give the stance it takes")
    claim = standing_claim(session, label)
    source = get_source(session, named)
    chain = [get_source(session, name) for name in via]
    keys = [link.id for link in chain]
    if len({*keys, source.id}) != len(keys) + 1:
        raise BadInputError(f"the chain of {label} names a source twice: name each link once, nearest the reader first")
    columns = {"claim_id": claim.id, "source_id": source.id, "chain": ",".join(map(str, keys)), "status": status}
    same = same_attribution(session, columns)
    if same is not None:
        fate = "retracted" if same.retracted_at else "on file"
        raise AlreadyOnFileError(f"this statement on {label} is {fate} already, as attribution {same.id}")
    row = Attribution(**columns, first_hand=first_hand, **_worded(wording or Wording()))
    session.add(row)
    session.flush()
    session.add_all(Via(attribution_id=row.id, position=at, source_id=key) for at, key in enumerate(keys))
    denial = status is AttributionStatus.DENIED
    fell = denial and reopen_by_system(session, claim, f"a denial came in, attribution {row.id}")
    ledger.record(session, "attribute", label, by=by)
    return row, fell


def retract_attribution(session: Session, key: int, *, by: Person, reason: str) -> tuple[str, bool]:
    """Mark an attribution as wrong. Returns the claim's label, and whether a decision on it fell, as it does with what
    spoke for the claim or against it.

    Raises:
        NotOnFileError: there is no such attribution.
        MoveRefusedError: it is retracted already.
    """
    require_writer(by)
    row, claim = _attribution(session, key)
    row.retracted_why = clean("the reason", reason, PROSE)
    row.retracted_at, row.retracted_by_id = now(), by.id
    weighs = row.status in SUPPORTING_STATUSES or row.status is AttributionStatus.DENIED
    fell = weighs and reopen_by_system(session, claim, f"attribution {key} it was decided on was retracted")
    ledger.record(session, "retract attribution", claim.label, by=by)
    return claim.label, fell


def check_attribution(session: Session, key: int, *, by: Person, locator: str | None = None) -> str:
    """Record that a checker saw that the source did say it: a tick for the quote, not for the fact.

    Raises:
        NotOnFileError: there is no such attribution.
        MoveRefusedError: it is retracted, or `by` is neither checker nor editor.
    """
    row, claim = _attribution(session, key)
    if not {Role.CHECKER, Role.EDITOR} & by.roles:
        raise MoveRefusedError("checking a statement takes a checker: ask one, or on a laptop name one with --by")
    if locator is not None:
        row.locator = clean("the locator", locator, LINE)
    row.checked_by_id, row.checked_at = by.id, now()
    ledger.record(session, "check attribution", claim.label, by=by)
    return claim.label


def _worded(wording: Wording) -> dict[str, object]:
    return {
        "cue": clean_optional("the cue", wording.cue, NAME),
        "quote": clean_optional("the quote", wording.quote, PROSE),
        "mode": wording.mode,
        "said_on": clean_day("--said-on", wording.said_on),
        "locator": clean_optional("the locator", wording.locator, LINE),
        "note": clean_optional("the note", wording.note, PROSE),
    }


def _attribution(session: Session, key: int) -> tuple[Attribution, Claim]:
    row = find_record(session, Attribution, key)
    if row is None:
        raise NotOnFileError(f"there is no attribution {key}: see `tracker attribution list ARTICLE`")
    if row.retracted_at is not None:
        raise MoveRefusedError(f"attribution {key} is retracted already")
    return row, claims_by_id(session, [row.claim_id])[0]
