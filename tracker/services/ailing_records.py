"""What ails the records of a desk: its tables, rows, ledger and clock."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import groupby

from sqlalchemy.orm import Session

from tracker.domain.ailment import Ailment
from tracker.models.base import now, utc_moment
from tracker.services.long_work import Follow
from tracker.services.proving import Verdict, prove
from tracker.store import ledger
from tracker.store.drift import drift_of
from tracker.store.guards import broken, missing
from tracker.store.schema import KNOWN
from tracker.store.session import read_raw
from tracker.store.soundness import hanging_rows

_CLOCK = dt.timedelta(minutes=2)
"""By how much the clocks of two machines may differ."""


def other_version(revision: str | None) -> Ailment:
    """Of tables that are not those of this program."""
    if revision is None:
        return Ailment(
            "tables",
            "the desk does not say of which version its tables are",
            "no version of tracker opens it",
            "restore the last backup (`tracker db restore`)",
        )
    if revision in KNOWN:
        return Ailment(
            "tables",
            "the desk is of an older version of tracker",
            "this one cannot work on it, nor look further",
            "bring it up to date: `tracker db upgrade`, which keeps a copy",
        )
    return Ailment(
        "tables",
        "the desk was made by a newer version of tracker",
        "this one cannot work on it, nor look further",
        "upgrade the program, not the desk",
    )


def drifted(session: Session) -> Iterator[Ailment]:
    """Tables that somebody changed."""
    for words in drift_of(session.connection()):
        yield Ailment(
            "tables",
            words,
            "somebody changed the tables behind tracker's back: rows can be refused, doubled or lost, and the next upgrade "
            "may fail",
            "carry the rows into new tables, which proves every one (`tracker db move DESK NEW`), or restore the last backup",
        )


def unguarded(session: Session) -> Iterator[Ailment]:
    """Guards of the database that do not stand as they should."""
    lacking = missing(session.connection())
    if lacking:
        more = f" and {len(lacking) - 3} more" if lacking[3:] else ""
        yield Ailment(
            "guards",
            f"{len(lacking)} of the guards that stand in the database are missing or altered: {', '.join(lacking[:3])}{more}",
            "somebody took them away: a statement written by hand can do what tracker never would",
            "put them up again (`tracker db upgrade`), and see what was done meanwhile (`tracker log verify`)",
        )


def unguardable(session: Session) -> Iterator[Ailment]:
    """Rows that no guard would have let in, the first few of each sort."""
    for guard, found in groupby(broken(session.connection()), key=lambda one: (one.table, one.guard, one.sentence)):
        keys = [one.key for one in found]
        table, _, sentence = guard
        shown = ", ".join(map(str, keys[:3]))
        yield Ailment(
            "guards",
            f"{table} {shown}{f' and {len(keys) - 3:,} more' if keys[3:] else ''}: {sentence}, and here it is not so",
            "it was written while the guards were down, or by an older version of tracker",
            "see what the ledger says of it (`tracker log`), and put it right by a command; a restore or a move refuses it",
        )


def hanging(session: Session) -> Iterator[Ailment]:
    """Rows that belong to none."""
    for table, count, parent in hanging_rows(session.connection()):
        yield Ailment(
            "rows",
            f"{'1 row' if count == 1 else f'{count:,} rows'} of {table} without the {parent} they belong to",
            "somebody deleted or changed rows behind tracker's back",
            "see what the ledger says (`tracker log verify`), and restore the last backup that verifies",
        )


def proven(session: Session, follow: Follow) -> Verdict:
    """The proof of the ledger and of every row against it."""
    with follow("Verifying", ledger.head(session.connection()).seq) as steps:
        return prove(session, progress=steps.advance)


def unproven(verdict: Verdict) -> Iterator[Ailment]:
    """A ledger that does not verify."""
    if verdict.fault is not None:
        where = f"entry {verdict.entry} of the ledger does not hold: " if verdict.entry else ""
        yield Ailment(
            "ledger",
            f"{where}{verdict.fault}",
            "the record is not what was written down: it cannot be relied on as it stands",
            "`tracker log verify` says more; find the last backup that verifies, and hold it against this desk before you "
            "restore it",
        )


def clock_behind(session: Session) -> Iterator[Ailment]:
    """A clock that is behind the newest entry."""
    row = read_raw(session.connection(), 'SELECT "at" FROM entry ORDER BY seq DESC LIMIT 1').fetchone()
    try:
        newest = utc_moment(row[0]) if row else None
        ahead = newest is not None and newest > now() + _CLOCK
    except (TypeError, ValueError):  # the ledger's own check says so
        return
    if ahead and newest is not None:
        yield Ailment(
            "clock",
            f"the newest entry was written at {newest:%Y-%m-%d %H:%M} UTC, and this machine's clock says {now():%Y-%m-%d %H:%M}",
            "holds, waivers and due dates are judged by the clock, and new entries will seem older than those before them",
            "set the clock (and let the machine keep it by itself); if it is right, another machine's was wrong",
        )
