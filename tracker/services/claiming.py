"""Logging claims by hand, and mending them."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy.orm import Session

from tracker.domain.errors import BadInputError, MoveRefusedError
from tracker.domain.transitions import mend
from tracker.domain.vocabulary import LAID_ASIDE, AttributionStatus, Risk, Role
from tracker.domain.wording import LINE, NAME, PROSE, clean, clean_day, clean_optional
from tracker.models import Article, Claim, Passage, Person, Revision, Waiver
from tracker.models.base import now
from tracker.models.proceedings import sealed_steps
from tracker.services.desks import require_role, require_writer
from tracker.services.reviewing import reopen_by_system
from tracker.services.unplaced import settle, waiting_words
from tracker.services.words_apart import read_anew, words_apart
from tracker.store import ledger
from tracker.store.articles import get_article, newest_revision
from tracker.store.claims import get_claim, last_number, passages_of
from tracker.store.moves import reviews_of
from tracker.store.waivers import open_waivers

MAY_BE_EMPTY = ("about", "as_of", "note")
CONTEXT = 32
"""Code points kept before and after a passage."""


def add_claim(
    session: Session,
    slug: str,
    text: str,
    status: AttributionStatus,
    *,
    by: Person,
    words: str | None = None,
    occurrence: int | None = None,
    risk: Risk = Risk.NORMAL,
    about: str | None = None,
    allegation: bool = False,
    as_of: str | None = None,
    note: str | None = None,
) -> Claim:
    """Log one claim of an article, anchored on the exact words where they are given.

    Raises:
        NotOnFileError: there is no such article.
        BadInputError: a field cannot be taken, or the words are not in the newest text or stand there more than once.
    """
    require_writer(by)
    article = get_article(session, slug)
    passage = _place(session, article, words, occurrence)
    claim = Claim(
        article=article,
        article_id=article.id,
        number=last_number(session, article.id) + 1,
        text=clean("the text", text, LINE),
        status=status,
        risk=risk,
        about=clean_optional("the party", about, NAME),
        allegation=allegation,
        as_of=clean_day("--as-of", as_of),
        note=clean_optional("the note", note, PROSE),
        author_id=by.id,
    )
    session.add(claim)
    session.flush()
    _anchor(session, claim, passage)
    ledger.record(session, "add claim", claim.label, by=by)
    return claim


def edit_claim(
    session: Session,
    label: str,
    *,
    by: Person,
    text: str | None = None,
    status: AttributionStatus | None = None,
    words: str | None = None,
    occurrence: int | None = None,
    risk: Risk | None = None,
    about: str | None = None,
    allegation: bool | None = None,
    as_of: str | None = None,
    note: str | None = None,
    emptied: Collection[str] = (),
) -> tuple[Claim, bool]:
    """Mend a claim. Returns it, and whether a decision on it fell: a changed text, status, risk or passage is to be
    checked again; a note is not. Waivers on it end where it says something else, or its risk is high now: nobody
    accepted that.

    Args:
        emptied: which of `about`, `as_of` and `note` are to say nothing any more.

    Raises:
        NotOnFileError: there is no such claim.
        BadInputError: a field cannot be taken, or nothing was given to change.
        MoveRefusedError: it has been withdrawn or corrected; or its risk would be lowered by nobody's editor, or while
            something that was said on it is under seal.
    """
    require_writer(by)
    claim = standing_claim(session, label)
    wanted = {
        "text": clean_optional("the text", text, LINE),
        "status": status,
        "risk": risk,
        "about": clean_optional("the party", about, NAME),
        "allegation": allegation,
        "as_of": clean_day("--as-of", as_of),
        "note": clean_optional("the note", note, PROSE),
    }
    changed: dict[str, Any] = {
        name: value for name, value in wanted.items() if value is not None and value != getattr(claim, name)
    }
    changed |= dict.fromkeys(name for name in MAY_BE_EMPTY if name in emptied and getattr(claim, name) is not None)
    if not changed and words is None:
        raise BadInputError(
            f"nothing about {label} would change: say what with an option, see `tracker claim edit --help`"
        )
    if changed.get("risk") is Risk.NORMAL:
        _require_lowering(session, claim, by)
    passage = _place(session, claim.article, words, occurrence)
    _require_new_place(session, claim, passage)
    fell = False
    if passage is not None or changed.keys() - {"note"}:  # first: what is decided says what it says
        fell = reopen_by_system(session, claim, "the claim was edited")
    for name, value in changed.items():
        setattr(claim, name, value)
    _anchor(session, claim, passage)
    _settle_orphan(session, claim, passage, by)
    if passage is not None or changed.keys() & {"text", "status"}:
        _read_with_its_words(session, claim, by)
    if "text" in changed or changed.get("risk") is Risk.HIGH:
        end_waivers(session, label, by, "the claim was edited")
    ledger.record(session, "edit claim", label, by=by)
    return claim, fell


def held_waivers(session: Session, label: str) -> list[Waiver]:
    """The waivers on a claim that hold today.

    Raises:
        NotOnFileError: there is no such claim.
    """
    return open_waivers(session, get_claim(session, label).id, now().date().isoformat())


def end_waivers(session: Session, label: str, by: Person, why: str) -> None:
    """Take back what was accepted of the claim as it was. The caller writes the entry."""
    for row in held_waivers(session, label):
        row.withdrawn_at, row.withdrawn_by_id, row.withdrawn_why = now(), by.id, why


def _require_lowering(session: Session, claim: Claim, by: Person) -> None:
    """Refuse to spare a claim its second opinion, or to break the seal on what was said before it."""
    require_role(by, Role.EDITOR, "lowering the risk of a claim")
    if sealed_steps(reviews_of(session, claim.id), claim.risk):
        raise MoveRefusedError(
            f"what was said on {claim.label} is under seal, and at normal risk it could be read: its risk is lowered once both "
            "a proposal and a second opinion are in, or once it is decided"
        )


def standing_claim(session: Session, label: str) -> Claim:
    """The claim of this label, if it may still be worked on.

    Raises:
        NotOnFileError: there is no such claim.
        MoveRefusedError: it has been withdrawn or corrected.
    """
    claim = get_claim(session, label)
    require_standing(claim)
    return claim


def require_standing(claim: Claim) -> None:
    """Refuse to work on what is laid aside.

    Raises:
        MoveRefusedError: the claim has been withdrawn or corrected.
    """
    if claim.state in LAID_ASIDE:
        label = claim.label
        raise MoveRefusedError(f"{label} is {claim.state} and kept as it was: {mend(claim.state, label)}")


def _place(session: Session, article: Article, words: str | None, occurrence: int | None) -> Passage | None:
    """Where these words stand in the newest text; nowhere where none are given."""
    if words is None:
        return None
    revision = newest_revision(session, article.id)
    if revision is None:
        raise BadInputError(f"{article.slug} has no text on file yet: leave the words out, or file the text first")
    words = clean("the words", words, PROSE)
    start = find_words(revision, words, occurrence)
    return passage_at(revision, start, start + len(words))


def _require_new_place(session: Session, claim: Claim, passage: Passage | None) -> None:
    there = {(row.revision_id, row.start, row.end) for row in passages_of(session, claim.id)}
    if passage is not None and (passage.revision_id, passage.start, passage.end) in there:
        raise BadInputError(f"{claim.label} stands on these words already")


def _anchor(session: Session, claim: Claim, passage: Passage | None) -> None:
    if passage is not None:
        passage.claim_id = claim.id
        session.add(passage)


def _settle_orphan(session: Session, claim: Claim, passage: Passage | None, by: Person) -> None:
    """Where nobody could tell where the claim stands in this text, this says it, as `claim place` does."""
    revision = newest_revision(session, claim.article_id) if passage else None
    if passage is not None and revision is not None and (waiting := waiting_words(session, claim, revision)):
        settle(session, waiting[0], revision, passage, by)


def _read_with_its_words(session: Session, claim: Claim, by: Person) -> None:
    """Whoever mends a claim whose words became others has read the two together."""
    revision = newest_revision(session, claim.article_id) if words_apart(session, claim) else None
    if revision is not None:
        read_anew(session, claim, revision, by)


def find_words(revision: Revision, words: str, occurrence: int | None) -> int:
    """Where the words begin, in code points; `occurrence` counts from 1 where they stand more than once.

    Raises:
        BadInputError: they are not there, or stand there more than once and no occurrence is named.
    """
    starts = _places_of(revision, words)
    if not starts:
        raise BadInputError("these words are not in the article's newest text: copy them from it exactly")
    if occurrence is None and len(starts) > 1:
        raise BadInputError(
            f"these words stand {len(starts)} times in the text: give more of them, or say which with --occurrence"
        )
    if occurrence is not None and not 1 <= occurrence <= len(starts):
        raise BadInputError(f"these words stand {len(starts)} times in the text: there is no occurrence {occurrence}")
    return starts[(occurrence or 1) - 1]


def occurrence_at(revision: Revision, words: str, start: int) -> int:
    """Which one of the places where these words stand begins at this code point, from 1.

    Raises:
        BadInputError: none does.
    """
    starts = _places_of(revision, words)
    if start not in starts:
        raise BadInputError("these words do not begin there: select them again")
    return starts.index(start) + 1


def _places_of(revision: Revision, words: str) -> list[int]:
    starts: list[int] = []
    at = revision.text.find(words)
    while at >= 0:
        starts.append(at)
        at = revision.text.find(words, at + 1)
    return starts


def passage_at(revision: Revision, start: int, end: int) -> Passage:
    """The passage of code points `start` up to `end`, with the words and what stands around them; no claim yet."""
    text = revision.text
    return Passage(
        revision_id=revision.id,
        start=start,
        end=end,
        exact=text[start:end],
        prefix=text[max(0, start - CONTEXT) : start],
        suffix=text[end : end + CONTEXT],
    )
