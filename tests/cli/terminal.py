"""A terminal in memory, for tests of what is drawn on one."""

from __future__ import annotations

import io
import sys

import pytest
from rich.text import Text

HOSTILE = "\x1b[2J\x9b31m\u202egpj.exe\u2066\r\n\x07\x00\x7f"


class Terminal(io.StringIO):
    """A stream that says a person is looking at it."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


def at_terminal(patch: pytest.MonkeyPatch, columns: int = 80) -> Terminal:
    """Put a terminal where stdout was, for the rest of the test."""
    stream = Terminal()
    patch.setattr(sys, "stdout", stream)
    patch.setenv("COLUMNS", str(columns))
    patch.setenv("TERM", "xterm-256color")
    patch.delenv("NO_COLOR", raising=False)
    return stream


def plain(drawn: str) -> list[str]:
    """The lines of what was drawn, without the colours."""
    return Text.from_ansi(drawn).plain.splitlines()
