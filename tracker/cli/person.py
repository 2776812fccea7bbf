"""`tracker person`: who works at the desk."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

import typer

from tracker.cli.desk import AsOf, choices, reading_desk, writing_desk
from tracker.cli.output import Format, FormatOption, print_json, say, say_folded
from tracker.cli.passwording import password
from tracker.cli.tables import table
from tracker.domain.choices import choose
from tracker.domain.vocabulary import Role
from tracker.models.phrases import listing
from tracker.services.desks import add_person
from tracker.services.listing_people import person_json
from tracker.services.staffing import edit_person
from tracker.store.people import list_people

app = typer.Typer()

LoginOption = Annotated[
    str | None, typer.Option("--login", help="Their login of the database, on a server; nobody else may act as them.")
]


@app.command()
def add(
    name: Annotated[str, typer.Argument(help="The person's name.")],
    initials: Annotated[str, typer.Option("--initials", help="How the desk signs for them: RL.")],
    role: Annotated[list[str], typer.Option("--role", help=f"May be given several times: {choices(Role)}.")],
    login: LoginOption = None,
) -> None:
    """Put somebody on file, with the roles they have."""
    roles = _roles(role)
    with writing_desk() as (session, by):
        person = add_person(session, name, initials, roles, by=by, login=login)
        said = f"{person.name} is on file as {person.initials}: {', '.join(sorted(set(roles)))}."
    say(said)


@app.command()
def edit(
    person: Annotated[str, typer.Argument(help="Whom, by initials or name.")],
    name: Annotated[str | None, typer.Option("--name", help="What they are called now.")] = None,
    add_role: Annotated[list[str] | None, typer.Option("--add-role", help=f"A role more: {choices(Role)}.")] = None,
    remove_role: Annotated[list[str] | None, typer.Option("--remove-role", help="A role that ends.")] = None,
    login: LoginOption = None,
    left: Annotated[bool, typer.Option("--left", help="They left: every role of theirs ends.")] = False,
    back: Annotated[bool, typer.Option("--back", help="They are back, with the roles they had.")] = False,
) -> None:
    """Change somebody's name, roles or login, or note that they left."""
    more, fewer = _roles(add_role or ()), _roles(remove_role or ())
    with writing_desk() as (session, by):
        found, freed = edit_person(
            session, person, by=by, name=name, login=login, add=more, remove=fewer, left=left, back=back
        )
        roles = ", ".join(sorted(found.roles)) or "no role any more"
        bound = f", logs in as {found.login}" if found.login else ""
        said = f"{found.name} is on file as {found.initials}: {roles}{bound}."
    say(said)
    if freed:
        say_folded(f"Nobody is on {listing(freed)} any more.")


def _roles(given: Iterable[str]) -> list[Role]:
    return [choose(Role, word, "role") for each in given for word in each.split(",")]


app.command()(password)


@app.command(name="list")
def list_command(
    as_of: AsOf = None,
    format: FormatOption = Format.TEXT,  # noqa: A002 - the option's own name
) -> None:
    """List the people of the desk."""
    with reading_desk(as_of) as session:
        people = [person_json(one) for one in list_people(session)]
    if format is Format.JSON:
        print_json(people)
    else:
        logins = any(one["login"] for one in people)
        table(
            ["initials", "name", *(["login"] if logins else []), "roles"],
            [
                (one["initials"], one["name"], *([one["login"] or ""] if logins else []), one["roles"] or "left")
                for one in people
            ],
        )
