"""What people know a row by, where only its table and its values are at hand: a claim's label, a story's slug, initials.

A confidential source is a number here. Values may be mangled: what cannot be told is left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from sqlalchemy import Connection

from tracker.domain.wording import shown
from tracker.store.faults import database_errors
from tracker.store.session import read_raw, spared

_HANGS_ON = {
    "claim_id": "claim",
    "attribution_id": "attribution",
    "passage_id": "passage",
    "revision_id": "revision",
    "sign_off_id": "sign_off",
    "article_id": "article",
    "contradiction_id": "contradiction",
    "source_id": "source",
    "person_id": "person",
}
"""By what a row is known that has no name of its own, the nearest first."""
_CALLED = {
    "person_role": "role",
    "sign_off": "sign-off",
    "signed_claim": "signed claim",
    "signed_waiver": "signed waiver",
    "contradiction_member": "member of a contradiction",
    "via": "link of a chain",
    "hold": "hold",
}
"""Tables whose word is not the one that people say."""


def known_as(connection: Connection, table: str, fields: Mapping[str, Any], *, confidential: bool = False) -> str:
    """A row in words: "claim kim-train#61", "attribution 5 of kim-train#12", "source 12".

    Args:
        confidential: a source is not to be named, whatever its row says.
    """
    own = _own_name(connection, table, fields, confidential=confidential)
    called = _CALLED.get(table, table)
    if own is not None:
        return f"{called} {own}"
    key = _key(fields.get("id"))
    for column, parent in _HANGS_ON.items():
        if fields.get(column) is not None and parent != table:
            whose = _name_of(connection, parent, fields[column])
            if whose is not None:
                return f"{called} {key} of {whose}"
    return f"{called} {key}"


def _key(value: Any) -> str:
    return str(value) if value.__class__ is int else shown(str(value))


def _own_name(connection: Connection, table: str, fields: Mapping[str, Any], *, confidential: bool) -> str | None:
    if table == "claim":
        slug = _name_of(connection, "article", fields.get("article_id"))
        return None if slug is None else _plain(f"{slug}#{fields.get('number')}")
    if table == "source":
        hidden = confidential or fields.get("confidential") != 0
        return None if hidden else _plain(fields.get("name"))
    columns = {"article": "slug", "person": "initials", "setting": "name", "pack": "name", "contradiction": "name"}
    return _plain(fields.get(columns[table])) if table in columns else None


def _plain(value: Any) -> str | None:
    """A name that can be printed."""
    return shown(value).strip("“”") if isinstance(value, str) and value else None


def _name_of(connection: Connection, table: str, key: Any) -> str | None:
    """The row that another hangs on, by its key."""
    if key.__class__ is not int:
        return None
    with suppress(*database_errors(connection), OverflowError), spared(connection):
        found = read_raw(connection, f'SELECT r.* FROM "{table}" r WHERE r.id = ?', (key,))
        names = [column[0] for column in found.description]
        row = found.fetchone()
        if row is None:
            return None
        fields = dict(zip(names, row, strict=True))
        own = _own_name(connection, table, fields, confidential=False)
        if table in ("source", "person", "contradiction") and own is None:
            return f"{table} {key}"
        if own is not None:
            return own
        if table == "revision":
            slug = _name_of(connection, "article", fields.get("article_id"))
            return None if slug is None else f"{slug}, revision {_key(fields.get('number'))}"
        for column, parent in _HANGS_ON.items():
            if fields.get(column) is not None and parent != table:
                return _name_of(connection, parent, fields[column])
    return None
