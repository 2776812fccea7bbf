"""`policy list`, `show` and `use`, as somebody at the keyboard meets them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.door import Door
from tracker.audit.policy import PACK_NAMES
from tracker.audit.rules import RULE_BOOK

HOUSE = """summary = "Two sources, and no single one at high risk."
[minimum]
normal = 2
unnamed = 3
[stale]
review-days = 1
[severity]
single-source = { high = "blocker" }
contested = "warning"
"""


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """The file of a pack."""
    path = tmp_path / "house.toml"
    path.write_text(HOUSE, encoding="utf-8")
    return path


def test_a_pack_is_shown_with_its_numbers_and_what_it_weighs_otherwise(tracker: Door, house: Path) -> None:
    assert tracker.done("policy", "show", str(house)).out.splitlines() == [
        "house.toml",
        "Two sources, and no single one at high risk.",
        "",
        "Independent sources under a claim, at least: 2 at normal risk, 2 at high risk.",
        "Where every source at the end is unnamed: 3, as known.",
        "Stale: in review for more than 1 day, or more than 0 days past its “as of” day.",
        "",
        "rule\tby itself\tat normal risk\tat high risk",
        "single-source\twarning\twarning\tblocker",
        "contested\tnote\twarning\twarning",
    ]


def test_a_pack_that_weighs_everything_as_it_is_says_so(tracker: Door) -> None:
    assert tracker.done("policy", "show", "default").out.endswith("\n\nEvery rule weighs what it weighs by itself.\n")


def test_programs_get_all_of_a_pack(tracker: Door, house: Path) -> None:
    found = tracker.json("policy", "show", str(house))

    weights = {rule.name: {"normal": rule.severity.value, "high": rule.severity.value} for rule in RULE_BOOK}
    weights["single-source"]["high"] = "blocker"
    weights["contested"] = {"normal": "warning", "high": "warning"}
    assert found == {
        "policy": "house.toml",
        "summary": "Two sources, and no single one at high risk.",
        "minimum": {"normal": 2, "high": 2, "secondary": None, "unnamed": 3},
        "stale": {"review-days": 1, "as-of-days": 0},
        "severity": weights,
        "changed": ["single-source", "contested"],
    }


def test_what_ships_and_what_stands_in_a_file_is_shown_where_there_is_no_desk(tracker: Door, house: Path) -> None:
    for name in ("two-source", str(house)):
        answer = tracker.bare("policy", "show", name)
        assert (answer.status, answer.err) == (0, "")


def test_programs_get_the_list_with_who_goes_by_what(team: Door, house: Path) -> None:
    team.done("policy", "use", str(house), "--article", "mayor", by="EK")

    found = team.json("policy", "list")

    assert [one["policy"] for one in found] == [*PACK_NAMES, "house"]
    assert {one["policy"]: (one["in_use"], one["articles"]) for one in found if one["in_use"] or one["articles"]} == {
        "one-person-desk": (True, 0),
        "house": (False, 1),
    }
    assert found[-1] == {
        "policy": "house",
        "in_use": False,
        "articles": 1,
        "shipped": False,
        "summary": "Two sources, and no single one at high risk.",
    }


def test_a_kept_pack_is_shown_by_its_name_once_its_file_is_gone(team: Door, house: Path) -> None:
    team.done("policy", "use", str(house), by="EK")
    house.unlink()

    assert team.done("policy", "show", "house").out.startswith("house\nTwo sources, and no single one at high risk.\n")


def test_whoever_goes_by_a_pack_is_named_when_its_text_is_replaced(team: Door, house: Path) -> None:
    def told(*words: str) -> str:
        house.write_text(f"{house.read_text(encoding='utf-8')}# again\n", encoding="utf-8")
        return team.done("policy", "use", str(house), *words, by="EK").out.splitlines()[0]

    again = "house is kept on this desk in place of what it said before"
    assert told("--article", "mayor") == "house is kept on this desk."
    assert told() == f"{again}: 1 article goes by the new text at once."
    assert told() == f"{again}: the desk and 1 article go by the new text at once."
    team.done("policy", "use", "--article", "mayor", "--desk", by="EK")
    assert told() == f"{again}: the desk goes by the new text at once."
    team.done("policy", "use", "default", by="EK")
    assert told() == f"{again}."


def test_the_audit_goes_by_a_file_for_one_run(team: Door, house: Path) -> None:
    found = team.json("audit", "mayor", "--policy", str(house))

    assert found["policy"] == "house.toml"
    assert team.json("audit", "mayor")["policy"] == "one-person-desk"
    assert "house" not in {one["policy"] for one in team.json("policy", "list")}


def test_who_makes_a_desk_of_several_is_told_that_the_house_rules_are_still_those_of_one(tracker: Door) -> None:
    told = tracker.done("settings", "second-person", "required").out

    assert "`tracker policy use default` holds a desk of several to more." in told
    tracker.done("policy", "use", "default")
    assert tracker.done("settings", "second-person", "override").out == "second-person is now override.\n"
