"""Opening the desk for one command."""

from __future__ import annotations

import gc
import io
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated, BinaryIO, TypeVar

import typer
from sqlalchemy.orm import Session

from tracker.cli.app import current
from tracker.cli.output import warn
from tracker.cli.progress import progress
from tracker.domain.choices import choose
from tracker.domain.errors import BadInputError, NotOnFileError
from tracker.domain.who_sees import Copied
from tracker.models import Person
from tracker.services.desks import acting_person, require_writer
from tracker.services.looking_back import desk_as_of, moment_then
from tracker.services.seeing import look_as, look_to_copy, sight_of
from tracker.store.address import Address
from tracker.store.articles import find_article, get_article
from tracker.store.claims import get_claim
from tracker.store.filing_cabinet import folder_of
from tracker.store.past import Moment
from tracker.store.session import open_desk, reading, writing
from tracker.store.veil import remember

Word = TypeVar("Word", bound=StrEnum)
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="TIME",
        help="As it stood then (UTC): 2026-11-23, its end; 2026-11-23T09:30; of an article also the number of "
        "a revision, signed, published.",
    ),
]
"""The past moment at which a command that only reads looks at the desk."""


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
def reading_desk(as_of: str | None = None, slug: str | None = None, *, alone: bool = True) -> Iterator[Session]:
    """A session on the desk that changes nothing, and that shows of confidential sources what whoever is at the keyboard may
    see.

    Args:
        as_of: what `--as-of` says: the desk is seen as it stood then, and judged by the time of then.
        slug: the article, or the claim by its label, that is asked about: a revision's number is one of its revisions.
        alone: whether nothing else is asked, but sources and people: one story of the past is found sooner than all.
    """
    with _opened() as session:
        look_as(session, current().by)
        with looking_back(session, as_of, slug, alone=alone) as then:
            yield then


@contextmanager
def copying_desk(copied: Copied, as_of: str | None = None, slug: str | None = None) -> Iterator[Session]:
    """The same, to make a copy of what is on file.

    Raises:
        MoveRefusedError: whoever is at the keyboard may not make it.
    """
    with _opened() as session:
        look_to_copy(session, current().by, copied)
        with looking_back(session, as_of, slug) as then:
            yield then


@contextmanager
def whole_desk() -> Iterator[Session]:
    """A session on the desk that sees all of it, to hold records against each other; what it finds is told without what a
    confidential source is called, or after `require_maker`."""
    with _opened() as session:
        yield session


@contextmanager
def _opened() -> Iterator[Session]:
    engine = open_desk(address())
    _collect_again()
    try:
        with reading(engine) as session:
            yield session
    finally:
        engine.dispose()


@contextmanager
def looking_back(
    session: Session, as_of: str | None, slug: str | None = None, *, alone: bool = True
) -> Iterator[Session]:
    """The same desk as it stood, seen with the same eyes, and a line that says so to whoever reads; the session itself where
    `as_of` is None."""
    if as_of is None:
        yield session
        return
    story = None if slug is None else _story_of(session, slug)
    moment = moment_then(session, story, as_of)
    with ExitStack() as past:
        with progress(moment.seq, "Looking back") as steps:
            then = past.enter_context(desk_as_of(session, moment, story if alone else None, progress=steps.advance))
        if story is not None and find_article(then, story) is None:
            raise NotOnFileError(f"{story} was not on file yet as of {_minute(moment)}: name a later moment")
        warn(f"As of {_minute(moment)}{':' if moment.seq else ': nothing was on file yet.'}")
        yield then


@contextmanager
def writing_desk(*, reads_only: bool = False) -> Iterator[tuple[Session, Person]]:
    """A session on the desk whose changes are kept if nothing goes wrong, and whoever acts.

    Args:
        reads_only: whether also somebody may, who only reads: what is changed is their own password.

    Raises:
        MoveRefusedError: they may only read.
    """
    engine = open_desk(address())
    _collect_again()
    try:
        with writing(engine, _say_waiting) as session:
            by = acting_person(session, current().by)
            if not reads_only:
                require_writer(by)
            remember(session, sight_of(session, current().by))
            yield session, by
    finally:
        engine.dispose()


def files_folder(session: Session) -> Path:
    """The folder in which the desk's evidence files lie."""
    return folder_of(session, address())


@contextmanager
def looking_desk(*, to_write: bool = False) -> Iterator[tuple[Session, Person]]:
    """A session that changes nothing, and whoever asks: for what is first only said and not done.

    Args:
        to_write: whether what is looked at is written then, so that it is to look as `writing_desk` does.

    Raises:
        MoveRefusedError: to write, and they may only read.
    """
    with whole_desk() as session:
        by = acting_person(session, current().by)
        if to_write:
            require_writer(by)
            remember(session, sight_of(session, current().by))
        yield session, by


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


def _story_of(session: Session, subject: str) -> str:
    """The slug of an article, or of a claim's; what is not on file now was not on file earlier."""
    return get_claim(session, subject).article.slug if "#" in subject else get_article(session, subject).slug


def _minute(moment: Moment) -> str:
    return f"{moment.at.replace(tzinfo=None).isoformat(' ', 'minutes')} UTC"


def _collect_again() -> None:
    """The collector was off while the program started; from here on there is work that lasts."""
    gc.freeze()
    gc.enable()


def _say_waiting() -> None:
    warn("Somebody else is writing on this desk; waiting for them to be done ...")
