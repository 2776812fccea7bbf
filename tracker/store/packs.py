"""Finding and keeping the policy packs of the desk's own."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tracker.models import Article, Pack, Person
from tracker.models.base import now


def find_pack(session: Session, name: str) -> Pack | None:
    """The desk's own pack of this name, if it keeps one."""
    return session.scalars(select(Pack).where(Pack.name == name)).first()


def list_packs(session: Session) -> list[Pack]:
    """Every pack that the desk keeps, by name."""
    return list(session.scalars(select(Pack).order_by(Pack.name)))


def pack_names(session: Session) -> list[str]:
    """The names of the packs that the desk keeps, in order."""
    return list(session.scalars(select(Pack.name).order_by(Pack.name)))


def keep_pack(session: Session, name: str, text: str, by: Person) -> None:
    """Write a pack down, over the desk's own of that name."""
    row = find_pack(session, name)
    if row is None:
        session.add(Pack(name=name, text=text, kept_by_id=by.id, kept_at=now()))
    else:
        row.text, row.kept_by_id, row.kept_at = text, by.id, now()
    session.flush()


def articles_by_policy(session: Session) -> dict[str, int]:
    """Pack -> how many articles are held to it by themselves, whatever the desk's is."""
    statement = select(Article.policy, func.count()).where(Article.policy.is_not(None)).group_by(Article.policy)
    return {name: count for name, count in session.execute(statement) if name is not None}
