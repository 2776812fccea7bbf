"""add admission: passwords and sign-ins of the review desk; who acts by a login that is nobody's.

The guards' statements lie in `migrations/frozen`.
"""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

FROZEN = Path(__file__).parent.parent / "frozen"


def upgrade() -> None:
    """Make the tables, and put up the guards of now."""
    take_down()
    op.create_table(
        "password",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.Column("chosen_at", sa.String(length=27), nullable=False),
        sa.Column("chosen_by_id", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["chosen_by_id"], ["person.id"], name=op.f("fk_password_chosen_by_id_person")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_password_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_password")),
        sa.UniqueConstraint("person_id", name=op.f("uq_password_person_id")),
    )
    op.create_table(
        "sign_in",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.Column("until", sa.String(length=27), nullable=False),
        sa.Column("ended_at", sa.String(length=27), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_sign_in_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_in")),
        sa.UniqueConstraint("digest", name=op.f("uq_sign_in_digest")),
    )
    op.create_index("ix_sign_in_person_id", "sign_in", ["person_id"], unique=False)
    put_up(revision)


def downgrade() -> None:
    """Take them away: nobody signs in any more."""
    take_down()
    op.drop_index("ix_sign_in_person_id", "sign_in")
    op.drop_table("sign_in")
    op.drop_table("password")
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
