"""The audit as Markdown: a report that a person reads and hands on."""

from __future__ import annotations

from dataclasses import replace

from tests.each import each
from tests.reports import reading
from tests.reports.audit_report import audits
from tests.reports.hostile import HOSTILE
from tests.reports.reading import Sheet
from tracker.domain.finding import Waived
from tracker.reports.audit_report.content import AuditReport


def sheet(report: AuditReport) -> Sheet:
    """The report as a reader sees it."""
    return Sheet(audits.written("md", report))


def everywhere(words: str) -> AuditReport:
    """An audit that says these words wherever text from outside stands."""
    waived = audits.finding(words, waiver=Waived("EK", words, "2026-12-31"), article=words)
    stories = [
        audits.story(audits.finding(words, article=words), waived, slug=words, policy=words),
        audits.story(
            idle=(audits.spent(claim=words), replace(audits.spent("unsourced", words), found=False)),
            expired=(audits.spent(claim=words, standing="expired"), audits.spent(claim=words, standing="outgrown")),
        ),
        audits.story(broken=(audits.broken(article=words.replace("\n", " ")),)),
    ]
    return audits.report(*stories, policy="default", totals=lambda: audits.totals(words, words))


def test_each_article_with_findings_has_a_table_and_the_others_are_only_counted() -> None:
    words = sheet(
        audits.report(
            audits.story(audits.finding("nobody states it", 3, waiver=audits.WAIVED), slug="kim-train"),
            audits.story(slug="silent"),
        )
    ).words

    assert "Audit of the whole desk" in words
    assert "kim-train 3 claims, 1 finding, 1 of them waived" in words
    assert "kim-train#3 nobody states it unsourced waived by EK until 2026-12-31: known to the desk" in words
    assert "silent" not in words


def test_the_totals_stand_at_the_end_with_what_hangs_on_one_source() -> None:
    words = sheet(audits.report(audits.story(audits.finding()))).words

    _, _, end = words.rpartition("Totals")
    assert "2 warnings (1 waived)" in end
    assert "unsourced 2 1" in end
    assert "2026-11 3 2 1" in end
    assert "Sources without which claims have nothing under them, the first 1 of 12 Source Claims AP 214" in end
    assert "1 perhaps more" in end


def test_one_article_is_not_told_apart_by_article_and_month() -> None:
    words = sheet(audits.report(audits.story(audits.finding()), article="kim-train")).words

    assert "Audit of kim-train" in words
    assert "Month" not in words


def test_waivers_that_clear_nothing_and_bugs_are_said() -> None:
    words = sheet(everywhere("words")).words

    assert (
        "the waiver of contested on words by EK until 2026-12-31 is idle: the audit does not find it any more" in words
    )
    assert "the waiver of unsourced on words by EK until 2026-12-31 is idle: the audit has not found it so far" in words
    assert "the waiver of contested on words by EK ended on 2026-12-31: the finding counts again" in words
    assert "by EK until 2026-12-31 was given for less: the finding names more now, and counts again" in words
    assert "A bug in tracker: the rule contested crashed on words (KeyError)" in words


def test_a_summary_has_no_findings() -> None:
    words = sheet(audits.report(audits.story(), summary=True)).words

    assert "Findings by rule" in words
    assert "The audit found nothing" not in words


def test_nothing_found_is_said() -> None:
    assert "The audit found nothing." in sheet(audits.report(audits.story())).words


@each("words", HOSTILE)
def test_hostile_words_change_nothing_in_the_report(words: str) -> None:
    found = sheet(everywhere(words))

    assert [one for one in found.links() if not one.startswith("#")] == []
    assert found.shape == sheet(everywhere("harmless words")).shape
    assert found.words.count(reading.shown(words)) >= 10
