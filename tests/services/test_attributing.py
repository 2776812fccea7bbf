"""Who says so, and how it reached us."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.each import each
from tests.services.newsroom import REFUTED, VERIFIED, Room
from tests.services.test_claiming import HOSTILE
from tracker.domain.errors import AlreadyOnFileError, BadInputError, MoveRefusedError, NotOnFileError
from tracker.domain.vocabulary import AttributionMode, AttributionStatus, ReviewAct, ReviewState
from tracker.services import reviewing
from tracker.services.attributing import Wording, attribute, check_attribution, retract_attribution
from tracker.store.claims import chain_rows

REPORTED, DENIED = AttributionStatus.REPORTED, AttributionStatus.DENIED
STANCES = [status for status in AttributionStatus if status is not AttributionStatus.UNATTRIBUTED]


def test_a_statement_is_kept_with_its_chain_nearest_the_reader_first(room: Room) -> None:
    label = room.claim()
    room.source("Pulikovsky", "person")
    wording = Wording("said", "It is green.", AttributionMode.QUOTE, "2023-09-13", "p. 2", "on the phone")

    row, fell = attribute(
        room.session,
        label,
        "Pulikovsky",
        REPORTED,
        by=room.RL,
        via=["Herald", "Agency"],
        first_hand=True,
        wording=wording,
    )

    links = [link.source_id for link in chain_rows(room.session, row.id)]
    assert list(row.via) == links == [room.named("Herald").id, room.named("Agency").id]
    assert (row.source_id, row.first_hand, row.cue, row.quote) == (
        room.named("Pulikovsky").id,
        True,
        "said",
        "It is green.",
    )
    assert (row.mode, row.said_on, row.locator, row.note) == (
        AttributionMode.QUOTE,
        "2023-09-13",
        "p. 2",
        "on the phone",
    )
    assert not fell


def test_nobody_leaves_a_claim_unattributed(room: Room) -> None:
    label = room.claim()

    with pytest.raises(BadInputError, match="a source cannot leave a claim unattributed: give the stance it takes"):
        attribute(room.session, label, "Herald", AttributionStatus.UNATTRIBUTED, by=room.RL)


@pytest.mark.parametrize("via", [["Herald"], ["Agency", "Agency"], ["Agency", "Gazette", "Herald"]])
def test_a_chain_names_nobody_twice(room: Room, via: list[str]) -> None:
    label = room.claim()

    with pytest.raises(BadInputError, match=f"the chain of {label} names a source twice: name each link once"):
        attribute(room.session, label, "Herald", REPORTED, by=room.RL, via=via)


def test_a_source_that_is_not_on_file_says_nothing(room: Room) -> None:
    label = room.claim()

    with pytest.raises(NotOnFileError, match=r"there is no source “Heralt” on file; did you mean Herald\?"):
        attribute(room.session, label, "Heralt", REPORTED, by=room.RL)
    with pytest.raises(NotOnFileError, match="there is no source “Tass” on file: put it there with"):
        attribute(room.session, label, "Herald", REPORTED, by=room.RL, via=["Tass"])


def test_the_same_statement_stands_once_retracted_or_not(room: Room) -> None:
    label = room.claim()
    row = room.said(label, via=["Agency"])

    with pytest.raises(
        AlreadyOnFileError, match=f"this statement on {label} is on file already, as attribution {row.id}"
    ):
        room.said(label, via=["Agency"])
    retract_attribution(room.session, row.id, by=room.RL, reason="a slip")
    with pytest.raises(AlreadyOnFileError, match="is retracted already, as attribution"):
        room.said(label, via=["Agency"])


def test_another_chain_or_stance_is_another_statement(room: Room) -> None:
    label = room.claim()

    rows = [room.said(label), room.said(label, via=["Agency"]), room.said(label, status="alleged")]

    assert len({row.id for row in rows}) == 3


@pytest.mark.parametrize("outcome", [VERIFIED, REFUTED])
def test_a_denial_opens_a_decided_claim_again(room: Room, outcome: ReviewState) -> None:
    label = room.decided(room.claim(), outcome)
    version = room.version(label)

    row, fell = attribute(room.session, label, "Gazette", DENIED, by=room.RL)

    *_, step = room.steps(label)
    assert fell
    assert (room.state(label), room.version(label)) == (ReviewState.IN_REVIEW, version + 1)
    assert (step.act, step.by_id, step.reason) == (ReviewAct.REOPEN, None, f"a denial came in, attribution {row.id}")


@pytest.mark.parametrize("status", [stance for stance in STANCES if stance is not DENIED])
def test_any_other_stance_leaves_a_decision_and_the_version_as_they_are(room: Room, status: AttributionStatus) -> None:
    label = room.decided(room.claim())
    version = room.version(label)

    _, fell = attribute(room.session, label, "Gazette", status, by=room.RL)

    assert not fell
    assert (room.state(label), room.version(label)) == (VERIFIED, version)


def test_a_denial_of_an_undecided_claim_makes_a_new_version_of_it(room: Room) -> None:
    label = room.claim()

    room.said(label, status="denied")

    assert (room.state(label), room.version(label)) == (ReviewState.UNREVIEWED, 2)


@pytest.mark.parametrize("status", ["reported", "alleged", "confirmed", "denied"])
def test_a_decision_falls_with_a_statement_it_was_made_on(room: Room, status: str) -> None:
    label = room.claim()
    row = room.said(label, status=status)
    room.decided(label)

    told, fell = retract_attribution(room.session, row.id, by=room.RL, reason="misheard")

    assert (told, fell) == (label, True)
    assert room.state(label) is ReviewState.IN_REVIEW
    assert room.steps(label)[-1].reason == f"attribution {row.id} it was decided on was retracted"
    assert (row.retracted_by_id, row.retracted_why) == (room.RL.id, "misheard")


def test_a_speculation_bears_no_decision(room: Room) -> None:
    label = room.claim()
    row = room.said(label, status="speculated")
    room.decided(label)

    _, fell = retract_attribution(room.session, row.id, by=room.RL, reason="misheard")

    assert not fell
    assert room.state(label) is VERIFIED


def test_a_statement_is_retracted_once(room: Room) -> None:
    row = room.said(room.claim())
    retract_attribution(room.session, row.id, by=room.RL, reason="misheard")

    with pytest.raises(MoveRefusedError, match=f"attribution {row.id} is retracted already"):
        retract_attribution(room.session, row.id, by=room.RL, reason="misheard")
    with pytest.raises(MoveRefusedError, match=f"attribution {row.id} is retracted already"):
        check_attribution(room.session, row.id, by=room.MC)


def test_a_tick_for_the_quote_is_none_for_the_fact(room: Room) -> None:
    label = room.claim()
    row = room.said(label)

    told = check_attribution(room.session, row.id, by=room.MC, locator="video, 0:42")

    assert told == label
    assert (row.checked_by_id, row.locator) == (room.MC.id, "video, 0:42")
    assert row.checked_at is not None
    assert (room.state(label), room.version(label)) == (ReviewState.UNREVIEWED, 1)


@pytest.mark.parametrize("who", ["RL", "LG", "RD"])
def test_only_a_checker_or_editor_ticks_a_quote(room: Room, who: str) -> None:
    row = room.said(room.claim())

    with pytest.raises(MoveRefusedError, match="checking a statement takes a checker"):
        check_attribution(room.session, row.id, by=getattr(room, who))


@pytest.mark.parametrize("key", [999, 0, -1, 10**30])
def test_what_is_not_on_file_is_neither_checked_nor_retracted(room: Room, key: int) -> None:
    with pytest.raises(NotOnFileError, match=f"there is no attribution {key}: see `tracker attribution list"):
        check_attribution(room.session, key, by=room.MC)
    with pytest.raises(NotOnFileError, match=f"there is no attribution {key}"):
        retract_attribution(room.session, key, by=room.MC, reason="why")


def test_nothing_is_said_of_a_withdrawn_claim_any_more(room: Room) -> None:
    label = room.claim()
    reviewing.withdraw(room.session, label, by=room.EK, reason="cut")

    with pytest.raises(MoveRefusedError, match="is withdrawn and kept as it was: an editor can bring it back"):
        room.said(label)


@pytest.mark.parametrize(
    "order",
    [
        *(
            lambda room, label, key, text, field=field: attribute(
                room.session, label, "Gazette", REPORTED, by=room.RL, wording=Wording(**{field: text})
            )
            for field in ("cue", "quote", "said_on", "locator", "note")
        ),
        lambda room, label, key, text: check_attribution(room.session, key, by=room.MC, locator=text),
        lambda room, label, key, text: retract_attribution(room.session, key, by=room.MC, reason=text),
    ],
    ids=["cue", "quote", "said_on", "locator", "note", "check", "retract"],
)
@each("hostile", [one.values[0] for one in HOSTILE])
def test_a_hostile_text_is_refused_in_one_sentence(
    room: Room, order: Callable[[Room, str, int, str], object], hostile: str
) -> None:
    label = room.claim()
    key = room.said(label).id

    with pytest.raises(BadInputError) as refused:
        order(room, label, key, hostile)

    assert not room.session.dirty
    assert not room.session.new
    assert str(refused.value).isprintable()
    assert len(str(refused.value)) < 200


@pytest.mark.parametrize("hostile", [*HOSTILE])
def test_nobody_is_found_under_a_hostile_name(room: Room, hostile: str) -> None:
    label = room.claim()

    with pytest.raises(NotOnFileError) as refused:
        attribute(room.session, label, hostile, REPORTED, by=room.RL)

    assert str(refused.value).isprintable()
    assert len(str(refused.value)) < 300


def test_no_repr_tells_what_was_said() -> None:
    assert "secret" not in repr(Wording(quote="secret", note="secret"))
