"""A desk of every earlier version becomes one of this version: every row is there, the ledger verifies, reports are written."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.bundles import SLUG, Rows, proof_of, rows_of
from tests.conftest import open_at
from tests.old_desks import FOLDER, old_desk
from tracker.domain.vocabulary import Audience
from tracker.services.reporting import sourcing_report_of
from tracker.store.drift import drift_of
from tracker.store.migrating import upgrade_file
from tracker.store.schema import KNOWN

OLD = sorted(one.stem for one in FOLDER.glob("*.sql"))


def test_there_is_a_desk_of_every_revision_before_this_one() -> None:
    assert set(KNOWN[:-1]) <= set(OLD) <= set(KNOWN), "before you add a migration: python -m tests.old_desks"


def valued(path: Path) -> dict[str, list[dict[str, Any]]]:
    """Every row by its columns, without those that hold nothing, and how the tables are made left out."""
    rows: Rows = rows_of(path)
    columns = {name: [column[1] for column in pragma(path, name)] for name in rows if name != "sqlite_master"}
    return {
        table: [
            {name: value for name, value in zip(columns[table], row, strict=True) if value is not None}
            for row in rows[table]
        ]
        for table in columns
        if table != "alembic_version"
    }


def pragma(path: Path, table: str) -> list[Any]:
    """The columns of a table."""
    with closing(sqlite3.connect(path)) as raw:
        return raw.execute(f'PRAGMA table_info("{table}")').fetchall()


@pytest.mark.parametrize("revision", OLD)
def test_a_desk_of_this_revision_comes_up_to_date_with_every_value(revision: str, tmp_path: Path) -> None:
    path = old_desk(revision, tmp_path / "desk.db")
    before = valued(path)
    assert all(before.values()), "a table without rows proves nothing"

    upgrade_file(path)

    after = valued(path)
    assert {table: after[table] for table in before} == before
    assert all(not rows for table, rows in after.items() if table not in before)
    desk = open_at(path)
    assert proof_of(desk).fault is None
    assert proof_of(desk).entries == len(before["entry"])
    with desk.reading() as session:
        assert list(drift_of(session.connection())) == []
        document = sourcing_report_of(session, SLUG, Audience.DESK, files=tmp_path)
    assert SLUG in str(document)
    desk.engine.dispose()
