"""What may lie where a desk is looked for: each is refused in one sentence that names the mend."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.bundles import rows_of
from tests.conftest import Desk, open_at
from tests.each import each
from tracker.domain.errors import DeskError
from tracker.store.address import APPLICATION_ID, Address, connect_file
from tracker.store.session import open_desk

pytestmark = pytest.mark.sqlite_only(
    "which files are taken for a desk; tests/cli/test_opening_a_desk.py has the servers"
)

HEADER = b"SQLite format 3\x00"


def refused(path: Path | str) -> str:
    """The sentence with which it is refused; whatever lies there is left as it was."""
    before = Path(path).read_bytes() if os.path.isfile(path) else None  # noqa: PTH113 - a path may be none
    with pytest.raises(DeskError) as refusal:
        open_desk(Address(str(path)))
    sentence = str(refusal.value)
    assert "\n" not in sentence
    assert before is None or Path(path).read_bytes() == before
    return sentence


def test_nothing_is_told_how_to_make_a_desk(tmp_path: Path) -> None:
    path = tmp_path / "my desk.db"

    assert refused(path) == f"there is no desk at {path}: make one with `tracker --db '{path}' init`"
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_nothing_too(tmp_path: Path) -> None:
    assert "there is no desk at" in refused(tmp_path / "no" / "desk.db")


def test_a_link_that_leads_nowhere_is_nothing_too(tmp_path: Path) -> None:
    (tmp_path / "desk.db").symlink_to(tmp_path / "gone.db")

    assert "there is no desk at" in refused(tmp_path / "desk.db")


def test_a_link_to_a_desk_is_that_desk(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "link.db").symlink_to(desk.path)

    with open_at(tmp_path / "link.db").writing() as session:
        assert session.connection().exec_driver_sql("SELECT count(*) FROM person").scalar() == 1


def test_a_folder_is_told_to_name_a_file_in_it(tmp_path: Path) -> None:
    assert refused(tmp_path) == f"{tmp_path} is a folder, not a desk: name a file in it with --db"


NO_DESKS: dict[str, bytes] = {
    "an empty file": b"",
    "a text": b"Dear editor,\n",
    "a short header": HEADER[:10],
    "zeros": bytes(4096),
    "any bytes": bytes(range(256)) * 16,
}


@pytest.mark.parametrize("content", NO_DESKS.values(), ids=NO_DESKS)
def test_a_file_that_is_no_database_is_no_desk(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    path.write_bytes(content)

    assert "is not a tracker desk: name another file with --db, or make a desk with `tracker init`" in refused(path)


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE person (name TEXT)")

    assert "of some other program, not a tracker desk: name another file with --db" in refused(path)


def test_a_database_that_only_claims_to_be_a_desk_is_none(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    with sqlite3.connect(path) as other:
        other.execute(f"PRAGMA application_id={APPLICATION_ID}")
        other.execute("CREATE TABLE person (name TEXT)")

    assert refused(path) == f"{path} holds no tracker desk: name another file with --db"


def test_a_desk_cut_short_is_damaged(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "cut.db"
    path.write_bytes(desk.path.read_bytes()[:5000])

    assert "restore the last backup" in refused(path)


def test_a_header_and_nothing_true_behind_it_is_no_desk(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    path.write_bytes(HEADER + b"\xff" * 52 + APPLICATION_ID.to_bytes(4, "big") + b"\xff" * 4000)

    assert "the file is not a tracker desk: name another file with --db" in refused(path)


def revise(path: Path, revision: str) -> Path:
    """Write another schema revision into a desk."""
    with sqlite3.connect(path) as raw:
        raw.execute("UPDATE alembic_version SET version_num = ?", (revision,))
    return path


def test_an_older_desk_is_told_how_to_be_brought_up_to_date(desk: Desk) -> None:
    path = revise(desk.path, "0001")

    assert refused(path) == (
        f"the desk at {path} is of an older version: `tracker --db {path} db upgrade` "
        "brings it up to date without losing a row"
    )


def test_a_newer_desk_asks_for_a_newer_program(desk: Desk) -> None:
    path = revise(desk.path, "9999")

    assert refused(path) == f"the desk at {path} was made by a newer tracker: upgrade the program, not the desk"


def test_a_file_one_may_not_read_is_asked_for(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever runs the tests may be root, whom no permission stops: so the refusal itself is put in its place."""

    def forbid(*_: Any, **__: Any) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", forbid)

    with pytest.raises(DeskError, match="may not be read by you: ask for the right to read and write it"):
        open_desk(Address(str(desk.path)))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_asked_for(desk: Desk) -> None:
    desk.path.chmod(0)

    with pytest.raises(DeskError, match="may not be read by you"):
        open_desk(Address(str(desk.path)))


@pytest.mark.parametrize("make", [os.mkfifo, lambda path: path.symlink_to("/dev/null")], ids=["pipe", "device"])
def test_what_is_no_file_at_all_is_refused_at_once(make: Callable[[Path], None], tmp_path: Path) -> None:
    make(tmp_path / "desk.db")

    assert "name a" in refused(tmp_path / "desk.db")


@pytest.mark.parametrize("name", ["x" * 5000, "desk\x00.db"], ids=["too long", "with NUL"])
def test_a_path_that_cannot_be_is_refused(name: str) -> None:
    assert "cannot be opened: name a file with --db" in refused(name)


@pytest.mark.parametrize("url", ["mysql://host/desk", "sqlite:///desk.db", "https://example.org/desk"])
def test_a_url_of_no_postgresql_server_is_refused(url: str) -> None:
    assert refused(url) == (
        f"{url} is no place for a desk: give --db a path, or a PostgreSQL server's database as "
        "postgresql+psycopg://USER@HOST/DATABASE"
    )


@each(
    ("given", "shown"),
    [
        ("postgresql://ann@host/desk", "postgresql://ann@host/desk"),
        ("postgresql+psycopg://ann:s3cret@host:5432/desk", "postgresql+psycopg://ann@host:5432/desk"),
        ("postgresql://:s3cret@host/desk", "postgresql://@host/desk"),
        ("postgresql://ann:s3cr@et@host/desk", "postgresql://ann@host/desk"),
        ("postgresql://ann:s3c/ret@host/desk", "postgresql://ann@host/desk"),
        ("postgresql://ann:s3c?r#et@host/desk", "postgresql://ann@host/desk"),
        ("postgresql://ann:s3c%40ret@host/desk?sslmode=require", "postgresql://ann@host/desk?sslmode=require"),
        ("postgresql:///desk?host=/run&password=s3cret", "postgresql:///desk?host=/run"),
        ("postgresql:///desk?password=s3cret&host=/run", "postgresql:///desk?host=/run"),
        ("postgresql:///desk?sslPassword=s3cret", "postgresql:///desk"),
        ("postgresql://ann:s3cret@", "postgresql://ann@"),
    ],
)
def test_no_password_of_an_address_can_be_shown(given: str, shown: str) -> None:
    address = Address(given)

    assert address.text == shown
    assert "s3c" not in f"{address!r}{address.text}"
    assert address.url.endswith(given.partition("://")[2])


@each("path", ["desk.db", "odd:name@here.db", "a?password=b.db"])
def test_a_path_is_shown_as_it_is(path: str) -> None:
    assert Address(path).text == path


def test_evidence_files_lie_beside_the_desk(tmp_path: Path) -> None:
    assert Address(str(tmp_path / "desk.db")).files == tmp_path / "desk.db.files"
    with pytest.raises(DeskError, match="is no file, so no folder of evidence files lies beside it"):
        _ = Address("postgresql+psycopg://host/desk").files


def test_a_connection_begins_no_transaction_by_itself(desk: Desk) -> None:
    connection = connect_file(desk.path)

    connection.execute("INSERT INTO setting (name, value) VALUES ('x', 'y')")

    assert not connection.in_transaction
    assert ("x", "y") in [row[1:] for row in rows_of(desk.path)["setting"]]
    connection.close()


def test_a_copy_of_the_file_is_the_whole_desk(desk: Desk, tmp_path: Path) -> None:
    desk.engine.dispose()

    copy = open_at(Path(shutil.copy(desk.path, tmp_path / "copy.db")))

    assert rows_of(copy.path) == rows_of(desk.path)


def test_tables_whose_very_names_are_no_text_are_damage_and_no_bug(desk: Desk) -> None:
    desk.engine.dispose()
    whole = desk.path.read_bytes()
    torn = whole.replace(b"tableclaimclaim", b"table\x97laimclaim").replace(
        b"CREATE TABLE claim (", b"CREATE TALBE claim ("
    )
    desk.path.write_bytes(torn)
    with pytest.raises(UnicodeDecodeError):
        sqlite3.connect(desk.path).execute("PRAGMA synchronous=FULL")

    with pytest.raises(DeskError, match="the desk's file is damaged: restore the last backup"):
        open_desk(Address(str(desk.path)))
