"""`tracker person`: who works at the desk."""

from __future__ import annotations

from typing import Annotated

import typer

from tracker.cli.desk import AsOf, choices, reading_desk, writing_desk
from tracker.cli.output import Format, FormatOption, print_json, say
from tracker.cli.tables import table
from tracker.domain.choices import choose
from tracker.domain.vocabulary import Role
from tracker.services.desks import add_person
from tracker.store.people import list_people

app = typer.Typer()


@app.command()
def add(
    name: Annotated[str, typer.Argument(help="The person's name.")],
    initials: Annotated[str, typer.Option("--initials", help="How the desk signs for them: RL.")],
    role: Annotated[list[str], typer.Option("--role", help=f"May be given several times: {choices(Role)}.")],
) -> None:
    """Put somebody on file, with the roles they have."""
    roles = [choose(Role, word, "role") for each in role for word in each.split(",")]
    with writing_desk() as (session, by):
        person = add_person(session, name, initials, roles, by=by)
        said = f"{person.name} is on file as {person.initials}: {', '.join(sorted(set(roles)))}."
    say(said)


@app.command(name="list")
def list_command(
    as_of: AsOf = None,
    format: FormatOption = Format.TEXT,  # noqa: A002 - the option's own name
) -> None:
    """List the people of the desk."""
    with reading_desk(as_of) as session:
        people = [
            {"name": one.name, "initials": one.initials, "roles": sorted(role.value for role in one.roles)}
            for one in list_people(session)
        ]
    if format is Format.JSON:
        print_json(people)
    else:
        table(["initials", "name", "roles"], [(one["initials"], one["name"], one["roles"]) for one in people])
