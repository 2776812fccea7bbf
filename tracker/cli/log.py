"""`tracker log`: what happened at the desk; verify, head."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tracker.cli.desk import AsOf, reading_desk
from tracker.cli.output import Format, FormatOption, counted, print_json, say, say_folded, stream_json_list
from tracker.cli.progress import progress
from tracker.cli.tables import Column, LimitOption, row_limit, table
from tracker.services.history import check_head, entries_on, head_of
from tracker.services.proving import prove

app = typer.Typer()


def command(
    subject: Annotated[str | None, typer.Argument(help="A claim (kim-train#12) or an article (kim-train).")] = None,
    as_of: AsOf = None,
    limit: LimitOption = None,
    format: FormatOption = Format.TEXT,  # noqa: A002 - the option's own name
) -> None:
    """Show what happened at the desk; verify, head."""
    most = row_limit(limit, format)
    with reading_desk() as session:
        one_more = None if most is None else most + 1
        found = entries_on(session, subject, most if format is Format.JSON else one_more, as_of)
        if format is Format.JSON:
            stream_json_list(found)
        else:
            columns = [Column("seq", right=True), "at", "by", "login", "act", Column("subject", wraps=True)]
            table(
                columns,
                ((one["seq"], one["at"][:19], one["by"], one["login"], one["act"], one["about"]) for one in found),
                most=most,
            )


@app.command()
def verify(
    head: Annotated[str | None, typer.Option("--head", help="A file with a head that was kept elsewhere.")] = None,
    format: FormatOption = Format.TEXT,  # noqa: A002 - the option's own name
) -> int:
    """Say whether ledger and records are as they were written."""
    kept = Path(head) if head else None
    with reading_desk() as session:
        with progress(head_of(session).seq, "Verifying") as steps:
            verdict = prove(session, progress=lambda entries: steps.advance(entries))
        fault = verdict.fault or (check_head(session, kept) if kept else None)
    if format is Format.JSON:
        print_json(
            {
                "verifies": fault is None,
                "entries": verdict.entries,
                "rows": verdict.rows,
                "head": verdict.head,
                "entry": verdict.entry or None,
                "fault": fault,
            }
        )
    elif fault is None:
        entries, rows = counted(verdict.entries, "entry"), counted(verdict.rows, "row")
        say(f"The ledger verifies: {entries}, and {rows} as they say.")
        say(f"Its head is {verdict.entries} {verdict.head}")
        if kept is None:
            say_folded(
                "Entries cut off its end cannot be seen from within: "
                "keep a `tracker log head` elsewhere and hold it against --head."
            )
    elif verdict.entry:
        say(f"No: entry {verdict.entry} of the ledger does not hold: {fault}.")
    else:
        say(f"No: {fault}.")
    return int(fault is not None)


@app.command()
def head(format: FormatOption = Format.TEXT) -> None:  # noqa: A002 - the option's own name
    """Print the head of the ledger, to publish or keep elsewhere."""
    with reading_desk() as session:
        found = head_of(session)
    if format is Format.JSON:
        print_json({"seq": found.seq, "hash": found.hash})
        return
    say(f"{found.seq} {found.hash}")
