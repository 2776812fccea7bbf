"""Finding what was signed off."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.models import Revision, SignOff


def last_sign_off(session: Session, article_id: int) -> tuple[SignOff, Revision] | None:
    """The newest sign-off of an article with the text it is about."""
    statement = (
        select(SignOff, Revision)
        .join(Revision, Revision.id == SignOff.revision_id)
        .where(Revision.article_id == article_id)
        .order_by(SignOff.id.desc())
        .limit(1)
    )
    row = session.execute(statement).first()
    return None if row is None else (row[0], row[1])
