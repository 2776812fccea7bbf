"""What a sentence leans on that does not stand in it: who "he" is, who speaks, what a list is a list of.

"He was ill" is the same words under another man and says another thing. So where a sentence does not say itself whom it is
about, is nothing but a quotation, is a bare answer, or stands in a list or a turn, what it hangs on is compared too: the names
in the sentences before and what they are about, not their every word, so that a figure put right there takes back nothing here.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Set
from functools import cached_property
from typing import NamedTuple

from tracker.domain.fate import Change
from tracker.domain.vocabulary import ChangeKind
from tracker.intake.alignment.difference import shown_apart
from tracker.intake.alignment.lists import lead_ins, unmarked
from tracker.intake.alignment.pronouns import known_names, leaves_open_who, names_somebody
from tracker.intake.alignment.tokens import content_words, names_in, token_spans
from tracker.intake.alignment.units import Units, is_bare_quotation
from tracker.intake.alignment.word_lists import DAYS, HEDGES, NEGATIONS, NUMBERS, REPORTING

_FAR = 4
"""Sentences without a name looked back over for one."""
_ROW = 60
"""Sentences looked back over that all lean on one another."""
_NEAR = 2
"""Sentences before one whose every name counts; of those farther off, only the one that says who is meant."""
_LONG = 2_000
"""Code points of a sentence that are read for its subject."""
_ANSWER = re.compile(
    r"(?:yes|no|none|neither|both|maybe|perhaps|never|nobody|correct|right|wrong|false|true)\b", re.IGNORECASE
)
_BRIEF = 4
"""Words of an answer that says nothing without its question."""


class Ground(NamedTuple):
    """What a sentence leans on; all of it empty where it stands by itself."""

    names: frozenset[str] = frozenset()
    topic: str = ""
    leads: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    """The sentences that say who is meant, the one that names somebody first."""

    @property
    def key(self) -> str:
        """What must be the same for the sentence to say the same, in few signs."""
        told = "\0".join(("\1".join(sorted(self.names)), self.topic, *self.leads))
        return hashlib.sha256(told.encode()).hexdigest()[:16]


class Grounds:
    """What the sentences of one text lean on, found as it is asked for."""

    def __init__(self, units: Units, known: Set[str]) -> None:
        """Begin; `known` are the names of both texts, so that a sentence leans in both or in neither."""
        self._units, self._known = units, known
        self._leaning: dict[int, bool] = {}

    def of(self, at: int) -> Ground:
        """What a sentence leans on."""
        leads = (*self._leads[at], *self._question(at))
        if not self._leans(at):
            return Ground(leads=leads)
        quoted = is_bare_quotation(self._words(at))
        behind = self._speaker_behind(at) if quoted else ""
        names, told = set(names_in(_tokens(behind))), [behind] if behind else []
        topic = ""
        for place, leans, named in self._looking_back(at):
            words = self._units.words[place][:_LONG]
            if at - place <= _NEAR or named:
                names.update(_told_by(words) if quoted else names_in(_tokens(words)))
            topic = topic or ("" if leans else _topic(words))
            told.append(words)
        return Ground(frozenset(names), topic, leads, tuple(reversed(told)))

    def _words(self, at: int) -> str:
        return unmarked(self._units.words[at])

    def _leans(self, at: int) -> bool:
        if at not in self._leaning:
            words = self._words(at)
            self._leaning[at] = is_bare_quotation(words) or leaves_open_who(words, self._known)
        return self._leaning[at]

    def _looking_back(self, at: int) -> Iterator[tuple[int, bool, bool]]:
        """The sentences before one, the nearest first, back to one that names somebody; whether each leans on another, and
        whether it is the one that names."""
        nameless = 0
        for place in range(at - 1, max(-1, at - 1 - _ROW), -1):
            leans = self._leans(place)
            named = not leans and names_somebody(self._words(place), self._known)
            yield place, leans, named
            nameless += not leans
            if named or nameless >= _FAR:
                return

    def _speaker_behind(self, at: int) -> str:
        """The sentence behind a paragraph that is a quotation, where it may say whose that is."""
        if at + 1 == len(self._units) or self._units.same_paragraph(at, at + 1):
            return ""
        if at and self._units.same_paragraph(at - 1, at) and not is_bare_quotation(self._words(at - 1)):
            return ""  # whoever speaks was named in the same paragraph
        words = self._words(at + 1)[:_LONG]
        return words if any(token in REPORTING for token in _tokens(words)) else ""

    @cached_property
    def _leads(self) -> list[tuple[str, ...]]:
        return lead_ins(self._units)

    def _question(self, at: int) -> tuple[str, ...]:
        """What a bare answer answers."""
        words = self._units.words[at]
        if not at or len(words) >= 60 or len(words.split(" ")) > _BRIEF:
            return ()
        answer = _ANSWER.match(words)
        bare = answer is not None and not words[answer.end() :][:1].strip(".,:;!?")
        asked = self._units.words[at - 1].endswith("?") and (answer or not self._units.same_paragraph(at - 1, at))
        return (self._units.words[at - 1],) if bare or asked else ()


class Leaning:
    """Two texts, and what sentences lean on that stand in both."""

    def __init__(self, old: Units, new: Units) -> None:
        """Begin with both texts."""
        known = known_names(old.folded.text) | known_names(new.folded.text)
        self._old, self._new = Grounds(old, known), Grounds(new, known)

    def change(self, at: int, partner: int) -> Change | None:
        """What a sentence leans on that is otherwise in the new text; None where nothing is."""
        old, new = self._old.of(at), self._new.of(partner)
        if old.key == new.key:
            return None
        before, after = _telling(old, new)
        return Change(ChangeKind.SUBJECT, *shown_apart(before, after), stood_on=old.key, stands_on=new.key)


def _telling(old: Ground, new: Ground) -> tuple[str, str]:
    """The words on either side that show what is otherwise."""
    if old.leads != new.leads:
        return _apart(old.leads, new.leads)
    if old.subjects and new.subjects and old.subjects[0] == new.subjects[0]:
        return _apart(old.subjects[::-1], new.subjects[::-1])
    return _apart(old.subjects, new.subjects)


def _apart(old: tuple[str, ...], new: tuple[str, ...]) -> tuple[str, str]:
    """The first words of two rows that are not the same; "nothing" where one of them has no more."""
    most = max(len(old), len(new))
    padded = [(*row, *["nothing"] * (most - len(row))) for row in (old, new)]
    return next((pair for pair in zip(*padded, strict=True) if pair[0] != pair[1]), ("nothing", "nothing"))


def _told_by(words: str) -> list[str]:
    """The names in a sentence, and the words by which it passes something on."""
    tokens = _tokens(words[:_LONG])
    return [*names_in(tokens), *(word for word in tokens if word in REPORTING)]


def _tokens(words: str) -> list[str]:
    return [words[start:end] for start, end in token_spans(words)]


def _topic(words: str) -> str:
    """The first word of a sentence that names something."""
    for word in content_words(words):
        if word[0].isalpha() and word.capitalize() not in DAYS and word not in NUMBERS | HEDGES | NEGATIONS:
            return word
    return ""
