"""Letting people in at the review desk: choosing a password, signing in with it, and out."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy.orm import Session

from tracker.domain.admission import CHOOSE, SHIFT, require_good
from tracker.domain.errors import MoveRefusedError
from tracker.domain.vocabulary import Role
from tracker.models import Person
from tracker.models.base import now
from tracker.services.passwords import fits, hashed
from tracker.store import ledger
from tracker.store.admission import (
    Kept,
    end_sign_in,
    forget_sign_ins,
    keep_password,
    keep_sign_in,
    password_of,
)
from tracker.store.people import find_person
from tracker.store.session import find_record

KEPT_FOR = dt.timedelta(days=30)
"""How long it is known who was signed in when."""
CHANGED = "your password was changed this moment: sign in with the new one"


class Known(NamedTuple):
    """Whom a name and a password are to be held against."""

    person_id: int | None
    """None where nobody is called so, or they have left."""
    kept: Kept | None

    def admits(self, password: str) -> bool:
        """Whether the password is theirs. It takes as long for a name that is nobody's; no session need wait for it."""
        return fits(self.kept.hash if self.kept else None, password)


@dataclass(frozen=True, slots=True, repr=False)
class Hashed:
    """A password that is fit to be chosen and what is to be kept of it. No repr tells it."""

    password: str
    hash: str


def hash_password(person: Person, password: str, *, by: Person) -> Hashed:
    """Hash a password that somebody is to have. It takes a tenth of a second and 64 MiB, so it is done before anybody writes.

    Raises:
        MoveRefusedError: `by` is neither the person nor an editor, or the person has left.
        BadInputError: it is too short, too long or too plain.
    """
    require_may_choose(person, by)
    good = _good(person, password)
    return Hashed(good, hashed(good))


def choose_password(
    session: Session, person: Person, made: Hashed, *, by: Person, instead_of: Known | None = None
) -> Known:
    """Choose a password in place of the one before: every sign-in by that one has ended. One that an editor gives somebody
    is to be changed by them when they first sign in. Returns them with the new one.

    Args:
        instead_of: them with the password that they said was theirs, where somebody asked.

    Raises:
        MoveRefusedError: `by` is neither the person nor an editor, the person has left, or they were given another meanwhile.
        BadInputError: the person was given another name since it was hashed, and it is too plain beside that.
    """
    require_may_choose(person, by)
    _good(person, made.password)
    connection = session.connection()
    if instead_of is not None and password_of(connection, person.id) != instead_of.kept:
        raise MoveRefusedError(CHANGED)
    ledger.append(connection, CHOOSE, f"person:{person.id}", [], by=by.initials)
    kept = Kept(made.hash, ledger.head(connection).seq)
    keep_password(connection, person.id, kept.hash, now(), by.id, kept.seq)
    return Known(person.id, kept)


def _good(person: Person, password: str) -> str:
    return require_good(password, names=(person.name, person.initials, "tracker"))


def require_may_choose(person: Person, by: Person) -> None:
    """Refuse to choose a password for somebody else, but for an editor who gives them a first one.

    Raises:
        MoveRefusedError: `by` is neither the person nor an editor, or the person has left.
    """
    if not person.roles:
        raise MoveRefusedError(f"{person.initials} has left the desk: nobody signs in as them")
    if by.id != person.id and Role.EDITOR not in by.roles:
        raise MoveRefusedError(
            f"a password is chosen by whose it is: ask {person.initials}, or an editor for a first one"
        )


def known_as(session: Session, named: str) -> Known:
    """Who signs in under this name: initials, or the name in full."""
    return _known(session, find_person(session, named))


def known_by(session: Session, key: int) -> Known:
    """The same of somebody whose id is known."""
    return _known(session, find_record(session, Person, key))


def _known(session: Session, person: Person | None) -> Known:
    if person is None or not person.roles:
        return Known(None, None)
    return Known(person.id, password_of(session.connection(), person.id))


def sign_in(session: Session, known: Known, digest: str) -> None:
    """Let in who gave their password, for a shift.

    Args:
        digest: what the secret in their cookie hashes to.

    Raises:
        MoveRefusedError: they have chosen another meanwhile.
    """
    connection, at = session.connection(), now()
    if known.person_id is None or known.kept is None or password_of(connection, known.person_id) != known.kept:
        raise MoveRefusedError(CHANGED)
    forget_sign_ins(connection, at - KEPT_FOR)
    keep_sign_in(connection, digest, known.person_id, known.kept.seq, at, at + SHIFT)


def sign_out(session: Session, digest: str) -> None:
    """End a sign-in."""
    end_sign_in(session.connection(), digest, now())
