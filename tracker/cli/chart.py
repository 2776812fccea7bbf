"""`tracker chart`."""

from __future__ import annotations

from typing import Annotated

import typer

from tracker.cli.desk import AsOf, choices, copying_desk, files_folder
from tracker.cli.endings import implied
from tracker.cli.output import is_terminal, say, say_folded, warn
from tracker.cli.paper import refuse_to_overwrite, write_out
from tracker.cli.tables import Column, table
from tracker.domain.choices import choose
from tracker.domain.errors import BadInputError
from tracker.domain.labels import split_label
from tracker.domain.vocabulary import Audience
from tracker.domain.who_sees import COPIED_FOR
from tracker.reports.charts import TOLD, Chart
from tracker.reports.formats.drawing.png import as_png
from tracker.reports.formats.drawing.sheet import Sheet
from tracker.services.charting import chains_of_claim, chart_of, charts_there

FORMATS = ("svg", "png")
WIDTH = 1600
"""Pixels of a PNG unless told otherwise: a slide's."""
_MOST_MISSING = 12


def command(
    slug: Annotated[str, typer.Argument(help="The article, or a claim: kim-train#12.")],
    name: Annotated[str | None, typer.Argument(help=f"{choices(Chart)}, or a claim; else they are listed.")] = None,
    audience: Annotated[str, typer.Option("--for", help=f"Who sees it: {choices(Audience)}.")] = Audience.DESK.value,
    format: Annotated[  # noqa: A002 - the option's own name
        str | None, typer.Option("--format", help="svg or png; else by the ending of the file, else svg.")
    ] = None,
    output: Annotated[str | None, typer.Option("-o", "--output", help="The file to write; else it is printed.")] = None,
    width: Annotated[
        int | None, typer.Option("--width", min=200, max=4000, metavar="PX", help=f"How wide; a PNG else {WIDTH}.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over a file that is there.")] = False,
    as_of: AsOf = None,
) -> None:
    """Draw a chart of an article, or what a claim rests on."""
    reader = choose(Audience, audience, "audience")
    label = _label(slug, name)
    chart = choose(Chart, name, "chart") if label is None and name is not None else None
    chosen = _format(format, output)
    if label is None and chart is None:
        if output is not None:
            raise BadInputError(f"-o is for a chart: name one of {choices(Chart)}, or a claim")
        with copying_desk(COPIED_FOR[reader], as_of, slug) as session:
            there = charts_there(session, slug, reader)
        _list(slug, there)
        return
    refuse_to_overwrite(output, force=force)
    if chosen == "png" and output in (None, "-") and is_terminal():
        raise BadInputError("a PNG is not for reading on a terminal: name a file with -o, or pipe it on")
    with copying_desk(COPIED_FOR[reader], as_of, label or slug) as session:
        if label is not None:
            sheet = chains_of_claim(session, label, reader, width)
        else:
            assert chart is not None
            sheet = chart_of(session, slug, chart, reader, files_folder(session), width)
    write_out([_written(sheet, chosen, width)], output, force=force)
    if output not in (None, "-"):
        say(f"{'What ' + label + ' rests on' if label else f'The chart of {chart}'} for the {reader} is at {output}.")


def _label(slug: str, name: str | None) -> str | None:
    """The claim that is asked for, if one is."""
    if "#" in slug:
        if name is not None:
            raise BadInputError(f"{slug} is a claim: leave out the second word, or name the article first")
        split_label(slug)
        return slug
    if name is None or "#" not in name:
        return None
    label = f"{slug}{name}" if name.startswith("#") else name
    if split_label(label)[0] != slug:
        raise BadInputError(f"{name} is no claim of {slug}: leave out one of the two")
    return label


def _format(asked: str | None, output: str | None) -> str:
    """svg or png, by the option or the ending of the file."""
    chosen = asked.casefold() if asked else implied(output, FORMATS, "svg", strictly=True)
    if chosen not in FORMATS:
        raise BadInputError(f"“{chosen}” is no format of a picture: choose {' or '.join(FORMATS)} with --format")
    return chosen


def _list(slug: str, there: list[Chart]) -> None:
    if not there:
        warn(f"There is nothing to draw: {slug} has no claim yet.")
    table(["chart", Column("shows", wraps=True)], [(name.value, TOLD[name]) for name in there])
    for name in there[:1] if is_terminal() else ():
        say_folded(
            f"Draw one with `tracker chart {slug} {name} -o FILE.png`, a claim's chains with `tracker chart '{slug}#1'`."
        )


def _written(sheet: Sheet, chosen: str, width: int | None) -> bytes:
    if chosen == "svg":
        return sheet.svg.encode()
    drawn = as_png(sheet, width or WIDTH)
    if drawn.missing:
        letters = " ".join(drawn.missing[:_MOST_MISSING])
        more = f" and {len(drawn.missing) - _MOST_MISSING} more" if len(drawn.missing) > _MOST_MISSING else ""
        warn(
            f"No font here has the letters {letters}{more}: they are boxes in the picture. Install a font that has "
            "them, such as Noto Sans of their script, and draw it again; or take --format svg."
        )
    return drawn.png
