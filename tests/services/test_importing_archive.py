"""Lists of archived links on the desk: copies for what was only a link, evidence for the claims that are named."""

from __future__ import annotations

import pytest

from tests.intake.sheets.made import Rows, workbook
from tests.services.newsroom import REFUTED, VERIFIED, Room
from tracker.domain.errors import BadInputError, MoveRefusedError, NotOnFileError, TrackerError
from tracker.domain.vocabulary import Bearing, ReviewState
from tracker.intake.sheets.workbook import Cell
from tracker.models import Evidence
from tracker.services.archiving import Copy, note_copies
from tracker.services.evidencing import Holding, add_evidence, retract_evidence
from tracker.services.foreseen import Fate, Foreseen
from tracker.services.hosts import source_of_link
from tracker.services.importing_archive import Said, import_archive
from tracker.store.claims import evidence_on, get_claim

HEADER = ("Link", "Archive status", "Archive location", "Hash", "Claim", "Source", "Bearing")
COPY = "https://archive.example/1.html"
HASH = "ab" * 32


def link(room: Room, label: str, url: str, bearing: Bearing = Bearing.SUPPORTS) -> int:
    """RL put a link on file as evidence of the Court; its id."""
    row, _ = add_evidence(room.session, label, "Court", bearing, Holding(url=url), by=room.RL, files=room.files)
    return row.id


def put(room: Room, *rows: tuple[Cell, ...], said: Said | None = None) -> Foreseen:
    """RL imports a list, and nothing else becomes of it than in a dry run."""
    listed: Rows = (HEADER, *rows)
    with room.session.begin_nested() as dry_run:
        before = import_archive(room.session, workbook(Links=listed), said or Said(), by=room.RL)
        dry_run.rollback()
    done = import_archive(room.session, workbook(Links=listed), said or Said(), by=room.RL)
    assert (done.rows, done.remarks) == (before.rows, before.remarks)
    return done


def test_evidence_that_is_only_a_link_gets_its_copy_and_no_decision_falls(room: Room) -> None:
    label = room.claim()
    key = link(room, label, "https://www.court.example/1/")
    room.decided(label, VERIFIED)

    done = put(room, ("http://court.example/1", "success", COPY, f"SHA-256:{HASH}"))

    row = room.session.get_one(Evidence, key)
    assert (row.archived_url, row.sha256, row.file_name) == (COPY, HASH, None)
    assert (done.rows[0].fate, done.rows[0].says) == (Fate.FILLED, f"evidence {key} on {label} gets its archived copy")
    assert get_claim(room.session, label).state is ReviewState.VERIFIED
    again = put(room, ("http://court.example/1", "success", COPY))
    assert (again.rows[0].fate, again.rows[0].says) == (Fate.SAME, f"evidence {key} has the same copy")


def test_a_link_comes_in_on_the_claim_that_is_named_as_context_unless_somebody_says_otherwise(room: Room) -> None:
    one, other = room.claim("One."), room.claim("Other.")
    page = "https://herald.example/1"
    for row, said, label, bearing in (
        ((page, "ok", COPY, HASH, one), Said(), one, "context"),
        ((page, "ok", COPY, HASH), Said(claim=other, bearing=Bearing.SUPPORTS), other, "supports"),
        ((f"{page}2", "ok", COPY, HASH, other, None, "refutes"), Said(), other, "refutes"),
    ):
        done = put(room, row, said=said)
        held = evidence_on(room.session, get_claim(room.session, label).id)[-1]
        assert (done.rows[0].fate, held.bearing.value, held.archived_url, held.sha256) == (
            Fate.NEW,
            bearing,
            COPY,
            HASH,
        )
        assert any("comes as context" in remark for remark in done.remarks) is (said.bearing is None)


def test_a_link_that_is_on_the_claim_already_gets_its_copy_there(room: Room) -> None:
    label = room.claim()
    key = link(room, label, "https://herald.example/1")

    done = put(
        room,
        ("https://herald.example/1", "ok", COPY, None, label),
        ("https://herald.example/1", "ok", COPY, None, label),
    )

    assert [row.fate for row in done.rows] == [Fate.FILLED, Fate.SAME]
    assert [row.id for row in evidence_on(room.session, get_claim(room.session, label).id)] == [key]


def test_whose_a_link_is_goes_by_the_row_then_by_what_is_said_then_by_its_host(room: Room) -> None:
    room.source("Bureau", kind="agency")
    room.source("news.example")
    for url, name in (
        ("https://herald.example/1", "Herald"),
        ("https://www.herald.co.uk/1", "Herald"),
        ("https://sport.news.example/1", "news.example"),
        ("https://youtube.com/herald", None),
        ("https://bureau.twitter.com/1", None),
        ("https://10.0.0.1/herald", None),
        ("https://example/", None),
        ("http://[", None),
    ):
        found = source_of_link(room.session, url)
        assert (found.name if found else None) == name, url
    label = room.claim()
    put(
        room,
        ("https://t.me/1", "ok", COPY, None, label, "Gazette"),
        ("https://t.me/2", "ok", COPY, None, label),
        said=Said(source="Bureau"),
    )
    held = evidence_on(room.session, get_claim(room.session, label).id)
    assert [room.session.get_one(Evidence, row.id).source_id for row in held] == [
        room.held(label, source=name).source_id for name in ("Gazette", "Bureau")
    ]


def test_what_was_not_archived_is_said_and_one_refused_row_keeps_everything_out(room: Room) -> None:
    label = room.claim()
    rows = (
        ("https://herald.example/1", "Archive failed: nothing", None, None, label),
        ("https://herald.example/2", "", None, None, label),
        ("https://herald.example/3", "ok", COPY, None, label),
        ("https://t.me/1", "ok", COPY, None, label),
        ("https://herald.example/4", "ok", COPY),
        ("https://herald.example/5", "ok", COPY, None, "kim-train"),
        ("https://herald.example/6", "ok", COPY, None, "kim-train#999"),
        ("https://herald.example/7", "ok", COPY, None, label, "Nobody"),
        ("https://herald.example/8", "ok", COPY, None, label, None, "suports"),
        ("https://herald.example/9\u202e", "ok", COPY, None, label),
    )

    done = put(room, *rows)

    told = {row.row - 1: (row.fate.value, row.says) for row in done.rows}
    for number, fate, says in (
        (
            1,
            "left out",
            "no copy was made of “https://herald.example/1”: its archive status is “Archive failed: nothing”",
        ),
        (2, "left out", "it has no archive location"),
        (3, "new", f"{label}: context, Herald"),
        (4, "refused", "no source on file goes by the host of “https://t.me/1”: say whose it is with --source"),
        (
            5,
            "refused",
            "no evidence on file points to “https://herald.example/4”: say which claim it is for with --claim",
        ),
        (6, "refused", "“kim-train” is no claim"),
        (7, "refused", "kim-train has no claim 999"),
        (8, "refused", "there is no source “Nobody” on file"),
        (9, "refused", "did you mean supports?"),
        (10, "refused", "url holds the character U+202E"),
    ):
        assert told[number][0] == fate, number
        assert says in told[number][1], number
    assert evidence_on(room.session, get_claim(room.session, label).id) == []


def test_evidence_against_a_decided_claim_opens_it_again(room: Room) -> None:
    label = room.decided(room.claim(), VERIFIED)

    put(room, ("https://herald.example/1", "ok", COPY), said=Said(claim=label, bearing=Bearing.REFUTES))

    assert get_claim(room.session, label).state is ReviewState.IN_REVIEW


def test_what_is_said_for_all_rows_must_be_on_file(room: Room) -> None:
    for said, error in ((Said(claim="kim-train#999"), NotOnFileError), (Said(source="Nobody"), NotOnFileError)):
        with pytest.raises(error):
            put(room, ("https://herald.example/1", "ok", COPY), said=said)
    with pytest.raises(MoveRefusedError):
        import_archive(room.session, workbook(Links=(HEADER,)), Said(), by=room.RD)


def test_a_copy_is_noted_once_and_only_of_what_stands(room: Room) -> None:
    label = room.decided(room.claim(), REFUTED)
    done, gone = link(room, label, "https://a.example"), link(room, label, "https://b.example")
    note_copies(room.session, [Copy(done, COPY, HASH, "by the archiver")], by=room.RL)
    retract_evidence(room.session, gone, by=room.RL, reason="a slip")

    assert room.session.get_one(Evidence, done).note == "by the archiver"
    cases: tuple[tuple[int, str, str | None, type[TrackerError], str], ...] = (
        (done, COPY, None, MoveRefusedError, "has an archived copy already"),
        (gone, COPY, None, MoveRefusedError, "is retracted"),
        (999_999, COPY, None, NotOnFileError, "there is no evidence 999999"),
        (link(room, label, "https://c.example"), COPY, "AB" * 32, BadInputError, "a SHA-256 is 64 digits"),
        (link(room, label, "https://d.example"), " ", None, BadInputError, "the archived link is blank"),
    )
    for key, copy, digest, error, sentence in cases:
        with pytest.raises(error, match=sentence):
            note_copies(room.session, [Copy(key, copy, digest)], by=room.RL)
    with pytest.raises(MoveRefusedError):
        note_copies(room.session, [Copy(done, COPY)], by=room.RD)
