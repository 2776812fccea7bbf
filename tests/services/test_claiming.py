"""Logging claims by hand, and mending them."""

from __future__ import annotations

from typing import Any

import pytest

from tests.each import each
from tests.services.newsroom import SLUG, TEXT, VERIFIED, Room
from tracker.domain.errors import BadInputError, MoveRefusedError, NotOnFileError
from tracker.domain.vocabulary import AttributionStatus, ReviewAct, ReviewState, Risk
from tracker.models import Claim, Passage
from tracker.services import reviewing
from tracker.services.claiming import add_claim, edit_claim
from tracker.store.claims import passages_of

REPORTED = AttributionStatus.REPORTED
HOSTILE = [
    pytest.param("\x1b[2J", id="escape"),
    pytest.param("a\u202eb", id="bidi"),
    pytest.param("\ud800", id="half a pair"),
    pytest.param("x" * 10_000_000, id="10 MB"),
    pytest.param(" \u00a0", id="blank"),
    pytest.param("", id="empty"),
]


def log(room: Room, text: str = "The train has a helicopter on board.", **more: Any) -> Claim:
    """A claim that RL logs."""
    return add_claim(room.session, SLUG, text, REPORTED, by=room.RL, **more)


def only_passage(room: Room, claim: Claim) -> Passage:
    """Where a claim stands, once."""
    [passage] = passages_of(room.session, claim.id)
    return passage


def test_a_new_claim_is_unreviewed_and_says_who_logged_it(room: Room) -> None:
    claim = log(room, risk=Risk.HIGH, about="Kim", allegation=True, as_of="2023-09", note="ask the ministry")

    assert (claim.label, claim.state, claim.version) == (f"{SLUG}#1", ReviewState.UNREVIEWED, 1)
    assert (claim.author_id, claim.risk, claim.about, claim.allegation) == (room.RL.id, Risk.HIGH, "Kim", True)
    assert (claim.as_of, claim.note) == ("2023-09", "ask the ministry")


def test_claims_are_numbered_in_their_article(room: Room) -> None:
    labels = [log(room, text).label for text in ("One.", "Two.", "Three.")]

    assert labels == [f"{SLUG}#1", f"{SLUG}#2", f"{SLUG}#3"]


def test_a_claim_is_of_a_story_on_file(room: Room) -> None:
    with pytest.raises(NotOnFileError, match=r"there is no article “kim-trian”; did you mean kim-train\?"):
        add_claim(room.session, "kim-trian", "It is green.", REPORTED, by=room.RL)


def test_a_reader_logs_nothing(room: Room) -> None:
    with pytest.raises(MoveRefusedError, match="RD may read this desk but not write on it"):
        add_claim(room.session, SLUG, "It is green.", REPORTED, by=room.RD)


def test_a_claim_is_anchored_on_its_exact_words(room: Room) -> None:
    claim = log(room, words="a helicopter on board")

    passage = only_passage(room, claim)
    assert TEXT[passage.start : passage.end] == passage.exact == "a helicopter on board"
    assert passage.prefix + passage.exact + passage.suffix in TEXT


def test_words_that_stand_twice_need_an_occurrence(room: Room) -> None:
    with pytest.raises(BadInputError, match="these words stand 2 times in the text: give more of them, or say which"):
        log(room, words="It is green")
    with pytest.raises(BadInputError, match="these words stand 2 times in the text: there is no occurrence 3"):
        log(room, words="It is green", occurrence=3)

    claim = log(room, words="It is green", occurrence=2)

    assert only_passage(room, claim).start == TEXT.rindex("It is green")


def test_words_that_are_not_in_the_text_log_nothing(room: Room) -> None:
    with pytest.raises(BadInputError, match="these words are not in the article's newest text: copy them from it"):
        log(room, words="two helicopters")

    assert not room.session.new
    with pytest.raises(NotOnFileError):
        room.on_file(f"{SLUG}#1")


@pytest.mark.parametrize("field", ["text", "about", "as_of", "note", "words"])
@each("hostile", [one.values[0] for one in HOSTILE])
def test_a_hostile_text_is_refused_in_one_sentence(room: Room, field: str, hostile: str) -> None:
    label = log(room).label
    fields: dict[str, Any] = {field: hostile}

    with pytest.raises(BadInputError) as at_logging:
        log(room, **{"text": "It is green.", **fields})
    with pytest.raises(BadInputError) as at_editing:
        edit_claim(room.session, label, by=room.RL, **fields)

    assert str(at_logging.value) == str(at_editing.value)
    assert str(at_logging.value).isprintable()
    assert len(str(at_logging.value)) < 200
    assert not room.session.new
    assert not room.session.dirty


def test_a_claim_is_kept_composed(room: Room) -> None:
    claim = log(room, " The cafe\u0301 closed. ", about="Zoe\u0308")

    assert (claim.text, claim.about) == ("The caf\u00e9 closed.", "Zo\u00eb")


@pytest.mark.parametrize(
    "change",
    [
        {"text": "The train has two helicopters on board."},
        {"status": AttributionStatus.ALLEGED},
        {"risk": Risk.HIGH},
        {"about": "Kim"},
        {"allegation": True},
        {"as_of": "2023-09-13"},
        {"words": "a helicopter on board"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_a_changed_claim_is_checked_again(room: Room, change: dict[str, Any]) -> None:
    label = room.decided(room.claim())
    version = room.version(label)

    _, fell = edit_claim(room.session, label, by=room.RL, **change)

    *_, step = room.steps(label)
    assert fell
    assert (room.state(label), room.version(label)) == (ReviewState.IN_REVIEW, version + 1)
    assert (step.act, step.by_id, step.from_state) == (ReviewAct.REOPEN, None, VERIFIED)
    assert step.reason == "the claim was edited"


def test_the_risk_is_not_lowered_while_something_is_under_seal(room: Room) -> None:
    label = room.proposed(room.claim(risk="high"))

    for deed in (None, reviewing.send_back):
        if deed:
            deed(room.session, label, by=room.EK, reason="which page?")
        with pytest.raises(
            MoveRefusedError, match=f"what was said on {label} is under seal, and at normal risk it could"
        ):
            edit_claim(room.session, label, by=room.EK, risk=Risk.NORMAL)
    reviewing.propose(room.session, label, VERIFIED, by=room.MC)
    reviewing.give_opinion(room.session, label, VERIFIED, by=room.AO)
    edit_claim(room.session, label, by=room.EK, risk=Risk.NORMAL)

    assert room.on_file(label).risk is Risk.NORMAL


def test_a_checker_cannot_spare_a_claim_its_second_opinion(room: Room) -> None:
    label = room.in_review(room.claim(risk="high"))

    with pytest.raises(MoveRefusedError, match="lowering the risk of a claim takes an editor"):
        edit_claim(room.session, label, by=room.MC, risk=Risk.NORMAL)

    assert room.on_file(label).risk is Risk.HIGH


def test_an_open_opinion_on_a_claim_of_normal_risk_bars_no_edit(room: Room) -> None:
    label = room.in_review(room.claim())
    reviewing.give_opinion(room.session, label, VERIFIED, by=room.AO)

    edit_claim(room.session, label, by=room.RL, text="It is green.", risk=Risk.NORMAL)

    assert room.on_file(label).text == "It is green."


def test_a_note_leaves_a_decision_as_it_is(room: Room) -> None:
    label = room.decided(room.claim())
    version = room.version(label)

    claim, fell = edit_claim(room.session, label, by=room.RL, note="thank the court")

    assert not fell
    assert (claim.state, claim.version, claim.note) == (VERIFIED, version, "thank the court")


def test_an_edit_of_an_undecided_claim_makes_a_new_version_of_it(room: Room) -> None:
    label = room.claim()

    claim, fell = edit_claim(room.session, label, by=room.RL, text="It is green.", risk=Risk.HIGH)

    assert not fell
    assert (claim.state, claim.version) == (ReviewState.UNREVIEWED, 2)


def test_an_edit_that_changes_nothing_is_refused(room: Room) -> None:
    label = room.decided(room.claim("It is green."))

    with pytest.raises(BadInputError, match=f"nothing about {label} would change: say what with an option"):
        edit_claim(room.session, label, by=room.RL, text=" It is green. ", status=REPORTED, allegation=False)

    assert room.state(label) is VERIFIED


def test_a_claim_does_not_stand_twice_on_the_same_words(room: Room) -> None:
    label = log(room, words="a helicopter on board").label

    with pytest.raises(BadInputError, match=f"{label} stands on these words already"):
        edit_claim(room.session, label, by=room.RL, words="a helicopter on board", text="Another.")

    assert not room.session.dirty


def test_a_withdrawn_claim_is_kept_as_it_was(room: Room) -> None:
    label = room.claim()
    reviewing.withdraw(room.session, label, by=room.EK, reason="cut")

    with pytest.raises(MoveRefusedError) as refused:
        edit_claim(room.session, label, by=room.RL, text="Another.")

    assert str(refused.value) == (
        f"{label} is withdrawn and kept as it was: an editor can bring it back with `tracker reopen {label} --reason ...`"
    )
