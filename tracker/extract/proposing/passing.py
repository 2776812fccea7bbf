"""Who passed it on: the chain from whoever says it to the reader, with the papers named beside the statement."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import product

from tracker.domain.proposal import Span, Speaker
from tracker.domain.vocabulary import SourceKind
from tracker.extract.proposing.kinds import head_of, is_outlet, kind_of_description, kind_of_name
from tracker.extract.proposing.links import Link
from tracker.extract.proposing.lists import OUTLET_NAMES, SMALL, TOLD_AND_SILENT, alternatives, word_list
from tracker.extract.proposing.people import NAME
from tracker.extract.proposing.speakers import UNNAMED, Speakers
from tracker.extract.proposing.stances import own_hedge
from tracker.extract.saying.statement import CueClass, Statement

Chain = tuple[Speaker | None, tuple[Speaker, ...]]
"""Who says it, None for the paper itself, and who passed it on, nearest the reader first."""

_PHRASE = r"(?:(?:the|a|an|its|his|her|their) )?[^,.;:()“\"]{2,60}"
_CARRIED = re.compile(
    rf"\b(?:{alternatives('carrying')})(?: \w+ly)? (?:by|on|in) (?P<by>{_PHRASE})"
    rf"|\b(?:{alternatives('speaking_to')}) (?:with|to|for|in|on) (?P<to>{_PHRASE})"
    r"|,? on (?P<on>[A-Z][\w’'.&-]*(?: [A-Z][\w’'.&-]*){0,3})"
)
_HELD = re.compile(r"(?:seen|obtained|reviewed|viewed)\b")
_CITING = re.compile(
    r"(?:,? (?:which|who) (?:cited|was citing|quoted|cites)|,? citing|,? quoting) "
    r"(?P<whom>[^;:“\"]{2,140}?)(?=,|\.(?:\s|$)|$| as saying| and | that )"
)
_DAYS = alternatives("days_and_months")
_ENDS = re.compile(rf" (?:{alternatives('ends_a_paper')}|on (?:{_DAYS})|in (?:an?|the|{_DAYS}))\b.*", re.DOTALL)
_TOLD = re.compile(r"\b(?:told|tells?|telling) (?P<whom>[^,.;:“\"]{2,60})")
_TELLING = word_list("telling_whom")
_LEARNING = word_list("learning")
"""Of a court or a paper they say that somebody told it."""
_SHORTEST = 16
"""Letters in which a paper could be named."""
_LONGEST = 3_000
_FAR = 300
"""Letters from what is said within which one is looked for."""


def chains(text: str, link: Link, speakers: Speakers) -> list[Chain]:
    """Each speaker of a statement with who passed it on."""
    said = link.statement
    if link.outer is None and (own_hedge(said) or speakers.ours(said.source)):
        return [(None, ())]
    own = link.speakers
    levels = [[paper] for paper in _papers(text, said) if all(paper.name != one.name for one in own)]
    if said.lemma in _LEARNING and said.rule != "passive" and all(one.kind is not SourceKind.PERSON for one in own):
        levels = [heard for heard in [[one for one in own if is_outlet(one.name)]] if heard] + levels
        own = [UNNAMED]
    whom = _cited(text, said)
    if whom is not None:
        levels = [own, *levels]
        own = speakers.cited(whom, said.sentence[0])
    for outer in link.outwards():
        levels = [*_passed_by(text, outer, link), *levels]
    return [(one, via) for one in own for via in product(*levels)]


def _passed_by(text: str, outer: Link, link: Link) -> list[list[Speaker]]:
    """What a statement around adds to the chain: its speakers and the papers that were told."""
    passing = [one for one in outer.speakers if one not in link.speakers]
    if not passing or own_hedge(outer.statement):
        return []
    if not outer.statement.source and outer.statement.cue_class not in (CueClass.SAID_TO, CueClass.ALLEGED):
        return []
    paper = _told(text, outer.statement)
    return [*([[paper]] if paper else []), passing]


def _papers(text: str, said: Statement) -> list[Speaker]:
    """The papers named beside a statement: "told the BBC", "in a statement carried by KCNA"."""
    found = [one for one in [_told(text, said)] if one is not None]
    for start, end in _beside(said):
        for match in _CARRIED.finditer(text, start, end):
            one = _paper(match["by"] or match["to"] or match["on"], sure=match["on"] is None)
            one = one or (_holder(match["by"]) if _HELD.match(match[0]) else None)
            if one is not None and all(other.name != one.name for other in found):
                found.append(one)
    return found


def _holder(phrase: str) -> Speaker | None:
    """Who has seen a paper document, by name: a paper, whatever it is called."""
    bare = _ENDS.sub("", re.sub(r"^the ", "", phrase.strip()))
    named = NAME.match(bare)
    if not named or named.group().casefold() in TOLD_AND_SILENT:
        return None
    return Speaker(named.group(), kind_of_name(named.group()) or SourceKind.OUTLET, phrase.strip())


def _told(text: str, said: Statement) -> Speaker | None:
    """The paper that was told it; no court and no reporters."""
    if said.lemma not in _TELLING or not said.cue:
        return None
    found = _TOLD.search(text, said.cue[-1][0], said.cue[-1][1] + 60)
    return _paper(found["whom"]) if found else None


def _cited(text: str, said: Statement) -> str | None:
    """Whom the source cites in the same sentence: "citing two officials"."""
    start, end = said.sentence[0], min(said.sentence[1], said.sentence[0] + _LONGEST)
    if text.find("cit", start, end) < 0 and text.find("quot", start, end) < 0:
        return None
    behind_source = [(end, min(said.sentence[1], end + 160)) for _, end in said.source[-1:]]
    for start, end in [*_beside(said), *behind_source, *said.source]:
        if end - start >= _SHORTEST and (found := _CITING.search(text, start, end)):
            return found["whom"].strip()
    return None


def _beside(said: Statement) -> list[Span]:
    """What is left of a sentence outside the content, as far as a reader takes it with what is said."""
    at, rest = said.sentence[0], []
    for start, end in sorted(said.content):
        rest.append((max(at, start - _FAR), start))
        at = max(at, end)
    rest.append((at, min(said.sentence[1], at + _FAR)))
    return [(start, end) for start, end in rest if end - start >= _SHORTEST]


def _paper(name: str, *, sure: bool = True) -> Speaker | None:
    """A paper, if a phrase begins with its name."""
    phrase = _ENDS.sub("", name.strip()).strip()
    bare = re.sub(r"^(?:the|a|an|its|his|her|their)\s+", "", phrase, flags=re.IGNORECASE)
    if not bare or bare.split()[0].lower() in TOLD_AND_SILENT:
        return None
    named = NAME.match(bare)
    short = re.sub(r"['’]s?$", "", named.group()) if named else ""
    if short and (is_outlet(short) or (phrase[:4] == "the " and short.rsplit(" ", 1)[-1].lower() in OUTLET_NAMES)):
        agency = kind_of_name(short) is SourceKind.AGENCY
        return Speaker(short, SourceKind.AGENCY if agency else SourceKind.OUTLET, phrase)
    return _described(bare, phrase) if sure and is_outlet(bare) else None


def _described(bare: str, phrase: str) -> Speaker:
    """A paper by a description with its name or without: "the German weekly Fokus", "the state news agency"."""
    names: Sequence[str] = [found.group() for found in NAME.finditer(bare)]
    if names and bare.endswith(names[-1]) and names[-1].lower() not in SMALL and head_of(bare) != names[-1].lower():
        return Speaker(names[-1], SourceKind.OUTLET, phrase)
    return Speaker(bare, kind_of_name(bare) or kind_of_description(bare, definite=phrase != bare), phrase)
