"""Reading prose as the rules need it: sentences, folding, whole words, and the words of others left out.

English where words matter; sentences, folding and quotation marks of any language that uses the common ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_FOLDS = str.maketrans(
    dict.fromkeys("‘’‚‛′ʼ`´", "'")
    | dict.fromkeys("“”„‟″«»", '"')
    | dict.fromkeys("‐‑‒–—―−", "-")
    | {"…": "...", "\u00ad": None, "\u200b": None, "\u2060": None, "\ufeff": None}
)
_STOP = re.compile(r"[.!?…؟।]+[\"”’»)\]']*(?=\s)|[。！？]+[”’」』）]*|(?=\n)")
_SHORTENED = re.compile(
    r"(?<![\w.])(?:mr|mrs|ms|dr|prof|st|gen|col|lt|capt|sgt|gov|sen|rep|rev|hon|vs|inc|ltd|corp|approx"
    r"|jan|feb|aug|sept?|oct|nov|dec|(?-i:[^\W\d_a-zß-ÿ])|(?:[^\W\d_]\.)+[^\W\d_])\.$",
    re.IGNORECASE,
)
_OPENING = "\"“„‘'«(["
_QUOTED = re.compile(
    r"“[^”\n]*(?:”|$)|„[^“”\n]*[“”]|«[^»\n]*»|\"[^\"\n]*\"|‘[^\n]*?’(?!\w)|(?<!\w)'[^\n]*?'(?!\w)", re.MULTILINE
)
_LEFT_OUT = re.compile(r"\.\.\.|\[[^\]]*\]")
_AROUND = " .,;:!?'\"()-"


def folded(text: str) -> str:
    """The text as two people would call it the same: case, white space and typographic marks folded."""
    return " ".join(text.translate(_FOLDS).casefold().split())


def place_of(words: str, text: str, start: int = 0) -> int:
    """Where these words next stand in the text as whole words, or -1; both folded."""
    at = text.find(words, start) if words else -1
    while at >= 0 and not _whole(text, at, at + len(words)):
        at = text.find(words, at + 1)
    return at


def _whole(text: str, start: int, end: int) -> bool:
    """Whether no word runs on over either edge of this stretch."""
    return not (_in_a_word(text[start - 1 : start + 1]) or _in_a_word(text[end - 1 : end + 1]))


def _in_a_word(pair: str) -> bool:
    return len(pair) == 2 and pair[0].isalnum() and pair[1].isalnum()


def quotes(text: str, quote: str) -> bool:
    """Whether a folded text holds the words of a quote; what "..." or [brackets] leave out may stand between."""
    at = 0
    for part in _LEFT_OUT.split(folded(quote)):
        words = part.strip(_AROUND)
        if not words:
            continue
        at = place_of(words, text, at)
        if at < 0:
            return False
        at += len(words)
    return True


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text, in order."""
    for start, stop in stretches(text):
        if sentence := text[start:stop].strip():
            yield sentence


def stretches(text: str) -> Iterator[tuple[int, int]]:
    """Where its sentences stand, one from the end of the other."""
    start = 0
    for stop in (*_stops(text, 0, len(text)), len(text)):
        yield start, stop
        start = stop


def sentence_at(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence around these words stands; where they run through several, all of them. It stays within the
    paragraph."""
    begin = text.rfind("\n", 0, start) + 1
    over = text.find("\n", end)
    finish = over if over >= 0 else len(text)
    for stop in _stops(text, begin, finish):
        if stop <= start:
            begin = stop
        elif stop >= end:
            return begin, stop
    return begin, finish


def _stops(text: str, start: int, end: int) -> Iterator[int]:
    """Where sentences end: after the stop and what closes with it."""
    for found in _STOP.finditer(text, start, end):
        after = text[found.end() : found.end() + 8].lstrip(" \t\u00a0").lstrip(_OPENING)[:1]
        dot = found.start() + 1
        shortened = found.group() == "." and _SHORTENED.search(text, max(start, dot - 12), dot)
        if not (after.islower() or shortened):
            yield found.end()


def unquoted(text: str) -> str:
    """The text with all that stands in quotation marks blanked out; every other character keeps its place."""
    return _QUOTED.sub(lambda found: " " * len(found.group()), text)
