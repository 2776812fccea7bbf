"""Sentences that lead a reader astray (`traps.toml`): who says what, how, and through whom."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from tracker.domain.proposal import Proposal
from tracker.domain.vocabulary import AttributionStatus
from tracker.extract.proposing.proposals import proposals

_PUT_IN = """is are was were has have had does do not there a an the accused charged of committed and will s guilty
    some someone somebody something"""
"""Words that may be put into a claim though the text has them nowhere."""


@cache
def traps() -> list[dict[str, Any]]:
    """The sentences with what is to be found in them."""
    entries: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "traps.toml").read_text("utf-8"))["trap"]
    return entries


@cache
def said_in(text: str) -> tuple[Proposal, ...]:
    """What somebody says in a text, or what is hedged."""
    return tuple(one for one in proposals(text) if one.status is not AttributionStatus.UNATTRIBUTED)


def matching(wanted: dict[str, Any], text: str) -> list[Proposal]:
    """The claims that have the words wanted, in order."""
    pattern = re.compile(".*".join(map(re.escape, wanted["words"])), re.IGNORECASE)
    return [one for one in said_in(text) if pattern.search(one.text)]


def named(one: Proposal) -> str:
    """The source's name, "" where the paper itself guesses."""
    return one.source.name if one.source else ""


def is_right(wanted: dict[str, Any], one: Proposal) -> bool:
    """Whether source and chain are those wanted."""
    if named(one).casefold().removeprefix("the ") != wanted["who"].casefold():
        return False
    return "via" not in wanted or [link.name for link in one.via] == wanted["via"]


def test_the_status_is_right_in_at_least_95_of_100_traps() -> None:
    missed = []
    for trap in traps():
        for wanted in trap["finds"]:
            if not any(one.status == wanted["status"] for one in matching(wanted, trap["text"])):
                missed.append(f"{trap['kind']}: {trap['text']}")
        if not trap["finds"] and said_in(trap["text"]):
            missed.append(f"{trap['kind']}: {trap['text']}")
    asked = sum(len(trap["finds"]) or 1 for trap in traps())
    assert len(missed) <= asked * 0.05, "\n".join([f"{len(missed)} of {asked}", *missed])


def test_the_source_and_the_chain_are_right_in_at_least_95_of_100_traps() -> None:
    missed = []
    for trap in traps():
        for wanted in trap["finds"]:
            found = matching(wanted, trap["text"])
            if not any(is_right(wanted, one) for one in found):
                got = [(named(one), [link.name for link in one.via]) for one in found]
                missed.append(f"{trap['kind']}: {trap['text']} {got}")
    asked = sum(len(trap["finds"]) for trap in traps())
    assert len(missed) <= asked * 0.05, "\n".join([f"{len(missed)} of {asked}", *missed])


def test_what_is_worked_out_is_marked_and_kinds_are_told_apart() -> None:
    for trap in traps():
        for wanted in trap["finds"]:
            for one in matching(wanted, trap["text"])[:1]:
                assert "resolved" not in wanted or (one.source and one.source.resolved == wanted["resolved"]), trap[
                    "text"
                ]
                assert "kind" not in wanted or (one.source and one.source.kind == wanted["kind"]), trap["text"]
                assert "fact" not in wanted or one.as_fact, trap["text"]


def test_no_trap_yields_more_than_it_holds() -> None:
    for trap in traps():
        for one in said_in(trap["text"]):
            for words in trap.get("never", ()):
                assert words not in one.text, f"{trap['text']} gave {one.text}"


def test_every_word_of_a_claim_stands_in_the_text_or_is_a_form_of_one() -> None:
    for trap in traps():
        there = set(re.findall(r"\w+", trap["text"].casefold()))
        stems = {word[:3] for word in there} | {"did", "has", "too", "hid", "lie"}
        for one in proposals(trap["text"]):
            for word in re.findall(r"\w+", one.text.casefold()):
                assert word in there or word in _PUT_IN.split() or word[:3] in stems, f"{word} in {one.text}"
