"""Bringing an older desk to this program's schema."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from tracker.domain.errors import DeskError
from tracker.store.address import Address, check_file
from tracker.store.guards import missing, put_up
from tracker.store.migrating import upgrade_file
from tracker.store.schema import HEAD, KNOWN
from tracker.store.server_desks import upgrade_server_desk
from tracker.store.session import no_desk_at, open_desk, open_engine, reading, revision_of, writing


class Standing(StrEnum):
    """How a desk's schema stands to this program's."""

    CURRENT = "current"
    OLDER = "older"
    NEWER = "newer"


def standing_of(address: Address) -> Standing:
    """Whether the desk is older or newer than this program.

    Raises:
        DeskError: there is no desk at the address.
    """
    if address.path is not None:
        check_file(address.path)
    engine = open_engine(address)
    try:
        revision = revision_of(engine, address)
    finally:
        engine.dispose()
    if revision is None:
        raise DeskError(no_desk_at(address))
    if revision == HEAD:
        return Standing.CURRENT
    return Standing.OLDER if revision in KNOWN else Standing.NEWER


def put_guards_back(address: Address) -> list[str]:
    """Let the guards of the database stand again on a desk of this program's schema; returns the names of those that were
    missing or altered.

    Raises:
        DeskError: there is no such desk, or it is of another version.
    """
    engine = open_desk(address)
    try:
        with reading(engine) as session:
            lacking = missing(session.connection())
        if lacking:
            with writing(engine) as session:
                put_up(session.connection())
        return lacking
    finally:
        engine.dispose()


def upgrade_desk(address: Address) -> Path | None:
    """Upgrade the desk; returns where the copy of it as it was is kept, None on a server, where none is made.

    Raises:
        DeskError: it is newer than this program, or rows would be lost.
    """
    if standing_of(address) is Standing.NEWER:
        raise DeskError(f"the desk at {address.text} was made by a newer tracker: upgrade the program, not the desk")
    if address.path is not None:
        return upgrade_file(address.path)
    upgrade_server_desk(address)
    return None
