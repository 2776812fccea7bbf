"""Runs the migrations, on a connection handed over by the program or on the desk named by TRACKER_DB."""

from __future__ import annotations

import os
from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy import Connection, Enum

from tracker.models import Base
from tracker.models.admission import Apart
from tracker.models.base import UtcTime
from tracker.store.address import Address
from tracker.store.session import open_engine


def render_item(kind: str, thing: Any, autogen: AutogenContext) -> str | Literal[False]:
    """Write our own column types as plain ones, so that a migration never imports the models."""
    if kind == "type" and isinstance(thing, UtcTime):
        return "sa.String(length=27)"
    if kind == "type" and isinstance(thing, Enum):
        words = ", ".join(map(repr, thing.enums))
        return f"sa.Enum({words}, name={thing.name!r}, native_enum=False, create_constraint=True, length=20)"
    return False


def mirror_partial_indexes() -> None:
    """Give every partial index its condition on PostgreSQL too.

    Said here and not in the models, because naming the dialect there loads it at every start of the program.
    """
    for table in Base.metadata.tables.values():
        for index in table.indexes:
            condition = index.dialect_options["sqlite"]["where"]
            if condition is not None:
                index.dialect_options["postgresql"]["where"] = condition


def include_name(name: str | None, kind: str, _: Any) -> bool:
    """Leave those tables alone, when a migration is written from the models, that stand apart: theirs are written by hand."""
    return not (kind == "table" and name in Apart.metadata.tables)


def migrate(connection: Connection) -> None:
    """Run the migrations on this connection, in its transaction where it has one."""
    mirror_partial_indexes()
    if connection.dialect.name == "postgresql":
        from tracker.store.engines.server_tables import make_tables_so  # it loads the dialect

        make_tables_so(connection)
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_as_batch=True,
        render_item=render_item,
        include_name=include_name,
        transactional_ddl=True,
    )
    with context.begin_transaction():
        context.run_migrations()


given = context.config.attributes.get("connection")
if given is not None:
    migrate(given)
else:
    with open_engine(Address(os.environ.get("TRACKER_DB", "tracker.db"))).connect() as opened:
        migrate(opened)
