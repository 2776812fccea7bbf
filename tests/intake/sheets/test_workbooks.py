"""Files of cells: what separates them, how letters are written, what a cell holds, and what is refused in one sentence."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter

from tracker.domain.errors import BadInputError, NotOnFileError
from tracker.intake.sheets.claim_rows import claim_sheet
from tracker.intake.sheets.opening import open_workbook, workbook_of
from tracker.intake.sheets.package import MOST_PARTS
from tracker.intake.sheets.workbook import Unread, Workbook, column_letters, text_of


def cells(workbook: Workbook) -> list[tuple[int, tuple[Any, ...]]]:
    """The rows of the first sheet with their numbers."""
    return [(row.number, row.cells) for row in workbook.sheets[0].rows()]


def made(write: Callable[[Any, Any], None]) -> bytes:
    """A workbook with one sheet, as a function of book and sheet writes it."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file)
    write(book, book.add_worksheet("Facts"))
    book.close()
    return file.getvalue()


def packed(**parts: bytes) -> bytes:
    """An archive with these parts; two underscores stand for a slash, and one name has brackets."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(
                {"types": "[Content_Types].xml"}.get(name, name.replace("__", "/").replace("_xml", ".xml")), content
            )
    return file.getvalue()


def resaved(content: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    """The same workbook with its parts changed."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return file.getvalue()


def test_csv_is_read_with_any_separator_and_as_excel_writes_it() -> None:
    wanted = [(1, ("fact", "who")), (2, ("Zürich, said\nhe", "A; B")), (4, ("x",))]
    text = '"fact"{0}who\n"Zürich, said\nhe"{0}"A; B"\n{0}{0}\n"x"{0}{0}\n'
    for separator in (",", ";", "\t", "|"):
        for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "utf-32"):
            content = text.format(separator).replace("\n", "\r\n").encode(encoding)
            assert cells(workbook_of(content, "a.csv")) == wanted, (separator, encoding)
    assert cells(workbook_of(b"sep=;\na;b,c\n1;2\n", "a.csv")) == [(1, ("a", "b,c")), (2, ("1", "2"))]
    assert cells(workbook_of(b"Our facts, all of them\nfact;who\n1;2\n", "a.csv"))[0][0] == 1


def test_a_workbook_gives_numbers_days_and_formulas_as_last_worked_out() -> None:
    def write(book: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, ["fact", "n", "day"])
        sheet.write_number(2, 1, 3.0)
        sheet.write_datetime(2, 2, dt.datetime(2026, 11, 23), book.add_format({"num_format": "yyyy-mm-dd"}))
        sheet.write_formula(3, 1, "=1+1", None, 2)
        sheet.write_formula(4, 1, "=1/0", None, "#DIV/0!")
        sheet.write_boolean(5, 1, True)
        sheet.write_string(5, 2, "a_x0041_b\u2028c")
        sheet.merge_range(6, 0, 8, 0, "one for three")
        sheet.write_string(8, 1, "below")

    found = dict(cells(workbook_of(made(write), "a.xlsx")))

    assert found[3] == (None, 3, dt.datetime(2026, 11, 23))
    assert [text_of(cell) for cell in found[3]] == ["", "3", "2026-11-23"]
    assert found[4] == (None, 2)
    assert isinstance(found[5][1], Unread)
    assert found[6] == (None, True, "a_x0041_b\u2028c")
    assert found[9] == ("one for three", "below")


def test_a_formula_that_nobody_worked_out_is_no_empty_cell() -> None:
    file, book = io.BytesIO(), openpyxl.Workbook()
    book.active["A1"], book.active["A2"] = "fact", "=1+1"  # type: ignore[index]
    book.save(file)

    [_, (_, (cell,))] = cells(workbook_of(file.getvalue(), "a.xlsx"))

    with pytest.raises(BadInputError, match="a formula without a value: open the file in your spreadsheet program"):
        text_of(cell)


def test_a_sheet_is_no_larger_than_its_cells_whatever_it_says() -> None:
    content = resaved(
        made(lambda _, sheet: sheet.write_string(0, 0, "fact")),
        lambda name, part: part.replace(b'ref="A1"', b'ref="A1:XFD1048576"') if "sheet1" in name else part,
    )

    assert cells(workbook_of(content, "a.xlsx")) == [(1, ("fact",))]


PLAIN = made(lambda _, sheet: sheet.write_string(0, 0, "fact"))
TYPES = b"<Types/>"
REFUSED: list[tuple[str, bytes, str]] = [
    ("nothing", b" \n", "is empty: there are no rows in it"),
    ("an old workbook", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "is an old Office file"),
    (
        "a locked workbook",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "is locked with a password",
    ),
    ("half a workbook", PLAIN[: len(PLAIN) // 2], "is a broken spreadsheet"),
    ("an archive", packed(a_xml=b"<a/>"), "is a ZIP archive and no spreadsheet"),
    ("a Word document", packed(types=TYPES, word__document_xml=b"<a/>"), "is a Word document or a set of slides"),
    (
        "a sheet of LibreOffice",
        packed(mimetype=b"application/vnd.oasis.opendocument.spreadsheet", content_xml=b"<a/>"),
        "is an OpenDocument spreadsheet (.ods), which is not read: save it as .xlsx or CSV",
    ),
    ("a binary workbook", packed(types=TYPES, **{"xl__workbook.bin": b"x"}), "is a binary spreadsheet (.xlsb)"),
    (
        "a bomb",
        packed(types=TYPES, xl__workbook_xml=b"<a>" + b" " * 60_000_000 + b"</a>"),
        "far more than a spreadsheet",
    ),
    ("too many parts", b"PK\x03\x04" + b"PK\x01\x02" * (MOST_PARTS + 1), "far more than a spreadsheet"),
    (
        "entities",
        resaved(PLAIN, lambda name, part: b'<!DOCTYPE a [<!ENTITY b "c">]>' + part if "sheet1" in name else part),
        "declares entities",
    ),
    ("no workbook inside", packed(types=TYPES, xl__other_xml=b"<a/>"), "is a broken spreadsheet"),
    ("a picture", b"\x89PNG\r\n", "is a picture, not a spreadsheet"),
    ("a page", b"%PDF-1.7", "is a PDF, not a spreadsheet"),
    ("no text", b"a,b\n\0\1\2,c\n", "holds NUL characters"),
    ("half a letter", b"\xff\xfea\x00\x00\xd8b", "is not in UTF-16-LE from byte 4 on: save it as CSV UTF-8"),
    ("an open quotation", b'a,b\n"c,d\n', "line 2: a quotation mark opens a cell that never ends"),
    ("a stray quotation", b'a,b\n"c"d,e\n', "line 2: a quotation mark stands where none may"),
]


def test_what_is_no_sheet_is_refused_in_one_sentence_that_names_the_mend() -> None:
    for called, content, sentence in REFUSED:
        with pytest.raises(BadInputError) as refusal:
            cells(workbook_of(content, "a file"))
        assert sentence in str(refusal.value), called
        assert "\n" not in str(refusal.value), called
    with pytest.raises(BadInputError, match="is no spreadsheet, whatever its name says"):
        workbook_of(b"a,b\n", "a.xlsx", "a.xlsx")


def test_any_byte_of_a_workbook_may_be_another_and_nothing_breaks_but_the_file() -> None:
    for place in range(0, len(PLAIN), 61):
        content = PLAIN[:place] + bytes([PLAIN[place] ^ 0xFF]) + PLAIN[place + 1 :]
        with suppress(BadInputError):  # anything else is a bug
            cells(workbook_of(content, "a.xlsx"))


def test_a_file_is_named_where_it_is_missing_and_a_sheet_by_its_nearest_name(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(PLAIN)

    with pytest.raises(NotOnFileError, match="there is no file"):
        open_workbook(tmp_path / "none.xlsx")
    with pytest.raises(BadInputError, match=r"is no file: name an \.xlsx or \.csv file"):
        open_workbook(tmp_path)
    with pytest.raises(BadInputError, match=r"has no sheet “Fact”: it has “Facts”; did you mean Facts\?"):
        open_workbook(tmp_path / "a.xlsx").sheet("Fact")
    assert open_workbook(tmp_path / "a.xlsx").sheet("facts ").name == "Facts"
    assert [column_letters(at) for at in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


def several(**sheets: tuple[str, list[list[str]]]) -> Workbook:
    """A workbook of these sheets, each "visible", "hidden" or "veryHidden"."""
    file, book = io.BytesIO(), openpyxl.Workbook()
    for name, (state, rows) in sheets.items():
        made = book.create_sheet(name)
        made.sheet_state = state
        for row in rows:
            made.append(row)
    book.save(file)
    return workbook_of(file.getvalue(), "a.xlsx")


CLAIMS = [["claim", "claim_text", "desk_entry"], ["a#1", "It is green.", "1-a"]]
ABOUT = [["The desk"], [], ["Column", "What it says", "Where it is changed"], ["claim", "Its label", ""]]


def test_what_is_hidden_is_passed_over_and_every_other_sheet_with_rows_is_named() -> None:
    book = several(
        Old=("veryHidden", CLAIMS), Lists=("hidden", CLAIMS), Work=("visible", CLAIMS), Copy=("visible", CLAIMS)
    )
    found = claim_sheet(book)

    assert found.sheet.name == "Work"
    assert list(found.sheets_not_read()) == ['sheet “Copy” was not read: --sheet "Copy" reads it']
    assert [sheet.name for sheet in book.hidden] == ["Old", "Lists"]
    assert claim_sheet(book, named="old").sheet.name == "Old"
    with pytest.raises(BadInputError, match=r"has rows only on hidden sheets: .* --sheet: “Old”$"):
        claim_sheet(several(Old=("hidden", CLAIMS), Work=("visible", [])))
    with pytest.raises(
        BadInputError, match=r"no column holds claims.*hidden sheets are not read without --sheet: “Old”$"
    ):
        claim_sheet(several(Old=("hidden", CLAIMS), Work=("visible", [["a", "b"]])))


def test_the_page_that_explains_our_columns_is_never_taken_for_claims() -> None:
    found = claim_sheet(several(About=("visible", ABOUT), Claims=("visible", CLAIMS)))

    assert (found.sheet.name, found.not_read) == ("Claims", ())
    with pytest.raises(BadInputError, match="has no claims in it, only what the columns are"):
        claim_sheet(several(About=("visible", ABOUT)))
    assert claim_sheet(several(About=("visible", CLAIMS))).sheet.name == "About"


def test_a_file_is_called_by_what_its_name_hides_too(tmp_path: Path) -> None:
    for name, called in (
        ("a\u202eb.csv", "aU+202Eb.csv"),
        ("new\nline.csv", "newU+000Aline.csv"),
        ("ü 1.csv", "ü 1.csv"),
    ):
        (tmp_path / name).write_bytes(b"a,b\n")
        assert open_workbook(tmp_path / name).called == str(tmp_path / called)
