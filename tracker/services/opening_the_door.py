"""Whether a desk may be served to several, who sign in with passwords."""

from __future__ import annotations

from sqlalchemy.orm import Session

from tracker.domain.errors import BadInputError, MoveRefusedError
from tracker.domain.settings import WEB_LOGIN
from tracker.domain.wording import shown
from tracker.store.admission import anybody_has_a_password, hashes_readable, without_password
from tracker.store.logins import anybody_bound
from tracker.store.people import bound_person
from tracker.store.session import login_of
from tracker.store.settings import setting_value


def require_team_door(session: Session) -> list[str]:
    """Refuse to let everybody in where nobody could sign in, or where the server's login may not act for everybody.

    Returns:
        The initials of those who have no password and so are not let in.

    Raises:
        BadInputError: nobody has a password.
        MoveRefusedError: the login of the server is one person's, nobody said that everybody may come by it, or it lacks its
            rights.
    """
    _require_web_login(session)
    if not anybody_has_a_password(session.connection()):
        raise BadInputError(
            "nobody at this desk has a password yet, and whoever comes from another machine needs one: choose yours with "
            "`tracker person password INITIALS`, and give everybody else a first one"
        )
    return without_password(session.connection())


def _require_web_login(session: Session) -> None:
    login = login_of(session.connection())
    if login is None:
        return
    person = bound_person(session, login)
    if person is not None:
        raise MoveRefusedError(
            f"the login {shown(login)} is {person.initials}'s, so it serves them alone: leave --team and --host out, or serve "
            "the desk by a login that is nobody's (docs/server.md)"
        )
    if anybody_bound(session) and setting_value(session, WEB_LOGIN) != login:
        raise MoveRefusedError(
            f"the login {shown(login)} is nobody's at this desk: an editor says that everybody may come by it with "
            f"`tracker settings {WEB_LOGIN} {login}` and then runs `tracker db grants` (docs/server.md)"
        )
    if not hashes_readable(session.connection()):
        raise MoveRefusedError(
            f"the login {shown(login)} may not read what passwords hash to: let whoever owns the tables run "
            "`tracker db grants` again, once the setting web-login names it"
        )
