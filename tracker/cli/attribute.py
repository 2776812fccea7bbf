"""`tracker attribute`."""

from __future__ import annotations

from typing import Annotated

import typer

from tracker.cli.desk import choices, chosen, writing_desk, yes_or_no
from tracker.cli.output import say, say_folded
from tracker.domain.choices import choose
from tracker.domain.vocabulary import AttributionMode, AttributionStatus
from tracker.services import work_words
from tracker.services.attributing import Wording, attribute

STANCES = ", ".join(word.value for word in AttributionStatus if word is not AttributionStatus.UNATTRIBUTED)


def command(
    label: Annotated[str, typer.Argument(help="The claim: kim-train#12.")],
    source: Annotated[str, typer.Argument(help="Who said it, by name or alias.")],
    status: Annotated[str, typer.Option("--status", help=f"The stance it takes: {STANCES}.")],
    via: Annotated[
        list[str] | None,
        typer.Option("--via", help="Who passed it on; several times for a chain, nearest the reader first."),
    ] = None,
    first_hand: Annotated[str | None, typer.Option("--first-hand", help="yes or no; unknown if left out.")] = None,
    cue: Annotated[str | None, typer.Option("--cue", help="The word that says so: allegedly.")] = None,
    quote: Annotated[str | None, typer.Option("--quote", help="The source's own words.")] = None,
    mode: Annotated[str | None, typer.Option("--mode", help=f"{choices(AttributionMode)}.")] = None,
    said_on: Annotated[str | None, typer.Option("--said-on", help="The day: 2023-09-13.")] = None,
    locator: Annotated[str | None, typer.Option("--locator", help="Where: page, paragraph, time code.")] = None,
    note: Annotated[str | None, typer.Option("--note", help="A note for the desk.")] = None,
) -> None:
    """Say which source stands behind a claim, and through whom."""
    stance = choose(AttributionStatus, status, "status", without=[AttributionStatus.UNATTRIBUTED])
    wording = Wording(cue, quote, chosen(AttributionMode, mode, "mode"), said_on, locator, note)
    hand = yes_or_no(first_hand, "--first-hand")
    with writing_desk() as (session, by):
        row, fell = attribute(session, label, source, stance, by=by, via=via or (), first_hand=hand, wording=wording)
        said = work_words.said_of_attributing(session, row, label)
    say_folded(said)
    if fell:
        say(work_words.fell_back(label))
