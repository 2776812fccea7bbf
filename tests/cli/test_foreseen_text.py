"""What an import of a sheet says of its rows: each reason once for people, each row for programs."""

from __future__ import annotations

from pathlib import Path

import pytest

from tracker.cli.foreseen_text import as_json, tell
from tracker.services.foreseen import Fate, Foreseen


def test_a_reason_that_many_rows_share_is_said_once_with_the_rows_it_concerns(
    capsys: pytest.CaptureFixture[str],
) -> None:
    seen = Foreseen()
    for row in range(2, 202):
        seen.add("a", row, Fate.REFUSED, "no story" if row % 2 else "nobody")
    seen.add("a", 300, Fate.REFUSED, "blue")
    seen.add("a", 301, Fate.REFUSED, "red")
    seen.add("a", 302, Fate.REFUSED, "red")
    seen.add("b", 2, Fate.REFUSED, "red")
    seen.add("b", 3, Fate.NEW, "the same")
    seen.add("b", 4, Fate.NEW, "the same")

    tell(seen)

    assert capsys.readouterr().out.splitlines() == [
        "Sheet a",
        "  rows 2, 4, 6 and 97 more  refused  nobody",
        "  rows 3, 5, 7 and 97 more  refused  no story",
        "  row 300  refused  blue",
        "  rows 301 and 302  refused  red",
        "Sheet b",
        "  row 2  refused  red",
        "  row 3  new  the same",
        "  row 4  new  the same",
        "206 rows: 2 new, 204 refused.",
    ]
    assert len(as_json(seen, Path("a"), dry_run=True)["rows"]) == 206


def test_a_sheet_is_named_on_one_line_whatever_its_file_is_called(capsys: pytest.CaptureFixture[str]) -> None:
    seen = Foreseen()
    seen.add("new\nline\u2028\u202e", 2, Fate.NEW, "x")

    tell(seen)

    assert capsys.readouterr().out.splitlines()[0] == "Sheet new line \\u202e"
