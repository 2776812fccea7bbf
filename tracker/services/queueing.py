"""What waits for whom."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy.orm import Session

from tracker.domain.vocabulary import ReviewState, Risk, Role, SecondPerson
from tracker.models import Person
from tracker.models.proceedings import Proceedings, proposal_is_sealed
from tracker.models.rows import ClaimRow, PersonRow
from tracker.services.listing import hold_json
from tracker.store.articles import article_key, ever_reported_by, reporters
from tracker.store.claim_rows import load_claims
from tracker.store.claims import ClaimFilter, claim_ids, count_claims, get_claim
from tracker.store.people import person_rows
from tracker.store.settings import setting_value
from tracker.store.tasks import list_tasks

OPEN = (ReviewState.UNREVIEWED, ReviewState.IN_REVIEW, ReviewState.NEEDS_SOURCE)
FIRST, PAGE = 100, 500
"""Claims read together: at first, and from then on."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """An open claim, what it waits for, and which roles or person can go on with it."""

    claim: ClaimRow
    waits_for: str
    roles: frozenset[Role]
    holder: int | None = None
    not_by: frozenset[int] = frozenset()
    task: int | None = None
    """The task that waits, where it is not the claim's review that does."""

    def as_json(self) -> dict[str, Any]:
        """The same for programs."""
        return {
            "claim": self.claim.label,
            "state": self.claim.state.value,
            "risk": self.claim.risk.value,
            "waits_for": self.waits_for,
            "text": self.claim.text,
            "hold": None if self.claim.hold is None else hold_json(self.claim.hold),
            "task": self.task,
        }

    def is_for(self, person: Person) -> bool:
        """Whether this person can go on with it now."""
        if self.holder is not None:
            return self.holder == person.id
        return bool(self.roles & person.roles) and person.id not in self.not_by


def queue(session: Session, slug: str | None, person: Person | None = None) -> Iterator[Waiting]:
    """The open claims, high risk first, each risk in the order of filing: of one article or all, for one person or
    everybody. Pages are read as they are needed.

    Raises:
        NotOnFileError: there is no such article.
    """
    if person is not None and not _states_for(person.roles):
        return
    people = person_rows(session)
    alone = setting_value(session, "second-person") == SecondPerson.OFF
    for risk in (Risk.HIGH, Risk.NORMAL):
        for claims in _pages(session, replace(_open(session, slug, person), risk=risk.value)):
            by_article = ever_reported_by(session, {claim.article_id for claim in claims})
            for claim in claims:
                one = waiting(claim, people, by_article[claim.article_id], alone=alone)
                if person is None or one.is_for(person):
                    yield one


def next_for(session: Session, label: str, person: Person) -> str | None:
    """The claim of the same story that somebody goes on with after this one, by its label; None where nothing waits for them.

    Raises:
        NotOnFileError: there is no such claim.
    """
    claim = get_claim(session, label)
    found = next_behind((one.claim for one in queue(session, claim.article.slug, person)), claim.risk, claim.number)
    return found.label if found else None


def next_behind(claims: Iterable[ClaimRow], risk: Risk, number: int) -> ClaimRow | None:
    """Which of these claims of one story comes behind the one of this risk and number, as a queue has them; at its end it begins
    again. None where there is no other."""
    order = sorted((one for one in claims if one.number != number), key=lambda one: _place(one.risk, one.number))
    later = (one for one in order if _place(one.risk, one.number) > _place(risk, number))
    return next(later, order[0] if order else None)


def _place(risk: Risk, number: int) -> tuple[bool, int]:
    return risk is not Risk.HIGH, number


def tasks_waiting(session: Session, slug: str | None, person: Person | None = None) -> Iterator[Waiting]:
    """What corrections left to do and nobody has seen to: a matter for editors and for the story's reporter.

    Raises:
        NotOnFileError: there is no such article.
    """
    tasks = list_tasks(session, None if slug is None else article_key(session, slug))
    claims = load_claims(session, [one.task.carried_by_id for one in tasks])
    by_article = reporters(session, {claim.article_id for claim in claims})
    for claim, one in zip(claims, tasks, strict=True):
        mine = person is None or Role.EDITOR in person.roles or by_article.get(claim.article_id) == person.id
        by = f" by {one.task.replaced_by}" if one.task.replaced_by else ""
        done = ", looks done" if one.words_gone else ""
        if mine:
            told = f"task {one.task.id}: {one.task.claim} was corrected{by}{done}"
            yield Waiting(claim, told, frozenset({Role.EDITOR}), task=one.task.id)


def queue_length(session: Session, slug: str | None) -> int:
    """How many claims are open.

    Raises:
        NotOnFileError: there is no such article.
    """
    return count_claims(session, _open(session, slug))


def _open(session: Session, slug: str | None, person: Person | None = None) -> ClaimFilter:
    """Every open claim; for one person only those in states in which something may wait for them."""
    article = None if slug is None else article_key(session, slug)
    states = OPEN if person is None else _states_for(person.roles)
    return ClaimFilter(article_id=article, states=tuple(state.value for state in states))


def _states_for(roles: Collection[Role]) -> tuple[ReviewState, ...]:
    """Checkers work on all of them and hold them, editors on what is proposed, reporters look for sources."""
    if Role.CHECKER in roles:
        return OPEN
    wanted = {Role.EDITOR: ReviewState.IN_REVIEW, Role.REPORTER: ReviewState.NEEDS_SOURCE}
    return tuple(state for role, state in wanted.items() if role in roles)


def _pages(session: Session, narrow: ClaimFilter) -> Iterator[list[ClaimRow]]:
    """The claims, as many together as are read: few at first, for most look at the beginning alone."""
    after: tuple[int, int] | None = None
    most = FIRST
    while places := claim_ids(session, narrow, after=after, most=most):
        yield load_claims(session, [key for _, _, key in places], sourcing=False)
        after, most = places[-1][:2], PAGE


def waiting(claim: ClaimRow, people: dict[int, PersonRow], reporters: frozenset[int], *, alone: bool) -> Waiting:
    """What an open claim waits for.

    Args:
        reporters: the ids of everybody who reports its story or ever did.
    """
    standing = Proceedings.of(claim.reviews).for_version(claim.version)
    if standing.proposal is not None:
        proposer = standing.proposal.by_id
        who = people[proposer].initials if proposer else "the system"
        if claim.risk is Risk.HIGH and standing.opinion is None and not alone:
            barred = frozenset([proposer] if proposer else [])
            return Waiting(claim, "a blind second opinion", frozenset({Role.CHECKER}), not_by=barred)
        on_it = f"; {claim.hold.initials} is on it" if claim.hold else ""
        hidden = proposal_is_sealed(claim.reviews, claim.risk)
        says = f"what {who} proposed, under seal" if hidden else f"{who} says {standing.proposal.outcome}"
        said = f"approval: {says}{on_it}"
        barred = frozenset(
            key for key in (proposer, claim.author_id, claim.imported_by_id, *reporters) if key is not None
        )
        return Waiting(claim, said, frozenset({Role.EDITOR}), not_by=frozenset() if alone else barred)
    if claim.hold is not None:
        purpose = f", {claim.hold.purpose}" if claim.hold.purpose else ""
        said = f"{claim.hold.initials}, until {claim.hold.until:%d %b %H:%M} UTC{purpose}"
        return Waiting(claim, said, frozenset(), holder=claim.hold.person_id)
    if claim.state is ReviewState.NEEDS_SOURCE:
        return Waiting(claim, "a source", frozenset({Role.CHECKER, Role.REPORTER}))
    said = "a checker" if standing.returned is None else "a checker, sent back"
    return Waiting(claim, said, frozenset({Role.CHECKER}))
