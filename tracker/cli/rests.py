"""`tracker rests`."""

from __future__ import annotations

from typing import Annotated

import typer

from tracker.cli.desk import AsOf, reading_desk
from tracker.cli.output import Format, FormatOption, print_json, say_folded
from tracker.cli.showing import HANG, tree_lines
from tracker.domain.labels import split_label
from tracker.domain.sourcing import rests_tree
from tracker.models.phrases import sourcing_sentence
from tracker.services.listing import as_json, show_claim


def command(
    label: Annotated[str, typer.Argument(help="The claim: kim-train#12.")],
    as_of: AsOf = None,
    format: FormatOption = Format.TEXT,  # noqa: A002 - the option's own name
) -> None:
    """Show what a claim rests on, as an indented tree."""
    with reading_desk(as_of, split_label(label)[0]) as session:
        found = show_claim(session, label)
    sources, claim = found.sources, found.claim
    sentence = sourcing_sentence(sources, claim, found.measured)
    if format is Format.TEXT:
        say_folded(f"{label}: {sentence}")
        for line in tree_lines(found):
            say_folded(f"  {line}", hang=HANG)
        return
    branches = rests_tree(sources.network_of(claim), claim.citations, claim.supporting_evidence)
    whole = as_json(found)
    kept = ("claim", "citations", "independent_min", "independent_max", "rests_on", "circular")
    tree = [
        {
            "source": sources.name(branch.source),
            "depth": branch.depth,
            "how": branch.how,
            "kind": sources.rows[branch.source].kind.value,
            "suspected": branch.suspected,
            "end": branch.end.value if branch.end else None,
            "retracted": branch.retracted,
            "loop": branch.loop,
            "one_hand_with": sources.names(branch.hands),
        }
        for branch in branches
    ]
    print_json({**{name: whole[name] for name in kept}, "sentence": sentence, "tree": tree})
