"""`tracker derive`."""

from __future__ import annotations

from typing import Annotated

import typer

from tracker.cli.desk import choices, writing_desk
from tracker.cli.output import say
from tracker.domain.choices import choose
from tracker.domain.vocabulary import DerivationKind
from tracker.services.deriving import derive
from tracker.services.work_words import said_of_deriving
from tracker.store.sources import get_source


def command(
    source: Annotated[str, typer.Argument(help="Who drew on somebody, by name or alias.")],
    drew_on: Annotated[str, typer.Option("--from", help="Whom it drew on.")],
    kind: Annotated[str, typer.Option("--kind", help=f"{choices(DerivationKind)}.")] = DerivationKind.OTHER.value,
    suspected: Annotated[
        bool, typer.Option("--suspected", help="It is a suspicion: it can only lower the count.")
    ] = False,
    scope: Annotated[
        str | None, typer.Option("--scope", help="A claim or article it holds for; always, if left out.")
    ] = None,
    note: Annotated[str | None, typer.Option("--note", help="A note for the desk.")] = None,
) -> None:
    """Say that one source drew on another."""
    word = choose(DerivationKind, kind, "kind of derivation")
    with writing_desk() as (session, by):
        row = derive(session, source, drew_on, by=by, kind=word, suspected=suspected, scope=scope, note=note)
        key, said = row.id, said_of_deriving(row, get_source(session, source), get_source(session, drew_on))
    say(f"Derivation {key} is {said}")
