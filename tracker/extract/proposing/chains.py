"""Who passed it on: statements within statements, and the papers named beside one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from tracker.domain.proposal import Span, Speaker
from tracker.domain.vocabulary import SourceKind
from tracker.extract.proposing.kinds import head_of, is_outlet, kind_of_description, kind_of_name
from tracker.extract.proposing.lists import SMALL, TOLD_AND_SILENT
from tracker.extract.proposing.people import NAME
from tracker.extract.saying.statement import Statement

_ARTICLE = r"(?:(?:the|a|an|its|his|her|their) )?"
_CARRIED = re.compile(
    rf"\b(?:carried|quoted|cited|published|broadcast|reported|posted|seen|obtained|aired|distributed|released)(?: \w+ly)? (?:by|on|in) (?P<one>{_ARTICLE}[^,.;:()“\"]{{2,60}})"
    rf"|\b(?:interview|conversation|remarks|comments|statement|e-?mail|emails|speaking|written|writing|spoke|talking|talk|post) (?:with|to|for|in|on) (?P<two>{_ARTICLE}[^,.;:()“\"]{{2,60}})"
    rf"|,? on (?P<three>(?:[A-Z][\w’'.&-]*)(?: [A-Z][\w’'.&-]*){{0,3}})"
)
_CITING = re.compile(
    r"(?:,? (?:which|who) (?:cited|was citing|quoted|cites)|,? citing|,? quoting) (?P<one>[^;:“\"]{2,140}?)(?=,|\.(?:\s|$)|$| as saying| and | that )"
)
_ENDS = re.compile(
    r" (?:as|that|and|on (?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)|in (?:an?|the|January|February|March|April|May|June|July|August|September|October|November|December)|said|after|before|who|which|when|last|this)\b.*",
    re.DOTALL,
)
_TOLD = frozenset(["tell", "inform", "assure", "brief", "notify"])


@dataclass(slots=True, eq=False)
class Link:
    """A statement with what stands around and inside it."""

    statement: Statement
    speakers: list[Speaker] = field(default_factory=list)
    outer: Link | None = None
    inner: list[Link] = field(default_factory=list)


def nested(text: str, said: Sequence[Statement]) -> list[Link]:
    """Statements in reading order, each hung under the narrowest whose content its cue stands in."""
    told_of = [one for one in said if not _asks(text, one)]
    links = [
        Link(one)
        for one in sorted(told_of, key=lambda one: (one.sentence[0], one.cue[:1] or one.content[:1], one.rule))
    ]
    for number, link in enumerate(links):
        place = (link.statement.cue or link.statement.content)[0]
        best = -1
        for other in links[max(0, number - 12) : number + 12]:
            if other is link or not _holds(other.statement, place) or _within(other, link):
                continue
            size = sum(end - start for start, end in other.statement.content)
            if best < 0 or size < best:
                best, link.outer = size, other
        if link.outer is not None:
            link.outer.inner.append(link)
    return links


def _asks(text: str, statement: Statement) -> bool:
    """Whether the whole sentence is a question: "Did the minister say that ...?"."""
    return (
        text[max(0, statement.sentence[1] - 1) : statement.sentence[1]] == "?"
        and not statement.quoted
        and statement.rule != "speaker-label"
    )


def _holds(statement: Statement, place: Span) -> bool:
    return any(start <= place[0] and place[1] <= end for start, end in statement.content)


def _within(other: Link, link: Link) -> bool:
    """Whether one hangs under the other already."""
    at: Link | None = other
    while at is not None:
        if at is link:
            return True
        at = at.outer
    return False


def told(text: str, statement: Statement) -> Speaker | None:
    """The paper that was told it: "told the BBC that", but no court and no reporters."""
    if statement.lemma not in _TOLD or not statement.cue:
        return None
    start = statement.cue[-1][1]
    found = re.match(r"\s*(?P<one>[^,.;:“\"]{2,60})", text[start : start + 80]) or re.search(
        r"\btold (?P<one>.*)", text[slice(*statement.cue[-1])]
    )
    if not found:
        found = re.search(r"\b(?:told|tells?) (?P<one>.+)", text[slice(*statement.cue[-1])])
    return _outlet(found["one"]) if found else None


def carried(text: str, statement: Statement) -> list[Speaker]:
    """The papers named beside a statement: "in a statement carried by KCNA", "in an interview with the Herald"."""
    found: list[Speaker] = []
    for start, end in _beside(statement):
        for match in _CARRIED.finditer(text, start, end):
            name = match["one"] or match["two"] or match["three"]
            one = _outlet(name, sure=match["three"] is None)
            if one is not None and all(other.name != one.name for other in found):
                found.append(one)
    return found


def cited(text: str, statement: Statement) -> str | None:
    """Whom the source cites in the same sentence: "citing two officials"."""
    for start, end in [*_beside(statement), *_behind_source(text, statement)]:
        match = _CITING.search(text, start, end)
        if match:
            return match["one"].strip()
    return None


def _beside(statement: Statement) -> list[Span]:
    """What is left of a sentence outside the content and before another quotation."""
    at, rest = statement.sentence[0], []
    for start, end in sorted(statement.content):
        if start > at:
            rest.append((at, start))
        at = max(at, end)
    if at < statement.sentence[1]:
        rest.append((at, statement.sentence[1]))
    return rest


def _behind_source(text: str, statement: Statement) -> list[Span]:
    return [(end, min(statement.sentence[1], end + 160)) for _, end in statement.source[-1:]] + list(statement.source)


def _outlet(name: str, *, sure: bool = True) -> Speaker | None:
    """A paper, if a phrase begins with its name."""
    phrase = _ENDS.sub("", name.strip()).strip()
    bare = re.sub(r"^(?:the|a|an|its|his|her|their)\s+", "", phrase, flags=re.IGNORECASE)
    if (
        not bare
        or bare.split()[0].lower() in TOLD_AND_SILENT
        or (head_of(bare) in TOLD_AND_SILENT and not bare[:1].isupper())
    ):
        return None
    named = NAME.match(bare)
    short = named.group() if named else ""
    short = re.sub(r"['’]s?$", "", short)
    if short and is_outlet(short):
        return Speaker(short, kind_of_name(short) or SourceKind.OUTLET, phrase)
    if is_outlet(bare) and sure:
        names = [found.group() for found in NAME.finditer(bare)]
        if names and is_outlet(bare) and names[-1].lower() not in SMALL:
            return Speaker(names[-1] if bare.endswith(names[-1]) else bare, SourceKind.OUTLET, phrase)
        return Speaker(bare, kind_of_description(bare, definite=phrase != bare), phrase)
    return None
