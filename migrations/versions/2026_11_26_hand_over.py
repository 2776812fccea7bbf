"""hand over stories: who reported a story before, and its deadline; a proposer takes their own proposal back; a text is found by
its digest.

The guards' statements lie in `migrations/frozen`.
"""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

FROZEN = Path(__file__).parent.parent / "frozen"


def upgrade() -> None:
    """Make the columns, and put up the guards of now."""
    take_down()
    op.add_column("article", sa.Column("former_reporters", sa.String(), nullable=True))
    op.add_column("article", sa.Column("deadline", sa.String(), nullable=True))
    op.create_index(op.f("ix_revision_sha256"), "revision", ["sha256"])
    put_up(revision)


def downgrade() -> None:
    """Take them away: a story keeps its reporter, and has no deadline."""
    take_down()
    op.drop_index(op.f("ix_revision_sha256"), "revision")
    op.drop_column("article", "deadline")
    op.drop_column("article", "former_reporters")
    put_up(down_revision)


def put_up(number: str) -> None:
    """Make every trigger as this migration knew them; on PostgreSQL each with its function, in the schema of the desk."""
    connection = op.get_bind()
    text = (FROZEN / f"guards_{number}_{connection.dialect.name}.sql").read_text(encoding="utf-8")
    if connection.dialect.name != "sqlite":
        schema = connection.exec_driver_sql("SELECT quote_ident(current_schema())").scalar_one()
        text = text.replace("{schema}", schema)
    for statement in text.split("\n-- next\n"):
        connection.exec_driver_sql(statement.strip())


def take_down() -> None:
    """Drop every guard that there is."""
    connection = op.get_bind()
    if connection.dialect.name == "sqlite":
        named = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'guard#_%' ESCAPE '#'"
        for (name,) in connection.exec_driver_sql(named).all():
            connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
        return
    triggers = (
        "SELECT quote_ident(t.tgname), t.tgrelid::regclass::text FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid "
        "WHERE NOT t.tgisinternal AND c.relnamespace = current_schema()::regnamespace AND left(t.tgname, 6) = 'guard_'"
    )
    for name, table in connection.exec_driver_sql(triggers).all():
        connection.exec_driver_sql(f"DROP TRIGGER {name} ON {table}")
    functions = (
        "SELECT quote_ident(p.proname) FROM pg_proc p WHERE p.pronamespace = current_schema()::regnamespace "
        "AND p.prorettype = 'trigger'::regtype AND left(p.proname, 6) = 'guard_'"
    )
    for (name,) in connection.exec_driver_sql(functions).all():
        connection.exec_driver_sql(f"DROP FUNCTION {name}()")
