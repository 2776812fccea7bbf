"""Whether the desk still says what a report says, and whether the report is as it was written."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import pytest

from tests.conftest import Desk
from tests.services.newsroom import SLUG, TEXT, Room, furnish
from tracker.domain.errors import BadInputError, NotOnFileError
from tracker.domain.stamp import stamp_in
from tracker.domain.vocabulary import Audience, Bearing
from tracker.models.base import now
from tracker.reports.formats import FORMATS
from tracker.services import claiming, evidencing, filing, publishing, reviewing, signing_off, sources, verifying
from tracker.services.looking_back import desk_as_of, moment_then
from tracker.services.reporting import sourcing_report_of
from tracker.services.verifying import verify_report
from tracker.store import session

TEXT_FORMATS = ("md", "html", "csv", "json")


@pytest.fixture
def desk_of_several(desk: Desk) -> Desk:
    desk.become("newsroom", lambda: furnish(desk))
    return desk


@pytest.fixture
def at_work(desk_of_several: Desk, tmp_path: Path) -> Iterator[Room]:
    with desk_of_several.writing() as session:
        room = Room(session, tmp_path / "files")
        room.said(room.claim())
        room.said(room.claim("The train is green."), "Gazette", via=["Agency"])
        yield room


def written(room: Room, path: Path, audience: Audience = Audience.DESK, name: str = "md") -> str:
    """A report in a file."""
    document = sourcing_report_of(room.session, SLUG, audience, room.files)
    path.write_bytes(b"".join(FORMATS[name].pieces(document)))
    return str(path)


def test_a_report_that_the_desk_still_bears_out_is_the_same_in_every_format(at_work: Room, tmp_path: Path) -> None:
    for name in TEXT_FORMATS:
        if name in FORMATS:
            found = verify_report(at_work.session, written(at_work, tmp_path / f"r.{name}", name=name), at_work.files)

            assert (found.known, found.as_written, found.differences, found.same) == (True, True, (), True), name


def test_what_was_decided_since_is_told_and_the_file_is_still_as_it_was_written(at_work: Room, tmp_path: Path) -> None:
    path = written(at_work, tmp_path / "r.md")
    at_work.decided(f"{SLUG}#1")

    found = verify_report(at_work.session, path, at_work.files)

    assert (found.known, found.as_written, found.same) == (True, True, False)
    assert ("Claim 1", "marked", "unreviewed", "verified") in found.differences


def test_readers_are_told_nothing_that_their_copy_does_not_hold(at_work: Room, tmp_path: Path) -> None:
    path = written(at_work, tmp_path / "r.md", Audience.READER)
    sources.edit_source(at_work.session, "Herald", by=at_work.ann, fields=sources.SourceFields(note="pays its sources"))
    at_work.in_review(f"{SLUG}#2")

    found = verify_report(at_work.session, path, at_work.files)

    told = " ".join(f"{one.before} {one.after}" for one in found.differences)
    assert "pays" not in told
    assert "Castellanos" not in told


def test_a_letter_that_somebody_changed_is_noticed(at_work: Room, tmp_path: Path) -> None:
    path = tmp_path / "r.md"
    written(at_work, path)
    path.write_text(path.read_text("utf-8").replace("helicopter", "zeppelin", 1), "utf-8")

    found = verify_report(at_work.session, str(path), at_work.files)

    assert (found.known, found.as_written, found.differences, found.same) == (True, False, (), False)
    assert found.altered is not None
    assert [("helicopter" in words, "zeppelin" in words) for words in found.altered] == [(True, False), (False, True)]


def test_nobody_can_tell_of_a_file_that_another_version_wrote_so_it_is_not_vouched_for(
    at_work: Room, tmp_path: Path
) -> None:
    path = tmp_path / "r.md"
    written(at_work, path)
    path.write_text(path.read_text("utf-8").replace("/0.1.0", "/0.0.9").replace("helicopter", "zeppelin"), "utf-8")

    found = verify_report(at_work.session, str(path), at_work.files)

    assert (found.known, found.as_written, found.differences, found.same) == (True, None, (), False)


def test_nobody_is_accused_where_a_file_of_evidence_may_have_been_another(at_work: Room, tmp_path: Path) -> None:
    paper = tmp_path / "paper.txt"
    paper.write_text("so it is", "utf-8")
    holding = evidencing.Holding(locator="p. 4", file=paper)
    evidencing.add_evidence(
        at_work.session, f"{SLUG}#1", "Court", Bearing.SUPPORTS, holding, by=at_work.RL, files=at_work.files
    )
    [kept] = [one for one in at_work.files.rglob("*") if one.is_file()]
    kept.chmod(0o600)
    kept.write_text("so it is not", "utf-8")
    path = written(at_work, tmp_path / "r.md")
    kept.write_text("so it is", "utf-8")

    found = verify_report(at_work.session, path, at_work.files)

    assert (found.as_written, found.same) == (None, False)


def test_of_an_earlier_moment_the_desk_says_the_same_for_ever(at_work: Room, tmp_path: Path) -> None:
    then = moment_then(at_work.session, SLUG, "1")
    path = tmp_path / "r.md"
    with desk_as_of(at_work.session, then, SLUG) as past:
        document = sourcing_report_of(past, SLUG, Audience.DESK)
        path.write_bytes(b"".join(FORMATS["md"].pieces(document)))

    found = verify_report(at_work.session, str(path), at_work.files)

    assert (found.stamp.as_of, found.as_written, found.same, found.differences) == (then.at, True, True, ())
    assert {one.section for one in found.of_itself} >= {"Claim 1", "Claim 2"}


def test_sign_off_publication_and_another_headline_are_told(at_work: Room, tmp_path: Path) -> None:
    at_work.second_person("off")
    path = written(at_work, tmp_path / "r.md")
    for label in (f"{SLUG}#1", f"{SLUG}#2"):
        reviewing.withdraw(at_work.session, label, by=at_work.EK, reason="cut")
    signing_off.sign_off(at_work.session, SLUG, by=at_work.EK)
    publishing.publish(at_work.session, SLUG, by=at_work.EK, url="https://example.org/train")

    head = {
        one.name: one.after for one in verify_report(at_work.session, path).differences if one.section == "The head"
    }

    assert "published" in (head["Text"] or "")
    assert "EK" in (head["Signed off"] or "")
    assert "https://example.org/train" in (head["Published"] or "")


def test_another_text_and_another_word_on_a_source_are_told(at_work: Room, tmp_path: Path) -> None:
    path = written(at_work, tmp_path / "r.md")
    sources.retract_source(at_work.session, "Gazette", by=at_work.EK, reason="a hoax")
    filing.file_story(at_work.session, f"{TEXT} And more.", by=at_work.RL, slug=SLUG)

    told = {one.section for one in verify_report(at_work.session, path).differences}

    assert told >= {"The story", "The sources", "The record", "The head"}


def test_days_that_went_by_are_no_change_of_the_record(
    at_work: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    claiming.edit_claim(at_work.session, f"{SLUG}#1", by=at_work.ann, as_of="2023-09-13")
    path = written(at_work, tmp_path / "r.md")
    monkeypatch.setattr(session, "now", lambda: now() + dt.timedelta(days=3))

    found = verify_report(at_work.session, path, at_work.files)

    assert (found.same, found.differences) == (True, ())
    [findings] = [one for one in found.of_itself if one.section == "Claim 1, Findings"]
    assert "days past" in f"{findings.before} {findings.after}"


def test_a_stamp_typed_off_paper_says_as_much_but_for_the_file(at_work: Room, tmp_path: Path) -> None:
    stamp = sourcing_report_of(at_work.session, SLUG, Audience.DESK).stamp

    found = verify_report(at_work.session, stamp)

    assert (found.known, found.read, found.as_written, found.same) == (True, False, None, True)


def test_a_report_of_another_desk_or_with_a_stamp_that_cannot_be_is_not_known(at_work: Room) -> None:
    stamp = stamp_in(sourcing_report_of(at_work.session, SLUG, Audience.DESK).stamp)
    assert stamp is not None
    year = dt.timedelta(days=365)
    others = (
        replace(stamp, seq=stamp.seq + 1),
        replace(stamp, head=stamp.head[::-1]),
        replace(stamp, seq=0, head=""),
        replace(stamp, made_at=stamp.made_at + year),
        replace(stamp, made_at=stamp.made_at - year),
        replace(stamp, as_of=stamp.made_at + year),
        replace(stamp, as_of=stamp.made_at - year),
    )

    for other in others:
        found = verify_report(at_work.session, str(other))

        assert (found.known, found.same) == (False, False), other


def test_a_story_that_quotes_a_stamp_is_no_report_of_another_desk(at_work: Room, tmp_path: Path) -> None:
    quoted = f"tracker-report/1/sourcing/other/desk/7/{'9b' * 32}/20200101T000000.000000Z/-/0.1.0"
    filing.file_story(at_work.session, f"{quoted}\n\n{TEXT}", by=at_work.RL, slug=SLUG, headline=f"We print {quoted}")

    for name in FORMATS:
        if name != "pdf":
            found = verify_report(at_work.session, written(at_work, tmp_path / f"r.{name}", name=name))

            assert (found.stamp.slug, found.as_written, found.same) == (SLUG, True, True), name


def test_what_is_no_report_is_refused(at_work: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear editor", "utf-8")

    with pytest.raises(BadInputError, match="carries no stamp"):
        verify_report(at_work.session, str(letter))
    with pytest.raises(NotOnFileError, match="there is no file"):
        verify_report(at_work.session, str(tmp_path / "none.html"))
    with pytest.raises(BadInputError, match="is no file"):
        verify_report(at_work.session, str(tmp_path))
    monkeypatch.setattr(verifying, "MOST", 5)
    with pytest.raises(BadInputError, match="larger than"):
        verify_report(at_work.session, str(letter))


def test_a_word_file_that_another_computer_packed_is_as_it_was_written(at_work: Room, tmp_path: Path) -> None:
    path = tmp_path / "r.docx"
    written(at_work, path, name="docx")
    with ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with ZipFile(path, "w", ZIP_STORED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    same = verify_report(at_work.session, str(path), at_work.files)
    with ZipFile(path, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part.replace(b"helicopter", b"zeppelin"))

    assert same.as_written is True
    assert verify_report(at_work.session, str(path), at_work.files).as_written is False


def test_a_part_put_in_under_a_name_that_is_there_is_noticed_and_a_broken_one_refused(
    at_work: Room, tmp_path: Path
) -> None:
    path = tmp_path / "r.docx"
    written(at_work, path, name="docx")
    honest = path.read_bytes()
    with pytest.warns(UserWarning, match="Duplicate name"), ZipFile(path, "a") as archive:
        archive.writestr("word/document.xml", archive.read("word/document.xml").replace(b"helicopter", b"zeppelin"))
    doubled = verify_report(at_work.session, str(path))
    with ZipFile(io.BytesIO(honest)) as archive:
        begins = archive.getinfo("word/document.xml").header_offset + 200
    path.write_bytes(honest[:begins] + bytes(20) + honest[begins + 20 :])

    assert doubled.as_written is False
    with pytest.raises(BadInputError, match="is broken"):
        verify_report(at_work.session, str(path))
