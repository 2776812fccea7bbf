"""The doctor finds what could lose or falsify the record, goes on whatever it finds, and changes nothing."""

from __future__ import annotations

import datetime as dt
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.bundles import PLAIN, take_in
from tests.clocks import clock_everywhere
from tests.conftest import Desk
from tests.each import each
from tests.full_desks import digest, put_file
from tests.rights import without_rights
from tests.unguarded import unguard
from tracker.domain.ailment import Ailment
from tracker.models.base import now
from tracker.services.ailing_files import without_backup
from tracker.services.backing_up import back_up
from tracker.services.examining import Examination, examine
from tracker.store import mounts, place_health
from tracker.store.address import Address
from tracker.store.guards.sqlite import statements
from tracker.store.migrating import upgrade_file

pytestmark = pytest.mark.sqlite_only("what a doctor finds at a file; servers have tests of their own")

Spoil = Callable[[Path], None]


@pytest.fixture
def healthy(desk: Desk) -> Path:
    """The file of a desk with a story and an evidence file, that nobody has open."""
    take_in(desk, PLAIN)
    put_file(desk, "one")
    desk.path.with_name("scan.pdf").unlink()
    desk.engine.dispose()
    return desk.path


def look(path: Path) -> Examination:
    """What the doctor finds."""
    return examine(Address(str(path)))


def said(found: Examination) -> str:
    """All that is wrong, a line each."""
    return "\n".join(f"{one.check}: {one.what}" for one in found.ailments if one.grave)


def everything(folder: Path) -> dict[str, tuple[bytes, int]]:
    """What lies in a folder, with the time of its last change."""
    return {
        one.relative_to(folder).as_posix(): (one.read_bytes() if one.is_file() else b"", one.stat().st_mtime_ns)
        for one in folder.rglob("*")
    }


def sql(statement: str) -> Spoil:
    """Change the desk behind tracker's back."""

    def spoil(path: Path) -> None:
        with closing(sqlite3.connect(path, isolation_level=None)) as raw:
            unguard(raw)
            for part in statement.split(";"):
                raw.execute(part)

    return spoil


def on_bytes(change: Callable[[bytearray], None]) -> Spoil:
    """Change the bytes of the file."""

    def spoil(path: Path) -> None:
        content = bytearray(path.read_bytes())
        change(content)
        path.write_bytes(content)

    return spoil


def overwrite(content: bytearray) -> None:
    """Every fifth page is lost."""
    for page in range(4, len(content) // 4096, 5):
        content[page * 4096 : (page + 1) * 4096] = b"\xff" * 4096


def cut(content: bytearray) -> None:
    """The last third is missing."""
    del content[len(content) * 2 // 3 :]


def beside(name: str, words: bytes) -> Spoil:
    """Something comes to lie beside the desk."""

    def spoil(path: Path) -> None:
        path.with_name(path.name + name).write_bytes(words)

    return spoil


def foreign_log(path: Path) -> None:
    """The log of another desk, with pages that are kept in it."""
    other = path.with_name("other.db")
    shutil.copy(path, other)
    with closing(sqlite3.connect(other, isolation_level=None)) as raw:
        for statement in ("DROP TABLE via", "DROP TABLE reply", "VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"):
            raw.execute(statement)
        raw.execute("UPDATE claim SET note = hex(randomblob(3000))")
        shutil.copy(f"{other}-wal", f"{path}-wal")
    other.unlink()


def evidence(change: Callable[[Path], object]) -> Spoil:
    """Something happens to the evidence file."""

    def spoil(path: Path) -> None:
        change(Address(str(path)).files / digest("one"))

    return spoil


def alter(file: Path) -> None:
    """It is written over."""
    file.write_text("another")


AILMENTS: list[tuple[Spoil, str]] = [
    (sql("PRAGMA journal_mode=DELETE"), "file: the file is not written by way of a log"),
    (on_bytes(overwrite), "file: the file is damaged: "),
    (on_bytes(cut), "file: the file ends early: "),
    (beside("-journal", b"x"), "place: demo.db-journal lies beside the desk"),
    (beside("-wal", b"x" * 4096), "file: the log demo.db-wal is not this desk's"),
    (foreign_log, "file: the file is whole, but not together with its log demo.db-wal"),
    (lambda path: path.chmod(0o666), "place: everybody on this machine may write the desk's file"),
    (sql("DROP INDEX ix_alias_source_id"), "tables: the index ix_alias_source_id is missing"),
    (sql("CREATE INDEX mine ON claim (text)"), "tables: there is an index mine that tracker did not make"),
    (sql("ALTER TABLE claim ADD COLUMN mine TEXT"), "tables: there is a column claim.mine that tracker did not make"),
    (sql("ALTER TABLE claim RENAME COLUMN note TO notes"), "tables: the column claim.note is missing"),
    (sql("CREATE TABLE mine (x)"), "tables: there is a table mine that tracker did not make"),
    (sql("DROP TABLE waiver"), "tables: the table waiver is missing"),
    (sql("PRAGMA foreign_keys=OFF; UPDATE claim SET article_id = 9"), "rows: 2 rows of claim without the article"),
    (sql("UPDATE source SET name = 'Herold' WHERE name = 'Herald'"), "ledger: "),
    (
        sql("SELECT 1"),
        f"guards: {len(statements())} of the guards that stand in the database are missing or altered: guard_",
    ),
    (
        sql("UPDATE claim SET state = 'verified' WHERE number = 1"),
        "guards: claim 1: a decision takes the approval of a second",
    ),
    (sql("DELETE FROM alembic_version"), "tables: the desk does not say of which version its tables are"),
    (sql("UPDATE alembic_version SET version_num = '9999'"), "tables: the desk was made by a newer version"),
    (lambda path: upgrade_file(path, "0004").unlink(), "tables: the desk is of an older version of tracker"),
    (
        sql("UPDATE entry SET at = '2999-01-01T00:00:00.000000Z' WHERE seq = 3"),
        "clock: the newest entry was written at 2999",
    ),
    (evidence(alter), f"files: 1 file ({digest('one')[:12]}…) not what was put on file"),
    (evidence(Path.unlink), f"files: 1 file ({digest('one')[:12]}…) of the evidence not in its folder"),
]


def test_a_healthy_desk_is_well(healthy: Path) -> None:
    found = look(healthy)

    assert said(found) == ""
    assert found.well
    assert (found.entries, found.files) == (3, 1)
    assert found.rows > 10


@each(("spoil", "words"), AILMENTS)
def test_every_ailment_is_found_with_a_mend_and_nothing_is_changed(
    spoil: Spoil, words: str, healthy: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("ailing")
    path = folder / "demo.db"
    shutil.copy(healthy, path)
    shutil.copytree(Address(str(healthy)).files, Address(str(path)).files)
    spoil(path)
    before = everything(folder)

    found = look(path)

    assert words in said(found)
    assert not found.well
    assert all(one.why and one.mend for one in found.ailments)
    after = everything(folder)
    assert {name: after[name] for name in before} == before
    assert after.keys() - before.keys() <= {"demo.db-shm"}, "what SQLite needs to read a log"


def test_what_is_damaged_does_not_keep_the_doctor_from_the_rest(healthy: Path) -> None:
    on_bytes(overwrite)(healthy)
    evidence(Path.unlink)(healthy)
    healthy.chmod(0o666)

    checks = {one.check for one in look(healthy).ailments}

    assert checks >= {"place", "file", "ledger"}


MOUNTED = """22 1 0:21 / / rw - ext4 /dev/sda rw
30 22 0:30 / /mnt/share rw,relatime shared:1 - {kind} server:/share rw
31 22 0:31 / {place} rw - {kind} x rw
"""


@each(
    ("kind", "words"),
    [("nfs4", "network drive (nfs4"), ("cifs", "network drive"), ("fuse.sshfs", "network"), ("ext4", "")],
)
def test_a_disk_on_another_machine_is_named(
    kind: str, words: str, healthy: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    table = tmp_path / "mountinfo"
    table.write_text(MOUNTED.format(kind=kind, place=str(tmp_path).replace(" ", r"\040")))
    monkeypatch.setattr(mounts, "MOUNTS", table)

    found = [one.what for one in look(healthy).ailments]

    assert any(words in one for one in found) if words else found == []


@each("folder", ["Dropbox", "OneDrive - The Gazette", "Mobile Documents", "Nextcloud", "My Drive"])
def test_a_folder_that_another_program_keeps_in_step_is_named(folder: str) -> None:
    assert mounts.synced_by(Path("/home/ann") / folder / "desk" / "desk.db") == folder
    assert mounts.synced_by(Path("/home/ann/boxes/desk.db")) is None


def test_a_disk_that_is_nearly_full_is_named(healthy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = shutil.disk_usage(healthy.parent)._replace(free=2**20)
    monkeypatch.setattr(place_health.shutil, "disk_usage", lambda _: usage)  # type: ignore[attr-defined]

    assert "place: the disk has 1 MB free" in said(look(healthy))


def test_a_desk_of_which_nobody_makes_backups_is_told_so_after_a_week(healthy: Path, tmp_path: Path) -> None:
    week = dt.timedelta(days=8)
    with clock_everywhere() as clock:
        clock.at += week
        assert "backups: no backup of this desk is known of" in said(look(healthy))
        made = back_up(Address(str(healthy)), tmp_path / "b.db")
        assert look(healthy).well
        clock.at += week
        assert "backups: the last backup known of is of " in said(look(healthy))
        made.path.unlink()
        assert "backups: no backup of this desk is known of" in said(look(healthy))


def test_of_a_servers_desk_that_has_no_place_to_note_backups_nobody_can_tell() -> None:
    week = dt.timedelta(days=8)
    begun = now() - week

    [found] = without_backup(None, begun)

    assert found.what == "nobody can tell when the last backup of this desk was made"
    assert "tracker settings file-store FOLDER" in found.mend
    assert list(without_backup(None, now())) == []


def test_a_desk_that_may_only_be_read_is_looked_at_all_the_same(healthy: Path) -> None:
    folder = healthy.parent
    before = everything(folder)
    healthy.chmod(0o400)
    folder.chmod(0o500)
    try:
        found: Examination = without_rights(lambda: look(healthy))
    finally:
        folder.chmod(0o700)

    assert found.well
    assert found.entries == 3
    assert [one.what for one in found.ailments if isinstance(one, Ailment)] == [
        *(one.what for one in look(healthy).ailments if "memory" in one.what),
        "you may not write the desk's file or its folder",
    ]
    assert everything(folder).keys() == before.keys()
