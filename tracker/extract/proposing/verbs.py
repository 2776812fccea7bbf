"""Verbs with their forms: by them it is seen where a clause has its verb, and a claim is put into a sentence of its own."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from tracker.extract.lexicon import lines_of
from tracker.extract.proposing.lists import word_list

BASE, THIRD, PAST, PARTICIPLE, GERUND = "b", "s", "d", "n", "g"
"""write, writes, wrote, written, writing."""

BE = word_list("be")
HAVE = word_list("have")
MODALS = word_list("modals")
"""What a verb in its base form follows."""
AUXILIARIES = (BE - {"be", "been", "being"}) | HAVE | MODALS
_OF_ONE = word_list("of_one")
_DOUBLED = word_list("doubled")
_VOWELS = "aeiou"


class Verb(NamedTuple):
    """A verb in its five forms."""

    base: str
    third: str
    past: str
    participle: str
    gerund: str


@cache
def _forms() -> dict[str, tuple[Verb, str]]:
    """Every form with its verb and what the form can be; of two verbs with one form, the one that stands first."""
    found: dict[str, tuple[Verb, str]] = {}
    for line in lines_of("verbs"):
        for entry in line.split():
            verb = _irregular(*entry.split("/")) if "/" in entry else _regular(entry)
            for form, kinds in _by_form(verb).items():
                found.setdefault(form, (verb, kinds))
    found.update(dict.fromkeys(("is", "am", "are"), (_BE, THIRD)))
    found.update(dict.fromkeys(("were",), (_BE, PAST)))
    return found


def _by_form(verb: Verb) -> dict[str, str]:
    kinds: dict[str, str] = {}
    for form, kind in zip(verb, (BASE, THIRD, PAST, PARTICIPLE, GERUND), strict=True):
        kinds[form] = kinds.get(form, "") + kind
    return kinds


def _regular(base: str) -> Verb:
    past = _ed(base)
    return Verb(base, _s(base), past, past, _ing(base))


def _irregular(base: str, past: str, participle: str) -> Verb:
    third = {"be": "is", "have": "has"}.get(base, _s(base))
    return Verb(base, third, past, participle, "being" if base == "be" else _ing(base))


def _s(base: str) -> str:
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base[:-1] + "ies"
    return base + ("es" if base.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


def _ed(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base[:-1] + "ied"
    return base + base[-1] * _doubles(base) + "ed"


def _ing(base: str) -> str:
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")):
        return base[:-1] + "ing"
    return base + base[-1] * _doubles(base) + "ing"


def _doubles(base: str) -> bool:
    """Whether the last letter is doubled before an ending: stopped, admitted."""
    if base in _DOUBLED:
        return True
    vowels = sum(letter in _VOWELS for letter in base)
    return len(base) > 2 and vowels == 1 and base[-2] in _VOWELS and base[-1] not in _VOWELS and base[-1] not in "wxy"


_BE = Verb("be", "is", "was", "been", "being")


@lru_cache(maxsize=16_384)
def kinds_of(word: str) -> str:
    """What forms of a verb a word (in small letters) can be, "" if none: "d" for wrote, "dn" for reported."""
    if " " in word:
        word = word.split(" ", 1)[0]
    known = _forms().get(word)
    if known is not None:
        return known[1]
    if len(word) > 3 and word.endswith("ed") and not word.endswith("eed"):
        return PAST + PARTICIPLE
    return GERUND if len(word) > 5 and word.endswith("ing") else ""


@lru_cache(maxsize=16_384)
def may_be_finite(word: str) -> bool:
    """Whether a word (in small letters) can be the verb of a clause at all."""
    return word in AUXILIARIES or bool(kinds_of(word))


def verb_of(word: str) -> Verb | None:
    """The verb that a word is a form of."""
    known = _forms().get(word)
    return known[0] if known else None


def agreeing(base: str, auxiliary: str) -> str:
    """A verb as it stands in place of "is said to VERB": "travels" for is, "travel" for are, "travelled" for was."""
    verb = verb_of(base)
    auxiliary = auxiliary.replace("’", "'")
    late = auxiliary in ("was", "were", "wasn't", "weren't")
    if base == "be":
        return {"'s": "is", "'re": "are"}.get(auxiliary, auxiliary.removesuffix("n't"))
    if late:
        return verb.past if verb else _ed(base)
    return (verb.third if verb else _s(base)) if auxiliary in _OF_ONE or auxiliary == "'s" else base


def past_of_gerund(word: str) -> str:
    """A deed as it was done: "took" for "taking"; of a verb that is not known, as a regular one."""
    verb = verb_of(word)
    if verb and verb.gerund == word:
        return verb.past
    for prefix in ("under", "over", "out", "mis", "re", "un"):
        inner = verb_of(word.removeprefix(prefix)) if word.startswith(prefix) else None
        if inner and inner.gerund == word.removeprefix(prefix):
            return prefix + inner.past
    stem = word.removesuffix("ing")
    if stem == word or len(stem) < 3:
        return f"was {word}"
    return _ed(stem) if stem[-1] in "ey" else f"{stem}ed"


def present_of_gerund(word: str, *, many: bool) -> str:
    """What is the case now: "features" for "featuring"."""
    verb = verb_of(word)
    if verb is None or verb.gerund != word:
        return f"{'are' if many else 'is'} {word}"
    if verb.base == "be":
        return "are" if many else "is"
    return verb.base if many else verb.third
