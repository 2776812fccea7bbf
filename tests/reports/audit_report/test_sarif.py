"""The audit as SARIF 2.1.0, held against the schema that OASIS publishes (sarif-schema.NOTICE)."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.each import each
from tests.reports.audit_report import audits
from tests.reports.hostile import HOSTILE
from tracker.domain.vocabulary import Severity
from tracker.reports.audit_report.content import AuditReport


@cache
def schema() -> Any:
    """A validator of SARIF logs."""
    return jsonschema.Draft7Validator(
        json.loads(Path(__file__).with_name("sarif-schema-2.1.0.json").read_text(encoding="utf-8-sig")),
        format_checker=jsonschema.FormatChecker(),
    )


def run_of(report: AuditReport) -> Any:
    """The one run of the log, which the schema has let through."""
    log = json.loads(audits.written("sarif", report))
    schema().validate(log)
    [run] = log["runs"]
    return run


def test_the_schema_would_not_let_everything_through() -> None:
    log = json.loads(audits.written("sarif", audits.report(audits.story(audits.finding()))))

    wrong: list[dict[str, object]] = [{"level": "fatal"}, {"message": {}}, {"surprise": 1}]
    for spoil in wrong:
        spoilt = json.loads(json.dumps(log))
        spoilt["runs"][0]["results"][0].update(spoil)
        assert list(schema().iter_errors(spoilt))


def test_the_tool_brings_the_manual_of_its_rules() -> None:
    driver = run_of(audits.report())["tool"]["driver"]

    assert (driver["name"], driver["version"]) == ("tracker", "0.1.0")
    assert [rule["id"] for rule in driver["rules"]] == ["unsourced", "contested"]
    first, second = driver["rules"]
    assert first["shortDescription"]["text"] == "Nobody states it."
    assert first["fullDescription"]["text"] == "Why not."
    assert first["help"]["text"] == "Why: Why not. Fails: This. Passes: That. Remedy: Find somebody."
    assert (first["defaultConfiguration"]["level"], second["defaultConfiguration"]["level"]) == ("warning", "note")


def test_a_finding_is_a_result_where_the_claim_stands_in_the_text() -> None:
    one = audits.finding("nobody states it", 3, place=(4, 9))

    run = run_of(audits.report(audits.story(one)))

    assert run["columnKind"] == "unicodeCodePoints"
    assert run["originalUriBaseIds"].keys() == {"DESK"}
    assert run["results"] == [
        {
            "ruleId": "unsourced",
            "ruleIndex": 0,
            "level": "warning",
            "message": {"text": "nobody states it"},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": "kim-train", "uriBaseId": "DESK"},
                        "region": {"charOffset": 4, "charLength": 5},
                    },
                    "logicalLocations": [{"fullyQualifiedName": "kim-train#3"}],
                }
            ],
            "partialFingerprints": {"tracker/v1": one.fingerprint},
        }
    ]


def test_a_claim_without_a_place_has_no_region() -> None:
    [result] = run_of(audits.report(audits.story(audits.finding())))["results"]

    assert "region" not in result["locations"][0]["physicalLocation"]


@pytest.mark.parametrize(("severity", "level"), [("blocker", "error"), ("warning", "warning"), ("note", "note")])
def test_a_severity_is_a_level(severity: str, level: str) -> None:
    [result] = run_of(audits.report(audits.story(audits.finding(severity=Severity(severity)))))["results"]

    assert result["level"] == level


def test_a_rule_is_found_by_its_index() -> None:
    run = run_of(audits.report(audits.story(audits.finding(rule="contested"), audits.finding(rule="gone"))))

    first, second = run["results"]
    assert run["tool"]["driver"]["rules"][first["ruleIndex"]]["id"] == "contested"
    assert "ruleIndex" not in second


def test_a_waiver_is_an_accepted_suppression() -> None:
    [result] = run_of(audits.report(audits.story(audits.finding(waiver=audits.WAIVED))))["results"]

    assert result["suppressions"] == [
        {"kind": "external", "status": "accepted", "justification": "EK, until 2026-12-31: known to the desk"}
    ]


def test_a_slug_is_an_address_whatever_is_in_it() -> None:
    [result] = run_of(audits.report(audits.story(audits.finding(article="поезд/а b#?%"))))["results"]

    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "%D0%BF%D0%BE%D0%B5%D0%B7%D0%B4%2F%D0%B0%20b%23%3F%25"


def test_a_run_without_bugs_was_successful() -> None:
    assert run_of(audits.report())["invocations"] == [{"executionSuccessful": True}]


def test_a_rule_that_broke_off_makes_the_run_unsuccessful_and_is_named() -> None:
    [invocation] = run_of(audits.report(audits.story(broken=(audits.broken(),))))["invocations"]

    assert invocation["executionSuccessful"] is False
    [told] = invocation["toolExecutionNotifications"]
    assert told["message"]["text"].endswith("the rule contested crashed on kim-train (KeyError).")
    assert told["associatedRule"] == {"id": "contested", "index": 1}
    assert told["level"] == "error"


def test_of_very_many_bugs_the_number_is_told() -> None:
    [invocation] = run_of(audits.report(audits.story(broken=(audits.broken(),) * 1_000)))["invocations"]

    *_, last = invocation["toolExecutionNotifications"]
    assert last["message"]["text"] == "Rules broke off 900 more times."


def test_braces_and_links_in_a_message_are_nothing_but_text() -> None:
    words = "{0} of [this](javascript:alert(1)) and [that] (so)"

    [result] = run_of(audits.report(audits.story(audits.finding(words))))["results"]

    assert result["message"]["text"] == "{{0}} of [this] (javascript:alert(1)) and [that] (so)"


@each("words", HOSTILE)
def test_any_words_give_a_valid_log_with_nothing_hidden_in_it(words: str) -> None:
    waiver = audits.WAIVED.__class__("EK", words, "2026-12-31")
    one = audits.finding(words, rule=words, article=words, waiver=waiver)

    run = run_of(audits.report(audits.story(one), policy=words))

    text = run["results"][0]["message"]["text"]
    assert not set("\u202e\x1b\u2067\x00\u200b\u2028\x85\U000e0041\r") & set(text)
    assert "](" not in text
