"""What the desk's sheet says comes back as it was, in both forms, whatever stands in its cells."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
from typing import Any

import openpyxl
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reports.hostile import HOSTILE
from tracker.domain.desk_sheet import BY_NAME, COLUMNS, Kind
from tracker.domain.vocabulary import ReviewState
from tracker.intake.sheets.claim_rows import claim_sheet
from tracker.intake.sheets.layouts import Layout, layout_of
from tracker.intake.sheets.opening import workbook_of
from tracker.intake.sheets.workbook import column_letters
from tracker.reports.desk_sheet import as_csv, as_html, as_jsonl, as_xlsx
from tracker.reports.desk_sheet.cells import LONGEST, Cells, shown
from tracker.reports.desk_sheet.sheet import CAUTION, DeskSheet
from tracker.reports.pieces import in_pieces
from tracker.services.sheet_in.comparing import edited

WRITERS: dict[str, Any] = {"csv": as_csv, "xlsx": as_xlsx}
NOON = dt.datetime(2026, 11, 23, 12, 0, 5)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40) | st.sampled_from(HOSTILE)


def row(**cells: Any) -> Cells:
    """A row with nothing in it but its label, a state and what is given."""
    empty: Cells = dict.fromkeys(BY_NAME)
    return {**empty, "claim": "kim-train#1", "article": "kim-train", "state": "verified", **cells}


def sheet(*rows: Cells) -> DeskSheet:
    """A sheet of these rows."""
    return DeskSheet("The desk's sheet", (("Ledger", "entry 1, ab"),), iter(rows))


def written(form: str, *rows: Cells) -> bytes:
    """The sheet as a file."""
    return b"".join(in_pieces(WRITERS[form].write(sheet(*rows))))


@st.composite
def rows(draw: st.DrawFn) -> Cells:
    """A row with anything in any cell, as the desk would put it there."""
    cells = row(state=draw(st.sampled_from(list(ReviewState))).value)
    for column in COLUMNS:
        if column.name in ("claim", "article", "state") or draw(st.booleans()):
            continue
        if column.kind is Kind.NUMBER:
            cells[column.name] = draw(st.integers(0, 10**7))
        elif column.kind is Kind.TIME:
            cells[column.name] = draw(st.datetimes(dt.datetime(1990, 1, 1), dt.datetime(2090, 1, 1))).replace(
                microsecond=0
            )
        elif column.kind is Kind.DAY and draw(st.booleans()):
            cells[column.name] = draw(st.dates(dt.date(1901, 1, 1), dt.date(2090, 1, 1)))
        elif column.group is not None:
            lines = [shown(text.replace("\n", " ")) or "—" for text in draw(st.lists(TEXTS, max_size=3))]
            cells[column.name] = shown("\n".join(lines)) if set(lines) - {"—"} else None
        else:
            cells[column.name] = shown(draw(TEXTS))
    return cells


@settings(max_examples=40)
@given(rows(), st.sampled_from(sorted(WRITERS)))
def test_no_cell_is_taken_for_edited_that_nobody_touched(cells: Cells, form: str) -> None:
    workbook = workbook_of(written(form, cells), f"a.{form}", f"a.{form}")

    [back] = claim_sheet(workbook).rows()

    assert back.faults == {}
    assert edited(back, cells) == frozenset()


def test_our_own_sheet_is_known_for_ours_and_nothing_in_it_is_guessed() -> None:
    for form in WRITERS:
        workbook = workbook_of(written(form, row(claim_text="It is green.")), f"a.{form}", f"a.{form}")

        found = claim_sheet(workbook)

        assert layout_of(workbook) is Layout.CLAIMS
        assert (found.guessed, found.left_out) == ((), ())
        assert found.columns.keys() == BY_NAME.keys()


def test_a_workbook_is_one_that_an_editor_can_work_in_and_runs_nothing() -> None:
    cells = row(
        claim_text='=HYPERLINK("http://evil.example")',
        as_of=dt.date(2026, 11, 2),
        signed_at=NOON,
        citations=3,
        notes="'=1",
    )

    book = openpyxl.load_workbook(io.BytesIO(written("xlsx", cells)))

    claims, about = book["Claims"], book["About"]
    found = {head.value: cell for head, cell in zip(claims[1], claims[2], strict=True)}
    assert claims.freeze_panes == "B2"
    assert claims.auto_filter.ref == f"A1:{column_letters(len(COLUMNS) - 1)}2"
    assert (found["claim_text"].data_type, found["claim_text"].quotePrefix) == ("s", True)
    assert (found["as_of"].value, found["signed_at"].value, found["citations"].value) == (
        dt.datetime(2026, 11, 2),
        NOON,
        3,
    )
    assert (found["state"].value, found["state"].number_format) == ("verified", '"✓ "@')
    assert found["citations"].fill.fgColor.rgb != found["claim_text"].fill.fgColor.rgb
    assert {rule.formula1 for rule in claims.data_validations.dataValidation} >= {'"normal,high"', '"yes,no"'}
    assert CAUTION in [cell.value for line in about.iter_rows() for cell in line]
    assert "entry 1, ab" in [cell.value for line in about.iter_rows() for cell in line]


def test_no_cell_of_a_csv_file_begins_a_formula_and_programs_get_lists() -> None:
    for text in HOSTILE:
        cells = row(claim_text=shown(text), speaker=shown(text), notes=shown(text))
        for line in csv.reader(io.StringIO(written("csv", cells).decode("utf-8-sig"), newline="")):
            assert not [cell for cell in line if re.match(r"\s*[=+\-@\t\r]", cell)], text
        page = "".join(as_html.write(sheet(cells)))
        assert not re.search(r"<(?:script|img|iframe|svg|link|base|form|meta http-equiv=.?refresh)", page), text
        assert json.loads(b"".join(as_jsonl.write(sheet(cells))))["notes"] == shown(text)


def test_the_same_sheet_is_the_same_bytes_and_a_long_note_is_cut_where_a_cell_is_full() -> None:
    cells = row(notes=shown("word " * 20_000))

    for form in WRITERS:
        assert written(form, cells) == written(form, cells)
    assert len(str(cells["notes"])) <= LONGEST
    assert (
        edited(next(claim_sheet(workbook_of(written("xlsx", cells), "a.xlsx", "a.xlsx")).rows()), cells) == frozenset()
    )
