"""SQLite's `INSERT OR REPLACE` deletes the row that is in its way, and fires no trigger for it: so each table asks first
whether one is. PostgreSQL knows no such statement.

Asked first, a row that was given no key seems to have the key -1. So no row may have a key below 1, which is asked once it is
written: else one of -1 could be replaced unseen."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sqlalchemy import Index, Table, UniqueConstraint
from sqlalchemy.dialects import sqlite

from tracker.domain.counting import one
from tracker.models import Base
from tracker.store.faults import TAKEN
from tracker.store.guards.columns import MAY_CHANGE, NEVER
from tracker.store.guards.rule import SQLITE, Event, Rule

_COLUMN = re.compile(r"\b(?=[a-z_]+ IS)")
_ENGINE = frozenset({SQLITE})


class Key:
    """Columns in which no two rows of a table are the same, on the rows that a condition holds of, if there is one."""

    def __init__(self, columns: list[str], where: str | None = None) -> None:
        """Keep them."""
        self.columns, self.where = columns, where

    def taken(self, table: str, but: str = "") -> str:
        """That a row has what the new one is to have in them."""
        same = " AND ".join(f'o."{name}" = NEW."{name}"' for name in self.columns)
        where = "" if self.where is None else f" AND {self.where} AND {_COLUMN.sub('NEW.', self.where)}"
        return f"EXISTS (SELECT 1 FROM {table} o WHERE {same}{where}{but})"


def keys_of(table: Table) -> Iterator[Key]:
    """What no two rows of a table share, beside their own key."""
    for constraint in sorted(table.constraints, key=lambda one: str(one.name)):
        if isinstance(constraint, UniqueConstraint):
            yield Key([column.key for column in constraint.columns])
    for index in sorted(table.indexes, key=lambda one: str(one.name)):
        if index.unique:
            yield Key([column.key for column in index.columns], _where(index))


def _where(index: Index) -> str | None:
    condition = index.dialect_options["sqlite"]["where"]
    if condition is None:
        return None
    return str(condition.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True}))


def replace_rules() -> Iterator[Rule]:
    """For every table but the ledger's, whose entries follow each other: no row takes the place of another."""
    for table in Base.metadata.sorted_tables:
        if table.name == "entry":
            continue
        [own] = table.primary_key.columns
        sentence = f"there is {one(table.name)} {TAKEN}, and none takes the place of another"
        taken = [f'NEW."{own.key}" > 0 AND {Key([own.key]).taken(table.name)}']
        taken += [key.taken(table.name) for key in keys_of(table)]
        yield Rule(
            "no-replacement", table.name, frozenset({Event.INSERT}), _any(taken), sentence, first=True, engines=_ENGINE
        )
        yield Rule(
            "key-from-one",
            table.name,
            frozenset({Event.INSERT}),
            f'NEW."{own.key}" < 1',
            f"the key of {one(table.name)} is a number from 1 on",
            stands=True,
            engines=_ENGINE,
        )
        changing = [key for key in keys_of(table) if set(key.columns) & set(MAY_CHANGE.get(table.name, NEVER).columns)]
        if changing:
            others = [key.taken(table.name, f' AND o."{own.key}" <> OLD."{own.key}"') for key in changing]
            yield Rule(
                "no-replacement",
                table.name,
                frozenset({Event.UPDATE}),
                _any(others),
                sentence,
                first=True,
                engines=_ENGINE,
            )


def _any(conditions: list[str]) -> str:
    return " OR ".join(f"({each})" for each in conditions)
