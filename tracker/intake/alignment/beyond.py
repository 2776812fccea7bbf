"""What a page or document shows that the signed text does not have."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from tracker.intake.alignment.difference import Difference
from tracker.intake.alignment.differences import differences
from tracker.intake.alignment.folding import Folded
from tracker.intake.beside import Beside, reads_as_sentence

_FEWEST, _FEWEST_LETTERS = 4, 12
"""Words that say something; of writing without spaces, code points. Fewer, under no picture, are furniture."""


def differences_of_page(signed: str, text: str, beside: Sequence[Beside]) -> tuple[Difference, ...]:
    """The differences between the signed text and a page's, but for what may be printed with it."""
    apart = tuple(differences(signed, text))
    return tuple(differences(signed, without_asides(text, signed, beside))) if apart and beside else apart


def beyond(signed: str, beside: Iterable[Beside]) -> tuple[Beside, ...]:
    """The blocks whose words do not stand in the signed text: those that count first, then the longest."""
    text = _folded(signed)
    more = {one.words: one for one in beside if _says_something(one) and not _times(_folded(one.words), text)}
    return tuple(sorted(more.values(), key=lambda one: (not counts(one), -len(one.words))))


def counts(one: Beside) -> bool:
    """Whether a block that was not signed keeps a page from going out: a sentence, where the story stands."""
    return one.in_story and reads_as_sentence(one.words)


def without_asides(text: str, signed: str, beside: Iterable[Beside]) -> str:
    """A page's text without what may be printed with the signed text: its own words once more, as a pull quote; who took
    a picture, or whom it shows."""
    ours, theirs = _folded(text), _folded(signed)
    for one in beside:
        words = _folded(one.words)
        if not one.in_text or _times(words, ours) <= (there := _times(words, theirs)):
            continue
        if (there and _is_long(one.words)) or (one.is_caption and not reads_as_sentence(one.words)):
            text = re.sub(rf"^{re.escape(one.words)}$", "", text, count=1, flags=re.M)
    return text


def _says_something(one: Beside) -> bool:
    return one.is_caption or _is_long(one.words) or reads_as_sentence(one.words)


def _is_long(words: str) -> bool:
    return len(words.split()) >= _FEWEST or (" " not in words and len(words) >= _FEWEST_LETTERS)


def _times(words: str, text: str) -> int:
    """How often words stand in a text."""
    if words not in text:
        return 0
    return sum(1 for _ in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text))


def _folded(words: str) -> str:
    return " ".join(Folded(words).text.split())
