"""A text as a row of words, with what its spelling says of each: a capital, the start of a sentence, a gap."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from tracker.extract.folding import folded
from tracker.extract.lexicon import lines_of, tables_of
from tracker.extract.quotations import GAP

_ABBREVIATIONS = [word for line in lines_of("abbreviations") for word in line.split()]
_NOT_SHORT = "".join(rf"(?<!\b{short}\.)" for short in [*_ABBREVIATIONS, "[A-Z]"])
_ENDS = ".!?…\n"
_TOKEN = re.compile(rf"[^\W_]+(?:['’ʼ][^\W_]+)*|[.!?…]+(?=[\s\])]|$){_NOT_SHORT}|\n[ \t]*\n|{GAP}")
_LOOKED_AT = 300
"""Words that are enough to tell a language."""
_BEGINNING = 4_000
"""Code points in which so many words stand."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text without its quoted speech. Where speech or another text begins, a gap stands as a word."""

    raw: list[str] = field(repr=False)
    folded: list[str] = field(repr=False)
    capitals: list[bool]
    starts: list[bool]
    """Whether a sentence begins here, so that a capital means nothing."""
    language: str
    """As its small words tell: the one of `stop_words` that has most of them."""


def words_in(texts: tuple[str, ...]) -> Words:
    """The words of a source's texts, their quoted speech taken out, a gap between each two."""
    tokens = _TOKEN.findall(f" {GAP} ".join(texts))
    raw = [token for token in tokens if token[0] not in _ENDS]
    ends = [token[0] in _ENDS or token == GAP for token in ["\n", *tokens]]
    starts = [
        after_end or token == GAP for token, after_end in zip(tokens, ends, strict=False) if token[0] not in _ENDS
    ]
    as_compared = {word: folded(word) for word in set(raw)}
    folds = [as_compared[word] for word in raw]
    return Words(raw, folds, [word[0].isupper() for word in raw], starts, _language(folds))


def stop_words(language: str) -> frozenset[str]:
    """The words of a language that carry nothing by themselves."""
    return _stop_words()[language]


@cache
def _stop_words() -> dict[str, frozenset[str]]:
    return {name: frozenset(map(folded, words.split())) for name, words in tables_of("stop_words").items()}


def language_of(text: str) -> str:
    """The language of a text as the small words at its beginning tell, by its two letters; "en" where nothing tells."""
    return _language([folded(token) for token in _TOKEN.findall(text[:_BEGINNING]) if token[0] not in _ENDS])


def _language(folds: list[str]) -> str:
    begun = set(folds[:_LOOKED_AT])
    return max(_stop_words().items(), key=lambda one: len(begun & one[1]))[0]
