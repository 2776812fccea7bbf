"""Whom a pronoun means: looked for backwards, sentence by sentence, whoever spoke last before whoever is only named."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from tracker.domain.proposal import Span, Speaker
from tracker.domain.vocabulary import SourceKind
from tracker.extract.proposing.kinds import kind_of_name
from tracker.extract.proposing.lists import GROUPS, ORGANISATIONS, OUTLET_WORDS, PLACES, ROLES, word_list
from tracker.extract.proposing.people import Named, People

_GENDER = {**dict.fromkeys(["he", "him", "his"], "m"), **dict.fromkeys(["she", "her", "hers"], "f")}
_MANY = frozenset([SourceKind.GROUP, SourceKind.ORGANISATION, SourceKind.UNNAMED])
_THINGS = frozenset([SourceKind.ORGANISATION, SourceKind.OUTLET, SourceKind.AGENCY, SourceKind.DOCUMENT])
_FIRMS = word_list("firms")
_BODY = re.compile(r"The ((?:[a-z-]+ ){1,4})")
_BACK = 8
"""Sentences that are looked back over."""


class Antecedents:
    """Who has spoken and who has been named, as a reader has it in mind."""

    def __init__(self, text: str, people: People, sentences: Sequence[Span]) -> None:
        self._text = text
        self._people = people
        self._starts = [start for start, _ in sentences]
        self._spoke: dict[int, list[Speaker]] = {}

    def sentence_of(self, at: int) -> int:
        """The number of the sentence that a place is in."""
        return max(0, bisect_right(self._starts, at) - 1)

    def spoke(self, speakers: Sequence[Speaker], at: int) -> None:
        """Bear in mind who has spoken there."""
        self._spoke.setdefault(self.sentence_of(at), []).extend(one for one in speakers if one.name != "unnamed")

    def of(self, pronoun: str, at: int, content: Sequence[Span] = ()) -> Speaker | None:
        """Who is meant; nobody rather than a guess where nothing fits."""
        gender = _GENDER.get(pronoun)
        if gender:
            return self._person(gender, at, content)
        if pronoun in ("they", "them", "their"):
            return self._last_speaker(at, _MANY) or self._only_person(at, content)
        if pronoun in ("it", "its"):
            return self._last_speaker(at, _THINGS) or self._body(at)
        return self._last_speaker(at, frozenset(SourceKind)) if pronoun in ("i", "we", "my", "our") else None

    def _person(self, gender: str, at: int, content: Sequence[Span]) -> Speaker | None:
        here = self.sentence_of(at)
        for number in range(here, max(-1, here - _BACK), -1):
            if number < here and (one := self._speaker_of(number, gender)) is not None:
                return one
            named = self._named_in(number, at, content, gender)
            if named:
                return Speaker(named[0].name, SourceKind.PERSON)
        return None

    def _speaker_of(self, number: int, gender: str) -> Speaker | None:
        for one in reversed(self._spoke.get(number, ())):
            named = self._people.full(one.name)
            if one.kind is SourceKind.PERSON and (named is None or named.gender in ("", gender)):
                return one
        return None

    def _named_in(self, number: int, at: int, content: Sequence[Span], gender: str) -> list[Named]:
        """The people a sentence names before a place, in order, outside what is said."""
        if number >= len(self._starts):
            return []
        start = self._starts[number]
        end = self._starts[number + 1] if number + 1 < len(self._starts) else len(self._text)
        fitting = [
            one
            for place, one in self._people.before(min(at, end), start)
            if not (place < at < end and _aside(self._text[max(0, place - 12) : place]))
            and (one.sure or one.gender)
            and one.gender in ("", gender)
            and not _inside(place, content)
        ]
        return fitting[::-1]

    def _last_speaker(self, at: int, kinds: frozenset[SourceKind]) -> Speaker | None:
        here = self.sentence_of(at)
        for number in range(here, max(-1, here - 4), -1):
            for one in reversed(self._spoke.get(number, ())):
                if one.kind in kinds:
                    return one
        return None

    def _body(self, at: int) -> Speaker | None:
        """The body that the sentence before begins with: "the council"."""
        here = self.sentence_of(at)
        found = _BODY.match(self._text, self._starts[here - 1], self._starts[here - 1] + 60) if here else None
        words = found[1].split() if found else []
        for size, word in enumerate(words, 1):
            if word in ORGANISATIONS:
                return Speaker(" ".join(words[:size]), SourceKind.ORGANISATION)
        return None

    def _only_person(self, at: int, content: Sequence[Span]) -> Speaker | None:
        """The one person spoken of, whom "they" may mean."""
        here = self.sentence_of(at)
        start = self._starts[max(0, here - 3)] if self._starts else 0
        named = {one.name: one for place, one in self._people.before(at, start) if not _inside(place, content)}
        return Speaker(next(iter(named)), SourceKind.PERSON) if len(named) == 1 else None

    def gender(self, name: str) -> str:
        """ "f" or "m" of a person, "" where nothing tells."""
        one = self._people.full(name)
        return one.gender if one else ""

    def _firm(self, at: int) -> str | None:
        """The firm that one of the last sentences begins with."""
        here = self.sentence_of(at)
        starts = set()
        for number in range(max(0, here - 4), here):
            start = self._starts[number]
            starts |= {start, start + 4}
        since = min(starts, default=at)
        doubtful = [(place, one.name) for place, one in self._people.before(at, since) if not one.sure]
        others = [(place, name) for place, name in self._people.others if since <= place < at]
        for place, name in sorted([*doubtful, *others], reverse=True):
            if (
                place < at
                and place in starts
                and name.casefold() not in PLACES | GROUPS
                and kind_of_name(name) in (None, SourceKind.ORGANISATION)
            ):
                return name
        return None

    def described(self, head: str, phrase: str, at: int) -> Speaker | None:
        """Who has been called by a description before: "the minister", "the company"."""
        if " " in phrase and not phrase.lower().endswith(f" {head}"):
            return None
        if head in ROLES and head not in GROUPS:
            one = self._people.described(head, at)
            return Speaker(one.name, SourceKind.PERSON) if one else None
        if " " not in phrase and (head in ORGANISATIONS or head in OUTLET_WORDS):
            wanted = (SourceKind.OUTLET, SourceKind.AGENCY) if head in OUTLET_WORDS else (SourceKind.ORGANISATION,)
            last = self._last_speaker(at, frozenset(wanted))
            if last is not None and last.name[:1].isupper():
                return last
            name = self._firm(at) if head in _FIRMS else None
            return Speaker(name, SourceKind.ORGANISATION) if name else None
        return None


def _aside(before: str) -> bool:
    """Whether a name stands behind a preposition, so that it is not what its sentence is about: "questioned by NAME, he"."""
    words = before.lower().split()
    return bool(words) and words[-1] in ("by", "with", "to", "for", "of", "from", "against", "about", "like", "than")


def _inside(at: int, spans: Sequence[Span]) -> bool:
    return any(start <= at < end for start, end in spans)
