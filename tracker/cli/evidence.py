"""`tracker evidence`: add, import, list, retract."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Annotated

import typer

from tracker.cli.desk import AsOf, choices, files_folder, looking_desk, reading_desk, writing_desk
from tracker.cli.output import Format, FormatOption, say
from tracker.cli.progress import waiting
from tracker.cli.tables import Column, listing
from tracker.domain.choices import choose
from tracker.domain.vocabulary import Bearing
from tracker.services import work_words
from tracker.services.evidencing import Holding, add_evidence, place_for_file, retract_evidence
from tracker.services.listing import evidence_in
from tracker.store.filing_cabinet import Copied, copied

app = typer.Typer()


@app.command()
def add(
    label: Annotated[str, typer.Argument(help="The claim: kim-train#12.")],
    source: Annotated[str, typer.Option("--source", help="Whose it is, by name or alias.")],
    bearing: Annotated[str, typer.Option("--bearing", help=f"{choices(Bearing)}.")] = Bearing.SUPPORTS.value,
    excerpt: Annotated[str | None, typer.Option("--excerpt", help="The words that matter.")] = None,
    locator: Annotated[str | None, typer.Option("--locator", help="Where: page, paragraph, time code.")] = None,
    url: Annotated[str | None, typer.Option("--url", help="Where it is on the web.")] = None,
    archived: Annotated[str | None, typer.Option("--archived", help="Where an archived copy is.")] = None,
    file: Annotated[str | None, typer.Option("--file", help="A file; a copy is kept beside the desk.")] = None,
    note: Annotated[str | None, typer.Option("--note", help="A note for the desk.")] = None,
) -> None:
    """Put a piece of evidence about a claim on file."""
    word = choose(Bearing, bearing, "bearing")
    with _copied(label, file) as copy, writing_desk() as (session, by):
        holding = Holding(excerpt, locator, url, archived, note, copy)
        row, fell = add_evidence(session, label, source, word, holding, by=by, files=files_folder(session))
        said = work_words.said_of_evidence(row, label)
    say(said)
    if fell:
        say(work_words.fell_back(label))


@contextmanager
def _copied(label: str, file: str | None) -> Iterator[Copied | None]:
    """A copy of the file in the desk's folder, made before anybody has to wait."""
    if not file:
        yield None
        return
    with looking_desk() as (session, by):
        place = place_for_file(session, label, by=by, files=files_folder(session))
    with ExitStack() as kept:
        with waiting("Copying the file"):
            copy = kept.enter_context(copied(Path(file), place.folder, make=place.make))
        yield copy


@app.command(name="import")
def import_command(
    label: Annotated[str, typer.Argument(help="The claim: kim-train#12.")],
    path: Annotated[str, typer.Argument(help="A ClaimReview as JSON-LD, a feed or a saved web page; - for a pipe.")],
    bearing: Annotated[
        str | None,
        typer.Option(
            "--bearing", help=f"{choices(Bearing)}; else by the rating where it is plain, and context if not."
        ),
    ] = None,
    number: Annotated[int | None, typer.Option("--number", help="Which one, where the file holds several.")] = None,
    source: Annotated[
        str | None, typer.Option("--source", help="Whose it is, by name or alias; else whom the file names.")
    ] = None,
) -> None:
    """Put somebody's published fact-check on file as evidence."""
    from tracker.cli.fact_checks import take

    take(label, path, bearing, number, source)


@app.command(name="list")
def list_command(
    scope: Annotated[str, typer.Argument(help="A claim (kim-train#12) or an article (kim-train).")],
    as_of: AsOf = None,
    format: FormatOption = Format.TEXT,  # noqa: A002 - the option's own name
) -> None:
    """List the evidence on file, with the ids."""
    with reading_desk(as_of, scope) as session:
        found = evidence_in(session, scope)
    columns = [
        Column("id", right=True),
        "claim",
        "bearing",
        Column("source", wraps=True),
        Column("locator", wraps=True),
        "retracted",
    ]
    listing(found, columns, format)


@app.command()
def retract(
    key: Annotated[int, typer.Argument(metavar="ID", help="As `evidence list` shows it.")],
    reason: Annotated[str, typer.Option("--reason", help="Why.")],
) -> None:
    """Take back a piece of evidence; it stays on file."""
    with writing_desk() as (session, by):
        label, fell = retract_evidence(session, key, by=by, reason=reason)
    say(work_words.said_of_retracting("Evidence", key, label))
    if fell:
        say(work_words.fell_back(label))
