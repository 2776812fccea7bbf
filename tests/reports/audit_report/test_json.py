"""The audit as JSON: one document, with the keys that scripts rely on."""

from __future__ import annotations

import json
from typing import Any

from tests.each import each
from tests.reports.audit_report import audits
from tests.reports.hostile import HOSTILE
from tracker.domain.vocabulary import Severity
from tracker.reports.audit_report.content import AuditReport


def read(report: AuditReport) -> Any:
    """The document, read back."""
    return json.loads(audits.written("json", report))


def test_a_finding_has_its_keys() -> None:
    one = audits.finding("nobody states it", 3, waiver=audits.WAIVED, place=(4, 9))

    [found] = read(audits.report(audits.story(one)))["findings"]

    assert found == {
        "rule": "unsourced",
        "severity": "warning",
        "claim": "kim-train#3",
        "article": "kim-train",
        "message": "nobody states it",
        "waived": True,
        "waiver": {"by": "EK", "reason": "known to the desk", "until": "2026-12-31"},
        "place": [4, 9],
        "fingerprint": one.fingerprint,
    }


def test_what_nobody_waived_or_placed_is_null() -> None:
    [found] = read(audits.report(audits.story(audits.finding(severity=Severity.BLOCKER))))["findings"]

    assert (found["waived"], found["waiver"], found["place"], found["severity"]) == (False, None, None, "blocker")


def test_findings_stand_in_the_order_in_which_they_came() -> None:
    stories = [
        audits.story(audits.finding(number=2), audits.finding(number=10)),
        audits.story(slug="empty"),
        audits.story(audits.finding(article="b")),
    ]

    found = read(audits.report(*stories))["findings"]

    assert [one["claim"] for one in found] == ["kim-train#2", "kim-train#10", "b#1"]


def test_only_articles_under_another_pack_are_named_with_it() -> None:
    found = read(audits.report(audits.story(slug="a"), audits.story(slug="b", policy="agency"), policy="default"))

    assert (found["policy"], found["policies"]) == ("default", {"b": "agency"})


def test_the_totals_say_what_was_counted() -> None:
    found = read(audits.report())

    assert found["claims"] == 3
    assert found["totals"] == {
        "articles": 1,
        "claims": 3,
        "findings": 2,
        "waived": 1,
        "severities": {
            "blocker": {"findings": 0, "waived": 0},
            "warning": {"findings": 2, "waived": 1},
            "note": {"findings": 0, "waived": 0},
        },
        "rules": [{"rule": "unsourced", "findings": 2, "waived": 1}],
        "articles_heaviest": [{"article": "kim-train", "findings": 2, "waived": 1, "blockers": 0}],
        "months": [
            {"month": "2026-11", "claims": 3, "findings": 2, "waived": 1},
            {"month": None, "claims": 0, "findings": 0, "waived": 0},
        ],
        "sources_alone": [{"source": "AP", "claims": 214}],
        "independence": [
            {"sources": "0", "claims": 1, "doubtful": 0},
            {"sources": "1", "claims": 2, "doubtful": 1},
            {"sources": "2", "claims": 0, "doubtful": 0},
            {"sources": "3+", "claims": 0, "doubtful": 0},
        ],
    }


def test_idle_waivers_are_null_where_not_every_rule_was_asked() -> None:
    idle, over = audits.spent(), audits.spent(standing="outgrown")
    waiver = {"id": 7, "claim": "kim-train#2", "rule": "contested", "by": "EK", "until": "2026-12-31"}

    assert read(audits.report(audits.story(idle=(idle,))))["idle_waivers"] == [waiver | {"standing": "idle"}]
    assert read(audits.report(whole_book=False))["idle_waivers"] is None
    found = read(audits.report(audits.story(expired=(over,))))
    assert found["expired_waivers"] == [waiver | {"standing": "outgrown"}]


def test_bugs_are_listed_and_counted_and_a_thousand_of_them_are_not_all_listed() -> None:
    found = read(audits.report(audits.story(broken=(audits.broken(),))))
    assert found["crashes"] == [{"rule": "contested", "article": "kim-train", "error": "KeyError"}]
    assert found["crashed"] == 1

    found = read(audits.report(audits.story(broken=(audits.broken(),) * 1_000)))
    assert (len(found["crashes"]), found["crashed"]) == (100, 1_000)


def test_an_audit_that_finds_nothing_is_a_document_all_the_same() -> None:
    found = read(audits.report())

    assert found["findings"] == []
    assert found["summary"] is False


@each("words", HOSTILE)
def test_any_words_come_back_as_they_are_and_none_is_hidden(words: str) -> None:
    waiver = audits.WAIVED.__class__("EK", words, "2026-12-31")
    one = audits.finding(words, rule=words, article=words, waiver=waiver)

    text = audits.written("json", audits.report(audits.story(one), policy=words, totals=lambda: audits.totals(words)))

    found = json.loads(text)
    assert found["findings"][0]["message"] == words
    assert found["findings"][0]["article"] == words
    assert found["findings"][0]["waiver"]["reason"] == words
    assert found["policy"] == words
    assert found["totals"]["sources_alone"][0]["source"] == words
    assert not set("\u202e\x1b\u2067\x00\u200b\u2028\x85\U000e0041\r") & set(text)


def test_half_a_surrogate_pair_can_be_written() -> None:
    found = read(audits.report(audits.story(audits.finding("half \ud800 a pair é"))))

    assert found["findings"][0]["message"] == "half \ud800 a pair é"
