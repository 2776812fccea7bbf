"""Two names become one source."""

from __future__ import annotations

import pytest

from tests.services.newsroom import SLUG, VERIFIED, Room
from tracker.domain.errors import AlreadyOnFileError, MoveRefusedError, NotOnFileError
from tracker.domain.vocabulary import Assessment, AttributionStatus, ReviewState, SourceKind
from tracker.models import Attribution
from tracker.services import reviewing
from tracker.services.attributing import check_attribution, retract_attribution
from tracker.services.deriving import assess_derivation, retract_derivation
from tracker.services.listing import show_claim
from tracker.services.merging import merge_sources
from tracker.services.sources import SourceFields, add_source, edit_source, restore_source, retract_source
from tracker.services.weighing import impact_of
from tracker.store.claims import chain_rows, live_attributions


def merge(room: Room, named: str = "Herald", into: str = "Gazette") -> list[str]:
    """EK finds that two names are one; the labels opened again."""
    _, reopened = merge_sources(room.session, named, into, by=room.EK)
    return reopened


def told(room: Room, label: str) -> list[tuple[list[str], str]]:
    """Who says so of a claim, chain first, with the stance; what stands only."""
    names = {source.id: source.name for source in map(room.named, ("Herald", "Gazette", "Agency", "Court"))}
    rows = live_attributions(room.session, room.on_file(label).id)
    for row in rows:
        assert [link.source_id for link in chain_rows(room.session, row.id)] == list(row.via)
    return [([names[key] for key in (*row.via, row.source_id)], row.status.value) for row in rows]


def test_who_said_it_is_the_one_that_remains(room: Room) -> None:
    label = room.claim()
    room.said(label, "Herald")

    merge(room)

    assert told(room, label) == [(["Gazette"], "reported")]


def test_who_passed_it_on_is_the_one_that_remains(room: Room) -> None:
    label = room.claim()
    room.said(label, "Court", via=["Agency", "Herald"])

    merge(room)

    assert told(room, label) == [(["Agency", "Gazette", "Court"], "reported")]


def test_what_both_said_is_said_once_and_the_other_stays_on_file_retracted(room: Room) -> None:
    label = room.claim()
    rows = [room.said(label, name) for name in ("Herald", "Gazette")]

    merge(room)

    assert told(room, label) == [(["Gazette"], "reported")]
    assert (rows[0].retracted_why, rows[0].retracted_by_id) == (
        "stands twice once two sources are one",
        room.EK.id,
    )


def test_what_they_said_differently_stands_twice(room: Room) -> None:
    label = room.claim()
    room.said(label, "Herald", "alleged")
    room.said(label, "Gazette", "denied")

    merge(room)

    assert told(room, label) == [(["Gazette"], "alleged"), (["Gazette"], "denied")]


def test_a_chain_that_held_both_holds_the_one_once_nearest_the_reader(room: Room) -> None:
    label = room.claim()
    row = room.said(label, "Court", via=["Herald", "Agency", "Gazette"])
    was = row.via

    merge(room)

    assert told(room, label) == [(["Gazette", "Agency", "Court"], "reported")]
    assert tuple(link.source_id for link in chain_rows(room.session, row.id)) == row.via == was


def test_who_passed_on_their_own_words_simply_said_them(room: Room) -> None:
    label = room.claim()
    row = room.said(label, "Gazette", via=["Herald"], first_hand=True)
    check_attribution(room.session, row.id, by=room.MC, locator="p. 2")

    merge(room)

    [stand_in] = live_attributions(room.session, room.on_file(label).id)
    assert told(room, label) == [(["Gazette"], "reported")]
    assert stand_in.id != row.id
    assert (stand_in.first_hand, stand_in.checked_by_id, stand_in.locator) == (True, room.MC.id, "p. 2")


def test_what_was_retracted_does_not_stand_up_again_in_a_shorter_chain(room: Room) -> None:
    label = room.claim()
    row = room.said(label, "Gazette", via=["Herald"])
    retract_attribution(room.session, row.id, by=room.RL, reason="misheard")

    merge(room)

    assert told(room, label) == []
    assert row.retracted_why == "misheard"


def test_what_was_retracted_of_the_one_that_goes_leaves_what_the_other_said(room: Room) -> None:
    label = room.claim()
    gone = room.said(label, "Herald")
    retract_attribution(room.session, gone.id, by=room.RL, reason="misheard")
    room.said(label, "Gazette")

    merge(room)

    assert told(room, label) == [(["Gazette"], "reported")]


def test_what_stands_of_the_one_and_was_taken_back_of_the_other_is_for_a_person_to_settle(room: Room) -> None:
    label = room.claim()
    stands, gone = room.said(label, "Herald"), room.said(label, "Gazette")
    retract_attribution(room.session, gone.id, by=room.RL, reason="misheard")

    with pytest.raises(MoveRefusedError) as refused:
        merge(room)

    assert str(refused.value) == (
        f"attribution {stands.id} stands, but would become the same as attribution {gone.id}, which does not: settle it "
        f"first with `tracker attribution retract {stands.id} --reason ...`, or leave the two names apart"
    )
    assert room.named("Herald").merged_into_id is None
    assert not room.session.dirty
    retract_attribution(room.session, stands.id, by=room.RL, reason="misheard too")
    merge(room)


def test_a_retracted_statement_does_not_take_the_place_of_a_shortened_one(room: Room) -> None:
    label = room.claim()
    gone = room.said(label, "Herald")
    retract_attribution(room.session, gone.id, by=room.RL, reason="misheard")
    room.said(label, "Herald", via=["Gazette"])

    merge(room)

    assert told(room, label) == [(["Gazette"], "reported")]


@pytest.mark.parametrize(
    ("one", "other", "heard"),
    [(True, None, True), (None, True, True), (True, False, True), (False, True, True), (False, None, False)],
)
def test_first_hand_is_not_lost_with_the_one_that_goes(
    room: Room, one: bool | None, other: bool | None, heard: bool
) -> None:
    label = room.claim()
    room.said(label, "Herald", first_hand=one)
    kept = room.said(label, "Gazette", first_hand=other)

    merge(room)

    assert kept.first_hand is heard


def test_evidence_goes_over_in_its_order(room: Room) -> None:
    label = room.claim()
    rows = [room.held(label, source=name) for name in ("Herald", "Gazette", "Herald")]

    merge(room)

    assert [row.source_id for row in rows] == [room.named("Gazette").id] * 3
    assert [row.number for row in rows] == [1, 2, 3]


# Derivations


def test_derivations_go_over_in_both_directions(room: Room) -> None:
    rows = [room.drew("Herald", "Agency"), room.drew("Court", "Herald", scope=SLUG)]

    merge(room)

    gazette = room.named("Gazette").id
    assert [(row.source_id, row.drew_on_id) for row in rows] == [
        (gazette, room.named("Agency").id),
        (room.named("Court").id, gazette),
    ]


def test_a_derivation_between_the_two_leads_to_itself_and_is_marked(room: Room) -> None:
    row = room.drew("Herald", "Gazette")

    merge(room)

    assert row.retracted_why == "leads to itself once two sources are one"


def test_a_derivation_that_both_have_stands_once(room: Room) -> None:
    gone, kept = room.drew("Herald", "Agency"), room.drew("Gazette", "Agency")

    merge(room)

    assert gone.retracted_why == "stands twice once two sources are one"
    assert kept.retracted_at is None


@pytest.mark.parametrize("suspected", [True, False])
def test_what_is_confirmed_of_either_is_confirmed(room: Room, suspected: bool) -> None:
    room.drew("Herald", "Agency", suspected=suspected)
    kept = room.drew("Gazette", "Agency", suspected=not suspected)

    merge(room)

    assert kept.assessment is Assessment.CONFIRMED


def test_a_derivation_dismissed_of_the_one_alone_is_for_a_person_to_settle(room: Room) -> None:
    stands, dismissed = room.drew("Herald", "Agency"), room.drew("Gazette", "Agency")
    assess_derivation(room.session, dismissed.id, Assessment.DISMISSED, by=room.RL)

    with pytest.raises(MoveRefusedError, match=f"derivation {stands.id} stands, but would become the same as"):
        merge(room)
    retract_derivation(room.session, stands.id, by=room.RL, reason="a slip")
    merge(room)

    assert dismissed.assessment is Assessment.DISMISSED


# Names


def test_every_name_leads_to_the_one_that_remains(room: Room) -> None:
    add_source(room.session, "Daily Herald", SourceKind.OUTLET, by=room.RL, aliases=["DH", "The Herald"])

    merge(room, "Daily Herald")

    gazette = room.named("Gazette")
    assert [room.named(name) for name in ("Daily Herald", "daily herald", "DH", "The Herald")] == [gazette] * 4
    assert sorted(alias.name for alias in gazette.aliases) == ["DH", "Daily Herald", "The Herald"]


def test_names_are_followed_through_a_second_merge(room: Room) -> None:
    merge(room)
    merge(room, "Gazette", "Agency")

    assert room.named("Herald") is room.named("Agency")


def test_the_name_of_a_merged_source_is_not_free(room: Room) -> None:
    merge(room)

    with pytest.raises(AlreadyOnFileError, match="Herald is on file already"):
        room.source("Herald")
    with pytest.raises(AlreadyOnFileError, match="Herald is on file already"):
        edit_source(room.session, "Gazette", by=room.RL, name="Herald")


def test_what_is_done_to_a_merged_name_is_done_to_the_one_that_remains(room: Room) -> None:
    merge(room)

    retract_source(room.session, "Herald", by=room.EK, reason="it made it up")
    retracted = room.named("Gazette").retracted_at
    restored = restore_source(room.session, "Herald", by=room.EK)

    assert retracted is not None
    assert restored is room.named("Gazette")
    assert restored.retracted_at is None


def test_a_source_is_not_merged_into_itself_by_any_name(room: Room) -> None:
    merge(room)

    with pytest.raises(MoveRefusedError, match="Gazette cannot be merged into itself"):
        merge(room)
    with pytest.raises(NotOnFileError):
        merge(room, "Nobody")


def test_one_that_is_retracted_is_not_merged_with_one_that_is_not(room: Room) -> None:
    retract_source(room.session, "Herald", by=room.EK, reason="it made it up")

    with pytest.raises(MoveRefusedError, match="one of the two is retracted and the other is not: retract or restore"):
        merge(room)
    retract_source(room.session, "Gazette", by=room.EK, reason="it made it up")
    merge(room)


@pytest.mark.parametrize("into", ["Herald", "Heron"])
def test_a_confidential_source_is_not_merged_with_an_open_one(room: Room, into: str) -> None:
    room.source("Heron", "person", confidential=True)

    with pytest.raises(MoveRefusedError, match="one of the two is confidential and the other is not"):
        merge(room, "Heron" if into == "Herald" else "Herald", into)


def test_two_confidential_sources_can_be_one(room: Room) -> None:
    for name in ("Heron", "Egret"):
        add_source(room.session, name, SourceKind.PERSON, by=room.RL, fields=SourceFields(confidential=True))

    merge(room, "Heron", "Egret")

    assert room.named("Heron").name == "Egret"


# What it does to claims


def test_a_decided_claim_that_both_stood_under_is_opened_again(room: Room) -> None:
    label = room.claim()
    room.said(label, "Herald", first_hand=True)
    room.said(label, "Gazette", first_hand=True)
    room.decided(label)
    before = show_claim(room.session, label).measured

    reopened = merge(room)

    after = show_claim(room.session, label).measured
    assert reopened == [label]
    assert (before.minimum, before.maximum, after.minimum, after.maximum) == (3, 3, 2, 2)
    assert room.state(label) is ReviewState.IN_REVIEW


def test_a_decided_claim_that_one_of_them_stood_under_stays_decided(room: Room) -> None:
    labels = [room.claim(), room.claim()]
    for label, name in zip(labels, ("Herald", "Gazette"), strict=True):
        room.said(label, name)
        room.decided(label)
    versions = [room.version(label) for label in labels]

    assert merge(room) == []
    assert [room.state(label) for label in labels] == [VERIFIED, VERIFIED]
    assert [room.version(label) for label in labels] == versions


def test_a_claim_of_the_one_that_remains_falls_with_what_the_other_drew_on(room: Room) -> None:
    label = room.claim()
    room.said(label, "Gazette")
    room.said(label, "Agency")
    room.decided(label)
    room.drew("Herald", "Agency")

    assert merge(room) == [label]
    assert room.steps(label)[-1].reason is not None


def test_a_merge_voids_an_open_proposal_only_where_less_stands(room: Room) -> None:
    less, same = room.claim("Less."), room.claim("Same.")
    room.said(less, "Herald", first_hand=True)
    room.said(less, "Gazette", first_hand=True)
    room.said(same, "Herald")
    for label in (less, same):
        room.proposed(label)

    merge(room)

    reviewing.approve(room.session, same, by=room.EK)
    with pytest.raises(MoveRefusedError, match="has changed since it was proposed"):
        reviewing.approve(room.session, less, by=room.EK)


def test_impact_speaks_of_the_one_that_remains(room: Room) -> None:
    label = room.claim()
    room.said(label, "Herald")

    merge(room)

    assert [fall.label for fall in impact_of(room.session, "Herald").falls(room.session)] == [label]


def test_a_merge_is_one_entry(room: Room) -> None:
    label = room.claim()
    room.said(label, "Court", via=["Herald", "Gazette"])
    room.held(label, source="Herald")
    room.drew("Herald", "Agency")
    before = len(room.entries())

    merge(room)

    *_, last = room.entries()
    assert len(room.entries()) == before + 1
    assert (last.act, last.subject, last.by) == ("merge source", f"source:{room.named('Gazette').id}", "EK")


def test_speculation_goes_over_too(room: Room) -> None:
    label = room.claim()
    row: Attribution = room.said(label, "Herald", "speculated")

    merge(room)

    assert (row.source_id, row.status) == (room.named("Gazette").id, AttributionStatus.SPECULATED)
