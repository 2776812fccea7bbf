"""An audit of what is new: every format says since when, and how much was there before."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from tests.reports.audit_report import audits
from tests.reports.audit_report.test_sarif import run_of
from tracker.domain.vocabulary import Severity
from tracker.reports.audit_report.closing import since_words
from tracker.reports.audit_report.content import AuditReport, Since
from tracker.reports.audit_report.totals import Found, Totals

MOMENT = dt.datetime(2026, 11, 20, 9, tzinfo=dt.UTC)


def report(before: int = 38) -> AuditReport:
    """An audit with one new finding."""
    return audits.report(audits.story(audits.finding()), since=Since(MOMENT, lambda: before))


@pytest.mark.parametrize(
    ("new", "before", "words"),
    [
        (12, 38, "12 findings are new since 2026-11-20 09:00 UTC (38 were there before)"),
        (1, 1, "1 finding is new since 2026-11-20 09:00 UTC (1 was there before)"),
        (0, 0, "No finding is new since 2026-11-20 09:00 UTC (0 were there before)"),
    ],
)
def test_it_is_said_in_a_sentence(new: int, before: int, words: str) -> None:
    assert since_words(Since(MOMENT, lambda: before), Totals(found=Found(new, 0))) == words


def test_json_has_the_moment_and_the_count() -> None:
    assert json.loads(audits.written("json", report()))["since"] == {"at": "2026-11-20T09:00:00.000000Z", "before": 38}
    assert json.loads(audits.written("json", audits.report()))["since"] is None


def test_markdown_says_it_at_the_top_and_with_the_totals() -> None:
    text = audits.written("md", report())

    assert "- **New since:** 2026-11-20 09:00 UTC\n" in text
    assert "\n2 findings are new since 2026-11-20 09:00 UTC (38 were there before).\n" in text
    assert "new" not in audits.written("md", audits.report(audits.story(audits.finding())))


def test_sarif_marks_every_result_as_new() -> None:
    run = run_of(report())

    assert [one["baselineState"] for one in run["results"]] == ["new"]
    assert (run["properties"]["since"], run["properties"]["before"]) == ("2026-11-20T09:00:00.000000Z", 38)
    [plain] = run_of(audits.report(audits.story(audits.finding(severity=Severity.NOTE))))["results"]
    assert "baselineState" not in plain


def test_what_was_there_before_is_asked_for_when_the_stories_have_come() -> None:
    came: list[str] = []

    def stories() -> object:
        came.append("all")
        yield audits.story(audits.finding())

    for name in ("json", "md", "sarif"):
        came.clear()
        since = Since(MOMENT, lambda: len(came) * 38)
        assert "38" in audits.written(name, audits.report(stream=stories(), since=since))  # type: ignore[arg-type]
