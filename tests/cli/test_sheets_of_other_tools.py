"""A fact-check's three sheets and a list of archived links through the door, as files that a spreadsheet program saved."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.door import Door
from tests.intake.sheets.made import FACTS, LINES, SOURCES, Rows


def saved(path: Path, **sheets: Rows) -> str:
    """A workbook as a file; `Draft_lines` is the sheet "Draft lines"."""
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name.replace("_", " "))
        for row in rows:
            sheet.append(row)
    book.save(path)
    return str(path)


def test_a_fact_check_comes_in_as_the_dry_run_said_and_verifies_nothing(demo: Door, tmp_path: Path) -> None:
    path = saved(tmp_path / "check.xlsx", Draft_lines=LINES, Facts=FACTS, Sources=SOURCES)
    before = demo.desk.state()

    foreseen = demo.done("import-sheet", path, "--article", "bridge", "--reporter", "RL", "--dry-run", by="RL").out
    untouched = demo.desk.state() == before
    done = demo.done("import-sheet", path, "--article", "bridge", "--reporter", "RL", by="RL").out

    assert untouched
    assert foreseen == done + "Nothing was changed: this was a dry run.\n"
    assert (
        "Sheet Draft lines\n  row 2  new  a line of the text: “The bridge over the Elde was closed on Monday.”\n"
        in done
    )
    assert done.endswith("9 rows: 9 new.\n")
    claims = demo.json("claim", "list", "bridge")
    assert [(claim["claim"], claim["state"]) for claim in claims] == [
        (f"bridge#{at}", "unreviewed") for at in (1, 2, 3)
    ]
    assert demo.done("log", "verify").out.startswith("The ledger verifies")


def test_one_row_that_cannot_be_taken_keeps_all_of_it_out(demo: Door, tmp_path: Path) -> None:
    path = saved(tmp_path / "check.xlsx", Draft_lines=LINES, Facts=(*FACTS, (4, "A fact", 1, "S9")), Sources=SOURCES)
    before = demo.desk.state()

    answer = demo("import-sheet", path, "--article", "bridge", by="RL")

    assert answer.status == 2
    assert "Sheet Facts\n" in answer.out
    assert "\n  row 5  refused  “S9” is no source that the sheets or the desk know: give it a row" in answer.out
    assert answer.err == f"tracker: {path}: 1 row cannot be taken, so nothing was changed: see above\n"
    assert demo.desk.state() == before


def test_a_fact_check_must_say_which_story_it_is_of(demo: Door, tmp_path: Path) -> None:
    path = saved(tmp_path / "check.xlsx", Draft_lines=LINES, Facts=FACTS, Sources=SOURCES)

    assert demo.refused("import-sheet", path, by="RL") == (
        f"{path} is the three sheets of a fact-check (draft lines, facts, sources): say which story it is of with "
        "--article SLUG, on file or new"
    )


def test_a_list_of_archived_links_fills_what_is_on_file_and_is_told_to_programs(demo: Door, tmp_path: Path) -> None:
    demo.done("evidence", "add", "kim-train#1", "--source", "KCNA", "--url", "https://kcna.example/1", by="RL")
    links: Rows = (
        ("Link", "Archive status", "Archive location", "Hash"),
        ("https://kcna.example/1", "success", "https://archive.example/1", "SHA-256:" + "ab" * 32),
        ("https://kcna.example/2", "Archive failed: nothing", None, None),
    )
    path = saved(tmp_path / "links.xlsx", Links=links)

    told = demo.json("import-sheet", path, by="RL")

    assert told["kept"]
    assert [(row["row"], row["fate"]) for row in told["rows"]] == [(2, "filled"), (3, "left")]
    [held] = [one for one in demo.json("evidence", "list", "kim-train#1") if one["url"] == "https://kcna.example/1"]
    assert (held["archived_url"], held["sha256"]) == ("https://archive.example/1", "ab" * 32)
    assert "the copy (SHA-256 abababababab…)" in demo.done("claim", "show", "kim-train#1").out
    assert "is gone or no longer what it was" not in demo("audit", "kim-train#1", "--rule", "unarchived-evidence").out
