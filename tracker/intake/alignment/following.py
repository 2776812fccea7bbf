"""What became of a passage: the words a claim stands on, in their sentence, followed from one text into the next."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from tracker.domain.fate import Change, Fate
from tracker.domain.proposal import Span
from tracker.domain.vocabulary import Verdict
from tracker.intake.alignment.choosing import Choice, Chooser
from tracker.intake.alignment.leaning import Leaning
from tracker.intake.alignment.matching import Stretch, differences
from tracker.intake.alignment.pairing import Pairs
from tracker.intake.alignment.tokens import content_words
from tracker.intake.alignment.units import Units
from tracker.intake.alignment.wording import Reading, changes_between, read

_TELLING = 3
"""Words, beside those that stand everywhere, by which a passage is known outside its sentence."""
_SCATTERED = 3
"""Sentences that may have come between those of one passage."""


class _Held(NamedTuple):
    """A stretch of either text, held against each other."""

    old: Reading
    new: Reading
    apart: list[Stretch]
    changes: tuple[Change, ...]


class Follower:
    """Two texts of one story, held against each other once, for any number of passages."""

    def __init__(self, old: str, new: str) -> None:
        """Cut and pair them."""
        self.old, self.new = Units(old), Units(new)
        self.pairs = Pairs(self.old.words, self.new.words)
        self._held: dict[tuple[range, range], _Held] = {}
        self._fates: dict[Span, Fate] = {}

    @cached_property
    def _chooser(self) -> Chooser:
        return Chooser(self.old.words, self.new.words, self.pairs)

    @cached_property
    def _leaning(self) -> Leaning:
        return Leaning(self.old, self.new)

    def fate(self, passage: Span) -> Fate:
        """What became of a passage of the old text; looked for once."""
        if passage not in self._fates:
            self._fates[passage] = self._fate(passage)
        return self._fates[passage]

    def _fate(self, passage: Span) -> Fate:
        start, end = passage
        inner = self.old.folded.inward(passage) if 0 <= start < end <= self.old.folded.length else (0, 0)
        touched = self.old.holding(inner) if inner[0] < inner[1] else range(0)
        if not touched:
            return Fate(Verdict.ORPHAN)
        partners = [self.pairs.partner.get(at, -1) for at in touched]
        if partners[0] >= 0 and partners == list(range(partners[0], partners[0] + len(partners))):
            return self._standing(inner, touched, partners)
        return self._changed(inner, touched)

    def between(self, passage: Span, there: Span) -> tuple[Change, ...]:
        """What is otherwise in the sentences around these words of the new text, where somebody said that a passage of the old
        one stands on them."""
        touched = self.old.holding(self.old.folded.inward(passage))
        region = self.new.holding(self.new.folded.inward(there))
        return self._reading(touched, region).changes if touched and region else ()

    def fresh(self) -> list[Span]:
        """The sentences of the new text that stand nowhere in the old one."""
        known = set(self.old.words)
        return [
            self.new.outward(span)
            for span, words in zip(self.new.spans, self.new.words, strict=True)
            if words not in known
        ]

    def _standing(self, inner: Span, touched: range, partners: Sequence[int]) -> Fate:
        """The fate of a passage whose sentences all stand in the new text, one behind the other."""
        start = self.new.spans[partners[0]][0] + inner[0] - self.old.spans[touched[0]][0]
        end = self.new.spans[partners[-1]][0] + inner[1] - self.old.spans[touched[-1]][0]
        span = self.new.outward((start, end))
        leaning = tuple(dict.fromkeys(self._leaning_elsewhere(touched, partners)))
        moved = any(map(self.pairs.moved, touched))
        return Fate(Verdict.MOVED if moved else Verdict.IDENTICAL, span, leaning)

    def _leaning_elsewhere(self, touched: range, partners: Sequence[int]) -> Iterator[Change]:
        """What these sentences lean on that is otherwise."""
        for at, partner in zip(touched, partners, strict=True):
            if (change := self._leaning.change(at, partner)) is not None:
                yield change

    def _changed(self, inner: Span, touched: range) -> Fate:
        """The fate of a passage of which some sentence is not in the new text, or not where it was."""
        choices = [self._choice(at) for at in touched]
        unsure = [places for choice in choices for places in choice.candidates if choice.places is None]
        if unsure:
            return self._orphan(unsure)
        found = [choice.places for choice in choices if choice.places is not None]
        if not found:
            return self._elsewhere(inner)
        region = range(min(one.start for one in found), max(one.stop for one in found))
        starts = [one.start for one in found]
        if starts != sorted(starts) or len(region) > sum({one: len(one) for one in found}.values()) + _SCATTERED:
            return self._orphan(found)
        return self._reworded(inner, touched, region)

    def _choice(self, at: int) -> Choice:
        partner = self.pairs.partner.get(at)
        return self._chooser.choice(at) if partner is None else Choice(range(partner, partner + 1))

    def _orphan(self, places: Sequence[range]) -> Fate:
        spans = dict.fromkeys(self.new.outward(_reach(self.new, one)) for one in places)
        return Fate(Verdict.ORPHAN, candidates=tuple(spans))

    def _reworded(self, inner: Span, touched: range, region: range) -> Fate:
        """The fate of a passage whose sentence is another now."""
        old, new, apart, changes = self._reading(touched, region)
        begin, base = self.old.spans[touched[0]][0], self.new.spans[region[0]][0]
        span = _followed((inner[0] - begin, inner[1] - begin), old, new, apart)
        if span is None:
            return self._elsewhere(inner)
        return Fate(Verdict.REWORDED, self.new.outward((base + span[0], base + span[1])), changes)

    def _reading(self, touched: range, region: range) -> _Held:
        """Both stretches of text word by word, and where they differ; read once for all passages in them."""
        if (touched, region) not in self._held:
            start, end = _reach(self.old, touched)
            old = read(self.old.folded.text[start:end])
            start, end = _reach(self.new, region)
            new = read(self.new.folded.text[start:end])
            apart = differences(old.words, new.words)
            self._held[touched, region] = _Held(old, new, apart, changes_between(old, new, apart))
        return self._held[touched, region]

    def _elsewhere(self, inner: Span) -> Fate:
        """The fate of a passage that lost its sentence: its words may stand in another, once."""
        words = self.old.folded.text[inner[0] : inner[1]]
        if len(content_words(words)) < _TELLING:
            return Fate(Verdict.GONE)
        places = _whole_words(self.new.folded.text, words)
        free = [at for at in places if not self.pairs.taken.issuperset(self.new.holding((at, at + len(words))))]
        if len(free) == 1:
            span = (free[0], free[0] + len(words))
            home = self.new.holding(span)
            changes = self._reading(self.old.holding(inner), home).changes
            return Fate(Verdict.REWORDED, self.new.outward(span), changes)
        if free:
            spans = tuple(self.new.outward((at, at + len(words))) for at in free[:5])
            return Fate(Verdict.ORPHAN, candidates=spans)
        return Fate(Verdict.GONE)


class Followers:
    """The earlier texts of a story, each held against a new one once."""

    def __init__(self, new: str) -> None:
        """Nothing is held against it yet."""
        self.new = new
        self._of: dict[str, Follower] = {}

    def of(self, old: str) -> Follower:
        """One of them, by its text."""
        if old not in self._of:
            self._of[old] = Follower(old, self.new)
        return self._of[old]


def _reach(units: Units, places: range) -> Span:
    """From the first of some units to the last."""
    return units.spans[places[0]][0], units.spans[places[-1]][1]


def _followed(passage: Span, old: Reading, new: Reading, apart: Sequence[Stretch]) -> Span | None:
    """A passage of the one stretch in the other; None where nothing became of it."""
    words = old.text[passage[0] : passage[1]]
    there = _whole_words(new.text, words)
    if len(there) == 1 and len(_whole_words(old.text, words)) == 1:
        return there[0], there[0] + len(words)
    first = bisect_right(old.spans, passage[0], key=lambda span: span[1])
    last = max(first, bisect_right(old.spans, passage[1] - 1, key=lambda span: span[0]) - 1)
    start, exact_start = _new_place(apart, first, end=False)
    end, exact_end = _new_place(apart, last, end=True)
    if start >= end:
        return None
    into, short = passage[0] - old.spans[first][0], old.spans[last][1] - passage[1]
    begin, over = new.spans[start][0], new.spans[end - 1][1]
    return begin + (max(0, into) if exact_start else 0), over - (max(0, short) if exact_end else 0)


def _new_place(apart: Sequence[Stretch], word: int, *, end: bool) -> tuple[int, bool]:
    """Where a word begins, or ends, in the other text, and whether it is the same word there."""
    place = bisect_right(apart, word, key=lambda part: part.start) - 1
    while place >= 0 and apart[place].start == apart[place].end == word and place > 0 and apart[place - 1].end > word:
        place -= 1
    if place < 0:
        return word + end, True
    part = apart[place]
    if word < part.end:
        return (part.new_end if end else part.new_start), False
    return word - part.end + part.new_end + end, True


def _whole_words(text: str, words: str) -> list[int]:
    """Where words stand in a text, not as a part of longer ones; ten at most."""
    found: list[int] = []
    at = text.find(words)
    while at >= 0 and len(found) < 10:
        over = at + len(words)
        cut = (at and text[at - 1].isalnum() and words[0].isalnum()) or (
            text[over : over + 1].isalnum() and words[-1].isalnum()
        )
        if not cut:
            found.append(at)
        at = text.find(words, at + 1)
    return found
