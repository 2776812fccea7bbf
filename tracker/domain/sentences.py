"""Where the sentences of a text stand: the one splitter of the house.

A line break always ends a sentence, so a heading without a stop is one of its own; a quotation that closes in its paragraph
is never cut; abbreviations, initials, decimals and dots of omission end nothing. Each paragraph is read by itself and once.
"""

from __future__ import annotations

import re

from tracker.domain.proposal import Span
from tracker.domain.quotation import Quotation, quotations

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_STOP = re.compile(
    r"[.!?…؟।。！？](?:(?<=[.!?…؟।])[.!?…؟।]{0,63}[\"”’»)\]']{0,8}(?=\s)"
    r"|(?<=[a-z]{3}[.?!])(?=[A-Z][a-z]{1,40}[ ,’'])|(?<=[。！？])[。！？]{0,63}[”’」』）]{0,8})"
)
"""The stops that can end a sentence; one set of characters comes first, so that all others are passed over at once."""
_SHORTENED = re.compile(
    r"(?<![\w.])(?:mr|mrs|ms|mx|dr|prof|st|gen|col|lt|cmdr|capt|sgt|gov|sen|sens|rep|reps|rev|hon|pres|supt|det|insp|messrs"
    r"|vs|v|ft|mt|inc|ltd|corp|approx|no|nos|fig|dept|assn|bros|e\.g|i\.e|cf|viz"
    r"|jan|feb|aug|sept?|oct|nov|dec|ala|ariz|ark|calif|colo|conn|del|fla|ga|ill|ind|kan|ky|la|md|mass|mich|minn|miss|mo|mont"
    r"|neb|nev|okla|ore|pa|tenn|tex|vt|va|wash|wis|wyo|(?-i:[^\W\d_a-zß-ÿ])|(?:[^\W\d_]\.)+[^\W\d_])\.$",
    re.IGNORECASE,
)
_ENDS_ANYWAY = re.compile(
    r"(?<![\w.])(?:no|[ap]\.m|inc|ltd|corp|(?:[^\W\d_]\.)+[^\W\d_]|ind|ill|miss|wash|mass|la|pa|ore|del|fig)\.$",
    re.I,
)
"""Shortened words that may end a sentence too, or are whole words at its end: what stands behind them decides."""
_STARTER = re.compile(
    r"(?:The|A|An|I|He|She|It|They|We|I|But|And|In|On|At|This|That|These|Those|His|Her|Their|Its|For|As|If|When|While|After|Before"
    r"|There|However|Meanwhile|Now|So|Yet|Not|Some|Many|Mr|Mrs|Ms)\b"
)
_DOUBLE = frozenset('"“«„')
_OPENING = "\"“„‘'«(["


def sentences(text: str) -> list[Span]:
    """The sentences of a text, in order, without the white space around them."""
    return [
        sentence
        for line in _LINE.finditer(text)
        for sentence in sentences_of(text, line.start(), line.end(), quotations(text, line.start(), line.end()))
    ]


def sentences_of(text: str, start: int, end: int, quoted: list[Quotation]) -> list[Span]:
    """The sentences of one paragraph, where its quotations are known."""
    found: list[Span] = []
    closed = [(begin, over) for begin, over, shut, _ in quoted if shut]
    begin, coming = start, 0
    for stop in _STOP.finditer(text, start, end):
        at = stop.end()
        while coming < len(closed) and closed[coming][1] < at:
            coming += 1
        if coming < len(closed) and closed[coming][0] < at < closed[coming][1]:
            continue
        if _goes_on(text, stop, start, end):
            continue
        _add(found, text, begin, at)
        begin = at
    _add(found, text, begin, end)
    return found


def _goes_on(text: str, stop: re.Match[str], start: int, end: int) -> bool:
    """Whether the sentence runs on behind a stop."""
    rest = text[stop.end() : min(end, stop.end() + 24)].lstrip(" \t\u00a0").lstrip(_OPENING)
    if rest[:1].islower():
        return True
    if stop.group() != ".":
        return False
    dot = stop.start() + 1
    before = text[max(start, dot - 12) : dot]
    if not _SHORTENED.search(before):
        return False
    opened = text[stop.end() : stop.end() + 3].lstrip()[:1] in _DOUBLE
    return not (_ENDS_ANYWAY.search(before) and (opened or _STARTER.match(rest)))


def _add(found: list[Span], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        found.append((start, end))
