"""Finding contradiction groups."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, func, select
from sqlalchemy.orm import Session

from tracker.domain.choices import meant
from tracker.domain.errors import NotOnFileError
from tracker.domain.wording import as_on_file, shown
from tracker.models import Contradiction, ContradictionMember
from tracker.models.rows import ContradictionRow, MemberRow
from tracker.store.hanging_rows import STATE
from tracker.store.session import read_raw


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
    connection = session.connection()
    members = "SELECT contradiction_id FROM contradiction_member WHERE removed_at IS NULL"
    values: tuple[int, ...] = ()
    if claim_id is not None:
        members, values = f"{members} AND claim_id = ?", (claim_id,)
    if article_id is not None:
        members = f"{members} AND claim_id IN (SELECT id FROM claim WHERE article_id = ?)"
        values = (*values, article_id)
    wanted = f"WHERE id IN ({members})" if values else ""
    groups = read_raw(connection, f"SELECT id, name, note FROM contradiction {wanted} ORDER BY id", values).fetchall()
    found = _members(connection, members, values) if groups else {}
    return tuple(ContradictionRow(key, name, tuple(found.get(key, ())), note) for key, name, note in groups)


def _members(connection: Connection, groups: str, values: Sequence[int]) -> dict[int, list[MemberRow]]:
    """Group id -> who is in it, by article and number."""
    statement = (
        "SELECT member.contradiction_id, claim.id, article.slug, claim.number, claim.text, claim.state "
        "FROM contradiction_member member CROSS JOIN claim ON claim.id = member.claim_id "
        "CROSS JOIN article ON article.id = claim.article_id "
        f"WHERE member.contradiction_id IN ({groups}) AND member.removed_at IS NULL "
        "ORDER BY claim.article_id, claim.number"
    )
    members: dict[int, list[MemberRow]] = {}
    for group, key, slug, number, text, state in read_raw(connection, statement, values):
        members.setdefault(group, []).append(MemberRow(key, f"{slug}#{number}", text, STATE[state]))
    return members
