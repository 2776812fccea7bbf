"""Finding people."""

from __future__ import annotations

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session, joinedload

from tracker.domain.choices import meant
from tracker.domain.errors import NotOnFileError
from tracker.domain.wording import as_on_file, shown
from tracker.models import Person
from tracker.models.rows import PersonRow
from tracker.store.folding import keys_named

_CALLED = "SELECT id, name FROM person UNION SELECT id, initials FROM person"

# Asked at every move, while others wait for their turn: put together once, and answered in one go.
_WITH_ROLES = select(Person).options(joinedload(Person.role_rows))
_BY_INITIALS = _WITH_ROLES.where(Person.initials == bindparam("initials"))
_EVERYBODY = _WITH_ROLES.order_by(Person.initials)


def list_people(session: Session) -> list[Person]:
    """Everybody at the desk, by initials."""
    return list(session.scalars(_EVERYBODY).unique())


def find_person(session: Session, named: str) -> Person | None:
    """Whoever has these initials or, if nobody has, this name; None where nobody or several do."""
    named = as_on_file(named)
    exact = session.scalars(_BY_INITIALS, {"initials": named}).unique().first()
    if exact is not None:
        return exact
    close = keys_named(session, _CALLED, named.casefold().__eq__)
    return session.get(Person, close[0]) if len(close) == 1 else None


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
    return {
        person.id: PersonRow(person.id, person.name, person.initials, person.roles) for person in list_people(session)
    }
