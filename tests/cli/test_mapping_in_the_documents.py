"""docs/spreadsheets.md shows a mapping file: it is the very one that brings a sheet with its headers in."""

from __future__ import annotations

import csv
import re
from pathlib import Path

from tests.cli.door import Door

DOCS = Path(__file__).parents[2] / "docs"
PAGE = DOCS / "spreadsheets.md"
ROWS = [
    {"What we say": "It has two kitchens.", "Who told us": "J. Bloggs; The Herald (print)", "How": "On the record"},
    {"What we say": "It has a bar.", "How": "heard", "Comment": "Ask again.", "Checked by": "EK"},
]


def test_the_mapping_that_the_page_shows_takes_a_sheet_with_its_headers(demo: Door, tmp_path: Path) -> None:
    [example] = re.findall(r"```toml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    facts, mapping = tmp_path / "facts.csv", tmp_path / "facts.toml"
    mapping.write_text(example, encoding="utf-8")
    with facts.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ["What we say", "Who told us", "Where", "How", "Comment", "Checked by"])
        writer.writeheader()
        writer.writerows([{**ROWS[0], "Where": "https://jo.example"}, ROWS[1]])
    demo.done("source", "add", "Herald", "--kind", "outlet", by="RL")

    dry = demo.done("import-sheet", str(facts), "--map", str(mapping), "--dry-run", by="RL")
    told = demo.done("import-sheet", str(facts), "--map", str(mapping), by="RL")

    assert "2 rows: 2 new" in dry.out
    assert "New sources: “J. Bloggs” (person)." in told.out
    first, second = (demo.json("claim", "show", f"kim-train#{number}") for number in (78, 79))
    assert [(one["status"], one["risk"]) for one in (first, second)] == [("confirmed", "high"), ("alleged", "high")]
    assert [one["source"] for one in first["attributions"]] == ["J. Bloggs", "Herald"]
    assert second["note"] == "Ask again.\nChecked by: EK"


def test_the_pages_beside_it_lead_to_the_one_on_other_tools() -> None:
    for name in ("spreadsheets", "formats", "open-formats", "filing"):
        assert "](other-tools.md)" in (DOCS / f"{name}.md").read_text(encoding="utf-8"), name
