"""`tracker extract`: claims out of texts, without a desk."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import ExitStack
from functools import partial
from typing import Annotated

import orjson
import typer

from tracker.cli.crew import crew, processors
from tracker.cli.extract_stream import OneStory, Write, print_pieces, tell_left_out, texts_of, write_stream
from tracker.cli.extract_text import Shown, found_lines
from tracker.cli.output import Format, FormatOption, safe_json, say_folded, visible, writes_utf8
from tracker.extract.extractors.choosing import extractor_named
from tracker.extract.extractors.found import Extractor
from tracker.services.extracting import extract_stream, read_text, story_json

MOST_JOBS = 256


def command(
    path: Annotated[
        str, typer.Argument(help="A story, a folder of stories, JSON Lines of {doc, text}, or - for standard input.")
    ],
    format: FormatOption = Format.TEXT,  # noqa: A002 - the option's own name
    jobs: Annotated[
        int, typer.Option("--jobs", min=0, max=MOST_JOBS, help="Processes for many texts; 0 for one per processor.")
    ] = 1,
    extractor: Annotated[str, typer.Option("--extractor", help="Who looks: see `tracker extractors`.")] = "rules",
    model: Annotated[str | None, typer.Option("--model", help="Which model, for --extractor llm.")] = None,
    output: Annotated[str | None, typer.Option("-o", "--output", help="The file to write; else it is printed.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over a file that is there.")] = False,
) -> int:
    """Find the claims in a text and who makes them, with no desk.

    Of one story: each claim with its source, status, cue, tier and rule, under its sentence. Of a folder or of JSON
    Lines: a line of JSON for each text, in order, with who says what. A text that cannot be read is told on stderr and
    passed over, and the exit status is 2 at the end, or 3 where the extractor broke off.
    """
    looking = extractor_named(extractor, model)
    printed = output in (None, "-")
    write = print_pieces if printed else _into(str(output), force=force)
    with ExitStack() as stack:
        texts = texts_of(path, stack)
        if isinstance(texts, OneStory):
            _one(texts, looking, format, write, printed=printed)
            return 0
        jobs = jobs or processors()
        workers = stack.enter_context(crew(jobs))
        return write_stream(extract_stream(texts, extractor, model, workers, jobs=jobs), write, printed=printed)


def _into(path: str, *, force: bool) -> Write:
    """Writing into a file, which is refused before the work where it cannot be.

    Raises:
        BadInputError: something is in the way.
    """
    from tracker.cli.paper import refuse_to_overwrite, write_out

    refuse_to_overwrite(path, force=force)
    return partial(write_out, path=path, force=force)


def _one(story: OneStory, looking: Extractor, format: Format, write: Write, *, printed: bool) -> None:  # noqa: A002
    """What is found in one story, for people or for a program."""
    text = read_text(story.origin)
    found = looking.examine(text)
    if format is Format.JSON:
        document = orjson.dumps(story_json(text, found), option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
        write([safe_json(document, utf8=not printed or writes_utf8())])
    else:
        _tell(found_lines(text, found.proposals), write, printed=printed)
    if found.left_out:
        tell_left_out(found.left_out)


def _tell(lines: Iterable[Shown], write: Write, *, printed: bool) -> None:
    if not printed:
        write(f"{visible(line.text)}\n".encode() for line in lines)
        return
    for line in lines:
        say_folded(line.text, hang=line.hang)
