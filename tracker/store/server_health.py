"""Whether a PostgreSQL server keeps what it is given: its settings, version and who we are on it."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection

from tracker.domain.ailment import Ailment
from tracker.store.session import read_raw

OLDEST = 13
"""The oldest version of PostgreSQL that is tried; older ones get no mends any more."""
_ASKED = (
    "fsync",
    "full_page_writes",
    "synchronous_commit",
    "data_checksums",
    "server_version_num",
    "server_encoding",
    "default_transaction_read_only",
)


def server_ailments(connection: Connection) -> Iterator[Ailment]:
    """What is wrong with the server that the desk is on."""
    said = {name: read_raw(connection, f"SELECT current_setting('{name}')").fetchone()[0] for name in _ASKED}
    yield from _durability(said)
    yield from _kind(said)
    yield from _roles(connection)


def _durability(said: dict[str, str]) -> Iterator[Ailment]:
    if said["fsync"] != "on":
        yield Ailment(
            "server",
            "the server does not wait for its disk (fsync is off)",
            "a power cut can destroy the whole database",
            "in postgresql.conf: fsync = on; then restart the server, and make a backup",
        )
    if said["full_page_writes"] != "on":
        yield Ailment(
            "server",
            "the server does not write whole pages into its log (full_page_writes is off)",
            "a page that was half written at a power cut stays torn",
            "in postgresql.conf: full_page_writes = on, unless the file system itself rules torn pages out",
        )
    if said["synchronous_commit"] == "off":
        yield Ailment(
            "server",
            "the server says that something is kept before it is (synchronous_commit is off)",
            "what somebody was told is on file can be gone after a crash",
            "ALTER DATABASE ... SET synchronous_commit = on, or the same in postgresql.conf",
        )
    if said["data_checksums"] != "on":
        yield Ailment(
            "server",
            "the server's pages carry no checksums (data_checksums is off)",
            "what a bad disk changes is noticed late, if at all; the ledger notices it in what it speaks of",
            "while the server is down: pg_checksums --enable",
            grave=False,
        )


def _kind(said: dict[str, str]) -> Iterator[Ailment]:
    version = int(said["server_version_num"]) // 10_000
    if version < OLDEST:
        yield Ailment(
            "server",
            f"the server is PostgreSQL {version}",
            "its makers mend it no longer, and tracker was never tried on it",
            f"upgrade it to {OLDEST} or newer",
        )
    if said["server_encoding"] != "UTF8":
        yield Ailment(
            "server",
            f"the database is in {said['server_encoding']}",
            "letters that it lacks cannot be kept",
            "make a database with ENCODING 'UTF8' and `tracker db move` the desk there",
        )
    if said["default_transaction_read_only"] == "on":
        yield Ailment(
            "server",
            "the database takes no changes (default_transaction_read_only is on)",
            "the desk can be read and not worked on",
            "ALTER DATABASE ... RESET default_transaction_read_only, unless that is meant so",
            grave=False,
        )


def _roles(connection: Connection) -> Iterator[Ailment]:
    statement = (
        "SELECT rolsuper, pg_is_in_recovery(), (SELECT count(*) FROM pg_class WHERE oid = to_regclass('entry') "
        "AND pg_has_role(session_user, relowner, 'USAGE')) > 0 FROM pg_roles WHERE rolname = session_user"
    )
    row = read_raw(connection, statement).fetchone()
    if row is None:
        return
    superuser, standby, owner = row
    if superuser or owner:
        yield Ailment(
            "server",
            "you are logged in as " + ("a superuser of the server" if superuser else "the owner of the desk's tables"),
            "whoever is can take the database's guards away; only the ledger's chain would show what they did",
            "work as a role that may read and write the tables and owns nothing (docs/server.md)",
            grave=False,
        )
    if standby:
        yield Ailment(
            "server",
            "this is a standby",
            "it follows the desk's server and can be read only",
            "to work, name the primary server with --db",
            grave=False,
        )
