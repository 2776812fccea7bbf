"""Finding people."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from tracker.domain.choices import meant
from tracker.domain.errors import NotOnFileError
from tracker.domain.vocabulary import Role
from tracker.domain.wording import as_on_file, shown
from tracker.models import Person, PersonRole
from tracker.models.rows import PersonRow
from tracker.store.folding import keys_named
from tracker.store.made_records import columns_of, record_of, width_of
from tracker.store.session import read_raw

_CALLED = "SELECT id, name FROM person UNION SELECT id, initials FROM person"

_ROWS = (
    "SELECT person.id, person.name, person.initials, person_role.role FROM person LEFT JOIN person_role "
    "ON person_role.person_id = person.id AND person_role.ended_at IS NULL ORDER BY person.initials"
)
_ROLE = {role.value: role for role in Role}

# Asked at every move, while others wait for their turn: plain rows, and one question.
_WITH_ROLES = (
    f"SELECT {columns_of(Person)}, {columns_of(PersonRole)} FROM person LEFT JOIN person_role "
    "ON person_role.person_id = person.id WHERE {} = ? ORDER BY person_role.role"
)
_BY_INITIALS, _BY_LOGIN = _WITH_ROLES.format("person.initials"), _WITH_ROLES.format("person.login")
_BY_KEY = _WITH_ROLES.format("person.id")
_EVERYBODY = select(Person).options(joinedload(Person.role_rows)).order_by(Person.initials)


def list_people(session: Session) -> list[Person]:
    """Everybody at the desk, by initials."""
    return list(session.scalars(_EVERYBODY).unique())


def person_of_key(session: Session, key: int) -> Person | None:
    """Whoever has this id."""
    return _with_roles(session, _BY_KEY, key)


def bound_person(session: Session, login: str) -> Person | None:
    """Whose login this is, if it is anybody's."""
    return _with_roles(session, _BY_LOGIN, login)


def find_person(session: Session, named: str) -> Person | None:
    """Whoever has these initials or, if nobody has, this name; None where nobody or several do."""
    named = as_on_file(named)
    exact = _with_roles(session, _BY_INITIALS, named)
    if exact is not None:
        return exact
    close = keys_named(session, _CALLED, named.casefold().__eq__)
    return session.get(Person, close[0]) if len(close) == 1 else None


def _with_roles(session: Session, statement: str, value: str | int) -> Person | None:
    """The one person of whom something is so, and their roles."""
    rows = read_raw(session.connection(), statement, (value,)).fetchall()
    if not rows:
        return None
    own = width_of(Person)
    roles = [record_of(session, PersonRole, row[own:]) for row in rows if row[own] is not None]
    return record_of(session, Person, rows[0][:own], role_rows=roles)


def get_person(session: Session, named: str) -> Person:
    """Whoever has these initials or this name.

    Raises:
        NotOnFileError: nobody has.
    """
    person = find_person(session, named)
    if person is None:
        people = list_people(session)
        near = meant(named, [word for one in people for word in (one.initials, one.name)])
        raise NotOnFileError(f"nobody at this desk is called {shown(named)}{near or ': see `tracker person list`'}")
    return person


def person_rows(session: Session) -> dict[int, PersonRow]:
    """Everybody as plain rows, by id."""
    people: dict[int, tuple[str, str, list[Role]]] = {}
    for key, name, initials, role in read_raw(session.connection(), _ROWS):
        _, _, roles = people.setdefault(key, (name, initials, []))
        if role is not None:
            roles.append(_ROLE[role])
    return {key: PersonRow(key, name, initials, frozenset(roles)) for key, (name, initials, roles) in people.items()}
