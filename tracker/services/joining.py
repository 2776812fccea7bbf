"""Two claims of a story that say the same become one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy.orm import Session

from tracker.domain.errors import MoveRefusedError
from tracker.domain.parting import Parting, reason_of
from tracker.domain.vocabulary import Assessment, AttributionStatus, Bearing, Risk
from tracker.domain.wording import PROSE, clean_optional
from tracker.extract.matching.apart import plainly_apart
from tracker.extract.matching.gist import gist_of
from tracker.models import Attribution, Claim, Derivation, Evidence, Passage, Person, Reply
from tracker.models.base import now
from tracker.services.claiming import end_waivers, held_waivers, passage_at, standing_claim
from tracker.services.contradicting import enter
from tracker.services.desks import require_writer
from tracker.services.handing_on import hand_on, stand_on, words_in
from tracker.services.permitting import require_may_lay_aside
from tracker.services.reviewing import lay_aside, reopen_by_system
from tracker.services.unsigning import footing_of, moved
from tracker.store import ledger
from tracker.store.articles import newest_revision
from tracker.store.claims import attributions_on, evidence_on, get_claim, passages_of
from tracker.store.contradictions import groups_holding, member_rows
from tracker.store.partings import Holdings, derivations_for, holdings_of, replies_on

_PUBLISHED = "put the one in the place of the other with `tracker correct`"

Row = TypeVar("Row", Attribution, Evidence, Derivation, Reply)


@dataclass(frozen=True, slots=True)
class Joined:
    """What came of making two claims one."""

    claim: Claim
    into: Claim
    passages: list[Passage]
    """The words on which the one that remains stands now too."""
    rows: Holdings
    """What it has now that it lacked."""
    fell: bool
    """Whether a decision on it fell."""
    waivers: int
    """How many waivers on it ended."""


def merge_claims(session: Session, label: str, into: str, *, by: Person, reason: str | None = None) -> Joined:
    """Make two claims of a story one: the second has of its own what it lacks of the first (words in the story, who says so,
    what is held, who drew on whom, who was asked, groups), and the first is withdrawn.

    The second is opened again where it was decided and its words or its risk changed, something against it came in, or what
    stands under it is otherwise known; more support leaves it as it is.

    Raises:
        NotOnFileError: one of them is not on file.
        MoveRefusedError: they are of two stories, one of them is laid aside, their story is published, they plainly do not
            say the same, what stands on the one was taken back on the other, or `by` may not withdraw the first.
    """
    require_writer(by)
    claim, target = get_claim(session, label), standing_claim(session, into)
    reason = clean_optional("the reason", reason, PROSE)
    require_may_lay_aside(session, claim, by=by, reason=Parting.MERGED, command="claim merge", published=_PUBLISHED)
    _require_one_story(claim, target)
    _require_the_same(session, claim, target)
    revision = newest_revision(session, claim.article_id)
    whole = words_in(session, claim, revision)
    there = {(row.revision_id, row.start, row.end) for row in passages_of(session, target.id)}
    assert revision is not None or not whole
    fresh = [row for row in whole if (row.revision_id, row.start, row.end) not in there]
    passages = [passage_at(revision, row.start, row.end) for row in fresh] if revision is not None else []
    lacking = _Lacking(session, claim, target)
    told = reason_of(Parting.MERGED, [target.label], reason)
    lay_aside(session, claim, by=by, reason=told, command="claim merge")
    before = footing_of(session, [target.id])
    known_otherwise = lacking.heard()
    hand_on(session, lacking.rows, target)
    shifted = known_otherwise and bool(moved(before, footing_of(session, [target.id])))
    changed = _taken_over(claim, target)
    ground = bool(passages or shifted or lacking.against or changed.keys() - {"note"})
    fell = ground and reopen_by_system(session, target, f"{claim.label} was merged into it")
    for name, value in changed.items():
        setattr(target, name, value)
    stand_on(session, target, passages)
    _enter_groups(session, claim, target, by)
    waived = len(held_waivers(session, into)) if "risk" in changed else 0
    if waived:
        end_waivers(session, into, by, f"{claim.label} of high risk was merged into it")
    ledger.record(session, "merge claim", into, by=by)
    return Joined(claim, target, passages, lacking.rows, fell, waived)


def _require_one_story(claim: Claim, target: Claim) -> None:
    if claim.id == target.id:
        raise MoveRefusedError(f"{claim.label} cannot be merged into itself")
    if claim.article_id != target.article_id:
        raise MoveRefusedError(
            f"{claim.label} and {target.label} are of two stories, and each story has its own claims: leave both; what is "
            "corrected in one is a task for every story that says the same"
        )


def _require_the_same(session: Session, claim: Claim, target: Claim) -> None:
    """Refuse where what speaks for the one would plainly not speak for the other."""
    theirs = {group.id for group in groups_holding(session, target.id)}
    for group in groups_holding(session, claim.id):
        if group.id in theirs:
            raise MoveRefusedError(
                f"{claim.label} and {target.label} are in the group {group.name}, of which one at most is true: take one "
                f"out first, with `tracker claim ungroup {claim.label}`"
            )
    apart = plainly_apart(gist_of(target.text), gist_of(claim.text))
    if apart is None and None not in (claim.as_of, target.as_of) and claim.as_of != target.as_of:
        apart = "is of another day than ours"
    if apart is not None:
        raise MoveRefusedError(
            f"{claim.label} {apart.replace('ours', target.label)}, so what speaks for the one need not speak for the other: "
            "leave both, or let them say the same first, with `tracker claim edit`"
        )


def _taken_over(claim: Claim, target: Claim) -> dict[str, Any]:
    """What the claim that remains is to say of itself besides: it is never guarded less than the other was."""
    wanted = {
        "risk": Risk.HIGH if claim.risk is Risk.HIGH else target.risk,
        "allegation": target.allegation or claim.allegation,
        **{name: getattr(target, name) or getattr(claim, name) for name in ("about", "as_of", "note")},
    }
    return {name: value for name, value in wanted.items() if value != getattr(target, name)}


class _Lacking:
    """What a claim has that another lacks."""

    def __init__(self, session: Session, claim: Claim, target: Claim) -> None:
        """Hold the two against each other.

        Raises:
            MoveRefusedError: what stands on the one was taken back on the other.
        """
        own = holdings_of(session, claim.id)
        self._heard: list[tuple[Attribution, Attribution]] = []
        self._drew: list[tuple[Derivation, Derivation]] = []
        said = _lacking(own.attributions, attributions_on(session, [target.id]), _said, self._heard)
        drew = _lacking(own.derivations, derivations_for(session, target.id), _drew, self._drew)
        held = _lacking(own.evidence, evidence_on(session, target.id), _held, [])
        asked = _lacking(own.replies, replies_on(session, target.id), _asked, [])
        self.rows = Holdings(said, held, drew, asked)

    @property
    def against(self) -> bool:
        """Whether any of it speaks against the claim."""
        denied = any(row.status is AttributionStatus.DENIED for row in self.rows.attributions)
        return denied or any(row.bearing is Bearing.REFUTES for row in self.rows.evidence)

    def heard(self) -> bool:
        """Let what both have say what either knows of it: first-hand beats not, and not beats silence; confirmed beats
        suspected. Says whether anything is otherwise known then, beside what more there is of support."""
        otherwise = bool(self.rows.derivations)
        for row, same in self._heard:
            first_hand = row.first_hand if not same.first_hand and row.first_hand is not None else same.first_hand
            otherwise |= first_hand is not same.first_hand
            same.first_hand = first_hand
        for drew, known in self._drew:
            if drew.assessment is Assessment.CONFIRMED and known.assessment is Assessment.SUSPECTED:
                known.assessment, otherwise = Assessment.CONFIRMED, True
        return otherwise


def _lacking(rows: Sequence[Row], theirs: Iterable[Row], known_by: Any, both: list[tuple[Row, Row]]) -> list[Row]:
    """Those of these rows that are not among the other claim's; the pairs that are, are added to `both`."""
    known = {known_by(row): row for row in sorted(theirs, key=_stands)}
    lacking: list[Row] = []
    for row in rows:
        same = known.get(known_by(row))
        if same is None:
            lacking.append(row)
            continue
        _require_same_fate(row, same)
        both.append((row, same))
    return lacking


def _said(row: Attribution) -> tuple[Any, ...]:
    return row.source_id, row.chain, row.status


def _held(row: Evidence) -> tuple[Any, ...]:
    return row.source_id, row.bearing, row.excerpt, row.locator, row.url, row.archived_url, row.sha256


def _drew(row: Derivation) -> tuple[Any, ...]:
    return row.source_id, row.drew_on_id, row.kind, row.article_id


def _asked(row: Reply) -> tuple[Any, ...]:
    return row.party, row.asked_on, row.channel


def _stands(row: Attribution | Evidence | Derivation | Reply) -> bool:
    dismissed = isinstance(row, Derivation) and row.assessment is Assessment.DISMISSED
    return row.retracted_at is None and not dismissed


def _require_same_fate(row: Row, same: Row) -> None:
    """Refuse where the desk took back on the one claim what it holds on the other: a person decides which it is."""
    if _stands(row) and not _stands(same):
        kind = row.__tablename__
        raise MoveRefusedError(
            f"{kind} {row.id} stands, but is the same as {kind} {same.id}, which does not: settle it first with "
            f"`tracker {kind} retract {row.id} --reason ...`, or leave the two claims apart"
        )


def _enter_groups(session: Session, claim: Claim, target: Claim, by: Person) -> None:
    """Let the claim that remains stand in the groups of the other, which stands in none any more."""
    for group in groups_holding(session, claim.id):
        rows = member_rows(session, group.id)
        enter(session, group, target.id, rows.get(target.id))
        rows[claim.id].removed_at, rows[claim.id].removed_by_id = now(), by.id
