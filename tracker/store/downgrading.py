"""Taking a desk down to the tables of an older version: what that would lose is found by doing it and taking it back."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from tracker.domain.errors import DeskError
from tracker.store.address import Address
from tracker.store.faults import sentence_for
from tracker.store.losses import Loss, losses_between, stock_of
from tracker.store.migrating import migrate
from tracker.store.session import driver_of, open_engine


class Going(NamedTuple):
    """What is lost on the way down."""

    losses: list[Loss]
    guards: list[str]
    """The database's own guards that are taken away."""


def take_down(address: Address, to: str, keep_copy: Callable[[Connection], None] | None) -> Going:
    """Take a desk down to a revision, all or nothing; says what is lost.

    Args:
        keep_copy: called in the transaction before anything is changed, to keep a copy of the desk; where None, everything
            is taken back at the end.

    Raises:
        DeskError: the desk cannot be written, or records would be left hanging.
    """
    engine = open_engine(address)
    try:
        with engine.connect() as connection:
            if connection.dialect.name == "sqlite":  # a rebuild of a table would else delete every child row
                driver_of(connection).execute("PRAGMA foreign_keys=OFF")
            transaction = connection.execution_options(tracker_write=True).begin()
            try:
                if keep_copy is not None:
                    keep_copy(connection)
                going = _gone_down(connection, to)
                if keep_copy is not None:
                    transaction.commit()
            finally:
                transaction.close()
    except DBAPIError as error:
        raise sentence_for(error, address.text) from None
    finally:
        engine.dispose()
    return going


def _gone_down(connection: Connection, to: str) -> Going:
    before = stock_of(connection)
    migrate(connection, to)
    after = stock_of(connection)
    if connection.dialect.name == "sqlite" and driver_of(connection).execute("PRAGMA foreign_key_check").fetchone():
        raise DeskError("records would be left without what they belong to: nothing was changed; please report it")
    return Going(list(losses_between(before, after)), sorted(before.guards - after.guards))
