"""Desks to speak to through the door."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.door import Door
from tests.conftest import Desk
from tracker.services.demonstrating import Demonstration, build_demo


@pytest.fixture
def tracker(desk: Desk, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Door:
    """A desk for one person, ann, with nothing on it."""
    desk.engine.dispose()
    return Door(desk.path, capsys, monkeypatch)


@pytest.fixture
def team(team_desk: Desk, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Door:
    """A desk of several (RL reports, MC and AO check, EK edits) with one story and one claim of it."""
    team_desk.engine.dispose()
    door = Door(team_desk.path, capsys, monkeypatch)
    door.done("file", "-", "--slug", "mayor", "--reporter", "RL", by="RL", stdin="The mayor resigned on Monday.\n")
    door.done("claim", "add", "mayor", "--text", "The mayor resigned.", "--status", "reported", by="RL")
    door.done("source", "add", "City Hall", "--kind", "organisation", by="RL")
    return door


@pytest.fixture(scope="session")
def _demonstration(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Demonstration]:
    folder = tmp_path_factory.mktemp("demonstration") / "demo"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LOGNAME", "ann")
        return folder, build_demo(folder)


@pytest.fixture
def demo(
    _demonstration: tuple[Path, Demonstration],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Door:
    """A copy of the demonstration's desk: kim-train, with ann (every role), RL, MC, AO and EK at work on it."""
    folder, _ = _demonstration
    shutil.copy(folder / "desk.db", tmp_path / "demo.db")
    return Door(tmp_path / "demo.db", capsys, monkeypatch)
