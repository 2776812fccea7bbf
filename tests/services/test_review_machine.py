"""Random people make random moves on a few claims at a real desk, next to a simple model of section 5 of domain.md."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as some
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from tests.conftest import Desk
from tests.domain.review_table import DECIDED, WHO_MAY
from tests.services.newsroom import DISPUTED, REFUTED, SLUG, UNVERIFIABLE, VERIFIED, Clock, Room
from tracker.domain.errors import TrackerError
from tracker.domain.transitions import Move
from tracker.domain.vocabulary import ReviewAct, ReviewState, Role
from tracker.models import Evidence, Review
from tracker.services import claiming, desks, evidencing, reviewing, sources
from tracker.services.proving import prove
from tracker.store import ledger
from tracker.store.raw_rows import columns_of, rows_of

ROLES = {
    "RL": {Role.REPORTER},
    "MC": {Role.CHECKER},
    "AO": {Role.CHECKER},
    "EK": {Role.EDITOR},
    "CE": {Role.CHECKER, Role.EDITOR},
    "FE": {Role.CHECKER, Role.EDITOR},
    "ann": set(Role),
}
"""FE reported the story, ann logged the claims."""

INVOLVED = {"FE", "ann"}
FOR, AGAINST = "supports", "refutes"
WANTED = {VERIFIED: FOR, DISPUTED: AGAINST, REFUTED: AGAINST}
OPEN = (ReviewState.IN_REVIEW, *DECIDED)

PEOPLE = some.sampled_from(sorted(ROLES))
CHECKERS = some.sampled_from(["MC", "AO", "CE", "FE", "ann"])
EDITORS = some.sampled_from(["EK", "CE", "CE", "FE", "ann", "MC"])
HAPPENINGS = some.integers(0, 20)
"""Most of the time nothing does."""
SELDOM = some.sampled_from([False, False, True])
CLAIMS = some.integers(0, 1)
OUTCOMES = some.sampled_from([VERIFIED, VERIFIED, REFUTED, UNVERIFIABLE])


@dataclass
class Given:
    """A proposal or opinion: whose, which, and on which version of the claim."""

    by: str
    outcome: ReviewState
    version: int


@dataclass
class Modelled:
    """What the model knows of one claim."""

    label: str
    high_risk: bool
    state: ReviewState = ReviewState.UNREVIEWED
    version: int = 1
    proposal: Given | None = None
    opinion: Given | None = None
    holder: str | None = None
    until: dt.datetime | None = None
    held: dict[int, str] = field(default_factory=dict)
    news: set[object] = field(default_factory=set)
    said: set[str] = field(default_factory=set)

    @property
    def fresh_opinion(self) -> Given | None:
        return self.opinion if self.opinion and self.opinion.version == self.version else None

    @property
    def fresh_proposal(self) -> Given | None:
        return self.proposal if self.proposal and self.proposal.version == self.version else None

    def goes(self, state: ReviewState) -> None:
        if state is not self.state:
            self.state, self.version = state, self.version + 1

    def round_ends(self) -> None:
        self.proposal = self.opinion = None

    def ground_moves(self) -> None:
        self.version += 1
        if self.state in DECIDED:
            self.state = ReviewState.IN_REVIEW
            self.round_ends()


class Reviewing(RuleBasedStateMachine):
    """Every rule says what the model expects, makes the move, and compares."""

    def __init__(self, desk: Desk, clock: Clock) -> None:
        super().__init__()
        self.clock = clock
        self.opened = desk.writing()
        self.folder = tempfile.TemporaryDirectory()
        self.room = Room(self.opened.__enter__(), Path(self.folder.name))
        self.setting = "required"
        self.claims: list[Modelled] = []
        self.stands_by_herald = True
        self.edits = 0
        self.seen: dict[str, int] = {}

    @initialize()
    def two_claims(self) -> None:
        for initials in ("CE", "FE"):
            desks.add_person(self.room.session, initials, initials, [Role.CHECKER, Role.EDITOR], by=self.room.EK)
        for risk in ("normal", "high"):
            label = self.room.claim(f"Of {risk} risk.", risk=risk)
            self.room.said(label, "Herald")
            self.claims.append(Modelled(label, risk == "high"))
        self.room.on_file(self.claims[0].label).article.reporter_id = self.room.FE.id
        ledger.record(self.room.session, "set reporter", SLUG, by=self.room.EK)

    def teardown(self) -> None:
        try:
            self.room.session.flush()
            assert prove(self.room.session).fault is None
            assert self.room.lost() == []
        finally:
            self.opened.__exit__(InterruptedError, InterruptedError(), None)
            self.folder.cleanup()

    # What the model allows

    def may(self, claim: Modelled, move: Move, who: str) -> bool:
        roles = WHO_MAY.get((claim.state, move), frozenset())
        if move is Move.WITHDRAW:
            roles = roles - {Role.REPORTER}
        return bool(roles & ROLES[who])

    def is_free(self, claim: Modelled, who: str) -> bool:
        on_it = claim.holder if claim.until and claim.until > self.clock.now else None
        return on_it in (None, who)

    def is_borne_out(self, claim: Modelled, outcome: ReviewState) -> bool:
        return outcome is UNVERIFIABLE or WANTED[outcome] in claim.held.values()

    def is_held_back(self, outcome: ReviewState) -> bool:
        """By the policy: Herald states every claim, and what leads to a retracted source is a blocker."""
        return outcome is VERIFIED and not self.stands_by_herald

    def alone(self, who: str, *, asked: bool) -> bool:
        allowed = self.setting == "off" or (asked and self.setting == "override")
        return allowed and Role.EDITOR in ROLES[who]

    def attempt(self, order: Callable[[], object], *, allowed: bool) -> bool:
        """Make a move: it is refused if the model says so and leaves nothing, else it leaves one entry."""
        before = self.entries()
        refused = ""
        try:
            order()
        except TrackerError as error:
            refused = str(error)
        assert bool(refused) is not allowed, f"the model {'allows' if allowed else 'refuses'} what was not: {refused}"
        assert not self.room.session.dirty
        assert not self.room.session.new
        assert self.entries() == before + allowed
        return allowed

    def entries(self) -> int:
        """How many there are."""
        return ledger.head(self.room.session.connection()).seq

    # Moves

    @rule(at=CLAIMS, who=CHECKERS, outcome=OUTCOMES, second=CHECKERS, thinks=OUTCOMES, third=EDITORS, what=HAPPENINGS)
    def check(
        self, at: int, who: str, outcome: ReviewState, second: str, thinks: ReviewState, third: str, what: int
    ) -> None:
        """What a desk does most: each step is tried, whether or not the state is one for it."""
        if self.claims[at].state in (*DECIDED, ReviewState.WITHDRAWN):
            self.reopen(at, "EK")
        self.hold_evidence(at, WANTED.get(outcome, FOR))
        self.time_passes(5)
        self.take(at, who)
        self.propose(at, who, outcome, asked=False, slips=False)
        if self.claims[at].high_risk:
            self.give_opinion(at, second, thinks)
        self.something_happens(at, what)
        self.approve(at, third, asked=False, slips=False)

    @rule(at=CLAIMS, who=PEOPLE)
    def take(self, at: int, who: str) -> None:
        claim, by = self.claims[at], getattr(self.room, who)
        allowed = self.may(claim, Move.TAKE, who) and self.is_free(claim, who)
        allowed = allowed and (claim.state is not ReviewState.NEEDS_SOURCE or bool(claim.news))

        if self.attempt(lambda: reviewing.take(self.room.session, claim.label, by=by), allowed=allowed):
            claim.goes(ReviewState.IN_REVIEW)
            claim.holder, claim.until = who, self.clock.now + dt.timedelta(hours=4)

    @rule(at=CLAIMS, who=PEOPLE, to=PEOPLE)
    def assign(self, at: int, who: str, to: str) -> None:
        claim, by, person = self.claims[at], getattr(self.room, who), getattr(self.room, to)
        allowed = self.may(claim, Move.ASSIGN, who) and Role.CHECKER in ROLES[to]

        if self.attempt(lambda: reviewing.assign(self.room.session, claim.label, person, by=by), allowed=allowed):
            claim.goes(ReviewState.IN_REVIEW)
            claim.holder, claim.until = to, self.clock.now + dt.timedelta(hours=4)

    @rule(at=CLAIMS, who=PEOPLE)
    def release(self, at: int, who: str) -> None:
        claim, by = self.claims[at], getattr(self.room, who)
        on_it = claim.holder if claim.until and claim.until > self.clock.now else None
        allowed = on_it is not None and (on_it == who or Role.EDITOR in ROLES[who])

        if self.attempt(lambda: reviewing.release(self.room.session, claim.label, by=by), allowed=allowed):
            claim.holder = claim.until = None

    @rule(at=CLAIMS, who=CHECKERS, really=SELDOM)
    def ask_for_source(self, at: int, who: str, really: bool) -> None:
        claim, by = self.claims[at], getattr(self.room, who)
        if not really:
            return
        allowed = self.may(claim, Move.NEEDS_SOURCE, who) and self.is_free(claim, who)

        if self.attempt(
            lambda: reviewing.ask_for_source(self.room.session, claim.label, by=by, reason="why"), allowed=allowed
        ):
            claim.goes(ReviewState.NEEDS_SOURCE)
            claim.holder = claim.until = None
            claim.news.clear()
            claim.round_ends()
            self.take(at, who)

    @rule(at=CLAIMS, who=CHECKERS, outcome=OUTCOMES, asked=some.booleans(), slips=SELDOM)
    def propose(self, at: int, who: str, outcome: ReviewState, asked: bool, slips: bool) -> None:
        """Whoever `slips` forgets --override where the policy holds it back, or says it where it does not."""
        claim, by = self.claims[at], getattr(self.room, who)
        opinion = claim.fresh_opinion
        alone, held_back = self.alone(who, asked=asked), self.is_held_back(outcome)
        allowed = self.may(claim, Move.PROPOSE, who) and self.is_free(claim, who) and self.is_borne_out(claim, outcome)
        allowed = allowed and (alone or not (asked or (opinion and opinion.by == who)))
        allowed = allowed and not slips

        if not self.attempt(
            lambda: reviewing.propose(
                self.room.session,
                claim.label,
                outcome,
                by=by,
                reason="why",
                alone=asked,
                override=held_back is not slips,
                seen=claim.version,
            ),
            allowed=allowed,
        ):
            return
        claim.holder = claim.until = None
        if alone:
            claim.goes(outcome)
            claim.round_ends()
        elif opinion and opinion.outcome is not outcome:
            claim.round_ends()
        else:
            claim.proposal, claim.opinion = Given(who, outcome, claim.version), opinion

    @rule(at=CLAIMS, who=CHECKERS, outcome=OUTCOMES)
    def give_opinion(self, at: int, who: str, outcome: ReviewState) -> None:
        claim, by = self.claims[at], getattr(self.room, who)
        proposal = claim.fresh_proposal
        allowed = self.may(claim, Move.OPINION, who) and claim.fresh_opinion is None
        allowed = allowed and not (proposal and proposal.by == who)

        if not self.attempt(
            lambda: reviewing.give_opinion(self.room.session, claim.label, outcome, by=by), allowed=allowed
        ):
            return
        if proposal and proposal.outcome is not outcome:
            claim.round_ends()
        else:
            claim.opinion = Given(who, outcome, claim.version)

    @rule(at=CLAIMS, who=EDITORS, asked=some.booleans(), slips=SELDOM)
    def approve(self, at: int, who: str, asked: bool, slips: bool) -> None:
        claim, by = self.claims[at], getattr(self.room, who)
        proposal = claim.fresh_proposal
        held_back = proposal is not None and self.is_held_back(proposal.outcome)
        allowed = self.may(claim, Move.APPROVE, who) and proposal is not None
        if proposal is not None and allowed:
            by_two = who not in {proposal.by, *INVOLVED} and not (claim.high_risk and claim.fresh_opinion is None)
            forbidden = asked and self.setting == "required"
            allowed = self.is_borne_out(claim, proposal.outcome) and not forbidden
            allowed = allowed and (by_two or self.alone(who, asked=asked)) and not slips
        override = held_back is not slips

        if self.attempt(
            lambda: reviewing.approve(
                self.room.session, claim.label, by=by, reason="why", alone=asked, override=override
            ),
            allowed=allowed,
        ):
            assert proposal is not None
            claim.holder = claim.until = None
            claim.goes(proposal.outcome)
            claim.round_ends()

    @rule(at=CLAIMS, who=PEOPLE)
    def send_back(self, at: int, who: str) -> None:
        claim, by = self.claims[at], getattr(self.room, who)
        allowed = self.may(claim, Move.RETURN, who) and claim.proposal is not None

        if self.attempt(
            lambda: reviewing.send_back(self.room.session, claim.label, by=by, reason="why"), allowed=allowed
        ):
            claim.round_ends()

    @rule(at=CLAIMS, who=PEOPLE)
    def reopen(self, at: int, who: str) -> None:
        claim, by = self.claims[at], getattr(self.room, who)

        if self.attempt(
            lambda: reviewing.reopen(self.room.session, claim.label, by=by, reason="why"),
            allowed=self.may(claim, Move.REOPEN, who),
        ):
            claim.goes(ReviewState.IN_REVIEW)
            claim.round_ends()

    @rule(at=CLAIMS, who=some.sampled_from(["RL", "MC", "EK"]), really=SELDOM)
    def withdraw(self, at: int, who: str, really: bool) -> None:
        claim, by = self.claims[at], getattr(self.room, who)

        if really and self.attempt(
            lambda: reviewing.withdraw(self.room.session, claim.label, by=by, reason="why"),
            allowed=self.may(claim, Move.WITHDRAW, who),
        ):
            claim.goes(ReviewState.WITHDRAWN)
            claim.holder = claim.until = None
            claim.round_ends()

    # What happens around them

    @rule(at=CLAIMS, what=HAPPENINGS)
    def something_happens(self, at: int, what: int) -> None:
        happening: list[Callable[[], None]] = [
            lambda: self.hold_evidence(at, FOR),
            lambda: self.hold_evidence(at, AGAINST),
            lambda: self.retract_evidence(at),
            lambda: self.say(at, "Gazette", "denied"),
            lambda: self.say(at, "Agency", "reported"),
            lambda: self.edit(at),
            lambda: self.retract_or_restore_the_source_of_both(),
        ]
        if what < len(happening):
            happening[what]()

    def hold_evidence(self, at: int, bearing: str) -> None:
        claim = self.claims[at]
        allowed = claim.state is not ReviewState.WITHDRAWN

        rows: list[Evidence] = []
        if self.attempt(lambda: rows.append(self.room.held(claim.label, bearing)), allowed=allowed):
            key = rows[0].id
            claim.held[key] = bearing
            claim.news.add(key)
            if bearing == AGAINST:
                claim.ground_moves()

    def retract_evidence(self, at: int) -> None:
        claim = self.claims[at]
        if not claim.held:
            return
        key = max(claim.held)

        self.attempt(
            lambda: evidencing.retract_evidence(self.room.session, key, by=self.room.MC, reason="why"), allowed=True
        )
        del claim.held[key]
        claim.news.discard(key)
        claim.ground_moves()

    def say(self, at: int, who: str, status: str) -> None:
        claim = self.claims[at]
        allowed = claim.state is not ReviewState.WITHDRAWN and f"{who} {status}" not in claim.said

        if self.attempt(lambda: self.room.said(claim.label, who, status), allowed=allowed):
            claim.said.add(f"{who} {status}")
            claim.news.add(f"{who} {status}")
            if status == "denied":
                claim.ground_moves()

    def edit(self, at: int) -> None:
        claim = self.claims[at]
        self.edits += 1
        text = f"Wording {self.edits}."

        if self.attempt(
            lambda: claiming.edit_claim(self.room.session, claim.label, by=self.room.RL, text=text),
            allowed=claim.state is not ReviewState.WITHDRAWN,
        ):
            claim.ground_moves()

    def retract_or_restore_the_source_of_both(self) -> None:
        if self.stands_by_herald:
            self.attempt(
                lambda: sources.retract_source(self.room.session, "Herald", by=self.room.EK, reason="why"), allowed=True
            )
            for claim in self.claims:
                if claim.state in OPEN:
                    claim.ground_moves()
        else:
            self.attempt(lambda: sources.restore_source(self.room.session, "Herald", by=self.room.EK), allowed=True)
        self.stands_by_herald = not self.stands_by_herald

    @rule(hours=some.sampled_from([1, 5]))
    def time_passes(self, hours: int) -> None:
        self.clock.pass_hours(hours)

    @rule(value=some.sampled_from(["required", "override", "off"]), really=SELDOM)
    def choose(self, value: str, really: bool) -> None:
        if really and value != self.setting:
            self.attempt(lambda: self.room.second_person(value), allowed=True)
            self.setting = value

    # What always holds

    @invariant()
    def the_desk_is_where_the_model_is(self) -> None:
        for claim in self.claims:
            on_file = self.room.on_file(claim.label)
            assert (on_file.state, on_file.version) == (claim.state, claim.version)

    @invariant()
    def at_most_one_person_is_on_a_claim(self) -> None:
        columns = columns_of("hold")
        holds = [dict(zip(columns, row, strict=True)) for row in rows_of(self.room.session.connection(), "hold")]
        held = [hold["claim_id"] for hold in holds if hold["ended_at"] is None]
        assert len(set(held)) == len(held)

    @invariant()
    def every_step_is_one_the_design_knows_and_no_decision_lacks_a_second_person_in_silence(self) -> None:
        for claim in self.claims:
            if claim.version == self.seen.get(claim.label):
                continue
            steps = self.room.steps(claim.label)
            assert all((step.from_state, step.to_state) in STEPS[step.act] for step in steps)
            if claim.state in DECIDED:
                at = max(place for place, step in enumerate(steps) if step.to_state is not step.from_state)
                self._by_two_or_said(claim, steps[at], steps[:at])
            self.seen[claim.label] = claim.version

    def _by_two_or_said(self, claim: Modelled, decision: Review, before: list[Review]) -> None:
        assert decision.outcome is decision.to_state is claim.state
        assert decision.overrides == ("source-retracted" if self.is_held_back(claim.state) else None)
        if decision.act is ReviewAct.OVERRIDE:
            assert decision.reason
        else:
            assert decision.act is ReviewAct.APPROVE
            self._two_people(claim, decision, before)

    def _two_people(self, claim: Modelled, decision: Review, before: list[Review]) -> None:
        proposal = next(step for step in reversed(before) if step.act is ReviewAct.PROPOSE)
        involved = {getattr(self.room, who).id for who in INVOLVED}
        assert decision.by_id not in {proposal.by_id, *involved}
        assert (proposal.outcome, proposal.claim_version) == (decision.outcome, decision.claim_version - 1)
        if claim.high_risk:
            opinion = next(step for step in reversed(before) if step.act is ReviewAct.OPINION)
            assert opinion.by_id != proposal.by_id
            assert (opinion.outcome, opinion.claim_version) == (decision.outcome, proposal.claim_version)


_UNDECIDED = (ReviewState.UNREVIEWED, ReviewState.IN_REVIEW, ReviewState.NEEDS_SOURCE)
_STAYS = {(ReviewState.IN_REVIEW, ReviewState.IN_REVIEW)}
_TO_DECISION = {(ReviewState.IN_REVIEW, outcome) for outcome in DECIDED}
STEPS: dict[ReviewAct, set[tuple[ReviewState, ReviewState]]] = {
    ReviewAct.TAKE: {(state, ReviewState.IN_REVIEW) for state in _UNDECIDED},
    ReviewAct.ASSIGN: {(ReviewState.UNREVIEWED, ReviewState.IN_REVIEW), *_STAYS},
    ReviewAct.RELEASE: _STAYS,
    ReviewAct.NEEDS_SOURCE: {(ReviewState.IN_REVIEW, ReviewState.NEEDS_SOURCE)},
    ReviewAct.PROPOSE: _STAYS,
    ReviewAct.OPINION: _STAYS,
    ReviewAct.RETURN: _STAYS,
    ReviewAct.APPROVE: _TO_DECISION,
    ReviewAct.OVERRIDE: _TO_DECISION,
    ReviewAct.REOPEN: {(state, ReviewState.IN_REVIEW) for state in (*DECIDED, ReviewState.WITHDRAWN)},
    ReviewAct.WITHDRAW: {(state, ReviewState.WITHDRAWN) for state in (*_UNDECIDED, *DECIDED)},
    ReviewAct.CORRECT: set(),
}
"""Every way from a state to a state that section 5 knows, by act."""


@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_no_run_of_moves_leads_where_the_design_does_not(furnished_desk: Desk, clock: Clock) -> None:
    brief = settings(
        max_examples=20,
        stateful_step_count=40,
        deadline=None,
        database=None,
        phases=[Phase.generate],  # add Phase.shrink to have a failing run made short, which takes minutes
        suppress_health_check=list(HealthCheck),
    )

    run_state_machine_as_test(lambda: Reviewing(furnished_desk, clock), settings=brief)  # type: ignore[arg-type]
