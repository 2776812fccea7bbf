"""One claim as its page and the right side of its story's page show it: plain values for the template `claim_part.html`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from sqlalchemy.orm import Session

from tracker.domain.finding import Finding
from tracker.domain.sourcing import Branch, rests_tree
from tracker.domain.vocabulary import LAID_ASIDE, Role
from tracker.models import Person
from tracker.models.claim_lines import (
    attribution_line,
    branch_line,
    evidence_line,
    hold_line,
    reply_line,
    review_lines,
    waiver_line,
)
from tracker.models.dossier import Sources
from tracker.models.phrases import comment_told, counts, sourcing_sentence, state_told
from tracker.models.proceedings import Proceedings
from tracker.models.rows import AttributionRow, ClaimRow, EvidenceRow, PersonRow
from tracker.models.unplaced import unplaced
from tracker.models.waiving import StandingWaiver
from tracker.models.words_since import apart
from tracker.services.as_seen import seen_in
from tracker.services.beside import Beside, beside, others
from tracker.services.commenting import comments_beside
from tracker.services.foreseen_moves import Foreseen, foreseen_moves
from tracker.services.listing import Sourced
from tracker.services.placing_orphans import offered_places
from tracker.services.reading_along import Around, sentences_around
from tracker.services.reading_stories import StoryRead, next_of_mine
from tracker.services.waiving import may_be_waived
from tracker.store.source_rows import names_in_story


class Waits(NamedTuple):
    """Words of a claim of which nobody has said where they stand now, or that it is right on them as they stand; those first that
    are placed next."""

    words: list[str]
    candidates: list[str]
    """The words at the places offered for the first of them."""
    told: str = ""
    """What they say otherwise than the claim was put on, where that is what is to be looked at."""


class InMargin(NamedTuple):
    """A Word comment on the claim's words that nobody has settled."""

    id: int
    told: str


class Twig(NamedTuple):
    """One source of the tree, with what it leads to."""

    line: str
    onward: list[Twig]


@dataclass(frozen=True, slots=True)
class ClaimView:
    """Everything the template says of one claim."""

    claim: ClaimRow
    state: str
    sentence: str
    counts: str
    rests_on: list[str]
    """The single points of failure, nearest the claim first."""
    contested: bool
    context: list[Around]
    attributions: list[tuple[AttributionRow, str]]
    tree: list[Twig]
    evidence: list[tuple[EvidenceRow, str]]
    beside: Beside
    replies: list[str]
    groups: list[tuple[str, list[tuple[str, str]]]]
    waivers: list[tuple[StandingWaiver, str]]
    comments: list[str]
    findings: Sequence[Finding]
    history: list[str]
    hold: str | None
    seen: str
    moves: Mapping[str, Foreseen]
    waits_for: str | None
    waits_with: Literal["you", "another"] | None
    """Whose proposal waits for an approval or a second opinion; None where none does."""
    going_on: int | None
    """The number of the claim that whoever looks goes on with after this one."""
    sources: list[str]
    """Names on file that a form can offer: those that this story's claims name, and those on which this one rests."""
    checkers: list[str]
    """Initials of whoever a claim can be given to."""
    unplaced: Waits | None
    margin: list[InMargin]
    waivable: frozenset[str]
    """The rules among its findings that may be waived."""
    checks: bool
    """Whether whoever looks may say that a source did say it."""

    @property
    def label(self) -> str:
        """The claim's label."""
        return self.claim.label

    def open_of(self, words: Sequence[str]) -> list[Foreseen]:
        """Those of these moves that are open."""
        return [self.moves[word] for word in words if self.moves[word].open]

    @property
    def closed(self) -> list[Foreseen]:
        """The moves that are not open, each with its reason."""
        return [one for one in self.moves.values() if not one.open and one.move != "work"]


def claim_view(session: Session, read: StoryRead, found: Sourced, you: Person) -> ClaimView:
    """What there is to say of one claim of a story that was read."""
    claim, sources, people = found.claim, found.sources, read.dossier.people
    by_side, branches = beside(session, claim), branches_of(found)
    waiting = read.waiting.get(claim.label)
    return ClaimView(
        claim=claim,
        state=state_told(claim),
        sentence=sourcing_sentence(sources, claim, found.measured),
        counts=counts(found.measured),
        rests_on=[sources.told(key) for key in found.measured.rests_on],
        contested=found.contested,
        context=sentences_around(claim, read.dossier.revision, read.dossier.text),
        attributions=[(row, attribution_line(row, sources, people)) for row in claim.attributions],
        tree=tree_of(branches, sources),
        evidence=[(row, evidence_line(row, sources)) for row in claim.evidence],
        beside=by_side,
        replies=[reply_line(row, people) for row in by_side.replies],
        groups=[
            (group.name, [(label, str(state)) for label, state in others(group, claim)]) for group in by_side.groups
        ],
        waivers=[(one, waiver_line(one, people)) for one in by_side.waivers],
        comments=[f"{comment_told(row)}: {row.text}" for row in by_side.comments],
        findings=read.findings.get(claim.label, ()),
        history=list(review_lines(claim, people)),
        hold=None if claim.hold is None else hold_line(claim.hold),
        seen=seen_in(session, found).written,
        moves=foreseen_moves(session, claim.label, you),
        waits_for=waiting.waits_for if waiting else None,
        waits_with=_proposer(claim, you),
        going_on=next_of_mine(read, claim),
        sources=_offered(session, claim, sources, branches),
        checkers=_checkers(people),
        unplaced=_unplaced(session, read, claim),
        margin=[InMargin(row.id, told) for row, told in comments_beside(session, claim)]
        if you.roles - {Role.READER}
        else [],
        waivable=frozenset(one.rule for one in read.findings.get(claim.label, ()) if may_be_waived(one.rule)),
        checks=bool({Role.CHECKER, Role.EDITOR} & you.roles),
    )


def _proposer(claim: ClaimRow, you: Person) -> Literal["you", "another"] | None:
    proposal = Proceedings.of(claim.reviews).for_version(claim.version).proposal
    if proposal is None:
        return None
    return "you" if proposal.by_id == you.id else "another"


def _unplaced(session: Session, read: StoryRead, claim: ClaimRow) -> Waits | None:
    """The words of a claim that a person is to place, with the places that are offered."""
    newest, rows = read.dossier.revision, read.dossier.aligned.get(claim.id, [])
    there = (row for row in claim.passages if row.revision == newest)
    if newest is None or claim.state in LAID_ASIDE:
        return None
    if not unplaced(claim, rows, newest) and not apart(claim.text, there, rows, read.dossier.language):
        return None
    offered = offered_places(session, claim.label)
    places = [read.dossier.text[start:end] for start, end in offered.places]
    return Waits([row.exact for row in offered.waiting], places, offered.told)


def _offered(session: Session, claim: ClaimRow, sources: Sources, branches: Sequence[Branch]) -> list[str]:
    """The names that a form offers."""
    named = names_in_story(session.connection(), claim.article_id)
    return sorted({*named, *(sources.name(one.source) for one in branches)})


def _checkers(people: Mapping[int, PersonRow]) -> list[str]:
    return sorted(row.initials for row in people.values() if "checker" in row.roles)


def branches_of(found: Sourced) -> list[Branch]:
    """What a claim rests on, line by line."""
    claim = found.claim
    return rests_tree(found.sources.network_of(claim), claim.citations, claim.supporting_evidence)


def tree_of(branches: Sequence[Branch], sources: Sources) -> list[Twig]:
    """The same as nested lists."""
    top: list[Twig] = []
    path: list[Twig] = []
    for branch in branches:
        _grow(top, path, branch, branch_line(branch, sources))
    return top


def _grow(top: list[Twig], path: list[Twig], branch: Branch, line: str) -> None:
    del path[branch.depth :]
    twig = Twig(line, [])
    (path[-1].onward if path else top).append(twig)
    path.append(twig)
