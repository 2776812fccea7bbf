"""Statements within statements: what one speaker says that another has said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tracker.domain.proposal import Speaker
from tracker.extract.proposing.lists import word_list
from tracker.extract.saying.statement import CueClass, Statement

_NEAR = 12
"""Statements on either side among which the one around is looked for."""


@dataclass(slots=True, eq=False)
class Link:
    """A statement with what stands around and inside it."""

    statement: Statement
    speakers: list[Speaker] = field(default_factory=list)
    outer: Link | None = None
    inner: list[Link] = field(default_factory=list)
    accuses: bool = False
    """Whether a noun in it says that what follows is only claimed: "repeated his claim that"."""

    def outwards(self) -> list[Link]:
        """The statements around it, the nearest first."""
        around, at = [], self.outer
        while at is not None:
            around.append(at)
            at = at.outer
        return around


def nested(text: str, said: Sequence[Statement]) -> list[Link]:
    """Statements in reading order, each hung under the narrowest whose content its cue stands in; no questions."""
    told = [one for one in said if not _asks(text, one)]
    told.sort(key=lambda one: (one.sentence[0], one.cue[:1] or one.content[:1], one.rule))
    links = [Link(one, accuses=_accuses(text, one)) for one in told]
    for number, link in enumerate(links):
        around = _around(link, links[max(0, number - _NEAR) : number + _NEAR])
        if around is not None:
            link.outer = around
            around.inner.append(link)
    return links


def _around(link: Link, near: Sequence[Link]) -> Link | None:
    start, end = (link.statement.cue or link.statement.content)[0]
    found, narrowest = None, -1
    for one in near:
        sentence = one.statement.sentence
        if one is link or not sentence[0] <= start < sentence[1] or not _holds(one.statement, start, end):
            continue
        if not one.statement.source and link.statement.source and _hedges(one, link):
            continue
        width = sum(over - begin for begin, over in one.statement.content)
        if (found is None or width < narrowest) and link not in one.outwards():
            found, narrowest = one, width
    return found


def _accuses(text: str, said: Statement) -> bool:
    if said.cue_class is CueClass.DENY or said.quoted or not said.content:
        return False
    words = text[said.content[0][0] : said.content[0][0] + 60].lower().split()[:5]
    return "that" in words and words[max(0, words.index("that") - 1)] in _ACCUSING


_ACCUSING = word_list("nouns_that_accuse")


def _hedges(hedge: Link, link: Link) -> bool:
    """Whether a hedge stands in what somebody says, though its own clause reaches back over the speaker."""
    return bool(hedge.statement.cue) and _holds(link.statement, *hedge.statement.cue[0])


def _asks(text: str, statement: Statement) -> bool:
    """Whether the whole sentence is a question: "Did the minister say that ...?"."""
    if statement.quoted or statement.rule == "speaker-label":
        return False
    return text[max(0, statement.sentence[1] - 1) : statement.sentence[1]] == "?"


def _holds(statement: Statement, start: int, end: int) -> bool:
    return any(begin <= start and end <= over for begin, over in statement.content)
