"""Where a desk is: a path of a SQLite file, or the URL of a server."""

from __future__ import annotations

import shlex
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from tracker.domain.errors import DeskError

APPLICATION_ID = 0x74726B72
"""Stands in a desk's file header ("trkr"), so that no other program's file is taken for a desk."""

_HEADER = b"SQLite format 3\x00"


@dataclass(frozen=True, slots=True)
class Address:
    """A desk's place. `path` is None for a server."""

    text: str

    @property
    def path(self) -> Path | None:
        """The file of a SQLite desk."""
        return None if "://" in self.text else Path(self.text)

    @property
    def url(self) -> str:
        """What SQLAlchemy opens."""
        return self.text if self.path is None else "sqlite+pysqlite://"

    @property
    def files(self) -> Path:
        """The folder beside the desk in which evidence files lie under their SHA-256."""
        path = self.path
        if path is None:
            raise DeskError("evidence files need a desk in a file; a server's file store is not set up")
        return path.with_name(path.name + ".files")


def check_file(path: Path) -> None:
    """Make sure that a desk may lie at this path.

    Raises:
        DeskError: there is nothing, or it is a folder, unreadable or no SQLite file.
    """
    try:
        if path.is_fifo():
            raise OSError(f"{path} never ends")  # noqa: TRY301 - said below
        with path.open("rb") as file:
            header = file.read(72)
    except FileNotFoundError:
        raise DeskError(
            f"there is no desk at {path}: make one with `tracker --db {shlex.quote(str(path))} init`"
        ) from None
    except IsADirectoryError:
        raise DeskError(f"{path} is a folder, not a desk: name a file in it with --db") from None
    except PermissionError:
        raise DeskError(f"{path} may not be read by you: ask for the right to read and write it") from None
    except (OSError, ValueError):
        raise DeskError(f"{path!s} cannot be opened: name a file with --db") from None
    if not header.startswith(_HEADER):
        raise DeskError(
            f"{path} is not a tracker desk: name another file with --db, or make a desk with `tracker init`"
        )
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise DeskError(
            f"{path} is a SQLite file of some other program, not a tracker desk: name another file with --db"
        )


def connect_file(path: Path, *, wait: float = 600.0) -> sqlite3.Connection:
    """A connection that enforces foreign keys, commits durably and waits its turn (`wait` seconds at most).

    Transactions are ours alone: the driver begins none by itself.
    """
    connection = sqlite3.connect(path.absolute(), timeout=wait, isolation_level=None, check_same_thread=False)
    try:
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("PRAGMA synchronous=FULL")
    except UnicodeDecodeError:  # the driver cannot even say what is wrong with the tables
        connection.close()
        raise sqlite3.DatabaseError("malformed database schema") from None
    return connection
