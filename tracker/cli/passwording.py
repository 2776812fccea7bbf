"""`tracker person password`."""

from __future__ import annotations

import getpass
import sys
from typing import Annotated

import typer

from tracker.cli.desk import looking_desk, standard_input, writing_desk
from tracker.cli.output import is_terminal, say
from tracker.domain.admission import LONGEST, require_good
from tracker.domain.errors import BadInputError
from tracker.services.admitting import choose_password, hash_password, require_may_choose
from tracker.store.people import get_person


def password(
    person: Annotated[str, typer.Argument(help="Whose, by initials or name.")],
    stdin: Annotated[bool, typer.Option("--stdin", help="Read it from the standard input: its first line.")] = False,
) -> None:
    """Choose your password for the pages, or give somebody a first one.

    It is asked for twice and never shown. One that an editor gives somebody else lets them in once, to choose their own. Every
    sign-in by the one before ends.
    """
    with looking_desk() as (session, by):
        found = get_person(session, person)
        require_may_choose(found, by)
        names, whose = (
            (found.name, found.initials, "tracker"),
            "your" if found.id == by.id else f"{found.initials}'s first",
        )
    chosen = _piped() if stdin else _typed(whose, names)
    made = hash_password(found, chosen, by=by)
    with writing_desk(reads_only=True) as (session, by):
        found = get_person(session, person)
        choose_password(session, found, made, by=by)
        own = found.id == by.id
    say(
        f"The password of {found.initials} is chosen; wherever they were signed in, they no longer are."
        if own
        else f"{found.initials} has a first password: with it they choose their own at /sign-in."
    )


def _piped() -> str:
    line = standard_input().readline(LONGEST * 8)
    try:
        return line.decode().rstrip("\r\n")
    except UnicodeDecodeError:
        raise BadInputError("what was piped in is no text in UTF-8: give the password as one line") from None


def _typed(whose: str, names: tuple[str, ...]) -> str:
    """What a person types, twice the same.

    Raises:
        BadInputError: nobody is at the keyboard, it will not do, or it was typed in two ways.
    """
    if not is_terminal(sys.stdin):
        raise BadInputError("nobody is at a terminal to type it: pipe it in and say --stdin")
    try:
        first = getpass.getpass(f"{whose[:1].upper()}{whose[1:]} password: ")
        require_good(first, names=names)
        again = getpass.getpass("The same again: ")
    except EOFError:
        raise BadInputError("thought better of: nothing was changed") from None
    if first != again:
        raise BadInputError("that was not typed the same twice: nothing was changed")
    return first
