"""The story around a claim, for reading along."""

from __future__ import annotations

import re
from typing import NamedTuple

from sqlalchemy.orm import Session

from tracker.models.rows import ClaimRow
from tracker.store.articles import newest_revision

_END = re.compile(r"[.!?…][”’\"')\]]*\s+(?=[“‘\"'(\[]?\w)|\n+")


class Around(NamedTuple):
    """The sentences around some words."""

    before: str
    words: str
    after: str


def context_of(session: Session, claim: ClaimRow) -> list[str]:
    """The sentences in which the claim stands in the newest text, with the one before and after; its words between
    brackets [[ ]]. Empty where it stands nowhere."""
    revision = newest_revision(session, claim.article_id)
    if revision is None:
        return []
    return [
        " ".join(f"{one.before}[[{one.words}]]{one.after}".split())
        for one in sentences_around(claim, revision.number, revision.text)
    ]


def sentences_around(claim: ClaimRow, revision: int | None, text: str) -> list[Around]:
    """The same of a text that was read already, in its parts."""
    return [
        _around(text, passage.start, passage.end) for passage in claim.passages if passage.revision == revision and text
    ]


def _around(text: str, start: int, end: int) -> Around:
    edges = [0, *(found.end() for found in _END.finditer(text)), len(text)]
    first = max(at for at, edge in enumerate(edges) if edge <= start)
    last = min(at for at, edge in enumerate(edges) if edge >= end)
    begin, stop = edges[max(0, first - 1)], edges[min(len(edges) - 1, last + 1)]
    return Around(text[begin:start], text[start:end], text[end:stop])
