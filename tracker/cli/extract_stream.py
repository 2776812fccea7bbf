"""`tracker extract` of many texts: a line of JSON for each, as it is found."""

from __future__ import annotations

import codecs
import io
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO, NamedTuple

from tracker.cli.app import BAD_USE, BUG, own_up
from tracker.cli.output import counted, is_terminal, safe_json, visible, warn, writes_utf8
from tracker.cli.progress import Steps, progress
from tracker.domain.errors import BadInputError, NotOnFileError
from tracker.domain.traces import dated
from tracker.services.extracting import LONGEST_LINE, File, Line, Outcome, files_of, lines_of

Write = Callable[[Iterable[bytes]], None]
JSON_LINES = frozenset({".jsonl", ".ndjson"})
MOST_TRACES = 20
"""Bugs of which the log tells where they happened."""


class Fortune:
    """What went wrong on the way, said as it happens; at the end it decides the exit status."""

    def __init__(self) -> None:
        self.passed_over = self.left_out = self.broke_off = 0
        self.first_broken = ""
        self.traces: list[str] = []

    def note(self, one: Outcome) -> None:
        """Say what went wrong with one text, if anything did."""
        self.left_out += one.left_out
        if not one.problem:
            return
        if one.trace:
            warn(f"tracker: {one.place}: the extractor broke off ({one.problem}); passed over")
            self.traces.append(f"{one.place}\n{one.trace}")
        else:
            warn(f"tracker: {one.place}: {one.problem}; passed over")
        self.first_broken = self.first_broken or (one.place if one.broke_off else "")
        self.broke_off += one.broke_off
        self.passed_over += 1

    def status(self) -> int:
        """Sum up on stderr; the exit status."""
        if self.left_out:
            tell_left_out(self.left_out)
        if self.passed_over:
            warn(f"tracker: {counted(self.passed_over, 'text')} passed over")
        if self.traces:
            more = f" and {len(self.traces) - 1:,} more" if len(self.traces) > 1 else ""
            return own_up(
                f": it broke off at {visible(self.first_broken)}{more}", dated("\n".join(self.traces[:MOST_TRACES]))
            )
        return BUG if self.broke_off else BAD_USE if self.passed_over else 0


def tell_left_out(count: int) -> None:
    """Say that some of the answer was no part of the text."""
    warn(f"tracker: left out: {counted(count, 'proposal')} that did not fit the text")


# Where the texts come from


class OneStory(NamedTuple):
    """A single story, and where it stands."""

    origin: Path | BinaryIO


def texts_of(path: str, stack: ExitStack) -> Iterable[Line | File] | OneStory:
    """Many texts, or the one story that stands there."""
    if path == "-":
        return _piped(io.BytesIO() if sys.stdin is None else sys.stdin.buffer)
    place = Path(path)
    if place.is_dir():
        return files_of(place)
    return lines_of(stack.enter_context(_opened(place))) if place.suffix.lower() in JSON_LINES else OneStory(place)


def _piped(piped: BinaryIO) -> Iterable[Line | File] | OneStory:
    """JSON Lines where the first thing is a brace, else a story."""
    first = piped.readline(LONGEST_LINE)
    if first.removeprefix(codecs.BOM_UTF8).lstrip().startswith(b"{"):
        return lines_of(piped, first)
    return OneStory(io.BytesIO(first + piped.read(LONGEST_LINE)))


def _opened(place: Path) -> BinaryIO:
    try:
        return place.open("rb")
    except FileNotFoundError:
        raise NotOnFileError(f"there is no file {place}") from None
    except OSError as error:
        raise BadInputError(f"{place} cannot be read: {error.strerror}; name another file") from None


# Where the answers go


def write_stream(outcomes: Iterable[Outcome], write: Write, *, printed: bool) -> int:
    """Write each answer as it comes, say what was passed over; the exit status."""
    fortune = Fortune()
    with progress(None, "Extracting") as steps:
        if printed and is_terminal():
            steps.end()  # the lines themselves show how far it is
        write(_answers(outcomes, fortune, steps, utf8=not printed or writes_utf8()))
    return fortune.status()


def _answers(outcomes: Iterable[Outcome], fortune: Fortune, steps: Steps[int], *, utf8: bool) -> Iterator[bytes]:
    for one in outcomes:
        fortune.note(one)
        if one.line:
            yield safe_json(one.line, utf8=utf8)
        steps.advance()


def print_pieces(pieces: Iterable[bytes]) -> None:
    """Print each piece at once: whoever reads along need not wait for the next."""
    out = None if sys.stdout is None else sys.stdout.buffer
    for piece in pieces:
        if out is not None:
            out.write(piece)
            out.flush()
