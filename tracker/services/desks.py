"""The desk itself: its people and its choices."""

from __future__ import annotations

import shlex
from collections.abc import Iterable

from sqlalchemy.orm import Session

from tracker.domain.errors import AlreadyOnFileError, BadInputError, MoveRefusedError
from tracker.domain.settings import SETTINGS, WEB_LOGIN, Choice, allowed_value, setting
from tracker.domain.vocabulary import Role
from tracker.domain.wording import NAME, clean, clean_optional, shown
from tracker.models import Person, PersonRole
from tracker.store import ledger
from tracker.store.logins import acted_under, anybody_bound
from tracker.store.packs import pack_names
from tracker.store.people import bound_person, find_person, get_person
from tracker.store.session import login_of
from tracker.store.settings import keep_setting, setting_value


def login_name() -> str:
    """Who runs this, as the operating system says, in a form that a name may have."""
    try:
        return clean("the login", ledger.login(), NAME)
    except BadInputError:
        return "me"


def acting_person(session: Session, named: str | None, *, writes: bool = True) -> Person:
    """Whoever acts. On a server that is whose login it is, and nobody else; on a laptop the person named, else the one whose
    login, initials or name are those of the system's user.

    Args:
        writes: whether they are to change anything: to read, anybody may look with another's eyes.

    Raises:
        NotOnFileError: they are not on file.
        MoveRefusedError: the login of the server is another person's, or nobody's.
        BadInputError: nobody is named and the login is nobody's.
    """
    login = login_of(session.connection())
    if login is not None and (writes or named is None):
        return _let_in(session, login, named)
    if named is not None:
        return get_person(session, named)
    person = bound_person(session, login_name()) or find_person(session, login_name())
    if person is None:
        raise BadInputError(
            f"{login_name()} is not on file at this desk: say who you are with --by INITIALS, see `tracker person list`"
        )
    return person


def _let_in(session: Session, login: str, named: str | None) -> Person:
    """Whose login of the server this is; --by can name nobody else. At a desk where nobody has one yet, for it was moved
    there just now, --by says who gives the first.

    Raises:
        MoveRefusedError: it is nobody's, or --by names somebody else.
    """
    person = bound_person(session, login)
    if person is None and not anybody_bound(session):
        if named is not None:
            return get_person(session, named)
        raise MoveRefusedError(
            "nobody at this desk has a login yet: the first is given with "
            f"`tracker --by INITIALS person edit INITIALS --login {shlex.quote(login)}`"
        )
    if person is None:
        raise MoveRefusedError(
            f"the login {shown(login)} is nobody's at this desk, so it may read and not write: an editor says whose it is "
            f"with `tracker person edit INITIALS --login {shlex.quote(login)}`"
        )
    if named not in (None, person.initials) and get_person(session, named).id != person.id:
        raise MoveRefusedError(
            f"on this server you are {person.initials}, for your login is {shown(login)}: leave --by out (and TRACKER_BY), "
            f"or log in as {shown(named)}"
        )
    return person


def require_role(by: Person, role: Role, what: str) -> None:
    """Refuse what only a role may do.

    Raises:
        MoveRefusedError: `by` does not have it.
    """
    if role not in by.roles:
        raise MoveRefusedError(f"{what} takes an {role.value}: ask one, or on a laptop name one with --by")


def require_writer(by: Person) -> None:
    """Refuse somebody who may only read.

    Raises:
        MoveRefusedError: `by` has no other role than reader.
    """
    if not by.roles - {Role.READER}:
        raise MoveRefusedError(f"{by.initials} may read this desk but not write on it")


def add_person(
    session: Session, name: str, initials: str, roles: Iterable[Role], *, by: Person, login: str | None = None
) -> Person:
    """Put somebody on file.

    Raises:
        AlreadyOnFileError: the initials are taken.
        MoveRefusedError: `by` is no editor.
    """
    require_role(by, Role.EDITOR, "adding a person")
    person = put_on_file(session, name, initials, roles, login)
    ledger.record(session, "add person", f"person:{person.id}", by=by)
    return person


def put_on_file(session: Session, name: str, initials: str, roles: Iterable[Role], login: str | None = None) -> Person:
    """Put somebody on file, whoever asks; the caller writes the entry.

    Args:
        login: the login of the server that is theirs.

    Raises:
        AlreadyOnFileError: the initials are taken, or the login is somebody's.
        BadInputError: the name or initials cannot be taken, or there is no role.
    """
    name, initials = clean("the name", name, NAME), clean("the initials", initials, 40)
    taken = find_person(session, initials)
    if taken is not None and taken.initials == initials:
        raise AlreadyOnFileError(f"the initials {initials} are {taken.name}'s: choose others")
    rows = [PersonRole(role=role) for role in sorted(set(roles))]
    if not rows:
        raise BadInputError("a person needs at least one role")
    login = clean_optional("the login", login, NAME)
    if login is not None:
        require_free_login(session, login, 0)
    person = Person(name=name, initials=initials, login=login, role_rows=rows)
    session.add(person)
    session.flush()
    return person


def require_free_login(session: Session, login: str, person_id: int) -> None:
    """Refuse a login that speaks, or spoke, for somebody else than this person: who had it then could be two people.

    Raises:
        AlreadyOnFileError: it does.
    """
    other = bound_person(session, login)
    if other is not None and other.id != person_id:
        raise AlreadyOnFileError(f"the login {shown(login)} is {other.initials}'s: name another")
    if login == setting_value(session, WEB_LOGIN):
        raise AlreadyOnFileError(
            f"the login {shown(login)} is the review desk's, by which everybody comes: name another"
        )
    before = acted_under(session, login, person_id)
    if before is not None:
        raise AlreadyOnFileError(f"{before} acted under the login {shown(login)}: nobody else can have it")


def choose_setting(session: Session, name: str, value: str, *, by: Person) -> str:
    """Change how the desk works; returns the setting's name.

    Raises:
        BadInputError: there is no such setting or it cannot be that.
        MoveRefusedError: `by` is no editor.
    """
    choice = setting(name)
    require_role(by, Role.EDITOR, "changing a setting")
    chosen = allowed_value(choice, value, _own_choices(session, choice))
    if choice.name == WEB_LOGIN:
        _require_nobodys(session, chosen)
    keep_setting(session, choice.name, chosen)
    ledger.record(session, "setting", "desk", by=by)
    return choice.name


def _require_nobodys(session: Session, login: str) -> None:
    """Refuse to let everybody in by the login of one person."""
    owner = bound_person(session, login) if login else None
    if owner is not None:
        raise AlreadyOnFileError(f"the login {shown(login)} is {owner.initials}'s: make one for the review desk alone")


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
