"""`tracker rests`."""

from __future__ import annotations

from typing import Annotated

import typer

from tracker.cli.desk import AsOf, reading_desk
from tracker.cli.output import Format, FormatOption, print_json, say_folded
from tracker.cli.showing import HANG, tree_lines
from tracker.domain.labels import split_label
from tracker.models.phrases import sourcing_sentence
from tracker.services.listing import show_claim
from tracker.services.rests_shape import rests_json


def command(
    label: Annotated[str, typer.Argument(help="The claim: kim-train#12.")],
    as_of: AsOf = None,
    format: FormatOption = Format.TEXT,  # noqa: A002 - the option's own name
) -> None:
    """Show what a claim rests on, as an indented tree."""
    with reading_desk(as_of, split_label(label)[0]) as session:
        found = show_claim(session, label)
    if format is Format.JSON:
        print_json(rests_json(found))
        return
    say_folded(f"{label}: {sourcing_sentence(found.sources, found.claim, found.measured)}")
    for line in tree_lines(found):
        say_folded(f"  {line}", hang=HANG)
