"""`tracker log`: what happened at the desk; verify, head, key, purge."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tracker.cli.desk import AsOf, address, looking_desk, reading_desk, whole_desk, writing_desk
from tracker.cli.output import Format, FormatOption, print_json, say, say_folded, say_lines, stream_json_list, write
from tracker.cli.plan_text import plan_as_json, say_plan
from tracker.cli.progress import progress
from tracker.cli.tables import Column, LimitOption, row_limit, table
from tracker.domain.errors import BadInputError
from tracker.services.history import entries_on, head_of
from tracker.services.kept_heads import hold_against, read_heads
from tracker.services.proof_shape import Proof, proof_as_json
from tracker.services.proof_words import proof_lines
from tracker.services.proving import prove, steps_of_proof
from tracker.services.purging import purge as purge_entries
from tracker.services.purging import write_anew_after
from tracker.services.signing_heads import make_keys, signed

app = typer.Typer()


def command(
    subject: Annotated[str | None, typer.Argument(help="A claim (kim-train#12) or an article (kim-train).")] = None,
    as_of: AsOf = None,
    limit: LimitOption = None,
    format: FormatOption = Format.TEXT,  # noqa: A002 - the option's own name
) -> None:
    """Show what happened at the desk; verify, head, key, purge."""
    most = row_limit(limit, format)
    with reading_desk() as session:
        one_more = None if most is None else most + 1
        found = entries_on(session, subject, most if format is Format.JSON else one_more, as_of)
        if format is Format.JSON:
            stream_json_list(found)
        else:
            columns = [Column("seq", right=True), "at", "by", "login", "act", Column("subject", wraps=True)]
            columns.append(Column("what", wraps=True, optional=True))
            table(
                columns,
                (
                    (one["seq"], one["at"][:19], one["by"], one["login"], one["act"], one["about"], one["what"] or "")
                    for one in found
                ),
                most=most,
            )


@app.command()
def verify(
    head: Annotated[str | None, typer.Option("--head", help="A file with heads that were kept elsewhere.")] = None,
    key: Annotated[
        str | None, typer.Option("--key", help="The public key, or its file, that must have signed the heads.")
    ] = None,
    format: FormatOption = Format.TEXT,  # noqa: A002 - the option's own name
) -> int:
    """Say whether ledger and records are as they were written."""
    if key is not None and head is None:
        raise BadInputError("--key says who signed the heads: name the file that holds them with --head")
    with whole_desk() as session:
        heads, signed_by = read_heads(Path(head), key) if head else ([], None)
        with progress(steps_of_proof(session), "Verifying") as steps:
            verdict = prove(session, progress=steps.advance)
        against = hold_against(session, heads, verdict.entries, signed_by) if head else None
    proof = Proof(verdict, against)
    if format is Format.JSON:
        print_json(proof_as_json(proof))
    else:
        say_lines(proof_lines(proof))
    return int(proof.fault is not None)


@app.command()
def head(
    sign: Annotated[
        str | None, typer.Option("--sign", help="A file with the key that signs it: see `tracker log key`.")
    ] = None,
    format: FormatOption = Format.TEXT,  # noqa: A002 - the option's own name
) -> None:
    """Print the head of the ledger, to publish or keep elsewhere."""
    with reading_desk() as session:
        found = head_of(session)
    told = {"seq": found.seq, "hash": found.hash}
    if sign is not None:
        told["origin"], told["note"] = signed(found, Path(sign))
    if format is Format.JSON:
        print_json(told)
    elif sign is not None:
        write(str(told["note"]))
    else:
        say(f"{found.seq} {found.hash}")


@app.command()
def key(
    path: Annotated[str, typer.Argument(help="The file to keep the signing key in; the public one goes to PATH.pub.")],
    name: Annotated[str, typer.Option("--name", help="Whose ledger it is, in one word, such as herald.example/desk.")],
    format: FormatOption = Format.TEXT,  # noqa: A002 - the option's own name
) -> None:
    """Make a pair of keys to sign heads of the ledger with."""
    public, beside = make_keys(Path(path), name)
    if format is Format.JSON:
        print_json({"key": path, "public": str(beside), "public_key": public})
        return
    say(public)
    say_folded(
        f"That is the public key, for everybody; it is in {beside} too. Keep {path} to yourself, away from the desk: whoever "
        "has it can sign any head."
    )


@app.command()
def purge(
    reason: Annotated[str, typer.Option("--reason", help="Why; kept for good, so it names nobody.")],
    before: Annotated[
        str | None, typer.Option("--before", metavar="DAY", help="Empty what was written before this day (UTC).")
    ] = None,
    subject: Annotated[
        str | None,
        typer.Option("--subject", help="Only what is about this claim or story, or speaks of this source."),
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do it; else it is only said what would be done.")] = False,
    though_named: Annotated[
        bool, typer.Option("--though-named", help="Even where a source's former name stands in words on file.")
    ] = False,
    others_too: Annotated[
        bool,
        typer.Option(
            "--others-too",
            help="Of a confidential source also old entries that tell of others too, as keep-history says.",
        ),
    ] = False,
    format: FormatOption = Format.TEXT,  # noqa: A002 - the option's own name
) -> None:
    """Empty old entries for good; their hashes stay, and all is still proven."""
    with (
        writing_desk() if yes else looking_desk() as (session, by),
        progress(steps_of_proof(session), "Looking through the ledger") as steps,
    ):
        plan = purge_entries(
            session,
            before=before,
            subject=subject,
            reason=reason,
            by=by,
            really=yes,
            though_named=though_named,
            others_too=others_too,
            progress=steps.advance,
        )
    done = yes and len(plan.chosen) > 0
    left = write_anew_after(address()) if yes else None
    if format is Format.JSON:
        print_json(plan_as_json(plan, done=done, left=left))
    else:
        say_plan(plan, done=done, left=left)
