"""The workbook: sheets that filter and print, cells that are what they say and run nothing, no limit of Excel overrun."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from tests import make
from tests.measuring import most_held
from tests.office import NONE, OFFICE, converted
from tests.reports import read_back, rich
from tests.reports.hostile import HOSTILE
from tracker.reports.document import (
    Address,
    Badge,
    Block,
    Column,
    ColumnKind,
    Document,
    Heading,
    OnDemand,
    Paragraph,
    Row,
    Run,
    Table,
    runs,
)
from tracker.reports.formats import FORMATS, xlsx_book, xlsx_report, xlsx_sheet
from tracker.reports.formats.xlsx_book import sheet_name

NUMBER, TEXT, DAY = Column("No.", ColumnKind.NUMBER), Column("Said", wide=True), Column("Until", ColumnKind.DATE)
COLUMNS = (NUMBER, TEXT, Column("State", ColumnKind.STATE), DAY)
Cells = list[list[Any]]


def document(*blocks: Block, title: str = "A report", caution: str = "") -> Document:
    """A report of these blocks."""
    return Document(title, "en", "Report", (), (), blocks, caution=caution)


def row(number: object = 1, said: str = "so", state: str = "verified", day: str = "2026-12-31") -> Row:
    """A row of the usual columns."""
    return Row((runs(str(number)), runs(said), (Badge(state),), runs(day)))


def table(*rows: Row, columns: Sequence[Column] = COLUMNS) -> tuple[Block, Block]:
    """A section with a table."""
    return Heading(2, "The claims", "the-claims"), Table("All of them", tuple(columns), rows)


def sheets(document: Document) -> dict[str, Worksheet]:
    """The sheets by name, read back."""
    return {one.title: one for one in read_back.workbook(read_back.content(document, "xlsx")).worksheets}


def cells(sheet: Worksheet) -> Cells:
    """The values of a sheet, row by row."""
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def test_a_table_has_a_sheet_of_its_own_that_filters_and_keeps_its_header() -> None:
    sheet = sheets(document(*table(row(), row(2, "two", "refuted", "soon"))))["The claims"]

    assert [cell.value for cell in sheet[1]] == ["No.", "Said", "State", "Until"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:D3")
    assert sheet.column_dimensions["B"].width > 8
    assert [cell.value for cell in sheet[3]] == [2, "two", "✗ refuted", "soon"]


def test_numbers_and_days_are_numbers_and_days_and_what_only_looks_so_is_text() -> None:
    told = ["7", "007", "1–2", "1e9", "-3", "12345678901234567890", ""]
    sheet = sheets(document(*table(*(row(one) for one in told))))["The claims"]

    assert [cell.value for cell in sheet["A"][1:]] == [7, "007", "1–2", "1e9", -3, "12345678901234567890", None]
    assert sheet["D2"].is_date
    assert sheet["D2"].number_format == "yyyy-mm-dd"


def test_a_state_has_its_colour_and_its_symbol() -> None:
    sheet = sheets(document(*table(row(state="refuted"))))["The claims"]

    assert sheet["C2"].value == "✗ refuted"
    assert sheet["C2"].font.color.rgb == "FFA1231F"


def test_every_sheet_prints_on_landscape_pages_as_wide_as_it_with_the_caution_at_the_foot() -> None:
    found = sheets(document(*table(row()), title="A & B &P", caution="For the desk only & nobody &D else"))

    for sheet in found.values():
        assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == ("landscape", 0)
        assert sheet.sheet_properties.pageSetUpPr is not None
        foot, head = _left(sheet.oddFooter), _left(sheet.oddHeader)
        assert ("For the desk only && nobody &&D else" in foot, "A && B &&P" in head) == (True, True)
    assert found["The claims"].print_title_rows == "$1:$1"


def _left(line: Any) -> str:
    """What stands on the left in the head or foot of every page."""
    return str(line.left.text)


def test_nothing_in_a_workbook_is_a_formula_and_what_looks_like_one_stays_text_when_it_is_edited() -> None:
    short = [words for words in HOSTILE if len(words) < 5_000]
    said = (Run(words, link=Address(words)) for words in short)
    found = sheets(document(*table(*(Row((runs(one.text), (one,), runs(one.text), runs(one.text))) for one in said))))

    for sheet in found.values():
        for one in (cell for line in sheet.iter_rows() for cell in line):
            assert one.data_type != "f"
            assert one.hyperlink is None or str(one.hyperlink.target or "http").startswith("http")
            if str(one.value).startswith(("=", "+", "-", "@")) and one.data_type != "n":
                assert one.quotePrefix, one.value


def test_a_link_leads_to_the_web_or_to_a_place_that_is_there() -> None:
    book = read_back.workbook(read_back.content(rich.report(), "xlsx"))

    linked = (cell.hyperlink for sheet in book.worksheets for line in sheet.iter_rows() for cell in line)
    inside = [link.location for link in linked if link is not None and link.location and not link.target]

    assert "at_claim_4" in inside
    for name in inside:
        assert name in book.defined_names or "!" in name, name
    assert book.defined_names["at_claim_4"].attr_text.startswith("'Report'!$A$")
    heading = book.defined_names["at_claim_4"].attr_text.rpartition("$")[2]
    assert book["Report"][f"A{heading}"].value == "Claim 4"


def test_a_sheet_takes_no_more_links_than_excel_does_and_the_words_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_sheet, "MOST_LINKS", 3)
    lines = [Row(((Run(f"https://example.org/{n}", link=Address(f"https://example.org/{n}")),),)) for n in range(5)]

    sheet = sheets(document(*table(*lines, columns=[TEXT])))["The claims"]

    assert sum(cell.hyperlink is not None for cell in sheet["A"]) == 3
    assert sheet["A6"].value == "https://example.org/4"


def test_an_address_longer_than_excel_takes_is_text() -> None:
    url = f"https://example.org/{'a' * 3_000}"

    sheet = sheets(document(*table(Row(((Run(url, link=Address(url)),),)), columns=[TEXT])))["The claims"]

    assert (sheet["A2"].value, sheet["A2"].hyperlink) == (url, None)


def test_a_text_longer_than_a_cell_holds_goes_on_beside_it_and_below_it_and_nothing_is_lost() -> None:
    text = "".join(f"word {number} " for number in range(9_000))

    found = sheets(document(*table(row(said=text)), Paragraph(runs(text))))

    line = [str(cell.value) for cell in found["The claims"][2] if cell.value is not None]
    pieces = [line[1], *line[4:]]
    assert "".join(pieces).replace("……", "") == text
    assert max(map(len, pieces)) <= 16_000
    here = [str(cell.value) for cell in found["Report"]["B"] if str(cell.value).startswith(("word", "…"))]
    assert "".join(here).replace("……", "") == text + text
    assert all(found["Report"].row_dimensions[number].height for number in (10, 20, 30))


def test_a_full_sheet_goes_on_in_the_next_with_its_header(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_book, "LAST_ROW", 4)

    found = sheets(document(*table(*(row(number) for number in range(1, 6)))))

    assert [cell.value for cell in found["The claims"]["A"]] == ["No.", 1, 2, 3]
    assert [cell.value for cell in found["The claims 2"]["A"]] == ["No.", 4, 5]
    assert found["The claims"].auto_filter.ref == "A1:D4"
    assert "Report 2" in found


def test_a_long_table_stands_whole_on_its_own_sheet_and_the_report_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_report, "MOST_ROWS_HERE", 2)

    found = sheets(document(*table(*(row(number) for number in range(5)))))

    assert len(cells(found["The claims"])) == 6
    told = [str(cell.value) for cell in found["Report"]["B"]]
    assert "The table goes on; all its rows stand on the sheet “The claims”." in told


def test_names_of_sheets_are_such_as_excel_takes_and_none_stands_twice() -> None:
    for title in [*HOSTILE, "", "History", "'quoted'", "a/b\\c:d?e*f[g]", "x" * 40, "👩" * 40]:
        name = sheet_name(title, " 2")
        assert 0 < len(name.encode("utf-16-le")) // 2 <= 32, title
        assert not set(name) & set("[]:*?/\\"), title
        assert not name.startswith("'"), title
        assert name.casefold() != "history", title

    found = sheets(document(*(block for _ in range(3) for block in table(row()))))
    assert list(found) == ["Report", "The claims", "The claims 2", "The claims 3"]


def test_a_workbook_says_when_its_report_was_made_and_nothing_of_who_made_it() -> None:
    book = read_back.workbook(read_back.content(rich.report(), "xlsx"))

    said = book.properties
    assert said.created == rich.MADE_AT.replace(tzinfo=None)
    assert (said.title, said.keywords) == (rich.report().title, rich.report().stamp)
    assert not said.creator
    assert not said.lastModifiedBy


def test_memory_stays_flat_however_long_a_table_is() -> None:
    small, large = _peak(1_000), _peak(2_000)

    assert large < 1.25 * small, f"{small:,} bytes for 1,000 rows, {large:,} for 2,000"


def _peak(rows: int) -> int:
    def made() -> Iterator[Row]:
        return (row(number, f"Claim {number} is this.") for number in range(rows))

    long = document(Heading(2, "The claims"), Table("All", COLUMNS, OnDemand(made)))
    return most_held(lambda: FORMATS["xlsx"].pieces(long))


def test_nothing_half_done_stays_behind(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    def breaks() -> Iterator[Row]:
        yield row()
        raise RuntimeError("the desk is gone")

    with pytest.raises(RuntimeError, match="the desk is gone"):
        read_back.content(document(Heading(2, "A"), Table("All", COLUMNS, OnDemand(breaks))), "xlsx")

    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(OFFICE is None, reason=NONE)
def test_a_spreadsheet_program_opens_it_and_shows_the_formulas_as_text(tmp_path: Path) -> None:
    evil = ["=1+1", '=HYPERLINK("https://evil.example","x")', "+1+1", "-1+1", "@SUM(A1)", "=cmd|'/c calc'!A1"]
    report = document(*table(*(row(said=words) for words in evil)), Paragraph(runs("=2+2")))
    (tmp_path / "r.xlsx").write_bytes(read_back.content(report, "xlsx"))
    converted(tmp_path / "out", "html", tmp_path / "r.xlsx")

    shown = (tmp_path / "out" / "r.html").read_text(encoding="utf-8")

    for words_shown in ("=1+1", "+1+1", "-1+1", "@SUM(A1)", "=2+2", "=HYPERLINK(&quot;https://evil.example&quot;"):
        assert words_shown in shown
    assert [one for one in (">2<", ">0<", ">4<", ">Err:", "#NAME?") if one in shown] == []


def test_a_report_with_no_table_and_no_stamp_is_a_workbook_too() -> None:
    found = sheets(rich.report(found=replace(make.dossier(), text="")))

    assert found["Report"]["A1"].value == "Sourcing report"
