"""The Markdown file: what a reader makes of it, whatever the text holds."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reports import reading, rich
from tracker.reports.document import (
    Badge,
    Block,
    Column,
    Document,
    Heading,
    ListBlock,
    Notice,
    OnDemand,
    Paragraph,
    Row,
    Run,
    Style,
    Table,
    runs,
)

MARKUP = st.text(
    alphabet=st.one_of(
        st.sampled_from("\\`*_{}[]()<>#+-.!|~&:;=$^\"'@/ \n\t0123abcw“é\u202e\x85\xa0"),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=30,
)


def sheet_of(*blocks: Block) -> reading.Sheet:
    """A report that holds nothing but these blocks."""
    return reading.sheet(Document("T", "en", "K", (), (), OnDemand(lambda: iter(blocks))))


EMPTY = sheet_of()


def test_every_anchor_is_what_github_makes_of_the_heading() -> None:
    headings = [one for one in rich.report().blocks if isinstance(one, Heading) and one.anchor]

    for heading in headings:
        assert heading.anchor == re.sub(r"[^\w -]", "", heading.text.lower()).replace(" ", "-")
    assert len({one.anchor for one in headings}) == len(headings)


def test_every_link_inside_the_file_leads_to_a_heading() -> None:
    anchors = {f"#{one.anchor}" for one in rich.report().blocks if isinstance(one, Heading)}

    inside = [one for one in reading.sheet(rich.report()).links() if one.startswith("#")]

    assert len(inside) > 30
    assert set(inside) <= anchors


def test_links_out_are_those_of_the_evidence() -> None:
    outside = [one for one in reading.sheet(rich.report()).links() if not one.startswith("#")]

    assert outside == [
        "https://example.org/train?id=1&lang=en",
        "https://example.org/tass/khasan?id=1&lang=en",
        "https://archive.example.org/2026/tass-khasan",
        "https://example.org/gauge.pdf",
        "https://example.org/blog",
    ]


def test_tables_have_as_many_cells_in_each_row_as_columns() -> None:
    rows = [line for line in reading.written(rich.report(), "md").splitlines() if line.startswith("| ")]

    tables = reading.sheet(rich.report()).blocks
    assert sum(token.type == "table_open" for token in tables) == 10
    assert {line.count(" | ") for line in rows} <= {2, 3, 4, 5, 6}


def test_claims_stand_between_corners_in_the_story() -> None:
    words = reading.sheet(rich.report()).words

    assert (
        "⌜⌜The armoured train has up to 90 carriages⌟4 ◌ and ⌜does about 40 miles an hour, "
        "local outlets in South Korea have reported⌟5 ◐.⌟6 ○" in words
    )


@given(MARKUP)
def test_any_text_in_a_paragraph_is_read_as_that_text_and_nothing_else(text: str) -> None:
    sheet = sheet_of(Paragraph(runs(text)))

    assert _words(sheet) == reading.shown(text)
    assert _added(sheet) == (_PARAGRAPH if reading.shown(text) else [])


@given(MARKUP)
def test_any_text_in_a_notice_is_read_as_that_text_and_nothing_else(text: str) -> None:
    sheet = sheet_of(Notice("note", runs(text)))

    assert _added(sheet) == ["blockquote", "paragraph", "inline", "paragraph", "blockquote"]
    assert _words(sheet) == f"● {reading.shown(text)}".strip()


@given(MARKUP)
def test_any_text_in_an_entry_is_read_as_that_text_and_nothing_else(text: str) -> None:
    sheet = sheet_of(ListBlock(((runs("x"), runs(text), runs("y")),), ordered=True))

    kinds = [one for one in _added(sheet) if one != "hardbreak"]
    assert kinds == ["ordered_list", "list_item", *_PARAGRAPH, "list_item", "ordered_list"]
    assert _words(sheet) == " ".join(f"x {reading.shown(text)} y".split())


@given(MARKUP)
def test_any_text_in_a_cell_is_read_as_that_text_and_nothing_else(text: str) -> None:
    columns = (Column("A"), Column("B"))
    sheet = sheet_of(Table("C", columns, [Row((runs(text), runs("end")))]))

    assert [one for one in _added(sheet) if one in ("td", "tr")].count("td") == 4
    assert _words(sheet) == " ".join(f"C A B {reading.shown(text)} end".split())


@pytest.mark.parametrize("style", Style)
@given(text=MARKUP)
def test_any_text_in_any_style_keeps_its_words(style: Style, text: str) -> None:
    line = runs("see ", Run(text, style), " there, ", Badge("note", text), " too")

    assert _words(sheet_of(Paragraph(line))) == " ".join(f"see {reading.shown(text)} there, {_badge(text)} too".split())


def _badge(text: str) -> str:
    return f"● {reading.shown(text)}" if text.strip() else "● note"


_PARAGRAPH = ["paragraph", "inline", "paragraph"]


def _added(sheet: reading.Sheet) -> list[str]:
    """The kinds of tokens that the blocks added to an empty report."""
    kinds = sheet.shape[len(EMPTY.shape) :]
    return [kind.removesuffix("_open").removesuffix("_close") for kind in kinds]


def _words(sheet: reading.Sheet) -> str:
    return sheet.words.removeprefix(EMPTY.words).strip()
