"""The guards as PostgreSQL's triggers: for each table, event and time a function that asks its rules one after the other.

The function is fixed to the desk's own schema: else a temporary table of the same name would be asked in its place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from sqlalchemy import Connection

from tracker.store.faults import MARK
from tracker.store.guards.book import RULES, WITH_GUARDS
from tracker.store.guards.rule import POSTGRESQL, Event, Rule
from tracker.store.guards.sqlite import PREFIX, quoted

SCHEMA = "{schema}"
"""Where the name of the desk's schema comes to stand, quoted."""
_ROW, _BEFORE = 1, 2
_BITS = {"insert": 4, "delete": 8, "update": 16, "truncate": 32}
"""How pg_trigger writes down when a trigger fires."""


class Made(NamedTuple):
    """One guard: its function and its trigger."""

    name: str
    table: str
    bits: int
    body: str
    statements: tuple[str, ...]


@cache
def guards() -> tuple[Made, ...]:
    """Every guard, in order."""
    made = [
        _guard(table, event, rules, first=first)
        for table in WITH_GUARDS
        for event in Event
        for first in (True, False)
        if (rules := _asked_of(table, event, first=first))
    ]
    made += [_against_truncating(table) for table in WITH_GUARDS]
    return tuple(made)


def _asked_of(table: str, event: Event, *, first: bool) -> list[Rule]:
    return [
        rule
        for rule in RULES
        if rule.table == table and event in rule.on and rule.first is first and POSTGRESQL in rule.engines
    ]


def _guard(table: str, event: Event, rules: Iterable[Rule], *, first: bool) -> Made:
    name = f"{PREFIX}{table}_{'before_' if first else ''}{event}"
    cases = "\n".join(f"IF {rule.asked(event)} THEN {_raise(rule.sentence)} END IF;" for rule in rules)
    body = f"BEGIN\n{cases}\nRETURN {'OLD' if event is Event.DELETE else 'NEW'};\nEND"
    when = f"{'BEFORE' if first else 'AFTER'} {event.upper()}"
    return _made(name, table, when, "ROW", _BITS[event] | _ROW | (_BEFORE if first else 0), body)


def _against_truncating(table: str) -> Made:
    body = f"BEGIN\n{_raise(f'nothing on file is ever deleted, so no {table} is')}\nEND"
    return _made(f"{PREFIX}{table}_truncate", table, "BEFORE TRUNCATE", "STATEMENT", _BITS["truncate"] | _BEFORE, body)


def _raise(sentence: str) -> str:
    return f"RAISE EXCEPTION USING MESSAGE = {quoted(MARK + sentence)}, ERRCODE = 'check_violation';"


def _made(name: str, table: str, when: str, each: str, bits: int, body: str) -> Made:
    function = (
        f"CREATE FUNCTION {SCHEMA}.{name}() RETURNS trigger LANGUAGE plpgsql "
        f"SET search_path = pg_catalog, {SCHEMA}, pg_temp AS $guard$\n{body}\n$guard$"
    )
    place = f'{SCHEMA}."{table}"'
    trigger = f"CREATE TRIGGER {name} {when} ON {place} FOR EACH {each} EXECUTE FUNCTION {SCHEMA}.{name}()"
    always = f"ALTER TABLE {place} ENABLE ALWAYS TRIGGER {name}"
    return Made(name, table, bits, body, (function, trigger, always))


_STANDING = """
SELECT t.tgname, c.relname, t.tgtype, t.tgenabled, t.tgqual IS NULL AND t.tgattr = '', p.proname, p.prosrc,
    array_to_string(p.proconfig, ';')
FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid
WHERE NOT t.tgisinternal AND c.relnamespace = current_schema()::regnamespace AND left(t.tgname, 6) = 'guard_'
"""


def standing(connection: Connection) -> dict[str, str]:
    """The guards that stand on a desk, by name, as they are."""
    rows = connection.exec_driver_sql(_STANDING)
    return {row[0]: _written(*row) for row in rows}


def wanted(connection: Connection) -> dict[str, str]:
    """The same as they are to stand."""
    path = f"search_path=pg_catalog, {_schema(connection)}, pg_temp"
    return {
        one.name: _written(one.name, one.table, one.bits, "A", True, one.name, f"\n{one.body}\n", path)
        for one in guards()
    }


def _written(*parts: object) -> str:
    return "\n".join(part.decode() if isinstance(part, bytes) else str(part) for part in parts)


def _schema(connection: Connection) -> str:
    return str(connection.exec_driver_sql("SELECT quote_ident(current_schema())").scalar_one())


def takings(connection: Connection) -> Iterator[str]:
    """The statements that take down what stands."""
    schema = _schema(connection)
    for name, written in standing(connection).items():
        table = written.split("\n")[1]
        yield f'DROP TRIGGER "{name}" ON {schema}."{table}"'
    for (name,) in connection.exec_driver_sql(
        "SELECT p.proname FROM pg_proc p WHERE p.pronamespace = current_schema()::regnamespace "
        "AND p.prorettype = 'trigger'::regtype AND left(p.proname, 6) = 'guard_'"
    ).all():
        yield f'DROP FUNCTION {schema}."{name}"()'


def makings(connection: Connection) -> Iterator[str]:
    """The statements that put up every guard."""
    schema = _schema(connection)
    for one in guards():
        yield from (statement.replace(SCHEMA, schema) for statement in one.statements)
