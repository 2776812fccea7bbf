"""`tracker demo`."""

from __future__ import annotations

import shlex
import shutil
import sys
from pathlib import Path
from typing import Annotated

import typer

from tracker.cli.output import counted, say
from tracker.domain.vocabulary import Severity
from tracker.services.demonstrating import STORY, Demonstration, build_demo


def command(
    folder: Annotated[str, typer.Argument(metavar="[DIR]", help="Where; the folder is made.")] = "demo",
    story: Annotated[
        str,
        typer.Option("--story", help="kim-train; or a case that went wrong: wilhelm, one-official."),
    ] = STORY,
) -> None:
    """Make a desk with a story and its reports, to try things on."""
    place = Path(folder)
    built = build_demo(place, story)
    for line in tour(built, place):
        say(line)


def tour(built: Demonstration, place: Path) -> list[str]:
    """What was made, what the audit says, and what to type next."""
    desk = place / "desk.db"
    called = f"{shlex.quote(_program())} --db {shlex.quote(str(desk))}"
    counts = built.counts
    width = max((len(words) for words, says in built.tour if says), default=0) + 2
    found = ", ".join(counted(built.found.get(word, 0), word) for word in reversed(Severity))
    kept = [f"Somebody had worked on the desk that was there: it is kept as {built.kept}."] if built.kept else []
    return [
        *kept,
        f"A desk with one story is at {desk}.",
        f"  {counts['claim']} claims, {counts['source']} sources, {counts['attribution']} attributions, as the story has them;",
        f"  {built.moves} moves of a small desk (a reporter, two checkers, an editor), each in the ledger.",
        "",
        f"The audit finds {found}; {counted(built.single, 'claim')} {'rests' if built.single == 1 else 'rest'} on a single "
        "source."
        + (
            f" {counted(built.waived, 'finding')} {'is' if built.waived == 1 else 'are'} waived."
            if built.waived
            else ""
        ),
        "Beside the desk lie its reports, and a draft to file yourself:",
        f"  {place / 'report.html'}   the sourcing report, to open in a browser and to print; report.docx, report.md",
        f"  {place / 'story.html'}    the story with its claims marked; story.docx has a comment on each",
        f"  {place / 'sheet.xlsx'}    the desk's spreadsheet, to work in and to bring back",
        f"  {place / 'audit.md'}      what the house rules find, claim by claim",
        f"  {place / 'titanic.txt'}   a story of 1912; titanic-later.txt is the same, changed",
        "",
        "Go on from here:",
        *(f"  {called} {words.ljust(width)} {says}".rstrip() for words, says in built.tour),
    ]


def _program() -> str:
    return "tracker" if shutil.which("tracker") else sys.argv[0]
