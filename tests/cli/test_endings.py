"""The ending of a file's name says which format is meant, in whatever letters, and the same for every command."""

from __future__ import annotations

from tracker.cli.chart import FORMATS as OF_CHARTS
from tracker.cli.endings import beside, implied
from tracker.reports.audit_report import FORMATS as OF_AUDITS
from tracker.reports.formats import FORMATS as OF_REPORTS
from tracker.services.exporting_sheet import FORMATS as OF_SHEETS


def test_an_ending_is_a_format_by_any_of_its_names_and_letters() -> None:
    for name, meant in {
        "x.htm": "html",
        "x.HTM": "html",
        "x.Html": "html",
        "a.b/x.MARKDOWN": "md",
        "x.txt": "md",
        "x.docx.md": "md",
        ".docx": "docx",
        "x.PDF": "pdf",
        "x.2026": "md",
        "a.html/x": "md",
        "x.": "md",
        "-": "md",
    }.items():
        assert implied(name, OF_REPORTS, "md") == meant, name
    assert implied(None, OF_REPORTS, "html", strictly=True) == "html"
    assert implied("x.txt", {*OF_AUDITS, "text"}, "text") == "text"


def test_what_a_program_would_open_as_its_own_is_written_as_that_or_refused() -> None:
    for formats in (OF_REPORTS, OF_SHEETS, OF_CHARTS, OF_AUDITS):
        for ending in ("odt", "ods", "doc", "xls", "xlsm", "rtf", "pages", "pptx", "docx", "xlsx", "pdf", "html"):
            assert implied(f"x.{ending.upper()}", formats, "otherwise") == ending


def test_where_only_a_format_will_do_an_ending_that_says_nothing_is_refused() -> None:
    assert implied("x.2026", OF_REPORTS, "html", strictly=True) == "2026"
    assert implied("x.htm", OF_CHARTS, "svg", strictly=True) == "htm"
    assert implied("x", OF_CHARTS, "svg", strictly=True) == "svg"


def test_a_file_beside_another_keeps_its_ending() -> None:
    for name, other in {
        "story.docx": "story-clean.docx",
        "a.b/story": "a.b/story-clean",
        "out/.docx": "out/.clean.docx",
        ".kept.DOCX": ".kept-clean.DOCX",
        "story.": "story.-clean",
    }.items():
        assert beside(name, "clean") == other, name
