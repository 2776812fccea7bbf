"""What a database's refusal means, in a sentence.

SQLite says what is wrong in words only; a PostgreSQL server by a code (SQLSTATE), whatever language it speaks. Before it has
let anybody in it says nothing by code, so there its own words are passed on. They hold no password.
"""

from __future__ import annotations

import sqlite3
from typing import Any

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from tracker.domain.errors import DeskError, TrackerError

MARK = "refused by the desk: "
"""How every refusal of a guard begins (`store/guards`); its sentence follows, on the same line."""
TAKEN = "of this key already"
"""What a guard says of a row that would take the place of another."""
_LONG = "somebody else has been writing for ten minutes: nothing was changed; try again"
_SENTENCES = {
    "disk is full": "the disk is full: nothing was changed; make room and try again",
    "database is locked": _LONG,
    "database is busy": _LONG,
    "readonly database": "the desk may not be written by you: ask for the right to write the file and its folder",
    "unable to open database": "the desk's file or folder may not be opened by you: ask for the right to write there",
    "file is not a database": "the file is not a tracker desk: name another file with --db",
    "malformed": "the desk's file is damaged: restore the last backup",
    "disk i/o error": "the disk refused to read or write: nothing was changed; check the disk and its free space",
    "no such table": "a table is missing, so this is no whole desk: restore the last backup",
    "no such column": "a column is missing, so this is no whole desk: restore the last backup",
    "append-only": "the ledger is append-only",
}
FAULTS = (DBAPIError, sqlite3.Error, OSError, TrackerError, ValueError)
"""What is raised where a desk cannot be read any further."""
LOST = "the connection to the desk's server was lost: nothing was changed; try again"
UNKNOWN_END = (
    "the connection to the desk's server was lost while the last act was being kept, so it is not known whether it was: "
    "look with `tracker log` before you do it again"
)
_CODES = {
    "25006": "the desk's server takes no changes just now (a standby, or set to read only): nothing was changed; name the "
    "primary server with --db",
    "28P01": "the server refused the password: give the right one in ~/.pgpass or the variable PGPASSWORD",
    "28000": "the server does not let this role in from here: ask whoever runs it (pg_hba.conf)",
    "3D000": "there is no database of this name on the server: make it first (createdb), or name another with --db",
    "3F000": "there is no schema to make tables in: ask whoever runs the server",
    "40001": "somebody else changed the same records at the same moment: nothing was changed; try again",
    "40P01": "somebody else changed the same records at the same moment: nothing was changed; try again",
    "42501": "this role may not do that in the database: ask whoever runs the server for the right "
    "(docs/server.md says which)",
    "42P01": "a table is missing, so this is no whole desk: restore the last backup",
    "42703": "a column is missing, so this is no whole desk: restore the last backup",
    "53100": "the server's disk is full: nothing was changed; make room and try again",
    "53200": "the server is out of memory: nothing was changed; try again",
    "53300": "the server has no connection left: nothing was changed; try again later, or raise max_connections",
    "53400": "the server has reached a limit of its own: nothing was changed; ask whoever runs it",
    "55P03": _LONG,
    "57014": "the server broke the work off (a time limit, or somebody): nothing was changed; try again",
    "57P01": "the server was shut down, or somebody there ended the connection: nothing was changed; try again",
    "57P02": "the server was restarted after a crash: nothing was changed; try again",
    "57P03": "the server is starting up or shutting down: try again in a moment",
    "57P05": "the server ended a connection that was idle too long: nothing was changed; try again",
    "58030": "the server's disk refused to read or write: nothing was changed; check the disk and its free space",
    "XX001": "the server's files are damaged: restore the last backup",
    "XX002": "an index on the server is damaged: ask whoever runs it to rebuild it (REINDEX)",
    "TRG01": "the ledger is append-only",
}
_WRONG_KIND = "42804"
"""The SQLSTATE of a value of another kind than its column."""
_CLASSES = {"08": LOST, "57P": "the server went away: nothing was changed; try again"}
_UNTRUSTED = (
    "the server's certificate is not trusted here: name the file of the one who signed it with sslrootcert= in the URL "
    "(docs/server.md)"
)
_AT_THE_DOOR = (
    (
        "password authentication failed",
        "the server does not take this name with this password: look at both in ~/.pgpass",
    ),
    ("password", "the server wants a password: put it into ~/.pgpass or the variable PGPASSWORD, not into the URL"),
    ("does not support SSL", "the server does not encrypt, and the URL asks for it: ssl = on there (docs/server.md)"),
    ("certificate verify failed", _UNTRUSTED),
    ("root certificate", _UNTRUSTED),
    ("does not match host name", "the server's certificate is for another name: name the host as it does in the URL"),
    ("permission denied", "this login may not enter the database: ask whoever runs the server for `tracker db grants`"),
    ("pg_hba.conf", "the server lets nobody in from here under this name: ask whoever runs it (pg_hba.conf)"),
    ("starting up", "the server is starting up: try again in a moment"),
    ("terminating connection", "the server is shutting down: try again when it is up"),
    ("shutting down", "the server is shutting down: try again when it is up"),
    ("recovery", "the server is coming back from a crash: try again in a moment"),
    ("not yet accepting", "the server is starting up: try again in a moment"),
    ("role", "the server does not know this name: ask whoever runs it, or name yours in the URL"),
    ("database", "the server has no such database: make it first (createdb), or name another with --db"),
    ("resolve host", "there is no server of this name: look at the host in --db"),
    ("refused", "no server answers there: start it, or look at the host and port in --db"),
    ("timeout", "no server answers there: start it, or look at the host and port in --db"),
    ("too many", "the server has no connection left: try again later, or raise max_connections"),
)
"""What the words at the door of a server mean, as far as they are English."""


def database_errors(place: Engine | Connection) -> tuple[type[Exception], ...]:
    """What is raised where the database refuses: as SQLAlchemy puts it, and as the driver does."""
    driver: type[Exception] = place.dialect.loaded_dbapi.Error
    return (DBAPIError, driver)


def origin_of(error: Exception) -> Exception:
    """The driver's own error."""
    return error.orig if isinstance(error, DBAPIError) and isinstance(error.orig, Exception) else error


def refuses_a_row(error: Exception) -> bool:
    """Whether the refusal is of a row that cannot be stored: a value of the wrong kind, or a rule that does not hold."""
    origin = origin_of(error)
    code = _code(origin)
    if isinstance(origin, sqlite3.Error):
        return isinstance(origin, sqlite3.IntegrityError | sqlite3.DataError)
    if code is None:  # the driver's own refusal, of a value that it has no words for
        return type(origin).__name__ in ("DataError", "ProgrammingError")
    return code.startswith(("22", "23")) or code == _WRONG_KIND


def no_table(error: Exception) -> bool:
    """Whether the refusal is that a table is not there."""
    origin = origin_of(error)
    return _code(origin) == "42P01" or (isinstance(origin, sqlite3.Error) and "no such table" in str(origin))


def not_there(error: Exception) -> bool:
    """Whether the refusal is that a table or one of its columns is not there."""
    origin = origin_of(error)
    return _code(origin) in ("42P01", "42703") or (isinstance(origin, sqlite3.Error) and "no such" in str(origin))


def connection_lost(error: Exception, connection: Connection) -> bool:
    """Whether the server cannot be reached any more, so that nobody can tell what became of what was sent last."""
    if isinstance(error, DBAPIError) and error.connection_invalidated:
        return True
    driver: Any = None if connection.invalidated else connection.connection.driver_connection
    return driver is None or bool(getattr(driver, "closed", False))


def sentence_for(error: Exception, place: str) -> Exception:
    """The error to raise instead: a sentence where the fault is known, else the bug that it is.

    Neither carries the statement or its values.
    """
    origin = origin_of(error)
    if MARK in str(origin):
        return DeskError(f"{place}: {without_mark(str(origin))}; nothing was changed")
    sentence = _of_file(origin) if isinstance(origin, sqlite3.Error) else _of_server(origin)
    if sentence is not None:
        return DeskError(f"{place}: {sentence}")
    return RuntimeError(f"the database refused: {type(origin).__name__}: {_first_line(origin).lower()}")


def without_mark(said: str) -> str:
    """What a database says; of a guard's refusal the sentence alone."""
    _, mark, sentence = said.partition(MARK)
    return sentence.splitlines()[0] if mark else said


def _of_file(origin: sqlite3.Error) -> str | None:
    said = str(origin).lower()
    return next((sentence for part, sentence in _SENTENCES.items() if part in said), None)


def _of_server(origin: Exception) -> str | None:
    code = _code(origin)
    if code is None:
        return _of_no_answer(origin)
    by_class = (sentence for start, sentence in _CLASSES.items() if code.startswith(start))
    return _CODES.get(code) or next(by_class, None)


def _of_no_answer(origin: Exception) -> str | None:
    """What is known of a server that let nobody in, or fell silent; None where the driver itself refused."""
    said = _first_line(origin)
    if "NUL (0x00)" in said:
        return "a text holds the character NUL, which no desk keeps: take it out"
    if said.startswith(("invalid connection option", "invalid URI", "bad value for")):
        return "the URL has an option that nobody knows, or a wrong value of one; see docs/server.md"
    if not said.startswith(("connection failed", "connection is bad", "failed to resolve", "connection timeout")):
        return LOST if type(origin).__name__ == "OperationalError" else None
    mend = next((mend for part, mend in _AT_THE_DOOR if part in said), "see docs/server.md")
    words = said.rpartition("FATAL:")[2].strip()
    return f"{mend} (it said: {words})"


def _code(origin: Exception) -> str | None:
    code: str | None = getattr(origin, "sqlstate", None)
    return code


def _first_line(origin: Exception) -> str:
    """A server's further lines show values of rows."""
    return str(origin).partition("\n")[0]
