"""The audit as CSV: what a spreadsheet opens."""

from __future__ import annotations

import csv
import io

import pytest

from tests.each import each
from tests.reports.audit_report import audits
from tests.reports.hostile import HOSTILE
from tracker.domain.formula_guard import guarded
from tracker.reports.audit_report.content import AuditReport
from tracker.reports.formats.safe import visible

HEADER = "rule,severity,claim,article,waived,waived_by,waived_until,waiver_reason,fingerprint,message"


def rows(report: AuditReport) -> list[dict[str, str]]:
    """The rows by column, read back."""
    return list(csv.DictReader(io.StringIO(audits.written("csv", report), newline="")))


def test_the_header_stands_first_even_where_nothing_was_found() -> None:
    assert audits.written("csv", audits.report()) == f"{HEADER}\n"


def test_a_finding_is_a_row() -> None:
    one, other = audits.finding("it says, “so”\nand so", 3, waiver=audits.WAIVED), audits.finding(number=4)

    first, second = rows(audits.report(audits.story(one, other)))

    assert first == {
        "rule": "unsourced",
        "severity": "warning",
        "claim": "kim-train#3",
        "article": "kim-train",
        "waived": "yes",
        "waived_by": "EK",
        "waived_until": "2026-12-31",
        "waiver_reason": "known to the desk",
        "fingerprint": one.fingerprint,
        "message": "it says, “so” and so",
    }
    assert (second["waived"], second["waived_by"], second["waiver_reason"]) == ("no", "", "")


@pytest.mark.parametrize("begins", ["=", "+", "-", "@", "\t", "\r"])
def test_no_spreadsheet_runs_what_a_cell_says(begins: str) -> None:
    words = f"{begins}1+1"

    [row] = rows(audits.report(audits.story(audits.finding(words, article=words))))

    assert row["message"] == row["article"] == f"'{visible(words)}"


@each("words", HOSTILE)
def test_any_words_come_back_as_they_may_be_shown(words: str) -> None:
    waiver = audits.WAIVED.__class__("EK", words, "2026-12-31")

    [row] = rows(audits.report(audits.story(audits.finding(words, waiver=waiver))))

    guard = "'" if guarded(words) != words else ""
    assert row["message"] == row["waiver_reason"] == guard + visible(words)
