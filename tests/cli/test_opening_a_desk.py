"""Which file is a desk: making one, finding one, refusing what is none, and desks of other versions."""

from __future__ import annotations

import os
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.door import Door, command_lines, sentence_of, table_rows
from tests.unguarded import unguard
from tracker.store.migrating import upgrade_file
from tracker.store.schema import HEAD

pytestmark = pytest.mark.sqlite_only("how files are opened, and what is said of them")

WITHOUT_A_DESK = {
    ("demo",),
    ("rules",),
    ("extract",),
    ("extractors",),
    ("db", "restore"),
    ("db", "move"),
    ("log", "key"),
}
ON_NO_DESK = {*WITHOUT_A_DESK, ("init",), ("db", "upgrade"), ("db", "check"), ("doctor",)}
NEEDED = """
serve               --team
person add          Zoe --initials ZZ --role editor
file                -
article edit        kim-train --headline x
claim add           kim-train --text x
claim show          kim-train#1
claim edit          kim-train#1 --note x
source add          Herald --kind outlet
source show         KCNA
source edit         KCNA --note x
source merge        KCNA --into Moscow
source retract      KCNA --reason x
source restore      KCNA
attribute           kim-train#1 KCNA --status reported
attribution list    kim-train
attribution check   1
attribution retract 1 --reason x
derive              KCNA --from Moscow
derivation confirm  1
derivation dismiss  1
derivation retract  1 --reason x
evidence add        kim-train#1 --source KCNA --url x
evidence import     kim-train#1 -
evidence list       kim-train
evidence retract    1 --reason x
rests               kim-train#1
impact              KCNA
take                kim-train#1
release             kim-train#1
assign              kim-train#1 MC
verify              kim-train#1
dispute             kim-train#1
refute              kim-train#1
unverifiable        kim-train#1
needs-source        kim-train#1
approve             kim-train#1
return              kim-train#1
opinion             kim-train#1 verified
reopen              kim-train#1
withdraw            kim-train#1
correct             kim-train#1 --with kim-train#4
task done           1
person edit         EK --left
person password     EK
sign-off            kim-train
publish             kim-train
reply add           kim-train#1 Moscow
reply edit          1 --outcome declined
reply retract       1 --reason x
claim group         kim-train#1 kim-train#2
claim ungroup       kim-train#1
claim place         kim-train#1 --gone
claim split         kim-train#1 --text x --text y
claim merge         kim-train#1 --into kim-train#2
diff                kim-train
check-publish       kim-train -
propose             kim-train
proposals           kim-train
accept              1
dismiss             1
reoffer             1
comment list        kim-train
comment take        1
comment dismiss     1
policy show         ours
policy use          default
waive               kim-train#1 unsourced --reason x --until 2030-01-01
waiver withdraw     1 --reason x
report              kim-train
annotate            kim-train
report verify       r.md
db restore          b.db
db move             a.db b.db
db downgrade        0001
chart               kim-train
import              -
log purge           --reason x --before 2020-01-01
import-sheet        README.md
"""
WORDS = {tuple(line[:20].split()): line[20:].split() for line in NEEDED.strip().splitlines()}
"""What the commands that need more words are called with."""

LINES = [line for line, _, _ in command_lines() if line not in ON_NO_DESK]


def at(door: Door, path: Path | str) -> Door:
    """The same door, before another desk."""
    return Door(Path(path), door.capsys, door.patch)


# What is no desk


def test_where_no_desk_is_every_command_says_how_to_make_one(demo: Door, tmp_path: Path) -> None:
    place = tmp_path / "none.db"

    for line in LINES:
        sentence = at(demo, place).refused(*line, *WORDS.get(line, []))

        assert sentence == f"there is no desk at {place}: make one with `tracker --db {place} init`", line
    assert not place.exists()


def test_the_hint_can_be_typed_even_where_the_path_has_spaces(tracker: Door, tmp_path: Path) -> None:
    place = tmp_path / "my desk's file.db"

    assert f"""`tracker --db '{tmp_path}/my desk'"'"'s file.db' init`""" in at(tracker, place).refused("articles")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is not a tracker desk: name another file with --db, or make a desk with `tracker init`"),
        (b"Once upon a time.\n" * 10, "is not a tracker desk"),
        (b"SQLite format 3\x00" + b"\xff" * 10, "is a SQLite file of some other program, not a tracker desk"),
    ],
)
def test_a_file_that_is_no_desk_is_named_and_left_as_it_is(
    content: bytes, sentence: str, tracker: Door, tmp_path: Path
) -> None:
    place = tmp_path / "file"
    place.write_bytes(content)

    for words in (["articles"], ["source", "add", "A", "--kind", "outlet"], ["db", "check"], ["db", "upgrade"]):
        assert f"{place} {sentence}" in sentence_of(at(tracker, place)(*words))

    assert place.read_bytes() == content
    assert list(tmp_path.glob("file?*")) == []


def test_some_other_programs_database_is_no_desk(tracker: Door, tmp_path: Path) -> None:
    place = tmp_path / "contacts.sqlite"
    with closing(sqlite3.connect(place)) as connection:
        connection.executescript("CREATE TABLE claim (id); CREATE TABLE alembic_version (version_num)")

    assert at(tracker, place).refused("articles").startswith(f"{place} is a SQLite file of some other program")


def test_a_folder_is_no_desk(tracker: Door, tmp_path: Path) -> None:
    assert (
        at(tracker, tmp_path).refused("articles") == f"{tmp_path} is a folder, not a desk: name a file in it with --db"
    )


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_desk_that_one_may_not_read_or_write(tracker: Door) -> None:
    tracker.path.chmod(0o400)
    assert "the desk may not be written by you" in sentence_of(tracker("source", "add", "A", "--kind", "outlet"))
    tracker.path.chmod(0)
    assert "may not be read by you: ask for the right to read and write it" in sentence_of(tracker("articles"))


def test_a_damaged_desk_is_one_sentence(demo: Door) -> None:
    whole = demo.path.read_bytes()
    demo.path.write_bytes(whole[: len(whole) // 3])

    answer = demo("claim", "list")

    assert answer.status == 2
    assert answer.err == f"tracker: {demo.path}: the desk's file is damaged: restore the last backup\n"


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("postgresql+psycopg://desk:secret@127.0.0.1:1/desk", "no server answers there: start it, or look at the host"),
        ("postgresql://desk:secret@127.0.0.1:one/desk", "cannot be read: give --db a PostgreSQL server's database as"),
        ("sqlite:///desk.db?password=secret", "is no place for a desk: give --db a path, or a PostgreSQL server's"),
    ],
)
def test_a_server_that_cannot_be_is_one_sentence_of_every_command_without_its_password(
    url: str, said: str, tracker: Door
) -> None:
    for line, _, _ in command_lines():
        if line in WITHOUT_A_DESK:
            continue
        answer = tracker.bare("--db", url, *line, *WORDS.get(line, []))

        sentence = sentence_of(answer)
        assert said in sentence or sentence.startswith("a desk on a server is not supported by this version")
        assert "secret" not in sentence + answer.out


def test_a_blank_name_is_no_desk(tracker: Door) -> None:
    assert (
        sentence_of(tracker.bare("--db", " ", "articles")) == "--db is blank: name the desk's file, such as tracker.db"
    )


def test_the_desk_is_named_by_the_option_then_by_the_environment_then_it_is_tracker_db(
    tracker: Door, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TRACKER_DB")
    assert "there is no desk at tracker.db" in sentence_of(tracker.bare("articles"))

    monkeypatch.setenv("TRACKER_DB", str(tracker.path))
    assert tracker.bare("articles").status == 0
    assert "there is no desk at other.db" in sentence_of(tracker.bare("--db", "other.db", "articles"))


# Making one


def test_init_makes_a_desk_of_one_person(tracker: Door, tmp_path: Path) -> None:
    door = at(tracker, tmp_path / "new.db")

    door.done("init")

    assert door.done("person", "list").rows == [
        {"initials": "ann", "name": "ann", "roles": "checker, editor, legal, reader, reporter"}
    ]
    settings = {row["setting"]: row["value"] for row in door.json("settings")}
    assert (settings["second-person"], settings["policy"]) == ("off", "one-person-desk")


def test_init_leaves_what_is_there_alone(demo: Door, tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_text("Once.")
    (tmp_path / "dangling").symlink_to("nowhere")

    assert f"there is a file at {demo.path} already, and nothing was changed" in demo.refused("init")
    assert f"there is a file at {story} already" in at(demo, story).refused("init")
    assert "is a folder: give --db the name of a file in it" in at(demo, tmp_path).refused("init")
    assert "already" in at(demo, tmp_path / "dangling").refused("init")
    assert f"there is no folder {tmp_path}/no: make it first" in at(demo, tmp_path / "no" / "desk.db").refused("init")
    assert story.read_text() == "Once."


@pytest.mark.parametrize("length", [250, 300])
def test_a_name_that_no_file_can_have_is_one_sentence(length: int, tracker: Door, tmp_path: Path) -> None:
    door = at(tracker, tmp_path / ("a" * length))

    assert "File name too long; name another place with --db" in door.refused("init")
    assert list(tmp_path.glob("a*")) == []


@pytest.mark.parametrize("ending", ["-wal", "-journal"])
def test_init_does_not_build_on_what_a_desk_that_is_gone_left_behind(
    ending: str, tracker: Door, tmp_path: Path
) -> None:
    left = tmp_path / f"new.db{ending}"
    left.write_bytes(b"pages of another desk")

    assert at(tracker, tmp_path / "new.db").refused("init") == (
        f"{left} is left over from another desk: move it away first, or name another place with --db"
    )
    assert left.exists()


# People


def test_whoever_is_not_on_file_is_told_how_to_say_who_they_are(demo: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "stranger")

    assert demo.refused("take", "kim-train#1") == (
        "stranger is not on file at this desk: say who you are with --by INITIALS, see `tracker person list`"
    )
    assert "nobody at this desk is called “Elias Kremer”; did you mean Elias Kramer?" in demo.refused(
        "take", "kim-train#1", by="Elias Kremer"
    )


@pytest.mark.parametrize("named", ["MC", "mc", "Miriam Castellanos", "miriam castellanos"])
def test_people_go_by_initials_or_name_in_any_case(named: str, demo: Door) -> None:
    assert demo.done("take", "kim-train#1", by=named).out.startswith("MC is on kim-train#1")


def test_by_may_come_from_the_environment(demo: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACKER_BY", "AO")

    assert demo.done("take", "kim-train#1").out.startswith("AO is on kim-train#1")


def test_a_reader_reads_and_writes_nothing(demo: Door) -> None:
    demo.done("person", "add", "Lena Reader", "--initials", "LR", "--role", "reader", by="EK")

    demo.done("claim", "list", by="LR")
    for words in (
        ["claim", "add", "kim-train", "--text", "x"],
        ["source", "add", "Herald", "--kind", "outlet"],
        ["derive", "KCNA", "--from", "Moscow"],
        ["attribution", "retract", "1", "--reason", "x"],
        ["evidence", "retract", "1", "--reason", "x"],
        ["take", "kim-train#1"],
        ["approve", "kim-train#40"],
        ["withdraw", "kim-train#1", "--reason", "x"],
    ):
        assert demo.refused(*words, by="LR") == "LR may read this desk but not write on it"


# Desks of other versions


def test_every_command_on_an_outdated_desk_names_the_upgrade(team: Door) -> None:
    upgrade_file(team.path, "0002")

    for line in LINES:
        assert team.refused(*line, *WORDS.get(line, [])) == (
            f"the desk at {team.path} is of an older version: `tracker --db {team.path} db upgrade` "
            "brings it up to date without losing a row"
        ), line


def test_an_outdated_desk_is_upgraded_with_a_copy_kept_and_no_row_lost(team: Door) -> None:
    whole = table_rows(team.desk)
    claims = team.json("claim", "list")
    upgrade_file(team.path, "0002").unlink()
    assert team("db", "check").status == 1
    assert team.json("db", "check") == {"desk": str(team.path), "standing": "older", "fits": False}

    told = team.done("db", "upgrade").out

    copy = team.path.with_name(f"{team.path.name}.before-{HEAD}")
    assert f"no row was lost. The desk as it was is kept at {copy}" in told
    assert copy.exists()
    assert table_rows(team.desk) == whole
    assert team.json("claim", "list") == claims
    assert team("db", "check").status == team("log", "verify").status == 0
    assert "there is nothing to do" in team.done("db", "upgrade").out


def test_guards_that_somebody_took_away_are_put_up_again(team: Door) -> None:
    with closing(sqlite3.connect(team.path)) as raw:
        unguard(raw)
        raw.commit()

    told = team.done("db", "upgrade").out

    assert re.search(r"is up to date, and 1[0-9]{2} guards of the database stand again", told)
    assert "there is nothing to do" in team.done("db", "upgrade").out


def test_a_second_upgrade_keeps_the_first_copy(team: Door) -> None:
    for _ in range(2):
        upgrade_file(team.path, "0002").unlink()
        team.done("db", "upgrade")

    copies = sorted(path.name for path in team.path.parent.glob(f"{team.path.name}.before-*"))
    assert copies == [f"{team.path.name}.before-{HEAD}", f"{team.path.name}.before-{HEAD}.2"]


def test_a_desk_of_a_newer_program_is_left_alone(demo: Door) -> None:
    demo.desk.tamper("UPDATE alembic_version SET version_num = '9999'")

    for words in (["articles"], ["source", "add", "A", "--kind", "outlet"], ["db", "upgrade"], ["db", "check"]):
        assert demo.refused(*words) == (
            f"the desk at {demo.path} was made by a newer tracker: upgrade the program, not the desk"
        )
