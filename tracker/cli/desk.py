"""Opening the desk for one command."""

from __future__ import annotations

import gc
import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import BinaryIO, TypeVar

from sqlalchemy.orm import Session

from tracker.cli.app import current
from tracker.cli.output import warn
from tracker.domain.choices import choose
from tracker.domain.errors import BadInputError
from tracker.models import Person
from tracker.services.desks import acting_person
from tracker.store.address import Address
from tracker.store.session import open_desk, reading, writing

Word = TypeVar("Word", bound=StrEnum)


def address() -> Address:
    """Where the desk is, as said before the command.

    Raises:
        BadInputError: --db was given no name.
    """
    place = current().db
    if not place.strip():
        raise BadInputError("--db is blank: name the desk's file, such as tracker.db")
    return Address(place)


@contextmanager
def reading_desk() -> Iterator[Session]:
    """A session on the desk that changes nothing."""
    engine = open_desk(address())
    _collect_again()
    try:
        with reading(engine) as session:
            yield session
    finally:
        engine.dispose()


@contextmanager
def writing_desk() -> Iterator[tuple[Session, Person]]:
    """A session on the desk whose changes are kept if nothing goes wrong, and whoever acts."""
    engine = open_desk(address())
    _collect_again()
    try:
        with writing(engine, _say_waiting) as session:
            yield session, acting_person(session, current().by)
    finally:
        engine.dispose()


def chosen(vocabulary: type[Word], value: str | None, field: str) -> Word | None:
    """The word of a vocabulary that an option names, None where it was left out."""
    return None if value is None else choose(vocabulary, value, field)


def yes_or_no(value: str | None, option: str) -> bool | None:
    """What `--first-hand yes` says."""
    return None if value is None else choose(YesNo, value, f"answer to {option}") is YesNo.YES


class YesNo(StrEnum):
    """An answer to an option that may be left open."""

    YES = "yes"
    NO = "no"


def choices(vocabulary: type[StrEnum]) -> str:
    """The words of a vocabulary as a help text names them."""
    return ", ".join(word.value for word in vocabulary)


def standard_input() -> BinaryIO:
    """What a script pipes in; nothing where the standard input is closed."""
    return io.BytesIO() if sys.stdin is None else sys.stdin.buffer


def _collect_again() -> None:
    """The collector was off while the program started; from here on there is work that lasts."""
    gc.freeze()
    gc.enable()


def _say_waiting() -> None:
    warn("Somebody else is writing on this desk; waiting for them to be done ...")
