"""Questions put to somebody: "was asked by a caller whether X", "Asked about X, the minister said"."""

from __future__ import annotations

from tracker.extract.saying.agents import agent_of
from tracker.extract.saying.extent import end_behind
from tracker.extract.saying.found import Found, Range
from tracker.extract.saying.grammar import ARTICLES
from tracker.extract.saying.groups import Group
from tracker.extract.saying.line import QUOTE, Line
from tracker.extract.saying.settings import past_settings
from tracker.extract.saying.statement import CueClass

_ASKED = frozenset(["whether", "if", "what", "why", "how", "who", "when", "where", "about", "to"])


def asked_of(line: Line, group: Group, agent: list[Range], at: int) -> Found | None:
    """He was asked by a caller whether X, about X, to do X."""
    at = past_settings(line, at)
    if at >= line.last or not (line.words[at] in _ASKED or line.words[at] in ARTICLES or line.words[at] == QUOTE):
        return None
    first = at + (line.words[at] == "about")
    content = [(first, end_behind(line, first, group.start))]
    cue = [(group.start, group.at + 1)]
    return Found("passive", CueClass.REQUEST, "ask", group.at, agent, cue, content, group.negated)


def asked(line: Line, group: Group) -> Found | None:
    """Asked whether X, the minister said; said when asked about Y."""
    words = line.words
    if words[group.at] != "asked" or (group.start and words[group.start - 1] not in ("when", "but", "and", ",", "if")):
        return None
    agent, at = agent_of(line, group.at + 1)
    if at >= line.last or (words[at] not in _ASKED - {"to"} and not (words[at] == "to" and agent)):
        return None
    found = asked_of(line, group, agent, at)
    if found is not None:
        first, behind = found.content[0]
        found.content = [(first, next((j for j in range(first, behind) if words[j] == ","), behind))]
    return found
