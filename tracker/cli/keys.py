"""Keys and answers: pressed and typed by a person at a terminal, or the lines of a script."""

from __future__ import annotations

import sys

import typer

from tracker.cli.output import is_terminal
from tracker.domain.errors import BadInputError

END = ""
"""No more keys: the input of a script is over, or somebody typed Ctrl-D."""


def take_any_bytes() -> None:
    """Let a byte that is no text reach the check that refuses it with a sentence."""
    reconfigure = getattr(sys.stdin, "reconfigure", None)
    if reconfigure:
        reconfigure(errors="surrogateescape")


def next_key() -> str:
    """One key from a person, or the first letter of a line from a script; nothing at the end of input."""
    if sys.stdin is None:
        return END
    if is_terminal(sys.stdin):
        return _pressed()
    line = sys.stdin.readline()
    return (line.strip()[:1].lower() or "?") if line else END


def _pressed() -> str:
    """The key that was pressed. What was typed ahead is thrown away: it was not meant for the claim on the screen."""
    if sys.stdout is not None:
        sys.stdout.flush()
    try:
        return typer.getchar().lower()
    except EOFError:
        return END


def ask(question: str) -> str | None:
    """The answer; None where it is left blank or the input of a script is over.

    Raises:
        BadInputError: somebody typed Ctrl-D: they think better of it.
    """
    if sys.stdin is None:
        return None
    if not is_terminal(sys.stdin):
        return sys.stdin.readline().strip() or None
    try:
        return input(question).strip() or None
    except EOFError:
        raise BadInputError("thought better of: nothing was changed") from None
