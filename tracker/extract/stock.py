"""Taking out what is printed under anything: boilerplate, sentence by sentence, and the stock phrases of the trade."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from tracker.extract.folding import words_of
from tracker.extract.lexicon import lines_of
from tracker.extract.words import Words

_Key = tuple[str, str, str]


def mark_stock(words: Words) -> bytearray:
    """For each word, whether it is boilerplate or part of a stock phrase."""
    found, folds, known = bytearray(len(words.raw)), words.folded, _phrases()
    begun = [at for at, key in enumerate(zip(folds, folds[1:], folds[2:], strict=False)) if key in known]
    for at in begun:
        if found[at]:
            continue
        for phrase, whole_sentence in known[folds[at], folds[at + 1], folds[at + 2]]:
            if tuple(folds[at : at + len(phrase)]) == phrase:
                start, end = _sentence(words, at) if whole_sentence else (at, at + len(phrase))
                found[start:end] = b"\1" * (end - start)
    return found


def _sentence(words: Words, at: int) -> tuple[int, int]:
    """From where to where the sentence around a word goes."""
    start = at
    while start and not words.starts[start]:
        start -= 1
    end = at + 1
    while end < len(words.raw) and not words.starts[end]:
        end += 1
    return start, end


@cache
def _phrases() -> Mapping[_Key, list[tuple[tuple[str, ...], bool]]]:
    """The phrases by their first three words, each with whether it takes its sentence with it."""
    found: dict[_Key, list[tuple[tuple[str, ...], bool]]] = {}
    for lexicon in ("boilerplate", "stock_phrases"):
        for phrase in map(words_of, lines_of(lexicon)):
            one, two, three, *_ = phrase
            found.setdefault((one, two, three), []).append((phrase, lexicon == "boilerplate"))
    return found
