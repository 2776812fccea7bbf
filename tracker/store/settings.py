"""Reading and keeping the desk's choices."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.domain.settings import setting
from tracker.models import Setting
from tracker.store.foreseen import Settings
from tracker.store.session import memory_of, read_raw


def setting_value(session: Session, name: str) -> str:
    """What the desk has chosen, or the default."""
    connection = session.connection()
    known: Settings = (memory_of(connection) or {}).get(Settings, Settings())
    if name in known:
        return known[name] or setting(name).default
    found = read_raw(connection, "SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
    return setting(name).default if found is None else str(found[0])


def keep_setting(session: Session, name: str, value: str) -> None:
    """Write a choice down, over the one before."""
    row = session.scalars(select(Setting).where(Setting.name == name)).first()
    if row is None:
        session.add(Setting(name=name, value=value))
    else:
        row.value = value
