"""Reports in a browser: looked at in a frame that runs nothing, and taken along by whoever may have them."""

from __future__ import annotations

import io
import json
import re
import threading
import zipfile
from collections.abc import Generator

import pytest

from tests.reports.hostile import PAGES
from tests.web.door import Browser, House
from tests.web.pages import said
from tests.web.test_queue import with_claims
from tracker.domain.errors import BadInputError
from tracker.domain.vocabulary import AttributionStatus, SourceKind
from tracker.reports.formats import FORMATS
from tracker.services.attributing import attribute
from tracker.services.sources import SourceFields, add_source
from tracker.web.downloads import PIECE, safe_name
from tracker.web.following import BrokenOffError, Followed, break_off
from tracker.web.turns import ONE_STORY, WHOLE_DESK, BusyError, Turns

AT = "/stories/bridge"


def file_of(browser: Browser, path: str) -> bytes:
    """A file that is taken along."""
    answer = browser.get(path)
    assert answer.status_code == 200, (path, answer.text)
    assert answer.headers["content-disposition"].startswith("attachment; filename="), path
    assert answer.headers["x-content-type-options"] == "nosniff"
    if path.startswith(AT):  # what is about the whole desk is sent while it is written
        assert int(answer.headers["content-length"]) == len(answer.content)
    return answer.content


def test_a_report_is_looked_at_in_a_frame_that_runs_nothing(house: House) -> None:
    with_claims(house, *(f"It is {words.strip()}" for words in PAGES))
    browser = house.as_("MC")

    for kind in ("sourcing", "annotated"):
        [frame] = browser.opened(f"{AT}/report?kind={kind}").cssselect("iframe")
        assert frame.get("sandbox") == ""
        shown = browser.get(frame.attrib["src"])
        policy = shown.headers["content-security-policy"]
        assert policy.startswith("sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:;")
        assert "frame-ancestors 'self'" in policy
        assert shown.headers["content-type"] == "text/html; charset=utf-8"
        assert b"<script" not in shown.content.lower()


def test_every_format_is_taken_along_under_a_safe_name(house: House) -> None:
    with_claims(house, "The bridge is closed.")
    browser = house.as_("MC")

    for link in browser.opened(f"{AT}/report").cssselect("a[download]"):
        path = link.attrib["href"]
        if "pdf" not in path:
            assert file_of(browser, path), path
    for name in FORMATS:
        assert f"{AT}/report.{name}?for=desk" in [
            link.get("href") for link in browser.opened(f"{AT}/report").cssselect("a[download]")
        ]
    assert b"The bridge is closed" in file_of(browser, f"{AT}/report.md")
    assert json.loads(file_of(browser, f"{AT}/report.json?for=reader"))
    assert zipfile.ZipFile(io.BytesIO(file_of(browser, f"{AT}/annotated.docx"))).testzip() is None
    assert json.loads(file_of(browser, "/audit.sarif"))["version"] == "2.1.0"
    assert b"bridge#1" in file_of(browser, "/sheet.csv")
    assert (
        browser.get(f"{AT}/report.md").headers["content-disposition"]
        == 'attachment; filename="bridge-sourcing-desk.md"'
    )
    shown, out = (browser.get(f"{AT}/report?for={audience}").text for audience in ("desk", "reader"))
    for path, called in (
        ("audit.md", "desk-audit.md"),
        ("sheet.csv", "desk-sheet.csv"),
        ("export.jsonl", "for-another-desk.jsonl"),
    ):
        assert (f"/{path}" in shown, f"/{path}" in out) == (True, False), "one wrong click, and the notes are out"
        assert f'filename="bridge-{called}"' in browser.get(f"{AT}/{path}").headers["content-disposition"]
    assert safe_name('a"/..\\b\r\nc') == "a-..-b-c"
    assert safe_name("..") == "file"


def test_what_cannot_be_written_is_refused_in_a_sentence(house: House) -> None:
    browser = house.as_("MC")
    assert browser.get(f"{AT}/report").status_code == 404
    assert browser.get(f"{AT}/report.md").status_code == 404
    with_claims(house)
    for path in ("report.exe", "sheet.pdf", "audit.text", "export.exe", "report.md?for=nobody", "report?kind=x"):
        answer = browser.get(f"{AT}/{path}")
        assert (answer.status_code, "refusal" in answer.text) == (400, True), path


def test_each_copy_is_made_by_who_may_make_it_and_names_nobody_to_others(house: House) -> None:
    with_claims(house, "The bridge is closed.")
    with house.desk.writing() as session:
        editor = house.desk.person(session, "EK")
        fields = SourceFields(confidential=True, description="an official", why_unnamed="for her job", known_to="EK")
        add_source(session, "Kingfisher", SourceKind.PERSON, by=editor, fields=fields)
        attribute(session, "bridge#1", "Kingfisher", AttributionStatus.REPORTED, by=editor)
    reader, checker, editor_too = house.reader(), house.as_("MC"), house.as_("EK")

    assert "not yours to make" in said(reader, f"{AT}/report")
    assert [one.get("value") for one in reader.opened(f"{AT}/report").cssselect("select[name=for] option")] == [
        "reader"
    ]
    for path in ("report.md", "report.md?for=lawyer", "annotated.html", "sheet.csv", "export.jsonl", "report/preview"):
        assert reader.get(f"{AT}/{path}").status_code == 409, path
    assert checker.get(f"{AT}/report.md?for=lawyer").status_code == 409
    assert (checker.get("/export.jsonl").status_code, editor_too.get("/export.jsonl").status_code) == (409, 200)
    for name in FORMATS.keys() - {"pdf"}:
        told = file_of(reader, f"{AT}/report.{name}?for=reader")
        assert b"Kingfisher" not in told, name
    assert b"Kingfisher" in file_of(checker, f"{AT}/report.md")
    for path in (f"{AT}/audit.json", f"{AT}/export.prov", f"{AT}/report/preview?for=reader"):
        assert b"Kingfisher" not in reader.get(path).content, path


def test_what_keeps_the_desk_busy_is_done_by_few_at_once_and_whoever_comes_after_is_told_when(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_claims(house, "The bridge is closed.")
    browser = house.as_("EK")
    assert "1 claim: the file comes as it is written" in said(browser, "/audit")
    for turns in (WHOLE_DESK, ONE_STORY):
        monkeypatch.setattr(turns, "_patience", 0.0)
    whole = ("/audit.csv", "/sheet.csv", "/export.jsonl", f"{AT}/report.md?as-of=1")
    story = (f"{AT}/report.md", f"{AT}/audit.md", f"{AT}/sheet.csv", f"{AT}/export.jsonl", f"{AT}/report/preview")
    with WHOLE_DESK.one(), ONE_STORY.one(), ONE_STORY.one():
        for path in (*whole, *story):
            answer = browser.get(path)
            assert answer.status_code == 503, path
            assert int(answer.headers["retry-after"]) == (30 if path in whole else 10), path
            assert re.search("at this moment.*: try again in", answer.text), path
        assert browser.get(f"{AT}/claims/1").status_code == 200
    for path in (*whole, *story):
        assert browser.get(path).status_code == 200, path


def test_only_so_many_wait_for_their_turn() -> None:
    turns = Turns(1, waiting=1, patience=9.0, sentence="not now", again=1)
    with turns.one():
        waits = threading.Thread(target=lambda: turns.one().__enter__())
        waits.start()
        while turns._places.acquire(blocking=False):  # until it has its place
            turns._places.release()
        with pytest.raises(BusyError, match="not now"), turns.one():
            pass
    waits.join(9)


def test_a_file_that_is_sent_while_it_is_written_comes_whole_or_breaks_off() -> None:
    left = threading.Event()

    def pieces(*, fault: Exception | None = None, after: int = 40) -> Generator[bytes, None, None]:
        try:
            for number in range(after):
                yield bytes([number]) * 99_999
            if fault is not None:
                raise fault
        finally:
            left.set()

    assert b"".join(Followed(pieces()).read()) == b"".join(pieces())
    broken = Followed(pieces(fault=BadInputError("no more"))).read()
    assert len(next(broken)) == PIECE
    with pytest.raises(BadInputError, match="no more"):
        b"".join(broken)
    with pytest.raises(BadInputError, match="nothing"):
        Followed(pieces(fault=BadInputError("nothing"), after=0)).begun()
    stopped = Followed(pieces(after=1_000_000)).read()
    assert next(stopped)
    break_off()
    with pytest.raises(BrokenOffError):
        b"".join(stopped)
    left.clear()
    nobody = Followed(pieces(after=1_000_000)).read()
    assert next(nobody)
    nobody.close()
    assert left.wait(9)
    left.clear()
    gone_before = Followed(pieces(after=1_000_000))
    gone_before.begun()
    gone_before.read()  # by an answer that is given up before anything of it is sent
    assert left.wait(9)
    left.clear()
    full = Followed(pieces(after=1_000_000))
    full._file.close()  # as if nothing could be written any more
    assert left.wait(9)
