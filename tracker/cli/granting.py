"""`tracker db grants`."""

from __future__ import annotations

from tracker.cli.desk import reading_desk
from tracker.cli.output import say
from tracker.domain.settings import WEB_LOGIN
from tracker.store.grants import grants as rights
from tracker.store.grants import members_of
from tracker.store.people import list_people
from tracker.store.settings import setting_value


def grants() -> None:
    """Print the SQL that gives members' logins their rights.

    On a server, whoever owns the tables runs it, and again whenever somebody comes, goes or has another role. It makes no
    login: that is done with CREATE ROLE ... LOGIN, and `tracker person edit INITIALS --login` says whose it is.
    """
    with reading_desk() as session:
        for line in rights(session.connection(), members_of(list_people(session)), setting_value(session, WEB_LOGIN)):
            say(line)
