"""Questions asked of the ledger about one subject."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import orjson
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tracker.domain.parting import ACTS
from tracker.models import Entry
from tracker.store.raw_rows import KEPT_TABLES, columns_of
from tracker.store.session import read_raw

Stated = dict[str, dict[int, dict[str, Any]]]
"""By table and key the rows that an entry speaks of, as they stood after it: column -> what is stored."""
_ON_A_CLAIM = tuple(table for table in KEPT_TABLES if "claim_id" in columns_of(table))
_ADDING = ("attribute", "add evidence", "accept", "import", *ACTS)


def last_act(session: Session, subject: str, acts: Sequence[str]) -> int:
    """The number of the newest entry on this subject with one of these acts; 0 where there is none."""
    statement = select(func.max(Entry.seq)).where(Entry.subject == subject, Entry.act.in_(acts))
    return session.scalar(statement) or 0


def added_since(session: Session, claim_id: int, subjects: Sequence[str], since: int) -> Iterator[tuple[str, int]]:
    """The (table, id) of the attributions and evidence on a claim that entries after `since` put on file.

    Args:
        subjects: what such an entry may be about: the claim's label, or what an import is about.
    """
    statement = (
        select(Entry.after_values)
        .where(Entry.subject.in_(subjects), Entry.seq > since, Entry.act.in_(_ADDING))
        .order_by(Entry.seq)
    )
    for after_values in session.scalars(statement):
        for table, columns, rows in orjson.loads(after_values or "[]"):
            if table in ("attribution", "evidence"):
                key, claim = columns.index("id"), columns.index("claim_id")
                yield from ((table, row[key]) for row in rows if row[claim] == claim_id)


def rows_with(
    session: Session, act: str, subjects: Iterable[str], table: str, keys: Iterable[int]
) -> dict[int, Stated]:
    """Of each of these rows of a table what the newest entry of an act on one of these subjects wrote that wrote it; of one that
    no such entry wrote nothing. An entry is read once, however many rows it wrote."""
    statement = (
        select(Entry.after_values)
        .where(Entry.act == act, Entry.subject.in_(sorted(set(subjects))))
        .order_by(Entry.seq.desc())
    )
    wanted, found = set(keys), dict[int, Stated]()
    for after_values in session.scalars(statement) if wanted else ():
        written = _stated(after_values)
        here = wanted & written.get(table, {}).keys()
        found.update(dict.fromkeys(here, written))
        wanted -= here
        if not wanted:
            break
    return found


def _stated(after_values: str | None) -> Stated:
    return {
        name: {row["id"]: row for row in (dict(zip(columns, values, strict=False)) for values in rows)}
        for name, columns, rows in orjson.loads(after_values or "[]")
        if "id" in columns
    }


def stands_as_written(session: Session, claim_id: int, written: Stated) -> bool:
    """Whether a claim and every row that hangs on it are those that an entry wrote, as it wrote them. It takes as long however
    much was done since."""
    for table, column in (("claim", "id"), *((table, "claim_id") for table in _ON_A_CLAIM)):
        names = columns_of(table)
        asked = ", ".join(f'"{name}"' for name in names)
        rows = read_raw(session.connection(), f'SELECT {asked} FROM "{table}" WHERE {column} = ?', (claim_id,))
        for row in rows.fetchall():
            stands = dict(zip(names, orjson.loads(orjson.dumps(tuple(row))), strict=True))
            then = written.get(table, {}).get(stands["id"])
            if then is None or dict.fromkeys(names) | then != stands:
                return False
    return True


class Touched(NamedTuple):
    """Of what somebody has written: ids of claims and of sources, and of derivations the two sources."""

    claims: set[int]
    sources: set[int]
    pairs: set[frozenset[int]]


def touched_since(session: Session, seq: int) -> Touched:
    """To what the entries after this one wrote: to a claim also where it was to something that hangs on it."""
    found = Touched(set(), set(), set())
    written = select(Entry.after_values).where(Entry.seq > seq).order_by(Entry.seq)
    for after_values in session.scalars(written):
        for table, columns, rows in orjson.loads(after_values or "[]"):
            for row in rows:
                _touch(found, table, dict(zip(columns, row, strict=False)))
    return found


def _touch(found: Touched, table: str, row: dict[str, Any]) -> None:
    if table == "derivation":
        found.pairs.add(frozenset({row["source_id"], row["drew_on_id"]}))
    elif table == "source":
        found.sources.add(row["id"])
    elif table == "claim":
        found.claims.add(row["id"])
    elif "claim_id" in row:
        found.claims.add(row["claim_id"])
