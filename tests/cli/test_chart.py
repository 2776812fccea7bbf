"""`tracker chart`: pictures for a slide, from the demonstration's desk."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.door import Door
from tests.test_docs import ROOT
from tracker.cli import chart
from tracker.reports.charts import Chart


def test_the_pictures_of_the_documents_are_those_that_are_drawn_now(demo: Door) -> None:
    """They are made by `make pictures`."""
    pictures = ROOT / "docs" / "pictures"

    assert demo.done("chart", "kim-train#60").out == (pictures / "rests.svg").read_text("utf-8")
    assert demo.done("chart", "kim-train", "sources").out == (pictures / "sources.svg").read_text("utf-8")


def test_a_claim_may_be_named_in_three_ways(demo: Door) -> None:
    one, two, three = (
        demo.done("chart", *words).out
        for words in (["kim-train#60"], ["kim-train", "kim-train#60"], ["kim-train", "#60"])
    )

    assert one == two == three


def test_every_chart_that_is_listed_can_be_drawn_for_whoever_it_is_listed_for(demo: Door) -> None:
    for reader in ("desk", "reader"):
        listed = [row["chart"] for row in demo.done("chart", "kim-train", "--for", reader).rows]

        assert listed == [name for name in Chart if (name, reader) != ("findings", "reader")]
        for name in listed:
            drawn = demo.done("chart", "kim-train", name, "--for", reader).out
            assert ("for the desk only" in drawn) == (reader == "desk")


def test_the_ending_of_the_file_or_the_option_says_which_format(demo: Door, tmp_path: Path) -> None:
    for name, words, begins in (
        ("a.svg", [], b"<?xml"),
        ("a.PNG", [], b"\x89PNG"),
        ("a", ["--format", "png"], b"\x89PNG"),
    ):
        demo.done("chart", "kim-train", "states", "-o", str(tmp_path / name), "--width", "300", *words)

        assert (tmp_path / name).read_bytes().startswith(begins)


def test_a_png_is_not_poured_over_a_terminal(demo: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chart, "is_terminal", lambda: True)

    sentence = demo.refused("chart", "kim-train", "states", "--format", "png")

    assert sentence == "a PNG is not for reading on a terminal: name a file with -o, or pipe it on"


def test_a_width_that_no_picture_has_is_refused(demo: Door) -> None:
    for width in ("0", "100000", "wide"):
        assert "--width" in demo.refused("chart", "kim-train", "states", "--width", width)


def test_letters_that_are_not_there_are_told_on_the_side(
    demo: Door, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tracker.reports.formats.drawing.png._places", lambda: iter(()))
    demo.done("source", "add", "조선중앙통신", "--kind", "agency", by="RL")
    demo.done("attribute", "kim-train#12", "조선중앙통신", "--status", "reported", by="RL")

    answer = demo("chart", "kim-train#12", "-o", str(tmp_path / "a.png"))

    assert (answer.status, answer.out.count("\n")) == (0, 1)
    assert answer.err.startswith(
        "No font here has the letters 선 신 앙 조 중 통: they are boxes in the picture. Install a font"
    )
    assert demo("chart", "kim-train#12").err == ""


def test_what_is_drawn_of_the_past_says_so(demo: Door) -> None:
    answer = demo("chart", "kim-train", "states", "--as-of", "1")

    assert answer.status == 0
    assert " · as of " in answer.out
    assert answer.err.startswith("As of ")
