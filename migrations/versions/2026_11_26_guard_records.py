"""guard records.

The statements lie in `migrations/frozen`: they are what the program put up when this was written. A migration after this one
that rebuilds a table begins with `take_down` as it is here (SQLite refuses to rename a table while a trigger of another
one asks it), and ends by putting up the guards of its own number.
"""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

FROZEN = Path(__file__).parent.parent / "frozen"
OLD = {
    "entry_no_update": "BEFORE UPDATE ON entry BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END",
    "entry_no_delete": "BEFORE DELETE ON entry BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END",
}
"""What 0002 made on SQLite."""


def upgrade() -> None:
    """Put up the guards in place of the ledger's own."""
    connection = op.get_bind()
    if connection.dialect.name == "sqlite":
        for name in OLD:
            connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name}")
    else:
        connection.exec_driver_sql("DROP TRIGGER IF EXISTS entry_append_only ON entry")
        connection.exec_driver_sql("DROP FUNCTION IF EXISTS entry_append_only()")
    put_up()


def downgrade() -> None:
    """Take them away, and guard the ledger as before."""
    take_down()
    connection = op.get_bind()
    if connection.dialect.name == "sqlite":
        for name, body in OLD.items():
            connection.exec_driver_sql(f"CREATE TRIGGER {name} {body}")
        return
    connection.exec_driver_sql(
        "CREATE FUNCTION entry_append_only() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'the ledger is append-only' USING ERRCODE = 'TRG01'; END $$"
    )
    connection.exec_driver_sql(
        "CREATE TRIGGER entry_append_only BEFORE UPDATE OR DELETE ON entry "
        "FOR EACH ROW EXECUTE FUNCTION entry_append_only()"
    )


def put_up() -> None:
    """Make every trigger; on PostgreSQL each with the function that it calls, in the schema of the desk."""
    connection = op.get_bind()
    text = (FROZEN / f"guards_{revision}_{connection.dialect.name}.sql").read_text(encoding="utf-8")
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
