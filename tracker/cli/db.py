"""`tracker db`: the database itself."""

from __future__ import annotations

import shlex

import typer

from tracker.cli import backups
from tracker.cli.desk import address
from tracker.cli.downgrade import downgrade
from tracker.cli.granting import grants
from tracker.cli.move import move
from tracker.cli.output import Format, FormatOption, print_json, say
from tracker.domain.errors import DeskError
from tracker.services.upgrading import Standing, put_guards_back, standing_of, upgrade_desk

app = typer.Typer()


@app.command()
def upgrade() -> None:
    """Bring the desk's tables up to this version of tracker.

    No row is lost, or nothing is changed. A copy of a desk in a file is kept beside it as it was; on a server none is
    made, for there all of it is one transaction.
    """
    place = address()
    standing = standing_of(place)
    if standing is Standing.CURRENT:
        lacking = put_guards_back(place)
        if lacking:
            say(f"The desk at {place.text} is up to date, and {len(lacking)} guards of the database stand again.")
        else:
            say(f"The desk at {place.text} is up to date: there is nothing to do.")
        return
    if standing is Standing.OLDER:
        say(f"Upgrading the desk at {place.text}{'' if place.path is None else '; a copy as it is now is made first'}.")
    copy = upgrade_desk(place)
    if copy is None:
        say("Done: no row was lost. It was one transaction of the server, so no copy was made.")
        return
    say(f"Done: no row was lost. The desk as it was is kept at {copy}; delete it when you no longer want it.")


@app.command()
def check(format: FormatOption = Format.TEXT) -> int:  # noqa: A002 - the option's own name
    """Say whether the desk's tables fit this version of tracker."""
    place = address()
    standing = standing_of(place)
    if format is Format.JSON and standing is not Standing.NEWER:
        print_json({"desk": place.text, "standing": standing, "fits": standing is Standing.CURRENT})
        return 0 if standing is Standing.CURRENT else 1
    if standing is Standing.CURRENT:
        say(f"The desk at {place.text} fits this version of tracker.")
        return 0
    if standing is Standing.NEWER:
        raise DeskError(f"the desk at {place.text} was made by a newer tracker: upgrade the program, not the desk")
    say(f"The desk at {place.text} is of an older version: run `tracker --db {shlex.quote(place.text)} db upgrade`.")
    return 1


app.command()(backups.backup)
app.command()(backups.restore)
app.command()(move)
app.command()(downgrade)
app.command()(grants)
