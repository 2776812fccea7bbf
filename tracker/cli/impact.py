"""`tracker impact`, and the list of what fell after `tracker source retract`."""

from __future__ import annotations

from typing import Annotated

import typer
from sqlalchemy.orm import Session

from tracker.cli.desk import AsOf, reading_desk
from tracker.cli.output import Format, FormatOption, say_folded, stream_json_list, write, write_json_keys
from tracker.cli.tables import Column, LimitOption, row_limit, table
from tracker.domain.vocabulary import Stage
from tracker.services.impact_words import impact_words
from tracker.services.shift_words import count_words
from tracker.services.weighing import Fall, Impact, fall_json, impact_of


def command(
    source: Annotated[str, typer.Argument(help="The source, by name or alias.")],
    as_of: AsOf = None,
    limit: LimitOption = None,
    format: FormatOption = Format.TEXT,  # noqa: A002 - the option's own name
) -> None:
    """Show which claims would change if a source were retracted."""
    most = row_limit(limit, format)
    with reading_desk(as_of) as session:
        found = impact_of(session, source)
        if format is Format.JSON:
            _print_json(session, found, most)
            return
        say_folded(impact_words(found))
        list_falls(session, found, most)


def list_falls(session: Session, found: Impact, most: int | None) -> None:
    """The claims that change, published stories first."""
    if not len(found):
        return
    staged = ["stage"] if found.published else []
    columns = ["claim", *staged, "state", "before", "after", Column("text", wraps=True)]
    table(columns, (_row(one, staged=bool(staged)) for one in found.falls(session, most)), total=len(found))


def _row(one: Fall, *, staged: bool) -> list[object]:
    stage = [one.stage.value if one.stage is Stage.PUBLISHED else ""] if staged else []
    return [one.label, *stage, one.state, count_words(one.before), count_words(one.after), one.text]


def _print_json(session: Session, found: Impact, most: int | None) -> None:
    write_json_keys({"source": found.source, "retracted": found.retracted_at is not None}, "claims")
    stream_json_list(map(fall_json, found.falls(session, most)))
    write("}\n")
