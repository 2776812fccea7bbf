"""What a spreadsheet program makes of a cell by itself is no edit, and what only somebody can have typed is one."""

from __future__ import annotations

from tracker.domain.spreadsheet_habits import same_but_for_a_spreadsheet

BY_ITSELF = {
    "00123": ("123",),
    "007": ("7",),
    "1.10": ("1.1",),
    "1e5": ("1.00E+05", "100000", "1E+05"),
    "5e-3": ("5.00E-03", "0.005"),
    "1,5": ("1.5",),
    "1,234.50": ("1234.5",),
    "1 000": ("1000",),
    "4912345678901": ("4.91235E+12",),
    "12345678901234567890": ("1.23457E+19", "12345678901234600000", "1.2345678901234567e+19", "12345678901234500000"),
    "$5": ("$5.00", "5"),
    "50 %": ("50.00%", "50%", "0.5"),
    "12:30": ("12:30:00 PM", "12:30:00", "12:30 PM"),
    "0:05": ("12:05:00 AM", "00:05:00"),
    "1:30 pm": ("01:30:00 PM", "13:30:00"),
    "3/4": ("03/04/26", "3/4/2026", "4-Mar", "3-Apr", "04-Mar", "2026-03-04"),
    "2026-11": ("2026-11-01", "11/01/26", "Nov-26", "2026-11-01 00:00:00", "01.11.2026"),
    "2026-11-25": ("11/25/26", "25/11/2026", "25.11.2026", "11/25/2026"),
    "2026-11-25 12:30": ("11/25/26 12:30 PM", "2026-11-25 12:30:00"),
    "Mar 1": ("1-Mar", "2026-03-01"),
    "3 April 2026": ("04/03/26", "2026-04-03"),
    "true": ("TRUE", "WAHR", "yes"),
    "FALSE": ("no",),
    "a": ("a ",),
}
BY_SOMEBODY = {
    "123": ("00123", "124", "+123", "123%", "$123"),
    "50": ("50%", "5"),
    "1,234": ("1.234",),
    "1.234e5": ("1.24E+05",),
    "12:30": ("12:31:00", "12:30:00 AM", "12:30:01", "12.3"),
    "3/4": ("4/3/2026", "0.75", "05/04/26"),
    "2026-11": ("2026-11-02", "2026-12-01", "2025-11-01"),
    "2026-11-25": ("2026-11-26", "2025-11-25", "25-Nov"),
    "2026-11-25 12:30": ("2026-11-25", "2026-11-25 12:31"),
    "true": ("false", "no", "truth"),
    "no": ("FALSE",),
    "p. 4": ("p. 5", "4"),
    "": ("0", "1"),
    "1\n2": ("12",),
    "9" * 5000: ("1",),
    "1e9999": ("1e9998",),
    "--": ("-",),
}


def test_what_a_program_makes_of_a_cell_by_itself_is_no_edit() -> None:
    missed = [
        (old, new) for old, several in BY_ITSELF.items() for new in several if not same_but_for_a_spreadsheet(old, new)
    ]
    assert not missed


def test_what_only_somebody_can_have_typed_is_an_edit() -> None:
    lost = [
        (old[:20], new)
        for old, several in BY_SOMEBODY.items()
        for new in several
        if same_but_for_a_spreadsheet(old, new)
    ]
    assert not lost
