"""Finding contradiction groups."""

from __future__ import annotations

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from tracker.domain.choices import meant
from tracker.domain.errors import NotOnFileError
from tracker.domain.wording import as_on_file, shown
from tracker.models import Article, Claim, Contradiction, ContradictionMember
from tracker.models.rows import ContradictionRow, MemberRow

_MEMBER, _CLAIM, _ARTICLE = ContradictionMember.__table__, Claim.__table__, Article.__table__


def find_group(session: Session, name: str) -> Contradiction | None:
    """The group of this name, if there is one."""
    return session.scalars(select(Contradiction).where(Contradiction.name == as_on_file(name))).first()


def get_group(session: Session, name: str) -> Contradiction:
    """The group of this name.

    Raises:
        NotOnFileError: there is none.
    """
    group = find_group(session, name)
    if group is None:
        near = meant(name, session.scalars(select(Contradiction.name).order_by(Contradiction.id.desc()).limit(20_000)))
        raise NotOnFileError(f"there is no group {shown(name)}{near or ': see `tracker claim groups`'}")
    return group


def free_name(session: Session) -> str:
    """ "group 3": the first number from the count of groups on that none is called by."""
    number = (session.scalar(select(func.count()).select_from(Contradiction)) or 0) + 1
    while find_group(session, f"group {number}") is not None:
        number += 1
    return f"group {number}"


def member_rows(session: Session, group_id: int) -> dict[int, ContradictionMember]:
    """Claim id -> its membership in a group, removed ones too."""
    statement = select(ContradictionMember).where(ContradictionMember.contradiction_id == group_id)
    return {row.claim_id: row for row in session.scalars(statement)}


def groups_holding(session: Session, claim_id: int) -> list[Contradiction]:
    """The groups that a claim is in."""
    statement = (
        select(Contradiction)
        .join(ContradictionMember, ContradictionMember.contradiction_id == Contradiction.id)
        .where(ContradictionMember.claim_id == claim_id, ContradictionMember.removed_at.is_(None))
        .order_by(Contradiction.id)
    )
    return list(session.scalars(statement))


def group_rows(
    session: Session, *, article_id: int | None = None, claim_id: int | None = None
) -> tuple[ContradictionRow, ...]:
    """The groups that this claim, or any claim of this article, is in, whole: with the members from other stories too.
    Every group of the desk, those that nobody is in any more too, where neither is given."""
    wanted = select(Contradiction).order_by(Contradiction.id)
    touched = select(_MEMBER.c.contradiction_id).where(_MEMBER.c.removed_at.is_(None))
    if claim_id is not None:
        touched = touched.where(_MEMBER.c.claim_id == claim_id)
    if article_id is not None:
        touched = touched.join(_CLAIM, _CLAIM.c.id == _MEMBER.c.claim_id).where(_CLAIM.c.article_id == article_id)
    if claim_id is not None or article_id is not None:
        wanted = wanted.where(Contradiction.id.in_(touched))
    members = _members(session, touched)
    return tuple(
        ContradictionRow(row.id, row.name, tuple(members.get(row.id, ())), row.note) for row in session.scalars(wanted)
    )


def _members(session: Session, groups: Select[int]) -> dict[int, list[MemberRow]]:
    """Group id -> who is in it, by article and number."""
    statement = (
        select(_MEMBER.c.contradiction_id, _CLAIM.c.id, _ARTICLE.c.slug, _CLAIM.c.number, _CLAIM.c.text, _CLAIM.c.state)
        .join_from(_MEMBER, _CLAIM, _CLAIM.c.id == _MEMBER.c.claim_id)
        .join(_ARTICLE, _ARTICLE.c.id == _CLAIM.c.article_id)
        .where(_MEMBER.c.contradiction_id.in_(groups), _MEMBER.c.removed_at.is_(None))
        .order_by(_CLAIM.c.article_id, _CLAIM.c.number)
    )
    members: dict[int, list[MemberRow]] = {}
    for group, key, slug, number, text, state in session.execute(statement):
        members.setdefault(group, []).append(MemberRow(key, f"{slug}#{number}", text, state))
    return members
