"""A text that is hardly the story's it is filed as: it was filed before, or next to none of the story's claims stand in it."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import Session

from tracker.domain.counting import counted
from tracker.domain.errors import MoveRefusedError
from tracker.domain.fate import Fate
from tracker.domain.vocabulary import LAID_ASIDE, Verdict
from tracker.intake.alignment import akin
from tracker.models import Article, Revision
from tracker.store.articles import filings_of
from tracker.store.passages import Stood

_FEW = 3
"""Claims of which none may be left in the next text of a story, if that has something in common with the last."""
_TENTH = 10


def refuse_filed_before(session: Session, draft: Revision, slug: str, article: Article | None, newest: int) -> None:
    """Refuse what is byte for byte an older text of the story, or any text of another.

    Args:
        slug: what it would be filed as.
        article: the story of that name, if it is on file.
        newest: the number of its newest text, which this is not.

    Raises:
        MoveRefusedError: it was filed before.
    """
    filed = filings_of(session, draft.sha256)
    if own := [number for one, number in filed if article is not None and one.id == article.id]:
        raise MoveRefusedError(
            f"this is word for word revision {own[-1]} of {slug}, and revision {newest} is on file since: if the older text is "
            "to stand again, add --anyway to file it all the same"
        )
    if filed:
        other, number = filed[-1]
        raise MoveRefusedError(
            f"this is word for word revision {number} of {other.slug}: name that story with --slug {other.slug} if it is meant, "
            "or add --anyway to file it all the same"
        )


def refuse_strange(slug: str, before: Revision, draft: Revision, found: Sequence[tuple[Stood, Fate]]) -> None:
    """Refuse a text in which hardly any claim of the story is found.

    Args:
        found: what becomes of the words on which claims stand in the text before.

    Raises:
        MoveRefusedError: of three claims or more fewer than a tenth are found, or of fewer none and the texts share nothing.
    """
    claims = {one.claim.id for one, _ in found if one.claim.state not in LAID_ASIDE}
    there = {one.claim.id for one, fate in found if fate.span is not None or fate.verdict is Verdict.ORPHAN} & claims
    few = len(there) * _TENTH < len(claims)
    if not few or (len(claims) < _FEW and akin(before.text, draft.text)):
        return
    many = counted(len(claims), "claim")
    told = (
        f"only {len(there)} of the {many} of {slug} is"
        if len(there) == 1
        else f"only {len(there)} of the {many} of {slug} are"
    )
    if not there:
        told = f"none of the {many} of {slug} is" if len(claims) > 1 else f"the one claim of {slug} is not"
    raise MoveRefusedError(
        f"{told} found in this text: is it the right story? if so, add --anyway to file it all the same"
    )
