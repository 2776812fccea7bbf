"""Reading and keeping the desk's choices."""

from __future__ import annotations

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from tracker.domain.settings import setting
from tracker.models import Setting

_CHOSEN = select(Setting.value).where(Setting.name == bindparam("name"))


def setting_value(session: Session, name: str) -> str:
    """What the desk has chosen, or the default."""
    found = session.scalars(_CHOSEN, {"name": name}).first()
    return setting(name).default if found is None else found


def keep_setting(session: Session, name: str, value: str) -> None:
    """Write a choice down, over the one before."""
    row = session.scalars(select(Setting).where(Setting.name == name)).first()
    if row is None:
        session.add(Setting(name=name, value=value))
    else:
        row.value = value
