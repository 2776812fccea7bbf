"""Whoever is signed in at the review desk: they see and do what the same person may at the command line."""

from __future__ import annotations

from sqlalchemy.orm import Session

from tracker.domain.errors import MoveRefusedError
from tracker.domain.vocabulary import Audience
from tracker.domain.who_sees import COPIED_FOR, Copied, Sight
from tracker.models import Person
from tracker.services.desks import require_writer
from tracker.services.seeing import require_maker
from tracker.store.people import person_of_key
from tracker.store.veil import look, remember


class LeftTheDeskError(MoveRefusedError):
    """Whoever is signed in is no longer of this desk."""


def person_signed_in(session: Session, key: int) -> Person:
    """The person who signed in.

    Raises:
        LeftTheDeskError: they have left since.
    """
    person = person_of_key(session, key)
    if person is None or not person.roles:
        raise LeftTheDeskError("you are no longer of this desk: ask an editor")
    return person


def is_of_the_desk(session: Session, key: int) -> bool:
    """Whether somebody who signed in has not left since."""
    person = person_of_key(session, key)
    return person is not None and bool(person.roles)


def look_as_signed_in(session: Session, key: int) -> Person:
    """Let a session that reads be looked at with their eyes.

    Raises:
        MoveRefusedError: they have left since.
    """
    person = person_signed_in(session, key)
    look(session, _sight_of(person))
    return person


def copy_as_signed_in(session: Session, key: int, copied: Copied) -> Person:
    """The same to make a copy of what is on file; one for readers is made from the whole file, whoever makes it.

    Raises:
        MoveRefusedError: they may not make it, or have left.
    """
    if copied is COPIED_FOR[Audience.READER]:
        return person_signed_in(session, key)
    person = look_as_signed_in(session, key)
    require_maker(session, _sight_of(person), copied)
    return person


def write_as_signed_in(session: Session, key: int) -> Person:
    """Let a session that writes know whose it is.

    Raises:
        MoveRefusedError: they may only read, or have left.
    """
    person = person_signed_in(session, key)
    require_writer(person)
    remember(session, _sight_of(person))
    return person


def _sight_of(person: Person) -> Sight:
    return Sight(person.id, person.initials, person.roles)
