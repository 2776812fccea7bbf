"""`log`, `log verify`, `log head`: what happened, and whether anybody touched the record behind the program's back."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.door import Door
from tests.each import all_of

SLIPPED_IN = """
    CREATE TEMP TABLE another AS SELECT * FROM claim WHERE number = 1;
    UPDATE another SET id = 999, number = 999;
    INSERT INTO claim SELECT * FROM another
"""
TAMPERED = {
    "a verdict": "UPDATE claim SET state = 'verified' WHERE number = 61",
    "a text": "UPDATE claim SET text = 'The train is armoured.' WHERE number = 61",
    "a claim gone": "DELETE FROM claim WHERE number = 61",
    "a claim slipped in": SLIPPED_IN,
    "a source made confidential": "UPDATE source SET confidential = NOT confidential WHERE name = 'AlJazeera'",
    "a setting": "UPDATE setting SET value = 'off' WHERE name = 'second-person'",
    "a role": "DELETE FROM person_role WHERE role = 'checker'",
    "a review step": "DELETE FROM review WHERE act = 'return'",
    "evidence": "UPDATE evidence SET locator = 'p. 5' WHERE id = 1",
    "a number that is none": "UPDATE claim SET version = 'two' WHERE number = 61",
    "a text that is none": "UPDATE claim SET text = x'ff00' WHERE number = 61",
    "an entry's act": "UPDATE entry SET act = 'add claim' WHERE seq = 9",
    "an entry's time": "UPDATE entry SET at = 'yesterday' WHERE seq = 9",
    "an entry's person": "UPDATE entry SET by = 'EK' WHERE seq = 9",
    "an entry's login": "UPDATE entry SET login = 'root' WHERE seq = 9",
    "an entry's values": "UPDATE entry SET after_values = '{' WHERE seq = 9",
    "an entry's hash": "UPDATE entry SET hash = x'ff00' WHERE seq = 9",
    "an entry gone": "DELETE FROM entry WHERE seq = 9",
    "the last entry gone": "DELETE FROM entry WHERE seq = (SELECT max(seq) FROM entry)",
    "an entry moved": "UPDATE entry SET seq = 999 WHERE seq = 9",
    "every entry gone": "DELETE FROM entry",
    "a table gone": "DROP TABLE hold",
}

KINDS = {
    "a verdict": ("edited", "claim kim-train#61"),
    "a text": ("edited", "claim kim-train#61"),
    "a claim gone": ("removed", "claim kim-train#61"),
    "a claim slipped in": ("inserted", "claim kim-train#999"),
    "a source made confidential": ("edited", "source 1"),
    "a setting": ("edited", "setting second-person"),
    "a role": ("removed", "role 1 of ann"),
    "a review step": ("removed", "review 37 of kim-train#32"),
    "evidence": ("edited", "evidence 1 of kim-train#4"),
    "a number that is none": ("edited", "claim kim-train#61"),
    "a text that is none": ("edited", "claim kim-train#61"),
    "an entry's act": ("edited", "entry 9"),
    "an entry's time": ("edited", "entry 9"),
    "an entry's person": ("edited", "entry 9"),
    "an entry's login": ("edited", "entry 9"),
    "an entry's values": ("edited", "entry 9"),
    "an entry's hash": ("edited", "entry 9"),
    "an entry gone": ("removed", "entry 9"),
    "the last entry gone": ("truncated", "waiver 1 of kim-train#4"),
    "an entry moved": ("edited", "entry 9"),
    "every entry gone": ("truncated", "entry 1"),
    "a table gone": ("damaged", "the table hold"),
}
"""What each is called, and what is named first."""


NOT_AT_A_SERVER = {"a number that is none"}
"""A server's column takes numbers alone."""


def test_whatever_is_changed_behind_its_back_the_answer_is_no(demo: Door) -> None:
    there = demo.desk.snapshot()

    def is_no(what: str) -> None:
        demo.desk.go_back(there)  # a table that is gone is the last, and stays so
        demo.desk.tamper(TAMPERED[what])

        answer = demo("log", "verify")

        assert answer.status == 1
        assert answer.err == ""
        assert answer.out.startswith("No: ")
        told = demo.json("log", "verify")
        assert told["verifies"] is False
        assert told["fault"] in answer.out.splitlines()[0]
        assert (told["kind"], told["where"][0]["name"]) == KINDS[what]

    all_of([what for what in TAMPERED if demo.desk.keeps_any_bytes or what not in NOT_AT_A_SERVER], is_no)


def test_the_other_commands_still_answer_on_a_tampered_desk(demo: Door) -> None:
    demo.desk.tamper(TAMPERED["a verdict"])

    assert demo.json("claim", "show", "kim-train#61")["state"] == "verified"


def test_an_untouched_ledger_says_yes_and_what_it_cannot_see(demo: Door) -> None:
    told = demo.done("log", "verify").out.splitlines()

    assert told[0].startswith("The ledger verifies: 65 entries, and ")
    assert told[1] == f"Its head is {demo.done('log', 'head').out.strip()}"
    assert told[2].startswith("Entries cut off its end cannot be seen from within: keep a `tracker log head` elsewhere")


def test_a_head_kept_elsewhere_shows_that_the_end_was_cut_off(demo: Door, tmp_path: Path) -> None:
    earlier = demo.desk.snapshot()
    demo.done("source", "add", "Herald", "--kind", "outlet")
    (tmp_path / "head.txt").write_text(demo.done("log", "head").out)
    demo.desk.go_back(earlier)

    assert demo("log", "verify").status == 0
    answer = demo("log", "verify", "--head", str(tmp_path / "head.txt"))
    assert answer.status == 1
    assert answer.out == (
        "No: the ledger ends before entry 66, which was there when the head was kept: its end was cut off.\n"
        "The kept head does not fit.\n"
    )


def test_a_head_kept_elsewhere_shows_that_the_ledger_was_written_anew(demo: Door, tmp_path: Path) -> None:
    earlier = demo.desk.snapshot()
    demo.done("source", "add", "Herald", "--kind", "outlet")
    (tmp_path / "head.txt").write_text(demo.done("log", "head").out)
    demo.desk.go_back(earlier)
    demo.done("source", "add", "Gazette", "--kind", "outlet")

    answer = demo("log", "verify", "--head", str(tmp_path / "head.txt"))
    assert answer.status == 1
    assert "entry 66 is not the one that was there when the head was kept" in answer.out


def test_a_head_holds_for_good_while_the_ledger_grows(demo: Door, tmp_path: Path) -> None:
    head = tmp_path / "head.txt"
    head.write_text(f"  {demo.done('log', 'head').out}\nkept on Monday\n")
    demo.done("source", "add", "Herald", "--kind", "outlet")

    assert demo.done("log", "verify", "--head", str(head)).out.startswith("The ledger verifies: 66 entries")


@pytest.mark.parametrize(
    "content", [b"", b"63", b"x y", b"\xff\xfe", b"-1 abc", b"9" * 40 + b" " + b"a" * 64, b"63 " + b"a" * 63]
)
def test_a_file_that_holds_no_head_is_bad_use(content: bytes, demo: Door, tmp_path: Path) -> None:
    (tmp_path / "head.txt").write_bytes(content)

    assert demo.refused("log", "verify", "--head", str(tmp_path / "head.txt")) == (
        f"{tmp_path}/head.txt holds no head: keep what `tracker log head` prints, a number and a hash"
    )


def test_the_log_is_newest_first_and_of_one_claim_or_story_or_all(demo: Door) -> None:
    everything = [int(row["seq"]) for row in demo.done("log").rows]
    story = [int(row["seq"]) for row in demo.done("log", "kim-train").rows]
    claim = demo.done("log", "kim-train#4").rows

    assert everything == sorted(everything, reverse=True)
    assert set(story) < set(everything)
    assert {int(row["seq"]) for row in claim} <= set(story)
    assert {"take", "add evidence", "propose", "approve"} <= {row["act"] for row in claim}
    assert demo.done("log", "--limit", "2").rows == demo.done("log").rows[:2]


@pytest.mark.sqlite_only("the login is the system's on a laptop alone")
def test_the_log_says_who_by_initials_and_by_which_login(demo: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "elias-laptop")
    demo.done("take", "kim-train#1", by="MC")

    newest = demo.json("log", "--limit", "1")[0]
    assert (newest["by"], newest["login"], newest["act"]) == ("MC", "elias-laptop", "take")
