"""What a database's refusal means, in a sentence."""

from __future__ import annotations

import sqlite3

from sqlalchemy.exc import DBAPIError

from tracker.domain.errors import DeskError, TrackerError

_SENTENCES = {
    "disk is full": "the disk is full: nothing was changed; make room and try again",
    "database is locked": "somebody else has been writing for ten minutes: nothing was changed; try again",
    "database is busy": "somebody else has been writing for ten minutes: nothing was changed; try again",
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


def sentence_for(error: DBAPIError | sqlite3.Error, place: str) -> Exception:
    """The error to raise instead: a sentence where the fault is known, else the bug that it is.

    Neither carries the statement or its values.
    """
    origin = error.orig if isinstance(error, DBAPIError) else error
    said = str(origin).lower()
    for part, sentence in _SENTENCES.items():
        if part in said:
            return DeskError(f"{place}: {sentence}")
    return RuntimeError(f"the database refused: {type(origin).__name__}: {said}")
