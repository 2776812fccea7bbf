"""Words as they are compared: without case, accents, typographic marks and the 's of possession."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")
_POSSESSION = re.compile(r"['’ʼ]s$")


@lru_cache(maxsize=65_536)
def folded(word: str) -> str:
    """One word as it is compared."""
    word = _POSSESSION.sub("", word).casefold()
    if not word.isascii():
        apart = unicodedata.normalize("NFKD", word)
        word = unicodedata.normalize("NFC", "".join(mark for mark in apart if not unicodedata.combining(mark)))
    return word.replace("'", "").replace("’", "").replace("ʼ", "")


def words_of(text: str) -> tuple[str, ...]:
    """The words of a short text as they are compared: a name, a phrase of a list."""
    return tuple(folded(word) for word in _WORD.findall(text))
