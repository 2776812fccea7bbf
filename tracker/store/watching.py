"""What is asked once a second while somebody looks on: what the ledger says since, and whose time on a claim ran out."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from tracker.models import Article, Claim, Entry, Hold, Person

_ENTRY = Entry.__table__
_NEWEST = select(func.max(_ENTRY.c.seq))
_SINCE = (
    select(_ENTRY.c.seq, _ENTRY.c.act, _ENTRY.c.subject, _ENTRY.c.by)
    .where(_ENTRY.c.seq > bindparam("seq"))
    .order_by(_ENTRY.c.seq)
    .limit(bindparam("most"))
)
_STANDING = Hold.ended_at.is_(None), Hold.until > bindparam("after", type_=Hold.until.type)
_NEXT_END = select(func.min(Hold.until)).where(*_STANDING)
_RUN_OUT = (
    select(Article.slug, Claim.number, Person.initials)
    .select_from(Hold)
    .join(Claim, Claim.id == Hold.claim_id)
    .join(Article, Article.id == Claim.article_id)
    .join(Person, Person.id == Hold.person_id)
    .where(*_STANDING, Hold.until <= bindparam("until", type_=Hold.until.type))
    .order_by(Hold.until, Hold.id)
)


def newest_entry(session: Session) -> int:
    """The number of the newest entry, 0 where there is none."""
    return session.scalar(_NEWEST) or 0


def acts_since(session: Session, seq: int, most: int) -> list[tuple[int, str, str, str]]:
    """The (number, act, subject, initials) of the entries after this one, oldest first; `most` of them at most."""
    rows = session.execute(_SINCE, {"seq": seq, "most": most})
    return [(row[0], row[1], row[2], row[3]) for row in rows]


def next_end(session: Session, after: dt.datetime) -> dt.datetime | None:
    """When the first of the holds that still stand runs out, None where nobody is on a claim."""
    return session.scalar(_NEXT_END, {"after": after})


def run_out_between(session: Session, after: dt.datetime, until: dt.datetime) -> list[tuple[str, str]]:
    """The (label, initials) of the holds that ran out by themselves since `after`, and by `until` at the latest."""
    rows = session.execute(_RUN_OUT, {"after": after, "until": until})
    return [(f"{slug}#{number}", initials) for slug, number, initials in rows]
