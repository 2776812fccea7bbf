"""A file -> the fact-checks in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from tracker.domain.errors import BadInputError
from tracker.intake.claim_reviews.fields import fact_check_of
from tracker.intake.claim_reviews.found import FactCheck
from tracker.intake.claim_reviews.json_text import values_in
from tracker.intake.claim_reviews.page import linked_texts
from tracker.intake.claim_reviews.walking import reviews_in
from tracker.intake.decoding import decode
from tracker.intake.kinds import foreign
from tracker.intake.page_encoding import declared_encoding
from tracker.intake.plain_file import bytes_of

_NAME_ANOTHER = "name a JSON-LD file or a saved web page"
LONGEST = 20_000_000
"""Bytes of a file; more is refused unread."""


def read_fact_checks(origin: Path | BinaryIO, called: str = "standard input") -> list[FactCheck]:
    """The fact-checks in a JSON-LD file, a feed of them or a saved web page, in the order they stand in.

    Raises:
        NotOnFileError: there is no such file.
        BadInputError: it is no file, too large, no JSON and no page, or holds no fact-check; the sentence names the mend.
    """
    if isinstance(origin, Path):
        content, called = (
            bytes_of(origin, LONGEST, f"{_NAME_ANOTHER}, or - for standard input"),
            str(origin),
        )
    else:
        content = origin.read(LONGEST + 1)
    if len(content) > LONGEST:
        raise BadInputError(
            f"{called} is larger than {LONGEST // 1_000_000} MB: save the fact-checks that are about the claim in a file of "
            "their own"
        )
    found: list[FactCheck] = []
    foreign, broken = 0, ""
    for document in _documents(content, called):
        if isinstance(document, BadInputError):
            broken = broken or str(document)
            continue
        reviews = reviews_in(document)
        foreign += reviews.foreign
        found += map(fact_check_of, reviews.found)
    if not found:
        raise BadInputError(broken or _nothing(called, foreign))
    return found


def _documents(content: bytes, called: str) -> Iterator[Any]:
    """The JSON documents of a file. What is wrong with one script of a page is told in its place: the next may be whole."""
    if what := foreign(content):
        raise BadInputError(f"{called} {what}, which holds no ClaimReview: {_NAME_ANOTHER}")
    text = decode(content, called, declared_encoding(content)).strip()
    if text[:1] in ("{", "["):
        yield values_in(text, called)
    elif text[:1] == "<":
        for number, script in enumerate(linked_texts(text, called), 1):
            try:
                yield values_in(script, f"script {number} of {called}")
            except BadInputError as error:
                yield error
    else:
        raise BadInputError(f"{called} is neither JSON-LD nor a web page: save the page of the fact-check as HTML")


def _nothing(called: str, foreign: int) -> str:
    if foreign:
        return f"{called} calls something a ClaimReview, and its @context is not schema.org: nobody can say what it means by it"
    return f"{called} holds no ClaimReview of schema.org: save the fact-check's own page as HTML, with its scripts"
