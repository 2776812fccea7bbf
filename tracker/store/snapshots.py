"""A desk's file copied page by page while people work on it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from sqlalchemy import Connection

from tracker.store.faults import sentence_for
from tracker.store.new_file import NewFile
from tracker.store.session import driver_of

_PAGES = 4_096
"""Pages copied between two calls of whoever follows: 16 MB."""


def pages_of(connection: Connection) -> int:
    """How many pages the file has."""
    [pages] = driver_of(connection).execute("PRAGMA page_count").fetchone()
    return int(pages)


def copy_pages(connection: Connection, new: NewFile, progress: Callable[[int], None]) -> None:
    """Copy the state of the desk that this connection's transaction sees into a file in the making, which holds nothing yet.

    The transaction must have read something: then nobody who writes meanwhile makes the copy begin anew, or is in it.

    Args:
        progress: called with the number of pages copied since the last call.

    Raises:
        DeskError: the disk is full or cannot be read or written.
    """
    done = 0

    def follow(_: int, remaining: int, total: int) -> None:
        nonlocal done
        progress(total - remaining - done)
        done = total - remaining

    target = sqlite3.connect(new.making, isolation_level=None)
    try:
        target.execute("PRAGMA synchronous=FULL")
        driver_of(connection).backup(target, pages=_PAGES, progress=follow)
        _sign_everybody_out(target)
    except sqlite3.Error as error:
        raise sentence_for(error, str(new.path)) from None
    finally:
        target.close()


def _sign_everybody_out(target: sqlite3.Connection) -> None:
    """Who is signed in at the desk is not at its copy: else somebody who signed out since would be back in with it."""
    if target.execute("SELECT 1 FROM sqlite_master WHERE name = 'sign_in'").fetchone():
        target.execute("PRAGMA secure_delete=ON")
        target.execute("DELETE FROM sign_in")
