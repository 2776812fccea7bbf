"""`tracker demo`: the folder it makes, and the story in it."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from tests.cli.door import Door, sentence_of

ON_NO_SERVER = pytest.mark.sqlite_only("the demonstration makes a folder with a file in it")
REPORTS = ["report.docx", "report.html", "report.md", "sheet.xlsx", "story.docx", "story.html"]
OURS = [".made-by-tracker-demo", "audit.md", "desk.db", *REPORTS, "titanic-later.txt", "titanic.txt"]


def names_in(folder: Path) -> list[str]:
    """The files of a folder, but for what SQLite keeps beside a database."""
    return sorted(path.name for path in folder.iterdir() if not path.name.endswith(("-wal", "-shm")))


# The folder


@ON_NO_SERVER
def test_without_a_name_it_makes_the_folder_demo_with_a_desk_and_its_reports(
    tracker: Door, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    answer = tracker.bare("demo")

    folder = tmp_path / "demo"
    assert (answer.status, answer.err) == (0, "")
    assert names_in(folder) == OURS
    assert (folder / "report.html").read_text().startswith("<!doctype html>")
    assert "kim-train" in (folder / "report.md").read_text()
    assert '<mark data-claim="kim-train#1"' in (folder / "story.html").read_text()
    assert all((folder / name).read_bytes()[:2] == b"PK" for name in OURS if name.endswith(("docx", "xlsx")))


@ON_NO_SERVER
def test_an_empty_folder_will_do_what_it_suggests_works_and_it_is_made_anew_with_what_else_lies_there(
    tracker: Door, tmp_path: Path
) -> None:
    folder = tmp_path / "my tour"
    folder.mkdir()
    suggests_what_works(tracker, tracker.bare("demo", str(folder)).out)
    door = Door(folder / "desk.db", tracker.capsys, tracker.patch)
    door.done("source", "add", "Herald", "--kind", "outlet")
    (folder / "my notes.txt").write_text("mine")

    answer = tracker.bare("demo", str(folder))

    assert answer.status == 0
    assert "Herald" not in door.done("source", "list").out
    kept = Door(folder / "desk-before-1.db", tracker.capsys, tracker.patch)
    assert str(folder / "desk-before-1.db") in answer.out
    assert "Herald" in kept.done("source", "list").out
    assert (folder / "my notes.txt").read_text() == "mine"


def suggests_what_works(tracker: Door, told: str) -> None:
    """Type what it says that one can type next."""
    suggested = [line for line in told.splitlines() if " --db " in line]
    assert len(suggested) == 9
    assert "--by EK serve" in suggested[0], "which goes on until somebody ends it"
    for line in suggested[1:]:
        command = re.split(r" {3,}| (?=the editor says)", line.strip())[0]
        answer = tracker.bare(*shlex.split(command)[1:])
        assert answer.status in (0, 1), answer
        assert answer.err == "", answer


@ON_NO_SERVER
@pytest.mark.parametrize("name", ["novel.txt", "desk.db", "report.md"])
def test_somebody_elses_folder_is_refused_and_left_as_it_is(name: str, tracker: Door, tmp_path: Path) -> None:
    folder = tmp_path / "theirs"
    folder.mkdir()
    (folder / name).write_text("theirs")

    assert "is not a folder that the demo made: name another, such as `tracker demo demo2`" in sentence_of(
        tracker.bare("demo", str(folder))
    )

    assert names_in(folder) == [name]
    assert (folder / name).read_text() == "theirs"


@ON_NO_SERVER
@pytest.mark.parametrize("place", ["/proc/demo", "{tmp}/file", "{tmp}/file/demo", "{tmp}/" + "a" * 300])
def test_a_place_where_no_folder_can_be_is_one_sentence(place: str, tracker: Door, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("a file")

    assert "name a" in sentence_of(tracker.bare("demo", place.replace("{tmp}", str(tmp_path))))


# The story


def test_it_has_at_least_50_claims_and_all_of_them_stand_in_the_story(demo: Door) -> None:
    claims = demo.json("claim", "list", "kim-train")

    assert len(claims) >= 50
    assert all(claim["passages"] for claim in claims)


def test_al_jazeera_passes_on_an_allegation_about_the_helicopter(demo: Door) -> None:
    [claim] = [one for one in demo.json("claim", "list") if "carries a helicopter" in one["text"]]

    assert claim["status"] == "alleged"
    [attribution] = claim["attributions"]
    assert attribution["status"] == "alleged"
    assert "AlJazeera" in [*attribution["via"], attribution["source"]]


def test_konstantin_pulikovsky_saw_the_train_himself(demo: Door) -> None:
    claims = demo.json("claim", "list", "--source", "Konstantin Pulikovsky")

    assert len(claims) == 4
    for claim in claims:
        assert [(one["source"], one["first_hand"]) for one in claim["attributions"]] == [
            ("Konstantin Pulikovsky", True)
        ]
    assert demo.json("source", "show", "Konstantin Pulikovsky")["kind"] == "person"


def test_local_south_korean_outlets_are_a_group(demo: Door) -> None:
    found = demo.json("source", "show", "local South Korean outlets")

    assert found["kind"] == "group"
    assert found["claims"]


def test_moscow_and_pyongyang_deny_what_experts_speculate(demo: Door) -> None:
    [claim] = [one for one in demo.json("claim", "list", "--source", "Moscow") if one["status"] == "denied"]

    stances = {one["source"]: one["status"] for one in claim["attributions"]}
    assert stances["Moscow"] == stances["Pyongyang"] == "denied"
    assert stances["unnamed experts"] == "speculated"
    assert claim["citations"] == claim["independent_max"] == 0


def test_every_move_of_its_people_is_in_the_ledger(demo: Door) -> None:
    acts = [entry["by"] for entry in demo.json("log")]

    assert {"RL", "MC", "AO", "EK", "ann"} == set(acts)
    assert demo.done("log", "verify").status == 0


def test_its_audit_finds_something(demo: Door) -> None:
    assert demo("audit").status == 1


# The stories that went wrong


@ON_NO_SERVER
@pytest.mark.parametrize("story", ["wilhelm", "one-official"])
def test_a_case_that_went_wrong_is_a_desk_of_its_own_with_a_tour_that_can_be_typed(
    story: str, tracker: Door, tmp_path: Path
) -> None:
    answer = tracker.bare("demo", str(tmp_path / story), "--story", story)

    assert (answer.status, answer.err) == (0, "")
    assert names_in(tmp_path / story) == OURS
    door = Door(tmp_path / story / "desk.db", tracker.capsys, tracker.patch)
    tour = re.findall(rf"^  \S+ --db {re.escape(str(door.path))} (.*?)(?:   .*)?$", answer.out, re.MULTILINE)
    assert len(tour) > 3
    for words in tour:
        assert door(*shlex.split(words)).status in (0, 1)


@ON_NO_SERVER
def test_a_story_that_does_not_ship_is_refused_with_the_list_and_nothing_is_made(tracker: Door, tmp_path: Path) -> None:
    answer = tracker.bare("demo", str(tmp_path / "tour"), "--story", "wilhelmm")

    assert "“wilhelmm” is no story of the demonstration: there are kim-train, one-official, wilhelm; did you mean" in (
        sentence_of(answer)
    )
    assert not (tmp_path / "tour").exists()
