"""The moves of a review: one address for each, the same services and the same refusals as the commands of that name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Annotated

from fastapi import APIRouter, Body, Path, Response
from sqlalchemy.orm import Session

from tracker.domain.errors import BadInputError
from tracker.domain.transitions import OUTCOMES
from tracker.models import Person
from tracker.services import reviewing
from tracker.services.as_seen import Seen, require_as_seen
from tracker.services.correcting import correct_claim
from tracker.store.people import get_person
from tracker.web.api.asking import WRITES, Acting, Number, Slug, answer, refusals
from tracker.web.api.shapes.asked import MoveAsked
from tracker.web.api.shapes.claims import WholeClaim
from tracker.web.api.whole import whole_claim

ROUTER = APIRouter(tags=["review"])


class MoveWord(StrEnum):
    """A move, by the word of its command."""

    TAKE = "take"
    RELEASE = "release"
    ASSIGN = "assign"
    VERIFY = "verify"
    DISPUTE = "dispute"
    REFUTE = "refute"
    UNVERIFIABLE = "unverifiable"
    NEEDS_SOURCE = "needs-source"
    OPINION = "opinion"
    APPROVE = "approve"
    RETURN = "return"
    REOPEN = "reopen"
    WITHDRAW = "withdraw"
    CORRECT = "correct"


@ROUTER.post("/claims/{slug}/{number}/moves/{move}", response_model=WholeClaim, responses=refusals(*WRITES))
def make_move(
    visit: Acting,
    slug: Slug,
    number: Number,
    move: Annotated[MoveWord, Path(description="As the command is called.")],
    asked: Annotated[MoveAsked, Body()],
) -> Response:
    """Make a move on a claim: it is proposed or decided, as the desk has it; `seen` has it refused where the claim changed."""
    label = f"{slug}#{number}"
    _require_sense(move, asked)
    with visit.writing() as (session, by):
        if asked.seen is not None:
            require_as_seen(session, label, Seen.read(asked.seen))
        _MOVES[move](session, label, asked, by)
    return answer(whole_claim(visit, label))


_TAKES: Mapping[MoveWord, frozenset[str]] = {
    MoveWord.TAKE: frozenset({"for_", "hours"}),
    MoveWord.ASSIGN: frozenset({"for_", "hours", "person"}),
    MoveWord.VERIFY: frozenset({"alone", "override"}),
    MoveWord.DISPUTE: frozenset({"alone"}),
    MoveWord.REFUTE: frozenset({"alone"}),
    MoveWord.UNVERIFIABLE: frozenset({"alone"}),
    MoveWord.OPINION: frozenset({"outcome"}),
    MoveWord.APPROVE: frozenset({"alone", "override"}),
    MoveWord.CORRECT: frozenset({"with_"}),
}
"""What a move has a use for beside a reason and what was seen."""
_NEEDS: Mapping[MoveWord, str] = {MoveWord.ASSIGN: "person", MoveWord.OPINION: "outcome", MoveWord.CORRECT: "with_"}


def _require_sense(move: MoveWord, asked: MoveAsked) -> None:
    given = {name for name, value in asked if value not in (None, False)} - {"reason", "seen"}
    strange = sorted(given - _TAKES.get(move, frozenset()))
    if strange:
        raise BadInputError(f"`{move}` has no use for `{strange[0].rstrip('_')}`: leave it out")
    needed = _NEEDS.get(move)
    if needed is not None and needed not in given:
        raise BadInputError(f"`{move}` needs `{needed.rstrip('_')}`: give it")


def _take(session: Session, label: str, asked: MoveAsked, by: Person) -> None:
    reviewing.take(session, label, by=by, purpose=asked.for_, hours=asked.hours, reason=asked.reason)


def _assign(session: Session, label: str, asked: MoveAsked, by: Person) -> None:
    whom = get_person(session, asked.person or "")
    reviewing.assign(session, label, whom, by=by, purpose=asked.for_, hours=asked.hours, reason=asked.reason)


def _propose(word: MoveWord) -> Callable[[Session, str, MoveAsked, Person], None]:
    def propose(session: Session, label: str, asked: MoveAsked, by: Person) -> None:
        reviewing.propose(
            session,
            label,
            OUTCOMES[word.value],
            by=by,
            reason=asked.reason,
            alone=asked.alone,
            override=asked.override,
        )

    return propose


def _approve(session: Session, label: str, asked: MoveAsked, by: Person) -> None:
    reviewing.approve(session, label, by=by, reason=asked.reason, alone=asked.alone, override=asked.override)


def _opinion(session: Session, label: str, asked: MoveAsked, by: Person) -> None:
    assert asked.outcome is not None
    reviewing.give_opinion(session, label, asked.outcome, by=by, reason=asked.reason)


def _correct(session: Session, label: str, asked: MoveAsked, by: Person) -> None:
    correct_claim(session, label, asked.with_ or "", by=by, reason=asked.reason)


def _plain(order: Callable[..., object]) -> Callable[[Session, str, MoveAsked, Person], None]:
    def make(session: Session, label: str, asked: MoveAsked, by: Person) -> None:
        order(session, label, by=by, reason=asked.reason)

    return make


_MOVES: Mapping[MoveWord, Callable[[Session, str, MoveAsked, Person], None]] = {
    MoveWord.TAKE: _take,
    MoveWord.RELEASE: _plain(reviewing.release),
    MoveWord.ASSIGN: _assign,
    **{word: _propose(word) for word in MoveWord if word.value in OUTCOMES},
    MoveWord.NEEDS_SOURCE: _plain(reviewing.ask_for_source),
    MoveWord.OPINION: _opinion,
    MoveWord.APPROVE: _approve,
    MoveWord.RETURN: _plain(reviewing.send_back),
    MoveWord.REOPEN: _plain(reviewing.reopen),
    MoveWord.WITHDRAW: _plain(reviewing.withdraw),
    MoveWord.CORRECT: _correct,
}
