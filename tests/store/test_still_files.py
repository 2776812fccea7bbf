"""A desk where nothing may be written can be read by every command, and is not read torn."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bundles import PLAIN, rows_of, take_in
from tests.conftest import Desk, open_at
from tests.rights import without_rights
from tracker.cli.app import main
from tracker.domain.errors import DeskError
from tracker.services.backing_up import back_up
from tracker.services.proving import prove
from tracker.store.address import Address
from tracker.store.session import open_desk, reading

pytestmark = pytest.mark.sqlite_only("files that nobody may write to")


@pytest.fixture
def locked(desk: Desk) -> Iterator[Path]:
    """A desk with a story, in a folder where nobody may write."""
    take_in(desk, PLAIN)
    desk.engine.dispose()
    folder = desk.path.parent / "archive"
    folder.mkdir()
    path = desk.path.rename(folder / "desk.db")
    folder.chmod(0o500)
    yield path
    folder.chmod(0o700)


def proven(path: Path) -> tuple[int, str | None]:
    """How many entries a desk has, and what is wrong with them."""
    with reading(open_desk(Address(str(path)))) as session:
        verdict = prove(session)
        return verdict.entries, verdict.fault


def test_a_desk_in_a_folder_that_takes_no_changes_is_read(locked: Path, tmp_path: Path) -> None:
    assert without_rights(lambda: proven(locked)) == (2, None)
    assert without_rights(lambda: main(["--db", str(locked), "claim", "list"])) == 0
    assert without_rights(lambda: main(["--db", str(locked), "source", "add", "A", "--kind", "outlet"])) == 2
    without_rights(lambda: back_up(Address(str(locked)), tmp_path / "b.db").path)
    assert rows_of(tmp_path / "b.db") == rows_of(locked)
    assert [one.name for one in locked.parent.iterdir()] == ["desk.db"]


def test_while_somebody_works_there_their_log_is_read_too(locked: Path) -> None:
    locked.parent.chmod(0o700)
    writer = open_at(locked)
    with writer.reading(), writer.writing() as session:
        session.connection().exec_driver_sql("INSERT INTO setting (id, name, value) VALUES (99, 'x', 'late')")
    locked.parent.chmod(0o500)

    with writer.reading() as held:
        held.connection().exec_driver_sql("SELECT 1 FROM setting")
        entries, fault = without_rights(lambda: proven(locked))

    assert entries == 2
    assert fault is not None
    assert "setting x was inserted behind" in fault
    writer.engine.dispose()


def test_a_file_that_is_changed_while_it_is_read_so_is_not_believed(locked: Path) -> None:
    def read_while_it_changes() -> None:
        with reading(open_desk(Address(str(locked)))) as session:
            prove(session)
            os.utime(locked, ns=(1, 1))

    with pytest.raises(DeskError, match="somebody worked on the desk while it was read"):
        without_rights(read_while_it_changes)
