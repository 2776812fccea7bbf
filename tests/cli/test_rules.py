"""`tracker rules`: the book, a page of it, the whole manual."""

from __future__ import annotations

import re

import pytest

from tests.cli.door import Door
from tracker.audit.rule import Rule
from tracker.audit.rules import RULE_BOOK


def page(tracker: Door, *words: str) -> str:
    """What `tracker rules` says."""
    answer = tracker.bare("rules", *words)
    assert (answer.status, answer.err) == (0, "")
    return answer.out


def test_the_manual_holds_every_rule_in_the_order_of_the_book(tracker: Door) -> None:
    told = page(tracker, "--manual")

    heads = re.findall(r"^([a-z-]+) \((note|warning|blocker)\)$", told, re.MULTILINE)
    assert heads == [(rule.name, rule.severity.value) for rule in RULE_BOOK]


@pytest.mark.parametrize("rule", RULE_BOOK, ids=lambda rule: rule.name)
def test_a_rules_page_is_the_same_alone_and_in_the_manual(rule: Rule, tracker: Door) -> None:
    alone = page(tracker, rule.name)

    for part in (rule.summary, rule.why, rule.fails, rule.passes, rule.remedy):
        assert part in alone
    assert alone in page(tracker, "--manual")


@pytest.mark.parametrize(
    ("name", "policy"),
    [
        (
            "single-source",
            "a pack may weigh it otherwise; it can be waived; as a blocker it keeps a claim from being verified.",
        ),
        ("stale", "a pack may weigh it otherwise; it can be waived; it keeps no claim from being verified."),
        ("undecided", "it is a blocker in every pack; it cannot be waived; it keeps no claim from being verified."),
    ],
)
def test_a_page_says_what_packs_waivers_and_verify_make_of_the_rule(name: str, policy: str, tracker: Door) -> None:
    assert page(tracker, name).endswith(f"Policy: {policy}\n")


def test_programs_are_told_it_too(tracker: Door) -> None:
    told = {one["rule"]: (one["waivable"], one["fixed"], one["guards"]) for one in tracker.json("rules")}

    assert told == {rule.name: (rule.waivable, rule.fixed, rule.guards) for rule in RULE_BOOK}
    assert told["undecided"] == (False, True, False)


def test_the_manual_for_programs_is_the_same_list(tracker: Door) -> None:
    assert tracker.json("rules", "--manual") == tracker.json("rules")
