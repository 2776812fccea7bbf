"""Word comments that came with a story: taken to the claim they are about, or dismissed."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Session

from tracker.domain.errors import BadInputError, MoveRefusedError, NotOnFileError
from tracker.domain.vocabulary import ProposalStanding
from tracker.models import Article, Claim, Comment, Person, Revision
from tracker.models.base import now
from tracker.models.phrases import comment_told, listing
from tracker.models.rows import ClaimRow
from tracker.services.claiming import standing_claim
from tracker.services.desks import require_writer
from tracker.store import ledger
from tracker.store.articles import get_article
from tracker.store.claims import headings
from tracker.store.comments import (
    article_of_comment,
    claims_on_comments,
    claims_on_words,
    comments_on_article,
    open_comments,
)
from tracker.store.session import find_record

_FATE = {
    ProposalStanding.ACCEPTED: "was taken to a claim already",
    ProposalStanding.DISMISSED: "was dismissed already",
    ProposalStanding.GONE: "went along to a later text: see `tracker comment list SLUG` for its number there",
}


def comments_json(session: Session, slug: str, *, settled: bool = False) -> list[dict[str, Any]]:
    """The comments on an article's texts, the newest text first: those that wait for somebody, with `settled` all.

    Raises:
        NotOnFileError: there is no such article.
    """
    found = comments_on_article(session, get_article(session, slug).id)
    wanted = [(row, text) for row, text in found if settled or row.standing is ProposalStanding.OPEN]
    keys = sorted({row.claim_id for row, _ in wanted if row.claim_id is not None})
    labels = {
        key: one.label for at in range(0, len(keys), 500) for key, one in headings(session, keys[at : at + 500]).items()
    }
    return [_comment_json(row, text, labels) for row, text in wanted]


def _comment_json(row: Comment, revision: Revision, labels: dict[int, str]) -> dict[str, Any]:
    return {
        "id": row.id,
        "revision": revision.number,
        "number": row.number,
        "author": row.author,
        "made_on": row.made_on,
        "words": revision.text[row.start : row.end],
        "start": row.start,
        "end": row.end,
        "text": row.text,
        "standing": row.standing.value,
        "claim": labels.get(row.claim_id or 0),
    }


def comments_beside(session: Session, claim: ClaimRow) -> list[tuple[Comment, str]]:
    """The Word comments on the words of a claim that nobody has settled, each with whose it is and what it says."""
    places = {(row.revision, row.start, row.end) for row in claim.passages}
    return [
        (row, f"{comment_told(row)}: {row.text}")
        for row, revision in open_comments(session, claim.article_id)
        if any(
            number == revision and start < max(row.end, row.start + 1) and end > row.start
            for number, start, end in places
        )
    ]


def offered_claims(session: Session, slug: str) -> dict[int, int]:
    """With which claim each comment that waits is kept where nobody names another, by its id: the one claim that stands on its
    words. The claims go by their numbers.

    Raises:
        NotOnFileError: there is no such article.
    """
    found = claims_on_comments(session, get_article(session, slug).id)
    return {key: numbers[0] for key, numbers in found.items() if len(numbers) == 1}


def take_comment(session: Session, key: int, *, by: Person, label: str | None = None) -> Claim:
    """Keep a comment with the claim that stands on its words, or with the one named.

    Raises:
        NotOnFileError: there is no such comment or claim.
        BadInputError: no claim stands on its words, or several do and none is named.
        MoveRefusedError: the comment was taken or dismissed already, or `by` may not write.
    """
    require_writer(by)
    row = _open_comment(session, key)
    article = article_of_comment(session, row)
    claim = standing_claim(session, label or _claim_under(session, row, article))
    if claim.article_id != article.id:
        raise BadInputError(f"comment {key} is on {article.slug}, and {claim.label} is a claim of another story")
    row.claim_id = claim.id
    _settle(row, ProposalStanding.ACCEPTED, by)
    ledger.record(session, "take comment", claim.label, by=by)
    return claim


def dismiss_comment(session: Session, key: int, *, by: Person) -> None:
    """Say that a comment is nothing to keep with a claim; it stays on file.

    Raises:
        NotOnFileError: there is no such comment.
        MoveRefusedError: it was taken or dismissed already, or `by` may not write.
    """
    require_writer(by)
    row = _open_comment(session, key)
    _settle(row, ProposalStanding.DISMISSED, by)
    ledger.record(session, "dismiss comment", article_of_comment(session, row).slug, by=by)


def _open_comment(session: Session, key: int) -> Comment:
    row = find_record(session, Comment, key)
    if row is None:
        raise NotOnFileError(f"there is no comment {key}: see `tracker comment list SLUG`")
    if row.standing is not ProposalStanding.OPEN:
        raise MoveRefusedError(f"comment {key} {_FATE[row.standing]}")
    return row


def _claim_under(session: Session, row: Comment, article: Article) -> str:
    """The label of the one claim that stands on the words of a comment."""
    keys = claims_on_words(session, row.revision_id, row.start, row.end)
    labels = [one.label for _, one in sorted(headings(session, keys[:500]).items())]
    if len(labels) == 1:
        return labels[0]
    if labels:
        raise BadInputError(f"on the words of comment {row.id} stand {listing(labels)}: say which with --claim")
    raise BadInputError(
        f"no claim stands on the words of comment {row.id} yet: name one with --claim, or accept one first, "
        f"see `tracker proposals {article.slug}`"
    )


def _settle(row: Comment, standing: ProposalStanding, by: Person) -> None:
    row.standing, row.settled_by_id, row.settled_at = standing, by.id, now()
