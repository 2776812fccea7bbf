"""A newsroom in dictionaries: sections 2, 3, 5 and 6 of domain.md as one would play them with cards, for holding the program
against. It asks the program nothing; how many sources are independent it asks `tests/domain/brute_sourcing.py`.

A question whether something is allowed is answered True or False, or None where the definitions leave it to more than the
cards show (a waiver may have been outgrown by what it waived).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from tests.domain import brute_sourcing as brute
from tracker.domain.sourcing import Citation, Drew, SourceNode
from tracker.domain.vocabulary import DerivationKind, SourceKind

DECIDED = ("verified", "disputed", "refuted", "unverifiable")
UNDECIDED = ("unreviewed", "in_review", "needs_source")
LAID_ASIDE = ("withdrawn", "corrected")
BEARS_OUT = {"verified": "supports", "disputed": "refutes", "refuted": "refutes"}
SUPPORT = ("reported", "alleged", "confirmed")
ASKED = {"normal": 1, "high": 2}
"""Independent sources at worst, by risk, as the pack of the tests asks."""
HOURS = 4.0

Words = tuple[int, int]
"""A sentence of a story, by its place in the stock of sentences, and which wording of it."""


class Given(NamedTuple):
    """A proposal or opinion: whose, which, and on which version of the claim."""

    by: str
    outcome: str
    version: int


class Decision(NamedTuple):
    """By what a claim is decided."""

    by: str
    proposer: str | None
    alone: bool
    overrides: frozenset[str]
    text: str
    words: Words | None


@dataclass
class Said:
    """A source's stance."""

    claim: str
    chain: tuple[str, ...]
    status: str
    first_hand: bool | None
    retracted: bool = False


@dataclass
class Held:
    """A piece of evidence."""

    claim: str
    source: str
    bearing: str
    locator: bool
    retracted: bool = False


@dataclass
class Source:
    """Who says something."""

    kind: str
    retracted: bool = False


@dataclass
class Link:
    """One source drew on another."""

    source: str
    drew_on: str
    kind: str
    scope: str | None
    assessment: str
    retracted: bool = False


@dataclass
class Claim:
    """One assertion."""

    label: str
    slug: str
    author: str
    text: str
    status: str
    risk: str
    words: Words | None
    """Where it stands in the newest text."""
    ever_stood: bool
    lost: Words | None = None
    """The words it stood on when they were last lost, until it stands on words again."""
    put: Words | None = None
    """The words it was put on, or last read with."""
    state: str = "unreviewed"
    version: int = 1
    proposal: Given | None = None
    opinion: Given | None = None
    decision: Decision | None = None
    holder: str | None = None
    until: float = 0.0
    news: set[tuple[str, int]] = field(default_factory=set)
    """What came in since a source was asked for."""
    waived: set[str] = field(default_factory=set)
    replaced_by: str | None = None
    accepted_at: int = 0
    """The text of its story in which it was accepted from what the desk proposed; 0 where somebody logged it."""
    undone: bool = False
    """Its acceptance was: what it was accepted from waits in its place."""

    def __post_init__(self) -> None:
        """What it is put on is read with it."""
        self.put = self.words

    @property
    def differs(self) -> bool:
        """Whether it stands on words that say something else than it was put on."""
        return self.words is not None and self.words != self.put

    def is_read_anew(self) -> None:
        """Somebody read it with the words that it stands on."""
        self.put = self.words or self.put

    @property
    def fresh_proposal(self) -> Given | None:
        """The proposal, if it is on the claim as it stands."""
        return self.proposal if self.proposal and self.proposal.version == self.version else None

    @property
    def fresh_opinion(self) -> Given | None:
        """The opinion, if it is on the claim as it stands."""
        return self.opinion if self.opinion and self.opinion.version == self.version else None

    def goes(self, state: str) -> None:
        """Come to a state; another one makes a new version."""
        if state != self.state:
            self.state, self.version = state, self.version + 1

    def round_ends(self) -> None:
        """What was proposed and thought counts no more."""
        self.proposal = self.opinion = None

    def is_let_go(self) -> None:
        """Nobody is on it."""
        self.holder, self.until = None, 0.0

    def ground_moves(self) -> None:
        """What somebody looked at is no longer so."""
        self.version += 1
        if self.state in DECIDED:
            self.state = "in_review"
            self.round_ends()


@dataclass
class Story:
    """An article."""

    slug: str
    reporter: str | None
    text: list[Words]
    stage: str = "draft"
    revision: int = 1
    signed_text: list[Words] | None = None
    signed_revision: int = 0
    out_revision: int = 0
    """The text that went out last."""
    signed: dict[str, tuple[int, int, int]] = field(default_factory=dict)
    """Label -> version and interval of each claim as it was signed."""


@dataclass
class Newsroom:
    """The whole desk."""

    people: dict[str, frozenset[str]]
    stories: dict[str, Story] = field(default_factory=dict)
    claims: dict[str, Claim] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    said: dict[int, Said] = field(default_factory=dict)
    held: dict[int, Held] = field(default_factory=dict)
    links: dict[int, Link] = field(default_factory=dict)
    second_person: str = "required"
    ever_waived: bool = False
    clock: float = 0.0
    """Hours."""

    # Who may

    def has(self, who: str, role: str) -> bool:
        """Whether somebody has a role."""
        return role in self.people[who]

    def writes(self, who: str) -> bool:
        """Whether somebody may do more than read."""
        return bool(self.people[who] - {"reader"})

    def on_it(self, claim: Claim) -> str | None:
        """Who is on a claim now."""
        return claim.holder if claim.until > self.clock else None

    def is_free(self, claim: Claim, who: str) -> bool:
        """Whether nobody else is on it."""
        return self.on_it(claim) in (None, who)

    def stands(self, claim: Claim) -> bool:
        """Whether it may be worked on."""
        return claim.state not in LAID_ASIDE

    # What is on file for a claim

    def said_of(self, claim: Claim, statuses: Iterable[str]) -> list[Said]:
        """The stances of these kinds that stand."""
        return [
            one
            for one in self.said.values()
            if one.claim == claim.label and not one.retracted and one.status in statuses
        ]

    def held_on(self, claim: Claim, bearing: str) -> list[Held]:
        """The evidence of this bearing that is not retracted itself."""
        return [
            one
            for one in self.held.values()
            if one.claim == claim.label and not one.retracted and one.bearing == bearing
        ]

    def is_borne_out(self, claim: Claim, outcome: str) -> bool:
        """Whether evidence of the right bearing with a locator stands, and its source."""
        held = self.held_on(claim, BEARS_OUT.get(outcome, ""))
        return outcome == "unverifiable" or any(one.locator and not self.sources[one.source].retracted for one in held)

    def has_news(self, claim: Claim) -> bool:
        """Whether something came in since a source was asked for that still stands, with every source it comes from."""
        chains = {("said", key): one.chain for key, one in self.said.items()}
        chains |= {("held", key): (one.source,) for key, one in self.held.items()}
        return any(not any(self.sources[name].retracted for name in chains[one]) for one in claim.news)

    def case(self, claim: Claim, *, against: bool = False) -> brute.Case:
        """The sourcing graph of a claim; `against` adds what speaks against it, as if it supported."""
        number = {name: at for at, name in enumerate(self.sources)}
        nodes = {number[name]: SourceNode(SourceKind(one.kind), one.retracted) for name, one in self.sources.items()}
        statuses, bearings = (SUPPORT, ["supports"]) if not against else ((*SUPPORT, "denied"), ["supports", "refutes"])
        return self._case(claim, number, nodes, statuses, bearings)

    def case_against(self, claim: Claim) -> brute.Case:
        """The graph of what speaks against a claim alone."""
        number = {name: at for at, name in enumerate(self.sources)}
        nodes = {number[name]: SourceNode(SourceKind(one.kind), one.retracted) for name, one in self.sources.items()}
        return self._case(claim, number, nodes, ("denied",), ["refutes"])

    def _case(
        self,
        claim: Claim,
        number: dict[str, int],
        nodes: dict[int, SourceNode],
        statuses: Iterable[str],
        bearings: list[str],
    ) -> brute.Case:
        drew = [
            Drew(number[one.source], number[one.drew_on], DerivationKind(one.kind), one.assessment == "suspected")
            for one in self.links.values()
            if one.scope in (None, claim.slug, claim.label) and not one.retracted and one.assessment != "dismissed"
        ]
        cited = [
            Citation(tuple(number[name] for name in one.chain), one.first_hand) for one in self.said_of(claim, statuses)
        ]
        evidence = [number[one.source] for bearing in bearings for one in self.held_on(claim, bearing)]
        return brute.Case(nodes, drew, cited, evidence)

    def reaches(self, case: brute.Case) -> set[str]:
        """The names of the sources that a claim comes to, suspicions included."""
        names = list(self.sources)
        return {names[at] for at in brute.reach(brute.edges(case, at_worst=True), brute.CLAIM)}

    def interval(self, claim: Claim) -> tuple[int, int]:
        """How many independent sources stand under it, at worst and as known."""
        case = self.case(claim)
        return brute.minimum(case), brute.maximum(case)

    def leads_to_the_retracted(self, claim: Claim) -> bool:
        """Whether its support names a retracted source or leads to one."""
        case = self.case(claim)
        named = {name for one in self.said_of(claim, SUPPORT) for name in one.chain}
        named |= {one.source for one in self.held_on(claim, "supports")}
        return any(self.sources[name].retracted for name in self.reaches(case) | named)

    def held_back_by(self, claim: Claim) -> set[str]:
        """The rules that stand against calling it verified."""
        found = {"source-retracted"} if self.leads_to_the_retracted(claim) else set()
        return found | ({"too-few-independent"} if self.interval(claim)[0] < ASKED[claim.risk] else set())

    # Deciding

    def alone(self, who: str, *, asked: bool) -> bool:
        """Whether one person decides, which an editor does."""
        lets = self.second_person == "off" or (asked and self.second_person == "override")
        return lets and self.has(who, "editor")

    def may_ask_for_it(self, who: str, *, alone: bool) -> bool:
        """Whether somebody may say that they decide alone, if they do."""
        return not alone or (self.second_person != "required" and self.has(who, "editor"))

    def policy_lets(self, claim: Claim, outcome: str, who: str, *, override: bool, decides: bool) -> bool | None:
        """Whether the policy lets it through; an override where nothing stands against it is refused too."""
        against = self.held_back_by(claim) if outcome == "verified" else set()
        if against & claim.waived:
            return None
        if not override:
            return not against
        return bool(against) and (not decides or self.has(who, "editor"))

    def may_propose(self, claim: Claim, who: str, outcome: str, *, alone: bool, override: bool) -> bool | None:
        """Section 5: a checker proposes, with evidence, on a claim nobody else holds."""
        opinion = claim.fresh_opinion
        decides = self.alone(who, asked=alone)
        if claim.state != "in_review" or not self.has(who, "checker") or not self.is_free(claim, who):
            return False
        if claim.differs or not self.is_borne_out(claim, outcome) or not self.may_ask_for_it(who, alone=alone):
            return False
        if not decides and opinion is not None and opinion.by == who:
            return False
        return self.policy_lets(claim, outcome, who, override=override, decides=decides)

    def proposed(self, claim: Claim, who: str, outcome: str, *, alone: bool, override: bool) -> None:
        """What a proposal does."""
        claim.is_let_go()
        opinion = claim.fresh_opinion
        if self.alone(who, asked=alone):
            self._decided(claim, who, outcome, None, alone=True, override=override)
        elif opinion is not None and opinion.outcome != outcome:
            claim.round_ends()
        else:
            claim.proposal, claim.opinion = Given(who, outcome, claim.version), opinion

    def may_opine(self, claim: Claim, who: str) -> bool:
        """Another checker, once."""
        proposal = claim.fresh_proposal
        fits = claim.state == "in_review" and self.has(who, "checker") and claim.fresh_opinion is None
        return fits and not claim.differs and not (proposal is not None and proposal.by == who)

    def opined(self, claim: Claim, who: str, outcome: str) -> None:
        """What an opinion does: a mismatch sends the claim back."""
        proposal = claim.fresh_proposal
        if proposal is not None and proposal.outcome != outcome:
            claim.round_ends()
        else:
            claim.opinion = Given(who, outcome, claim.version)

    def is_second(self, claim: Claim, who: str) -> bool:
        """Neither the proposer, nor the claim's author, nor the story's reporter; and at high risk there is an opinion."""
        proposal = claim.fresh_proposal
        involved = {proposal.by if proposal else None, claim.author, self.stories[claim.slug].reporter}
        return who not in involved and not (claim.risk == "high" and claim.fresh_opinion is None)

    def may_approve(self, claim: Claim, who: str, *, alone: bool, override: bool) -> bool | None:
        """An editor who is a second person, or the override of that."""
        proposal = claim.fresh_proposal
        if claim.state != "in_review" or not self.has(who, "editor") or proposal is None:
            return False
        if not self.may_ask_for_it(who, alone=alone):
            return False
        if not self.is_second(claim, who) and not self.alone(who, asked=alone):
            return False
        if not self.is_borne_out(claim, proposal.outcome):
            return False
        return self.policy_lets(claim, proposal.outcome, who, override=override, decides=True)

    def approved(self, claim: Claim, who: str, *, override: bool) -> None:
        """What an approval does."""
        proposal = claim.fresh_proposal
        assert proposal is not None
        claim.is_let_go()
        self._decided(
            claim, who, proposal.outcome, proposal.by, alone=not self.is_second(claim, who), override=override
        )

    def _decided(
        self, claim: Claim, who: str, outcome: str, proposer: str | None, *, alone: bool, override: bool
    ) -> None:
        against = frozenset(self.held_back_by(claim)) if override else frozenset()
        claim.goes(outcome)
        claim.round_ends()
        claim.decision = Decision(who, proposer, alone, against, claim.text, claim.words)

    def may_withdraw(self, claim: Claim, who: str) -> bool:
        """An editor or the story's reporter, before it is published, what stands in the place of nothing."""
        story = self.stories[claim.slug]
        replaces = any(one.replaced_by == claim.label for one in self.claims.values())
        theirs = self.has(who, "editor") or who == story.reporter
        return theirs and self.stands(claim) and story.stage != "published" and not replaces

    def may_reopen(self, claim: Claim, who: str) -> bool:
        """An editor, what is decided or withdrawn; not what waits as a proposal again."""
        return self.has(who, "editor") and claim.state in (*DECIDED, "withdrawn") and not claim.undone

    def may_undo_acceptance(self, claim: Claim, who: str) -> bool | None:
        """Whoever accepted it, before it is published and while nothing was done on it; a new text may have touched it."""
        theirs = bool(claim.accepted_at) and claim.author == who and self.writes(who) and not claim.undone
        story, told = self.stories[claim.slug], {one.claim for one in self.said.values()}
        told |= {one.claim for one in self.held.values()}
        worked_on = claim.version > 1 or bool(claim.waived) or claim.label in told
        if not theirs or worked_on or story.stage == "published":
            return False
        return True if story.revision == claim.accepted_at else None

    def may_correct(self, claim: Claim, who: str, instead: Claim) -> bool:
        """An editor, what is decided and published, by what is decided and stands."""
        published = self.stories[claim.slug].stage == "published"
        stands = instead is not claim and instead.state in DECIDED and instead.state != "refuted"
        return self.has(who, "editor") and claim.state in DECIDED and published and stands

    # What moves the ground

    def source_retracted(self, name: str) -> None:
        """Every claim that rests on it falls, and every open proposal on one."""
        leaning = []
        for claim in self.claims.values():
            both = claim.state != "verified"
            if name in self.reaches(self.case(claim, against=both)):
                leaning.append(claim)
        self.sources[name].retracted = True
        self._fall(leaning)

    def source_restored(self, name: str) -> None:
        """Nothing is signed again by it, but what it speaks against falls."""
        self.sources[name].retracted = False
        self._fall([claim for claim in self.claims.values() if name in self.reaches(self.case_against(claim))])

    def _fall(self, claims: Iterable[Claim]) -> None:
        for claim in claims:
            if claim.state == "in_review" or claim.state in DECIDED:
                claim.ground_moves()

    def filed(self, slug: str, text: list[Words]) -> None:
        """A new text: what stands there word for word keeps its signature, everything else goes back."""
        story = self.stories[slug]
        for claim in self.claims.values():
            if claim.slug == slug:
                self._followed(claim, text)
        story.text, story.revision = text, story.revision + 1

    def _followed(self, claim: Claim, text: list[Words]) -> None:
        falls = False
        if claim.words is not None and claim.words not in text:
            falls = True
            reworded = next((words for words in text if words[0] == claim.words[0]), None)
            claim.lost, claim.words = (None, reworded) if reworded else (claim.words, None)
        elif claim.words is None and claim.lost in text and claim.lost is not None:
            falls = True
            claim.words, claim.lost = claim.lost, None
        if falls and claim.state in (*DECIDED, *UNDECIDED):
            claim.ground_moves()

    # Letting go

    def blockers(self, slug: str) -> set[str]:
        """What stands against a sign-off, by rule; what is waived perhaps too."""
        found: set[str] = set()
        for claim in self.claims.values():
            if claim.slug == slug and self.stands(claim):
                found |= self._blockers_on(claim)
        return found

    def _blockers_on(self, claim: Claim) -> set[str]:
        found = self.held_back_by(claim)
        if claim.state not in DECIDED:
            found.add("undecided")
        in_text = claim.words is not None or not claim.ever_stood
        if in_text and claim.status not in {"refuted": ("denied",), "disputed": ("denied", "alleged")}.get(
            claim.state, (claim.status,)
        ):
            found.add("refuted-in-text")
        if claim.state == "unverifiable" and claim.status == "unattributed":
            found.add("unverifiable-unattributed")
        if claim.ever_stood and claim.words is None:
            found.add("not-placed")
        if claim.differs:
            found.add("words-differ")
        decision = claim.decision
        if claim.state in DECIDED and decision is not None:
            hats = {decision.proposer, claim.author, self.stories[claim.slug].reporter}
            if decision.alone or decision.overrides or decision.by in hats:
                found.add("self-verified")
        return found

    def waived_perhaps(self, slug: str) -> bool:
        """Whether a waiver stands on a claim of the story."""
        return any(claim.waived for claim in self.claims.values() if claim.slug == slug)

    def may_sign(self, slug: str, who: str) -> bool | None:
        """An editor, not the reporter where a second person is required; nothing against it, and something new to sign."""
        story = self.stories[slug]
        if not self.has(who, "editor") or (self.second_person == "required" and who == story.reporter):
            return False
        if self.blockers(slug):
            return None if self.waived_perhaps(slug) else False
        if story.stage == "draft" or story.signed_revision != story.revision or story.signed != self.standing(slug):
            return True
        return None if self.waived_perhaps(slug) or self.ever_waived else False

    def standing(self, slug: str) -> dict[str, tuple[int, int, int]]:
        """How every claim of a story stands that is in it."""
        return {
            claim.label: (claim.version, *self.interval(claim))
            for claim in self.claims.values()
            if claim.slug == slug and self.stands(claim)
        }

    def signed(self, slug: str) -> None:
        """What a sign-off does."""
        story = self.stories[slug]
        story.signed_text, story.signed = list(story.text), self.standing(slug)
        story.signed_revision = story.revision
        story.stage = "signed_off" if story.stage == "draft" else story.stage

    def may_publish(self, slug: str, who: str) -> bool | None:
        """An editor, what was signed and as it was signed; once, and once again each time another text was signed."""
        story = self.stories[slug]
        if not self.has(who, "editor") or story.stage == "draft" or story.signed_text != story.text:
            return False
        if story.stage == "published" and story.signed_revision == story.out_revision:
            return False
        now = self.standing(slug)
        if now.keys() != story.signed.keys():
            return False
        for label, (version, least, most) in now.items():
            signed = story.signed[label]
            if version != signed[0] or least < signed[1] or most < signed[2]:
                return False
        if self.blockers(slug):
            return None if self.waived_perhaps(slug) else False
        return True
