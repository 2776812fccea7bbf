"""`tracker impact`."""

from __future__ import annotations

from typing import Annotated

import typer

from tracker.cli.desk import reading_desk
from tracker.cli.output import Format, FormatOption, print_json, say_folded
from tracker.cli.tables import Column, table
from tracker.services.sources import impact_of
from tracker.store.sources import get_source


def command(
    source: Annotated[str, typer.Argument(help="The source, by name or alias.")],
    format: FormatOption = Format.TEXT,  # noqa: A002 - the option's own name
) -> None:
    """Show which claims would change if a source were retracted."""
    with reading_desk() as session:
        row = get_source(session, source)
        name = row.name
        found = impact_of(session, row.id)
    if format is Format.JSON:
        changed = [
            {"claim": claim.label, "before": list(before), "after": list(after), "state": claim.state.value}
            for claim, before, after in found
        ]
        print_json({"source": name, "claims": changed})
        return
    bare = sum(after[1] == 0 for _, _, after in found)
    say_folded(
        f"If {name} goes, {len(found)} {'claim changes' if len(found) == 1 else 'claims change'}; {bare} would have nothing."
    )
    if found:
        columns = ["claim", "state", "before", "after", Column("text", wraps=True)]
        table(
            columns,
            [(claim.label, claim.state, _span(before), _span(after), claim.text) for claim, before, after in found],
        )


def _span(interval: tuple[int, int]) -> str:
    low, high = interval
    return str(low) if low == high else f"{low}-{high}"
