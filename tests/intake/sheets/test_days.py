"""Days with strokes: one order a sheet, told by the days that can be read in one way only; else nobody guesses."""

from __future__ import annotations

from tracker.intake.sheets.claim_rows import claim_sheet
from tracker.intake.sheets.opening import workbook_of


def days(text: str) -> list[str]:
    """What the column as_of of a sheet says, or why it cannot be read."""
    rows = claim_sheet(workbook_of(text.encode(), "a.csv")).rows()
    return [row.cells.get("as_of") or row.faults["as_of"] for row in rows]


def test_one_order_a_sheet_told_by_its_other_days_and_else_refused() -> None:
    unsure = "may be 2026-04-03 or 2026-03-04: write the one that is meant"
    other = "may be 2026-01-02 or 2026-02-01: write the one that is meant"
    for cells, wanted in {
        ("4/3/2026", "25/11/2026"): ["2026-03-04", "2026-11-25"],
        ("4/3/26", "11/25/26"): ["2026-04-03", "2026-11-25"],
        ("4/3/2026", "1/2/2026", "5/5/2026"): [f"“4/3/2026” {unsure}", f"“1/2/2026” {other}", "2026-05-05"],
        ("11/25/2026", "4/3/2026", "25/11/2026"): ["2026-11-25", f"“4/3/2026” {unsure}", "2026-11-25"],
        ("2026-03-04", "04.03.2026", "2026-11", "99/99/2026"): ["2026-03-04", "04.03.2026", "2026-11", "99/99/2026"],
    }.items():
        found = days("".join(["claim_text,as_of\n", *(f"x,{cell}\n" for cell in cells)]))
        assert found == wanted, cells


def test_the_times_of_a_sheet_say_its_order_too() -> None:
    times = "claim_text,as_of,updated_at\nx,4/3/2026,3/11/2026 09:00\ny,2026,26/11/2026 09:00\n"

    assert days(times) == ["2026-03-04", "2026"]
