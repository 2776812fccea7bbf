"""People who log in to a server, each under a name of their own, with the rights that `db grants` gives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Engine, event
from sqlalchemy.pool import ConnectionPoolEntry

from tests import postgres
from tracker.store.address import Address
from tracker.store.grants import grants, members_of
from tracker.store.people import list_people
from tracker.store.session import open_desk, reading


@contextmanager
def logins(url: str, names: Iterable[str]) -> Iterator[None]:
    """The server knows these names until the end. They are of the whole server, which other tests may be at, so whoever
    wants such stands in line."""
    names = list(names)
    with postgres.at_server(url) as server:
        server.execute("SELECT pg_advisory_lock(26)")
        for name in names:
            server.execute(f"CREATE ROLE {name} LOGIN")
        try:
            yield
        finally:
            for name in names:
                server.execute(f"DROP OWNED BY {name} CASCADE")
                server.execute(f"DROP ROLE {name}")


def give_rights(address: Address) -> None:
    """What whoever runs the server does with the SQL of `db grants`."""
    engine = open_desk(address)
    with reading(engine) as session:
        statements = list(grants(session.connection(), members_of(list_people(session))))
    engine.dispose()
    with postgres.at_server(address.url) as owner:
        owner.execute("\n".join(statements).encode())


class Seat:
    """A place at the desk where one person after the other sits down. To the server each is who logged in, in every respect:
    whoever opened the desk must be a superuser there."""

    def __init__(self, address: Address) -> None:
        """Open the desk."""
        self.engine = open_desk(address)
        self._login: str | None = None
        if address.path is None:
            event.listen(self.engine, "checkout", self._sit_down)

    def taken_by(self, login: str) -> Engine:
        """The desk as somebody sees it who logged in so; on a file it is everybody's."""
        self._login = login
        return self.engine

    def _sit_down(self, driver: Any, record: ConnectionPoolEntry, _: object) -> None:
        if record.info.get("seat") != self._login:
            driver.execute(f"SET SESSION AUTHORIZATION {self._login or 'DEFAULT'}")
            record.info.clear()
            record.info["seat"] = self._login
