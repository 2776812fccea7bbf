"""How people come in at a desk of several."""

from __future__ import annotations

import datetime as dt

from sqlalchemy.orm import Session

from tracker.services.admitting import Known, known_as, known_by, sign_in, sign_out
from tracker.services.passwords import get_ready
from tracker.store.admission import find_sign_in
from tracker.web.access import SignedIn, digest_of, new_secret
from tracker.web.attempts import Attempts
from tracker.web.door import Door

_LONGEST_SECRET = 100


class ByPassword:
    """A desk of several: everybody comes with a name and a password. Sign-ins are kept at the desk, so that it may be served
    anew, or twice, and nobody has to sign in again."""

    team = True

    def __init__(self, door: Door) -> None:
        self._door = door
        self._attempts = Attempts()
        get_ready()

    def enter(self, named: str, password: str, address: str) -> str | None:
        """Sign in.

        Args:
            address: from which it comes.

        Returns:
            The secret for the cookie; None where no such person has that password.

        Raises:
            TooOftenError: it was tried too often; the sentence says how long to wait.
            MoveRefusedError: the password was changed this moment.
        """
        with self._door.whole() as session:
            known = known_as(session, named)
        who = named if known.person_id is None else f"#{known.person_id}"  # however they are called
        with self._attempts.one(who, address) as attempt:
            if not known.admits(password):
                return None
            attempt.forget()
        with self._door.admitting() as session:
            return self.let_in(session, known)

    def with_theirs(self, person_id: int, password: str, address: str) -> Known | None:
        """Somebody who is signed in, with their own password; None where this is another. As often as at the door.

        Raises:
            TooOftenError: it was tried too often.
        """
        with self._door.whole() as session:
            known = known_by(session, person_id)
        with self._attempts.one(f"#{person_id}", address) as attempt:
            if not known.admits(password):
                return None
            attempt.forget()
            return known

    def let_in(self, session: Session, known: Known) -> str:
        """Sign somebody in with the password that was just given or chosen; the secret for the cookie.

        Raises:
            MoveRefusedError: they have another meanwhile.
        """
        secret = new_secret()
        sign_in(session, known, digest_of(secret))
        return secret

    def find(self, secret: str) -> SignedIn | None:
        """The sign-in of this secret."""
        if not secret or len(secret) > _LONGEST_SECRET:
            return None
        with self._door.whole() as session:
            found = find_sign_in(session.connection(), digest_of(secret), dt.datetime.now(dt.UTC))
        return None if found is None else SignedIn(*found)

    def end(self, secret: str) -> None:
        """Sign out."""
        with self._door.admitting() as session:
            sign_out(session, digest_of(secret))
