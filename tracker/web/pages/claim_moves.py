"""The moves of the review, made on a claim's page or beside its story. Each says in a sentence what it did; a decision goes on to
the next claim that waits for whoever made it."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import parse_qsl, urlencode, urlsplit

from sqlalchemy.orm import Session

from tracker.domain.choices import choose
from tracker.domain.errors import NotOnFileError
from tracker.domain.transitions import OUTCOMES
from tracker.domain.vocabulary import DECIDED_STATES, ReviewState
from tracker.models import Person
from tracker.services import review_words, reviewing
from tracker.services.as_seen import require_as_seen
from tracker.services.correcting import correct_claim
from tracker.services.queueing import next_for
from tracker.services.reviewing_as_seen import ask_for_source_as_seen, propose_as_seen
from tracker.services.task_words import left_lines
from tracker.services.undoing import may_undo, undo_last
from tracker.store.people import get_person
from tracker.web.forms import label_in, seen_in, whole_number
from tracker.web.pages.claim_work import WORK, Files, copy_of_sent
from tracker.web.paths import claim_path, local_path, story_path
from tracker.web.visits import Done, Form, Visit, move

Act = Callable[[Session, str, Form, Person], str]
"""Does it, and says what it did."""


def moved(visit: Visit, form: Form) -> Done:
    """Make the move that the path names.

    Raises:
        NotOnFileError: there is no such move.
    """
    made, label = visit.word("move"), visit.label()
    if made not in MOVES and made not in WORK:
        raise NotOnFileError("there is no such move on a claim")
    with copy_of_sent(visit, made, label, form) as sent, visit.writing() as (session, by):
        if made in MOVES:
            told = MOVES[made](session, label, form, by)
        else:
            told = WORK[made](session, label, form, by, Files(visit.files(session), sent))
        session.flush()
        undo = f"{claim_path(label)}/undo" if made in UNDONE and may_undo(session, label, by) else None
    if undo and made == "approve":
        told += " Undoing this opens it again for a checker, who proposes anew."
    onward = _onward(visit, label) if made in DECIDING and form.get("then") else None
    return Done(told, page_with(form, onward or label), undo)


def _onward(visit: Visit, label: str) -> str | None:
    """The claim to go on with, looked up once the move is kept, so that nobody waits for it."""
    with visit.looking() as (session, you):
        return next_for(session, label, you)


def page_with(form: Form, label: str) -> str:
    """Where the move leads: the page it came from, with this claim on it."""
    back = urlsplit(local_path(form.get("back")) or claim_path(label))
    slug, _, number = label.rpartition("#")
    if back.path != story_path(slug):
        return claim_path(label)
    asked = [(name, value) for name, value in parse_qsl(back.query) if name != "claim"]
    return f"{back.path}?{urlencode([*asked, ('claim', number)])}"


def _finding(outcome: ReviewState) -> Act:
    def act(session: Session, label: str, form: Form, by: Person) -> str:
        claim = propose_as_seen(
            session,
            label,
            outcome,
            seen_in(form),
            by=by,
            reason=form.get("reason"),
            alone=form.get("alone") is not None,
            override=form.get("override") is not None and outcome is ReviewState.VERIFIED,
        )
        return review_words.said_of_finding(session, claim, outcome, by)

    return act


def _take(session: Session, label: str, form: Form, by: Person) -> str:
    claim = reviewing.take(
        session,
        label,
        by=by,
        purpose=form.get("purpose"),
        hours=whole_number(form, "hours", "how many hours"),
        reason=form.get("reason"),
    )
    return review_words.said_of_taking(session, claim)


def _release(session: Session, label: str, form: Form, by: Person) -> str:
    return review_words.said_of_releasing(reviewing.release(session, label, by=by, reason=form.get("reason")))


def _assign(session: Session, label: str, form: Form, by: Person) -> str:
    person = get_person(session, form.require("person", "who is to check it"))
    claim = reviewing.assign(
        session,
        label,
        person,
        by=by,
        purpose=form.get("purpose"),
        hours=whole_number(form, "hours", "how many hours"),
        reason=form.get("reason"),
    )
    return review_words.said_of_taking(session, claim)


def _needs_source(session: Session, label: str, form: Form, by: Person) -> str:
    ask_for_source_as_seen(session, label, seen_in(form), by=by, reason=form.get("reason"))
    return review_words.said_of_asking_for_source(label)


def _opinion(session: Session, label: str, form: Form, by: Person) -> str:
    undecided = [state for state in ReviewState if state not in DECIDED_STATES]
    outcome = choose(ReviewState, form.require("outcome", "what you find"), "outcome", without=undecided)
    require_as_seen(session, label, seen_in(form))
    claim = reviewing.give_opinion(session, label, outcome, by=by, reason=form.get("reason"))
    return review_words.said_of_opinion(session, claim)


def _approve(session: Session, label: str, form: Form, by: Person) -> str:
    require_as_seen(session, label, seen_in(form))
    claim = reviewing.approve(
        session,
        label,
        by=by,
        reason=form.get("reason"),
        alone=form.get("alone") is not None,
        override=form.get("override") is not None,
    )
    return review_words.said_of_approval(session, claim, by)


def _return(session: Session, label: str, form: Form, by: Person) -> str:
    require_as_seen(session, label, seen_in(form))
    reviewing.send_back(session, label, by=by, reason=form.get("reason"))
    return review_words.said_of_returning(label)


def _reopen(session: Session, label: str, form: Form, by: Person) -> str:
    require_as_seen(session, label, seen_in(form))
    reviewing.reopen(session, label, by=by, reason=form.get("reason"))
    return review_words.said_of_reopening(label)


def _withdraw(session: Session, label: str, form: Form, by: Person) -> str:
    require_as_seen(session, label, seen_in(form))
    reviewing.withdraw(session, label, by=by, reason=form.get("reason"))
    return review_words.said_of_withdrawing(label)


def _correct(session: Session, label: str, form: Form, by: Person) -> str:
    require_as_seen(session, label, seen_in(form))
    instead = label_in(label.rpartition("#")[0], form.require("with", "the claim that replaces it"))
    done = correct_claim(session, label, instead, by=by, reason=form.get("reason"))
    return f"{label} is corrected by {done.instead.label}; it stays on file. {' '.join(left_lines(done.tasks))}"


def _undo(session: Session, label: str, form: Form, by: Person) -> str:
    return undo_last(session, label, by=by)


DECIDING = frozenset({*OUTCOMES, "needs-source", "approve", "return", "opinion"})
"""The moves after which there is nothing more to do on a claim for whoever made them."""
MOVES: dict[str, Act] = {
    **{command: _finding(outcome) for command, outcome in OUTCOMES.items()},
    "take": _take,
    "release": _release,
    "assign": _assign,
    "needs-source": _needs_source,
    "opinion": _opinion,
    "approve": _approve,
    "return": _return,
    "reopen": _reopen,
    "withdraw": _withdraw,
    "correct": _correct,
    "undo": _undo,
}
"""By the last word of the path."""
UNDONE = frozenset({*MOVES, "split", "merge"}) - {"undo"}
"""The moves that are steps of a review, or take a claim out of the story: such a step may have one that leads back."""

ROUTES = (move("/stories/{slug}/claims/{number:int}/{move}", moved),)
