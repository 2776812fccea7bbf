"""A new desk. Apart from the rest, for making tables takes Alembic, which no other task should wait for."""

from __future__ import annotations

from tracker.domain.vocabulary import Role, SecondPerson
from tracker.services.desks import login_name, put_on_file
from tracker.store import ledger
from tracker.store.address import Address
from tracker.store.migrating import new_desk
from tracker.store.server_desks import new_server_desk
from tracker.store.session import login_of
from tracker.store.settings import keep_setting


def start_desk(address: Address) -> str:
    """Make an empty desk for one person: whoever is logged in, with every role; on a server the login is theirs from then on.
    Returns their initials.

    Raises:
        AlreadyOnFileError: something lies there already.
        DeskError: it cannot be made there.
    """
    with new_server_desk(address) if address.path is None else new_desk(address) as session:
        login = login_of(session.connection())
        initials = login or login_name()
        person = put_on_file(session, initials, initials, list(Role), login)
        keep_setting(session, "second-person", SecondPerson.OFF)
        keep_setting(session, "policy", "one-person-desk")
        ledger.record(session, "init", "desk", by=person)
    return initials
