"""What somebody who speaks looks like: a person, a paper, an agency, a group, a paper document, or nobody named."""

from __future__ import annotations

import re
from functools import cache

from tracker.domain.vocabulary import SourceKind
from tracker.extract.lexicon import tables_of
from tracker.extract.proposing.lists import (
    DATASETS,
    DAYS,
    DOCUMENTS,
    FIRST_NAMES,
    GROUPS,
    ORGANISATION_NAMES,
    ORGANISATIONS,
    OUTLET_NAMES,
    OUTLET_WORDS,
    OUTLETS,
    PLACES,
    ROLES,
    TITLES,
    alternatives,
    word_list,
)

_WORD = re.compile(r"[\w’'&-]+")
_HEAD_ENDS = re.compile(rf" (?:{alternatives('ends_a_head')})\b|[,(:;]")
_COUNTED = re.compile(rf"^(?:\d+|{alternatives('counts')}|a (?:dozen|few|handful|number|group))\b", re.IGNORECASE)
_UNNAMED_HEADS = word_list("unnamed_heads")

_BEFORE_PARTICIPLE = DOCUMENTS | DATASETS | ROLES | GROUPS | ORGANISATIONS
"""Behind these a word in -ed only describes: "message received in ..."."""
_SPEAKS_FOR = frozenset(["spokesman", "spokeswoman", "spokesperson"])
"""Without a name still known to whoever asks where they speak for."""


def head_of(phrase: str) -> str:
    """The word a description turns on, in small letters: "people" of "two people familiar with the matter"."""
    cut = _HEAD_ENDS.search(phrase, 1)
    words = _WORD.findall(phrase[: cut.start()] if cut else phrase)
    if cut and len(words) > 1 and words[-1].endswith("ed") and words[-2].lower() in _BEFORE_PARTICIPLE:
        words.pop()
    return words[-1].lower() if words else ""


def is_group(phrase: str) -> bool:
    """Whether a description stands for many: "experts", "two officials"."""
    head = head_of(phrase)
    return (head in GROUPS and head != "police") or bool(_COUNTED.match(phrase))


@cache
def _agencies() -> frozenset[str]:
    return frozenset(name.casefold() for names in tables_of("agencies")["names"] for name in names)


def is_outlet(name: str) -> bool:
    """Whether a name or description is a paper's, a station's or an agency's."""
    return kind_of_name(name) in (SourceKind.OUTLET, SourceKind.AGENCY) or head_of(name) in OUTLET_WORDS


def kind_of_name(name: str) -> SourceKind | None:
    """What a proper name is the name of, as its words show; None where they show nothing."""
    low = name.casefold()
    if low in _agencies() or low.startswith("agence ") or low.endswith(" news agency"):
        return SourceKind.AGENCY
    words = [word.casefold() for word in _WORD.findall(name)]
    if not words or low in DAYS:
        return None
    if low in OUTLETS or words[0] in OUTLETS or (words[-1] in OUTLET_NAMES and words[0] not in FIRST_NAMES):
        return SourceKind.OUTLET
    if "radio" in words or "tv" in words or "television" in words or (words[0] == "daily" and len(words) > 1):
        return SourceKind.OUTLET
    if low in PLACES or set(words) & ORGANISATION_NAMES or words[-1] in ORGANISATIONS:
        return SourceKind.ORGANISATION
    if len(words) == 1 and name.isupper() and len(name) > 1:
        return SourceKind.ORGANISATION
    if words[0] in FIRST_NAMES and len(words) > 1:
        return SourceKind.PERSON
    return None


def kind_of_description(phrase: str, *, definite: bool) -> SourceKind:
    """What a description without a name is: "two officials", "a senior diplomat", "the coroner", "the lawsuit"."""
    head = head_of(phrase)
    if head in DATASETS:
        return SourceKind.DATASET
    if is_group(phrase):
        return SourceKind.GROUP
    if head in OUTLET_WORDS and head not in DOCUMENTS:
        return SourceKind.OUTLET if definite else SourceKind.UNNAMED
    if head in DOCUMENTS and head not in ROLES:
        return SourceKind.DOCUMENT
    if head == "agency" and "news" in phrase.lower().split():
        return SourceKind.AGENCY
    if head in _SPEAKS_FOR and phrase.lower() != head:
        return SourceKind.PERSON
    if head in ROLES or head in TITLES or head in _UNNAMED_HEADS:
        return SourceKind.PERSON if definite and head not in _UNNAMED_HEADS else SourceKind.UNNAMED
    if head in ORGANISATIONS:
        return SourceKind.ORGANISATION
    if head.endswith("s") and not head.endswith(("ss", "us", "is")) and phrase[:1].islower():
        return SourceKind.GROUP
    return SourceKind.ORGANISATION if definite or phrase[:1].isupper() else SourceKind.UNNAMED
