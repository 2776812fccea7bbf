"""`tracker log`: what happened at the desk; verify, head."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tracker.cli.desk import AsOf, reading_desk
from tracker.cli.output import Format, FormatOption, print_json, say, stream_json_list
from tracker.cli.progress import progress
from tracker.cli.proof_text import proof_as_json, say_proof
from tracker.cli.tables import Column, LimitOption, row_limit, table
from tracker.services.history import check_head, entries_on, head_of
from tracker.services.proving import prove, steps_of_proof

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
        with progress(steps_of_proof(session), "Verifying") as steps:
            verdict = prove(session, progress=steps.advance)
        fault = verdict.fault or (check_head(session, kept) if kept else None)
    if format is Format.JSON:
        print_json(proof_as_json(verdict, fault))
    else:
        say_proof(verdict, fault, against_a_head=kept is not None)
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
