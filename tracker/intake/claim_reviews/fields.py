"""One ClaimReview object -> a fact-check; a field of the wrong type is as good as missing."""

from __future__ import annotations

import html
import math
import re
from typing import Any
from urllib.parse import urlsplit

from tracker.domain.errors import BadInputError
from tracker.domain.vocabulary import SourceKind
from tracker.domain.wording import LINE, NAME, clean, clean_day, tidied
from tracker.intake.claim_reviews.found import FactCheck, Rating
from tracker.intake.claim_reviews.walking import Node, types_of

_OUTLETS = {"NewsMediaOrganization", "Newspaper", "BroadcastService", "RadioStation", "TelevisionStation"}
_NUMBER = re.compile(r"[+-]?\d{1,6}(?:[.,]\d{1,6})?")
_LINK_SHAPE = re.compile(r"[^\s\x00-\x20\x7f<>\"]+")
_CLAIM_NAMES = ("name", "headline", "text", "description")


def fact_check_of(node: Node) -> FactCheck:
    """What an object says of a fact-check."""
    item = _first(node.get("itemReviewed"))
    item = item if isinstance(item, dict) else {}
    author, kind = _party(node.get("author"))
    if author is None:
        author, kind = _party(node.get("publisher"))
    speaker, _ = _party(item.get("author"))
    reviewed = words_of(node.get("claimReviewed"), LINE)
    return FactCheck(
        reviewed or next(filter(None, (words_of(item.get(name), LINE) for name in _CLAIM_NAMES)), None),
        _rating(_first(node.get("reviewRating"))),
        author,
        kind,
        _link(node.get("url")) or _link(node.get("mainEntityOfPage")),
        _day(node.get("datePublished")) or _day(node.get("dateCreated")),
        speaker,
        _day(item.get("datePublished")),
    )


def words_of(value: Any, most: int) -> str | None:
    """The words of a text field, fit for one line; None where there are none."""
    value = _first(value)
    if isinstance(value, dict):
        value = value.get("@value")
    return tidied(html.unescape(value[: most * 4]), most) or None if isinstance(value, str) else None


def _first(value: Any) -> Any:
    return next(iter(value), None) if isinstance(value, list) else value


def _party(value: Any) -> tuple[str | None, SourceKind]:
    """The name of somebody, and what they are."""
    value = _first(value)
    if not isinstance(value, dict):
        return words_of(value, NAME), SourceKind.ORGANISATION
    types = types_of(value)
    if "Person" in types:
        return words_of(value.get("name"), NAME), SourceKind.PERSON
    kind = SourceKind.OUTLET if types & _OUTLETS else SourceKind.ORGANISATION
    return words_of(value.get("name"), NAME) or words_of(value.get("legalName"), NAME), kind


def _rating(value: Any) -> Rating:
    if not isinstance(value, dict):
        return Rating(words_of(value, NAME))
    verdict = words_of(value.get("alternateName"), NAME) or words_of(value.get("name"), NAME)
    return Rating(verdict, *(_number(value.get(name)) for name in ("ratingValue", "bestRating", "worstRating")))


def _number(value: Any) -> float | None:
    value = _first(value)
    if isinstance(value, str) and _NUMBER.fullmatch(value.strip()):
        value = float(value.strip().replace(",", "."))
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        return float(value) if math.isfinite(value) else None
    except OverflowError:
        return None


def _day(value: Any) -> str | None:
    """The day of a date or a moment."""
    value = _first(value)
    try:
        return clean_day("the day", value.strip()[:10]) if isinstance(value, str) else None
    except BadInputError:
        return None


def _link(value: Any) -> str | None:
    """A web address; anything else, and javascript: above all, is none."""
    value = _first(value)
    if isinstance(value, dict):
        value = value.get("@id") or value.get("url")
    if not isinstance(value, str):
        return None
    value = value.strip()
    try:
        parts = urlsplit(value)
        if parts.scheme.lower() in ("http", "https") and parts.hostname and _LINK_SHAPE.fullmatch(value):
            return clean("the link", value, LINE)
    except (ValueError, BadInputError):
        return None
    return None
