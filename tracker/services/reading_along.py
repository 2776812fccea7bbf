"""The story around a claim, for reading along."""

from __future__ import annotations

import re

from sqlalchemy.orm import Session

from tracker.models.rows import ClaimRow
from tracker.store.articles import newest_revision

_END = re.compile(r"[.!?…][”’\"')\]]*\s+(?=[“‘\"'(\[]?\w)|\n+")


def context_of(session: Session, claim: ClaimRow) -> list[str]:
    """The sentences in which the claim stands in the newest text, with the one before and after; its words between
    brackets [[ ]]. Empty where it stands nowhere."""
    revision = newest_revision(session, claim.article_id)
    if revision is None:
        return []
    return [
        _around(revision.text, passage.start, passage.end)
        for passage in claim.passages
        if passage.revision == revision.number
    ]


def _around(text: str, start: int, end: int) -> str:
    edges = [0, *(found.end() for found in _END.finditer(text)), len(text)]
    first = max(at for at, edge in enumerate(edges) if edge <= start)
    last = min(at for at, edge in enumerate(edges) if edge >= end)
    begin, stop = edges[max(0, first - 1)], edges[min(len(edges) - 1, last + 1)]
    marked = f"{text[begin:start]}[[{text[start:end]}]]{text[end:stop]}"
    return " ".join(marked.split())
