"""`tracker settings`."""

from __future__ import annotations

from typing import Annotated

import typer

from tracker.cli.desk import AsOf, reading_desk, writing_desk
from tracker.cli.output import Format, FormatOption, print_json, say
from tracker.cli.tables import Column, table
from tracker.domain.errors import BadInputError
from tracker.domain.vocabulary import SecondPerson
from tracker.services.desks import choose_setting, settings_now
from tracker.store.settings import setting_value


def command(
    name: Annotated[str | None, typer.Argument(help="The setting.")] = None,
    value: Annotated[str | None, typer.Argument(help="What it is to be from now on.")] = None,
    as_of: AsOf = None,
    format: FormatOption = Format.TEXT,  # noqa: A002 - the option's own name
) -> None:
    """Show how the desk is set up, or change one setting."""
    if name is not None and value is not None:
        if as_of is not None:
            raise BadInputError("what was chosen then cannot be changed any more: leave --as-of out, or the value")
        with writing_desk() as (session, by):
            chosen = choose_setting(session, name, value, by=by)
            policy = setting_value(session, "policy")
        say(f"{chosen} is now {value}." if value.strip() else f"{chosen} says nothing any more.")
        if chosen == "second-person" and value != SecondPerson.OFF and policy == "one-person-desk":
            say(
                "The house rules are still those of one person: `tracker policy use default` holds a desk of several to more."
            )
        return
    with reading_desk(as_of) as session:
        found = settings_now(session, name)
    if format is Format.JSON:
        print_json(found)
    else:
        columns = ["setting", "value", Column("choices", wraps=True), Column("decides", wraps=True)]
        table(columns, [list(row.values()) for row in found])
