"""Killed at any moment, or out of disk: the desk opens, proves, and is as before or as after, never between."""

from __future__ import annotations

import os
import random
import resource
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NoReturn

import pytest

from tests.bundles import PLAIN, claim, lines, proof_of, rows_of, said, take_in
from tests.conftest import Desk, open_at
from tracker.domain.errors import TrackerError
from tracker.services import importing, reviewing, sources
from tracker.services.importing import import_bundle
from tracker.store import ledger
from tracker.store.guards import take_down
from tracker.store.session import note_written

ROUNDS = 12
MANY = [one for number in range(3, 1503) for one in (claim(number), said(f"kim-train#{number}"))]
"""So much that it takes a while."""

Act = Callable[[Desk, int], None]


@pytest.fixture
def path(desk: Desk) -> Path:
    """The file of a desk with a story, that nobody has open: a fork must not inherit a connection."""
    take_in(desk, PLAIN)
    desk.engine.dispose()
    return desk.path


def started(act: Act, path: Path) -> tuple[int, int]:
    """Begin an act in a process of its own; its number, and where it tells what it has done."""
    told, telling = os.pipe()
    process = os.fork()
    if process == 0:
        acted(act, path, telling)
    os.close(telling)
    return process, told


def acted(act: Act, path: Path, telling: int) -> NoReturn:
    """In the process: act, tell, end without a trace."""
    try:
        act(open_at(path), telling)
    except TrackerError as error:
        os.write(telling, str(error).encode())
    except BaseException as error:
        os.write(telling, repr(error).encode())
    os._exit(0)


def told_by(process: int, told: int) -> bytes:
    """All that a process told before it ended."""
    os.waitpid(process, 0)
    with os.fdopen(told, "rb") as pipe:
        return pipe.read()


def killed(act: Act, path: Path, after: float) -> bytes:
    """All that a process told before it was killed, so many seconds after it began."""
    process, told = started(act, path)
    time.sleep(after)
    os.kill(process, signal.SIGKILL)
    return told_by(process, told)


def move(desk: Desk, telling: int) -> None:
    """Go on a claim and off it again, and again, telling of each move once it is kept."""
    while True:
        for step in (reviewing.take, reviewing.release):
            with desk.writing() as session:
                step(session, "kim-train#1", by=desk.person(session, "ann"))
            os.write(telling, b".")


def import_much(desk: Desk, telling: int) -> None:
    """Import with hardly any page cache, so that much is on disk long before it is kept."""
    importing.SLICE = 100
    importing.widen_cache = lambda connection: connection.exec_driver_sql("PRAGMA cache_size=10")  # type: ignore[attr-defined,assignment]
    with desk.writing() as session:
        import_bundle(session, lines(MANY), by=desk.person(session, "ann"))
    os.write(telling, b".")


def test_moves_that_were_kept_outlive_a_kill_at_any_moment(path: Path) -> None:
    chance = random.Random(7)
    for _ in range(ROUNDS):
        before = len(rows_of(path)["review"])

        kept = len(killed(move, path, chance.uniform(0.01, 0.15)))

        desk = open_at(path)
        moves = len(rows_of(path)["review"]) - before
        assert proof_of(desk).fault is None
        assert moves - kept in (0, 1), "one may have been kept and not been told of yet"
        desk.engine.dispose()


def test_an_import_killed_at_any_moment_is_there_whole_or_not_at_all(path: Path) -> None:
    chance, whole = random.Random(8), 0
    blank = path.with_name("blank.db")
    shutil.copy(path, blank)
    for _ in range(ROUNDS):
        shutil.copy(blank, path)
        before = rows_of(path)

        told = killed(import_much, path, chance.uniform(0.01, 0.4))

        desk = open_at(path)
        after = rows_of(path)
        assert proof_of(desk).fault is None
        assert after == before or len(after["claim"]) == len(before["claim"]) + len(MANY) // 2
        assert after != before or not told
        whole += after != before
        desk.engine.dispose()
        remove_logs(path)
    assert whole < ROUNDS, "at least one was killed on the way"


def retract(desk: Desk, telling: int) -> None:
    """Retract the source that every claim rests on."""
    with desk.writing() as session:
        sources.retract_source(session, "Herald", by=desk.person(session, "ann"), reason="it made it up")
    os.write(telling, b".")


def test_a_retraction_killed_at_any_moment_took_all_it_rests_under_or_nothing(path: Path) -> None:
    desk = open_at(path)
    with desk.writing() as session:
        ann = desk.person(session, "ann")
        import_bundle(session, lines(MANY), by=ann)
        take_down(session.connection())
        keys = [
            key for (key,) in session.connection().exec_driver_sql("UPDATE claim SET state = 'verified' RETURNING id")
        ]
        note_written(session, "claim", keys)
        ledger.record(session, "approve", "desk", by=ann)
    desk.engine.dispose()
    chance, fell, blank = random.Random(10), 0, path.with_name("blank.db")
    remove_logs(path)
    shutil.copy(path, blank)
    for _ in range(ROUNDS):
        shutil.copy(blank, path)
        before = rows_of(path)

        told = killed(retract, path, chance.uniform(0.01, 0.6))

        desk = open_at(path)
        after = rows_of(path)
        assert proof_of(desk).fault is None
        assert after == before or len(after["review"]) == len(before["review"]) + len(MANY) // 2
        assert after != before or not told
        fell += after != before
        desk.engine.dispose()
        remove_logs(path)
    assert fell < ROUNDS, "at least one was killed on the way"


def remove_logs(path: Path) -> None:
    """So that the next round begins with the file alone."""
    for ending in ("-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)


def test_a_log_torn_anywhere_holds_up_to_its_last_whole_entry(path: Path, tmp_path: Path) -> None:
    kept = len(killed(move, path, 0.3))
    log = path.with_name(path.name + "-wal").read_bytes()
    chance = random.Random(9)

    for number in range(ROUNDS):
        torn = tmp_path / f"torn-{number}.db"
        shutil.copy(path, torn)
        torn.with_name(torn.name + "-wal").write_bytes(log[: chance.randrange(len(log))])
        desk = open_at(torn)
        assert proof_of(desk).fault is None
        assert len(rows_of(torn)["review"]) <= kept + 1
        desk.engine.dispose()


def test_a_file_that_may_not_grow_is_a_sentence_and_nothing_else(path: Path) -> None:
    limit = path.stat().st_size + 50_000

    def import_into_a_small_file(desk: Desk, telling: int) -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        import_much(desk, telling)

    before = rows_of(path)

    told = told_by(*started(import_into_a_small_file, path)).decode()

    assert told == "the desk: the disk refused to read or write: nothing was changed; check the disk and its free space"
    assert rows_of(path) == before
    assert proof_of(open_at(path)).fault is None


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of four megabytes."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounting = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", disk], check=False, capture_output=True
    )
    if mounting.returncode:
        pytest.skip(f"a small disk cannot be mounted here: {mounting.stderr.decode().strip()}")
    yield disk
    subprocess.run(["umount", "-l", disk], check=True)


def test_a_full_disk_is_a_sentence_and_with_room_again_it_works(path: Path, small_disk: Path) -> None:
    there = Path(shutil.copy(path, small_disk / "desk.db"))
    other = small_disk / "other"
    other.write_bytes(bytes(shutil.disk_usage(small_disk).free - 200_000))
    before = rows_of(there)

    told = told_by(*started(import_much, there)).decode()

    assert told == "the desk: the disk is full: nothing was changed; make room and try again"
    assert rows_of(there) == before
    other.unlink()
    assert told_by(*started(import_much, there)) == b"."
    assert proof_of(open_at(there)).fault is None
