"""Numbers of things in words, and one of them."""

from __future__ import annotations

_PLURALS = {
    "person": "people",
    "entry": "entries",
    "copy": "copies",
    "story": "stories",
    "piece of evidence": "pieces of evidence",
    "reply": "replies",
}


def counted(count: int, word: str) -> str:
    """So many of something: "1 claim", "2,000 claims", "2 people"."""
    return f"{count:,} {word if count == 1 else _PLURALS.get(word, word + 's')}"


def one(word: str) -> str:
    """The word with its article: "a claim", "an entry"."""
    return f"{'an' if word[:1] in 'aeiou' else 'a'} {word}"
