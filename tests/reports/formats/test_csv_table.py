"""The report as one tidy table."""

from __future__ import annotations

import re

from tests.reports import read_back, rich
from tests.reports.formats.test_same_content import hostile
from tracker.domain.formula_guard import guarded
from tracker.reports.document import Document, Paragraph, runs
from tracker.reports.formats.csv_table import BLOCKS, COLUMNS
from tracker.reports.formats.safe import visible


def content() -> bytes:
    """The desk's report."""
    return read_back.content(rich.report(), "csv")


def test_a_spreadsheet_knows_its_letters_and_its_lines() -> None:
    text = content()

    assert text.startswith("\ufeffsection,under,part,block,row,name,text,marks,link\r\n".encode())
    assert b"\n" not in text.replace(b"\r\n", b"")


def test_all_that_is_said_of_a_claim_is_found_by_one_filter() -> None:
    of_it = [row for row in read_back.rows(content()) if row["under"] == "Claim 4"]

    facts = {row["name"]: row["text"] for row in of_it if row["block"] == "fact"}
    assert facts["Sources"].startswith("3 citations, 1 independent")
    assert [row["marks"] for row in of_it if row["block"] == "mark"] == ["needs_source"]
    assert {row["part"] for row in of_it} >= {"Who says so", "What it rests on", "Findings"}


def test_cells_of_one_row_share_its_number_and_name_their_column() -> None:
    rows = [row for row in read_back.rows(content()) if row["section"] == "Findings" and row["block"] == "cell"]

    assert [(row["name"], row["text"]) for row in rows if row["row"] == "1"][:2] == [
        ("Weight", "blocker"),
        ("What it says", "evidence 2 is from Railspotter blog, retracted"),
    ]


def test_the_words_of_each_claim_stand_under_their_paragraph_with_its_state() -> None:
    rows = [row for row in read_back.rows(content()) if row["block"] == "passage"]

    assert ("Claim 10", "there is fresh lobster", "unreviewed") in [
        (row["name"], row["text"], row["marks"]) for row in rows
    ]


def test_links_stand_in_a_column_of_their_own() -> None:
    links = " ".join(row["link"] for row in read_back.rows(content())).split()

    assert "https://archive.example.org/2026/tass-khasan" in links
    assert all(re.match("https?://", link) for link in links)


def test_no_cell_begins_a_formula_and_every_kind_of_row_is_one_the_docs_name() -> None:
    document = hostile()
    lines = read_back.content(document, "csv").decode("utf-8-sig")

    for row in read_back.raw_rows(lines):
        assert set(row) == set(COLUMNS)
        assert row["block"] in BLOCKS
        for cell in row.values():
            bare = cell.removeprefix("'")
            assert guarded(bare) == cell or guarded(cell) == cell, cell
            assert cell[:1] not in ("=", "+", "-", "@", "\t", "\r"), cell


def test_a_text_longer_than_a_cell_goes_on_in_the_next_row() -> None:
    text = "word " * 8_000
    document = Document("T", "en", "K", (), (), (Paragraph(runs(text)),))

    rows = [row for row in read_back.rows(read_back.content(document, "csv")) if row["block"] == "paragraph"]

    assert len(rows) == 3
    assert "".join(row["text"] for row in rows).replace("……", "") == visible(text)
