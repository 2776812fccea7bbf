"""What a claim comes to: the words that carry it, its numbers, its names, whether it says no, and how surely."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache, lru_cache

from tracker.domain.value import value
from tracker.extract.folding import folded
from tracker.extract.lexicon import tables_of
from tracker.extract.words import stop_words

LONGEST = 2_000
"""Characters of a claim that are looked at: as many as one may have."""
_TOKEN = re.compile(
    r"(?P<sign>[$€£]\s?)?(?P<digits>\d+(?:[.,]\d+)*)(?P<behind>\s?%)?|(?P<word>[^\W\d_][^\W_]*(?:['’ʼ][^\W_]+)*)"
)
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_][^\W_]*(?:['’ʼ][^\W_]+)*")
_GROUPS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")


@value
class Gist:
    """A claim's text, taken apart once."""

    words: frozenset[str]
    """What carries it, shortened to their stems; numbers and names among them."""
    numbers: frozenset[str]
    """With what they count where that is a unit: "40 mph"."""
    names: frozenset[tuple[str, ...]]
    """Each as its words."""
    small: frozenset[str]
    """Every word that stands in small letters."""
    first: str
    """The first word where it has a capital as any sentence has, so that it may be a name or not."""
    denials: int
    """How often it says no."""
    hedges: frozenset[str]
    plain: frozenset[str]
    """Every word as it stands, folded."""


def gist_of(text: str) -> Gist:
    """A claim's text, taken apart."""
    tokens = list(_TOKEN.finditer(text[:LONGEST]))
    raw = [token["word"] or "" for token in tokens]
    plain = [folded(word) if word else "" for word in raw]
    present = frozenset(filter(None, plain))
    names = list(_names(text, tokens, plain))
    first = plain[0] if raw and raw[0][:1].isupper() and not any(plain[0] in name for name in names) else ""
    return Gist(
        words=carriers(text),
        numbers=frozenset(_numbers(tokens, plain)),
        names=frozenset(names),
        small=frozenset(word for word, spelt in zip(plain, raw, strict=True) if spelt and not spelt[0].isupper()),
        first="" if first in stop_words("en") else first,
        denials=sum(word in _listed("negations") for word in plain),
        hedges=frozenset(_hedges(text[:LONGEST], present)),
        plain=present,
    )


def carriers(text: str) -> frozenset[str]:
    """The stems of the words that carry a claim: small words, hedges and denials left out. Quick: it is asked of every claim
    on file."""
    return frozenset(filter(None, map(stem, _WORD.findall(text))))


@lru_cache(maxsize=65_536)
def counts(carrier: str) -> bool:
    """Whether the stem of a word is a number."""
    return carrier[0].isdigit() or carrier in _numbers_in_words().values()


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """A word as it is looked for, without its commonest endings; nothing for a word that carries nothing."""
    if word[0].isdigit():
        return _number(word)
    plain = folded(word)
    if plain in _listed("negations") or plain in _listed("hedges") or plain in stop_words("en") or plain in _units():
        return ""
    counted = _numbers_in_words().get(plain)
    if counted is not None:
        return counted
    for ending, kept in (("ies", 3), ("ing", 4), ("ed", 4), ("es", 4), ("s", 3), ("e", 4)):
        if plain.endswith(ending) and len(plain) - len(ending) >= kept and not plain.endswith("ss"):
            return plain.removesuffix(ending)
    return plain


def opposites(one: Gist, other: Gist) -> Iterator[tuple[str, str]]:
    """Words of the two that mean the opposite of each other, where no claim has both."""
    for left, right in _opposites():
        for here, there in ((left, right), (right, left)):
            mine, theirs = one.plain & here, other.plain & there
            if mine and theirs and not (one.plain & there or other.plain & here):
                yield min(mine), min(theirs)


def _numbers(tokens: list[re.Match[str]], plain: list[str]) -> Iterator[str]:
    units = _units()
    for at, token in enumerate(tokens):
        number = _number(token["digits"]) if token["digits"] else _numbers_in_words().get(plain[at])
        if number is None:
            continue
        after = at + 1
        power = _scales().get(plain[after] if after < len(plain) else "")
        if power and token["digits"]:
            number, after = _scaled(number, power), after + 1
        unit = units.get((token["sign"] or token["behind"] or "").strip()) or _unit_at(plain, after, units)
        yield f"{number} {unit}" if unit else number


def _unit_at(plain: list[str], at: int, units: Mapping[str, str]) -> str | None:
    two = " ".join(plain[at : at + 2])
    return units.get(two) or (units.get(plain[at]) if at < len(plain) else None)


def _number(digits: str) -> str:
    """The digits as they are meant: 1,000 is 1000, 4.50 is 4.5."""
    plain = digits.replace(",", "") if _GROUPS.fullmatch(digits) else digits
    if plain.count(".") == 1 and "," not in plain:
        plain = plain.rstrip("0").rstrip(".")
    return plain.lstrip("0") or "0"


def _scaled(number: str, power: int) -> str:
    try:
        return f"{Decimal(number).scaleb(power).normalize():f}"
    except ArithmeticError:
        return number


def _names(text: str, tokens: list[re.Match[str]], plain: list[str]) -> Iterator[tuple[str, ...]]:
    """Runs of capitals, with what hangs on them by a dash: Kim Jong-il. The first word alone shows nothing by its capital,
    unless all of it is in capitals."""
    begun = -1
    for at, token in enumerate(tokens):
        word = token["word"] or ""
        capital = word[:1].isupper() and not (at == 0 and plain[0] in stop_words("en"))
        joined = begun >= 0 and at > 0 and text[tokens[at - 1].end() : token.start()] in ("-", "‑", "–")
        if capital or joined:
            begun = at if begun < 0 else begun
        elif begun >= 0:
            yield from _name(tokens, plain, begun, at)
            begun = -1
    if begun >= 0:
        yield from _name(tokens, plain, begun, len(tokens))


def _name(tokens: list[re.Match[str]], plain: list[str], begun: int, end: int) -> Iterator[tuple[str, ...]]:
    alone = tokens[begun].group()
    if end > 1 or (alone.isupper() and len(alone) > 1):
        yield tuple(plain[begun:end])


def _hedges(text: str, present: frozenset[str]) -> Iterator[str]:
    yield from present & _listed("hedges")
    if "to" in present or "as" in present or "no" in present or "thought" in present:
        spaced = f" {' '.join(text.casefold().split())} "
        yield from (phrase for phrase in tables_of("likeness")["hedging_phrases"] if f" {phrase} " in spaced)


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(tables_of("likeness")[name].split())


@cache
def _numbers_in_words() -> Mapping[str, str]:
    numbers: Mapping[str, str] = tables_of("likeness")["numbers"]
    return numbers


@cache
def _units() -> Mapping[str, str]:
    units: Mapping[str, str] = tables_of("likeness")["units"]
    return units


@cache
def _opposites() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    return tuple(
        (frozenset(left.split()), frozenset(right.split())) for left, right in tables_of("likeness")["opposites"]
    )


@cache
def _scales() -> Mapping[str, int]:
    return {word: int(power) for power, words in tables_of("scales").items() for word in words}
