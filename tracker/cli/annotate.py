"""`tracker annotate`."""

from __future__ import annotations

from typing import Annotated

import typer

from tracker.cli.desk import AsOf, choices, copying_desk, files_folder
from tracker.cli.endings import beside, implied
from tracker.cli.output import counted, say_folded, warn
from tracker.cli.paper import refuse_on_terminal, refuse_to_overwrite, write_all
from tracker.cli.progress import waiting
from tracker.domain.choices import choose
from tracker.domain.vocabulary import Audience
from tracker.domain.who_sees import COPIED_FOR
from tracker.reports.annotated import Annotated as Story
from tracker.reports.formats import FORMATS
from tracker.reports.formats.word.annotated import shown_marks, write_clean
from tracker.services.annotating import annotated_story_of
from tracker.services.reporting import report_format

WORD = "docx"


def command(
    slug: Annotated[str, typer.Argument(help="The article.")],
    audience: Annotated[str, typer.Option("--for", help=f"Who reads it: {choices(Audience)}.")] = Audience.DESK.value,
    format: Annotated[  # noqa: A002 - the option's own name
        str | None, typer.Option("--format", help=f"{', '.join(FORMATS)}; else by the file's ending, else html.")
    ] = None,
    output: Annotated[str | None, typer.Option("-o", "--output", help="The file to write; else it is printed.")] = None,
    no_clean: Annotated[bool, typer.Option("--no-clean", help="Write no clean copy beside the Word file.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Write over a file that is there.")] = False,
    as_of: AsOf = None,
) -> None:
    """Write a story with its claims marked and a note on each."""
    reader = choose(Audience, audience, "audience")
    chosen = report_format((format or implied(output, FORMATS, "html", strictly=True)).casefold())
    path = None if output in (None, "-") else output
    if chosen.binary:
        refuse_on_terminal(chosen.name, output)
    clean = beside(path, "clean") if path and chosen.name == WORD and not no_clean else None
    for one in filter(None, (path, clean)):
        refuse_to_overwrite(one, force=force)
    with (
        copying_desk(COPIED_FOR[reader], as_of, slug) as session,
        waiting("Writing the annotated story", printing=path is None),
    ):
        story = annotated_story_of(session, slug, reader, files_folder(session))
        sheets = [(path, chosen.pieces(story))]
        if clean is not None:
            sheets.append((clean, write_clean(story)))
        write_all(sheets, force=force)
    if path is not None:
        _say(slug, reader, path, clean, story)
        if chosen.name == WORD:
            _warn_of_signs(story)


def _say(slug: str, reader: Audience, path: str, clean: str | None, story: Story) -> None:
    notes = list(story.notes)
    say_folded(f"The annotated story of {slug} for the {reader} is at {path}: {counted(len(notes), 'claim')}.")
    absent = sum(not one.places for one in notes)
    if absent:
        stand, told = ("stands", "is") if absent == 1 else ("stand", "are")
        say_folded(f"{absent} of them {stand} nowhere in this text and {told} told at its end.")
    if clean is not None:
        say_folded(f"The clean copy, the same text with no marks, is at {clean}.")


def _warn_of_signs(story: Story) -> None:
    hidden = shown_marks(story)
    if hidden:
        warn(f"{counted(hidden, 'character')} of the text that nobody would see stand there as signs, such as [U+202E]")
