"""Text folded: as two people would call it the same."""

from __future__ import annotations

_FOLDS = str.maketrans(
    dict.fromkeys("‘’‚‛′ʼ`´", "'")
    | dict.fromkeys("“”„‟″«»", '"')
    | dict.fromkeys("‐‑‒–—―−", "-")
    | {"…": "...", "\u00ad": None, "\u200b": None, "\u2060": None, "\ufeff": None}
)


def folded(text: str) -> str:
    """The text as two people would call it the same: case, white space and typographic marks folded."""
    return " ".join(text.translate(_FOLDS).casefold().split())
