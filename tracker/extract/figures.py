"""Figures that two reporters would hardly come to by themselves: exact ones.

Years, dates, times, scores, ranges, and numbers that are part of a name (Flight 370, page 12) are no figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from tracker.extract.lexicon import lines_of, tables_of

UNUSUAL, VERY_UNUSUAL = 3, 5
"""Digits that count, zeros at either end left out."""

_NUMBER = re.compile(
    r"(?<![\w.,/:+–-])[$€£¥₩]?"
    r"(?P<digits>\d{1,3}(?:(?P<group>[ \u00a0\u202f.,’'])\d{3})(?:(?P=group)\d{3})*(?:[.,]\d+)?|\d+(?:[.,]\d+)?)"
    r"(?P<unit>km|kg|cm|mm|mph|kph|bn|mn|ft|ha|m)?(?![\w/:]|[.,–-]\d)"
    r"(?P<behind>[ \u00a0\u202f-]?(?:%|[^\W\d_]+\.?(?: cents?\b| ciento)?))?"
)
_BEFORE = re.compile(r"(\w+)\.?[ \u00a0]*$")
_DIALLED = re.compile(r"\+\d[\d ()-]*$")
_YEARS = range(1000, 2101)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as it is meant."""

    value: Decimal
    percent: bool

    @property
    def digits(self) -> str:
        """The digits that count."""
        return "".join(map(str, self.value.as_tuple().digits)).strip("0")

    @property
    def unusual(self) -> bool:
        """Nobody would come to it by rounding."""
        digits = self.digits
        return len(digits) > UNUSUAL or (len(digits) == UNUSUAL and int(digits) % 25 != 0)

    @property
    def very_unusual(self) -> bool:
        """Nobody would come to it by chance."""
        return len(self.digits) >= VERY_UNUSUAL


def figures_in(texts: Iterable[str]) -> Mapping[Figure, str]:
    """The unusual figures of these texts, each as it is written first."""
    found: dict[Figure, str] = {}
    for text in texts:
        for number in _NUMBER.finditer(text):
            figure = _figure(number, text)
            if figure is not None and figure.unusual:
                found.setdefault(figure, number["digits"])
    return found


def _figure(number: re.Match[str], text: str) -> Figure | None:
    plain = number["digits"].isdigit() and not number["unit"]
    behind = (number["behind"] or "").strip(" \u00a0\u202f-.").casefold()
    first = behind.split(" ")[0]
    if first in _listed("clock_words") or _DIALLED.search(text, max(0, number.start() - 20), number.start()):
        return None
    if plain and _names_something(number, text):
        return None
    power = _scales().get(first, _scales().get(number["unit"] or "", 0))
    if plain and not power and len(number["digits"]) == 4 and int(number["digits"]) in _YEARS:
        return None
    value = Decimal(_plainly(number["digits"], number["group"])).scaleb(power)
    return Figure(value.normalize(), first in _listed("percent_words"))


def _names_something(number: re.Match[str], text: str) -> bool:
    """Whether the word before makes it part of a name: Flight 370, page 12, Boeing 747."""
    before = _BEFORE.search(text, max(0, number.start() - 30), number.start())
    if before is None:
        return False
    word = before[1]
    if word.casefold() in _listed("designators"):
        return True
    behind_a_stop = text[: before.start()].rstrip()[-1:] in ("", ".", "!", "?", "\n")
    return word[0].isupper() and not behind_a_stop


def _plainly(digits: str, group: str | None) -> str:
    """Without the marks between thousands, with a point before decimals."""
    return (digits if group is None else digits.replace(group, "")).replace(",", ".")


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(word.rstrip(".") for line in lines_of(name) for word in line.split())


@cache
def _scales() -> Mapping[str, int]:
    return {word: int(power) for power, words in tables_of("scales").items() for word in words}
