"""The real executable in a real shell: locales, closed streams, bytes that are no text, two at once, a full disk."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.cli.door import EXECUTABLE, Door, environment, shell
from tests.cli.forked import Forked
from tests.each import few
from tracker.cli.app import main

pytestmark = pytest.mark.sqlite_only(
    "programs that a shell starts act on a server as whoever logged in; tests/store has those"
)


def said(run: subprocess.CompletedProcess[bytes]) -> tuple[int, str, str]:
    """What a shell's line ended with."""
    return run.returncode, run.stdout.decode(), run.stderr.decode()


# Encodings


def test_the_poorest_locale_gets_the_same_answer(demo: Door) -> None:
    status, out, err = said(shell(f"tracker --db {demo.path} claim show kim-train#9", LC_ALL="C", LANG="C"))

    assert (status, err) == (0, "")
    assert "◐ in review" in out
    assert "“Experts believe" in out


def test_an_encoding_without_our_marks_gets_plain_ones_and_no_crash(demo: Door) -> None:
    script = f"tracker --db {demo.path} claim show kim-train#9"
    status, out, err = said(shell(script, PYTHONIOENCODING="ascii", PYTHONUTF8="0"))

    assert (status, err) == (0, "")
    assert "kim-train#9  ~ in review" in out
    assert out.isascii()


@pytest.mark.parametrize("words", ["audit kim-train --rule contested", "claim show kim-train#9 --format json"])
def test_all_is_ascii_and_json_is_whole_in_an_encoding_that_lacks_its_letters(
    words: str, demo: Door, tmp_path: Path
) -> None:
    with (tmp_path / "out").open("wb") as file:
        run = Forked(["--db", demo.address, *words.split()], file.fileno(), encoding="ascii")
        assert run.wait(60) in (0, 1)

    told = (tmp_path / "out").read_bytes()
    assert told.isascii()
    assert "json" not in words or json.loads(told) == demo.json("claim", "show", "kim-train#9")


def test_an_argument_that_is_no_text_is_bad_use(demo: Door) -> None:
    """Python hands such bytes over as surrogates; one of these lines goes all the way from a shell."""
    for words in (
        ("--db", "\udcff.db", "articles"),
        ("claim", "show", "\udcff#1"),
        ("file", "\udcff.txt"),
        ("export", "-o", "\udcff"),
        ("--by", "\udcff", "take", "kim-train#1"),
        ("evidence", "add", "kim-train#1", "--source", "KCNA", "--file", "\udcff"),
    ):
        answer = demo.bare(*words) if words[0] == "--db" else demo(*words)
        assert (answer.status, answer.out) == (2, ""), words
        assert answer.err.startswith("tracker: "), words
        assert "bug" not in answer.err, words

    status, out, err = said(shell(r"tracker claim show $'\xff#1'", LC_ALL="C", TRACKER_DB=str(demo.path)))

    assert (status, out) == (2, "")
    assert err.startswith("tracker: ")
    assert "bug" not in err


# Streams


def test_a_reader_that_stops_early_is_no_error(demo: Door) -> None:
    for words in few(("export", "claim list", "claim list --format json"), 1):
        status, out, err = said(shell(f"set -o pipefail; tracker --db {demo.path} {words} | head -1"))

        assert err == "", words
        assert out.count("\n") == 1, words
        assert status in (0, 1, 141), words


def test_closed_streams_are_no_crash(demo: Door) -> None:
    """That nobody stands at the keyboard is tried of more commands in test_every_command.py."""
    for words, status in few([("claim list", 0), ("report kim-train", 0), ("export", 0)], 1):
        assert said(shell(f"tracker --db {demo.path} {words} >&- <&-")) == (status, "", ""), words
    assert said(shell(f"tracker --db {demo.path} claim show none#1 2>&-")) == (2, "", "")
    assert "the text is empty" in said(shell(f"tracker --db {demo.path} file - --slug x <&-"))[2]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_an_answer_that_does_not_fit_on_the_disk_is_one_sentence(demo: Door) -> None:
    for words in few(("claim list", "export"), 1):
        status, _, err = said(shell(f"tracker --db {demo.path} {words} > /dev/full"))

        assert (status, err) == (2, "tracker: the disk is full; what was being written is not complete.\n"), words


def test_a_disk_that_is_full_in_mid_import_leaves_the_desk_as_it_was(demo: Door, tmp_path: Path) -> None:
    lines = [f'{{"record":"source","name":"Outlet {number}","kind":"outlet"}}\n' for number in range(10_000)]
    (tmp_path / "bundle.jsonl").write_text("".join(lines))
    head = demo.done("log", "head").out
    room = demo.path.stat().st_size // 1024 + 300

    status, _, err = said(
        shell(f"ulimit -f {room}; trap '' XFSZ; tracker --db {demo.path} import {tmp_path}/bundle.jsonl")
    )

    assert status == 2, err
    assert err.count("\n") == 1
    assert "nothing was changed" in err
    assert demo.done("log", "head").out == head
    assert demo("log", "verify").status == 0


# Two at once


@contextmanager
def held(path: Path, seconds: float) -> Iterator[None]:
    """Another writer, who has begun and takes his time: so many seconds, or until we are done."""
    begun, over = threading.Event(), threading.Event()

    def hold() -> None:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute("BEGIN IMMEDIATE")
            begun.set()
            over.wait(seconds)
            connection.execute("COMMIT")

    thread = threading.Thread(target=hold)
    thread.start()
    assert begun.wait(10)
    yield
    over.set()
    thread.join()


def test_a_second_writer_waits_and_then_works(demo: Door) -> None:
    begun = time.monotonic()
    with held(demo.path, 1.0):
        answer = demo("source", "add", "Herald", "--kind", "outlet")

    assert answer == (0, "Herald is on file, outlet.\n", "")
    assert time.monotonic() - begun > 0.9


def test_a_reader_does_not_wait_for_a_writer(demo: Door) -> None:
    demo.done("take", "kim-train#1", by="MC")
    begun = time.monotonic()
    with held(demo.path, 30.0):
        assert demo("claim", "list", "--limit", "1").status == 0

    assert time.monotonic() - begun < 20.0


def test_many_writers_at_once_all_get_their_turn_and_the_ledger_holds(demo: Door) -> None:
    with Path(os.devnull).open("r+") as nowhere:
        runs = [
            Forked(["--db", demo.address, "claim", "add", "kim-train", "--text", f"Claim {number}"], nowhere.fileno())
            for number in range(4)
        ]
    assert [run.wait(60) for run in runs] == [0] * 4

    numbers = [one["number"] for one in demo.json("claim", "list")]
    assert numbers == list(range(1, 82))
    assert demo("log", "verify").status == 0


def test_a_run_that_is_killed_leaves_the_desk_as_it_was(demo: Door, tmp_path: Path) -> None:
    lines = [f'{{"record":"source","name":"Outlet {number}","kind":"outlet"}}\n' for number in range(60_000)]
    (tmp_path / "bundle.jsonl").write_text("".join(lines))
    head = demo.done("log", "head").out
    log = Path(f"{demo.path}-wal")
    with Path(os.devnull).open("r+") as nowhere:
        run = Forked(["--db", demo.address, "import", str(tmp_path / "bundle.jsonl")], nowhere.fileno())
    until = time.monotonic() + 30
    while not log.exists() and run.poll() is None and time.monotonic() < until:
        time.sleep(0.005)
    time.sleep(0.1)
    assert run.poll() is None, "the import was over before it could be killed"
    run.kill()
    run.wait(10)

    assert demo.done("log", "head").out == head
    assert demo("log", "verify").status == 0


# Odd places


def test_a_desk_with_an_odd_name_in_an_odd_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "Kim's  “desk” %s #1 ?x=1"
    folder.mkdir()
    env = environment(TRACKER_DB="desk's file?mode=ro#1.db")

    run = subprocess.run([EXECUTABLE, "init"], cwd=folder, env=env, capture_output=True, timeout=60, check=False)
    assert run.returncode == 0, run
    monkeypatch.chdir(folder)
    monkeypatch.setenv("TRACKER_DB", env["TRACKER_DB"])
    assert [main(words.split()) for words in ("source add Herald --kind outlet", "db check")] == [0, 0]
    assert {path.name for path in folder.iterdir()} == {"desk's file?mode=ro#1.db"}


@pytest.mark.skipif(not shutil.which("setpriv") or os.geteuid() != 0, reason="only root can lay down root's rights")
def test_somebody_who_may_not_read_or_write_the_desk_is_told_so(demo: Door) -> None:
    plain_user = f"setpriv --bounding-set -dac_override,-dac_read_search tracker --db {demo.path}"
    demo.path.chmod(0o400)
    status, _, err = said(shell(f"{plain_user} --by EK source add Herald --kind outlet"))
    assert (status, "the desk may not be written by you: ask for the right to write" in err) == (2, True), err
    demo.path.chmod(0)
    status, _, err = said(shell(f"{plain_user} articles"))
    assert (status, err) == (
        2,
        f"tracker: {demo.path} may not be read by you: ask for the right to read and write it\n",
    )


def test_the_program_runs_as_a_module_too(demo: Door) -> None:
    python = Path(EXECUTABLE).parent / "python"
    run = subprocess.run([python, "-m", "tracker", "--version"], capture_output=True, timeout=60, check=False)

    assert run.stdout.decode().startswith("tracker ")
