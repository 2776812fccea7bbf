"""`tracker audit --new-since`: only what was not there before is told, counted, and decides how it ends."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Sequence

import pytest

from tests.cli.door import Door
from tracker.audit.rules import RULE_BOOK

RETRACTED = ("source", "retract", "GeoNames gazetteer", "--reason", "a slip")
BY_RULE = ["unsourced", "single-source", "source-retracted"]


def this_moment() -> str:
    """The time, between what was done and what comes."""
    time.sleep(0.002)
    at = dt.datetime.now(dt.UTC).isoformat()
    time.sleep(0.002)
    return at


def options(names: Sequence[str] = BY_RULE) -> list[str]:
    """`--rule` for each of these."""
    return [word for name in names for word in ("--rule", name)]


def test_only_what_came_of_it_is_told_with_how_much_was_there_before(demo: Door) -> None:
    before = len(demo.json("audit", "kim-train", *options())["findings"])
    moment = this_moment()
    demo.done(*RETRACTED, by="EK")

    answer = demo("audit", "kim-train", *options(), "--new-since", moment)

    minute = f"{dt.datetime.fromisoformat(moment):%Y-%m-%d %H:%M} UTC"
    gone = 1  # kim-train#4 rested on it alone, waived; now it rests on nothing
    assert answer.status == 1
    assert answer.out.splitlines()[:4] == [
        "■ kim-train#4  source-retracted: it leads to GeoNames gazetteer, since retracted; nothing is left under the claim",
        "",
        "     1  source-retracted",
        f"1 finding is new since {minute} ({before - gone} were there before)",
    ]
    assert answer.out.splitlines()[4].startswith("77 claims, 1 blocker (policy default)")


@pytest.mark.parametrize("slug", [["kim-train"], []], ids=["one article", "the desk"])
def test_it_ends_well_where_nothing_is_new_however_much_was_there(slug: list[str], demo: Door) -> None:
    assert demo("audit", *slug).status == 1
    moment = this_moment()
    demo.done("claim", "edit", "kim-train#1", "--note", "Ask again.", by="EK")

    answer = demo.done("audit", *slug, "--new-since", moment)

    assert "\nNo finding is new since " in f"\n{answer.out}"


def test_the_threshold_is_held_against_the_new_findings_only(demo: Door) -> None:
    moment = this_moment()
    demo.done("claim", "add", "kim-train", "--text", "It is armoured.", by="EK")
    line = ("audit", "kim-train", "--rule", "unsourced", "--new-since", moment)

    assert demo(*line).status == 1
    assert demo(*line, "--fail-on", "blocker").status == 0


def test_programs_are_told_since_when_and_only_what_is_new(demo: Door) -> None:
    moment = this_moment()
    demo.done(*RETRACTED, by="EK")

    answer = demo("audit", "kim-train", *options(), "--new-since", moment, "--format", "json").json

    assert [(one["rule"], one["claim"]) for one in answer["findings"]] == [("source-retracted", "kim-train#4")]
    assert answer["totals"]["findings"] == 1
    assert answer["since"]["at"] == f"{moment.removesuffix('+00:00')}Z"
    assert answer["since"]["before"] > 20
    assert demo.json("audit", "kim-train")["since"] is None


def test_since_a_revision_is_since_it_was_filed(demo: Door) -> None:
    answer = demo("audit", "kim-train", *options(), "--new-since", "1", "--format", "json").json

    acts = demo.json("log", "kim-train")
    assert answer["since"]["at"] == next(one["at"] for one in reversed(acts) if one["act"] == "import")


def test_a_rule_that_breaks_off_on_the_desk_of_then_is_owned_up_to(demo: Door) -> None:
    moment = this_moment()
    demo.done("claim", "add", "kim-train", "--text", "It is armoured.", by="EK")
    book = [rule for rule in RULE_BOOK if rule.name == "unsourced"]
    judge = book[0].judge
    object.__setattr__(book[0], "judge", lambda dossier: judge(dossier) if len(dossier.claims) > 77 else 1 / 0)
    try:
        answer = demo("audit", "kim-train", "--rule", "unsourced", "--new-since", moment)
    finally:
        object.__setattr__(book[0], "judge", judge)

    assert answer.status == 3
    assert "the rule unsourced crashed on kim-train (ZeroDivisionError)" in answer.err


def test_a_ledger_that_cannot_tell_is_a_refusal_and_the_desk_of_now_still_answers(demo: Door) -> None:
    moment = this_moment()
    demo.desk.tamper("UPDATE entry SET after_values = NULL, salt = NULL WHERE seq = 9")

    assert demo.refused("audit", "--new-since", moment).startswith("entry 9 of the ledger has been emptied by a purge")
    assert demo("audit", "kim-train").status == 1


def test_the_desk_itself_is_left_as_it_is(demo: Door) -> None:
    before = demo.desk.state()

    demo("audit", "--new-since", this_moment())

    assert demo.desk.state() == before
