"""How a story stood when somebody looked at what stands in the way of letting it go: nobody signs what they did not see."""

from __future__ import annotations

import hashlib
from typing import NamedTuple, Self

from sqlalchemy.orm import Session

from tracker.domain.errors import BadInputError, MoveRefusedError
from tracker.models.dossier import Dossier
from tracker.store.dossiers import load

_DIGITS = 16


class SeenStory(NamedTuple):
    """What a release is given for, as it was shown."""

    revision: int
    """The number of the newest text, 0 where there is none."""
    claims: str
    """Hexadecimal digits that are others once a claim is at another version, or there is another claim."""

    @property
    def written(self) -> str:
        """As a page carries it from the look to the move."""
        return f"{self.revision}.{self.claims}"

    @classmethod
    def of(cls, dossier: Dossier) -> Self:
        """How a story that was read stands."""
        told = ",".join(f"{claim.id}:{claim.version}:{claim.state}" for claim in dossier.claims)
        return cls(dossier.revision or 0, hashlib.sha256(told.encode()).hexdigest()[:_DIGITS])

    @classmethod
    def read(cls, written: str) -> Self:
        """What `written` says.

        Raises:
            BadInputError: it is nothing that a page of ours carried.
        """
        number, _, claims = written.partition(".")
        if not (number.isascii() and number.isdecimal() and len(number) < 10) or len(claims) != _DIGITS:
            raise BadInputError("the page does not say what was looked at: load it again")
        return cls(int(number), claims)


def require_story_as_seen(session: Session, slug: str, seen: SeenStory) -> None:
    """Refuse to let go what is not what was looked at.

    Raises:
        MoveRefusedError: it has changed; the sentence says what of it.
        NotOnFileError: there is no such article.
    """
    stands = SeenStory.of(load(session, slug))
    if stands.revision != seen.revision:
        raise MoveRefusedError(
            f"{slug} was filed anew since you looked at it, revision {stands.revision} now: look at it again first"
        )
    if stands != seen:
        raise MoveRefusedError(f"claims of {slug} have changed since you looked at it: look at it again first")
