"""Which proposals can still be decided on, and what is said of those that cannot."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import Session

from tracker.domain.errors import BadInputError, MoveRefusedError, NotOnFileError
from tracker.domain.vocabulary import ProposalStanding
from tracker.models import Article, Person, ProposedClaim, Revision
from tracker.store.claims import headings
from tracker.store.proposals import newest_revisions, proposals_by_id

Place = tuple[Article, Revision]
"""A story, and its newest text."""


def chosen_proposals(session: Session, keys: Sequence[int]) -> tuple[list[ProposedClaim], dict[int, Place]]:
    """The proposals of these numbers, each once, and where each revision they were found in belongs.

    Raises:
        BadInputError: no number is given.
        NotOnFileError: there is no such proposal.
    """
    if not keys:
        raise BadInputError("name one proposal or more by number, as `tracker proposals SLUG` shows them")
    rows = proposals_by_id(session, list(dict.fromkeys(keys)))
    for key in keys:
        if key not in rows:
            raise NotOnFileError(f"there is no proposal {key}: see `tracker proposals SLUG`")
    found = [rows[key] for key in dict.fromkeys(keys)]
    return found, newest_revisions(session, list({row.revision_id for row in found}))


def require_acceptable(session: Session, row: ProposedClaim, place: Place) -> None:
    """Refuse what cannot be accepted. What was dismissed can: that is how a dismissal is taken back.

    Raises:
        MoveRefusedError: it was accepted already, is gone, or was found in a text that was filed anew since.
    """
    article, revision = place
    if row.standing is ProposalStanding.ACCEPTED:
        raise MoveRefusedError(f"proposal {row.id} {_as_what(session, row)}: there is nothing left to accept")
    if row.standing is ProposalStanding.GONE or row.revision_id != revision.id:
        raise MoveRefusedError(stale_sentence(row.id, article.slug, gone=row.standing is ProposalStanding.GONE))


def stale_sentence(key: int, slug: str, *, gone: bool = False) -> str:
    """What is said of a proposal that the newest text may not have any more."""
    if gone:
        return f"proposal {key} is gone: the newest text of {slug} does not have it; see `tracker proposals {slug}`"
    return (
        f"{slug} was filed anew since proposal {key} was found: run `tracker propose {slug}` again, "
        "and what the text still has keeps its number"
    )


def require_open(session: Session, key: int) -> None:
    """Refuse what somebody settled while it was looked at.

    Raises:
        MoveRefusedError: it is dismissed, accepted or gone.
    """
    row = proposals_by_id(session, [key]).get(key)
    if row is None or row.standing is not ProposalStanding.OPEN:
        fate = _as_what(session, row) if row and row.standing is ProposalStanding.ACCEPTED else "was settled"
        raise MoveRefusedError(f"proposal {key} {fate} while you looked at it")


def require_dismissible(session: Session, row: ProposedClaim) -> None:
    """Refuse what cannot be dismissed.

    Raises:
        MoveRefusedError: it was accepted or dismissed already, or is gone.
    """
    if row.standing is ProposalStanding.ACCEPTED:
        raise MoveRefusedError(
            f"proposal {row.id} {_as_what(session, row)}: a claim is taken out with `tracker withdraw LABEL --reason ...`"
        )
    if row.standing is not ProposalStanding.OPEN:
        what = "dismissed already" if row.standing is ProposalStanding.DISMISSED else "gone from the text"
        raise MoveRefusedError(f"proposal {row.id} is {what}: there is nothing to dismiss")


def _as_what(session: Session, row: ProposedClaim) -> str:
    claims = headings(session, [row.claim_id]) if row.claim_id is not None else {}
    label = claims[row.claim_id].label if row.claim_id in claims else "a claim"
    if row.settled_by_id is None:
        return f"is on file as {label}"
    return f"was accepted as {label} by {session.get_one(Person, row.settled_by_id).initials}"
