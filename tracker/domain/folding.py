"""Text folded: as two people would call it the same."""

from __future__ import annotations

_FOLDS = str.maketrans(
    dict.fromkeys("‘’‚‛′ʼ`´", "'")
    | dict.fromkeys("“”„‟″«»", '"')
    | dict.fromkeys("‐‑‒–—―−", "-")
    | {"…": "...", "\u00ad": None, "\u200b": None, "\u2060": None, "\ufeff": None}
)


def as_worded(text: str) -> str:
    """The text word for word: white space and typographic marks folded, capitals as they are, for "US" is not "us"."""
    return " ".join(text.translate(_FOLDS).split())


def folded(text: str) -> str:
    """The text as two people would call it the same: case, white space and typographic marks folded."""
    return as_worded(text).casefold()
