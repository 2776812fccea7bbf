"""Killed at any moment, or out of disk: the desk opens, proves, and is as before or as after, never between."""

from __future__ import annotations

import random
import resource
import shutil
import signal
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests import killing
from tests.bundles import PLAIN, proof_of, rows_of, take_in
from tests.conftest import Desk, open_at
from tests.each import THOROUGH
from tests.own_server import OwnServer, own_server
from tests.postgres_keeper import NoServerError
from tracker.store.address import Address

pytestmark = pytest.mark.sqlite_only("the desk that is killed at is a file, or has a server of its own")

SIZE = 100
"""Claims: so many that it takes a while."""
ORDEALS = killing.ordeals(SIZE)
ROUNDS = 4 if THOROUGH else 2
"""How often each act is killed here; `make bench` kills two hundred times."""
TORN = 12 if THOROUGH else 5
MUCH = killing.import_much(700)


@pytest.fixture
def path(desk: Desk) -> Path:
    """The file of a desk with a story and a claim that can be taken, that nobody has open: a fork must not inherit a
    connection."""
    take_in(desk, PLAIN)
    desk.engine.dispose()
    return desk.path


@pytest.fixture(scope="module")
def own() -> Iterator[OwnServer]:
    """A server that may crash."""
    try:
        with own_server() as server:
            yield server
    except NoServerError as error:
        pytest.skip(str(error))


def import_into(path: Path, act: killing.Act | None = None) -> str:
    """What a process is told that imports much into the desk at this path."""
    return killing.told_by(killing.started(act or ORDEALS["imports"].act, Address(str(path)))).decode()


@pytest.mark.parametrize("name", [name for name, one in ORDEALS.items() if one.on_files and name != "edits"])
def test_killed_at_any_moment_an_act_is_there_whole_or_not_at_all(name: str, tmp_path: Path) -> None:
    found = killing.ordeal(
        ORDEALS[name], killing.Place(tmp_path), rounds=ROUNDS, size=SIZE, chance=random.Random(7), longest=0.3
    )

    assert (found.rounds, found.faults, found.refused) == (ROUNDS, [], {})


@pytest.fixture(scope="module")
def place(own: OwnServer, tmp_path_factory: pytest.TempPathFactory) -> killing.Place:
    """A desk at that server."""
    found = killing.Place(tmp_path_factory.mktemp("server"), own)
    found.make_ready(ORDEALS["moves"], SIZE)
    return found


def test_a_client_killed_at_a_server_leaves_the_act_whole_or_not_at_all(place: killing.Place) -> None:
    for name in ("moves", "imports"):
        found = killing.ordeal(
            ORDEALS[name], place, rounds=ROUNDS - 1, size=SIZE, chance=random.Random(8), longest=0.5, ready=True
        )

        assert (found.rounds, found.faults, found.refused) == (ROUNDS - 1, [], {})


@pytest.mark.parametrize("kill", [killing.cut, killing.crash_server, killing.restart_server])
def test_a_server_lost_in_the_middle_of_an_act_is_one_sentence_and_every_act_whole_or_not_there(
    kill: Callable[[killing.Started, killing.Place], None], place: killing.Place, capfd: pytest.CaptureFixture[str]
) -> None:
    found = killing.ordeal(
        ORDEALS["moves"], place, rounds=1, size=1, chance=random.Random(9), kill=kill, longest=0.5, ready=True
    )

    assert (found.rounds, found.faults) == (1, [])
    assert all(sentence.startswith("ordeal: the ") for sentence in found.refused)
    assert capfd.readouterr().err == "", "no traceback reaches anybody"


@pytest.mark.parametrize(("kept", "waits"), [(False, "PgSleep"), (True, "SyncRep")])
def test_where_the_connection_goes_while_the_server_keeps_an_act_nobody_is_told_that_it_was_or_was_not(
    kept: bool, waits: str, place: killing.Place
) -> None:
    assert place.server is not None
    place.put_back()
    before = killing.counts_of(place.address)["review"]
    with place.server.connected(place.database) as connection:
        if kept:  # on this disk it is kept, and the standby that is to have it too never answers
            connection.execute("ALTER SYSTEM SET synchronous_standby_names = 'nobody'")
        else:
            connection.execute(
                "CREATE FUNCTION dawdle() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(30); RETURN NULL; END';"
                "CREATE CONSTRAINT TRIGGER dawdle AFTER INSERT ON review DEFERRABLE INITIALLY DEFERRED "
                "FOR EACH ROW EXECUTE FUNCTION dawdle()"
            )
        connection.execute("SELECT pg_reload_conf()")

    told = killing.end_while(waits, killing.started(killing.take, place.address), place).decode()

    with place.server.connected() as connection:
        connection.execute("ALTER SYSTEM RESET synchronous_standby_names")
        connection.execute("SELECT pg_reload_conf()")
    assert told.startswith("ordeal: the connection to the desk's server was lost while the last act was being kept")
    assert killing.counts_of(place.address)["review"] - before == kept
    assert killing.ailments_of(place.address) == []


def test_a_log_torn_anywhere_holds_up_to_its_last_whole_entry(path: Path, tmp_path: Path) -> None:
    kept = len(killing.told_at_least(killing.started(ORDEALS["moves"].act, Address(str(path))), 5))
    log = path.with_name(path.name + "-wal").read_bytes()
    chance = random.Random(9)

    for number in range(TORN):
        torn = tmp_path / f"torn-{number}.db"
        shutil.copy(path, torn)
        torn.with_name(torn.name + "-wal").write_bytes(log[: chance.randrange(len(log))])
        desk = open_at(torn)
        assert proof_of(desk).fault is None
        assert len(rows_of(torn)["review"]) <= kept + 1
        desk.engine.dispose()


def test_a_file_that_may_not_grow_is_a_sentence_and_nothing_else(path: Path) -> None:
    limit = path.stat().st_size // 2  # of every file that grows from now on: the log that it is written by

    def import_into_a_small_file(address: Address, tell: killing.Tell) -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        MUCH(address, tell)

    before = rows_of(path)

    told = import_into(path, import_into_a_small_file)

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

    told = import_into(there, MUCH)

    assert told == "the desk: the disk is full: nothing was changed; make room and try again"
    assert rows_of(there) == before
    other.unlink()
    assert import_into(there, MUCH) == "."
    assert proof_of(open_at(there)).fault is None
