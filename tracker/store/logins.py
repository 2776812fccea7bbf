"""Whose login a session is: on a server the database's own, which no option can say otherwise."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.models import Person
from tracker.store.raw_rows import changes_of
from tracker.store.session import read_raw, walk_raw

_PEOPLE = """
    SELECT CAST(after_values AS BLOB) FROM entry
    WHERE act IN ('init', 'add person', 'edit person') AND after_values IS NOT NULL ORDER BY seq
"""


def anybody_bound(session: Session) -> bool:
    """Whether any login is anybody's at this desk."""
    return session.scalars(select(Person.id).where(Person.login.is_not(None)).limit(1)).first() is not None


def acted_under(session: Session, login: str, besides: int) -> str | None:
    """The initials of somebody else who had this login and did something under it, None where nobody did.

    Args:
        besides: the id of the person who may have.
    """
    connection = session.connection()
    had: dict[int, str] = {}
    for (values,) in walk_raw(connection, _PEOPLE):
        for table, columns, rows in changes_of(values):
            if table == "person" and "login" in columns:
                key, name, owner = (columns.index(column) for column in ("id", "initials", "login"))
                had.update({row[key]: row[name] for row in rows if row[owner] == login and row[key] != besides})
    for initials in had.values():
        acted = 'SELECT 1 FROM entry WHERE login = ? AND "by" = ? LIMIT 1'
        if read_raw(connection, acted, (login, initials)).fetchone() is not None:
            return initials
    return None
