"""Reading the ledger for people: the lines about one subject, and the hash of one entry."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import orjson
from sqlalchemy import String, null, select, type_coerce
from sqlalchemy.orm import Session

from tracker.domain.chain import Line
from tracker.domain.parting import ACTS
from tracker.models import Entry


def hash_and_time_of(session: Session, seq: int) -> tuple[str, dt.datetime] | None:
    """The hash of one entry and when it was written, None where it is not there or its time is none."""
    try:
        row = session.execute(select(Entry.hash, Entry.at).where(Entry.seq == seq)).first()
    except ValueError:
        return None
    return None if row is None else (row.hash, row.at)


def lines_on(
    session: Session,
    subject: str | None,
    claim_id: int | None,
    most: int | None,
    until: str | None = None,
    before: int | None = None,
) -> Iterator[Line]:
    """The entries on a subject, newest first: on a claim, also those of the import, source act, split or merge that touched
    it; on an article, those of all its claims.

    Args:
        until: only entries up to this moment, as times are stored.
        before: only entries with a number below this.
    """
    table = Entry.__table__
    statement = select(*_columns(values=claim_id is not None)).order_by(table.c.seq.desc())
    if subject is not None and claim_id is not None:
        slug = subject.rpartition("#")[0]
        wide = table.c.subject.in_([slug, "desk"]) | table.c.subject.like("source:%")
        wide |= table.c.act.in_(ACTS) & (table.c.subject >= f"{slug}#") & (table.c.subject < f"{slug}$")
        statement = statement.where((table.c.subject == subject) | wide)
    elif subject is not None:
        claims = (table.c.subject >= f"{subject}#") & (table.c.subject < f"{subject}$")
        statement = statement.where((table.c.subject == subject) | claims)
    if before is not None:
        statement = statement.where(table.c.seq < before)
    if until is not None:
        statement = statement.where(type_coerce(table.c.at, String) <= until)
    given = 0
    for row in session.execute(statement.execution_options(yield_per=200)):
        line = Line(*row)
        if claim_id is not None and line.subject != subject and not _speaks_of(line, claim_id):
            continue
        yield line
        given += 1
        if given == most:
            return


def _columns(*, values: bool) -> list[Any]:
    """The columns of an entry, times as they are stored; the values only where they are to be searched."""
    table = Entry.__table__
    light = {"at": type_coerce(table.c.at, String), **({} if values else {"after_values": null()})}
    return [light.get(name, table.c[name]) for name in Line._fields]


def _speaks_of(line: Line, claim_id: int) -> bool:
    """Whether an act on something wider changed this claim or what hangs on it."""
    if f"{claim_id}," not in (line.after_values or ""):
        return False
    for table, columns, rows in orjson.loads(line.after_values or "[]"):
        name = "id" if table == "claim" else "claim_id"
        if name in columns:
            at = columns.index(name)
            if any(row[at] == claim_id for row in rows):
                return True
    return False
