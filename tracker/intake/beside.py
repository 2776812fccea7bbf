"""What a page or document shows beside its running text: captions, boxes, a page's head and foot."""

from __future__ import annotations

import re
from dataclasses import dataclass

_STOPS = re.compile(r"[.!?…。！？؟।][\"'”’»)\]]{0,3}\Z")
_FEWEST, _ENOUGH = 2, 8
"""Words of a sentence with a stop, and of one without."""
_FEWEST_LETTERS, _ENOUGH_LETTERS = 8, 50
"""The same for writing without spaces."""


@dataclass(frozen=True, slots=True)
class Beside:
    """A block of such words."""

    words: str
    in_text: bool = False
    """It is read as a part of the story's text."""
    in_story: bool = False
    """It stands where the story does, so that a sentence in it is one that the newsroom answers for."""
    is_caption: bool = False
    """It stands with a picture."""


def reads_as_sentence(words: str) -> bool:
    """Whether words say something: they end as a sentence does, or go on for as long as one."""
    many = len(words.split())
    if many >= _ENOUGH or len(words) >= _ENOUGH_LETTERS:
        return True
    return (many >= _FEWEST or len(words) >= _FEWEST_LETTERS) and _STOPS.search(words) is not None
