"""Whose turn it is to write on a desk in a file."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.conftest import Desk
from tracker.store import turns
from tracker.store.address import connect_file
from tracker.store.turns import begin_writing

pytestmark = pytest.mark.sqlite_only("the line of writers at a desk's file; a server has its own")


@pytest.fixture
def writer(desk: Desk) -> Iterator[sqlite3.Connection]:
    """Somebody who is writing."""
    with closing(connect_file(desk.path)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        yield connection


def door_of(path: Path) -> Path:
    """What people stand in line at."""
    return path.with_name(path.name + "-turn")


def come(path: Path, *, wait: float = 20.0, told: list[str] | None = None) -> threading.Thread:
    """Somebody comes and wants to write; they go at once when it is their turn. What they are told stands in `told`."""

    def write() -> None:
        with closing(connect_file(path, wait=wait)) as connection:
            try:
                begin_writing(connection, lambda: told.append("wait") if told is not None else None)
            except sqlite3.OperationalError as error:
                assert told is not None
                told.append(str(error))
            else:
                connection.execute("ROLLBACK")

    thread = threading.Thread(target=write)
    thread.start()
    return thread


def test_alone_nobody_needs_a_door(desk: Desk) -> None:
    come(desk.path).join()

    assert not door_of(desk.path).exists()


def test_who_waits_in_front_or_in_line_is_told_once_and_then_writes(
    desk: Desk, writer: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turns, "PATIENCE", 0.05)
    heard: list[list[str]] = [[], [], []]
    waiting = [come(desk.path, told=told) for told in heard]
    until = time.monotonic() + 10
    while not all(heard) and time.monotonic() < until:
        time.sleep(0.01)

    writer.execute("ROLLBACK")
    for thread in waiting:
        thread.join(timeout=10)

    assert heard == [["wait"]] * 3


def test_who_has_no_patience_gives_up_in_front_and_in_line_and_keeps_nobody_out(
    desk: Desk, writer: sqlite3.Connection
) -> None:
    heard: list[list[str]] = [[], []]
    for thread in [come(desk.path, wait=0.3, told=told) for told in heard]:
        thread.join(timeout=10)
    assert heard == [["database is locked"]] * 2

    patient = come(desk.path)
    writer.execute("ROLLBACK")
    patient.join(timeout=10)

    assert not patient.is_alive()


@pytest.mark.parametrize("hindrance", ["no room for a door", "no such locks"])
def test_without_a_door_all_ask_for_the_desk(
    hindrance: str, desk: Desk, writer: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    if hindrance == "no such locks":
        monkeypatch.setattr(turns, "fcntl", None)
    else:
        door_of(desk.path).symlink_to(desk.path.parent / "nowhere" / "door")
    waiting = [come(desk.path) for _ in range(3)]

    writer.execute("ROLLBACK")
    for thread in waiting:
        thread.join(timeout=10)

    assert not any(thread.is_alive() for thread in waiting)
