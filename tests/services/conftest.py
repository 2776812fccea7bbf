"""A furnished desk for every test of the services; what a test does there is undone, and proven before."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from sqlalchemy import Connection

from tests.desks import Desk, open_at
from tests.server_desks import OFTEN, ServerDesk
from tests.services.newsroom import Clock, Room, Row, furnish
from tests.services.stripped import furnished_file, strip
from tracker.services.proving import prove

Furnishing = Callable[[Desk, str, Callable[[Room], None]], Desk]


class _UndoneError(Exception):
    """Nothing that a test did in its session is kept."""


@pytest.fixture(scope="session")
def _furnished_file(_empty_desk_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    path = tmp_path_factory.mktemp("furnished") / "desk.db"
    shutil.copy(_empty_desk_file, path)
    desk = open_at(path)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LOGNAME", "ann")
        furnish(desk)
    yield desk
    desk.leave()


@pytest.fixture
def furnished_desk(engine_kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> Desk:
    """A desk of several with a story; never changed."""
    if engine_kind == "sqlite":
        file: Desk = request.getfixturevalue("_furnished_file")
        return file
    request.getfixturevalue("server")
    desk = ServerDesk(tmp_path)
    desk.become("newsroom", lambda: furnish(desk))
    return desk


@pytest.fixture
def with_more(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Furnishing:
    """Brings the furnished desk into a further state, once: what comes of it is never changed either. Who wants that for a
    whole file overrides `furnished_desk`."""

    def brought(desk: Desk, state: str, make: Callable[[Room], None]) -> Desk:
        there: Desk

        def made() -> None:
            (tmp_path / "files").mkdir(exist_ok=True)
            with there.writing() as session:
                make(Room(session, tmp_path / "files"))

        if isinstance(desk, ServerDesk):
            assert state in OFTEN, "its rows are told from others by its address"
            there = desk
            desk.become(state, made)
        elif state in _further:
            there = _further[state]
        else:
            path = tmp_path_factory.mktemp(state) / "desk.db"
            path.write_bytes(desk.snapshot())
            _further[state] = there = open_at(path)
            made()
        return there

    return brought


_further: dict[str, Desk] = {}
"""Files in a further state, by its name."""


@pytest.fixture(scope="session")
def furnished(_empty_desk_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a desk with rows in every table; never changed."""
    return furnished_file(_empty_desk_file, tmp_path_factory.mktemp("filled") / "desk.db")


@pytest.fixture(scope="session")
def stripped(furnished: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same rows in tables that no longer guard anything; never changed."""
    path = tmp_path_factory.mktemp("stripped") / "desk.db"
    path.write_bytes(furnished.read_bytes())
    strip(path)
    return path


@pytest.fixture
def bare(stripped: Path, tmp_path: Path) -> Iterator[Connection]:
    """A connection to a copy of that desk."""
    path = tmp_path / "bare.db"
    path.write_bytes(stripped.read_bytes())
    desk = open_at(path)
    with desk.engine.connect() as connection:
        yield connection
    desk.engine.dispose()


_before: dict[str, dict[str, dict[int, Row]]] = {}
"""The rows of each furnished desk, which is never changed, by its address."""


@pytest.fixture
def room(furnished_desk: Desk, tmp_path: Path) -> Iterator[Room]:
    """A session at that desk. Whatever a test does in it: the ledger proves afterwards, and nothing was deleted."""
    with suppress(_UndoneError), furnished_desk.writing() as session:
        (tmp_path / "files").mkdir(exist_ok=True)
        key = furnished_desk.address
        room = Room(session, tmp_path / "files", _before.get(key, {}))
        _before[key] = room.before
        yield room
        session.flush()
        assert not session.info["tracker_changed"], "something changed that no entry speaks of"
        assert not session.info["tracker_written"], "something was written that no entry speaks of"
        assert prove(session).fault is None
        assert room.lost() == []
        raise _UndoneError


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The clock that holds go by."""
    clock = Clock()
    for module in ("steps", "guards"):
        monkeypatch.setattr(f"tracker.services.{module}.now", clock)
    return clock
