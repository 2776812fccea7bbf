"""A decision falls when the ground under it moves, and only then; and every act leaves its one entry."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import orjson
import pytest

from tests.domain.review_table import DECIDED
from tests.each import in_turn
from tests.services.newsroom import SLUG, VERIFIED, Room, changed, recorded
from tracker.domain.vocabulary import Assessment, AttributionStatus, ReviewAct, ReviewState, Role, SourceKind
from tracker.services import (
    attributing,
    claiming,
    deriving,
    desks,
    evidencing,
    merging,
    reviewing,
    sources,
)
from tracker.services.filing import file_story
from tracker.services.proving import prove
from tracker.services.unsigning import claims_leaning_on, claims_spoken_against_by, footing_of, moved, unsign
from tracker.store import ledger


def grounded(room: Room) -> str:
    """A claim that Herald reports, Gazette denies, and of which Court holds one thing of each bearing."""
    label = room.claim()
    room.said(label, "Herald")
    room.said(label, "Gazette", "denied")
    return label


def last_of(room: Room, table: str) -> int:
    """The key of the newest row of a table."""
    return max(room.rows()[table])


FALLS: dict[str, Callable[[Room, str], object]] = {
    "the text is edited": lambda room, label: claiming.edit_claim(room.session, label, by=room.RL, text="It is red."),
    "its words in the story change": lambda room, label: claiming.edit_claim(
        room.session, label, by=room.RL, words="a helicopter on board"
    ),
    "a denial comes in": lambda room, label: room.said(label, "Agency", "denied"),
    "evidence against it comes in": lambda room, label: room.held(label, "refutes"),
    "evidence is retracted": lambda room, label: evidencing.retract_evidence(
        room.session, last_of(room, "evidence"), by=room.RL, reason="a forgery"
    ),
    "an attribution is retracted": lambda room, label: attributing.retract_attribution(
        room.session, min(room.rows()["attribution"]), by=room.RL, reason="misheard"
    ),
    "its source is retracted": lambda room, label: sources.retract_source(
        room.session, "Herald", by=room.EK, reason="it made it up"
    ),
    "the source of its evidence is retracted": lambda room, label: sources.retract_source(
        room.session, "Court", by=room.EK, reason="a forgery"
    ),
}
STANDS: dict[str, Callable[[Room, str], object]] = {
    "more support comes in": lambda room, label: room.said(label, "Agency"),
    "somebody else speculates": lambda room, label: room.said(label, "Agency", "speculated"),
    "more evidence for it comes in": lambda room, label: room.held(label),
    "context comes in": lambda room, label: room.held(label, "context"),
    "a note is written": lambda room, label: claiming.edit_claim(room.session, label, by=room.RL, note="ask again"),
    "a quote is checked": lambda room, label: attributing.check_attribution(
        room.session, min(room.rows()["attribution"]), by=room.MC, locator="p. 2"
    ),
    "another claim is denied": lambda room, label: room.said(room.claim("Another."), "Agency", "denied"),
    "another source is retracted": lambda room, label: sources.retract_source(
        room.session, "Agency", by=room.EK, reason="it made it up"
    ),
    "a source is renamed": lambda room, label: sources.edit_source(room.session, "Herald", by=room.RL, name="DH"),
}


def by_turns(happenings: Iterable[str]) -> list[tuple[str, ReviewState]]:
    """Each with one of the outcomes that a decision has."""
    return [(one, outcome) for turn, one in enumerate(happenings) for outcome in in_turn(turn, DECIDED)]


@pytest.mark.parametrize(("happening", "outcome"), by_turns(FALLS))
def test_a_decision_falls_when(room: Room, happening: str, outcome: ReviewState) -> None:
    label = room.decided(grounded(room), outcome)
    decision, version = room.steps(label)[-1], room.version(label)

    FALLS[happening](room, label)

    *_, step = room.steps(label)
    assert (room.state(label), room.version(label)) == (ReviewState.IN_REVIEW, version + 1)
    assert (step.act, step.by_id, step.from_state, step.to_state) == (
        ReviewAct.REOPEN,
        None,
        outcome,
        ReviewState.IN_REVIEW,
    )
    assert decision in room.steps(label)
    assert decision.claim_version == version


@pytest.mark.parametrize(("happening", "outcome"), by_turns(STANDS))
def test_a_decision_stands_when(room: Room, happening: str, outcome: ReviewState) -> None:
    label = room.decided(grounded(room), outcome)
    version = room.version(label)

    STANDS[happening](room, label)

    assert (room.state(label), room.version(label)) == (outcome, version)


@pytest.mark.parametrize("happening", FALLS)
def test_the_same_voids_an_open_proposal_and_leaves_the_state(room: Room, happening: str) -> None:
    label = room.proposed(grounded(room))
    version = room.version(label)

    FALLS[happening](room, label)

    assert (room.state(label), room.version(label)) == (ReviewState.IN_REVIEW, version + 1)


@pytest.mark.parametrize("happening", STANDS)
def test_the_same_leaves_an_open_proposal_as_it_is(room: Room, happening: str) -> None:
    label = room.proposed(grounded(room))

    STANDS[happening](room, label)
    reviewing.approve(room.session, label, by=room.EK)

    assert room.state(label) is VERIFIED


def test_a_claim_leans_on_whom_it_reaches(room: Room) -> None:
    room.drew("Herald", "Agency", suspected=True)
    label = grounded(room)
    leaning = {
        name: claims_leaning_on(room.session, room.named(name).id) for name in ("Herald", "Agency", "Gazette", "Court")
    }

    key = room.on_file(label).id
    assert leaning == {"Herald": [key], "Agency": [key], "Gazette": [key], "Court": []}
    assert claims_spoken_against_by(room.session, room.named("Gazette").id) == [key]
    assert claims_spoken_against_by(room.session, room.named("Herald").id) == []


def test_footing_is_told_whatever_the_sources_are_called(room: Room) -> None:
    label = grounded(room)
    key = room.on_file(label).id
    before = footing_of(room.session, [key])

    sources.edit_source(room.session, "Herald", by=room.RL, name="DH")
    renamed = footing_of(room.session, [key])
    room.said(label, "Agency")
    supported = footing_of(room.session, [key])

    assert moved(before, renamed) == []
    assert moved(before, supported) == [key]


@pytest.mark.parametrize("other_words", [False, True])
def test_only_decided_claims_are_opened_again_and_open_proposals_are_void(room: Room, other_words: bool) -> None:
    decided, proposed, new = room.decided(room.claim("A.")), room.proposed(room.claim("B.")), room.claim("C.")
    keys = [room.on_file(label).id for label in (decided, proposed, new)]
    versions = [room.version(label) for label in (decided, proposed, new)]

    labels = unsign(room.session, keys, "a test", other_words=other_words)
    ledger.record(room.session, "a test", "desk", by=room.EK)

    assert labels == [decided]
    raised = [room.version(label) - before for label, before in zip((decided, proposed, new), versions, strict=True)]
    assert raised == [1, 1, int(other_words)]
    assert room.state(new) is ReviewState.UNREVIEWED


# Every act leaves its one entry


ACTS: dict[str, Callable[[Room, str], object]] = {
    **FALLS,
    **{name: act for name, act in STANDS.items() if name != "another claim is denied"},
    "a person is added": lambda room, label: desks.add_person(
        room.session, "Una Vale", "UV", [Role.CHECKER, Role.EDITOR], by=room.EK
    ),
    "a setting is chosen": lambda room, label: room.second_person("override"),
    "a story is filed": lambda room, label: file_story(room.session, "A ship.", by=room.RL, slug="ship"),
    "a claim is logged": lambda room, label: claiming.add_claim(
        room.session, SLUG, "It is green.", AttributionStatus.ALLEGED, by=room.RL, words="a helicopter on board"
    ),
    "a source is added": lambda room, label: sources.add_source(
        room.session, "Tribune", SourceKind.OUTLET, by=room.RL, aliases=["Trib", "T"]
    ),
    "a source gets an alias": lambda room, label: sources.edit_source(
        room.session, "Herald", by=room.RL, aliases=["DH"]
    ),
    "a source is of another kind": lambda room, label: sources.edit_source(
        room.session, "Herald", by=room.RL, kind=SourceKind.PERSON
    ),
    "sources are merged": lambda room, label: merging.merge_sources(room.session, "Herald", "Agency", by=room.EK),
    "a chain is put on file": lambda room, label: room.said(label, "Court", via=["Herald", "Agency"]),
    "a derivation is put on file": lambda room, label: room.drew("Herald", "Agency", scope=label),
    "a derivation is dismissed": lambda room, label: deriving.assess_derivation(
        room.session, last_of(room, "derivation"), Assessment.DISMISSED, by=room.RL
    ),
    "a derivation is retracted": lambda room, label: deriving.retract_derivation(
        room.session, last_of(room, "derivation"), by=room.RL, reason="a slip"
    ),
    "a claim is opened again": lambda room, label: reviewing.reopen(room.session, label, by=room.EK, reason="a letter"),
    "a claim is withdrawn": lambda room, label: reviewing.withdraw(room.session, label, by=room.EK, reason="cut"),
}
MOVES: dict[str, Callable[[Room, str], object]] = {
    "take": lambda room, label: reviewing.take(room.session, label, by=room.AO),
    "assign": lambda room, label: reviewing.assign(room.session, label, room.AO, by=room.EK),
    "needs-source": lambda room, label: reviewing.ask_for_source(room.session, label, by=room.AO, reason="one only"),
    "propose": lambda room, label: reviewing.propose(room.session, label, VERIFIED, by=room.AO),
    "opinion": lambda room, label: reviewing.give_opinion(room.session, label, VERIFIED, by=room.AO),
    "another opinion": lambda room, label: reviewing.give_opinion(room.session, label, ReviewState.REFUTED, by=room.AO),
    "approve": lambda room, label: reviewing.approve(room.session, label, by=room.EK),
    "return": lambda room, label: reviewing.send_back(room.session, label, by=room.EK, reason="which page?"),
}


def leaves_one_entry(room: Room, label: str, act: Callable[[Room, str], object]) -> None:
    """Hold the rows that an act changed against those that its one entry speaks of."""
    before, entries = room.rows(), len(room.entries())

    act(room, label)

    after, lines = room.rows(), room.entries()
    assert len(lines) == entries + 1
    assert recorded(lines[-1].after_values) == changed(before, after) != set()
    assert all(before[table].keys() <= after[table].keys() for table in before)


@pytest.mark.parametrize("act", ACTS)
def test_an_act_leaves_one_entry_with_the_rows_it_changed(room: Room, act: str) -> None:
    label = room.decided(grounded(room))
    room.drew("Gazette", "Agency", suspected=True)

    leaves_one_entry(room, label, ACTS[act])


@pytest.mark.parametrize("move", MOVES)
def test_a_move_leaves_one_entry_with_the_rows_it_changed(room: Room, move: str) -> None:
    label = room.proposed(grounded(room))

    leaves_one_entry(room, label, MOVES[move])


def test_releasing_and_restoring_leave_one_entry_each(room: Room) -> None:
    label = room.in_review(grounded(room))
    sources.retract_source(room.session, "Gazette", by=room.EK, reason="it made it up")

    leaves_one_entry(room, label, lambda room, label: reviewing.release(room.session, label, by=room.MC))
    leaves_one_entry(room, label, lambda room, label: sources.restore_source(room.session, "Gazette", by=room.EK))


def test_an_entry_says_who_did_it_and_who_was_logged_in(room: Room) -> None:
    label = room.in_review(room.claim())

    reviewing.propose(room.session, label, VERIFIED, by=room.MC)

    *_, line = room.entries()
    assert (line.by, line.login, line.act, line.subject) == ("MC", "ann", "propose", label)


def test_a_refused_move_leaves_none(room: Room) -> None:
    label = room.claim()
    before = len(room.entries())

    with pytest.raises(Exception, match="take it first"):
        reviewing.propose(room.session, label, VERIFIED, by=room.MC)

    assert len(room.entries()) == before


# Many at once


def test_records_held_by_whoever_acts_are_as_they_stand(room: Room) -> None:
    label = room.decided(grounded(room))
    claim = room.on_file(label)
    version = claim.version

    unsign(room.session, [claim.id], "why")
    claim.note = "written after it"
    ledger.record(room.session, "edit claim", label, by=room.EK)

    assert (claim.state, claim.version, claim.note) == (ReviewState.IN_REVIEW, version + 1, "written after it")
    [[_, columns, rows]] = [one for one in orjson.loads(room.entries()[-1].after_values) if one[0] == "claim"]
    assert dict(zip(columns, rows[0], strict=True)) | {"note": "written after it", "version": version + 1} == dict(
        zip(columns, rows[0], strict=True)
    )


def test_what_falls_and_moves_again_in_one_act_stands_on_file_at_its_last_version(room: Room) -> None:
    claim = room.on_file(room.decided(room.claim()))
    version = claim.version

    for why in ("a denial", "another text"):
        reviewing.reopen_by_system(room.session, claim, why)
    ledger.record(room.session, "edit claim", claim.label, by=room.RL)
    room.session.expire_all()

    assert (claim.state, claim.version) == (ReviewState.IN_REVIEW, version + 2)
    assert prove(room.session).fault is None


def test_one_entry_holds_all_rows_as_they_stand_after_and_each_once(room: Room) -> None:
    labels = [room.decided(grounded(room)) for _ in range(3)]
    proposed = room.proposed(grounded(room))
    room.session.flush()
    before = room.rows()

    sources.retract_source(room.session, "Herald", by=room.EK, reason="it made it up")

    entry = room.entries()[-1]
    after = room.rows()
    assert recorded(entry.after_values) == changed(before, after)
    assert len(changed(before, after)) == 1 + 2 * len(labels) + 1, "the source, claims with their steps, the proposal"
    keys = [(table, row[0]) for table, _, rows in orjson.loads(entry.after_values) for row in rows]
    assert len(keys) == len(set(keys))
    assert [room.state(label) for label in [*labels, proposed]] == [ReviewState.IN_REVIEW] * 4
