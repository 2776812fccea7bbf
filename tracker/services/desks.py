"""The desk itself: its people and its choices."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy.orm import Session

from tracker.domain.errors import AlreadyOnFileError, BadInputError, MoveRefusedError
from tracker.domain.settings import SETTINGS, Choice, allowed_value, setting
from tracker.domain.vocabulary import Role
from tracker.domain.wording import NAME, clean
from tracker.models import Person, PersonRole
from tracker.store import ledger
from tracker.store.packs import pack_names
from tracker.store.people import find_person, get_person
from tracker.store.settings import keep_setting, setting_value


def login_name() -> str:
    """Who runs this, as the operating system says, in a form that a name may have."""
    try:
        return clean("the login", ledger.login(), NAME)
    except BadInputError:
        return "me"


def acting_person(session: Session, named: str | None) -> Person:
    """Whoever acts: the person named, else the one whose initials or name are the login.

    Raises:
        NotOnFileError: they are not on file.
        BadInputError: nobody is named and the login is nobody's.
    """
    if named is not None:
        return get_person(session, named)
    person = find_person(session, login_name())
    if person is None:
        raise BadInputError(
            f"{login_name()} is not on file at this desk: say who you are with --by INITIALS, see `tracker person list`"
        )
    return person


def require_role(by: Person, role: Role, what: str) -> None:
    """Refuse what only a role may do.

    Raises:
        MoveRefusedError: `by` does not have it.
    """
    if role not in by.roles:
        raise MoveRefusedError(f"{what} takes an {role.value}: ask one, or name one of yours with --by")


def require_writer(by: Person) -> None:
    """Refuse somebody who may only read.

    Raises:
        MoveRefusedError: `by` has no other role than reader.
    """
    if not by.roles - {Role.READER}:
        raise MoveRefusedError(f"{by.initials} may read this desk but not write on it")


def add_person(session: Session, name: str, initials: str, roles: Iterable[Role], *, by: Person) -> Person:
    """Put somebody on file.

    Raises:
        AlreadyOnFileError: the initials are taken.
        MoveRefusedError: `by` is no editor.
    """
    require_role(by, Role.EDITOR, "adding a person")
    person = put_on_file(session, name, initials, roles)
    ledger.record(session, "add person", f"person:{person.id}", by=by)
    return person


def put_on_file(session: Session, name: str, initials: str, roles: Iterable[Role]) -> Person:
    """Put somebody on file, whoever asks; the caller writes the entry.

    Raises:
        AlreadyOnFileError: the initials are taken.
        BadInputError: the name or initials cannot be taken, or there is no role.
    """
    name, initials = clean("the name", name, NAME), clean("the initials", initials, 40)
    taken = find_person(session, initials)
    if taken is not None and taken.initials == initials:
        raise AlreadyOnFileError(f"the initials {initials} are {taken.name}'s: choose others")
    rows = [PersonRole(role=role) for role in sorted(set(roles))]
    if not rows:
        raise BadInputError("a person needs at least one role")
    person = Person(name=name, initials=initials, role_rows=rows)
    session.add(person)
    session.flush()
    return person


def choose_setting(session: Session, name: str, value: str, *, by: Person) -> str:
    """Change how the desk works; returns the setting's name.

    Raises:
        BadInputError: there is no such setting or it cannot be that.
        MoveRefusedError: `by` is no editor.
    """
    choice = setting(name)
    require_role(by, Role.EDITOR, "changing a setting")
    keep_setting(session, choice.name, allowed_value(choice, value, _own_choices(session, choice)))
    ledger.record(session, "setting", "desk", by=by)
    return choice.name


def settings_now(session: Session, name: str | None = None) -> list[dict[str, str]]:
    """Every setting, or the one named, with what it is and what it decides.

    Raises:
        BadInputError: there is no such setting.
    """
    return [
        {
            "setting": choice.name,
            "value": setting_value(session, choice.name),
            "choices": ", ".join((*choice.choices, *_own_choices(session, choice))) or choice.takes.value,
            "decides": choice.decides,
        }
        for choice in ([setting(name)] if name else SETTINGS)
    ]


def _own_choices(session: Session, choice: Choice) -> list[str]:
    """What this desk may choose besides: the policy packs of its own."""
    return pack_names(session) if choice.name == "policy" else []
