"""How many facts of each story nobody has looked at."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

import orjson
from sqlalchemy.orm import Session

from tracker.domain.coverage import facts_left, sentences_in
from tracker.store.articles import article_listing
from tracker.store.text_rows import OpenText, open_texts

MOST_COUNTED = 20_000
"""Texts of which it is kept in memory how many facts are left: a few megabytes."""


def articles_with_facts_left(session: Session, keys: Sequence[int] | None = None) -> list[dict[str, Any]]:
    """Every article as it is listed, with the facts left in its newest text; None where there is no text, and of a story
    that is published: reading the texts of ten years would take longer than anybody waits for a list, and the audit tells
    them all.

    Args:
        keys: only the articles of these ids, no more than one statement takes.
    """
    left = {one.slug: _left(one) for one in open_texts(session.connection(), keys)}
    return [{**one, "facts_left": left.get(one["slug"])} for one in article_listing(session, keys)]


def facts_left_by_story(session: Session) -> dict[str, int]:
    """Slug -> the facts left, of every story that is not published."""
    return {one.slug: _left(one) for one in open_texts(session.connection())}


def _left(one: OpenText) -> int:
    """How many are left; of a text that was counted and to which nothing was done since, it is known."""
    told = orjson.dumps((one.text, one.claimed, one.dismissed))
    key = hashlib.blake2b(told, digest_size=16).digest()
    many = _counted.get(key)
    if many is None:
        many = len(facts_left(one.text, one.claimed, sentences_in(one.dismissed)))
        if len(_counted) >= MOST_COUNTED:
            _counted.clear()
        _counted[key] = many
    return many


_counted: dict[bytes, int] = {}
