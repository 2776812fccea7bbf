"""Random people with random roles do random things at a real desk, next to a newsroom played with cards (newsroom_model.py):
what one allows the other allows, and after every step both are where the other is."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as some
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from sqlalchemy import text as sql

from tests.clocks import Clock, clock_everywhere
from tests.conftest import Desk
from tests.domain import brute_sourcing as brute
from tests.each import THOROUGH
from tests.services.newsroom_model import (
    BEARS_OUT,
    DECIDED,
    UNDECIDED,
    Claim,
    Held,
    Link,
    Newsroom,
    Said,
    Source,
    Story,
    Words,
)
from tracker.domain.errors import TrackerError
from tracker.domain.proposal import Proposal, Tier
from tracker.domain.vocabulary import (
    Assessment,
    AttributionStatus,
    Bearing,
    DerivationKind,
    ReviewState,
    Risk,
    Role,
    SourceKind,
)
from tracker.models import Attribution, Derivation, Evidence, Person
from tracker.services import (
    accepting,
    attributing,
    claiming,
    correcting,
    deriving,
    desks,
    evidencing,
    filing,
    placing_orphans,
    policies,
    proposing,
    publishing,
    reoffering,
    reviewing,
    signing_off,
    sources,
    waiving,
)
from tracker.services.offering import offers_of
from tracker.services.proving import prove
from tracker.store.changes import attempt
from tracker.store.claim_pages import claims_with_sources
from tracker.store.claims import get_claim
from tracker.store.people import get_person
from tracker.store.raw_rows import KEPT_TABLES
from tracker.store.session import read_raw

NOON = dt.datetime(2026, 11, 22, 12, 0, tzinfo=dt.UTC)
PACK = """
summary = "What the model knows how to weigh."
[severity]
serious-unnamed-single = "note"
too-few-independent = "blocker"
[minimum]
normal = 1
high = 2
"""
STOCK = (
    "Northgate Mill employs {} people in the valley of Orrin.",
    "Inspector Havel counted {} sealed wagons at Brno station.",
    "Lisbon harbour closed for {} hours after the fog came down.",
    "Doctor Amara Obi treated {} patients during the Tuesday strike.",
    "The senate of Uruguay passed {} amendments before midnight.",
    "Engineers replaced {} bolts beneath the Severn bridge.",
    "Quarry owners in Carrara sold {} tonnes of white marble.",
)
"""Sentences that share next to nothing and lean on nobody; the number is their wording."""
KINDS = ("outlet", "agency", "person", "document", "organisation", "outlet")
NAMES = ("Herald", "Agency", "Mayor", "Court", "Ministry", "Gazette")
RULES = ("too-few-independent", "source-retracted", "self-verified", "refuted-in-text")
SLUGS = ("mill", "harbour")
MOST_CLAIMS, MOST_TEXTS = 5, 7

Kind = TypeVar("Kind")

SEVERAL = some.lists(some.sampled_from([role.value for role in Role]), min_size=1, max_size=3, unique=True)
ROLES = some.fixed_dictionaries(dict.fromkeys(("P1", "P2", "P3", "P4"), SEVERAL))
WHO = some.sampled_from(["P1", "P2", "P3", "P4", "CH", "CE", "ED", "RE", "ann"])
FIT = some.sampled_from([True, True, True, True, False])
"""Whether somebody is chosen who may, where anybody may."""
AT = some.integers(0, MOST_CLAIMS - 1)
PICK = some.integers(0, 30)
SELDOM = some.sampled_from([False, False, False, True])
OUTCOME = some.sampled_from(["verified", "verified", "verified", "refuted", "disputed", "unverifiable"])
HAPPENS = some.integers(0, 30)
STATUS = some.sampled_from(["reported", "reported", "alleged", "confirmed", "denied", "speculated"])
BEARING = some.sampled_from(["supports", "supports", "refutes", "context"])
FIRST_HAND = some.sampled_from([None, None, True, False])


def written(words: Words) -> str:
    """A sentence of the stock in one of its wordings."""
    return STOCK[words[0]].format(40 + 7 * words[1])


class Sequence(RuleBasedStateMachine):
    """Every rule asks the model what is allowed, does it, and compares."""

    def __init__(self, desk: Desk, clock: Clock) -> None:
        super().__init__()
        self.clock = clock
        clock.at = NOON
        self.opened = desk.writing()
        self.session = self.opened.__enter__()
        self.folder = tempfile.TemporaryDirectory()
        self.files = Path(self.folder.name)
        self.room = Newsroom({})
        self.counter = self.steps = 0
        self.counts: dict[str, int] = {}
        self.looked_at: dict[str, int] = {}
        self.begun = False

    @initialize(roles=ROLES)
    def open_the_desk(self, roles: dict[str, list[str]]) -> None:
        fixed = {"CH": ["checker"], "CE": ["checker", "editor"], "ED": ["editor"], "RE": ["reporter", "checker"]}
        ann = self.person("ann")
        for initials, theirs in {**roles, **fixed}.items():
            desks.add_person(self.session, initials, initials, [Role(role) for role in theirs], by=ann)
            self.room.people[initials] = frozenset(theirs)
        self.room.people["ann"] = frozenset(role.value for role in Role)
        desks.choose_setting(self.session, "second-person", "required", by=ann)
        pack = self.files / "ours.toml"
        pack.write_text(PACK, encoding="utf-8")
        policies.use_policy(self.session, str(pack), by=ann)
        for name, kind in zip(NAMES, KINDS, strict=True):
            sources.add_source(self.session, name, SourceKind(kind), by=ann)
            self.room.sources[name] = Source(kind)
        for slug, reporter, first in (("mill", "RE", 0), ("harbour", "CE", 2)):
            text = [(at, 0) for at in range(first, first + 3)]
            filing.file_story(self.session, self.told(text), by=ann, slug=slug, headline=slug, reporter=reporter)
            self.room.stories[slug] = Story(slug, reporter, text)
        self.begun = True
        self.add_claim(0, "CH", 0, risky=False)
        self.add_claim(1, "ann", 0, risky=True)

    def teardown(self) -> None:
        try:
            if self.begun:
                self.the_ledger_proves()
                self.the_counts_are_right()
        finally:
            self.opened.__exit__(InterruptedError, InterruptedError(), None)
            self.folder.cleanup()

    # Ways to do things

    def person(self, initials: str) -> Person:
        """Somebody at the desk."""
        return get_person(self.session, initials)

    def told(self, text: list[Words]) -> str:
        """A story's text."""
        return "\n\n".join(written(words) for words in text)

    def claim(self, at: int) -> Claim:
        """One of the claims there are."""
        claims = list(self.room.claims.values())
        return claims[at % len(claims)]

    def someone(self, who: str, allowed: Callable[[str], object], *, fit: bool) -> str:
        """This person, or where somebody fit is wanted, the next who may."""
        people = list(self.room.people)
        start = people.index(who)
        order = people[start:] + people[:start]
        return next((one for one in order if allowed(one)), who) if fit else who

    def does(self, who: str, order: Callable[[Person], Kind], *, allowed: bool | None) -> list[Kind]:
        """Let somebody do something: [what came of it], or nothing where it was refused. It is refused if the model says so."""
        self.session.expunge_all()
        came: list[Kind] = []
        refused = ""
        try:
            with attempt(self.session):
                came.append(order(self.person(who)))
        except TrackerError as error:
            refused = str(error)
        if came and getattr(came[0], "refused", False):
            refused = f"{came.pop()}"
        assert allowed is None or bool(refused) is not allowed, (
            f"the model {allowed=} for {who}, and: {refused or came}"
        )
        return came

    # Moves

    @rule(at=AT, who=WHO, second=WHO, third=WHO, outcome=OUTCOME, thinks=OUTCOME, agrees=FIT, fit=FIT, what=HAPPENS)
    def check(
        self, at: int, who: str, second: str, third: str, outcome: str, thinks: str, agrees: bool, fit: bool, what: int
    ) -> None:
        """What a desk does most: each step is tried, whether or not the state is one for it."""
        claim = self.claim(at)
        if claim.state in (*DECIDED, "withdrawn"):
            self.reopen(at, third, fit)
        if claim.state == "needs_source":
            self.attribute(at, what, "reported", True, 0, "CH", True)
        if not self.room.is_borne_out(claim, outcome):
            self.propose(at, "CH", outcome, False, False, False)
            self.hold_evidence(at, what, BEARS_OUT.get(outcome, "supports"), True, "CH", True)
        self.take(at, who, fit)
        self.propose(at, who, outcome, fit, False, False)
        self.tempt(at)
        if claim.risk == "high":
            self.give_opinion(at, second, outcome if agrees else thinks, fit)
        self.something_happens(at, what, third, 3)
        self.approve(at, third, fit, False, False)

    def tempt(self, at: int) -> None:
        """Whoever had a hand in it, and somebody who had not, would approve it at once."""
        claim = self.claim(at)
        proposal = claim.fresh_proposal
        if proposal is None or self.room.second_person == "off":
            return
        for one in dict.fromkeys((proposal.by, claim.author, self.room.stories[claim.slug].reporter, "ED")):
            if one is not None and self.room.has(one, "editor") and not self.room.is_second(claim, one):
                self.approve(at, one, False, False, False)

    @rule(at=AT, who=WHO, fit=FIT)
    def take(self, at: int, who: str, fit: bool) -> None:
        claim = self.claim(at)

        def allowed(one: str) -> bool:
            role = self.room.has(one, "checker") or (claim.state == "needs_source" and self.room.has(one, "reporter"))
            open_for_it = claim.state in ("unreviewed", "in_review") or (
                claim.state == "needs_source" and self.room.has_news(claim)
            )
            return role and bool(open_for_it) and self.room.is_free(claim, one)

        who = self.someone(who, allowed, fit=fit)
        if self.does(who, lambda by: reviewing.take(self.session, claim.label, by=by), allowed=allowed(who)):
            claim.goes("in_review")
            claim.holder, claim.until = who, self.room.clock + 4

    def assign(self, at: int, who: str, to: str, fit: bool) -> None:
        claim = self.claim(at)

        def allowed(one: str) -> bool:
            return self.room.has(one, "editor") and claim.state in ("unreviewed", "in_review") and checks

        checks = self.room.has(to, "checker")
        who = self.someone(who, allowed, fit=fit)
        if self.does(
            who,
            lambda by: reviewing.assign(self.session, claim.label, self.person(to), by=by, hours=2),
            allowed=allowed(who),
        ):
            claim.goes("in_review")
            claim.holder, claim.until = to, self.room.clock + 2

    def release(self, at: int, who: str, fit: bool) -> None:
        claim = self.claim(at)
        on_it = self.room.on_it(claim)

        def allowed(one: str) -> bool:
            return on_it is not None and (on_it == one or self.room.has(one, "editor"))

        who = self.someone(who, allowed, fit=fit)
        if self.does(who, lambda by: reviewing.release(self.session, claim.label, by=by), allowed=allowed(who)):
            claim.is_let_go()

    def ask_for_source(self, at: int, who: str, fit: bool) -> None:
        claim = self.claim(at)

        def allowed(one: str) -> bool:
            return self.room.has(one, "checker") and claim.state == "in_review" and self.room.is_free(claim, one)

        who = self.someone(who, allowed, fit=fit)
        if self.does(
            who,
            lambda by: reviewing.ask_for_source(self.session, claim.label, by=by, reason="why"),
            allowed=allowed(who),
        ):
            claim.goes("needs_source")
            claim.is_let_go()
            claim.news.clear()
            claim.round_ends()
            self.take(at, who, fit=False)

    @rule(at=AT, who=WHO, outcome=OUTCOME, fit=FIT, alone=some.booleans(), slips=SELDOM)
    def propose(self, at: int, who: str, outcome: str, fit: bool, alone: bool, slips: bool) -> None:
        """Whoever `slips` forgets --override where the policy holds it back, or says it where it does not."""
        claim = self.claim(at)
        override = (outcome == "verified" and bool(self.room.held_back_by(claim))) is not slips

        def allowed(one: str) -> bool | None:
            return self.room.may_propose(claim, one, outcome, alone=alone, override=override)

        who = self.someone(who, allowed, fit=fit)
        if self.does(
            who,
            lambda by: reviewing.propose(
                self.session,
                claim.label,
                ReviewState(outcome),
                by=by,
                reason="why",
                alone=alone,
                override=override,
                seen=claim.version,
            ),
            allowed=allowed(who),
        ):
            self.room.proposed(claim, who, outcome, alone=alone, override=override)

    @rule(at=AT, who=WHO, outcome=OUTCOME, fit=FIT)
    def give_opinion(self, at: int, who: str, outcome: str, fit: bool) -> None:
        claim = self.claim(at)
        who = self.someone(who, lambda one: self.room.may_opine(claim, one), fit=fit)
        if self.does(
            who,
            lambda by: reviewing.give_opinion(self.session, claim.label, ReviewState(outcome), by=by),
            allowed=self.room.may_opine(claim, who),
        ):
            self.room.opined(claim, who, outcome)

    @rule(at=AT, who=WHO, fit=FIT, alone=some.booleans(), slips=SELDOM)
    def approve(self, at: int, who: str, fit: bool, alone: bool, slips: bool) -> None:
        claim = self.claim(at)
        proposal = claim.fresh_proposal
        held_back = proposal is not None and proposal.outcome == "verified" and bool(self.room.held_back_by(claim))
        override = held_back is not slips

        def allowed(one: str) -> bool | None:
            return self.room.may_approve(claim, one, alone=alone, override=override)

        who = self.someone(who, allowed, fit=fit)
        if self.does(
            who,
            lambda by: reviewing.approve(
                self.session, claim.label, by=by, reason="why", alone=alone, override=override
            ),
            allowed=allowed(who),
        ):
            self.room.approved(claim, who, override=override)

    def send_back(self, at: int, who: str, fit: bool) -> None:
        claim = self.claim(at)

        def own(one: str) -> bool:
            proposal = claim.fresh_proposal
            checks = self.room.has(one, "checker") and not self.room.has(one, "editor")
            return checks and proposal is not None and proposal.by == one and claim.fresh_opinion is None

        def allowed(one: str) -> bool:
            may = self.room.has(one, "editor") or own(one)
            return may and claim.state == "in_review" and claim.proposal is not None

        who = self.someone(who, allowed, fit=fit)
        takes_back = own(who)
        if self.does(
            who, lambda by: reviewing.send_back(self.session, claim.label, by=by, reason="why"), allowed=allowed(who)
        ):
            claim.round_ends()
            if takes_back and self.room.on_it(claim) is None:
                claim.holder, claim.until = who, self.room.clock + 4

    def reopen(self, at: int, who: str, fit: bool) -> None:
        claim = self.claim(at)

        who = self.someone(who, lambda one: self.room.may_reopen(claim, one), fit=fit)
        if self.does(
            who,
            lambda by: reviewing.reopen(self.session, claim.label, by=by, reason="why"),
            allowed=self.room.may_reopen(claim, who),
        ):
            claim.goes("in_review")
            claim.round_ends()

    def withdraw(self, at: int, who: str, fit: bool) -> None:
        claim = self.claim(at)
        who = self.someone(who, lambda one: self.room.may_withdraw(claim, one), fit=fit)
        if self.does(
            who,
            lambda by: reviewing.withdraw(self.session, claim.label, by=by, reason="why"),
            allowed=self.room.may_withdraw(claim, who),
        ):
            claim.goes("withdrawn")
            claim.is_let_go()
            claim.round_ends()

    def correct(self, at: int, other: int, who: str, fit: bool) -> None:
        claim, instead = self.claim(at), self.claim(other)
        who = self.someone(who, lambda one: self.room.may_correct(claim, one, instead), fit=fit)
        if self.does(
            who,
            lambda by: correcting.correct_claim(self.session, claim.label, instead.label, by=by),
            allowed=self.room.may_correct(claim, who, instead),
        ):
            claim.goes("corrected")
            claim.is_let_go()
            claim.round_ends()
            claim.replaced_by = instead.label

    # What comes in, and what is taken back

    @rule(at=AT, pick=PICK, status=STATUS, first_hand=FIRST_HAND, links=some.integers(0, 2), who=WHO, fit=FIT)
    def attribute(
        self, at: int, pick: int, status: str, first_hand: bool | None, links: int, who: str, fit: bool
    ) -> None:
        claim = self.claim(at)
        chain = tuple(dict.fromkeys(NAMES[(pick + 2 * step) % len(NAMES)] for step in range(links + 1)))
        there = any(
            (one.claim, one.chain, one.status) == (claim.label, chain, status) for one in self.room.said.values()
        )

        def allowed(one: str) -> bool:
            return self.room.writes(one) and self.room.stands(claim) and not there

        def order(by: Person) -> Attribution:
            word = AttributionStatus(status)
            return attributing.attribute(
                self.session, claim.label, chain[-1], word, by=by, via=chain[:-1], first_hand=first_hand
            )[0]

        who = self.someone(who, allowed, fit=fit)
        for row in self.does(who, order, allowed=allowed(who)):
            self.room.said[row.id] = Said(claim.label, chain, status, first_hand)
            claim.news.add(("said", row.id))
            if status == "denied":
                claim.ground_moves()

    @rule(
        at=AT,
        pick=PICK,
        bearing=some.sampled_from(["supports", "supports", "refutes", "context"]),
        located=FIT,
        who=WHO,
        fit=FIT,
    )
    def hold_evidence(self, at: int, pick: int, bearing: str, located: bool, who: str, fit: bool) -> None:
        claim = self.claim(at)
        name = NAMES[pick % len(NAMES)]

        def allowed(one: str) -> bool:
            return self.room.writes(one) and self.room.stands(claim)

        def order(by: Person) -> Evidence:
            holding = evidencing.Holding(excerpt="so it is", locator="p. 4" if located else None)
            return evidencing.add_evidence(
                self.session, claim.label, name, Bearing(bearing), holding, by=by, files=self.files
            )[0]

        who = self.someone(who, allowed, fit=fit)
        for row in self.does(who, order, allowed=allowed(who)):
            self.room.held[row.id] = Held(claim.label, name, bearing, located)
            claim.news.add(("held", row.id))
            if bearing == "refutes":
                claim.ground_moves()

    @rule(at=AT, first=HAPPENS, second=HAPPENS, third=HAPPENS, who=WHO, pick=PICK)
    def much_happens(self, at: int, first: int, second: int, third: int, who: str, pick: int) -> None:
        for step, what in enumerate((first, second, third)):
            self.something_happens(at + step, what, who, pick + 7 * step)

    def something_happens(self, at: int, what: int, who: str, pick: int) -> None:
        """Or nothing does."""
        happening: list[Callable[[], None]] = [
            lambda: self.retract_attribution(pick, who),
            lambda: self.retract_evidence(pick, who),
            lambda: self.retract_or_restore(pick, who),
            lambda: self.retract_or_restore(pick, who),
            lambda: self.edit(at, pick, who),
            lambda: self.derive(at, pick, who),
            lambda: self.derive(at, pick, who),
            lambda: self.judge_derivation(pick, who),
            lambda: self.attribute(at, pick, "denied", None, 0, who, False),
            lambda: self.hold_evidence(at, pick, "refutes", True, who, False),
            lambda: self.file_anew(at, pick, who),
            lambda: self.file_anew(at, pick, who),
            lambda: self.place_anew(at, who) if self.claim(at).differs else self.waive(at, pick, who),
            lambda: self.add_claim(at, who, pick, risky=pick % 3 == 0),
            lambda: self.choose(pick, who),
            lambda: self.ask_for_source(at, who, True),
            lambda: self.send_back(at, who, True),
            lambda: self.withdraw(at, who, True),
            lambda: self.assign(at, who, "CH", pick % 2 == 0),
            lambda: self.assign(at, "ED", who, True),
            lambda: self.release(at, who, pick % 2 == 0),
            lambda: self.correct(at, pick, who, True),
            lambda: self.correct(at, pick + 1, who, pick % 2 == 0),
            lambda: self.time_passes(5.0),
            lambda: self.accept(at, who, pick),
            lambda: self.accept(at, who, pick),
        ]
        if what < len(happening):
            happening[what]()

    def add_claim(self, at: int, who: str, pick: int, *, risky: bool) -> None:
        if len(self.room.claims) >= MOST_CLAIMS:
            return
        self.counter += 1
        story = self.room.stories[SLUGS[at % 2]]
        words = story.text[pick % len(story.text)] if pick % 4 < 3 else None
        text, risk = f"Assertion {self.counter}.", "high" if risky else "normal"
        for claim in self.does(
            who,
            lambda by: claiming.add_claim(
                self.session,
                story.slug,
                text,
                AttributionStatus.REPORTED,
                by=by,
                words=written(words) if words else None,
                risk=Risk(risk),
            ),
            allowed=self.room.writes(who),
        ):
            self.room.claims[claim.label] = Claim(
                claim.label, story.slug, who, text, "reported", risk, words, ever_stood=words is not None
            )

    def accept(self, at: int, who: str, pick: int) -> None:
        """Something is found in a story and accepted; perhaps something is done on it, and its acceptance is undone."""
        if len(self.room.claims) >= MOST_CLAIMS:
            return
        self.counter += 1
        story = self.room.stories[SLUGS[at % 2]]
        words = story.text[pick % len(story.text)]
        start = self.told(story.text).index(written(words))
        span = (start, start + len(written(words)))
        found = Proposal(
            f"Finding {self.counter}.", AttributionStatus.UNATTRIBUTED, "own-voice", Tier.HIGH, span, (span,)
        )
        proposing.propose(self.session, story.slug, lambda _: [found], by=self.person("ann"))
        offered = [one.id for one in offers_of(self.session, story.slug).offers if one.proposal.text == found.text]
        if not offered:  # a claim says so on these words already
            return
        for done in self.does(
            who, lambda by: accepting.accept(self.session, offered, by=by), allowed=self.room.writes(who)
        ):
            label = done.claims[0].label
            self.room.claims[label] = Claim(
                label,
                story.slug,
                who,
                found.text,
                "unattributed",
                "normal",
                words,
                ever_stood=True,
                accepted_at=story.revision,
            )
            place = list(self.room.claims).index(label)
            if pick % 2:
                self.something_happens(place, pick % 24, "ED", pick)
            self.undo_acceptance(self.room.claims[label], offered[0], who if pick % 4 else "ED")
            self.reopen(place, "ED", True)

    def undo_acceptance(self, claim: Claim, key: int, who: str) -> None:
        """What was accepted waits again, and the claim is withdrawn."""
        if self.does(
            who,
            lambda by: reoffering.reoffer(self.session, [key], by=by),
            allowed=self.room.may_undo_acceptance(claim, who),
        ):
            claim.goes("withdrawn")
            claim.round_ends()
            claim.undone = True

    def edit(self, at: int, pick: int, who: str) -> None:
        """Another text, a higher risk, or another way in which the story puts it."""
        claim = self.claim(at)
        self.counter += 1
        status = ("unattributed", "alleged", "denied", "reported")[pick % 4]
        fields: dict[str, Any] = {"text": f"Wording {self.counter}."}
        if pick % 3 == 1 and claim.risk == "normal":
            fields = {"risk": Risk.HIGH}
        elif pick % 3 == 2 and status != claim.status:
            fields = {"status": AttributionStatus(status)}
        allowed = self.room.writes(who) and self.room.stands(claim)

        if self.does(who, lambda by: claiming.edit_claim(self.session, claim.label, by=by, **fields), allowed=allowed):
            claim.text = fields.get("text", claim.text)
            claim.risk = "high" if "risk" in fields else claim.risk
            claim.status = status if "status" in fields else claim.status
            if "risk" not in fields:
                claim.is_read_anew()
            claim.ground_moves()

    def place_anew(self, at: int, who: str) -> None:
        """It is right on the words that became others."""
        claim = self.claim(at)

        if self.does(
            who,
            lambda by: placing_orphans.place_claim(self.session, claim.label, by=by, candidate=1),
            allowed=self.room.writes(who) and self.room.stands(claim) and claim.differs,
        ):
            claim.is_read_anew()
            claim.ground_moves()

    def retract_attribution(self, pick: int, who: str) -> None:
        if not self.room.said:
            return
        key = list(self.room.said)[pick % len(self.room.said)]
        row = self.room.said[key]

        if self.does(
            who,
            lambda by: attributing.retract_attribution(self.session, key, by=by, reason="why"),
            allowed=self.room.writes(who) and not row.retracted,
        ):
            row.retracted = True
            claim = self.room.claims[row.claim]
            claim.news.discard(("said", key))
            if row.status != "speculated":
                claim.ground_moves()

    def retract_evidence(self, pick: int, who: str) -> None:
        if not self.room.held:
            return
        key = list(self.room.held)[pick % len(self.room.held)]
        row = self.room.held[key]

        if self.does(
            who,
            lambda by: evidencing.retract_evidence(self.session, key, by=by, reason="why"),
            allowed=self.room.writes(who) and not row.retracted,
        ):
            row.retracted = True
            claim = self.room.claims[row.claim]
            claim.news.discard(("held", key))
            if row.bearing != "context":
                claim.ground_moves()

    def retract_or_restore(self, pick: int, who: str) -> None:
        name = NAMES[pick % len(NAMES)]
        allowed = self.room.writes(who)
        if self.room.sources[name].retracted:
            if self.does(who, lambda by: sources.restore_source(self.session, name, by=by), allowed=allowed):
                self.room.source_restored(name)
        elif self.does(
            who, lambda by: sources.retract_source(self.session, name, by=by, reason="why"), allowed=allowed
        ):
            self.room.source_retracted(name)

    def derive(self, at: int, pick: int, who: str) -> None:
        claim = self.claim(at)
        one, other = NAMES[pick % len(NAMES)], NAMES[pick // 3 % len(NAMES)]
        kind = ("wire", "rewrite", "controlled_by")[pick % 3]
        scope = (None, None, claim.slug, claim.label)[pick % 4]
        suspected = pick % 5 == 0
        there = any(
            (link.source, link.drew_on, link.kind, link.scope) == (one, other, kind, scope)
            for link in self.room.links.values()
        )

        def order(by: Person) -> Derivation:
            word = DerivationKind(kind)
            return deriving.derive(self.session, one, other, by=by, kind=word, suspected=suspected, scope=scope)

        for row in self.does(who, order, allowed=self.room.writes(who) and one != other and not there):
            self.room.links[row.id] = Link(one, other, kind, scope, "suspected" if suspected else "confirmed")

    def judge_derivation(self, pick: int, who: str) -> None:
        if not self.room.links:
            return
        key = list(self.room.links)[pick % len(self.room.links)]
        link = self.room.links[key]
        wanted = ("confirmed", "dismissed", "suspected", "retracted")[pick % 4]
        allowed = self.room.writes(who) and not link.retracted
        if wanted == "retracted":
            if self.does(
                who, lambda by: deriving.retract_derivation(self.session, key, by=by, reason="why"), allowed=allowed
            ):
                link.retracted = True
        elif self.does(
            who,
            lambda by: deriving.assess_derivation(self.session, key, Assessment(wanted), by=by),
            allowed=allowed and link.assessment != wanted,
        ):
            link.assessment = wanted

    # The text, and letting go

    def file_anew(self, at: int, pick: int, who: str) -> None:
        """One sentence moved, worded otherwise, cut, or taken in."""
        story = self.room.stories[SLUGS[at % 2]]
        if self.counts.get(story.slug, 0) >= MOST_TEXTS:
            return
        text = list(story.text)
        place = pick % len(text)
        change = pick % 5
        if change == 0:
            text.append(text.pop(place))
        elif change in (1, 2):
            text[place] = (text[place][0], (text[place][1] + 1) % 3)
        elif change == 3 and len(text) > 2:
            text.pop(place)
        else:
            missing = [at for at in range(len(STOCK)) if at not in [words[0] for words in text]]
            text[place:place] = [(missing[pick % len(missing)], 0)] if missing else []
        if text == story.text:
            return

        if self.does(
            who,
            lambda by: filing.file_story(self.session, self.told(text), by=by, slug=story.slug, anyway=True),
            allowed=self.room.writes(who),
        ):
            self.counts[story.slug] = self.counts.get(story.slug, 0) + 1
            self.room.filed(story.slug, text)

    def waive(self, at: int, pick: int, who: str) -> None:
        claim, name = self.claim(at), RULES[pick % len(RULES)]
        day = f"{self.clock.at + dt.timedelta(days=1):%Y-%m-%d}"
        allowed = self.room.has(who, "editor") and self.room.stands(claim)

        if self.does(
            who,
            lambda by: waiving.waive(self.session, claim.label, name, reason="why", until=day, by=by),
            allowed=None if allowed and name in claim.waived else allowed,
        ):
            claim.waived.add(name)
            self.room.ever_waived = True

    @rule(at=AT, who=WHO, fit=FIT, out=some.booleans())
    def sign_off(self, at: int, who: str, fit: bool, out: bool) -> None:
        slug = SLUGS[at % 2]
        who = self.someone(who, lambda one: self.room.may_sign(slug, one), fit=fit)
        if self.does(
            who, lambda by: signing_off.sign_off(self.session, slug, by=by), allowed=self.room.may_sign(slug, who)
        ):
            self.room.signed(slug)
        if out:
            self.publish(slug, who, fit)

    @rule(at=AT, outcome=some.sampled_from(["verified", "verified", "unverifiable"]), pick=PICK)
    def let_go(self, at: int, outcome: str, pick: int) -> None:
        """A story is checked, claim for claim, and signed off."""
        slug = SLUGS[at % 2]
        for place, claim in enumerate(list(self.room.claims.values())):
            if claim.slug == slug and claim.state in UNDECIDED:
                if claim.words is None and claim.ever_stood:
                    self.withdraw(place, "ED", True)
                    continue
                if claim.differs and pick % 4:
                    self.place_anew(place, "ED")
                for more in range(2):
                    self.attribute(place, pick + more, "reported", True, 0, "CH", True)
                self.check(place, "CH", "CE", "ED", outcome, outcome, True, True, 28)
        self.sign_off(at, self.room.stories[slug].reporter or "ED", False, False)
        self.sign_off(at, "ED", True, pick % 2 == 0)
        self.publish(slug, "ED", False)
        claims = list(self.room.claims.values())
        there = [place for place, claim in enumerate(claims) if claim.slug == slug and claim.state in DECIDED]
        if there and pick % 3 == 0:
            self.correct(there[pick % len(there)], pick, "ED", True)

    def publish(self, slug: str, who: str, fit: bool) -> None:
        story = self.room.stories[slug]
        who = self.someone(who, lambda one: self.room.may_publish(slug, one), fit=fit)

        def order(by: Person) -> object:
            again = story.stage == "published" and story.signed_revision != story.out_revision
            note = "readers are told" if again else None
            article, release = publishing.publish(self.session, slug, by=by, note=note)
            return release or article

        if self.does(who, order, allowed=self.room.may_publish(slug, who)):
            story.stage, story.out_revision = "published", story.revision

    def choose(self, pick: int, who: str) -> None:
        value = ("required", "required", "override", "off")[pick % 4]

        if self.does(
            who,
            lambda by: desks.choose_setting(self.session, "second-person", value, by=by),
            allowed=self.room.has(who, "editor"),
        ):
            self.room.second_person = value

    @rule(hours=some.sampled_from([0.5, 3.0, 5.0]))
    def time_passes(self, hours: float) -> None:
        self.clock.at += dt.timedelta(hours=hours)
        self.room.clock += hours

    # What always holds

    @invariant()
    def the_desk_is_where_the_model_is(self) -> None:
        statement = (
            "SELECT article.slug, claim.number, claim.state, claim.version, claim.text, claim.id FROM claim "
            "CROSS JOIN article ON article.id = claim.article_id ORDER BY claim.id"
        )
        if not self.begun:
            return
        on_file = {
            f"{slug}#{number}": rest for slug, number, *rest in read_raw(self.session.connection(), statement, ())
        }
        assert list(on_file) == list(self.room.claims)
        for label, (state, version, text, key) in on_file.items():
            claim = self.room.claims[label]
            assert (label, state, version, text) == (label, claim.state, claim.version, claim.text)
            if state in DECIDED and self.looked_at.get(label) != version:
                self.it_was_decided_as_the_design_says(claim, key)
                self.looked_at[label] = version
            if state == "verified":
                assert claim.decision is not None
                assert (claim.text, claim.words) == (claim.decision.text, claim.decision.words)

    def it_was_decided_as_the_design_says(self, claim: Claim, key: int) -> None:
        """From the steps on file alone: two people and what they saw, or an override with its reason."""
        statement = (
            "SELECT review.act, review.from_state, review.to_state, review.outcome, person.initials, review.reason, "
            "review.claim_version FROM review LEFT JOIN person ON person.id = review.by_id WHERE review.claim_id = ? "
            "ORDER BY review.id"
        )
        steps = [tuple(row) for row in read_raw(self.session.connection(), statement, (key,))]
        last = max(place for place, step in enumerate(steps) if step[1] != step[2])
        act, before, state, outcome, by, reason, version = steps[last]
        assert (before, state, outcome, version) == ("in_review", claim.state, claim.state, claim.version)
        if act == "override":
            assert reason
            return
        assert act == "approve"
        proposal = next(step for step in reversed(steps[:last]) if step[0] == "propose")
        assert by not in {proposal[4], claim.author, self.room.stories[claim.slug].reporter}
        assert (proposal[3], proposal[6]) == (outcome, version - 1)
        if claim.risk == "high":
            opinion = next(step for step in reversed(steps[:last]) if step[0] == "opinion")
            assert opinion[4] != proposal[4]
            assert (opinion[3], opinion[6]) == (outcome, version - 1)

    @invariant()
    def whoever_is_on_a_claim_is_shown_and_nobody_else(self) -> None:
        statement = (
            "SELECT hold.claim_id, person.initials, hold.until FROM hold JOIN person ON person.id = hold.person_id "
            "WHERE hold.ended_at IS NULL"
        )
        rows = [tuple(row) for row in read_raw(self.session.connection(), statement, ())]
        assert len({key for key, _, _ in rows}) == len(rows)
        now = f"{self.clock.at:%Y-%m-%dT%H:%M:%S.%f}Z"
        shown = sorted(initials for _, initials, until in rows if until > now)
        assert shown == sorted(one for claim in self.room.claims.values() if (one := self.room.on_it(claim)))

    @invariant()
    def now_and_then_all_is_proven(self) -> None:
        self.steps += 1
        if self.begun and self.steps % 15 == 0:
            self.the_ledger_proves()
        if self.begun and self.steps % 5 == 0:
            self.the_counts_are_right()

    def the_ledger_proves(self) -> None:
        """The chain fits, every row is what it says, every act has its entry, and nothing was deleted."""
        self.session.flush()
        assert not self.session.info["tracker_changed"]
        assert not self.session.info["tracker_written"]
        if self.session.get_bind().dialect.name == "postgresql":
            self.session.execute(sql("SET CONSTRAINTS ALL IMMEDIATE"))
            self.session.execute(sql("SET CONSTRAINTS ALL DEFERRED"))
        assert prove(self.session).fault is None
        steps = read_raw(self.session.connection(), "SELECT DISTINCT act, from_state, to_state FROM review", ())
        assert all((before, after) in STEPS[act] for act, before, after in steps)
        for table in KEPT_TABLES:
            [[count]] = read_raw(self.session.connection(), f"SELECT count(*) FROM {table}", ())
            assert count >= self.counts.get(f"rows of {table}", 0)
            self.counts[f"rows of {table}"] = count

    def the_counts_are_right(self) -> None:
        """Independence is what the slow twin says."""
        self.session.expunge_all()
        keys = {get_claim(self.session, label).id: label for label in self.room.claims}
        for found, rows in claims_with_sources(self.session, list(keys)):
            for row in rows:
                measured, case = found.independence_of(row), self.room.case(self.room.claims[keys[row.id]])
                assert (measured.minimum, measured.maximum) == (brute.minimum(case), brute.maximum(case))
                assert measured.citations == brute.citations(case)
                assert len(measured.rests_on) == len(brute.rests_on(case))


_STAYS = {("in_review", "in_review")}
_TO_DECISION = {("in_review", outcome) for outcome in DECIDED}
STEPS: dict[str, set[tuple[str, str]]] = {
    "take": {(state, "in_review") for state in UNDECIDED},
    "assign": {("unreviewed", "in_review"), *_STAYS},
    "release": _STAYS,
    "needs_source": {("in_review", "needs_source")},
    "propose": _STAYS,
    "opinion": _STAYS,
    "return": _STAYS,
    "approve": _TO_DECISION,
    "override": _TO_DECISION,
    "reopen": {(state, "in_review") for state in (*DECIDED, "withdrawn")},
    "withdraw": {(state, "withdrawn") for state in (*UNDECIDED, *DECIDED)},
    "correct": {(state, "corrected") for state in DECIDED},
}
"""Every way from a state to a state that section 5 knows, by act."""


@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_no_sequence_of_acts_leads_where_the_design_does_not(engine_kind: str, desk: Desk) -> None:
    brief = settings(
        max_examples=10 if THOROUGH else 5 if engine_kind == "sqlite" else 3,
        stateful_step_count=30,
        deadline=None,
        database=None,
        phases=[Phase.generate],  # add Phase.shrink to have a failing run made short, which takes minutes
        suppress_health_check=list(HealthCheck),
    )

    with clock_everywhere(NOON) as clock:
        run_state_machine_as_test(lambda: Sequence(desk, clock), settings=brief)  # type: ignore[arg-type]
