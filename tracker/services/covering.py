"""How many facts of each story nobody has looked at."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Session

from tracker.domain.coverage import facts_left, sentences_in
from tracker.store.articles import article_listing
from tracker.store.text_rows import OpenText, open_texts


def articles_with_facts_left(session: Session) -> list[dict[str, Any]]:
    """Every article as it is listed, with the facts left in its newest text; None where there is no text, and of a story
    that is published: reading the texts of ten years would take longer than anybody waits for a list, and the audit tells
    them all."""
    left = {one.slug: _left(one) for one in open_texts(session.connection())}
    return [{**one, "facts_left": left.get(one["slug"])} for one in article_listing(session)]


def _left(one: OpenText) -> int:
    return len(facts_left(one.text, one.claimed, sentences_in(one.dismissed)))
