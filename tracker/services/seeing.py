"""With whose eyes the desk is looked at, and what is refused to them altogether (docs/decisions/0027)."""

from __future__ import annotations

from sqlalchemy.orm import Session

from tracker.domain.errors import MoveRefusedError
from tracker.domain.who_sees import MAKERS, Copied, Sight
from tracker.services.desks import login_name
from tracker.store.logins import anybody_bound
from tracker.store.people import bound_person, find_person
from tracker.store.session import login_of
from tracker.store.veil import anything_kept, look

_NOBODY = Sight()


def sight_of(session: Session, named: str | None) -> Sight:
    """The eyes of whoever looks: on a server of whose login it is, whoever is named; on a laptop, and at a desk on a server
    where nobody has a login yet, of the person named, else of the one whose login, initials or name are those of the system's
    user. Where that is nobody on file, the eyes of somebody who may only read."""
    login = login_of(session.connection())
    if login is not None and anybody_bound(session):
        person = bound_person(session, login)
    elif named is not None:
        person = find_person(session, named)
    else:
        person = bound_person(session, login_name()) or find_person(session, login_name())
    return _NOBODY if person is None else Sight(person.id, person.initials, person.roles)


def look_as(session: Session, named: str | None) -> Sight:
    """Let a session that reads be looked at with somebody's eyes; whose they are."""
    sight = sight_of(session, named)
    look(session, sight)
    return sight


def look_to_copy(session: Session, named: str | None, copied: Copied) -> None:
    """The same for somebody who makes a copy. A copy for readers is made from the whole file, so that it is the same whoever
    makes it; what readers may not see is left out of it in `tracker/reports/audience.py`.

    Raises:
        MoveRefusedError: they may not make it.
    """
    if copied is not Copied.FOR_READERS:
        require_maker(session, look_as(session, named), copied)


def require_maker(session: Session, sight: Sight, copied: Copied) -> None:
    """Refuse a copy to who may not make it: names and notes in it are not theirs to see. Where a desk has nothing to keep,
    somebody who is not on file may make it all the same.

    Raises:
        MoveRefusedError: they may not.
    """
    if sight.may_make(copied) or (sight.person_id is None and not anything_kept(session)):
        return
    *some, last = sorted(role.value for role in MAKERS[copied])
    who = f"{', '.join(some)} or {last}" if some else last
    raise MoveRefusedError(
        f"{copied.value} takes the role {who}: ask somebody, or on a laptop say who you are with --by"
    )


def require_carrier(session: Session) -> None:
    """Refuse to copy a whole desk off a server under the login of somebody who may not see all of it. A login that is
    nobody's may: that is whose the nightly backup is. On a laptop whoever has the file has all of it already.

    Raises:
        MoveRefusedError: the login is somebody's who may not.
    """
    login = login_of(session.connection())
    person = None if login is None else bound_person(session, login)
    if person is not None:
        require_maker(session, Sight(person.id, person.initials, person.roles), Copied.BACKUP)
