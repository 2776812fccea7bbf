"""A desk's file that is deleted, moved or replaced while somebody has it open: a sentence, and nobody is told that an act was
kept which was thrown away with it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.bundles import rows_of
from tests.conftest import Desk, open_at
from tests.each import each
from tracker.domain.errors import DeskError
from tracker.domain.vocabulary import SourceKind
from tracker.services.sources import add_source


def delete(path: Path) -> None:
    """The file alone."""
    path.unlink()


def delete_all(path: Path) -> None:
    """With what SQLite keeps beside it."""
    for one in path.parent.glob(f"{path.name}*"):
        one.unlink()


def move_away(path: Path) -> None:
    """Under another name."""
    path.rename(path.with_name("moved.db"))


def replace(path: Path) -> None:
    """Another file comes to lie there."""
    other = path.with_name("other.db")
    shutil.copy(path, other)
    other.replace(path)


def lose(desk: Desk, way: Callable[[Path], None], moment: str) -> None:
    """The file goes, and somebody acts."""
    if moment == "between two acts":
        way(desk.path)
        add(desk, "Gazette")
    else:
        add(desk, "Gazette", way)


WAYS: tuple[Callable[[Path], None], ...] = (delete, delete_all, move_away, replace)


def add(desk: Desk, name: str, meanwhile: Callable[[Path], None] | None = None) -> None:
    """Put a source on file; something may happen before it is kept."""
    with desk.writing() as session:
        add_source(session, name, SourceKind.OUTLET, by=desk.person(session, "ann"))
        if meanwhile is not None:
            meanwhile(desk.path)


@pytest.mark.sqlite_only("a desk's file goes away under the program")
@pytest.mark.parametrize("moment", ["between two acts", "before an act is kept"])
@each("way", WAYS)
def test_nothing_is_said_to_be_kept_in_a_file_that_is_gone(
    way: Callable[[Path], None], moment: str, desk: Desk, tmp_path: Path
) -> None:
    desk.engine.dispose()
    place = tmp_path / way.__name__
    place.mkdir()
    there = open_at(Path(shutil.copy(desk.path, place / "desk.db")))
    add(there, "Herald")

    with pytest.raises(DeskError, match=r"was deleted, moved or replaced while it was open: nothing was changed"):
        lose(there, way, moment)

    there.engine.dispose()


@pytest.mark.sqlite_only("a desk's file goes away under the program")
def test_a_desk_that_is_left_alone_is_written_on(desk: Desk) -> None:
    add(desk, "Herald")

    assert [row[1] for row in rows_of(desk.path)["source"]] == ["Herald"]
