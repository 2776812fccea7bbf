"""The doctor: everything about a desk that can be looked at without changing it, each in turn, whatever the others found."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy.orm import Session

from tracker.domain.ailment import Ailment
from tracker.domain.errors import DeskError, TrackerError
from tracker.models.base import utc_moment
from tracker.services.ailing_files import files_ailing, stray_files, without_backup
from tracker.services.ailing_records import (
    clock_behind,
    drifted,
    hanging,
    other_version,
    proven,
    unguardable,
    unguarded,
    unproven,
)
from tracker.services.long_work import Follow, unfollowed
from tracker.store.address import Address, check_file
from tracker.store.backups import note_of
from tracker.store.carrying_files import held_files
from tracker.store.faults import FAULTS
from tracker.store.file_health import file_ailments, log_of
from tracker.store.filing_cabinet import Kept, folder_of, states_of
from tracker.store.looking_in import looking_in
from tracker.store.place_health import place_ailments
from tracker.store.schema import HEAD
from tracker.store.server_health import server_ailments
from tracker.store.session import no_desk_at, open_engine, read_raw, reading, revision_of
from tracker.store.soundness import damage_of


@dataclass
class Examination:
    """What was found, and how much was looked at."""

    ailments: list[Ailment] = field(default_factory=list)
    entries: int = 0
    rows: int = 0
    files: int = 0

    @property
    def well(self) -> bool:
        """Whether nothing is wrong."""
        return not any(one.grave for one in self.ailments)


def examine(address: Address, *, follow: Follow = unfollowed) -> Examination:
    """Look at all of a desk; nothing is changed.

    Raises:
        DeskError: there is no desk.
    """
    found = Examination()
    path = address.path
    if path is None:
        _on_server(found, address, follow)
        return found
    check_file(path)
    _look(found, "place", lambda: place_ailments(path))
    _look(found, "file", lambda: file_ailments(path))
    _look(found, "file", lambda: _inside(found, address, path, follow))
    return found


def _on_server(found: Examination, address: Address, follow: Follow) -> None:
    """A desk on a server; where that cannot be reached there is nothing to look at."""
    engine = open_engine(address)
    try:
        if revision_of(engine, address) is None:
            raise DeskError(no_desk_at(address))
        with reading(engine) as session:
            _look(found, "server", lambda: server_ailments(session.connection()), session)
            _look_in(found, session, address, follow)
    finally:
        engine.dispose()


def _look(
    found: Examination, check: str, ailments: Callable[[], Iterable[Ailment]], session: Session | None = None
) -> None:
    """Look at one thing; what cannot be looked at is itself a finding. (A server then answers only in a new transaction.)"""
    try:
        for one in ailments():
            found.ailments.append(one)
    except FAULTS as error:
        found.ailments.append(_unseen(check, str(error) if isinstance(error, TrackerError) else type(error).__name__))
        if session is not None:
            session.rollback()


def _unseen(check: str, why: str) -> Ailment:
    return Ailment(
        check,
        f"the {check} could not be looked at to the end ({why})",
        "what is wrong there nobody can tell",
        "mend what is named above first, or restore the last backup (`tracker db restore`)",
    )


def _inside(found: Examination, address: Address, path: Path, follow: Follow) -> Iterator[Ailment]:
    with looking_in(path) as (engine, whole), reading(engine) as session:
        if not whole:
            yield Ailment(
                "file",
                f"what stands in the log {path.name}-wal cannot be read from here",
                "what was kept last is in it, so all that follows is said of the desk without it",
                "copy the desk and its log to a folder where you may write, and look there",
            )
        damage = damage_of(session.connection())
        if damage:
            yield from _damaged(path, damage)
        _look_in(found, session, address, follow)


def _damaged(path: Path, damage: list[str]) -> Iterator[Ailment]:
    if log_of(path) is not None and _whole_without_log(path):
        yield Ailment(
            "file",
            f"the file is whole, but not together with its log {path.name}-wal",
            "the log is damaged or of another desk; reading goes on with it and finds nonsense",
            "keep a copy of both, move the log away and look again; what was kept last may be missing then, so hold the head "
            "against the last one you have (`tracker log verify --head FILE`)",
        )
        return
    more = f" and {len(damage) - 1} more" if damage[1:] else ""
    yield Ailment(
        "file",
        f"the file is damaged: {damage[0]}{more}",
        "rows can be wrong or missing, and what is written now may be lost",
        "stop working on it, keep a copy, and restore the last backup (`tracker db restore`)",
    )


def _whole_without_log(path: Path) -> bool:
    with looking_in(path, with_log=False) as (engine, _), reading(engine) as session:
        return not damage_of(session.connection())


def _look_in(found: Examination, session: Session, address: Address, follow: Follow) -> None:
    """All that is asked of the tables, as far as they are this program's."""
    revision = _revision(session)
    if revision != HEAD:
        found.ailments.append(other_version(revision))
    if revision not in (HEAD, None):
        return
    folder = folder_of(session, address)
    _look(found, "tables", lambda: drifted(session), session)
    _look(found, "rows", lambda: hanging(session), session)
    _look(found, "guards", lambda: unguarded(session), session)
    _look(found, "guards", lambda: unguardable(session), session)
    _look(found, "ledger", lambda: _ledger(found, session, follow), session)
    _look(found, "clock", lambda: clock_behind(session), session)
    _look(found, "files", lambda: _files(found, folder, session, follow), session)
    _look(found, "backups", lambda: without_backup(note_of(session, address), _begun(session)), session)


def _revision(session: Session) -> str | None:
    try:
        rows = read_raw(session.connection(), "SELECT version_num FROM alembic_version").fetchall()
    except FAULTS:
        return None
    return str(rows[0][0]) if rows else None


def _ledger(found: Examination, session: Session, follow: Follow) -> Iterator[Ailment]:
    verdict = proven(session, follow)
    found.entries, found.rows = verdict.entries, verdict.rows
    yield from unproven(verdict)


def _files(found: Examination, folder: Path, session: Session, follow: Follow) -> Iterator[Ailment]:
    held = held_files(session.connection())
    kept: dict[Kept, list[str]] = {}
    with follow("Evidence files", len(held)) as steps:
        for digest, state in states_of(folder, held):
            kept.setdefault(state, []).append(digest)
            steps.advance()
    found.files = len(kept.get(Kept.WELL, ()))
    yield from files_ailing(kept)
    yield from stray_files(folder, held)


def _begun(session: Session) -> dt.datetime | None:
    row = read_raw(session.connection(), 'SELECT "at" FROM entry ORDER BY seq LIMIT 1').fetchone()
    return utc_moment(row[0]) if row else None
