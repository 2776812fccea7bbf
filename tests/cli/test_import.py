"""`tracker import`: all or nothing, and a bad line is named by its number."""

# ruff: noqa: E501 - one bad line a line reads best

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.cli.door import Door
from tests.each import each

GOOD: list[dict[str, Any]] = [
    {"record": "person", "name": "Robin Lacey", "initials": "RL", "roles": ["reporter"]},
    {"record": "source", "name": "AlJazeera", "kind": "outlet", "aliases": ["Al Jazeera"], "retracted": False},
    {"record": "source", "name": "Konstantin Pulikovsky", "kind": "person"},
    {"record": "article", "slug": "kim-train", "headline": "The train", "reporter": "RL", "language": "en"},
    {"record": "revision", "article": "kim-train", "number": 1, "text": "The train carries a helicopter."},
    {"record": "claim", "article": "kim-train", "number": 12, "text": "There is a helicopter.", "status": "alleged"},
    {"record": "passage", "claim": "kim-train#12", "revision": 1, "start": 4, "end": 9},
    {
        "record": "attribution",
        "claim": "kim-train#12",
        "source": "Konstantin Pulikovsky",
        "via": ["AlJazeera"],
        "status": "alleged",
        "first_hand": True,
    },
    {"record": "derivation", "source": "AlJazeera", "drew_on": "Konstantin Pulikovsky", "kind": "other"},
    {"record": "evidence", "claim": "kim-train#12", "source": "AlJazeera", "bearing": "supports", "locator": "p. 4"},
]


def lines(records: list[dict[str, Any]]) -> str:
    """Records as JSON Lines."""
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def test_a_bundle_comes_in_and_is_counted(tracker: Door) -> None:
    told = tracker.done("import", "-", stdin=lines(GOOD)).out

    assert told == (
        "Imported: 1 person, 2 sources, 1 article, 1 revision, 1 claim, 1 passage, 1 attribution, 1 derivation, "
        "1 piece of evidence.\n"
    )
    claim = tracker.json("claim", "show", "kim-train#12")
    assert claim["attributions"][0]["via"] == ["AlJazeera"]
    assert claim["passages"][0]["exact"] == "train"
    assert tracker("log", "verify").status == 0


def test_an_empty_file_brings_nothing(tracker: Door) -> None:
    for nothing in ("", "\n\n"):
        assert tracker.done("import", "-", stdin=nothing).out == "Imported: nothing, the file is empty.\n"


@each(
    ("bad", "sentence"),
    [
        ("{", "this is no JSON"),
        ("[]", 'a line is one JSON object, such as {"record": "claim", ...}'),
        ('"record"', "a line is one JSON object"),
        ("\udcff", "this is no JSON"),
        ('{"name": "x"}', 'it does not say which record it is: add "record"'),
        ('{"record": "clam"}', "“clam” is no record: there are person, source, article"),
        ('{"record": "clam"}', "did you mean claim?"),
        ('{"record": "review"}', "is taken only with a whole dump, as `tracker export` writes it"),
        ('{"record": "claim", "article": "kim-train"}', "text"),
        ('{"record": "claim", "article": "kim-train", "text": "x", "txt": "y"}', "a claim has no field “txt”; did you mean text?"),
        ('{"record": "claim", "article": "kim-train", "text": "x", "status": "aleged"}', "did you mean alleged?"),
        ('{"record": "claim", "article": "kim-train", "text": "x", "state": "verified"}', "a claim is imported as unreviewed"),
        ('{"record": "claim", "article": "kim-train", "number": 12, "text": "x"}', "12"),
        ('{"record": "claim", "article": "kim-trian", "text": "x"}', "kim-trian"),
        ('{"record": "claim", "article": "kim-train", "number": "13", "text": "x"}', "number"),
        ('{"record": "claim", "article": "kim-train", "text": "a\\u202eb"}', "holds the character U+202E at place 2: take it out"),
        ('{"record": "claim", "article": "kim-train", "text": "a\\u0000b"}', "holds the character U+0000 at place 2"),
        ('{"record": "claim", "article": "kim-train", "text": "%s"}' % ("x" * 10_000_000), "10,000,000 characters long: at most 2,000"),
        ('{"record": "source", "name": "AlJazeera", "kind": "outlet"}', "already"),
        ('{"record": "source", "name": "Herald", "kind": "paper"}', "“paper” is no kind"),
        ('{"record": "attribution", "claim": "kim-train#12", "source": "Nobody", "status": "reported"}', "Nobody"),
        ('{"record": "attribution", "claim": "kim-train#13", "source": "AlJazeera", "status": "reported"}', "13"),
        ('{"record": "attribution", "claim": "kim-train#12", "source": "AlJazeera", "via": ["AlJazeera"], "status": "reported"}', "via names a source twice"),
        ('{"record": "derivation", "source": "AlJazeera", "drew_on": "AlJazeera"}', "a source cannot draw on itself"),
        ('{"record": "passage", "claim": "kim-train#12", "revision": 1, "start": 9, "end": 4}', "end is to be greater than start"),
        ('{"record": "passage", "claim": "kim-train#12", "revision": 1, "start": 0, "end": 400}', "400"),
        ('{"record": "evidence", "claim": "kim-train#12", "source": "AlJazeera", "bearing": "suports"}', "did you mean supports?"),
        ('{"record": "person", "name": "Other", "initials": "RL", "roles": ["editor"]}', "initials"),
        ('{"record": "person", "name": "Other", "initials": "OT", "roles": []}', "a person needs at least one role"),
    ],
)  # fmt: skip
def test_a_bad_line_is_named_by_its_number_and_nothing_is_kept(
    bad: str, sentence: str, tracker: Door, tmp_path: Path
) -> None:
    bundle = tmp_path / "bundle.jsonl"
    bundle.write_text(lines(GOOD) + "\n" + bad + "\n", "utf-8", errors="surrogateescape")

    told = tracker.refused("import", str(bundle))

    assert told.startswith(f"{bundle}, line {len(GOOD) + 2}: ")
    assert told.endswith("; nothing was imported")
    assert sentence in told
    assert tracker.json("articles") == []


def test_a_line_from_a_pipe_is_named_too(tracker: Door) -> None:
    assert tracker.refused("import", "-", stdin="{}\n").startswith("standard input, line 1: ")


def test_a_reference_to_a_line_below_is_refused(tracker: Door) -> None:
    assert "line 1: " in tracker.refused("import", "-", stdin=lines([GOOD[5], GOOD[3]]))


def test_the_same_bundle_twice_is_refused_even_where_known_names_are_passed_over(tracker: Door) -> None:
    tracker.done("import", "-", stdin=lines(GOOD))

    assert "line 1: " in tracker.refused("import", "-", stdin=lines(GOOD))
    assert "line 4: " in tracker.refused("import", "-", "--skip-known", stdin=lines(GOOD))
    assert tracker.done("import", "-", "--skip-known", stdin=lines(GOOD[:3])).out.startswith("Imported: ")


def test_a_whole_dump_restores_byte_for_byte_and_only_onto_an_empty_desk(demo: Door, tmp_path: Path) -> None:
    dump = tmp_path / "dump.jsonl"
    demo.done("export", "-o", str(dump))
    other = Door(tmp_path / "other.db", demo.capsys, demo.patch)
    other.done("init")

    assert other.done("import", str(dump)).out.startswith("The desk is restored: 65 entries of the ledger")
    other.done("export", "-o", str(tmp_path / "again.jsonl"))
    assert (tmp_path / "again.jsonl").read_bytes() == dump.read_bytes()
    assert other("log", "verify").status == 0
    assert demo.refused("import", str(dump)) == (
        "a whole dump restores only onto a desk that holds nothing yet: make one with `tracker init`"
    )


def test_a_dump_that_breaks_off_restores_nothing(demo: Door, tmp_path: Path) -> None:
    whole = demo.done("export").out
    other = Door(tmp_path / "other.db", demo.capsys, demo.patch)
    other.done("init")

    half = "".join(whole.splitlines(keepends=True)[:-1])
    assert "the dump breaks off after entry 64" in other.refused("import", "-", stdin=half)
    forged = whole.replace('"state":"unreviewed"', '"state":"verified"', 1)
    assert "this record is not what the dump's ledger says" in other.refused("import", "-", stdin=forged)


def test_a_bundle_of_one_story_moves_to_another_desk_with_its_sourcing(demo: Door, tmp_path: Path) -> None:
    bundle = demo.done("export", "kim-train").out
    other = Door(tmp_path / "other.db", demo.capsys, demo.patch)
    other.done("init")
    other.done("import", "-", stdin=bundle)

    ours, theirs = demo.json("claim", "list"), other.json("claim", "list")
    for key in ("claim", "text", "status", "risk", "citations", "independent_min", "independent_max", "rests_on"):
        assert [one[key] for one in theirs] == [one[key] for one in ours], key
    assert {one["state"] for one in theirs} == {"unreviewed"}


def test_what_cannot_be_read_is_one_sentence(tracker: Door, tmp_path: Path) -> None:
    assert tracker.refused("import", str(tmp_path)) == f"{tmp_path} cannot be read: Is a directory"
    assert tracker.refused("import", f"{tmp_path}/none") == f"there is no file {tmp_path}/none"
    assert "line 1: it is longer than 64 MB; nothing was imported" in tracker.refused("import", "/dev/zero")
