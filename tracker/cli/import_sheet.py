"""`tracker import-sheet`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from tracker.cli.desk import choices, chosen, looking_desk, writing_desk
from tracker.cli.foreseen_text import as_json, tell
from tracker.cli.output import Format, FormatOption, counted, print_json, say
from tracker.cli.progress import progress
from tracker.domain.errors import BadInputError
from tracker.domain.vocabulary import Bearing
from tracker.intake.sheets.layouts import Layout, layout_of
from tracker.intake.sheets.mapping import read_mapping
from tracker.intake.sheets.opening import open_workbook
from tracker.services.foreseen import Foreseen
from tracker.services.importing_sheet import Asked, import_claims, look_at_claims
from tracker.services.importing_workbook import Wishes, import_known, require_fitting


class _NotKept(Exception):  # noqa: N818 - no fault: the way out of a transaction
    """All of it was only to be seen."""


def command(
    path: Annotated[Path, typer.Argument(help="An XLSX or CSV file.")],
    map_file: Annotated[
        Path | None, typer.Option("--map", help="A mapping file (TOML): which of its columns is which of ours.")
    ] = None,
    article: Annotated[
        str | None, typer.Option("--article", metavar="SLUG", help="The story of new claims, where a row names none.")
    ] = None,
    sheet: Annotated[
        str | None, typer.Option("--sheet", metavar="NAME", help="The sheet, where it has several.")
    ] = None,
    headline: Annotated[
        str | None, typer.Option("--headline", help="Of a new story, with a fact-check's three sheets.")
    ] = None,
    reporter: Annotated[
        str | None, typer.Option("--reporter", help="Whose story it is, with a fact-check's three sheets.")
    ] = None,
    claim: Annotated[
        str | None, typer.Option("--claim", metavar="LABEL", help="With a list of archived links: what they are for.")
    ] = None,
    source: Annotated[
        str | None, typer.Option("--source", metavar="NAME", help="With such a list: whose they are.")
    ] = None,
    bearing: Annotated[
        str | None, typer.Option("--bearing", help=f"With such a list: {choices(Bearing)}; else context.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would happen, and change nothing.")] = False,
    format: FormatOption = Format.TEXT,  # noqa: A002 - the option's own name
) -> int:
    """Bring a spreadsheet in: what changed in ours, or anybody's.

    Every row is shown with what it changes. All rows come in or none: where one is refused, nothing changes and the exit
    status is 2 (1 with --dry-run). The same file again changes nothing. The three sheets of a fact-check (draft lines,
    facts, sources) and lists of archived links are known by their headers.
    """
    mapping = None if map_file is None else read_mapping(map_file)
    wishes = Wishes(article, headline, reporter, claim, source, chosen(Bearing, bearing, "bearing"))
    workbook = open_workbook(path)
    if sheet is not None:
        workbook = replace(workbook, sheets=(workbook.sheet(sheet),))
    layout = Layout.CLAIMS if mapping else layout_of(workbook)
    seen, asked, looked = Foreseen(), Asked(mapping, article, sheet), None
    require_fitting(workbook.called, layout, wishes)
    if layout is Layout.CLAIMS:
        with looking_desk(to_write=True) as (session, by), progress(None, "Reading the sheet") as steps:
            looked = look_at_claims(session, workbook, asked, by=by, looked_at=steps.advance)
    try:
        with writing_desk() as (session, by), progress(None, "Writing the claims") as steps:
            if layout is Layout.CLAIMS:
                seen = import_claims(
                    session, workbook, asked, by=by, looked=looked, looked_at=steps.advance, left=steps.expect
                )
            else:
                seen = import_known(session, workbook, layout, wishes, by=by)
            steps.end()
            _keep(unless=dry_run or bool(seen.refused))
    except _NotKept:
        pass
    if format is Format.JSON:
        print_json(as_json(seen, path, dry_run=dry_run))
    else:
        tell(seen)
    refused = len({(row.sheet, row.row) for row in seen.refused})
    if refused and not dry_run:
        raise BadInputError(
            f"{workbook.called}: {counted(refused, 'row')} cannot be taken, so nothing was changed: see above"
        )
    if format is not Format.JSON and dry_run:
        say("Nothing was changed: this was a dry run.")
    return 1 if refused else 0


def _keep(*, unless: bool) -> None:
    if unless:
        raise _NotKept
