"""`tracker report`: write the sourcing report of an article; verify."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Annotated, Any

import typer

from tracker.cli.desk import AsOf, address, choices, reading_desk
from tracker.cli.endings import implied
from tracker.cli.output import Format, FormatOption, counted, print_json, say, say_folded
from tracker.cli.paper import refuse_on_terminal, refuse_to_overwrite, write_out
from tracker.cli.progress import waiting
from tracker.domain.choices import choose
from tracker.domain.vocabulary import Audience
from tracker.reports.apart import Difference
from tracker.reports.formats import FORMATS
from tracker.reports.formats.safe import visible
from tracker.services.reporting import report_format, sourcing_report_of
from tracker.services.verifying import Verified, verify_report

app = typer.Typer()

MOST_SHOWN, LONGEST_SHOWN = 40, 96
"""Differences that are told, and code points of each side."""


def command(
    slug: Annotated[str, typer.Argument(help="The article.")],
    audience: Annotated[str, typer.Option("--for", help=f"Who reads it: {choices(Audience)}.")] = Audience.DESK.value,
    format: Annotated[  # noqa: A002 - the option's own name
        str | None, typer.Option("--format", help=f"{', '.join(FORMATS)}; else by the file's ending, else md.")
    ] = None,
    output: Annotated[str | None, typer.Option("-o", "--output", help="The file to write; else it is printed.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over a file that is there.")] = False,
    as_of: AsOf = None,
) -> None:
    """Write the sourcing report of an article; verify."""
    reader = choose(Audience, audience, "audience")
    chosen = report_format((format or implied(output, FORMATS, "md")).casefold())
    refuse_to_overwrite(output, force=force)
    if chosen.binary:
        refuse_on_terminal(chosen.name, output)
    printed = output in (None, "-")
    with reading_desk(as_of, slug) as session, waiting("Writing the report", printing=printed):
        document = sourcing_report_of(session, slug, reader, address().files)
        write_out(chosen.pieces(document), output, force=force)
    if not printed:
        say(f"The sourcing report of {slug} for the {reader} is at {output}.")


@app.command()
def verify(
    path: Annotated[str, typer.Argument(help="The report, in any format; or its stamp, typed off paper.")],
    format: FormatOption = Format.TEXT,  # noqa: A002 - the option's own name
) -> None:
    """Say whether the desk still says what a report says; exit 1 if not."""
    with reading_desk() as session, waiting("Making the report again"):
        found = verify_report(session, path, address().files)
    if format is Format.JSON:
        print_json(_as_json(path, found))
    else:
        _say(found)
    if not found.same:
        raise typer.Exit(1)


def _say(found: Verified) -> None:
    stamp = found.stamp
    made = f"{stamp.made_at:%Y-%m-%d %H:%M} UTC by tracker {stamp.version}"
    say_folded(f"This is the {stamp.kind} report of {stamp.slug} for the {stamp.audience}, made {made}.")
    if not found.known:
        _say_unknown(found)
        return
    say_folded(f"Its ledger head, entry {stamp.seq}, is in this desk's ledger, which now has {found.entries}.")
    say_folded(_WRITTEN[found.as_written] if found.read else _ONLY_THE_STAMP)
    if found.differences:
        say_folded(f"No: the desk no longer says the same. {counted(len(found.differences), 'difference')}:")
        _say_differences(found.differences)
    else:
        say("The desk still says the same.")
    if found.of_itself:
        say_folded(_BY_THE_CALENDAR)
        _say_differences(found.of_itself)


def _say_differences(differences: Sequence[Difference]) -> None:
    for section, ones in groupby(differences[:MOST_SHOWN], key=lambda one: one.section):
        say_folded(section, hang=2)
        for one in ones:
            say_folded(f"  {_told(one)}", hang=6)
    left = len(differences) - MOST_SHOWN
    if left > 0:
        say(f"and {left} more: --format json lists all")


def _say_unknown(found: Verified) -> None:
    stamp = found.stamp
    if stamp.seq > found.entries:
        why = f"This desk's ledger ends at entry {found.entries}, and the report was made at entry {stamp.seq}"
        say_folded(f"No: {why}. It is of another desk, or the end of this ledger was cut off.")
    else:
        why = f"Entry {stamp.seq} of this desk's ledger is another than the report names"
        say_folded(f"No: {why}. It is of another desk, or this ledger was written anew.")


_WRITTEN = {
    True: "The file is, byte for byte, what tracker wrote then.",
    False: "No: the file is not, byte for byte, what tracker wrote then. Somebody altered it, or a program saved it anew.",
    None: "Whether the file is still as it was written cannot be told here: another version of tracker wrote it, a part "
    "that writes such files is not installed, or a file of evidence is no longer what it was.",
}
_BY_THE_CALENDAR = (
    "Besides, though nobody changed the record, a report made today says otherwise: days went by, a waiver ran out, or a "
    "file of evidence is no longer what it was."
)
_ONLY_THE_STAMP = "Only its stamp was given, so nobody looked whether the report itself is as it was written."


def _told(one: Difference) -> str:
    """Both sides of a difference, or the one there is."""
    name = f"{one.name}: " if one.name else ""
    if one.before and one.after:
        return f"{name}{_cut(one.before)} → {_cut(one.after)}"
    sign, text = ("+", one.after) if one.after else ("-", one.before)
    return f"{sign} {name}{_cut(text or '')}"


def _cut(text: str) -> str:
    """As much of a text as is told, with nothing hidden in it."""
    told = visible(text[:LONGEST_SHOWN])
    return told if len(text) <= LONGEST_SHOWN else f"{told[: LONGEST_SHOWN - 1].rstrip()}…"


def _as_json(path: str, found: Verified) -> dict[str, Any]:
    stamp = found.stamp
    return {
        "path": path if found.read else None,
        "report": stamp.kind,
        "article": stamp.slug,
        "audience": stamp.audience,
        "made_at": stamp.made_at.isoformat(),
        "as_of": stamp.as_of and stamp.as_of.isoformat(),
        "version": stamp.version,
        "entry": stamp.seq,
        "head": stamp.head or None,
        "known": found.known,
        "as_written": found.as_written,
        "same": found.same,
        "differences": [one._asdict() for one in found.differences],
        "of_itself": [one._asdict() for one in found.of_itself],
    }
