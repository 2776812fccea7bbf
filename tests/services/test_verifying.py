"""Whether the desk still says what a report says, and whether the report is as it was written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import pytest

from tests.conftest import Desk
from tests.services.newsroom import SLUG, Room, furnish
from tracker.domain.errors import BadInputError, NotOnFileError
from tracker.domain.stamp import stamp_in
from tracker.domain.vocabulary import Audience
from tracker.models.base import now
from tracker.reports.formats import FORMATS
from tracker.services import claiming, reporting, sources, verifying
from tracker.services.looking_back import desk_as_of, moment_then
from tracker.services.reporting import sourcing_report_of
from tracker.services.verifying import verify_report
from tracker.store import session

TEXT_FORMATS = ("md", "html", "csv", "json")


@pytest.fixture
def desk_of_several(desk: Desk) -> Desk:
    furnish(desk)
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


def test_nobody_can_tell_of_a_file_that_another_version_wrote(
    at_work: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "r.md"
    monkeypatch.setattr(reporting, "__version__", "0.0.9")
    written(at_work, path)
    path.write_text(path.read_text("utf-8") + "\n", "utf-8")

    assert verify_report(at_work.session, str(path), at_work.files).as_written is None


def test_a_report_as_of_an_earlier_moment_is_held_against_the_present(at_work: Room, tmp_path: Path) -> None:
    then = moment_then(at_work.session, SLUG, "1")
    path = tmp_path / "r.md"
    with desk_as_of(at_work.session, then, SLUG) as past:
        document = sourcing_report_of(past, SLUG, Audience.DESK)
        path.write_bytes(b"".join(FORMATS["md"].pieces(document)))

    found = verify_report(at_work.session, str(path), at_work.files)

    assert found.stamp.as_of == then.at
    assert found.as_written is True
    assert {one.section for one in found.differences} >= {"Claim 1", "Claim 2"}
    assert all(one.before is None for one in found.differences if one.section.startswith("Claim"))


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


def test_a_report_of_another_desk_or_of_a_ledger_written_anew_is_not_known(at_work: Room) -> None:
    stamp = sourcing_report_of(at_work.session, SLUG, Audience.DESK).stamp
    parsed = stamp_in(stamp)
    assert parsed is not None
    later = stamp.replace(f"/{parsed.seq}/", f"/{parsed.seq + 1}/")
    other = stamp.replace(parsed.head, parsed.head[::-1])
    empty = stamp.replace(f"/{parsed.seq}/{parsed.head}/", "/0/-/")

    assert [verify_report(at_work.session, one).known for one in (later, other)] == [False, False]
    assert not verify_report(at_work.session, later).same
    with pytest.raises(NotOnFileError):
        verify_report(at_work.session, empty)


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
