"""What is blank in a sheet's part is taken out before it is read, and nothing else is."""

from __future__ import annotations

import io
from typing import Any

import xlsxwriter

from tracker.intake.sheets.blank_cells import WithoutBlanks
from tracker.intake.sheets.opening import workbook_of

PART = (
    b'<sheetData><row r="1" spans="1:2"><c r="A1" s="1"/><c r="B1" t="s"><v>0</v></c><c r="C1"></c></row>'
    b'<row r="2"><c r="A2" s="1"/></row>\n<row r="3" s="1" customFormat="1"/><row r="4"><c r="A4"><f>1</f></c></row>'
    b'<row><c s="1"/><c><v>1</v></c></row><row r="6"><c r="A6"/></row><row r="7"/></sheetData>'
)


class Slow(io.BytesIO):
    """Gives a few bytes at a time."""

    def __init__(self, content: bytes, most: int) -> None:
        super().__init__(content)
        self.most = most

    def read(self, size: int | None = -1) -> bytes:
        return super().read(self.most)


def lean(content: bytes, *, rows: bool = True, most: int = 1_000_000) -> bytes:
    """What is left of a part."""
    file = WithoutBlanks(Slow(content, most), rows=rows)
    return b"".join(iter(lambda: file.read(5), b""))


def test_blank_cells_and_rows_go_and_whatever_counts_stays() -> None:
    left = (
        b'<sheetData><row r="1" spans="1:2"><c r="B1" t="s"><v>0</v></c></row>\n<row r="4"><c r="A4"><f>1</f></c></row>'
        b'<row><c s="1"/><c><v>1</v></c></row><row r="6"></row></sheetData>'  # one of a piece may stay
    )

    assert lean(PART) == left
    assert lean(PART, rows=False).count(b"<row") == PART.count(b"<row")
    for most in (1, 7, 64):
        assert lean(PART, most=most).count(b"<v>") == 2, most
    assert lean(b"<a>" + b"x" * 9_000_000, most=1_000_000) == b"<a>" + b"x" * 9_000_000


def test_a_form_coloured_far_down_has_the_rows_that_stand_in_it() -> None:
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"constant_memory": True})
    sheet: Any = book.add_worksheet("Facts")
    colour = book.add_format({"bold": True})
    sheet.write_string(0, 0, "fact")
    for row in range(1, 20_000):
        sheet.write_blank(row, 0, None, colour)
        if row in (500, 19_998):
            sheet.write_string(row, 2, "x")
    book.close()

    rows = [(row.number, row.cells) for row in workbook_of(file.getvalue(), "a.xlsx").sheets[0].rows()]
    assert rows == [(1, ("fact",)), (501, (None, None, "x")), (19_999, (None, None, "x"))]
