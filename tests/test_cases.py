"""The pictures of docs/independence.md: what they show is what the program counts."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from docs import cases
from tests.test_docs import ROOT
from tracker.models.phrases import counts

SVG = "{http://www.w3.org/2000/svg}"

TOLD = (ROOT / "docs" / "independence.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("case", cases.CASES, ids=lambda case: case.name)
def test_a_picture_is_the_one_the_command_draws_now(case: cases.Case) -> None:
    path = cases.PICTURES / f"case-{case.name}.svg"

    assert path.read_text(encoding="utf-8") == cases.picture(case), "draw it anew with: python docs/cases.py"


@pytest.mark.parametrize("case", cases.CASES, ids=lambda case: case.name)
def test_the_page_says_the_count_that_its_picture_shows(case: cases.Case) -> None:
    told = next(part for part in TOLD.split("\n\n") if f"case-{case.name}.svg" in part)
    sentence = TOLD.split(told)[0].strip().split("\n\n")[-1]

    assert f"**{counts(case.measured)}" in sentence
    assert sentence.startswith(case.told)


@pytest.mark.parametrize("case", cases.CASES, ids=lambda case: case.name)
def test_a_picture_can_be_read_aloud_and_holds_every_source(case: cases.Case) -> None:
    drawn = ElementTree.fromstring(cases.picture(case))

    assert drawn.get("role") == "img"
    assert counts(case.measured) in (drawn.findtext(f"{SVG}desc") or "")
    words = " ".join(text.text or "" for text in drawn.iter(f"{SVG}text"))
    assert all(name in words for name in case.kinds)
    assert all(part in words for part in counts(case.measured).split(", "))


def test_every_case_of_the_design_is_drawn() -> None:
    intervals = {
        case.name: (case.measured.citations, case.measured.minimum, case.measured.maximum) for case in cases.CASES
    }

    assert intervals == {
        "five-papers": (5, 1, 1),
        "five-papers-and-a-court": (6, 2, 2),
        "one-mayor": (2, 1, 1),
        "a-ministry-and-an-outlet": (2, 1, 2),
        "one-translator": (2, 1, 1),
        "a-circle": (2, 0, 0),
        "one-hand": (2, 1, 2),
        "a-suspicion": (2, 1, 2),
    }
