"""The right of reply: who was asked to answer a claim, and what came of it.

That somebody declined to comment is no denial and moves no claim; a denial belongs on the claim, as an attribution.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy.orm import Session

from tracker.audit.reading import place_of
from tracker.domain.days import full_day
from tracker.domain.errors import BadInputError, MoveRefusedError, NotOnFileError
from tracker.domain.folding import folded
from tracker.domain.vocabulary import ReplyOutcome
from tracker.domain.wording import LINE, NAME, PROSE, clean, clean_optional
from tracker.models import Claim, Person, Reply
from tracker.models.base import now
from tracker.services.claiming import find_words, standing_claim
from tracker.services.desks import require_writer
from tracker.store import ledger
from tracker.store.articles import newest_revision
from tracker.store.claims import article_of_label, claims_by_id
from tracker.store.replies import reply_listing
from tracker.store.session import find_record

SPOKE = frozenset({ReplyOutcome.ANSWERED, ReplyOutcome.DECLINED})
"""The outcomes that may have words of theirs."""


@dataclass(frozen=True, slots=True, repr=False)
class ReplyFields:
    """What may be said of asking; what is None is left as it is. No repr tells any of it."""

    party: str | None = None
    asked_on: str | None = None
    channel: str | None = None
    deadline: str | None = None
    outcome: ReplyOutcome | None = None
    answer: str | None = None
    stands: str | None = None
    note: str | None = None


def ask_for_reply(session: Session, label: str, fields: ReplyFields, *, by: Person) -> tuple[Reply, Claim]:
    """Put on file that `by` asked a party to answer a claim: the one the claim is about where none is named, today
    where no day is.

    Raises:
        NotOnFileError: there is no such claim.
        BadInputError: a field cannot be taken, nobody is named, or words that are to stand in the story do not.
        MoveRefusedError: the claim is out of the story, or `by` may only read.
    """
    require_writer(by)
    claim = standing_claim(session, label)
    wanted = _cleaned(session, claim, fields)
    party = wanted.pop("party", None) or claim.about
    if party is None:
        raise BadInputError(
            f"{claim.label} concerns nobody yet: name who was asked behind it, or say whom it concerns with "
            f"`tracker claim edit {claim.label} --about PARTY`"
        )
    answered = ReplyOutcome.ANSWERED if "answer" in wanted else ReplyOutcome.AWAITED
    defaults: dict[str, Any] = {"asked_on": now().date().isoformat(), "outcome": answered}
    row = Reply(claim_id=claim.id, party=party, asked_by_id=by.id, **defaults | wanted)
    _require_sense(row)
    session.add(row)
    session.flush()
    ledger.record(session, "add reply", claim.label, by=by)
    return row, claim


def edit_reply(session: Session, key: int, fields: ReplyFields, *, by: Person) -> tuple[Reply, Claim]:
    """Put down what came of asking, or mend what was put down.

    Raises:
        NotOnFileError: there is no such reply.
        BadInputError: a field cannot be taken, or nothing would change.
        MoveRefusedError: it is retracted, or `by` may only read.
    """
    require_writer(by)
    row = _standing_reply(session, key)
    [claim] = claims_by_id(session, [row.claim_id])
    wanted = _cleaned(session, claim, fields)
    if "answer" in wanted and "outcome" not in wanted and row.outcome not in SPOKE:
        wanted["outcome"] = ReplyOutcome.ANSWERED
    changed = {name: value for name, value in wanted.items() if value != getattr(row, name)}
    if not changed:
        raise BadInputError(
            f"nothing about reply {key} would change: say what with an option, see `tracker reply edit --help`"
        )
    for name, value in changed.items():
        setattr(row, name, value)
    _require_sense(row)
    ledger.record(session, "edit reply", claim.label, by=by)
    return row, claim


def retract_reply(session: Session, key: int, *, by: Person, reason: str) -> str:
    """Mark that somebody was asked as wrong; it stays on file. Returns the claim's label.

    Raises:
        NotOnFileError: there is no such reply.
        MoveRefusedError: it is retracted already, or `by` may only read.
    """
    require_writer(by)
    row = _standing_reply(session, key)
    [claim] = claims_by_id(session, [row.claim_id])
    row.retracted_why = clean("the reason", reason, PROSE)
    row.retracted_at, row.retracted_by_id = now(), by.id
    ledger.record(session, "retract reply", claim.label, by=by)
    return claim.label


def list_replies(session: Session, scope: str | None = None) -> Iterator[dict[str, Any]]:
    """Everybody who was asked about a claim (a label), in an article (a slug) or at the whole desk.

    Raises:
        NotOnFileError: there is no such claim or article.
    """
    article_id, claim_id = (None, None) if scope is None else article_of_label(session, scope)
    return reply_listing(session, article_id, claim_id)


def concerns(claim: Claim, party: str) -> bool:
    """Whether this party is the one that the claim is about, as far as the claim says: one name is or holds the other."""
    if claim.about is None:
        return True
    about, asked = folded(claim.about), folded(party)
    return place_of(about, asked) >= 0 or place_of(asked, about) >= 0


def _standing_reply(session: Session, key: int) -> Reply:
    row = find_record(session, Reply, key)
    if row is None:
        raise NotOnFileError(f"there is no reply {key}: see `tracker reply list`")
    if row.retracted_at is not None:
        raise MoveRefusedError(f"reply {key} is retracted already")
    return row


def _cleaned(session: Session, claim: Claim, fields: ReplyFields) -> dict[str, Any]:
    """What is given, fit to be kept."""
    wanted = {
        "party": clean_optional("the party", fields.party, NAME),
        "asked_on": _day("--asked", fields.asked_on),
        "channel": clean_optional("the channel", fields.channel, LINE),
        "deadline": _day("--deadline", fields.deadline),
        "outcome": fields.outcome,
        "answer": clean_optional("the answer", fields.answer, PROSE),
        "stands": None if fields.stands is None else _in_the_story(session, claim, fields.stands),
        "note": clean_optional("the note", fields.note, PROSE),
    }
    assert wanted.keys() == asdict(fields).keys()
    return {name: value for name, value in wanted.items() if value is not None}


def _day(field: str, value: str | None) -> str | None:
    return None if value is None else full_day(field, value).isoformat()


def _in_the_story(session: Session, claim: Claim, stands: str) -> str:
    """These words, which must stand in the newest text as they are, once or more often."""
    words = clean("--stands", stands, PROSE)
    revision = newest_revision(session, claim.article_id)
    if revision is None:
        raise BadInputError(f"{claim.article.slug} has no text on file yet: leave --stands out, or file the text first")
    find_words(revision, words, 1)
    return words


def _require_sense(row: Reply) -> None:
    """Refuse what cannot all be true of one asking."""
    tomorrow = (now() + dt.timedelta(days=1)).date().isoformat()  # it may be tomorrow already where they were asked
    if row.asked_on > tomorrow:
        raise BadInputError(f"nobody has been asked on {row.asked_on} yet: put it on file once it is done")
    if row.deadline is not None and row.deadline < row.asked_on:
        raise BadInputError(f"the deadline {row.deadline} is before {row.asked_on}, when they were asked")
    if row.answer is not None and row.outcome not in SPOKE:
        raise BadInputError(
            f"an answer is on file, so the outcome is answered or declined, not {row.outcome}: say which with --outcome"
        )
    if row.outcome is ReplyOutcome.ANSWERED and row.answer is None:
        raise BadInputError("they answered: say what with --answer")
