"""Where a desk is: a path of a SQLite file, or the URL of a server."""

from __future__ import annotations

import re
import shlex
import sqlite3
from dataclasses import dataclass, field
from pathlib import Path

from tracker.domain.errors import DeskError

APPLICATION_ID = 0x74726B72
"""Stands in a desk's file header ("trkr"), so that no other program's file is taken for a desk."""

URL_FORM = "a PostgreSQL server's database as postgresql+psycopg://USER@HOST/DATABASE"

_HEADER = b"SQLite format 3\x00"


_SERVER = re.compile(r"postgresql(?:\+psycopg)?://", re.IGNORECASE)
_USER = re.compile(r"(?P<before>://[^@/?#:]*):[^/?#]*@")
_SECRET = re.compile(r"(?P<before>[?&])(?:ssl)?password=[^&#]*&?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Address:
    """A desk's place, as it was given. `path` is None for a server."""

    given: str = field(repr=False)

    @property
    def text(self) -> str:
        """What may be shown of it: the whole path, a URL without its password."""
        if self.path is not None:
            return self.given
        plain = _SECRET.sub(r"\g<before>", _USER.sub(r"\g<before>@", _rest_hidden(self.given)))
        return plain.rstrip("?&")

    @property
    def path(self) -> Path | None:
        """The file of a SQLite desk."""
        return None if "://" in self.given else Path(self.given)

    @property
    def url(self) -> str:
        """What SQLAlchemy opens on a server, by psycopg 3.

        Raises:
            DeskError: it is a file, or no URL of a PostgreSQL server.
        """
        found = _SERVER.match(self.given)
        if found is None:
            raise DeskError(f"{self.text} is no place for a desk: give --db a path, or {URL_FORM}")
        return f"postgresql+psycopg://{self.given[found.end() :]}"

    @property
    def files(self) -> Path:
        """The folder beside a desk in a file in which evidence files lie under their SHA-256. (`filing_cabinet.folder_of`
        knows that of a desk on a server too, which is a setting of its own.)

        Raises:
            DeskError: the desk is on a server.
        """
        if self.path is None:
            raise DeskError(f"{self.text} is no file, so no folder of evidence files lies beside it")
        return files_beside(self.path)


def files_beside(desk: Path) -> Path:
    """The folder of evidence files that goes with a desk's file."""
    return desk.with_name(desk.name + ".files")


def _rest_hidden(given: str) -> str:
    """A URL up to its last `@`, where its password holds signs that belong elsewhere; in doubt too much is hidden."""
    scheme, _, rest = given.partition("://")
    user, at, place = rest.rpartition("@")
    return f"{scheme}://{user.partition(':')[0]}@{place}" if at and ":" in user else given


def check_file(path: Path, mend: str | None = None) -> None:
    """Make sure that a desk may lie at this path.

    Args:
        mend: what to do where there is nothing; to make a desk there, if left out.

    Raises:
        DeskError: there is nothing, or it is a folder, unreadable or no SQLite file.
    """
    try:
        if path.is_fifo():
            raise OSError(f"{path} never ends")  # noqa: TRY301 - said below
        with path.open("rb") as file:
            header = file.read(72)
    except FileNotFoundError:
        mend = mend or f"make one with `tracker --db {shlex.quote(str(path))} init`"
        raise DeskError(f"there is no desk at {path}: {mend}") from None
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


def identity_of(path: Path) -> tuple[int, int] | None:
    """What tells the file at this path from any other that will lie there; None where none does."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


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
