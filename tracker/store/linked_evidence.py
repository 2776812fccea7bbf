"""Evidence found by its link, or by its file."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.models import Claim, Evidence

_AT_ONCE = 100
"""Links looked for together, each in a few spellings."""


def evidence_linked(session: Session, links: Sequence[str]) -> dict[str, list[Evidence]]:
    """Link -> the evidence on file that stands and points there, by id; http or https, www. and a last slash do not count."""
    wanted = {spelling: link for link in links for spelling in _spellings(link)}
    found: dict[str, list[Evidence]] = {}
    keys = list(wanted)
    for start in range(0, len(keys), _AT_ONCE):
        part = keys[start : start + _AT_ONCE]
        statement = (
            select(Evidence).where(Evidence.url.in_(part), Evidence.retracted_at.is_(None)).order_by(Evidence.id)
        )
        for row in session.scalars(statement):
            found.setdefault(_canonical(row.url or ""), []).append(row)
    return {link: sorted(rows, key=lambda row: row.id) for link in links if (rows := found.get(_canonical(link)))}


def _canonical(link: str) -> str:
    return link.strip().split("://", 1)[-1].removeprefix("www.").rstrip("/")


def _spellings(link: str) -> list[str]:
    """How the same link may stand on file."""
    bare = _canonical(link)
    try:
        plain = not urlsplit(link).query and not urlsplit(link).fragment
    except ValueError:
        plain = False
    return [
        link,
        *(
            f"{scheme}://{www}{bare}{slash}"
            for scheme in ("https", "http")
            for www in ("", "www.")
            for slash in ("", "/")[: 1 + plain]
        ),
    ]


def evidence_in(session: Session, sha256: str) -> Evidence | None:
    """A piece of evidence whose file has this SHA-256, None where there is none that may be seen."""
    return session.scalars(select(Evidence).where(Evidence.sha256 == sha256).order_by(Evidence.id).limit(1)).first()


def files_held_in(session: Session, article_id: int) -> list[str]:
    """The SHA-256 of every file that evidence in this article holds and that nobody retracted."""
    held = (Evidence.retracted_at.is_(None), Evidence.file_name.is_not(None), Evidence.sha256.is_not(None))
    asked = select(Evidence.sha256).join(Claim, Claim.id == Evidence.claim_id).distinct()
    return [sha256 for sha256 in session.scalars(asked.where(Claim.article_id == article_id, *held)) if sha256]
