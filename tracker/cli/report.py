"""`tracker report`: write the sourcing report of an article; verify."""

from __future__ import annotations

from typing import Annotated

import typer

from tracker.cli.app import current
from tracker.cli.desk import AsOf, choices, copying_desk, files_folder, whole_desk
from tracker.cli.endings import implied
from tracker.cli.output import Format, FormatOption, print_json, say
from tracker.cli.paper import refuse_on_terminal, refuse_to_overwrite, write_out
from tracker.cli.progress import waiting
from tracker.cli.verified_text import say_verified, verified_as_json
from tracker.domain.choices import choose
from tracker.domain.vocabulary import Audience
from tracker.domain.who_sees import COPIED_FOR
from tracker.reports.formats import FORMATS
from tracker.services.reporting import report_format, sourcing_report_of
from tracker.services.seeing import sight_of
from tracker.services.verifying import verify_report

app = typer.Typer()


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
    with copying_desk(COPIED_FOR[reader], as_of, slug) as session, waiting("Writing the report", printing=printed):
        document = sourcing_report_of(session, slug, reader, files_folder(session))
        write_out(chosen.pieces(document), output, force=force)
    if not printed:
        say(f"The sourcing report of {slug} for the {reader} is at {output}.")


@app.command()
def verify(
    path: Annotated[str, typer.Argument(help="The report, in any format; or its stamp, typed off paper.")],
    format: FormatOption = Format.TEXT,  # noqa: A002 - the option's own name
) -> None:
    """Say whether the desk still says what a report says; exit 1 if not."""
    with whole_desk() as session, waiting("Making the report again"):
        found = verify_report(session, path, files_folder(session), sight_of(session, current().by))
    if format is Format.JSON:
        print_json(verified_as_json(path, found))
    else:
        say_verified(found)
    if not found.same:
        raise typer.Exit(1)
