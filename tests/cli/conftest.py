"""Desks to speak to through the door."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.cli.door import Door
from tests.clocks import Clock, clock_everywhere
from tests.desks import Desk, FileDesk
from tests.intake.paper import p, r, written
from tests.server_desks import ServerDesk
from tracker.domain.vocabulary import SecondPerson
from tracker.services.demonstrating import STORY, Demonstration, build_demo
from tracker.services.desks import choose_setting
from tracker.services.seeding import load_seeds, make_moves, seed_folders


@pytest.fixture
def tracker(desk: Desk, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Door:
    """A desk for one person, ann, with nothing on it."""
    return Door(desk, capsys, monkeypatch)


@pytest.fixture
def team(team_desk: Desk, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Door:
    """A desk of several (RL reports, MC and AO check, EK edits) with one story and one claim of it."""
    door = Door(team_desk, capsys, monkeypatch)

    def make() -> None:
        door.done("file", "-", "--slug", "mayor", "--reporter", "RL", by="RL", stdin="The mayor resigned on Monday.\n")
        door.done("claim", "add", "mayor", "--text", "The mayor resigned.", "--status", "reported", by="RL")
        door.done("source", "add", "City Hall", "--kind", "organisation", by="RL")

    team_desk.become("mayor", make)
    return door


@pytest.fixture(scope="session")
def _demonstration(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Demonstration]:
    folder = tmp_path_factory.mktemp("demonstration") / "demo"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LOGNAME", "ann")
        return folder, build_demo(folder)


def _demonstrate(desk: Desk) -> None:
    """What `demo` does to a new desk."""
    seeds = next(path for path in seed_folders() if path.name == STORY)
    with desk.writing() as session:
        ann = desk.person(session, "ann")
        choose_setting(session, "second-person", SecondPerson.REQUIRED, by=ann)
        choose_setting(session, "policy", "default", by=ann)
        load_seeds(session, seeds, by=ann)
        make_moves(session, seeds, files=desk.folder / "files")


@pytest.fixture
def demo(
    engine_kind: str,
    request: pytest.FixtureRequest,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Door:
    """A copy of the demonstration's desk: kim-train, with ann (every role), RL, MC, AO and EK at work on it."""
    if engine_kind == "sqlite":
        folder, _ = request.getfixturevalue("_demonstration")
        return Door(FileDesk(Path(shutil.copy(folder / "desk.db", tmp_path / "demo.db"))), capsys, monkeypatch)
    request.getfixturevalue("server")
    desk = ServerDesk(tmp_path)
    desk.become("demo", lambda: _demonstrate(desk))
    return Door(desk, capsys, monkeypatch)


@cache
def remarked() -> bytes:
    """A Word document with a comment on one of its words."""
    marked = f'<w:commentRangeStart w:id="1"/>{r("closed")}<w:commentRangeEnd w:id="1"/>'
    remark = f'<w:comment w:id="1" w:author="Ann Lee">{p("Who says so?")}</w:comment>'
    return written(p("The bridge was ", marked, " on Monday."), comments=remark)


@pytest.fixture
def tmp(tmp_path: Path) -> Path:
    """A folder with a story and a bundle in it."""
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "tour").mkdir()
    (folder / "story.txt").write_text("A story in a file.", encoding="utf-8")
    (folder / "empty.txt").touch()
    (folder / "bridge.txt").write_text(
        "The bridge was closed on Monday. “The bridge is safe,” Ann Lee said.", encoding="utf-8"
    )
    (folder / "two.txt").write_text("Two barns burnt. Two barns burnt.", encoding="utf-8")
    (folder / "three.txt").write_text("Fog. Two barns burnt. Fog. Two barns burnt. Two barns burnt.", encoding="utf-8")
    (folder / "draft.docx").write_bytes(remarked())
    (folder / "bundle.jsonl").write_text('{"record":"source","name":"Gazette","kind":"outlet"}\n', encoding="utf-8")
    (folder / "house.toml").write_text('summary = "Ours."\n[minimum]\nhigh = 3\n', encoding="utf-8")
    (folder / "bad.toml").write_text('summary = "Ours."\n[minimum]\nhihg = 3\n', encoding="utf-8")
    (folder / "facts.csv").write_text("Fact,Link\nKhasan has two banks.,\n", encoding="utf-8")
    archived = (
        "Link,Archive status,Archive location,Claim\nhttps://kcna.kp/1,ok,https://archive.example/1,kim-train#1\n"
    )
    (folder / "archive.csv").write_text(archived, encoding="utf-8")
    return folder


@pytest.fixture
def clock() -> Iterator[Clock]:
    """The clock of the whole program, at the beginning of a minute."""
    with clock_everywhere() as made:
        made.at = made.at.replace(second=0, microsecond=0) + dt.timedelta(minutes=1)
        yield made
