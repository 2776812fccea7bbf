"""`claim split` and `claim merge` to a program, and what of them a dump carries."""

from __future__ import annotations

from pathlib import Path

from tests.cli.door import Door


def test_a_program_is_told_what_went_where_and_a_dump_carries_it_all(demo: Door, tmp_path: Path) -> None:
    split = demo.json("claim", "split", "kim-train#60", "--text", "A", "--text", "B", "--attribution", "26=2", by="EK")
    merged = demo.json("claim", "merge", "kim-train#1", "--into", "kim-train#4", "--reason", "same", by="EK")

    assert (split["state"], merged["state"], merged["into"]) == ("withdrawn", "withdrawn", "kim-train#4")
    assert [(part["claim"], part["attributions"], part["derivations"]) for part in split["parts"]] == [
        ("kim-train#78", 0, 1),
        ("kim-train#79", 1, 1),
    ]
    assert (merged["reopened"], len(merged["passages"])) == (True, 1)
    told = {label: demo.json("claim", "show", f"kim-train#{label}") for label in (1, 4, 60, 79)}
    assert told[60]["split_into"] == ["kim-train#78", "kim-train#79"]
    assert told[79]["split_from"] == ["kim-train#60"]
    assert (told[1]["merged_into"], told[4]["merged_from"]) == (["kim-train#4"], ["kim-train#1"])
    assert [entry["act"] for entry in demo.json("log", "kim-train#79")] == ["split claim"]

    demo.done("export", "-o", str(tmp_path / "whole.jsonl"))
    again = Door(tmp_path / "again.db", demo.capsys, demo.patch)
    again.done("init")
    again.done("import", str(tmp_path / "whole.jsonl"))
    again.done("export", "-o", str(tmp_path / "again.jsonl"))

    assert (tmp_path / "again.jsonl").read_bytes() == (tmp_path / "whole.jsonl").read_bytes()
    assert again.done("log", "verify").out.startswith("The ledger verifies")
    assert again.json("claim", "show", "kim-train#79")["split_from"] == ["kim-train#60"]
