"""How a command talks: sentences and JSON. (Tables: tables.py; progress bars: progress.py.)

Stdout carries the answer and nothing else; stderr carries remarks, complaints and progress. What a person typed or a
file held is shown with its control characters visible, so that no text on file can drive the terminal. Rich is
imported only where something is drawn on a terminal.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from enum import StrEnum
from pathlib import PurePath
from typing import IO, TYPE_CHECKING, Annotated, NamedTuple

import orjson
import typer

from tracker.domain.counting import counted as counted
from tracker.domain.vocabulary import ReviewState

if TYPE_CHECKING:
    pass

HIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""Characters that move the cursor, change the direction of reading or cannot be written at all."""
IN_JSON = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
"""The same inside JSON, which has escaped the others already."""
NOT_ASCII = re.compile("[\x7f-\U0010ffff]")
ESCAPES = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}
NARROWEST_TEXT = 24
"""Columns of the screen that a text needs to be readable."""
UTF8 = frozenset({"utf-8", "UTF-8", "utf8", "UTF8"})


class Format(StrEnum):
    """For whom an answer is written: people, or programs."""

    TEXT = "text"
    JSON = "json"


FormatOption = Annotated[Format, typer.Option("--format", help="text for people, json for programs.")]


class Mark(NamedTuple):
    """How a review state or a severity looks: never by colour alone."""

    symbol: str
    plain: str
    colour: str

    def shown(self, encoding: str | None) -> str:
        """The symbol, or its stand-in where the encoding does not have it."""
        try:
            self.symbol.encode(encoding or "ascii")
        except (UnicodeEncodeError, LookupError):
            return self.plain
        return self.symbol


STATE_MARKS: dict[ReviewState, Mark] = {
    ReviewState.UNREVIEWED: Mark("○", "o", "white"),
    ReviewState.IN_REVIEW: Mark("◐", "~", "cyan"),
    ReviewState.NEEDS_SOURCE: Mark("◇", "?", "yellow"),
    ReviewState.VERIFIED: Mark("✓", "+", "green"),
    ReviewState.DISPUTED: Mark("≠", "!", "magenta"),
    ReviewState.REFUTED: Mark("✗", "x", "red"),
    ReviewState.UNVERIFIABLE: Mark("∅", "0", "bright_yellow"),
    ReviewState.WITHDRAWN: Mark("−", "-", "bright_black"),
    ReviewState.CORRECTED: Mark("↻", "*", "blue"),
}


# Text


def is_terminal(stream: IO[str] | None = None) -> bool:
    """Whether a person is looking: stdout unless another stream is given."""
    stream = stream or sys.stdout
    return stream is not None and not stream.closed and stream.isatty()


def visible(text: str, *, keep: str = "") -> str:
    r"""Show control characters and changes of reading direction as escapes, such as \x1b; `keep` lets some through."""
    return HIDDEN.sub(lambda found: found[0] if found[0] in keep else _escape(found[0]), text)


def _escape(mark: str) -> str:
    code = ord(mark)
    return ESCAPES.get(mark) or (f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}")


def say(sentence: str) -> None:
    """Print a sentence for people on stdout."""
    if sys.stdout is not None:
        sys.stdout.write(visible(sentence, keep="\n") + "\n")


def say_lines(lines: Iterable[tuple[str, int | None]]) -> None:
    """Lines with how far their second ones hang where they must break; None of one that is not to be broken."""
    for line, hang in lines:
        if hang is None:
            say(line)
        else:
            say_folded(line, hang=hang)


def say_folded(sentence: str, *, hang: int = 0) -> None:
    """Print a sentence for people; on a terminal its lines break between words and keep their indent.

    Args:
        hang: how much further the second and later lines of each line are indented.
    """
    if not is_terminal():
        say(sentence)
        return
    from rich.console import Console
    from rich.text import Text

    console = Console(file=sys.stdout)
    for line in visible(sentence, keep="\n").split("\n"):
        words = line.lstrip(" ")
        indent = len(line) - len(words)
        parts = Text(words).wrap(console, max(console.width - indent - hang, NARROWEST_TEXT))
        for number, part in enumerate(parts):
            say(" " * (indent + hang * bool(number)) + part.plain.rstrip())


def drawn(mark: Mark) -> str:
    """A mark as stdout can write it."""
    return mark.shown(getattr(sys.stdout, "encoding", None))


def warn(sentence: str) -> None:
    """Print a remark or complaint on stderr, where it disturbs no answer."""
    with suppress(OSError):
        if sys.stderr is not None:
            sys.stderr.write(visible(sentence, keep="\n") + "\n")


# JSON


def print_json(value: object) -> None:
    """Write one JSON document on stdout."""
    write(_json(value, orjson.OPT_INDENT_2) + "\n")


def write_json_keys(values: Mapping[str, object], last: str) -> None:
    """Begin one JSON document with these keys; the value of the last one, and the closing brace, are still to be written."""
    begun = _json({**values, last: None}, orjson.OPT_INDENT_2)
    write(begun.removesuffix("null\n}"))


def stream_json_list(values: Iterable[object]) -> None:
    """Write a JSON list on stdout, one value a line, without ever holding the list."""
    before = "[\n"
    for value in values:
        write(before + _json(value))
        before = ",\n"
    write("[]\n" if before == "[\n" else "\n]\n")


def _json(value: object, option: int = 0) -> str:
    """JSON without hidden characters, and without any letter that stdout could not write."""
    return safe_json(orjson.dumps(value, default=_in_json, option=option), utf8=writes_utf8()).decode()


def safe_json(piece: bytes, *, utf8: bool) -> bytes:
    """A piece of JSON without hidden characters, and for an output that lacks some letters, without those."""
    if piece.isascii() and b"\x7f" not in piece:
        return piece
    return (IN_JSON if utf8 else NOT_ASCII).sub(_json_escape, piece.decode()).encode()


def ascii_json(piece: bytes) -> bytes:
    """A piece of JSON for a stdout that lacks some of its letters."""
    return NOT_ASCII.sub(_json_escape, piece.decode()).encode()


def write(text: str) -> None:
    """Write on stdout, if there is one."""
    if sys.stdout is not None:
        sys.stdout.write(text)


def _in_json(value: object) -> object:
    """What orjson does not know by itself."""
    if isinstance(value, PurePath):
        return os.fsencode(value).decode(errors="replace")
    if isinstance(value, Iterable):
        return list(value)
    raise TypeError(f"no JSON for {type(value).__name__}")


def writes_utf8() -> bool:
    """Whether stdout has every letter."""
    return getattr(sys.stdout, "encoding", None) in UTF8


def _json_escape(found: re.Match[str]) -> str:
    units = found[0].encode("utf-16-be").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))
