"""Correcting what is published: the claim that replaces one, and a task for every story that carries it."""

from __future__ import annotations

from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from tracker.domain.errors import BadInputError, MoveRefusedError
from tracker.domain.transitions import mend, spoken
from tracker.domain.vocabulary import DECIDED_STATES, ReviewAct, ReviewState
from tracker.domain.wording import PROSE, clean_optional
from tracker.models import Claim, Person, Task
from tracker.models.base import now
from tracker.services import steps
from tracker.services.desks import require_writer
from tracker.services.permitting import require_may_correct
from tracker.services.same_claim import saying_the_same
from tracker.store import ledger
from tracker.store.claims import claims_by_id, get_claim
from tracker.store.tasks import Listed, get_task, list_tasks


@dataclass(frozen=True, slots=True)
class Corrected:
    """What came of correcting a claim."""

    claim: Claim
    instead: Claim
    """What replaced it."""
    tasks: list[Listed] = field(default_factory=list)
    """What is to be done now, in every story that carries it."""


def correct_claim(session: Session, label: str, instead: str, *, by: Person, reason: str | None = None) -> Corrected:
    """Put another claim in the place of one that was published; every story that carries it gets a task.

    Args:
        instead: the label of the claim that replaces it, of the same story or another.

    Raises:
        NotOnFileError: one of them is not on file.
        MoveRefusedError: it is not decided or not published, `by` is no editor, or what is to replace it does not stand.
    """
    claim, replacement = get_claim(session, label), get_claim(session, instead)
    reason = clean_optional("the reason", reason, PROSE)
    row = require_may_correct(claim, by=by, reason=reason)
    _require_standing(claim, replacement)
    steps.end_hold(session, claim)
    steps.write(session, claim, ReviewAct.CORRECT, by=by, to=row.to, reason=reason)
    claim.corrected_by_id = replacement.id
    session.flush()
    keys = _leave_tasks(session, claim, replacement, by)
    ledger.record(session, "correct", label, by=by)
    return Corrected(claim, replacement, [one for one in list_tasks(session) if one.task.id in keys])


def _require_standing(claim: Claim, replacement: Claim) -> None:
    """Refuse to put in a claim's place what nobody has checked, or what is known not to be so."""
    if replacement.id == claim.id:
        raise BadInputError(f"{claim.label} cannot replace itself: log what is so with `tracker claim add`")
    if replacement.state not in DECIDED_STATES:
        raise MoveRefusedError(
            f"{replacement.label} is {spoken(replacement.state)}, and what replaces a published claim is decided: "
            + mend(replacement.state, replacement.label)
        )
    if replacement.state is ReviewState.REFUTED:
        raise MoveRefusedError(f"{replacement.label} is refuted: name a claim that stands")


def _leave_tasks(session: Session, claim: Claim, replacement: Claim, by: Person) -> frozenset[int]:
    """A task for the claim's own story, and for every other with a claim that says the same: the likest of each."""
    others = claims_by_id(session, saying_the_same(session, claim, without=[replacement.id]))
    carriers = {claim.article_id: claim}
    for other in others:
        carriers.setdefault(other.article_id, other)
    tasks = [
        Task(article_id=article, claim_id=claim.id, carried_by_id=carrier.id, at=now(), by_id=by.id)
        for article, carrier in carriers.items()
    ]
    session.add_all(tasks)
    session.flush()
    return frozenset(task.id for task in tasks)


def finish_task(session: Session, key: int, *, by: Person, note: str | None = None) -> Task:
    """Close a task: the story was filed without the words, or the note says how readers were told.

    Raises:
        NotOnFileError: there is no such task.
        MoveRefusedError: it is closed already; or the story still carries the words, and no note says why that is well.
    """
    require_writer(by)
    task = get_task(session, key)
    note = clean_optional("the note", note, PROSE)
    if task.done_at is not None:
        raise MoveRefusedError(f"task {key} is done already: see `tracker task list --done`")
    listed = next(one for one in list_tasks(session, task.article_id) if one.task.id == key)
    if note is None and not listed.words_gone:
        raise MoveRefusedError(
            f"{listed.article} still carries the words of {listed.task.carried_by}: file it without them, or say with "
            '--note "..." how readers were told'
        )
    task.done_at, task.done_by_id, task.note = now(), by.id, note
    ledger.record(session, "task done", listed.article, by=by)
    return task
