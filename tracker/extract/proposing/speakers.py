"""Who speaks: the words of a source made into the fullest name that the text gives, with what kind of source that is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from tracker.domain.proposal import Resolved, Span, Speaker
from tracker.domain.vocabulary import SourceKind
from tracker.extract.proposing.antecedents import Antecedents
from tracker.extract.proposing.clauses import is_adverb
from tracker.extract.proposing.conjuncts import conjuncts
from tracker.extract.proposing.kinds import head_of, is_outlet, kind_of_description, kind_of_name
from tracker.extract.proposing.links import Link
from tracker.extract.proposing.lists import (
    BEFORE_ROLES,
    DATASETS,
    DOCUMENTS,
    GROUPS,
    NATIONALITIES,
    ORGANISATIONS,
    OUTLET_WORDS,
    OWN_WORDS,
    ROLES,
    SMALL,
    TITLES,
    alternatives,
    word_list,
)
from tracker.extract.proposing.people import NAME, Named, People, gender_of
from tracker.extract.proposing.stances import own_hedge
from tracker.extract.saying.statement import CueClass

UNNAMED = Speaker("unnamed", SourceKind.UNNAMED)
PRONOUNS = word_list("pronouns") | {"his", "her", "their", "its"}
NOBODY = frozenset(["nobody", "no one", "none", "neither", "few", "no-one", "nothing", "neither side"])
_LEAD = re.compile(
    rf"^(?:(?:a (?:charge|claim|allegation)|according to|{alternatives('before_a_source')}),? )+", re.IGNORECASE
)
_ARTICLE = re.compile(r"^(?:the|a|an|this|that|these|those|its|our) (?=\S)", re.IGNORECASE)
_DEFINITE = re.compile(r"^(?:the|this|that|its|his|her|their|our) ", re.IGNORECASE)
_TAIL = re.compile(
    rf" (?:seen|obtained|carried|viewed|reviewed|read|leaked) (?:by|to) .*"
    rf"|(?:, | )(?:who|which|whose|whom|that|where)\b.*|, (?:\d{{1,3}}\b|"
    rf"(?:{alternatives('begins_an_aside')})\b).*|(?:[;:(—–]|,(?!\d{{3}})).*",
    re.IGNORECASE | re.DOTALL,
)
"""What only describes a source."""
_OWNER = re.compile(r"^(his|her|their|its)\s+(.*)$", re.IGNORECASE | re.DOTALL)
_OF_A_NAME = re.compile(r"^(.*?)['’]s? (?:own )?((?:[\w-]+ ){0,3}[\w-]+)$", re.DOTALL)
_BEHIND_OWNER = re.compile(r"(?:['’]s|s['’]) ")
_OWNS = re.compile(r"(?:['’]s|s['’]) \w")
_AFTER_PREPOSITION = re.compile(r"\b(?:of|for|at|from|with|to|in|by|on|against|under|near) (?:the )?$", re.IGNORECASE)
_COMMON = GROUPS | ROLES | BEFORE_ROLES | DOCUMENTS | ORGANISATIONS | OUTLET_WORDS | SMALL | NATIONALITIES


class Speakers:
    """Finds out who speaks, in the order of the text: what it says of one sentence depends on those before."""

    def __init__(self, text: str, people: People, sentences: Sequence[Span]) -> None:
        self._text = text
        self._people = people
        self.antecedents = Antecedents(text, people, sentences)

    def of(self, source: Sequence[Span], cue: str, content: Sequence[Span]) -> list[Speaker]:
        """Everybody whom a source phrase joins; unnamed where there is no phrase."""
        if not source:
            return [UNNAMED]
        at = source[0][0]
        pieces = [self._text[start:end] for start, end in source]
        phrase = " ".join(" ".join(piece for piece in pieces if piece.lower() not in ("who", "which", "that")).split())
        if phrase.lower() in PRONOUNS and " " not in phrase:
            found = [self._meant_by(phrase, at, content)]
            self.antecedents.spoke(found, at)
            return found
        phrase = _LEAD.sub("", phrase).strip(" ,;:“”\"'’—–-") if phrase.lower() not in PRONOUNS else phrase
        if not phrase or (" " not in phrase and is_adverb(phrase.lower())):
            return [UNNAMED]
        if phrase.isupper() and " " in phrase:
            phrase = phrase.title()
        found = [self.one(part, at, content) for part in conjuncts(phrase, cue, self._people)]
        self.antecedents.spoke(found, at)
        return found

    def of_link(self, link: Link) -> list[Speaker]:
        """Who speaks in a statement; inside another's, "I" and fitting pronouns are that speaker."""
        said, outer = link.statement, link.outer
        if outer is not None and outer.speakers and (own_hedge(said) or self.ours(said.source)):
            return outer.speakers
        pronoun = self._written(said.source)
        if outer is not None and len(outer.speakers) == 1 and self._means(pronoun, outer.speakers[0]):
            one = outer.speakers[0]
            return [Speaker(one.name, one.kind, pronoun, Resolved.PRONOUN)]
        cue = " ".join(self._text[start:end] for start, end in said.cue)
        denied_before = said.cue_class is CueClass.DENY and said.content and said.content[-1][1] <= said.source[0][0]
        return self.of(said.source, cue, () if denied_before else said.content)

    def ours(self, source: Sequence[Span]) -> bool:
        """Whether whoever writes or speaks is meant: "we believe"."""
        return self._written(source) in ("i", "we")

    def nobody(self, source: Sequence[Span]) -> bool:
        """Whether it is said that nobody says it."""
        return self._written(source) in NOBODY

    def _written(self, source: Sequence[Span]) -> str:
        return " ".join(self._text[start:end] for start, end in source).lower()

    def _means(self, pronoun: str, one: Speaker) -> bool:
        gender = {"he": "m", "she": "f"}.get(pronoun)
        if gender is not None:
            return one.kind is SourceKind.PERSON and self.antecedents.gender(one.name) in ("", gender)
        if pronoun == "it":
            return one.kind in (SourceKind.ORGANISATION, SourceKind.OUTLET)
        return pronoun == "they" and one.kind is SourceKind.GROUP

    def cited(self, phrase: str, at: int) -> list[Speaker]:
        """Whom a paper cites, each by themselves."""
        return [self.one(part, at) for part in conjuncts(phrase, "", self._people)]

    def one(self, phrase: str, at: int, content: Sequence[Span] = ()) -> Speaker:
        """A single source phrase."""
        if phrase.lower() in PRONOUNS:
            return self._meant_by(phrase, at, content)
        return (
            self._owner(phrase, at, content)
            or self._person(phrase, at)
            or self._proper_name(phrase)
            or self._described(phrase, at)
        )

    def _meant_by(self, pronoun: str, at: int, content: Sequence[Span]) -> Speaker:
        found = self.antecedents.of(pronoun.lower(), at, content)
        if found is None:
            return Speaker("unnamed", SourceKind.UNNAMED, pronoun, Resolved.PRONOUN)
        return Speaker(found.name, found.kind, pronoun, Resolved.PRONOUN)

    def _owner(self, phrase: str, at: int, content: Sequence[Span]) -> Speaker | None:
        """Whose words "his memoirs" or "Pulikovsky's accounts" are; "her office" stays an office, but hers."""
        if found := _OWNER.match(phrase):
            thing = _without_tail(found[2]).strip()
            if NAME.search(thing) or self._person(found[2], at):
                return self._person(found[2], at)
            whose = self.antecedents.of(found[1].lower(), at, content)
            if thing.rsplit(" ", 1)[-1].lower() in OWN_WORDS and whose is not None:
                return Speaker(whose.name, whose.kind, phrase, Resolved.PRONOUN)
            name = f"{whose.name}'s {thing}" if whose else phrase[:1].lower() + _without_tail(phrase)[1:]
            kind = kind_of_description(thing, definite=True)
            return Speaker(name, kind, phrase, Resolved.PRONOUN if whose else None)
        if (found := _OF_A_NAME.match(phrase)) and found[2].rsplit(" ", 1)[-1].lower() in OWN_WORDS:
            return self._person(found[1], at)
        return None

    def _person(self, phrase: str, at: int) -> Speaker | None:
        """A person's name in a phrase: with title, description or apposition, or the surname alone."""
        head = _without_tail(phrase)
        if _names_a_thing(head) or ", which " in phrase:
            return None
        if (one := self._at_the_end(head)) is not None:
            return Speaker(one.name, SourceKind.PERSON, phrase)
        for part in (head, phrase[len(head) :].lstrip(", ")[:80] if not NAME.search(head) or _is_role(head) else ""):
            for found in NAME.finditer(part):
                if _AFTER_PREPOSITION.search(part[: found.start()]) or _OWNS.match(part, found.end() - 2):
                    continue
                if speaker := self._by_name(found.group(), phrase, at):
                    return speaker
                if found.group().casefold() not in _COMMON:
                    break
        return None

    def _at_the_end(self, head: str) -> Named | None:
        """A person whose full name ends a long description: "the former Secretary of State Hillary Clinton"."""
        words = head.split()
        for size in (2, 3, 4):
            if size <= len(words) and (one := self._people.full(" ".join(words[-size:]))) is not None:
                behind_preposition = size < len(words) and _AFTER_PREPOSITION.search(" ".join(words[:-size]) + " ")
                return None if behind_preposition or not one.sure else one
        return None

    def _by_name(self, run: str, phrase: str, at: int) -> Speaker | None:
        words = re.sub(r"['’]s?$", "", run).split()
        if "’ " in run or "' " in run or "s " in run:
            behind = _BEHIND_OWNER.split(run)[-1]
            words = behind.split() if self._people.full(behind) is not None else words
        titled, titles = False, set(phrase[: phrase.find(run)].casefold().replace(".", "").split()[-2:])
        while len(words) > 1 and (
            words[0].casefold().rstrip(".") in _COMMON or words[0].casefold().rstrip(".") in TITLES
        ):
            low = words[0].casefold().rstrip(".")
            titled = titled or low in ROLES or low in TITLES
            titles.add(low)
            words = words[1:]
        titled = titled or _is_role(phrase[: phrase.find(words[0])])
        name = " ".join(words)
        if (one := self._people.full(name.title() if name.isupper() else name)) is not None and (one.sure or titled):
            return Speaker(one.name, SourceKind.PERSON, phrase)
        if (
            len(words) == 1
            and (one := self._people.by_part(words[0], at, gender_of(titles))) is not None
            and (one.sure or kind_of_name(name) is None)
        ):
            return Speaker(one.name, SourceKind.PERSON, phrase, Resolved.SURNAME if one.name != words[0] else None)
        whole = self._people.by_part(words[-1], at) if len(words) > 1 and (one is None or not one.sure) else None
        if whole is not None and whole.name.casefold().endswith(f" {name.casefold()}"):
            return Speaker(whole.name, SourceKind.PERSON, phrase, Resolved.SURNAME)
        if titled and (kind_of_name(name) in (None, SourceKind.PERSON) or titles & TITLES):
            return Speaker(name.title() if name.isupper() else name, SourceKind.PERSON, phrase)
        if len(words) > 1 and one is not None and kind_of_name(name) in (None, SourceKind.PERSON):
            return Speaker(one.name, SourceKind.PERSON, phrase)
        return None

    def _proper_name(self, phrase: str) -> Speaker | None:
        """A paper, a ministry, a country: what has a name and is no person."""
        head = _ARTICLE.sub("", _without_tail(phrase).strip())
        names = list(NAME.finditer(head))
        if not names:
            return None
        first, last = names[0], names[-1]
        if first.group() == head and not (" " not in head and head.lower() in _COMMON and not head.isupper()):
            return Speaker(head, kind_of_name(head) or SourceKind.ORGANISATION, phrase)
        before = head[: last.start()]
        if (
            last.end() == len(head)
            and before.islower()
            and " and" not in head
            and not _AFTER_PREPOSITION.search(before)
        ):
            return Speaker(last.group(), kind_of_name(last.group()) or _kind_told(before.strip()), phrase)
        if is_outlet(head) and head[:1].isupper() and head.split(" ", 1)[0].lower() not in _COMMON:
            return Speaker(head, kind_of_name(head) or SourceKind.OUTLET, phrase)
        return None

    def _described(self, phrase: str, at: int) -> Speaker:
        """Somebody without a name; who has been called so before is meant again."""
        head = _without_tail(phrase).strip() or phrase
        definite = bool(_DEFINITE.match(head))
        bare = _ARTICLE.sub("", head)
        if bare.split(" ", 1)[0].lower() in _COMMON:
            bare = _small(bare)
        if definite and (one := self.antecedents.described(head_of(bare), bare, at)) is not None:
            return Speaker(one.name, one.kind, phrase, Resolved.DESCRIPTION)
        kind = kind_of_description(bare, definite=definite or head[:2].lower() != "a ")
        return Speaker(" ".join(bare.split()[:12]), kind, phrase)


@lru_cache(maxsize=256)
def _without_tail(phrase: str) -> str:
    """A source phrase without what only describes it."""
    return _TAIL.sub("", phrase)


def _names_a_thing(head: str) -> bool:
    """Whether a name only says which thing is meant: "two New York newspapers", "the Lund campaign"."""
    last = head.rsplit(" ", 1)[-1]
    return last.islower() and (last in _THINGS or last in GROUPS) and _NAME_BEFORE.search(head) is not None


_THINGS = DOCUMENTS | DATASETS | ORGANISATIONS | OUTLET_WORDS
_NAME_BEFORE = re.compile(r"[A-Z][\w.’'-]*(?: [a-z-]+){1,2}$")


def _small(words: str) -> str:
    first = words.split(" ", 1)[0]
    if first.lower() in NATIONALITIES or first.isupper():
        return words
    return words[:1].lower() + words[1:]


def _is_role(words: str) -> bool:
    found = re.findall(r"[\w’'-]+", words.casefold())
    return bool(found) and (found[-1] in ROLES or found[-1] in TITLES)


def _kind_told(before: str) -> SourceKind:
    head = head_of(before)
    if head in OUTLET_WORDS:
        return SourceKind.OUTLET
    return SourceKind.PERSON if head in ROLES else SourceKind.ORGANISATION


def in_a_sentence(one: Speaker) -> str:
    """A speaker as a sentence has them: "the council", "Ida Holm"."""
    written = one.written.lower()
    article = written.split(" ", 1)[0]
    if one.resolved is not None or article not in ("the", "a", "an"):
        return one.name
    by_name = one.kind is SourceKind.PERSON and not written.startswith(f"{article} {one.name.lower()}")
    return one.name if by_name else f"{article} {one.name}"
