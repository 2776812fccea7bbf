"""What the database itself refuses, whoever writes to it and with what (docs/decisions/0023).

The rules are words of SQL that both engines read (`book.RULES`); a module for each engine makes triggers of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from types import ModuleType
from typing import NamedTuple

from sqlalchemy import Connection

from tracker.store.guards import postgresql, sqlite
from tracker.store.guards.book import RULES
from tracker.store.guards.rule import POSTGRESQL, Rule
from tracker.store.session import walk_raw

__all__ = ["Broken", "broken", "missing", "put_up", "take_down"]


class Broken(NamedTuple):
    """A row on file that a guard would not have let in."""

    guard: str
    table: str
    key: int
    sentence: str


def _engine(connection: Connection) -> ModuleType:
    return postgresql if connection.dialect.name == POSTGRESQL else sqlite


def put_up(connection: Connection) -> None:
    """Let every guard of the program stand, and no other, in the connection's own transaction."""
    take_down(connection)
    for statement in _engine(connection).makings(connection):
        connection.exec_driver_sql(statement)


def take_down(connection: Connection) -> None:
    """Take away every guard there is, whichever program put it up. Whoever does so writes what cannot be written
    otherwise (a restore, a move), puts them up again in the same transaction and asks `broken` before it ends."""
    for statement in list(_engine(connection).takings(connection)):
        connection.exec_driver_sql(statement)


def missing(connection: Connection) -> list[str]:
    """The names of the guards that do not stand on this desk, or otherwise than the program would put them up, in order;
    and of those that nobody knows."""
    engine = _engine(connection)
    there, wanted = engine.standing(connection), engine.wanted(connection)
    return sorted(name for name in there.keys() | wanted.keys() if there.get(name) != wanted.get(name))


def broken(connection: Connection, tables: frozenset[str] | None = None) -> Iterator[Broken]:
    """The rows on file that break a guard, one at a time: a fixed number of questions, each read through once.

    Args:
        tables: ask only of these.
    """
    for rule in RULES:
        if rule.stands and (tables is None or rule.table in tables):
            for (key,) in walk_raw(connection, question(rule, connection.dialect.name)):
                yield Broken(rule.name, rule.table, key, rule.sentence)


@cache
def question(rule: Rule, dialect: str) -> str:
    """What finds the rows that break a rule."""
    breach = rule.breach if dialect == POSTGRESQL else sqlite.spelled(rule.breach)
    return f'SELECT NEW.id FROM "{rule.table}" NEW WHERE {breach} ORDER BY NEW.id'
