"""What we hold that bears on a claim."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.each import each
from tests.services.newsroom import REFUTED, VERIFIED, Room
from tests.services.test_claiming import HOSTILE
from tracker.domain.errors import BadInputError, MoveRefusedError, NotOnFileError
from tracker.domain.vocabulary import Bearing, ReviewAct, ReviewState
from tracker.models import Evidence
from tracker.services import reviewing
from tracker.services.evidencing import Holding, add_evidence, retract_evidence

SUPPORTS, REFUTES, CONTEXT = Bearing.SUPPORTS, Bearing.REFUTES, Bearing.CONTEXT


def hold(room: Room, label: str, holding: Holding, bearing: Bearing = SUPPORTS) -> Evidence:
    """RL puts something of the court on file."""
    row, _ = add_evidence(room.session, label, "Court", bearing, holding, by=room.RL, files=room.files)
    return row


def test_evidence_is_numbered_on_its_claim(room: Room) -> None:
    one, other = room.claim("One."), room.claim("Other.")

    rows = [room.held(one), room.held(other), room.held(one, "context")]

    assert [row.number for row in rows] == [1, 1, 2]


def test_a_number_is_not_given_twice_after_a_retraction(room: Room) -> None:
    label = room.claim()
    retract_evidence(room.session, room.held(label).id, by=room.RL, reason="a slip")

    assert room.held(label).number == 2


def test_everything_that_is_held_is_kept(room: Room, tmp_path: Path) -> None:
    file = tmp_path / "filing.pdf"
    file.write_bytes(b"%PDF")
    holding = Holding("It is green.", "p. 4", "https://a.example/1", "https://archive.example/1", "a note", file)

    row = hold(room, room.claim(), holding)

    digest = hashlib.sha256(b"%PDF").hexdigest()
    assert (row.excerpt, row.locator, row.note) == ("It is green.", "p. 4", "a note")
    assert (row.url, row.archived_url) == ("https://a.example/1", "https://archive.example/1")
    assert (row.sha256, row.file_name) == (digest, "filing.pdf")
    assert (room.files / digest).read_bytes() == b"%PDF"


def test_a_note_alone_is_nothing_to_look_at(room: Room) -> None:
    with pytest.raises(BadInputError, match="evidence needs something to look at: an excerpt, a locator, a link or a"):
        hold(room, room.claim(), Holding(note="somewhere on my desk"))


def test_a_file_alone_is_evidence_and_one_that_is_not_there_is_none(room: Room, tmp_path: Path) -> None:
    file = tmp_path / "photo.jpg"
    label = room.claim()

    with pytest.raises(NotOnFileError, match=f"there is no file {file}"):
        hold(room, label, Holding(file=file))
    file.write_bytes(b"a train")
    row = hold(room, label, Holding(file=file))

    assert row.file_name == "photo.jpg"


def test_a_file_with_a_hostile_name_is_refused_before_it_is_copied(room: Room, tmp_path: Path) -> None:
    file = tmp_path / "photo\u202egpj.exe"
    file.write_bytes(b"a train")

    with pytest.raises(BadInputError, match=r"the file's name holds the character U\+202E at place 6"):
        hold(room, room.claim(), Holding(file=file))

    assert list(room.files.iterdir()) == []


@pytest.mark.parametrize("outcome", [VERIFIED, REFUTED])
def test_evidence_against_a_decided_claim_opens_it_again(room: Room, outcome: ReviewState) -> None:
    label = room.decided(room.claim(), outcome)
    version = room.version(label)

    row, fell = add_evidence(
        room.session, label, "Court", REFUTES, Holding(locator="p. 9"), by=room.RL, files=room.files
    )

    *_, step = room.steps(label)
    assert fell
    assert (room.state(label), room.version(label)) == (ReviewState.IN_REVIEW, version + 1)
    assert (step.act, step.by_id, step.reason) == (ReviewAct.REOPEN, None, f"evidence {row.id} against it came in")


@pytest.mark.parametrize("bearing", ["supports", "context"])
def test_more_support_leaves_a_decision_and_the_version_as_they_are(room: Room, bearing: str) -> None:
    label = room.decided(room.claim())
    version = room.version(label)

    room.held(label, bearing)

    assert (room.state(label), room.version(label)) == (VERIFIED, version)


def test_evidence_against_an_undecided_claim_makes_a_new_version_of_it(room: Room) -> None:
    label = room.claim()

    room.held(label, "refutes")

    assert (room.state(label), room.version(label)) == (ReviewState.UNREVIEWED, 2)


@pytest.mark.parametrize(("bearing", "falls"), [("supports", True), ("refutes", True), ("context", False)])
def test_a_decision_falls_with_the_evidence_it_was_made_on(room: Room, bearing: str, falls: bool) -> None:
    label = room.claim()
    row = room.held(label, bearing)
    room.decided(label)

    told, fell = retract_evidence(room.session, row.id, by=room.RL, reason="a forgery")

    assert (told, fell) == (label, falls)
    assert room.state(label) is (ReviewState.IN_REVIEW if falls else VERIFIED)
    assert (row.retracted_by_id, row.retracted_why) == (room.RL.id, "a forgery")


def test_evidence_is_retracted_once_and_only_if_it_is_there(room: Room) -> None:
    row = room.held(room.claim())
    retract_evidence(room.session, row.id, by=room.RL, reason="a forgery")

    with pytest.raises(MoveRefusedError, match=f"evidence {row.id} is retracted already"):
        retract_evidence(room.session, row.id, by=room.RL, reason="a forgery")
    for key in (999, 0, -1, 10**30):
        with pytest.raises(NotOnFileError, match=f"there is no evidence {key}: see `tracker evidence list"):
            retract_evidence(room.session, key, by=room.RL, reason="a forgery")


def test_nothing_is_held_on_a_withdrawn_claim_any_more(room: Room) -> None:
    label = room.claim()
    reviewing.withdraw(room.session, label, by=room.EK, reason="cut")

    with pytest.raises(MoveRefusedError, match="is withdrawn and kept as it was: an editor can bring it back"):
        room.held(label)
    reviewing.reopen(room.session, label, by=room.EK, reason="back in")
    room.held(label)


def test_what_is_held_on_a_withdrawn_claim_can_still_be_marked_as_wrong(room: Room) -> None:
    label = room.claim()
    row = room.held(label)
    reviewing.withdraw(room.session, label, by=room.EK, reason="cut")

    _, fell = retract_evidence(room.session, row.id, by=room.RL, reason="a forgery")

    assert not fell
    assert room.state(label) is ReviewState.WITHDRAWN


def test_a_reader_holds_nothing(room: Room) -> None:
    row = room.held(room.claim())

    with pytest.raises(MoveRefusedError, match="RD may read this desk but not write on it"):
        retract_evidence(room.session, row.id, by=room.RD, reason="why")


@pytest.mark.parametrize(
    "order",
    [
        *(
            lambda room, label, key, text, field=field: hold(
                room, label, Holding(**{"excerpt": "It is green.", field: text})
            )
            for field in ("excerpt", "locator", "url", "archived_url", "note")
        ),
        lambda room, label, key, text: retract_evidence(room.session, key, by=room.RL, reason=text),
    ],
    ids=["excerpt", "locator", "url", "archived_url", "note", "retract"],
)
@each("hostile", [one.values[0] for one in HOSTILE])
def test_a_hostile_text_is_refused_in_one_sentence(
    room: Room, order: Callable[[Room, str, int, str], object], hostile: str
) -> None:
    label = room.claim()
    key = room.held(label).id

    with pytest.raises(BadInputError) as refused:
        order(room, label, key, hostile)

    assert not room.session.dirty
    assert not room.session.new
    assert str(refused.value).isprintable()
    assert len(str(refused.value)) < 200


def test_no_repr_tells_what_is_held() -> None:
    assert "secret" not in repr(Holding(excerpt="secret", note="secret"))


def test_a_folder_that_is_gone_is_not_made_anew(room: Room, tmp_path: Path) -> None:
    file, label = tmp_path / "filing.pdf", room.claim()
    file.write_bytes(b"%PDF")
    on_a_server = room.session.get_bind().dialect.name != "sqlite"
    room.files.rmdir()

    if not on_a_server:  # beside a desk in a file it is made for the first file
        hold(room, label, Holding(file=file))
        (room.files / hashlib.sha256(b"%PDF").hexdigest()).unlink()
        room.files.rmdir()
    with pytest.raises(
        BadInputError, match=f"there is no folder {room.files} here, in which this desk keeps its evidence"
    ):
        hold(room, label, Holding(file=file))
    assert not room.files.exists()
