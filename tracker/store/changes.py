"""What a session has changed and no entry of the ledger speaks of yet: records, and rows that were written past it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeAlias

from sqlalchemy import Connection, event
from sqlalchemy.orm import Session, SessionTransaction, UOWTransaction

from tracker.domain.errors import TrackerError
from tracker.models import Base, Entry

Written: TypeAlias = dict[str, dict[int, Sequence[Any] | None]]
"""By table and key the rows written past the session, as far as whoever wrote one said how it stands."""
_CHANGED = "tracker_changed"
_WRITTEN = "tracker_written"
_DUE = "tracker_due"
_LATELY = "tracker_lately"


class Looking(Session):
    """A session on one connection, in the transaction that stands there."""

    _on: Connection | None = None

    def connection(self, *args: Any, **options: Any) -> Connection:
        """That connection. (The session's own way there is long, and every question asks for it; behind a savepoint it has
        to be gone, for only there is the savepoint set.)"""
        if self._on is None or self.in_nested_transaction():
            self._on = super().connection(*args, **options)
        return self._on


@event.listens_for(Looking, "after_soft_rollback")
def _forget_place(session: Looking, previous: SessionTransaction) -> None:
    """Another transaction begins where the session asks for it."""
    session._on = None


class Noting(Looking):
    """A session that keeps what it changes in mind until an entry speaks of it."""

    def __init__(self, *args: Any, **options: Any) -> None:
        """Nothing is changed yet."""
        super().__init__(*args, **options)
        self.info[_CHANGED], self.info[_WRITTEN], self.info[_DUE], self.info[_LATELY] = {}, {}, [], []

    def flush(self, objects: Sequence[Any] | None = None) -> None:
        """Write what has changed, first what is due by `owe`."""
        due, self.info[_DUE] = self.info[_DUE], []
        for write in due:
            write()
        super().flush(objects)


def owe(session: Session, record: Base, fields: Sequence[str], write: Callable[[], None]) -> None:
    """Have a record written past the session, no later than whatever the session writes next.

    Args:
        fields: those of it that say already what is to be written, and that are read anew if it is taken back.
    """
    session.info[_DUE].append(write)
    if session.in_nested_transaction():
        session.info[_LATELY].append((record, fields))


def is_unspoken(session: Session) -> bool:
    """Whether something was changed that no entry speaks of."""
    return bool(session.info[_CHANGED] or session.info[_WRITTEN])


def changed_records(session: Session) -> list[Base]:
    """The records changed since the last call, in the order in which the database took their last change, so that
    writing them again in that order meets no duplicate; the ledger asks once an act."""
    session.flush()
    changed: dict[int, Base] = session.info[_CHANGED]
    session.info[_CHANGED] = {}
    return list(changed.values())


def note_written(session: Session, table: str, keys: Iterable[int]) -> None:
    """Say which rows were written past the session, where there are so many that records of them would take minutes."""
    session.info[_WRITTEN].setdefault(table, {}).update(dict.fromkeys(keys))


def note_row(session: Session, table: str, row: Sequence[Any]) -> None:
    """Say how a row stands that was written past the session: its stored values, in the order of the table's columns."""
    session.info[_WRITTEN].setdefault(table, {})[row[0]] = row


def written_rows(session: Session) -> Written:
    """The rows written past the session since the last call; the ledger asks once an act."""
    written: Written = session.info[_WRITTEN]
    session.info[_WRITTEN] = {}
    return written


@event.listens_for(Noting, "before_flush")
def _collect(session: Session, flush: UOWTransaction, instances: Any) -> None:
    """Note what is about to be written. (After the flush, the change of a version can no longer be told.)"""
    if session.deleted:
        raise RuntimeError("nothing on file is ever deleted")
    touched = [record for record in session.dirty if session.is_modified(record, include_collections=False)]
    for record in [*touched, *session.new]:
        if isinstance(record, Base) and not isinstance(record, Entry):
            note_record(session, record)


def note_record(session: Session, record: Base) -> None:
    """Say that a record is otherwise than it was: the next entry tells how it stands."""
    changed = session.info[_CHANGED]
    changed.pop(id(record), None)
    changed[id(record)] = record


@event.listens_for(Noting, "after_soft_rollback")
def _take_back(session: Session, previous: SessionTransaction) -> None:
    """What was owed is so no more, and what the session says it had written is asked anew."""
    lately, session.info[_DUE], session.info[_LATELY] = session.info[_LATELY], [], []
    for record, fields in lately:
        if record in session:
            session.expire(record, fields)


@contextmanager
def attempt(session: Session) -> Iterator[None]:
    """Something that may be refused: if it is, all that it changed is taken back, and the session can go on."""
    session.flush()
    changed = dict(session.info[_CHANGED])
    written = {table: dict(rows) for table, rows in session.info[_WRITTEN].items()}
    savepoint = session.begin_nested()
    try:
        yield
        session.flush()
        savepoint.commit()
    except TrackerError:
        savepoint.rollback()
        session.info[_CHANGED], session.info[_WRITTEN] = changed, written
        raise
