"""Whether the tables of a desk are those that the program means: tables, columns, keys and indexes, read off the database."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Index, Table, UniqueConstraint, inspect
from sqlalchemy.engine import Inspector

from tracker.models import Base
from tracker.models.admission import Apart

_OWN = {"alembic_version"}


def drift_of(connection: Connection) -> Iterator[str]:
    """What is there and is not meant, or is meant and not there, each in a few words."""
    found = inspect(connection)
    there = set(found.get_table_names()) - _OWN
    meant = {table.name: table for table in (*Base.metadata.sorted_tables, *Apart.metadata.sorted_tables)}
    yield from (f"the table {name} is missing" for name in meant if name not in there)
    yield from (f"there is a table {name} that tracker did not make" for name in sorted(there - meant.keys()))
    for name, table in meant.items():
        if name in there:
            yield from _columns(connection, found, table)
            yield from _keys(found, table)
            yield from _indexes(found, table)


def _columns(connection: Connection, found: Inspector, table: Table) -> Iterator[str]:
    there = {one["name"]: one for one in found.get_columns(table.name)}
    for column in table.columns:
        one = there.pop(column.name, None)
        where = f"{table.name}.{column.name}"
        if one is None:
            yield f"the column {where} is missing"
        elif _kind(one["type"], connection) != _kind(column.type, connection):
            yield f"the column {where} is of another type"
        elif bool(one["nullable"]) != bool(column.nullable):
            yield f"the column {where} {'may' if one['nullable'] else 'may not'} be empty"
    yield from (f"there is a column {table.name}.{name} that tracker did not make" for name in there)


def _kind(kind: Any, connection: Connection) -> str:
    """A type as the database spells it, without how it sorts and how long a text may be."""
    spelled: str = kind.compile(dialect=connection.dialect)
    return spelled.partition(" COLLATE")[0].partition("(")[0]


def _keys(found: Inspector, table: Table) -> Iterator[str]:
    there = {(*one["constrained_columns"], one["referred_table"]) for one in found.get_foreign_keys(table.name)}
    for key in table.foreign_keys:
        if (key.parent.name, key.column.table.name) not in there:
            yield f"{table.name}.{key.parent.name} is not held to {key.column.table.name} any more"
    if found.get_pk_constraint(table.name)["constrained_columns"] != [one.name for one in table.primary_key.columns]:
        yield f"the key of {table.name} is another"
    alone = {tuple(one["column_names"]) for one in found.get_unique_constraints(table.name)}
    for rule in table.constraints:
        if isinstance(rule, UniqueConstraint) and tuple(rule.columns.keys()) not in alone:
            yield f"two rows of {table.name} may now share {', '.join(rule.columns.keys())}"
    checks = {one["name"] for one in found.get_check_constraints(table.name)}
    for name in _check_names(table) - checks:
        yield f"the check {name} is missing"


def _check_names(table: Table) -> set[str]:
    return {str(rule.name) for rule in table.constraints if rule.__visit_name__ == "check_constraint" and rule.name}


def _indexes(found: Inspector, table: Table) -> Iterator[str]:
    there = {
        str(one["name"]): (list(one["column_names"]), bool(one["unique"]))
        for one in found.get_indexes(table.name)
        if not one.get("duplicates_constraint")
    }
    for index in table.indexes:
        one = there.pop(str(index.name), None)
        if one is None:
            yield f"the index {index.name} is missing"
        elif one != (_columns_of(index), bool(index.unique)):
            yield f"the index {index.name} is another"
    yield from (f"there is an index {name} that tracker did not make" for name in sorted(there))


def _columns_of(index: Index) -> list[str | None]:
    return [getattr(one, "name", None) for one in index.expressions]
