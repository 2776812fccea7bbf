"""The small words of English by what they do in a sentence, each list a set."""

from __future__ import annotations

from functools import lru_cache

from tracker.extract.lexicon import tables_of

_LISTS = tables_of("grammar")


def _words(name: str) -> frozenset[str]:
    return frozenset(_LISTS[name].split())


AUXILIARIES = _words("auxiliaries")
OF_BEING = _words("of_being")
OF_HAVING = _words("of_having")
NEGATIONS = _words("negations")
PRONOUNS = _words("pronouns")
PERSONAL = _words("personal")
ARTICLES = _words("articles")
POSSESSIVES = _words("possessives")
SUBORDINATORS = _words("subordinators")
CONJUNCTIONS = _words("conjunctions")
PREPOSITIONS = _words("prepositions")
ADVERBS = _words("adverbs")
DAYS = _words("days")
TIMES = _words("times") | DAYS
CATENATIVES = _words("catenatives")
DECLINING = _words("declining")
FINITE = _words("finite")
PEOPLE = _words("people")


@lru_cache(maxsize=8192)
def is_adverb(word: str) -> bool:
    """Whether a word can stand between a subject and its verb: "also", "repeatedly"."""
    return word in ADVERBS or (len(word) > 4 and word.endswith("ly") and word not in _NO_ADVERBS)


_NO_ADVERBS = frozenset(
    [
        "family",
        "assembly",
        "italy",
        "july",
        "supply",
        "reply",
        "rally",
        "ally",
        "monopoly",
        "anomaly",
        "kelly",
        "emily",
        "sally",
        "billy",
        "reilly",
        "connolly",
        "donnelly",
        "butterfly",
        "bully",
        "belly",
        "jelly",
        "lily",
        "melancholy",
    ]
)
