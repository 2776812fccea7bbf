"""Which words of a text are proper names: they are the same whoever reports, and show nothing of a copy.

Names are runs of capitals that are no start of a sentence, with the small words between them; and whatever goes by the name
of a source, of its aliases, or of the party that the claim is about.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from tracker.extract.folding import folded, words_of
from tracker.extract.lexicon import lines_of
from tracker.extract.words import Words, stop_words

Phrases = Mapping[str, Sequence[tuple[str, ...]]]
"""Names of one word or more by their first word, the longest first."""

_BETWEEN = frozenset(folded(word) for line in lines_of("joining_words") for word in line.split())
_MOST_BETWEEN = 3
_NOUNS_ARE_CAPITALISED = frozenset({"de"})


def phrases_of(names: Iterable[str]) -> Phrases:
    """Names as they are looked for."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for words in {words_of(name) for name in names}:
        if words:
            found.setdefault(words[0], []).append(words)
    return {first: sorted(several, key=len, reverse=True) for first, several in found.items()}


def capitalised_inside(texts: Iterable[Words]) -> frozenset[str]:
    """The words that stand with a capital inside a sentence and never without one: names at the start of one, too."""
    inside: set[str] = set()
    small: set[str] = set()
    for words in texts:
        if words.language not in _NOUNS_ARE_CAPITALISED:
            spelt = list(zip(words.folded, words.capitals, words.starts, strict=True))
            small |= {word for word, capital, _ in spelt if not capital}
            inside |= {word for word, capital, start in spelt if capital and not start}
    return frozenset(inside - small)


def mark_names(words: Words, known: frozenset[str], on_file: Phrases) -> bytearray:
    """For each word, whether it belongs to a name."""
    found = bytearray(len(words.raw))
    stop = stop_words(words.language)
    capitals = [at for at, capital in enumerate(words.capitals) if capital and words.folded[at] not in stop]
    several = words.language in _NOUNS_ARE_CAPITALISED
    for place, at in enumerate(capitals):
        joined = place + 1 < len(capitals) and _joined(words, at, capitals[place + 1], bare=several)
        if joined:
            found[at : capitals[place + 1] + 1] = b"\1" * (capitals[place + 1] + 1 - at)
        elif words.folded[at] in known or not (several or words.starts[at]):
            found[at] = 1
    for at in _first_words(words, on_file):
        for name in on_file[words.folded[at]]:
            if tuple(words.folded[at : at + len(name)]) == name:
                found[at : at + len(name)] = b"\1" * len(name)
                break
    return found


def _joined(words: Words, at: int, other: int, *, bare: bool) -> bool:
    """Whether two capitals belong to one name: side by side, or with small words between that names are joined by."""
    if other - at > (1 if bare else _MOST_BETWEEN + 1) or any(words.starts[at + 1 : other + 1]):
        return False
    return all(word in _BETWEEN for word in words.folded[at + 1 : other])


def _first_words(words: Words, on_file: Phrases) -> list[int]:
    if on_file.keys().isdisjoint(words.folded):
        return []
    return [at for at, word in enumerate(words.folded) if word in on_file]
