"""The people a text names: who is meant by a surname, a pronoun or "the minister" is looked up here."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from tracker.extract.proposing.lists import (
    BEFORE_ROLES,
    FEMALE,
    FEMALE_NAMES,
    FIRST_NAMES,
    MALE,
    MALE_NAMES,
    NATIONALITIES,
    ORGANISATION_NAMES,
    OUTLET_NAMES,
    OUTLETS,
    PLACES,
    ROLES,
    SMALL,
    TITLES,
    alternatives,
)

_CAPITAL = r"[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĻŁŃŅŇŌŐŒŘŚŞŠŢŤŪŮŰŲŹŻŽА-ЯΑ-Ω]"
_SHORT = r"(?:Mr|Mrs|Ms|Dr|Gen|Col|Sgt|Lt|Capt|Rev|Prof|Sen|Rep|Gov|St|Jr|Sr|[A-Z])\."
_PART = rf"(?:{_SHORT}|{_CAPITAL}[\w’'-]*)"
NAME = re.compile(rf"\b{_PART}(?: (?:(?:{alternatives('between_names')}) ){{0,2}}{_PART}){{0,7}}")
"""A run of capitals, with the small words that stand inside names."""
_POSSESSION = re.compile(r"['’]s?$")
_OWNING = ("'s", "’s", "s'", "s’")
_WORD = re.compile(r"[\w’'-]+")
_OF_A_PERSON = re.compile(r",? (?:who\b|(?:now |aged )?\d)")
_APPOSITION = re.compile(r",? (?:the|a|an|his|her|its|their|who|(?:now |aged )?\d{1,2}(?=[,.]))\b ?([^,.;:()\n]{0,60})")


_RECENT = 30
"""Mentions among which whoever is named most has the surname that two have."""


@dataclass(slots=True, eq=False)
class Named:
    """Somebody whose full name a text gives."""

    name: str
    at: int
    gender: str = ""
    """"f", "m" or "" where nothing tells."""
    roles: set[str] = field(default_factory=set)
    sure: bool = False
    """Whether a title, a role or a first name shows that it is a person."""


class People:
    """Everybody a text names, and where it speaks of whom."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._by_word: dict[str, list[Named]] = {}
        self._by_name: dict[str, Named] = {}
        self.mentions: list[tuple[int, Named]] = []
        self.others: list[tuple[int, str]] = []
        """Names that are no person's, and where: "Moscow", "Delta Grain"."""
        alone: list[tuple[int, str]] = []
        titled: dict[str, tuple[int, str]] = {}
        for start, words, before in _runs(text):
            if len(words) > 1 and _may_be_a_person(words, before):
                self._name(start, words, before)
            elif len(words) == 1:
                alone.append((start, words[0]))
                if title := gender_of(set(before)):
                    titled.setdefault(words[0], (start, title))
            else:
                self.others.append((start, " ".join(words)))
        for word, (start, gender) in titled.items():
            if word.casefold() not in self._by_word:
                self._by_word[word.casefold()] = [Named(word, start, gender, set(), sure=True)]
        self._places = [at for at, _ in self.mentions]
        for start, word in alone:
            if word.casefold() in self._by_word:
                known = self.by_part(word, start)
                if known is not None:
                    self.mentions.append((start, known))
            else:
                self.others.append((start, word))
        self.mentions.sort(key=lambda mention: mention[0])
        self._places = [at for at, _ in self.mentions]

    def _name(self, start: int, words: list[str], before: list[str]) -> None:
        written = " ".join(words)
        name = written.title() if written.isupper() else written
        one = self._by_name.get(name)
        if one is None:
            one = self._by_name[name] = Named(name, start)
            self._by_word.setdefault(words[-1].casefold(), []).insert(0, one)
            for word in words[:-1]:
                self._by_word.setdefault(word.casefold(), []).append(one)
        self.mentions.append((start, one))
        behind = _APPOSITION.match(self._text, start + len(name), start + len(name) + 90)
        roles = {*before, *(_WORD.findall(behind[1].casefold())[:6] if behind else ())}
        one.roles |= roles & (ROLES | TITLES)
        first = words[0].casefold()
        one.sure = one.sure or bool(one.roles) or first in FIRST_NAMES or bool(behind and _OF_A_PERSON.match(behind[0]))
        one.gender = one.gender or _gender(first, roles)

    def full(self, name: str) -> Named | None:
        """The person who goes by a full name."""
        return self._by_name.get(name)

    def by_part(self, word: str, at: int, gender: str = "") -> Named | None:
        """Who goes by a part of a name, a surname before a first name; at best somebody named before, of the gender told."""
        low = word.casefold()
        known = self._by_word.get(low)
        if not known:
            return None
        known = [one for one in known if _last(one) == low] or known
        if gender and len(known) > 1:
            known = [one for one in known if one.gender in ("", gender)] or known
        if len(known) == 1:
            return known[0]
        place = bisect_left(self._places, at)
        recent = [one for _, one in self.mentions[max(0, place - _RECENT) : place] if one in known]
        return max(recent, key=recent.count) if recent else known[0]

    def before(self, at: int, since: int = 0) -> Iterator[tuple[int, Named]]:
        """Who is mentioned before a place, the latest first."""
        for place in range(bisect_left(self._places, at) - 1, -1, -1):
            start, one = self.mentions[place]
            if start < since:
                return
            yield start, one

    def described(self, role: str, at: int) -> Named | None:
        """Whom a text has called by a role before: "the minister"."""
        for _, one in self.before(at):
            if role in one.roles:
                return one
        return None


def _last(one: Named) -> str:
    return one.name.rsplit(" ", 1)[-1].casefold()


def gender_of(words: set[str]) -> str:
    """ "f" or "m" where one of the words tells: "mrs", "his mother"."""
    return "f" if words & FEMALE else "m" if words & MALE else ""


def _gender(first: str, roles: set[str]) -> str:
    for words, gender in ((FEMALE, "f"), (MALE, "m")):
        if roles & words:
            return gender
    return "f" if first in FEMALE_NAMES else "m" if first in MALE_NAMES else ""


def _runs(text: str) -> Iterator[tuple[int, list[str], list[str]]]:
    """Runs of capitals as names: where, the words of the name, and the titles and roles before it in small letters."""
    for found in NAME.finditer(text):
        run, start = found[0], found.start()
        words = run.split(" ") if " " in run else [run]
        if len(words) == 1:
            if run.casefold() not in SMALL:
                yield start, [_POSSESSION.sub("", run) if run[-1] in "'’s" else run], []
            continue
        before = _roles_before(text, start)
        while words and (low := words[0].casefold().rstrip(".")) and (low in SMALL or _describes(low, words)):
            if low not in SMALL:
                before.append(low)
            start += len(words.pop(0)) + 1
        owner = max((at for at in range(1, len(words) - 1) if words[at - 1].endswith(_OWNING)), default=0)
        if owner and words[owner].casefold() in FIRST_NAMES:
            yield start, [*words[: owner - 1], _POSSESSION.sub("", words[owner - 1])], []
            start += sum(len(word) + 1 for word in words[:owner])
            words, before = words[owner:], []
        cut = _title_inside(words)
        if cut:
            before += [word.casefold().rstrip(".") for word in words[:cut]]
            start += sum(len(word) + 1 for word in words[:cut])
            words = words[cut:]
        if words:
            words[-1] = _POSSESSION.sub("", words[-1])
        if words and words[0]:
            yield start, words, before


def _title_inside(words: list[str]) -> int:
    """Where the name begins behind a title inside a run: "Texas Sen. Ted Cruz"."""
    for at in range(len(words) - 3, -1, -1):
        low = words[at].casefold().rstrip(".")
        if (low in TITLES or low in ROLES) and words[at + 1].casefold() not in ORGANISATION_NAMES:
            return at + 1
    return 0


def _describes(low: str, words: list[str]) -> bool:
    """Whether the first word of a run is a title, role or origin rather than a name: "US President Joe Biden"."""
    if low in TITLES or low in ROLES:
        return len(words) > 1
    if low in BEFORE_ROLES or low in NATIONALITIES:
        return (len(words) > 2 and not (low == "us" and words[0] != "US")) or (
            len(words) == 2 and words[1].casefold() in ROLES
        )
    return False


def _roles_before(text: str, start: int) -> list[str]:
    """The small words right before a name if they are a role: "chief executive Nora Finch"."""
    words = _WORD.findall(text[max(0, start - 40) : start]) if text[start - 1 : start] == " " else []
    found: list[str] = []
    for word in reversed(words):
        low = word.casefold()
        if low not in ROLES and low not in BEFORE_ROLES and not (found and low in NATIONALITIES):
            break
        found.append(low)
    return found if ROLES & set(found) else []


def _may_be_a_person(words: list[str], before: list[str]) -> bool:
    if any(word.endswith(_OWNING) for word in words[:-1]):
        return False
    lows = [word.casefold().rstrip(".") for word in words]
    if before:
        return not (set(lows[-1:]) & ORGANISATION_NAMES and lows[0] not in FIRST_NAMES)
    if lows[0] in FIRST_NAMES:
        return not set(lows) & (ORGANISATION_NAMES - {"united", "group"})
    if len(words) > 4 or set(lows) & (ORGANISATION_NAMES | OUTLETS) or lows[-1] in OUTLET_NAMES:
        return False
    if any(word.isupper() and len(word) > 3 for word in words) and not all(word.isupper() for word in words):
        return False
    return not any(
        (low in PLACES or low in NATIONALITIES) and (len(low) > 2 or word.isupper())
        for low, word in zip(lows, words, strict=True)
    )
