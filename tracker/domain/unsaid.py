"""Names that must not be said: found in a text however they are written, and taken out of it.

A name is found as whole words, in capitals or not, with or without accents, in wide letters, with a soft hyphen in it, and
whatever stands between its words, and bent as languages bend names (`inflected.py`), if it then begins with a capital as the
name does. Where a script sets no spaces between words, no end of a word is asked for.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from functools import cached_property
from itertools import product
from urllib.parse import unquote

from tracker.domain.inflected import LONGEST, stems_of

_SHORT = 2
"""Letters of a name that, said in other cases, is any word of the language: "A", "IT"."""
_NO_SPACES = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
_BENT = "\0"
"""Stands behind the stem of a word that may be bent."""
_DEPTH = 3
"""Letters by which names are told apart one after the other, so that a thousand of them are looked for as fast as ten."""


class _Folds(dict[int, str]):
    """What each letter is, whatever way it is written; made when it is first met."""

    def __missing__(self, code: int) -> str:
        plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", chr(code)).casefold())
        self[code] = "".join(
            one for one in plain if not unicodedata.combining(one) and unicodedata.category(one) != "Cf"
        )
        return self[code]


_FOLDS = _Folds()


def is_short(name: str) -> bool:
    """Whether a name is so short that only its very letters are it."""
    words = _words(name)
    return len(words) <= _SHORT and not (len(words) == _SHORT and _NO_SPACES.match(words))


class Unsaid:
    """Some names, and what is said in their place; it counts the places from which it took one."""

    def __init__(self, told: Mapping[str, str], otherwise: str) -> None:
        """Look for these names.

        Args:
            told: what is said in the place of each.
            otherwise: what is said where that would itself name one.
        """
        self.places = 0
        self._told = {_words(name): otherwise for name in told if _words(name)}
        self._exact = {_words(name): _letters(name) or name.strip() for name in told if is_short(name)}
        self._capital = {_words(name) for name in told if name.strip()[:1].isupper()}
        self._forms: dict[str, list[tuple[tuple[tuple[str, frozenset[str]], ...], str]]] = {}
        for words in self._told.keys() - self._exact.keys():
            for form in _forms_of(words):
                self._forms.setdefault(form[0][0], []).append((form, words))
        self._told = {
            _words(name): said if said == otherwise else self.without(said)
            for name, said in told.items()
            if _words(name)
        }
        self.places = 0

    def without(self, text: str, published: str = "") -> str:
        """The text, said otherwise where it named somebody.

        Args:
            published: words that are out; a name in them stays, for what is left out beside it would point at it.
        """
        out = {words for _, _, words in self._found(published)} if published else set()
        found = [one for one in self._found(text) if one[2] not in out]
        self.places += len(found)
        for start, end, words in reversed(found):
            text = text[:start] + self._told[words] + text[end:]
        return text

    def instead_of(self, text: str) -> str:
        """The text; where it names somebody anywhere, what is said of them instead of all of it."""
        for _, _, words in self._found(text):
            self.places += 1
            return self._told[words]
        return text

    def names_somebody(self, text: str) -> bool:
        """Whether one of the names stands in the text."""
        return next(self._found(text), None) is not None

    def unless_named(self, address: str | None) -> str | None:
        """The web address; None where it names somebody."""
        if address and self._told and self._in_addresses.search(unquote(address).translate(_FOLDS)):
            self.places += 1
            return None
        return address

    def _found(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Where names stand in a text, and which."""
        if not self._told or not text:
            return
        folded = text.casefold() if text.isascii() else text.translate(_FOLDS)
        place_of: list[int] = []
        for found in self._in_texts.finditer(folded):
            place_of = place_of or [at for at, letter in enumerate(text) for _ in letter.translate(_FOLDS)]
            start, end = place_of[found.start()], place_of[found.end() - 1] + 1
            while end < len(text) and not text[end].translate(_FOLDS):
                end += 1
            words = self._named_by(_words(found[0]), text[start])
            if words is not None and self._exact.get(words) in (None, text[start:end]):
                yield start, end, words

    def _named_by(self, words: str, first: str) -> str | None:
        """The name that these folded words are, as it is or bent; None where they only begin like one.

        Args:
            first: their first letter as it is written.
        """
        if words in self._told:
            return words
        parts = words.split(" ")
        for length in range(len(parts[0]), 0, -1):
            for form, name in self._forms.get(parts[0][:length], ()):
                small = name in self._capital and first.lower() == first != first.upper()
                if not small and len(form) == len(parts) and all(map(_is_form, parts, form)):
                    return name
        return None

    @cached_property
    def _in_texts(self) -> re.Pattern[str]:
        bent = [" ".join(f"{stem}{_BENT if ends else ''}" for stem, ends in form) for form in self._all_forms()]
        return _expression([*(self._told if not bent else self._exact), *bent], r"[\W_]+")

    def _all_forms(self) -> Iterator[tuple[tuple[str, frozenset[str]], ...]]:
        for forms in self._forms.values():
            yield from (form for form, _ in forms)

    @cached_property
    def _in_addresses(self) -> re.Pattern[str]:
        return _expression([words for words in self._told if words not in self._exact], r"[\W_]*")


def _forms_of(words: str) -> Iterator[tuple[tuple[str, frozenset[str]], ...]]:
    """How a name may be bent: of each of its words the stem and its endings; none behind a word that is not bent."""
    kinds = [
        [(word, frozenset[str]())] if _NO_SPACES.search(word) else list(stems_of(word)) or [(word, frozenset[str]())]
        for word in words.split(" ")
    ]
    yield from product(*kinds)


def _is_form(word: str, form: tuple[str, frozenset[str]]) -> bool:
    """Whether a word is a stem with one of its endings."""
    stem, endings = form
    return word == stem if not endings else word.startswith(stem) and word[len(stem) :] in endings


def _words(name: str) -> str:
    """The words of a name, folded, one space between; a name without a letter as it is."""
    folded = name.translate(_FOLDS)
    return " ".join(_letters(folded, " ").split()) or "".join(folded.split())


def _letters(text: str, between: str = "") -> str:
    """The letters and figures of a text, with the marks on them."""
    return "".join(letter if unicodedata.category(letter)[0] in "LMN" else between for letter in text)


def _expression(names: Collection[str], gap: str) -> re.Pattern[str]:
    """One expression that finds any of the names; nothing where there is none."""
    bounds: dict[tuple[str, str], list[str]] = {}
    for words in dict.fromkeys(names):
        before = "" if _NO_SPACES.match(words[0]) else r"(?<![^\W_])"
        after = "" if _NO_SPACES.match(words.rstrip(_BENT)[-1]) else r"(?![^\W_])"
        bounds.setdefault((before, after), []).append(words)
    parts = [f"{before}(?:{_any_of(some, gap, _DEPTH)}){after}" for (before, after), some in bounds.items()]
    return re.compile("|".join(parts) or r"(?!)")


def _any_of(names: Collection[str], gap: str, depth: int) -> str:
    if depth == 0 or len(names) == 1:
        return "|".join(_spelt(words, gap) for words in sorted(names, key=len, reverse=True))
    begin: dict[str, list[str]] = {}
    for words in names:
        begin.setdefault(words[:1], []).append(words[1:])
    ended = [""] if begin.pop("", None) else []
    return "|".join(
        [*(f"{_spelt(one, gap)}(?:{_any_of(rest, gap, depth - 1)})" for one, rest in begin.items()), *ended]
    )


def _spelt(words: str, gap: str) -> str:
    return gap.join(re.escape(word) for word in words.split(" ")).replace(_BENT, rf"[^\W\d_]{{0,{LONGEST}}}")
