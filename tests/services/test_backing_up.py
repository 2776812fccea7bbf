"""A backup holds all of one moment, is proven, and is put in place whole or not at all; so is what is restored from it."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.bundles import SLUG, furnish_plainly, proof_of, rows_of
from tests.conftest import Desk, open_at
from tests.full_desks import digest, fill, killed_at, names
from tests.store.test_migrating import make_of_0002
from tests.unguarded import unguard
from tracker.domain.errors import AlreadyOnFileError, DeskError, TrackerError
from tracker.domain.vocabulary import SourceKind
from tracker.models import Source
from tracker.models.base import now
from tracker.services import carrying_desks, reviewing
from tracker.services.backing_up import Backup, back_up
from tracker.services.bringing_back import Restored, restore_backup
from tracker.store import carrying_files, guards, ledger, new_file, snapshots
from tracker.store.address import Address
from tracker.store.backups import backups_noted, dated_name

pytestmark = pytest.mark.sqlite_only("the desk that is backed up is a file here")


@pytest.fixture
def full(desk: Desk) -> Desk:
    """A desk with rows in every table and two evidence files, that nobody has open."""
    return fill(desk)


def backup_of(desk: Desk, to: Path | None = None, **more: Any) -> Backup:
    """A backup of the desk."""
    return back_up(Address(str(desk.path)), to, **more)


def restored(backup: Path, to: Path) -> Restored:
    """The desk that a backup becomes."""
    return restore_backup(backup, Address(str(to)))


def test_a_backup_is_the_whole_desk_with_its_files_and_nobody_else_may_read_it(full: Desk, tmp_path: Path) -> None:
    before, place = rows_of(full.path), tmp_path / "b.db"

    made = backup_of(full, place)

    assert rows_of(place) == before == rows_of(full.path)
    assert names(place.with_name("b.db.files")) == sorted(map(digest, ("one", "two")))
    assert (made.files and made.files.files, made.held) == (2, 3), "one was never there: its hash came with an import"
    assert made.files
    assert made.files.missing == ["ab" * 32]
    assert [one.stat().st_mode & 0o777 for one in (place, place.with_name("b.db.files"))] == [0o600, 0o700]
    assert proof_of(open_at(place)).head == made.head.hash
    assert sum(made.counts.values()) == sum(len(rows) for name, rows in before.items() if name in made.counts)


def test_without_a_name_it_lies_beside_the_desk_under_its_date_and_is_noted_there(full: Desk, tmp_path: Path) -> None:
    earlier = dated_name("desk.db", now())
    made = backup_of(full, files=False)

    assert made.path.parent == full.path.parent
    assert earlier <= made.path.name <= dated_name("desk.db", now())
    assert made.files is None
    assert not made.path.with_name(f"{made.path.name}.files").exists()
    [noted] = backups_noted(full.path.with_name("desk.db.backups"))
    assert (noted.path, noted.seq) == (made.path, made.head.seq)
    assert backup_of(full, tmp_path / "b.db").path == tmp_path / "b.db"
    assert len(list(backups_noted(full.path.with_name("desk.db.backups")))) == 2


def test_people_go_on_working_and_what_they_do_meanwhile_is_not_in_it(
    full: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(snapshots, "_PAGES", 3)
    before, steps = rows_of(full.path), []

    class Busy:
        def advance(self, step: int = 1) -> None:
            if step != 3:
                return
            steps.append(step)
            with full.writing() as session:
                act = reviewing.release if len(steps) % 2 else reviewing.take
                act(session, f"{SLUG}#3", by=full.person(session, "ann"))

    class Following:
        def __enter__(self) -> Busy:
            return Busy()

        def __exit__(self, *_: object) -> None:
            pass

    made = backup_of(full, tmp_path / "b.db", follow=lambda label, total: Following())

    assert len(steps) > 10
    assert rows_of(made.path) == before
    assert len(rows_of(full.path)["entry"]) == len(before["entry"]) + len(steps)


def test_a_file_that_an_earlier_backup_holds_is_linked_unless_it_was_altered_there(full: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "nightly"
    folder.mkdir()
    first = backup_of(full, folder).path
    shutil.move(first, first.with_name("desk-2020-01-01T000000Z.db"))
    old = first.with_name(f"{first.name}.files").rename(folder / "desk-2020-01-01T000000Z.db.files")
    (old / digest("two")).write_text("changed")

    second = backup_of(full, folder)

    new = second.path.with_name(f"{second.path.name}.files")
    assert second.files
    assert (second.files.linked, second.files.files) == (1, 2)
    assert (new / digest("one")).samefile(old / digest("one"))
    assert (new / digest("two")).read_text() == "two"


def test_what_is_missing_or_altered_stays_behind_and_is_named(full: Desk, tmp_path: Path) -> None:
    folder = Address(str(full.path)).files
    (folder / digest("one")).write_text("another")
    (folder / digest("two")).unlink()

    made = backup_of(full, tmp_path / "b.db").files

    assert made
    assert made.altered == [digest("one")]
    assert digest("two") in made.missing
    assert names(tmp_path / "b.db.files") == []


def lay_file(place: Path) -> None:
    """A file of somebody's."""
    place.write_text("mine")


def lay_files(place: Path) -> None:
    """Evidence files of another desk."""
    place.with_name(f"{place.name}.files").mkdir()
    (place.with_name(f"{place.name}.files") / "x").write_text("mine")


def lay_log(place: Path) -> None:
    """What a desk that is gone left behind."""
    place.with_name(f"{place.name}-wal").write_text("pages")


@pytest.mark.parametrize("lay", [lay_file, lay_files, lay_log, Path.mkdir])
def test_neither_a_backup_nor_a_restored_desk_is_written_over_anything(
    lay: Callable[[Path], None], full: Desk, tmp_path: Path
) -> None:
    backup = backup_of(full, tmp_path / "b.db").path
    place = tmp_path / "place.db"
    lay(place)
    before = sorted((one, one.is_file() and one.read_bytes()) for one in tmp_path.rglob("*"))

    if not place.is_dir():  # in a folder a backup gets a dated name
        with pytest.raises(TrackerError, match="name another file for the backup"):
            backup_of(full, place)
    with pytest.raises(TrackerError, match=r"name another place with --to|name a file in it"):
        restored(backup, place)

    assert before == sorted((one, one.is_file() and one.read_bytes()) for one in tmp_path.rglob("*"))


def test_who_restores_to_one_place_at_the_same_time_as_another_is_told_so(
    full: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup, place = backup_of(full, tmp_path / "b.db").path, tmp_path / "place.db"
    folder = place.with_name("place.db.files")

    def slowly(path: Path) -> None:
        folder.mkdir()
        (folder / "theirs").touch()

    monkeypatch.setattr(new_file, "_settle", slowly)
    with pytest.raises(
        AlreadyOnFileError, match=f"^evidence files have come to lie in {folder} meanwhile: nothing was"
    ):
        restored(backup, place)
    assert names(folder) == ["theirs"]
    assert not place.exists()


def spoil_page(path: Path) -> None:
    """A page in the middle is overwritten."""
    with path.open("r+b") as file:
        file.seek(path.stat().st_size // 2 // 4096 * 4096)
        file.write(b"\xff" * 4096)


def spoil_row(path: Path) -> None:
    """A row is changed behind tracker's back."""
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("UPDATE source SET name = 'Herold' WHERE name = 'Herald'")


def spoil_entry(path: Path) -> None:
    """An entry is changed behind tracker's back."""
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        unguard(raw)
        raw.execute("UPDATE entry SET act = 'x' WHERE seq = 2")


def spoil_key(path: Path) -> None:
    """A row is left without what it belongs to."""
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("PRAGMA writable_schema=ON")
        unguard(raw)
        raw.execute("UPDATE passage SET revision_id = 99")


@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        (spoil_page, "damaged"),
        (spoil_row, "does not verify"),
        (spoil_entry, r"does not verify \(entry 2: "),
        (spoil_key, "without their revision"),
    ],
)
def test_what_is_not_whole_is_neither_backed_up_nor_restored(
    spoil: Callable[[Path], None], why: str, full: Desk, tmp_path: Path
) -> None:
    good = backup_of(full, tmp_path / "good.db").path
    spoil(full.path)
    spoil(good)
    before = names(tmp_path)

    with pytest.raises(DeskError, match=why):
        backup_of(full, tmp_path / "b.db")
    with pytest.raises(DeskError, match=why):
        restored(good, tmp_path / "again.db")

    assert [name for name in names(tmp_path) if not name.endswith(("-wal", "-shm"))] == before


def test_a_desk_is_restored_with_its_files_and_the_backup_stays(full: Desk, tmp_path: Path) -> None:
    whole, backup = rows_of(full.path), backup_of(full, tmp_path / "b.db")
    (tmp_path / "b.db.files" / digest("two")).write_text("altered in the backup")
    kept = rows_of(backup.path)
    place = tmp_path / "new" / "desk.db"
    place.parent.mkdir()

    done = restored(backup.path, place)

    assert rows_of(place) == whole
    assert rows_of(backup.path) == kept
    assert done.filled.head == backup.head
    assert names(place.with_name("desk.db.files")) == [digest("one")]
    assert done.filled.files
    assert done.filled.files.altered == [digest("two")]
    assert (
        not place.with_name("desk.db.files").joinpath(digest("one")).samefile(tmp_path / "b.db.files" / digest("one"))
    )


def test_guards_stand_again_after_a_restore_and_what_they_would_not_have_let_in_is_named(
    desk: Desk, tmp_path: Path
) -> None:
    with desk.writing() as session:
        guards.take_down(session.connection())
        session.add(Source(name="Herald", kind=SourceKind.OUTLET, retracted_at=now()))
        ledger.record(session, "retract source", "source:1", by=None)
    desk.engine.dispose()

    done = restored(backup_of(desk, tmp_path / "b.db").path, tmp_path / "new.db")

    assert done.unguarded is not None
    assert done.unguarded.table == "source"
    opened = open_at(tmp_path / "new.db")
    with opened.reading() as session:
        assert guards.missing(session.connection()) == []
    with desk.reading() as session:
        assert guards.missing(session.connection()) != []


def test_a_backup_of_an_older_version_becomes_a_desk_of_this_one(desk: Desk, tmp_path: Path) -> None:
    furnish_plainly(desk)
    make_of_0002(desk)
    old = rows_of(desk.path)

    done = restored(desk.path, tmp_path / "new.db")

    assert done.upgraded
    assert rows_of(desk.path) == old
    assert rows_of(tmp_path / "new.db")["entry"] == old["entry"]


@pytest.mark.parametrize("words", ["no desk", ""])
def test_what_is_no_backup_is_one_sentence(words: str, tmp_path: Path) -> None:
    (tmp_path / "b.db").write_text(words)

    with pytest.raises(DeskError, match="is not a tracker desk"):
        restored(tmp_path / "b.db", tmp_path / "new.db")
    assert names(tmp_path) == ["b.db"]


def run_out(*_: Any, **__: Any) -> None:
    """The disk has no room left."""
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize("at", [(shutil, "copyfile"), (Path, "rename"), (os, "link")])
def test_a_disk_that_fills_up_leaves_nothing(
    at: tuple[Any, str], full: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup = backup_of(full, tmp_path / "b.db").path
    before = names(tmp_path)
    monkeypatch.setattr(*at, run_out)
    if at[1] == "link":
        monkeypatch.setattr(Path, "rename", run_out)

    for act in (lambda: backup_of(full, tmp_path / "c.db"), lambda: restored(backup, tmp_path / "new.db")):
        with pytest.raises(DeskError, match="No space left on device"):
            act()

    assert names(tmp_path) == before


MOMENTS: list[tuple[Any, str]] = [
    (snapshots, "copy_pages"),
    (carrying_desks, "require_whole"),
    (ledger, "head"),
    (carrying_files, "_carry"),
    (new_file.NewFile, "keep"),
    (new_file, "_put"),
]


@pytest.mark.parametrize("act", [backup_of, restored])
def test_killed_on_the_way_nothing_lies_where_it_was_to_come_and_it_can_be_done_again(
    act: Callable[[Any, Path], Any], full: Desk, tmp_path: Path
) -> None:
    backup = backup_of(full, tmp_path / "b.db").path
    start = full if act is backup_of else backup
    for number, (place, moment) in enumerate(MOMENTS):
        to = tmp_path / f"new-{number}.db"

        assert killed_at(place, moment, lambda: act(start, to)) == -signal.SIGKILL  # noqa: B023 - done before the next

        assert not to.exists(), moment
        for left in tmp_path.glob(f"new-{number}.db*"):
            assert ".making" in left.name or (moment == "_put" and left.name.endswith(".files")), moment
            shutil.rmtree(left) if left.is_dir() else left.unlink()
        act(start, to)
        assert proof_of(open_at(to)).fault is None
