"""The words by which an English headline is compared with a claim, and those by which it hedges."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

TOKEN = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")
HEDGES = re.compile(
    r"\b(?:alleg\w+|accus\w+|suspect\w*|suspicion\w*|rumou?r\w*|report(?:s|ed|edly|ing)?|purported\w*|supposed\w*|apparent\w*"
    r"|seem(?:s|ed|ing\w*)?|appear(?:s|ed|ance)?|likely|unlikely|possibl[ey]|possibility|probabl[ey]|perhaps|maybe|may|might"
    r"|could|would|if|whether|claim(?:s|ed|ing)?|charge[sd]?|trial|prob(?:e|es|ed|ing)|investigat\w+|inquir\w+|enquir\w+"
    r"|question(?:s|ed|ing)?|den(?:y|ies|ied|ial|ials|ying)|reject(?:s|ed)?|dismiss(?:es|ed)?|disput\w+|refut\w+|contradict\w*"
    r"|doubt\w*|unconfirmed|unverified|unproven|so-called|thinks?|thought|believ\w+|fear(?:s|ed)?|expect\w*|estimat\w+"
    r"|suggest\w*|hint\w*|insist\w*|say(?:s|ing)?|said|tell(?:s|ing)?|told|warn\w*|stated|argu(?:e|es|ed)|testif\w+"
    r"|testimony|lawsuits?|su(?:es|ed|ing)|complain\w*|according|cit(?:es|ed|ing)|quot\w+|sources?|officials?|witness\w*"
    r"|speculat\w+|theor(?:y|ies|ise[sd]?|ize[sd]?)|myths?|hoax\w*|false\w*|untrue|fakes?|debunk\w*|fact[- ]check\w*)\b"
    r"|\?|^\W*(?:what|how|why|who|when|where|which)\b",
    re.IGNORECASE,
)
"""Words that hedge, that give it to somebody, or that only ask."""


def _words(*lines: str) -> frozenset[str]:
    return frozenset(" ".join(lines).split())


_EMPTY = _words(
    "a an the this that these those its his her their our my your it he she they we i you him them us of in on at by to",
    "from with for into onto over under up down out off as and or but so than then also just only now new is are was were",
    "be been being am has have had having do does did will shall can there here who which",
)
_JOINS = _words("is are was were be been am has have had do does did will shall can")
"""What joins what is spoken of to what is said of it."""
_DETAILS = _words("in on at from near during since until")
"""What follows these, behind what is said, tells when, where or from whom it was."""
_MORE = _words("with without by for and but who which that because to")
"""Behind one of these something is said again."""
_ALL = 1_000_000
_NOT = _words("not no never none nobody nothing neither nor without cannot")
_FIGURES = "one two three four five six seven eight nine ten eleven twelve".split()  # noqa: SIM905 - read as a row
_NUMBERS = {word: str(number) for number, word in enumerate(_FIGURES, start=1)}
_PASTS = (
    "take took taken; give gave given; steal stole stolen; go went gone; make made; pay paid; sell sold; buy bought; hide hid "
    "hidden; know knew known; meet met; win won; lose lost; break broke broken; fall fell fallen; run ran; hold held; send sent; "
    "build built; spend spent; find found; lead led; shoot shot; flee fled; write wrote written; drive drove driven; fly flew "
    "flown; begin began begun; get got; keep kept; bring brought; leave left; lie lied; choose chose chosen; kill; die; sign; use"
)
_PAST = {past: row.split()[0] for row in _PASTS.split(";") for past in row.split()}
"""Form of a verb -> the verb."""


class Word(NamedTuple):
    """A word that says something, as it is compared, and where it stands."""

    stem: str
    start: int
    end: int

    @property
    def figure(self) -> bool:
        """Whether it is a number."""
        return self.stem[0].isdigit()


class Said(NamedTuple):
    """What a sentence says, as far as it is compared."""

    words: tuple[Word, ...]
    negated: bool
    told_from: int = 0
    """The place of the first word that is said of what is spoken of; 0 where the two cannot be told apart."""
    told_to: int | None = None
    """The place of the first that tells only when, where or from whom."""

    @property
    def stems(self) -> list[str]:
        """The words alone, in order."""
        return [word.stem for word in self.words]


@lru_cache(maxsize=4096)
def said(sentence: str) -> Said:
    """What an English sentence says."""
    words: list[Word] = []
    negated, joined, told_from, told_to = False, False, 0, None
    for found in TOKEN.finditer(sentence):
        word = re.sub(r"['’]s?$", "", found.group().casefold())
        negated ^= word in _NOT or word.endswith(("n't", "n’t"))
        if not told_from and words and (word in _JOINS or _is_a_verb(word)):
            told_from, joined = len(words), word in _JOINS
        elif told_from and told_to is None and word in _DETAILS and len(words) - told_from >= (1 if joined else 2):
            told_to = len(words)
        elif word in _MORE:
            told_to = None if told_to is None else _ALL
        if word and word not in _EMPTY and word not in _NOT:
            words.append(Word(_stem(word), found.start(), found.end()))
    return Said(tuple(words), negated, told_from, told_to) if told_from < len(words) else Said(tuple(words), negated)


def _is_a_verb(word: str) -> bool:
    return word in _PAST or word.removesuffix("s") in _PAST or word.endswith("ed")


def _stem(word: str) -> str:
    """A word as it is compared: number words as figures, verbs in the present, endings left off."""
    word = _PAST.get(word, word)
    if word in _NUMBERS or word[0].isdigit():
        return _NUMBERS.get(word, word.replace(",", ""))
    for ending in ("ing", "ed", "es", "s", "e", "y"):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            word = word[: -len(ending)]
            break
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiou" else word.rstrip("i") or word
