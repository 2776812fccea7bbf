"""Who had it from whom."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.services.newsroom import SLUG, VERIFIED, Room
from tests.services.test_claiming import HOSTILE
from tracker.domain.errors import AlreadyOnFileError, BadInputError, MoveRefusedError, NotOnFileError
from tracker.domain.vocabulary import Assessment, DerivationKind
from tracker.services.deriving import assess_derivation, derive, retract_derivation
from tracker.services.listing import show_claim


def test_a_derivation_stands_always_in_one_article_or_for_one_claim(room: Room) -> None:
    claim = room.on_file(room.claim())

    rows = [room.drew("Herald", "Agency", scope=scope) for scope in (None, SLUG, claim.label)]

    assert [(row.article_id, row.claim_id) for row in rows] == [
        (None, None),
        (claim.article_id, None),
        (None, claim.id),
    ]
    assert {row.assessment for row in rows} == {Assessment.CONFIRMED}


@pytest.mark.parametrize("scoped", [False, True])
def test_the_same_derivation_stands_once_whatever_became_of_it(room: Room, scoped: bool) -> None:
    scope = SLUG if scoped else None
    row = room.drew("Herald", "Agency", scope=scope)

    with pytest.raises(AlreadyOnFileError, match=f"that is on file already as derivation {row.id}, confirmed"):
        room.drew("Herald", "Agency", suspected=True, scope=scope)
    assess_derivation(room.session, row.id, Assessment.DISMISSED, by=room.RL)
    with pytest.raises(AlreadyOnFileError, match=f"as derivation {row.id}, dismissed"):
        room.drew("Herald", "Agency", scope=scope)
    retract_derivation(room.session, row.id, by=room.RL, reason="a slip")
    with pytest.raises(AlreadyOnFileError, match=f"as derivation {row.id}, retracted"):
        room.drew("Herald", "Agency", scope=scope)


def test_the_other_way_round_or_of_another_kind_is_another_derivation(room: Room) -> None:
    rows = [room.drew("Herald", "Agency"), room.drew("Agency", "Herald"), room.drew("Herald", "Agency", "rewrite")]

    assert len({row.id for row in rows}) == 3


def test_nobody_draws_on_themselves(room: Room) -> None:
    with pytest.raises(BadInputError, match="Herald cannot draw on itself"):
        room.drew("Herald", "herald")


def test_a_suspicion_is_confirmed_or_dismissed(room: Room) -> None:
    row = room.drew("Herald", "Agency", suspected=True)

    for assessment in (Assessment.CONFIRMED, Assessment.DISMISSED, Assessment.SUSPECTED):
        assess_derivation(room.session, row.id, assessment, by=room.RL)
        assert row.assessment is assessment
        with pytest.raises(MoveRefusedError, match=f"derivation {row.id} is {assessment} already"):
            assess_derivation(room.session, row.id, assessment, by=room.RL)

    assert [line.act for line in room.entries()[-3:]] == [
        "confirm derivation",
        "dismiss derivation",
        "suspect derivation",
    ]


def test_a_retracted_derivation_is_done_with(room: Room) -> None:
    row = room.drew("Herald", "Agency")
    retract_derivation(room.session, row.id, by=room.RL, reason="a slip")

    with pytest.raises(MoveRefusedError, match=f"derivation {row.id} is retracted already"):
        retract_derivation(room.session, row.id, by=room.RL, reason="a slip")
    with pytest.raises(MoveRefusedError, match=f"derivation {row.id} is retracted already"):
        assess_derivation(room.session, row.id, Assessment.CONFIRMED, by=room.RL)


@pytest.mark.parametrize("key", [999, 0, -1, 10**30])
def test_what_is_not_on_file_is_neither_assessed_nor_scoped(room: Room, key: int) -> None:
    with pytest.raises(NotOnFileError, match=f"there is no derivation {key}: see `tracker derivation list"):
        assess_derivation(room.session, key, Assessment.CONFIRMED, by=room.RL)
    with pytest.raises(NotOnFileError, match="kim-train has no claim 9"):
        room.drew("Herald", "Agency", scope=f"{SLUG}#9")
    with pytest.raises(NotOnFileError, match="there is no article “nowhere”"):
        room.drew("Herald", "Agency", scope="nowhere")


def test_a_derivation_counts_at_once_and_a_decision_stays(room: Room) -> None:
    label = room.claim()
    for outlet in ("Herald", "Gazette", "Agency"):
        room.said(label, outlet)
    room.decided(label)

    before = show_claim(room.session, label).measured.maximum
    room.drew("Herald", "Agency")
    room.drew("Gazette", "Agency")

    assert (before, show_claim(room.session, label).measured.maximum) == (4, 2)
    assert room.state(label) is VERIFIED


def test_a_reader_derives_nothing(room: Room) -> None:
    row = room.drew("Herald", "Agency")

    with pytest.raises(MoveRefusedError, match="RD may read this desk but not write on it"):
        derive(room.session, "Herald", "Court", by=room.RD)
    with pytest.raises(MoveRefusedError, match="RD may read this desk but not write on it"):
        assess_derivation(room.session, row.id, Assessment.DISMISSED, by=room.RD)
    with pytest.raises(MoveRefusedError, match="RD may read this desk but not write on it"):
        retract_derivation(room.session, row.id, by=room.RD, reason="why")


@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.parametrize(
    "order",
    [
        lambda room, key, text: derive(
            room.session, "Gazette", "Agency", by=room.RL, kind=DerivationKind.WIRE, note=text
        ),
        lambda room, key, text: retract_derivation(room.session, key, by=room.RL, reason=text),
    ],
    ids=["derive", "retract"],
)
def test_a_hostile_text_is_refused_in_one_sentence(
    room: Room, order: Callable[[Room, int, str], object], hostile: str
) -> None:
    key = room.drew("Herald", "Agency").id

    with pytest.raises(BadInputError) as refused:
        order(room, key, hostile)

    assert not room.session.dirty
    assert not room.session.new
    assert str(refused.value).isprintable()
    assert len(str(refused.value)) < 200
