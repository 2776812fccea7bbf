"""The veil: a session on which a person sees of confidential sources what they may see, whatever is asked of it.

It hangs in front of the tables, as views of the same names that pass away with the session, so that no query can go past it:
neither one of SQLAlchemy's nor a raw one, nor one of a command that is written next year. Who sees what is said in
`tracker/domain/who_sees.py`, what stands in the place of the rest in `veil_views.py`. Nothing is veiled from an editor, and
nothing on a desk without a confidential source.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from tracker.domain.unsaid import Unsaid, is_short
from tracker.domain.who_sees import EVERYTHING, NOT_NAMED, Guarded, Sight, told_names
from tracker.store.kept import Kept, kept_sources
from tracker.store.session import kind_of, read_raw
from tracker.store.veil_views import Hidden, views

_SIGHT = "tracker_sight"
_HIDDEN = "tracker_hidden"
_UNSAID = "tracker_unsaid"
_CONFIDENTIAL = "SELECT id, known_to_id FROM source WHERE confidential"
_ANY_KEPT = "SELECT id FROM source WHERE confidential OR terms <> 'on_record' LIMIT 1"
_NOTHING = Hidden({}, {})


def look(session: Session, sight: Sight) -> None:
    """Let this session on the desk as it stands be looked at with these eyes, from now on."""
    session.info[_SIGHT] = sight
    hidden, connection = _hidden(session, sight), session.connection()
    if hidden is not _NOTHING and kind_of(connection).stand_apart(connection):
        hidden = replace(_hidden(session, sight))  # by the state that is seen behind the veil, which hangs in any case
    unsaid = _unsaid_of(kept_sources(session)) if hidden.of(Guarded.CODENAME) else None
    _hang(session, hidden, unsaid)


def look_likewise(past: Session, today: Session) -> None:
    """Let a session that sees the past be looked at with the same eyes as the desk as it stands; who is confidential is judged
    by that, and under a name that it had before nobody meets it who may not know that name."""
    past.info[_SIGHT] = sight_on(today)
    hidden: Hidden = today.info.get(_HIDDEN, _NOTHING)
    if former := hidden.of(Guarded.OTHER_NAMES) - hidden.told.keys():
        rows = read_raw(today.connection(), "SELECT id, name FROM source WHERE confidential")
        names = {key: name for key, name in rows if key in former}
        hidden = replace(hidden, told={**hidden.told, **names})
    _hang(past, hidden, today.info.get(_UNSAID))


def remember(session: Session, sight: Sight) -> None:
    """Let a session that writes know whose it is: nothing is veiled in it, for what is not seen cannot be kept in step, but a
    name that they may not know finds nothing."""
    session.info[_SIGHT] = sight
    session.info[_HIDDEN] = _hidden(session, sight)


def sight_on(session: Session) -> Sight:
    """With whose eyes this session looks; the program's own where nobody said."""
    sight: Sight = session.info.get(_SIGHT, EVERYTHING)
    return sight


def hidden_in(session: Session, part: Guarded) -> frozenset[int]:
    """The keys of the sources of which this part is hidden in this session."""
    hidden: Hidden = session.info.get(_HIDDEN, _NOTHING)
    return hidden.of(part)


def anything_kept(session: Session) -> bool:
    """Whether the desk has a source that is not to be named outside."""
    return read_raw(session.connection(), _ANY_KEPT).fetchone() is not None


def _hidden(session: Session, sight: Sight) -> Hidden:
    if sight.whole:
        return _NOTHING
    return _from_workers(session, sight) if sight.at_work else _from_readers(session)


def _from_workers(session: Session, sight: Sight) -> Hidden:
    """What is hidden from who works at the desk: parts of the confidential sources that they neither know nor put on file."""
    found = read_raw(session.connection(), _CONFIDENTIAL).fetchall()
    filed = _filed_by(session.connection(), sight.initials, [key for key, _ in found])
    strange = frozenset(key for key, knows in found if knows != sight.person_id and key not in filed)
    parts = {part: strange for part in Guarded if not sight.sees(part)}
    return Hidden(parts, {}) if strange and parts else _NOTHING


def _from_readers(session: Session) -> Hidden:
    """What is hidden from who may only read: all but the description, of whoever is not to be named outside."""
    if not anything_kept(session):
        return _NOTHING
    kept = kept_sources(session)
    unsaid = _unsaid_of(kept)
    names = {
        key: name for key, name in read_raw(session.connection(), "SELECT id, name FROM source") if key not in kept
    }
    told = told_names(
        {key: row.description and unsaid.without(row.description) for key, row in kept.items()}, names.values()
    )
    told |= {key: unsaid.without(names[key]) for key in _naming(unsaid, names)}
    aliases = _naming(unsaid, dict(read_raw(session.connection(), "SELECT id, name FROM alias").fetchall()))
    return Hidden(dict.fromkeys(Guarded, frozenset(kept)), told, aliases)


def _naming(unsaid: Unsaid, names: Mapping[int, str]) -> frozenset[int]:
    """Which of these names hold one that is not to be said: rarely any, so all are looked through at once first."""
    if not unsaid.names_somebody("\n".join(names.values())):
        return frozenset()
    return frozenset(key for key, name in names.items() if unsaid.names_somebody(name))


def _filed_by(connection: Connection, initials: str, keys: list[int]) -> frozenset[int]:
    """Which of these sources somebody put on file, by what the ledger says."""
    if not initials or not keys:
        return frozenset()
    named = ", ".join(f"'source:{key}'" for key in keys)
    asked = f"SELECT subject FROM entry WHERE subject IN ({named}) AND act = 'add source' AND \"by\" = ?"
    return frozenset(int(subject.partition(":")[2]) for (subject,) in read_raw(connection, asked, [initials]))


def _unsaid_of(kept: Kept) -> Unsaid:
    """The names of these sources, every one they have had, and what is said in their place."""
    told: dict[str, str] = {}
    for row in kept.values():
        for name in (row.name, *row.aliases):
            if not is_short(name) or name == row.name:
                told.setdefault(name, row.description or NOT_NAMED)
    return Unsaid(told, NOT_NAMED)


def _hang(session: Session, hidden: Hidden, unsaid: Unsaid | None) -> None:
    """Put the views before the tables of this session, until it ends."""
    session.info[_HIDDEN], session.info[_UNSAID] = hidden, unsaid
    if hidden is not _NOTHING:
        connection = session.connection()
        kind_of(connection).hang(connection, partial(views, hidden), unsaid)
