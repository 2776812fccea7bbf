"""`tracker claim place`."""

from __future__ import annotations

from typing import Annotated

import typer

from tracker.cli.desk import writing_desk
from tracker.cli.output import say
from tracker.services.placing_orphans import place_claim
from tracker.services.work_words import said_of_placing


def place(
    label: Annotated[str, typer.Argument(help="The claim: kim-train#12.")],
    words: Annotated[str | None, typer.Option("--words", help="The words it stands on now, exactly.")] = None,
    occurrence: Annotated[
        int | None, typer.Option("--occurrence", help="Which one, where they stand more than once.")
    ] = None,
    candidate: Annotated[
        int | None,
        typer.Option(
            "--candidate", help="One of the places `diff` offers; 1: it is right on words that became others."
        ),
    ] = None,
    gone: Annotated[bool, typer.Option("--gone", help="It no longer stands in the text.")] = False,
) -> None:
    """Say where a claim stands in a new text, where nobody can tell by the texts alone."""
    with writing_desk() as (session, by):
        placed = place_claim(session, label, by=by, words=words, occurrence=occurrence, candidate=candidate, gone=gone)
        said = said_of_placing(label, placed)
    say(said)
