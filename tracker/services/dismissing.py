"""Dismissing proposals: they are not offered again, however often the text is read."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import Session

from tracker.domain.errors import BadInputError
from tracker.domain.vocabulary import ProposalStanding
from tracker.domain.wording import PROSE, clean_optional
from tracker.models import Person, ProposedClaim
from tracker.models.base import now
from tracker.services.desks import require_writer
from tracker.services.offering import Choice
from tracker.services.settled import chosen_proposals, require_dismissible
from tracker.store import ledger
from tracker.store.articles import get_article
from tracker.store.proposals import proposals_of


def dismiss(session: Session, keys: Sequence[int], *, by: Person, reason: str | None = None) -> list[int]:
    """Dismiss proposals, all of them or none, in one act. Accepting one of them later takes that back. Returns their numbers.

    Raises:
        NotOnFileError: there is no such proposal.
        MoveRefusedError: one is accepted, dismissed or gone already, or `by` may not write.
    """
    require_writer(by)
    rows, places = chosen_proposals(session, keys)
    for row in rows:
        require_dismissible(session, row)
    slugs = {article.slug for article, _ in places.values()}
    return _dismiss(session, rows, min(slugs) if len(slugs) == 1 else "desk", by=by, reason=reason)


def dismiss_all(session: Session, slug: str, choice: Choice, *, by: Person, reason: str | None = None) -> list[int]:
    """Dismiss the open proposals of a story that are chosen, in one act. Returns their numbers.

    Raises:
        NotOnFileError: there is no such article.
        BadInputError: nothing of that sort is open.
    """
    require_writer(by)
    every = proposals_of(session, get_article(session, slug).id, (ProposalStanding.OPEN,))
    rows = [row for row in every if choice.lets(row)]
    if not rows:
        raise BadInputError(f"nothing of that sort is open in {slug}: see `tracker proposals {slug}`")
    return _dismiss(session, rows, slug, by=by, reason=reason)


def _dismiss(
    session: Session, rows: Sequence[ProposedClaim], subject: str, *, by: Person, reason: str | None
) -> list[int]:
    why, at = clean_optional("the reason", reason, PROSE), now()
    for row in rows:
        row.standing, row.why = ProposalStanding.DISMISSED, why
        row.settled_by_id, row.settled_at = by.id, at
    ledger.record(session, "dismiss", subject, by=by)
    return [row.id for row in rows]
