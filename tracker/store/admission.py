"""Passwords and sign-ins, which stand apart from the records: nobody else reads or writes them.

Everything is asked in raw words with its columns named, so that on a server a login that may not read hashes can still
choose its own password.
"""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

import orjson
from sqlalchemy import Connection

from tracker.models.base import utc_moment, utc_text
from tracker.store.session import login_of, read_raw, write_raw

_FIND = """
SELECT s.person_id, s.until, p.chosen_by_id <> p.person_id, s.at, EXISTS (
    SELECT 1 FROM entry e WHERE e.subject = 'person:' || s.person_id AND e.act = 'edit person' AND e.at > s.at
)
FROM sign_in s JOIN password p ON p.person_id = s.person_id AND p.seq = s.seq
WHERE s.digest = ? AND s.ended_at IS NULL AND s.until > ?
AND EXISTS (SELECT 1 FROM person_role r WHERE r.person_id = s.person_id AND r.ended_at IS NULL)
"""
_EDITED = "SELECT after_values FROM entry WHERE subject = ? AND act = 'edit person' AND at > ? ORDER BY seq"
_WITHOUT = """
SELECT p.initials FROM person p WHERE EXISTS (SELECT 1 FROM person_role r WHERE r.person_id = p.id AND r.ended_at IS NULL)
AND NOT EXISTS (SELECT 1 FROM password w WHERE w.person_id = p.id) ORDER BY p.initials
"""
_ANYBODY = """
SELECT 1 FROM password w JOIN person_role r ON r.person_id = w.person_id WHERE r.ended_at IS NULL LIMIT 1
"""


class Kept(NamedTuple):
    """Somebody's password as it is kept. Nothing shows the hash by accident."""

    hash: str
    seq: int
    """The ledger's entry that says that it was chosen."""

    def __repr__(self) -> str:
        """Without the hash."""
        return f"<password of entry {self.seq}>"


class Found(NamedTuple):
    """A sign-in that holds."""

    person_id: int
    until: dt.datetime
    first: bool
    """Whether the password is a first one, given by an editor, that is to be changed."""


def password_of(connection: Connection, person_id: int) -> Kept | None:
    """Somebody's password, None where they have none."""
    row = read_raw(connection, "SELECT hash, seq FROM password WHERE person_id = ?", (person_id,)).fetchone()
    return None if row is None else Kept(*row)


def keep_password(connection: Connection, person_id: int, hashed: str, at: dt.datetime, by_id: int, seq: int) -> None:
    """Keep a password in place of the one before.

    Args:
        seq: the ledger's newest entry, which says that it was chosen.
    """
    values = (hashed, utc_text(at), by_id, seq, person_id)
    if read_raw(connection, "SELECT 1 FROM password WHERE person_id = ?", (person_id,)).fetchone() is None:
        kept = "INSERT INTO password (hash, chosen_at, chosen_by_id, seq, person_id) VALUES (?, ?, ?, ?, ?)"
    else:
        kept = "UPDATE password SET hash = ?, chosen_at = ?, chosen_by_id = ?, seq = ? WHERE person_id = ?"
    write_raw(connection, kept, [values])


def anybody_has_a_password(connection: Connection) -> bool:
    """Whether anybody at the desk has one."""
    return read_raw(connection, _ANYBODY).fetchone() is not None


def hashes_readable(connection: Connection) -> bool:
    """Whether this login may read them; in a file, whoever has the file."""
    if login_of(connection) is None:
        return True
    row = read_raw(connection, "SELECT has_column_privilege('password', 'hash', 'SELECT')").fetchone()
    return bool(row and row[0])


def without_password(connection: Connection) -> list[str]:
    """The initials of those at the desk who have none."""
    return [str(initials) for (initials,) in read_raw(connection, _WITHOUT)]


def keep_sign_in(
    connection: Connection, digest: str, person_id: int, seq: int, at: dt.datetime, until: dt.datetime
) -> None:
    """Let somebody in, by the password of this entry."""
    kept = "INSERT INTO sign_in (digest, person_id, seq, at, until) VALUES (?, ?, ?, ?, ?)"
    write_raw(connection, kept, [(digest, person_id, seq, utc_text(at), utc_text(until))])


def find_sign_in(connection: Connection, digest: str, at: dt.datetime) -> Found | None:
    """The sign-in of this secret, None where there is none, or it has ended: by the clock, by signing out, by another password,
    or because a role of the person ended since, be it that they left, and whether or not they are back."""
    row = read_raw(connection, _FIND, (digest, utc_text(at))).fetchone()
    if row is None:
        return None
    person, until, first, since, edited = row
    if edited and _lost_a_role(connection, person, since):
        return None
    return Found(person, utc_moment(until), bool(first))


def _lost_a_role(connection: Connection, person_id: int, since: str) -> bool:
    """Whether the ledger says that a role of somebody ended after a moment; also where it no longer says what was changed."""
    for (told,) in read_raw(connection, _EDITED, (f"person:{person_id}", since)):
        if told is None:
            return True
        for table, columns, rows in orjson.loads(told):
            if table == "person_role" and any(dict(zip(columns, row, strict=False)).get("ended_at") for row in rows):
                return True
    return False


def end_sign_in(connection: Connection, digest: str, at: dt.datetime) -> None:
    """Sign out."""
    write_raw(
        connection, "UPDATE sign_in SET ended_at = ? WHERE digest = ? AND ended_at IS NULL", [(utc_text(at), digest)]
    )


def forget_sign_ins(connection: Connection, before: dt.datetime | None = None) -> None:
    """Delete what is known of sign-ins that were over before a moment; of all, where it is None."""
    if before is None:
        write_raw(connection, "DELETE FROM sign_in WHERE id > ?", [(0,)])
    else:
        write_raw(connection, "DELETE FROM sign_in WHERE until < ?", [(utc_text(before),)])
