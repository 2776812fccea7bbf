"""The desk's sheet at the command line: out, in again, and through a spreadsheet program."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from tests.cli.door import Door
from tests.office import NONE, OFFICE, converted
from tracker.domain.desk_sheet import BY_NAME


def changed(path: Path, label: str, **cells: str) -> None:
    """Change cells of one row of a CSV file."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    next(row for row in rows if row["claim"] == label).update(cells)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def test_a_dry_run_says_what_would_happen_and_changes_nothing(demo: Door, tmp_path: Path) -> None:
    sheet = tmp_path / "desk.csv"
    demo.done("export-sheet", "-o", str(sheet))
    head, before = demo.done("log", "head").out, demo.desk.state()
    changed(sheet, "kim-train#1", notes="Ask again.")

    answer = demo.done("import-sheet", str(sheet), "--dry-run", by="EK")

    assert "row 2  changed  kim-train#1: notes: (empty) -> “Ask again.”" in answer.out
    assert "77 rows: 1 changed, 76 say what is on file.\nNothing was changed: this was a dry run.\n" in answer.out
    changed(sheet, "kim-train#2", state="verified")
    refused = demo("import-sheet", str(sheet), "--dry-run", by="EK")
    assert (refused.status, refused.err) == (1, "")
    assert "row 3  refused  column T, state: a sheet cannot change it" in refused.out
    assert (demo.done("log", "head").out, demo.desk.state()) == (head, before)


def test_one_row_that_is_refused_keeps_every_row_out_and_a_program_is_told_the_same(demo: Door, tmp_path: Path) -> None:
    sheet = tmp_path / "desk.csv"
    demo.done("export-sheet", "kim-train", "-o", str(sheet))
    before = demo.desk.state()
    changed(sheet, "kim-train#1", notes="Ask again.")
    changed(sheet, "kim-train#2", risk="huge")

    people, program = (demo("import-sheet", str(sheet), *more, by="EK") for more in ((), ("--format", "json")))

    for answer in (people, program):
        assert answer.status == 2
        assert answer.err == f"tracker: {sheet}: 1 row cannot be taken, so nothing was changed: see above\n"
    assert "row 3  refused  column J, risk: “huge” is no risk: choose normal or high" in people.out
    told = json.loads(program.out)
    assert (told["kept"], told["dry_run"], told["counts"]["refused"], told["counts"]["same"]) == (False, False, 1, 75)
    assert [row["fate"] for row in told["rows"] if row["fate"] != "same"] == ["changed", "refused"]
    assert demo.desk.state() == before


def test_a_mapping_and_the_same_file_twice(demo: Door, tmp_path: Path) -> None:
    facts, mapping = tmp_path / "facts.csv", tmp_path / "m.toml"
    facts.write_text("What;Who;Where\nIt has two kitchens.;Jo Bloggs;https://jo.example\n", encoding="cp1252")
    mapping.write_text(
        'article = "kim-train"\n[columns]\nclaim_text = "What"\nspeaker = "Who"\nevidence_url = "Where"\n'
        '[defaults]\nspeaker_role = "person"\n',
        encoding="utf-8",
    )

    first = demo.done("import-sheet", str(facts), "--map", str(mapping), by="RL")
    again = demo.done("import-sheet", str(facts), "--map", str(mapping), by="RL")

    assert "kim-train#78: claim_text: “It has two kitchens.”; status: unattributed; speaker: Jo Bloggs" in first.out
    assert "New sources: “Jo Bloggs” (person)." in first.out
    assert again.out == "1 row: 1 say what is on file.\n"
    assert demo.done("log", "verify").out.startswith("The ledger verifies")


def test_the_sheet_of_the_past_is_the_sheet_as_it_was(demo: Door, tmp_path: Path) -> None:
    demo.done("export-sheet", "-o", str(tmp_path / "then.jsonl"))
    entry = json.loads((tmp_path / "then.jsonl").read_text(encoding="utf-8").splitlines()[0])["desk_entry"]
    at = demo.json("log", "--limit", "1")[0]["at"]
    demo.done("claim", "edit", "kim-train#1", "--note", "Later.", by="EK")

    demo("export-sheet", "--as-of", at, "-o", str(tmp_path / "again.jsonl"))

    then, again = ((tmp_path / name).read_text(encoding="utf-8").splitlines() for name in ("then.jsonl", "again.jsonl"))
    first = json.loads(again[0])
    assert (first["notes"], first["desk_entry"], len(again)) == (None, entry, len(then))


def test_a_workbook_is_not_printed_on_a_terminal_and_every_column_is_in_the_documents(demo: Door) -> None:
    assert demo.drawn("export-sheet", "--format", "xlsx") == []
    page = Path(__file__).parents[2] / "docs" / "spreadsheets.md"
    told = page.read_text(encoding="utf-8")
    for column in BY_NAME.values():
        changes = "yes" if column.writable else "no"
        assert f"| `{column.name}` | {column.about} | {changes} |" in told, column.name


@pytest.mark.skipif(OFFICE is None, reason=NONE)
def test_what_libreoffice_opens_and_saves_again_changes_nothing(demo: Door, tmp_path: Path) -> None:
    demo.done("claim", "edit", "kim-train#1", "--note", '=1+1 and\nsecond line; "quoted", +44', by="EK")
    demo.done("export-sheet", "-o", str(tmp_path / "desk.xlsx"))
    saved = "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true"
    converted(tmp_path, saved, tmp_path / "desk.xlsx")

    answer = demo.done("import-sheet", str(tmp_path / "desk.csv"), by="EK")

    assert answer.out == "77 rows: 77 say what is on file.\n"
