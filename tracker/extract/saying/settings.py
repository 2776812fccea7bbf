"""When, where and how something was said: what stands between a cue verb and what was said."""

from __future__ import annotations

from tracker.extract.saying.finite import is_finite
from tracker.extract.saying.grammar import (
    ARTICLES,
    CONJUNCTIONS,
    DAYS,
    PREPOSITIONS,
    PRONOUNS,
    TIMES,
    is_adverb,
)
from tracker.extract.saying.line import QUOTE, Line

_OBJECTS = frozenset(["him", "her", "them", "us", "me", "you", "it", "himself", "herself", "themselves"])
_CARRIED = frozenset(
    [
        "carried",
        "published",
        "posted",
        "released",
        "read",
        "issued",
        "broadcast",
        "aired",
        "shared",
        "sent",
        "distributed",
    ]
)
"""A statement "carried by" an agency."""
_SETTINGS = frozenset(
    [
        "in",
        "on",
        "at",
        "to",
        "during",
        "after",
        "before",
        "from",
        "by",
        "over",
        "for",
        "of",
        "with",
        "about",
        "via",
        "as",
        "through",
        "earlier",
        "later",
        "last",
        "this",
        "early",
        "late",
    ]
)


def past_settings(line: Line, at: int) -> int:
    """Skip "Tuesday", "on Monday", "in a statement", "to reporters", "repeatedly"."""
    words, last = line.words, line.last
    j = at
    while j < last and j - at < 30:
        word = words[j]
        if word in ("this", "that") and j + 1 >= last:
            break
        if (
            (word in TIMES and (word not in ("may", "march") or line.capital(j)))
            or (
                word
                in (
                    "last",
                    "this",
                    "next",
                    "late",
                    "early",
                    "earlier",
                    "later",
                    "that",
                    "the",
                )
                and j + 1 < last
                and words[j + 1] in (TIMES if word != "that" else TIMES - DAYS)
            )
            or (
                is_adverb(word)
                and word
                not in (
                    "all",
                    "both",
                    "there",
                    "no",
                    "just",
                    "only",
                    "even",
                    "almost",
                    "now",
                    "perhaps",
                    "maybe",
                    "first",
                    "last",
                )
            )
        ):
            j += 1
        elif word in _SETTINGS and not (word == "to" and infinitive(line, j)):
            over = _past_setting(line, j)
            if over <= j:
                break
            j = over
        else:
            break
    return j


def _past_setting(line: Line, at: int) -> int:
    """Where a prepositional phrase behind a cue ends: before the first word that must begin something else."""
    words, last = line.words, line.last
    j = at
    fresh = True
    if words[j + 1 : j + 2] in (["least"], ["most"]):
        return at
    while j + 1 < last and j - at < 13:
        j += 1
        word = words[j]
        if word in (
            "that",
            QUOTE,
            ":",
            ",",
            ";",
            "—",
            "–",
            "whether",
            "if",
            "because",
            "there",
            "who",
            "when",
            "(",
        ):
            return j
        if word in PREPOSITIONS or word in CONJUNCTIONS or word == "'s":
            fresh = True
        elif not fresh:
            if word in PRONOUNS or word in ARTICLES:
                return j
            if line.capital(j) and not line.capital(j - 1) and any(map(is_finite, words[j + 1 : j + 7])):
                return j
            if word in _CARRIED and words[j + 1 : j + 2] in (["by"], ["on"], ["in"]):
                continue
            if is_finite(word) or words[j - 1] in DAYS or words[j - 1].isdigit():
                return j
            fresh = False
        else:
            fresh = word in ARTICLES or (word.isdigit() and words[j - 1] in ARTICLES)
    return j + 1


def infinitive(line: Line, at: int) -> bool:
    """Whether "to" begins a verb: nothing that begins a noun phrase stands behind it."""
    if at + 1 >= line.last:
        return False
    word = line.words[at + 1]
    return not (
        word in ARTICLES
        or line.capital(at + 1)
        or word in _OBJECTS
        or word.endswith("s")
        or word in PRONOUNS
        or word == QUOTE
    )
