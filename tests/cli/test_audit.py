"""`tracker audit` as editors and scripts use it: what it shows, what it writes, how it ends."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.cli.door import Door
from tracker.audit import run
from tracker.audit.rule import Objections
from tracker.audit.rules import RULE_BOOK
from tracker.cli.bars import PLAIN, bars, ink_for
from tracker.models.dossier import Dossier
from tracker.reports.document import Bar, Figure

SOON = (dt.datetime.now(dt.UTC).date() + dt.timedelta(days=30)).isoformat()


@pytest.fixture
def two(demo: Door) -> Door:
    """The demonstration's desk with a second story, of two claims that nobody states."""

    def make() -> None:
        demo.done("file", "-", "--slug", "mayor", by="RL", stdin="The mayor resigned. She left.\n")
        demo.done("claim", "add", "mayor", "--text", "The mayor resigned.", "--quote", "The mayor resigned", by="RL")
        demo.done("claim", "add", "mayor", "--text", "She left.", by="RL")

    demo.desk.become("two", make)
    return demo


def waived(door: Door, label: str, rule: str) -> None:
    """Let the editor accept a finding."""
    door.done("waive", label, rule, "--reason", "known to the desk", "--until", SOON, by="EK")


# Text for people


def test_one_article_shows_its_findings_the_totals_by_rule_and_a_line_of_counts(two: Door) -> None:
    answer = two("audit", "mayor", "--rule", "unsourced", "--rule", "contested")

    assert answer.status == 1
    assert answer.out.splitlines() == [
        "▲ mayor#1  unsourced: in our own voice, and nothing is on file under it",
        "▲ mayor#2  unsourced: in our own voice, and nothing is on file under it",
        "",
        "     2  unsourced",
        "2 claims, 2 warnings (policy default). What a rule asks: tracker rules NAME",
    ]


def test_a_waived_finding_says_who_waived_it_until_when_and_why(two: Door) -> None:
    waived(two, "mayor#1", "unsourced")

    first, *_, last = two("audit", "mayor", "--rule", "unsourced").out.splitlines()

    assert first.endswith(f"nothing is on file under it (waived by EK until {SOON}: known to the desk)")
    assert last.startswith("2 claims, 2 warnings (1 waived) (policy default).")


def test_the_line_of_counts_says_of_which_weight_the_waived_ones_are(two: Door) -> None:
    two.done("source", "retract", "GeoNames gazetteer", "--reason", "a slip", by="EK")
    waived(two, "kim-train#4", "source-retracted")

    counts = two("audit", "--rule", "source-retracted", "--rule", "unsourced").out.splitlines()[-1]

    assert counts.startswith("2 articles, 79 claims, 1 blocker (1 waived), 48 warnings (policy default).")


def test_an_idle_waiver_is_said_where_every_rule_was_asked(two: Door) -> None:
    waived(two, "mayor#1", "circular-sourcing")

    line = f"The waiver of circular-sourcing on mayor#1 by EK until {SOON} is idle: the audit has not found it so far"
    assert two("audit", "mayor").out.splitlines()[-1] == line
    assert line not in two("audit", "mayor", "--rule", "circular-sourcing").out
    [idle] = two.json("audit", "mayor")["idle_waivers"]
    assert (idle["claim"], idle["rule"], idle["until"]) == ("mayor#1", "circular-sourcing", SOON)


def test_an_idle_waiver_of_what_was_found_once_says_that_it_is_gone(two: Door) -> None:
    waived(two, "mayor#1", "unsourced")
    two.done("attribute", "mayor#1", "KCNA", "--status", "reported", by="RL")

    assert two("audit", "mayor").out.splitlines()[-1] == (
        f"The waiver of unsourced on mayor#1 by EK until {SOON} is idle: the audit does not find it any more"
    )


def test_a_pipe_gets_every_finding_of_the_desk_and_then_the_totals(two: Door) -> None:
    lines = two("audit").out.splitlines()
    findings = two.json("audit")["findings"]

    told = [one["claim"] or one["article"] for one in findings]
    assert [line.split("  ")[0].split(" ")[1] for line in lines[: len(findings)]] == told
    assert "Findings by article, the heaviest 2, most blockers first:" in lines
    assert "Findings by month:" in lines
    assert any(line.startswith("If ") and line.endswith(" Claims that hang on one source alone:") for line in lines)
    assert "Claims by independent sources, at worst:" in lines
    assert lines[-1].startswith("2 articles, 79 claims, ")


def test_a_terminal_gets_a_screenful_of_the_desk_and_how_many_there_are(two: Door) -> None:
    total = len(two.json("audit")["findings"])

    lines = two.drawn("audit", columns=200)

    assert sum(line[:1] in ("■", "▲", "·") for line in lines) == 50
    assert f"50 of {total} findings: --limit N shows more" in lines


@pytest.mark.parametrize("limit", [0, 3])
def test_no_more_findings_are_shown_than_asked_for_and_all_are_counted(limit: int, two: Door) -> None:
    lines = two("audit", "--limit", str(limit), "--rule", "unsourced").out.splitlines()

    assert sum(line[:1] in ("■", "▲", "·") for line in lines) == limit
    assert lines[limit] == f"{limit} of 48 findings: --limit N shows more"
    assert lines[-1].startswith("2 articles, 79 claims, 48 warnings")


def test_a_summary_is_the_totals_alone(two: Door) -> None:
    lines = two("audit", "--summary", "--rule", "unsourced").out.splitlines()

    assert lines[:2] == ["Findings by rule:", "    48  unsourced"]
    assert two("audit", "--summary").status == 1


def test_a_summary_of_one_article_names_the_sources_its_claims_hang_on(two: Door) -> None:
    told = two("audit", "kim-train", "--summary").out

    assert "  Konstantin Pulikovsky\n" in told
    assert "Findings by article" not in told


def test_a_desk_without_stories_has_nothing_to_show(tracker: Door) -> None:
    answer = tracker.done("audit")

    assert (
        answer.out
        == "0 articles, 0 claims, no finding (policy one-person-desk). What a rule asks: tracker rules NAME\n"
    )


# The chart


FIGURE = Figure(
    "Claims",
    "claim",
    (Bar("0", 64, "a"), Bar("1", 16, "b", 8, "perhaps more"), Bar("2", 0, "c"), Bar("3 or more", 1, "d")),
)


def test_a_chart_has_a_bar_for_every_number_and_the_number_beside_it() -> None:
    assert list(bars(FIGURE, ink_for("utf-8"))) == [
        "Claims:",
        f"          0  {'█' * 32} 64",
        "          1  ████▒▒▒▒ 16, 8 of them perhaps more",
        "          2  0",
        "  3 or more  █ 1",
    ]


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", None, "no-such-encoding"])
def test_a_chart_is_drawn_in_plain_letters_where_there_are_no_blocks(encoding: str | None) -> None:
    assert ink_for(encoding) == PLAIN
    assert "          1  ####:::: 16, 8 of them perhaps more" in list(bars(FIGURE, PLAIN))


# Formats


def test_every_format_tells_the_same_findings_in_the_same_order(two: Door) -> None:
    waived(two, "mayor#1", "unsourced")
    found = two.json("audit")["findings"]

    table = list(csv.DictReader(io.StringIO(two("audit", "--format", "csv").out, newline="")))
    [sarif] = json.loads(two("audit", "--format", "sarif").out)["runs"]
    report = two("audit", "--format", "md").out

    told = [(one["rule"], one["claim"], one["fingerprint"], one["waived"]) for one in found]
    named = [(one["claim"] or one["article"], one["fingerprint"]) for one in found]
    assert told == [(row["rule"], row["claim"] or None, row["fingerprint"], row["waived"] == "yes") for row in table]
    assert named == [(row["claim"] or row["article"], row["fingerprint"]) for row in table]
    assert [(rule, *pair, waived) for (rule, *_, waived), pair in zip(told, named, strict=True)] == [
        (
            one["ruleId"],
            one["locations"][0]["logicalLocations"][0]["fullyQualifiedName"],
            one["partialFingerprints"]["tracker/v1"],
            "suppressions" in one,
        )
        for one in sarif["results"]
    ]
    assert report.count("`unsourced`") >= sum(one["rule"] == "unsourced" for one in found)
    assert [one["claim"] for one in found if one["waived"] and one["article"] == "mayor"] == ["mayor#1"]


def test_a_place_is_where_the_claim_stands_in_the_text(two: Door) -> None:
    found = two.json("audit", "mayor", "--rule", "unsourced")["findings"]

    assert [one["place"] for one in found] == [[0, 18], None]


def test_findings_come_in_the_order_of_filing_then_of_claims_then_of_the_rule_book(two: Door) -> None:
    book = [one["rule"] for one in two.json("rules")]
    slugs = [one["slug"] for one in two.json("articles")]

    found = two.json("audit")["findings"]

    def number(claim: str | None) -> float:
        return int(claim.rpartition("#")[2]) if claim else float("inf")

    order = [(slugs.index(one["article"]), number(one["claim"]), book.index(one["rule"])) for one in found]
    assert order == sorted(order)
    assert found == two.json("audit")["findings"]


def test_what_is_found_in_the_story_itself_names_no_claim_and_is_none_of_a_claims_business(two: Door) -> None:
    text = "The bridge was opened in 1932. It is green and long. It was closed by the mayor in 1999.\n"
    two.done("file", "-", "--slug", "bridge", by="RL", stdin=text)
    two.done("claim", "add", "bridge", "--text", "The bridge is green.", "--quote", "It is green", by="RL")
    only = ("--rule", "uncovered-sentence")

    found = two.json("audit", *only)["findings"]

    assert [(one["claim"], one["article"], one["place"]) for one in found if one["article"] == "bridge"] == [
        (None, "bridge", [0, 30]),
        (None, "bridge", [53, 88]),
    ]
    assert two("audit", "bridge", *only).out.splitlines()[:2] == [
        "· bridge  uncovered-sentence: sentence 1 has no claim: “The bridge was opened in 1932.”",
        "· bridge  uncovered-sentence: sentence 3 has no claim: “It was closed by the mayor in 1999.”",
    ]
    assert two("audit", "bridge", *only, "--limit", "1").out.splitlines()[1] == "1 of 2 findings: --limit N shows more"
    assert two.json("audit", "bridge#1", *only)["findings"] == []
    assert (two("audit", "bridge", *only).status, two("audit", "bridge", *only, "--fail-on", "note").status) == (0, 1)
    assert "log the claim that is in it" in two.refused(
        *("waive", "bridge#1", "uncovered-sentence", "--reason", "known", "--until", SOON), by="EK"
    )


def test_the_ending_of_a_file_says_the_format(two: Door, tmp_path: Path) -> None:
    for ending, begins in (
        ("json", "{"),
        ("csv", "rule,"),
        ("md", "# Audit"),
        ("sarif", "{"),
        ("txt", "▲ kim-train#1"),
    ):
        target = tmp_path / f"audit.{ending}"

        answer = two("audit", "-o", str(target))

        assert (answer.out, answer.status) == (f"The audit of the desk is at {target}.\n", 1)
        assert target.read_text(encoding="utf-8").startswith(begins), ending


def test_a_file_holds_what_would_be_printed(two: Door, tmp_path: Path) -> None:
    for name in ("text", "json", "csv", "sarif"):
        target = tmp_path / f"{name}.out"
        two("audit", "mayor", "--format", name, "-o", str(target))

        assert target.read_text(encoding="utf-8") == two("audit", "mayor", "--format", name).out


def test_a_file_that_is_there_is_overwritten_only_with_force(two: Door, tmp_path: Path) -> None:
    target = tmp_path / "audit.json"
    target.write_text("mine")

    assert "is there already" in two.refused("audit", "-o", str(target))
    assert target.read_text() == "mine"
    assert two("audit", "-o", str(target), "--force").status == 1
    assert json.loads(target.read_text())["claims"] == 79


def test_a_refused_audit_leaves_no_file(two: Door, tmp_path: Path) -> None:
    two.refused("audit", "nobody", "-o", str(tmp_path / "audit.json"))

    assert not (tmp_path / "audit.json").exists()


def test_a_summary_for_programs_has_no_findings_and_says_so(two: Door) -> None:
    found = two.json("audit", "--summary")

    assert (found["findings"], found["summary"]) == ([], True)
    assert found["totals"]["findings"] == len(two.json("audit")["findings"])


def test_json_is_whole_in_an_encoding_that_lacks_its_letters(two: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = two.json("audit")
    monkeypatch.setattr("tracker.cli.audit.writes_utf8", lambda: False)

    answer = two("audit", "--format", "json")

    assert answer.out.isascii()
    assert answer.json["findings"] == expected["findings"]


# Exit status


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("--rule unsourced", 1),
        ("--rule unsourced --fail-on blocker", 0),
        ("--rule unsourced --fail-on note", 1),
        ("--rule contested", 0),
        ("--rule undecided --fail-on blocker", 1),
        ("--rule circular-sourcing --fail-on note", 0),
    ],
)
def test_the_exit_status_is_1_from_the_severity_on_that_was_said(words: str, status: int, two: Door) -> None:
    assert two("audit", "mayor", *words.split()).status == status


def test_what_is_waived_does_not_count(two: Door) -> None:
    waived(two, "mayor#1", "unsourced")
    assert two("audit", "mayor", "--rule", "unsourced").status == 1
    waived(two, "mayor#2", "unsourced")

    assert two("audit", "mayor", "--rule", "unsourced").status == 0


# A rule that breaks


@pytest.fixture
def broken(two: Door, monkeypatch: pytest.MonkeyPatch) -> Door:
    """The same desk with `unsourced` breaking on the second story, a source's name in its complaint."""
    [rule] = run.choose(["unsourced"])

    def judge(dossier: Dossier) -> Objections:
        if dossier.slug == "mayor":
            raise KeyError("AlJazeera")
        yield from rule.judge(dossier)

    mended = replace(rule, judge=judge)
    monkeypatch.setattr(run, "RULE_BOOK", tuple(mended if one.name == rule.name else one for one in RULE_BOOK))
    return two


def test_a_rule_that_breaks_on_one_article_is_a_bug_and_everything_else_is_told(broken: Door, tmp_path: Path) -> None:
    answer = broken("audit", "--format", "json")

    assert answer.status == 3
    assert answer.err.startswith(
        "tracker: this is a bug in tracker: the rule unsourced crashed on mayor (KeyError). Where it happened is written to "
    )
    found = answer.json["findings"]
    of_mayor = {one["rule"] for one in found if one["article"] == "mayor"}
    assert "undecided" in of_mayor
    assert "unsourced" not in of_mayor
    assert sum(one["rule"] == "unsourced" for one in found if one["article"] == "kim-train") == 46
    assert answer.json["crashes"] == [{"rule": "unsourced", "article": "mayor", "error": "KeyError"}]


def test_the_log_of_a_broken_rule_says_where_and_names_no_source(broken: Door, tmp_path: Path) -> None:
    broken("audit")

    [log] = (tmp_path / "state" / "tracker").iterdir()
    told = log.read_text()
    assert "the rule unsourced crashed on mayor (KeyError)" in told
    assert "in judge" in told
    assert "AlJazeera" not in told


def test_a_broken_rule_outweighs_findings_in_the_exit_status_and_the_file_is_whole(
    broken: Door, tmp_path: Path
) -> None:
    target = tmp_path / "audit.sarif"

    assert broken("audit", "mayor", "--fail-on", "blocker", "-o", str(target)).status == 3
    [sarif] = json.loads(target.read_text())["runs"]
    assert sarif["invocations"][0]["executionSuccessful"] is False


def test_a_rule_that_breaks_everywhere_is_named_a_few_times(two: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(7):
        two.done("file", "-", "--slug", f"story-{number}", by="RL", stdin=f"Story {number}.\n")
    [rule] = run.choose(["unsourced"])

    def judge(dossier: Dossier) -> Objections:
        raise ZeroDivisionError

    monkeypatch.setattr(run, "RULE_BOOK", (replace(rule, judge=judge),))

    answer = two("audit")

    assert answer.status == 3
    assert answer.err.count("the rule unsourced crashed on ") == 5
    assert "; and 4 more. Where it happened" in answer.err


def test_a_summary_names_a_few_of_the_waivers_that_clear_nothing(two: Door) -> None:
    for number in range(1, 13):
        waived(two, f"kim-train#{number}", "circular-sourcing")

    lines = two("audit", "kim-train", "--summary").out.splitlines()

    assert sum(line.startswith("The waiver of circular-sourcing on kim-train#") for line in lines) == 10
    assert lines[-1] == "and 2 more waivers that clear nothing: see tracker waiver list"
    assert len(two.json("audit", "kim-train", "--summary")["idle_waivers"]) == 12


# Part of what was found


@pytest.mark.parametrize("least", ["note", "warning", "blocker"])
def test_what_is_lighter_than_asked_for_is_neither_told_nor_counted(least: str, two: Door) -> None:
    two.done("source", "retract", "GeoNames gazetteer", "--reason", "a slip", by="EK")
    order = ["note", "warning", "blocker"]
    everything = two.json("audit")["findings"]
    heavy = [one for one in everything if order.index(one["severity"]) >= order.index(least)]

    answer = two.json("audit", "--severity", least)

    assert answer["findings"] == heavy
    assert (answer["severity"], answer["totals"]["findings"]) == (least, len(heavy))
    assert sum(one["findings"] for one in answer["totals"]["rules"]) == len(heavy)
    rows = list(csv.DictReader(io.StringIO(two("audit", "--severity", least, "--format", "csv").out)))
    assert [one["claim"] for one in rows] == [one["claim"] or "" for one in heavy]
    assert len(json.loads(two("audit", "--severity", least, "--format", "sarif").out)["runs"][0]["results"]) == len(
        heavy
    )


def test_the_threshold_is_held_against_what_is_told(two: Door) -> None:
    assert two("audit", "mayor", "--rule", "unsourced").status == 1
    told = two.done("audit", "mayor", "--rule", "unsourced", "--severity", "blocker", "--fail-on", "note").out
    assert told.startswith("2 claims, no finding (policy default; nothing lighter than a blocker).")
    words = two("audit", "mayor", "--rule", "unsourced", "--severity", "blocker", "--format", "md").out
    assert "The audit found nothing that weighs at least a blocker." in words


def test_a_waiver_of_something_lighter_is_not_idle(two: Door) -> None:
    waived(two, "mayor#1", "unsourced")

    assert two.json("audit", "mayor", "--severity", "blocker")["idle_waivers"] == []


def test_of_one_claim_only_its_own_findings_waivers_and_sources_are_told(two: Door) -> None:
    waived(two, "mayor#1", "circular-sourcing")
    waived(two, "mayor#2", "contested")
    whole = [one for one in two.json("audit", "mayor")["findings"] if one["claim"] == "mayor#2"]

    answer = two.json("audit", "mayor#2")

    assert answer["findings"] == whole
    assert answer["claims"] == answer["totals"]["claims"] == 1
    assert [one["claim"] for one in answer["idle_waivers"]] == ["mayor#2"]
    assert sum(one["claims"] for one in answer["totals"]["independence"]) == 1
    assert two("audit", "mayor#2").out.splitlines()[-2].startswith("1 claim, ")


def test_what_a_claim_owes_to_the_others_of_its_story_is_found_of_it_alone_too(two: Door) -> None:
    everything = two.json("audit", "kim-train")["findings"]

    for label in ("kim-train#4", "kim-train#60"):
        assert two.json("audit", label)["findings"] == [one for one in everything if one["claim"] == label]


def test_the_parts_may_be_asked_for_together(two: Door) -> None:
    moment = dt.datetime.now(dt.UTC).isoformat()
    two.done("source", "retract", "GeoNames gazetteer", "--reason", "a slip", by="EK")

    told = two("audit", "kim-train#4", "--new-since", moment, "--severity", "blocker").out.splitlines()

    assert told[0].startswith("■ kim-train#4  source-retracted: ")
    [since] = [line for line in told if "new since " in line]
    assert since.endswith(" (0 were there before)")
    assert told[told.index(since) + 1].startswith("1 claim, ")
