"""How tables are made on PostgreSQL: the migrations say what, in words that both engines know; this says how.

- A whole number is a BIGINT, as it is on SQLite.
- Text sorts and compares by its code points (COLLATE "C"), as on SQLite, whatever the database's own language.
- A key that is not given is the largest there is and one: no sequence, which an import, a restore or a move could leave
  behind. (All writers take turns, so two cannot be given the same.)

Imported by migrations/env.py alone, and only on a server: it loads SQLAlchemy's dialect. What it does is part of every
migration there is, so a change of it is a migration too.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, Connection, Integer, String, Table, event
from sqlalchemy.dialects.postgresql.base import PGDDLCompiler

_KEYS = """
CREATE OR REPLACE FUNCTION tracker_next_key() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('SELECT coalesce(max(id), 0) + 1 FROM %%I.%%I', TG_TABLE_SCHEMA, TG_TABLE_NAME) INTO NEW.id;
    RETURN NEW;
END $$
"""


class ServerTables(PGDDLCompiler):
    """Columns as they are on a server."""

    def get_column_specification(self, column: Column[Any], **options: Any) -> str:
        """A column's name, type and whether it may be blank; none of ours has a default."""
        name = self.preparer.format_column(column)
        return f"{name} {self._type(column)}{'' if column.nullable else ' NOT NULL'}"

    def _type(self, column: Column[Any]) -> str:
        if isinstance(column.type, Integer):
            return "BIGINT"
        written = self.dialect.type_compiler_instance.process(column.type, type_expression=column)
        return f'{written} COLLATE "C"' if isinstance(column.type, String) else written


def make_tables_so(connection: Connection) -> None:
    """Have the tables and columns that are made on this connection made so."""
    connection.dialect.ddl_compiler = ServerTables
    if not event.contains(Table, "after_create", _give_keys):
        event.listen(Table, "after_create", _give_keys)


def _give_keys(table: Table, connection: Connection, **_: Any) -> None:
    if connection.dialect.name == "postgresql" and "id" in table.primary_key.columns:
        connection.exec_driver_sql(_KEYS)
        connection.exec_driver_sql(
            f'CREATE TRIGGER next_key BEFORE INSERT ON "{table.name}" FOR EACH ROW WHEN (NEW.id IS NULL) '
            "EXECUTE FUNCTION tracker_next_key()"
        )
