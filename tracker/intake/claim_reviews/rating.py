"""Which way a fact-check's rating points, where it is plain. Anything between true and false is a matter for a person."""

from __future__ import annotations

import re

from tracker.domain.vocabulary import Bearing
from tracker.intake.claim_reviews.found import Rating

_TRUE = frozenset({"true", "correct", "accurate", "confirmed", "verified", "the claim is true", "this is true"})
_FALSE = frozenset(
    {
        *("false", "incorrect", "inaccurate", "wrong", "untrue", "not true", "fake", "fabricated", "hoax", "debunked"),
        *("pants on fire", "totally false", "completely false", "the claim is false", "this is false", "false claim"),
        "refuted",
    }
)
_EDGES = " \t.!:;,–—-\"'“”‘’«»()[]"


def bearing_of(rating: Rating) -> Bearing | None:
    """Whether a rating supports or refutes what was checked; None where it is not plain. Words and figures must not speak
    against each other, and words that are neither true nor false are never overruled by a figure."""
    by_words, by_figures = _by_words(rating.verdict), _by_figures(rating)
    if rating.verdict is None:
        return by_figures
    return by_words if by_figures in (None, by_words) else None


def _by_words(verdict: str | None) -> Bearing | None:
    words = re.sub(r"\s+", " ", (verdict or "").casefold()).strip(_EDGES)
    if words in _TRUE:
        return Bearing.SUPPORTS
    return Bearing.REFUTES if words in _FALSE else None


def _by_figures(rating: Rating) -> Bearing | None:
    """The best figure of its scale is true, the worst false; what stands between, or outside, says nothing."""
    if rating.given is None or rating.best is None or rating.worst is None or rating.best <= rating.worst:
        return None
    if rating.given == rating.best:
        return Bearing.SUPPORTS
    return Bearing.REFUTES if rating.given == rating.worst else None
