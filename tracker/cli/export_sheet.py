"""`tracker export-sheet`."""

from __future__ import annotations

from typing import Annotated

import typer

from tracker.cli.desk import AsOf, copying_desk
from tracker.cli.endings import implied
from tracker.cli.output import counted, is_terminal, say
from tracker.cli.paper import refuse_to_overwrite, write_out
from tracker.cli.progress import progress
from tracker.domain.errors import BadInputError
from tracker.domain.who_sees import Copied
from tracker.services.exporting_sheet import FORMATS, desk_sheet, pieces_of, sheet_format
from tracker.store.claims import ClaimFilter, count_claims


def command(
    slug: Annotated[str | None, typer.Argument(help="One article; the whole desk if left out.")] = None,
    format: Annotated[  # noqa: A002 - the option's own name
        str | None, typer.Option("--format", help="xlsx, csv, jsonl or html; else by the ending of the file, else csv.")
    ] = None,
    output: Annotated[str | None, typer.Option("-o", "--output", help="The file to write; else it is printed.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over a file that is there.")] = False,
    as_of: AsOf = None,
) -> None:
    """Write the desk's spreadsheet, to work in and to bring back.

    One row a claim, with who says so, the evidence and where its checking stands: docs/spreadsheets.md has the columns.
    It is the desk's own and holds the desk's notes; what goes to anybody else is written with `tracker report`.
    `tracker import-sheet` brings the changes back.
    """
    chosen = sheet_format(format or implied(output, FORMATS, "csv"))
    if chosen == "xlsx" and output in (None, "-") and is_terminal():
        raise BadInputError("a workbook is no text to print: name a file with -o, such as desk.xlsx")
    refuse_to_overwrite(output, force=force)
    with copying_desk(Copied.SHEET, as_of, slug) as session:
        total = count_claims(session, ClaimFilter()) if slug is None else None
        with progress(total, "Writing the sheet") as steps:
            sheet = desk_sheet(session, slug, written=steps.advance)
            write_out(pieces_of(sheet, chosen), output, force=force)
            rows = steps.done
    if output not in (None, "-"):
        say(
            f"The desk's sheet is at {output}: {counted(rows, 'claim')}. It is the desk's own, notes and all, and no report "
            "for anybody outside."
        )
