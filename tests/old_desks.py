"""Desks that earlier versions of the program made, one of every revision of the tables, with rows in every table there was.

They lie in tests/store/desks as SQL, each written by the program of its time (0001, which no released program had as its
newest, by taking one of 0002 down: only the ledger's guards go). Before a migration is added, the desk of the tables as they
are is put there:

    .venv/bin/python -m tests.old_desks
"""

from __future__ import annotations

import os
import sqlite3
import sys
import tempfile
from contextlib import closing
from pathlib import Path

from tests.bundles import furnish
from tests.desks import Desk, open_at
from tracker.services import admitting
from tracker.services.starting import start_desk
from tracker.store.address import APPLICATION_ID, Address
from tracker.store.schema import HEAD

FOLDER = Path(__file__).parent / "store" / "desks"


def old_desk(revision: str, path: Path) -> Path:
    """Put the desk of a revision at this path, as its program left it."""
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute(f"PRAGMA application_id={APPLICATION_ID}")
        raw.execute("PRAGMA journal_mode=WAL")
        raw.executescript((FOLDER / f"{revision}.sql").read_text(encoding="utf-8"))
    return path


def write_newest() -> Path:
    """Write the desk of this program's tables; returns where."""
    os.environ["LOGNAME"] = os.environ["USER"] = "ann"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "desk.db"
        start_desk(Address(str(path)))
        desk = open_at(path)
        furnish(desk)
        _let_in(desk)
        desk.engine.dispose()
        with closing(sqlite3.connect(path)) as raw:
            words = "\n".join(raw.iterdump())
    to = FOLDER / f"{HEAD}.sql"
    to.write_text(f"{words}\n", encoding="utf-8")
    return to


def _let_in(desk: Desk) -> None:
    """Somebody comes to the review desk: the tables that no copy of the records has."""
    with desk.writing() as session:
        ann = desk.person(session, "ann")
        word = admitting.hash_password(ann, "many words are easy to keep", by=ann)
        admitting.choose_password(session, ann, word, by=ann)
        admitting.sign_in(session, admitting.known_by(session, ann.id), "0" * 64)


if __name__ == "__main__":
    sys.stdout.write(f"{write_newest()}\n")
