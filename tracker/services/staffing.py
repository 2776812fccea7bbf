"""Who is at the desk from now on: another name, other roles, a login; somebody left, or is back. Nobody is ever deleted."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy.orm import Session

from tracker.domain.errors import BadInputError, MoveRefusedError
from tracker.domain.vocabulary import ReviewAct, Role
from tracker.domain.wording import NAME, clean_optional, shown
from tracker.models import Person, PersonRole
from tracker.models.base import now
from tracker.services import steps
from tracker.services.desks import require_free_login, require_role
from tracker.store import ledger
from tracker.store.claims import claims_held_by
from tracker.store.people import get_person, list_people
from tracker.store.session import login_of


def edit_person(
    session: Session,
    named: str,
    *,
    by: Person,
    name: str | None = None,
    login: str | None = None,
    add: Collection[Role] = (),
    remove: Collection[Role] = (),
    left: bool = False,
    back: bool = False,
) -> tuple[Person, list[str]]:
    """Change what is on file about somebody. Returns them, and the labels of the claims they are no longer on.

    Args:
        login: the login of the database that is theirs.
        left: end every role they have; what they did stays theirs.
        back: give back the roles that ended when they left.

    Raises:
        NotOnFileError: nobody is called so.
        MoveRefusedError: `by` is no editor, or the desk would be without one.
        AlreadyOnFileError: the login is somebody else's, or somebody else acted under it.
        BadInputError: nothing would change, or a role is taken that they do not have.
    """
    require_role(by, Role.EDITOR, "changing what is on file about a person")
    person = get_person(session, named)
    name, login = clean_optional("the name", name, NAME), clean_optional("the login", login, NAME)
    roles = _roles_wanted(person, frozenset(add), frozenset(remove), left=left, back=back)
    if name in (None, person.name) and login in (None, person.login) and roles == person.roles:
        raise BadInputError(f"nothing about {person.initials} would change: see `tracker person edit --help`")
    _require_an_editor(session, person, roles)
    if login not in (None, person.login):
        _require_own(session, person, login or "", by)
        require_free_login(session, login or "", person.id)
    person.name, person.login = name or person.name, login or person.login
    _set_roles(session, person, roles)
    freed = _freed(session, person, by) if left else []
    ledger.record(session, "edit person", f"person:{person.id}", by=by)
    return person, freed


def _roles_wanted(
    person: Person, add: frozenset[Role], remove: frozenset[Role], *, left: bool, back: bool
) -> frozenset[Role]:
    """The roles that somebody is to have."""
    if left and (back or add or remove):
        raise BadInputError("whoever left has no role any more: give --left alone")
    if left:
        return frozenset()
    missing = sorted(remove - person.roles)
    if missing:
        raise BadInputError(f"{person.initials} is no {missing[0].value}: see `tracker person list`")
    wanted = (person.roles | add | (_ended_last(person) if back else frozenset())) - remove
    if not wanted:
        raise BadInputError(
            f"{person.initials} would have no role: give another with --add-role, or say that they left with --left"
        )
    return wanted


def _ended_last(person: Person) -> frozenset[Role]:
    """The roles that ended when somebody left."""
    ends = [row.ended_at for row in person.role_rows if row.ended_at is not None]
    if person.roles or not ends:
        raise BadInputError(f"{person.initials} has not left: --back gives back the roles of somebody who has")
    return frozenset(row.role for row in person.role_rows if row.ended_at == max(ends))


def _require_an_editor(session: Session, person: Person, roles: frozenset[Role]) -> None:
    """Refuse to leave a desk without somebody who can change it: on a server, somebody who can log in."""
    if Role.EDITOR in roles or Role.EDITOR not in person.roles:
        return
    on_server = login_of(session.connection()) is not None
    others = [one for one in list_people(session) if one.id != person.id and Role.EDITOR in one.roles]
    if not [one for one in others if one.login is not None or not on_server]:
        raise MoveRefusedError(
            f"{person.initials} is the last editor{' with a login' if on_server else ''}: make another first, with "
            "`tracker person edit INITIALS --add-role editor`"
        )


def _require_own(session: Session, person: Person, login: str, by: Person) -> None:
    """Refuse to make somebody else of whoever is logged in."""
    if login == login_of(session.connection()) and person.id != by.id:
        raise MoveRefusedError(
            f"{shown(login)} is your own login, which makes you {person.initials}: say --by {person.initials}, if that is you"
        )


def _set_roles(session: Session, person: Person, roles: frozenset[Role]) -> None:
    rows = {row.role: row for row in person.role_rows}
    at = now()
    for role in sorted(person.roles - roles):
        rows[role].ended_at = at
    for role in sorted(roles - person.roles):
        if role in rows:
            rows[role].ended_at = None
        else:
            person.role_rows.append(PersonRole(role=role))
    session.flush()


def _freed(session: Session, person: Person, by: Person) -> list[str]:
    """Nobody is on the claims any more that somebody was on who left."""
    claims = claims_held_by(session, person.id, now())
    for claim in claims:
        steps.end_hold(session, claim)
        steps.write(session, claim, ReviewAct.RELEASE, by=by, reason=f"{person.initials} left the desk")
    return [claim.label for claim in claims]
