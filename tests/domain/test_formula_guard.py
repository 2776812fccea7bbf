"""The guard on what a spreadsheet might run."""

from __future__ import annotations

import csv
import io

from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.domain.formula_guard import guarded, unguarded


def test_what_would_begin_a_formula_is_guarded_and_nothing_else() -> None:
    runs = ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\r=1", "\nx", " =1", "\u00a0=1", "＝1+1", "'=1", "''+1", "' -1"]
    harmless = ["", "1-1", "a=1", "'tis the season", "''", "“=1”", " x"]

    assert [guarded(text) for text in runs] == [f"'{text}" for text in runs]
    assert [guarded(text) for text in harmless] == harmless


@settings(max_examples=200)
@given(st.text(alphabet="'=+-@ \t\r\nx＝", max_size=6))
def test_the_guard_comes_off_without_loss(text: str) -> None:
    assert unguarded(guarded(text)) == text


def test_a_cell_without_a_guard_comes_back_as_it_is() -> None:
    for text in ("'tis", "it's", "x", "", "1"):
        assert unguarded(text) == text


def test_a_guarded_cell_survives_a_csv_file() -> None:
    file = io.StringIO()
    csv.writer(file).writerow([guarded("\r=1"), guarded("'=2")])

    [row] = csv.reader(io.StringIO(file.getvalue(), newline=""))

    assert [unguarded(cell) for cell in row] == ["\r=1", "'=2"]
