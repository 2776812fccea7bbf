"""Finding who says what in texts, without a desk: one text at a time, or any number of them as a stream.

A stream is answered in its own order and never read ahead by more than a few texts, so that an archive takes no more room than a
story. What cannot be read is told with its place and passed over.
"""

from __future__ import annotations

import codecs
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor
from functools import lru_cache, partial
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

import orjson

from tracker.domain.errors import BadInputError, TrackerError
from tracker.domain.traces import frames_of
from tracker.domain.wording import clean_story
from tracker.extract.extractors.choosing import extractor_named
from tracker.extract.extractors.found import Attribution, BrokeOffError, Extractor, Found
from tracker.intake.decoding import misfit
from tracker.intake.folders import stories_in
from tracker.intake.reading_files import read_story
from tracker.services.proposal_shape import proposal_json

LONGEST_LINE = 64_000_000
"""Bytes of a line; a longer one is passed over unread."""
AHEAD = 4
"""Texts a worker may have before it."""


class Line(NamedTuple):
    """A line of JSON Lines: a name and a text."""

    place: str
    content: bytes | None
    """None where the line is too long to be read."""


class File(NamedTuple):
    """A story of a folder."""

    place: str
    path: Path


class Outcome(NamedTuple):
    """What came of one text."""

    place: str
    """Where it stood: a line's number or a file's name."""
    line: bytes = b""
    """The answer, one line of JSON with its line end; empty where there is none."""
    problem: str = ""
    """Why it was passed over."""
    broke_off: bool = False
    """Whether that was somebody's bug rather than the text's fault."""
    trace: str = ""
    """Where it was ours."""
    left_out: int = 0


class LostWorkerError(TrackerError):
    """A process that worked on texts is gone."""

    exit_status = 3


# One text


def read_text(origin: Path | BinaryIO) -> str:
    """The text of a story as a desk would keep it: NFC, line ends as line feeds.

    Raises:
        TrackerError: there is none, with the reason.
    """
    return clean_story(read_story(origin).text)


def story_json(text: str, found: Found) -> dict[str, Any]:
    """Everything found in one text, and the text that the spans count in."""
    proposals = [proposal_json(number, one) for number, one in enumerate(found.proposals, 1)]
    return {
        "article": None,
        "text": text,
        "proposals": proposals,
        "attributions": [_attribution_json(one) for one in found.attributions],
        "left_out": found.left_out,
    }


def _attribution_json(one: Attribution) -> dict[str, Any]:
    return {
        "source": one.source,
        "cue": one.cue,
        "content": one.content,
        "status": one.status.value,
        "rule": one.rule,
    }


# A stream


def lines_of(file: BinaryIO, first: bytes = b"") -> Iterator[Line]:
    """The lines of a JSON Lines file, blank ones left out; `first` is what was read of it already."""
    number, line = 1, first or file.readline(LONGEST_LINE)
    while line:
        too_long = len(line) >= LONGEST_LINE
        while too_long and line and not line.endswith(b"\n"):
            line = file.readline(LONGEST_LINE)
        if too_long or line.strip():
            yield Line(f"line {number}", None if too_long else line)
        number, line = number + 1, file.readline(LONGEST_LINE)


def files_of(folder: Path) -> Iterator[File]:
    """The stories in a folder and the folders in it, by name."""
    return (File(path.relative_to(folder).as_posix(), path) for path in stories_in(folder))


def extract_stream(
    pieces: Iterable[Line | File],
    extractor: str,
    model: str | None = None,
    executor: Executor | None = None,
    *,
    jobs: int = 1,
) -> Iterator[Outcome]:
    """Answer each text in turn, alone or with the workers of an executor: the same bytes either way.

    Raises:
        LostWorkerError: a worker is gone.
    """
    work = partial(extract_piece, extractor, model)
    return map(work, pieces) if executor is None else _in_turn(pieces, work, executor, AHEAD * jobs)


def _in_turn(
    pieces: Iterable[Line | File], work: Callable[[Line | File], Outcome], executor: Executor, most: int
) -> Iterator[Outcome]:
    """What the workers answer, in the order of the pieces, at most so many of them under way."""
    under_way = deque[tuple[str, Any]]()
    try:
        for piece in pieces:
            under_way.append((piece.place, executor.submit(work, piece)))
            if len(under_way) >= most:
                yield under_way.popleft()[1].result()
        while under_way:
            yield under_way.popleft()[1].result()
    except BrokenExecutor:
        place = f" at {under_way[0][0]} or a little later" if under_way else ""
        raise LostWorkerError(f"a worker is gone{place}, perhaps for want of memory: try again with --jobs 1") from None


def extract_piece(extractor: str, model: str | None, piece: Line | File) -> Outcome:
    """Answer one text; what is wrong with it, or breaks off over it, is told and not raised."""
    place = piece.place
    try:
        name, text = _read(piece)
        place = f"{place}, {name}" if isinstance(piece, Line) else place
        found = _ready(extractor, model).hear(text)
        return Outcome(place, _answer(name, text, found, whole=isinstance(piece, File)), left_out=found.left_out)
    except TrackerError as error:
        return Outcome(place, problem=str(error), broke_off=isinstance(error, BrokeOffError))
    except Exception as error:
        return Outcome(place, problem=type(error).__name__, broke_off=True, trace=frames_of(error))


@lru_cache(maxsize=1)
def _ready(extractor: str, model: str | None) -> Extractor:
    """The extractor, made once in each process."""
    return extractor_named(extractor, model)


def _answer(name: object, text: str, found: Found, *, whole: bool) -> bytes:
    """One line of JSON; with the text of a file, whose own bytes the spans do not count in."""
    said: dict[str, object] = {"doc": name}
    said |= {"text": text} if whole else {}
    said["attributions"] = [_attribution_json(one) for one in found.attributions]
    return orjson.dumps(said, option=orjson.OPT_APPEND_NEWLINE)


def _read(piece: Line | File) -> tuple[str | int, str]:
    """The name and the text of a piece.

    Raises:
        TrackerError: there is none, with the reason.
    """
    if isinstance(piece, File):
        return piece.place, read_text(piece.path)
    if piece.content is None:
        raise BadInputError(f"it is longer than {LONGEST_LINE // 1_000_000} MB")
    try:
        fields = orjson.loads(piece.content.removeprefix(codecs.BOM_UTF8))
    except orjson.JSONDecodeError as error:
        raise BadInputError(_why_not(piece.content, error)) from None
    if not isinstance(fields, dict):
        raise BadInputError('it is no object: write {"doc": "...", "text": "..."}')
    name, text = fields.get("doc"), fields.get("text")
    if not isinstance(name, str | int) or isinstance(name, bool):
        raise BadInputError('it has no name: write {"doc": "...", "text": "..."}')
    if not isinstance(text, str):
        raise BadInputError('it has no text: write {"doc": "...", "text": "..."}')
    return name, text


def _why_not(content: bytes, error: orjson.JSONDecodeError) -> str:
    try:
        content.decode()
    except UnicodeDecodeError as fault:
        return f"it is not in UTF-8: {misfit(content, fault.start)}"
    return f"it is no JSON: {error.msg}"
