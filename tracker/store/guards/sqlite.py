"""The guards as SQLite's triggers: one for each table, event and time, which asks its rules one after the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from sqlalchemy import Connection

from tracker.store.faults import MARK
from tracker.store.guards.book import RULES
from tracker.store.guards.rule import SQLITE, Event, Rule

PREFIX = "guard_"


@cache
def statements() -> dict[str, str]:
    """Name -> how it is made, of every guard."""
    made = {}
    for rule in RULES:
        for event in Event:
            for first in (True, False):
                asked = asked_of(rule.table, event, first=first)
                if asked:
                    name = f"{PREFIX}{rule.table}_{'before_' if first else ''}{event}"
                    made[name] = _trigger(name, rule.table, event, asked, first=first)
    return made


def asked_of(table: str, event: Event, *, first: bool) -> list[Rule]:
    """The rules that are asked then, in order."""
    return [
        rule
        for rule in RULES
        if rule.table == table and event in rule.on and rule.first is first and SQLITE in rule.engines
    ]


def spelled(condition: str) -> str:
    """A condition as older SQLites read it too."""
    return condition.replace(" IS NOT DISTINCT FROM ", " IS ").replace(" IS DISTINCT FROM ", " IS NOT ")


def _trigger(name: str, table: str, event: Event, rules: Iterable[Rule], *, first: bool) -> str:
    cases = "\n".join(
        f"WHEN {spelled(rule.asked(event))} THEN RAISE(ABORT, {quoted(MARK + rule.sentence)})" for rule in rules
    )
    when = "BEFORE" if first else "AFTER"
    return f"CREATE TRIGGER {name} {when} {event.upper()} ON {table} BEGIN SELECT CASE\n{cases}\nEND; END"


def quoted(text: str) -> str:
    """A text as SQL has it."""
    return "'" + text.replace("'", "''") + "'"


def standing(connection: Connection) -> dict[str, str]:
    """The guards that stand on a desk, by name, as they were made."""
    rows = connection.exec_driver_sql(
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'guard#_%' ESCAPE '#'"
    )
    return {str(name): str(sql) for name, sql in rows}


def wanted(connection: Connection) -> dict[str, str]:
    """The same as they are to stand."""
    return statements()


def takings(connection: Connection) -> Iterator[str]:
    """The statements that take down what stands."""
    for name in standing(connection):
        yield f'DROP TRIGGER "{name}"'


def makings(connection: Connection) -> Iterator[str]:
    """The statements that put up every guard."""
    yield from statements().values()
