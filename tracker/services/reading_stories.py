"""A story as somebody reads it beside its claims: its file, what the audit says, and what of it waits for whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from tracker.domain.coverage import facts_left, sentences_in
from tracker.domain.errors import NotOnFileError
from tracker.domain.finding import Finding
from tracker.domain.vocabulary import LAID_ASIDE, ReviewState, SecondPerson
from tracker.models import Person
from tracker.models.dossier import Dossier
from tracker.models.rows import ClaimRow
from tracker.services.auditing import audited, rules_named
from tracker.services.listing import Sourced
from tracker.services.queueing import OPEN, Waiting, next_behind, waiting
from tracker.store.story_file import load_to_read


@dataclass(frozen=True, slots=True)
class StoryRead:
    """One story, read whole: a fixed number of questions to the database however many claims it has."""

    dossier: Dossier
    policy: str
    findings: Mapping[str, list[Finding]]
    """What the audit says of each claim, by label, the heaviest first and what is waived last."""
    of_story: list[Finding]
    """What it says of the story itself."""
    waiting: Mapping[str, Waiting]
    """What each open claim waits for, by label."""
    mine: frozenset[str]
    """The labels of those that whoever reads can go on with now."""
    broken: list[str]
    """What may be said of the rules that broke off, which is a bug: what they would have found nobody knows."""

    def claim(self, number: int) -> Sourced:
        """One of its claims.

        Raises:
            NotOnFileError: it has no such claim.
        """
        for claim in self.dossier.claims:
            if claim.number == number:
                return Sourced(claim, self.dossier.sources, self.dossier.independence(claim))
        raise NotOnFileError(f"{self.dossier.slug} has no claim {number}: see the list of its claims")

    @property
    def facts_left(self) -> int | None:
        """How many sentences of the newest text state something that no claim is on; None where there is no text."""
        if not self.dossier.text:
            return None
        stand = (claim for claim in self.dossier.claims if claim.state not in LAID_ASIDE)
        places = [
            (row.start, row.end) for claim in stand for row in claim.passages if row.revision == self.dossier.revision
        ]
        return len(facts_left(self.dossier.text, places, sentences_in(self.dossier.dismissed)))

    @property
    def laid_aside(self) -> int:
        """How many claims were withdrawn or corrected."""
        return sum(claim.state in LAID_ASIDE for claim in self.dossier.claims)

    @property
    def changed_since(self) -> int:
        """How many claims are no longer as they were when the story was signed off last; 0 where nobody signed it."""
        signed = self.dossier.sign_off
        if signed is None:
            return 0
        stand = (claim for claim in self.dossier.claims if claim.state not in LAID_ASIDE)
        return sum(claim.id not in signed.claims or signed.claims[claim.id].version != claim.version for claim in stand)

    @property
    def next_deadline(self) -> str | None:
        """The day by which the first of those who were asked is to answer; None where nobody is awaited."""
        days = [
            reply.deadline
            for claim in self.dossier.claims
            for reply in claim.replies
            if reply.live and reply.outcome.value == "awaited" and reply.deadline
        ]
        return min(days, default=None)


@dataclass(frozen=True, slots=True)
class Narrowed:
    """Which claims of a story somebody wants to see; what is None lets every claim through."""

    state: ReviewState | None = None
    finding: str | None = None
    """A rule that has something to say of it."""
    source: int | None = None
    """The key of a source that it names."""
    mine: bool = False

    def of(self, read: StoryRead) -> list[ClaimRow]:
        """Those among them, by number."""
        return [claim for claim in read.dossier.claims if self._lets(read, claim)]

    def in_story(self, read: StoryRead) -> list[ClaimRow]:
        """The same as the story has them (`place_in_story`)."""
        return sorted(self.of(read), key=lambda claim: place_in_story(read.dossier, claim))

    def _lets(self, read: StoryRead, claim: ClaimRow) -> bool:
        if self.state is not None and claim.state is not self.state:
            return False
        if self.mine and claim.label not in read.mine:
            return False
        if self.source is not None and self.source not in named_by(claim):
            return False
        return self.finding is None or any(
            one.rule == self.finding and not one.waived for one in read.findings.get(claim.label, ())
        )


def place_in_story(dossier: Dossier, claim: ClaimRow) -> tuple[bool, int, int]:
    """Where a claim comes in the order of the story: by its first words in the newest text, what stands nowhere in it last,
    of one place by number."""
    first = min((row.start for row in claim.passages if row.revision == dossier.revision), default=None)
    return first is None, first or 0, claim.number


def named_by(claim: ClaimRow) -> set[int]:
    """The keys of the sources that a claim's live attributions and evidence name."""
    keys = {key for row in claim.attributions if row.live for key in row.chain}
    return keys | {row.source_id for row in claim.evidence if row.live}


def read_story(session: Session, slug: str, by: Person, judged: int | None = None) -> StoryRead:
    """One story with all that is on file of its claims, for somebody at the desk. Whether the files of its evidence are still
    what they were is not looked at, for that takes long: the audit says it.

    Args:
        judged: the number of a claim, where nobody asks what hangs on the others, nor what the audit says of them and of the
            story itself.

    Raises:
        NotOnFileError: there is no such story.
    """
    dossier = load_to_read(session, slug, judged)
    found, policy, broken = _judged(session, dossier, judged)
    by_claim: dict[str, list[Finding]] = {}
    for finding in found:
        if finding.claim is not None:
            by_claim.setdefault(finding.claim, []).append(finding)
    waits = _waiting(dossier)
    return StoryRead(
        dossier,
        policy,
        by_claim,
        [finding for finding in found if finding.claim is None and judged is None],
        waits,
        frozenset(label for label, one in waits.items() if one.is_for(by)),
        broken,
    )


def _judged(session: Session, dossier: Dossier, number: int | None) -> tuple[list[Finding], str, list[str]]:
    """What the audit says, the heaviest first and what is waived last, under which policy, and which rules broke off. Of one
    claim alone only the rules that hold it against the others of its story are put to all of them, and none that speaks of the
    story itself."""
    rules = rules_named([])
    if number is None:
        looked = [audited(session, dossier, rules, None)]
    else:
        only = replace(dossier, claims=tuple(claim for claim in dossier.claims if claim.number == number))
        looked = [
            audited(session, file, [rule for rule in rules if rule.alone is alone and not rule.of_story], None)
            for file, alone in ((only, True), (dossier, False))
        ]
    place = {rule.name: at for at, rule in enumerate(rules)}
    found = [finding for one in looked for finding in one.findings]
    found.sort(key=lambda one: (one.waived, -one.severity.weight, place[one.rule]))
    return found, looked[0].policy, [crash.sentence for one in looked for crash in one.crashes]


def _waiting(dossier: Dossier) -> dict[str, Waiting]:
    people, alone = dict(dossier.people), dossier.second_person == SecondPerson.OFF
    return {
        claim.label: waiting(claim, people, dossier.reported_by, alone=alone)
        for claim in dossier.claims
        if claim.state in OPEN
    }


def next_of_mine(read: StoryRead, claim: ClaimRow) -> int | None:
    """The number of the claim that whoever reads goes on with after this one; None where nothing of the story waits for them."""
    waits = (one for one in read.dossier.claims if one.label in read.mine)
    found = next_behind(waits, claim.risk, claim.number)
    return found.number if found else None
