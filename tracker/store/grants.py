"""What a server's members may do in the database, as the SQL that whoever runs the server carries out.

Four roles that nobody logs in as, one within the other: who has only the role `reader` at the desk looks; everybody else
writes records, and adds to the ledger and to what never changes once it is written; an editor also says who is at the desk,
signs off, publishes and waives; the review desk in a browser does what whoever is signed in may, and alone reads what
passwords hash to. Everybody may make passing views, for what somebody may not see of confidential sources is
kept from them by such (docs/decisions/0027). Nobody deletes, and nobody changes an entry: what does (an upgrade, a restore,
a purge) is for the owner of the tables.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from sqlalchemy import Connection

from tracker.domain.vocabulary import Role
from tracker.models import Base, Person
from tracker.store.guards.columns import MAY_CHANGE
from tracker.store.session import login_of

READERS, MEMBERS, EDITORS, WEB = "tracker_reader", "tracker_member", "tracker_editor", "tracker_web"
EDITORS_INSERT = frozenset(
    {
        "person",
        "person_role",
        "setting",
        "pack",
        "waiver",
        "sign_off",
        "signed_claim",
        "signed_waiver",
        "publication",
        "task",
    }
)
"""What only editors put on file."""
EDITORS_CHANGE = frozenset({"person", "person_role", "setting", "pack"})
"""What only editors change."""


class Member(NamedTuple):
    """Somebody with a login of their own, and the database role that goes with what they are at the desk."""

    login: str
    role: str | None
    """None for somebody who left."""


def members_of(people: Iterable[Person]) -> list[Member]:
    """Everybody who has a login, by that."""
    found = [Member(person.login, _role(person)) for person in people if person.login is not None]
    return sorted(found)


def _role(person: Person) -> str | None:
    if not person.roles:
        return None
    if Role.EDITOR in person.roles:
        return EDITORS
    return MEMBERS if person.roles - {Role.READER} else READERS


def grants(connection: Connection, members: Sequence[Member], web_login: str = "") -> Iterator[str]:
    """The statements, in order; carried out again they do the same, and take back what no longer holds. Of a desk in a
    file, as they will be once it is on a server.

    Args:
        web_login: the login by which the review desk is served to everybody, blank where it is not.
    """
    schema, database = "public", None
    if login_of(connection) is not None:
        schema = _quoted(str(connection.exec_driver_sql("SELECT current_schema()").scalar_one()))
        database = _quoted(str(connection.exec_driver_sql("SELECT current_database()").scalar_one()))
    tables = [f'{schema}."{name}"' for name in Base.metadata.tables]
    yield "BEGIN;"
    yield "SET LOCAL client_min_messages = error;"  # else it warns of every right taken back that nobody had
    for group in (READERS, MEMBERS, EDITORS, WEB):
        there = f"SELECT FROM pg_roles WHERE rolname = '{group}'"
        yield f"DO $$ BEGIN IF NOT EXISTS ({there}) THEN CREATE ROLE {group} NOLOGIN; END IF; END $$;"
    everybody = f"PUBLIC, {READERS}, {MEMBERS}, {EDITORS}, {WEB}"
    yield f"REVOKE ALL ON ALL TABLES IN SCHEMA {schema} FROM {everybody};"
    yield f"REVOKE CREATE ON SCHEMA {schema} FROM {everybody};"
    if database is not None:
        yield f"REVOKE CREATE, TEMPORARY ON DATABASE {database} FROM {everybody};"
        yield f"GRANT TEMPORARY ON DATABASE {database} TO {READERS};"
    yield f"GRANT USAGE ON SCHEMA {schema} TO {READERS};"
    yield f"GRANT {READERS} TO {MEMBERS};"
    yield f"GRANT {MEMBERS} TO {EDITORS};"
    yield f"GRANT SELECT ON {', '.join([*tables, f'{schema}.alembic_version'])} TO {READERS};"
    yield _granted("INSERT", Base.metadata.tables.keys() - EDITORS_INSERT, schema, MEMBERS)
    yield _granted("INSERT", EDITORS_INSERT, schema, EDITORS)
    for table, changes in MAY_CHANGE.items():
        if changes.columns:
            columns = ", ".join(f'"{name}"' for name in changes.columns)
            role = EDITORS if table in EDITORS_CHANGE else MEMBERS
            yield f'GRANT UPDATE ({columns}) ON {schema}."{table}" TO {role};'
    yield from _admission(schema)
    for member in members:
        login = _quoted(member.login)
        yield f"REVOKE {READERS}, {MEMBERS}, {EDITORS} FROM {login};"
        if member.role is not None and database is not None:
            yield f"GRANT CONNECT ON DATABASE {database} TO {login};"
        if member.role is not None:
            yield f"GRANT {member.role} TO {login};"
    if web_login:
        if database is not None:
            yield f"GRANT CONNECT ON DATABASE {database} TO {_quoted(web_login)};"
        yield f"GRANT {WEB} TO {_quoted(web_login)};"
    yield "COMMIT;"


def _admission(schema: str) -> Iterator[str]:
    """Who may read what passwords hash to: nobody but the review desk. Whoever writes at all chooses their own, and an editor
    gives a first one; the guards hold them to that."""
    known, chosen = (
        '"id", "person_id", "chosen_at", "chosen_by_id", "seq"',
        '"hash", "chosen_at", "chosen_by_id", "seq"',
    )
    yield f"GRANT {EDITORS} TO {WEB};"
    yield f'GRANT SELECT ({known}) ON {schema}."password" TO {READERS};'
    yield f'GRANT INSERT ON {schema}."password" TO {MEMBERS};'
    yield f'GRANT UPDATE ({chosen}) ON {schema}."password" TO {MEMBERS};'
    yield f'GRANT SELECT ON {schema}."password" TO {WEB};'
    yield f'GRANT SELECT, INSERT, DELETE ON {schema}."sign_in" TO {WEB};'
    yield f'GRANT UPDATE ("ended_at") ON {schema}."sign_in" TO {WEB};'


def _granted(right: str, tables: Iterable[str], schema: str, role: str) -> str:
    named = ", ".join(f'{schema}."{name}"' for name in sorted(tables))
    return f"GRANT {right} ON {named} TO {role};"


def _quoted(name: str) -> str:
    """A name as an identifier of SQL."""
    doubled = name.replace('"', '""')
    return f'"{doubled}"'
