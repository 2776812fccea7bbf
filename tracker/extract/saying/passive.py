"""Nobody is named who says it: "is said to", "was told that", "it is believed", "is accused of", "was seen as"."""

from __future__ import annotations

from tracker.extract.saying.agents import agent_of
from tracker.extract.saying.asking import asked_of
from tracker.extract.saying.complements import BARE, QUOTED, THAT, WHETHER, Complement
from tracker.extract.saying.extent import end_behind
from tracker.extract.saying.found import Found, Range
from tracker.extract.saying.grammar import CONJUNCTIONS
from tracker.extract.saying.groups import Group
from tracker.extract.saying.line import QUOTE, Line
from tracker.extract.saying.postposed import begin_before
from tracker.extract.saying.settings import infinitive, past_settings
from tracker.extract.saying.speakers import latest
from tracker.extract.saying.statement import CueClass
from tracker.extract.saying.subjects import subject_before

_RAISING = frozenset(
    [
        "say",
        "believe",
        "think",
        "know",
        "report",
        "understand",
        "expect",
        "allege",
        "claim",
        "suspect",
        "assume",
        "presume",
        "suppose",
        "fear",
        "rumour",
        "rumor",
        "consider",
        "estimate",
        "predict",
        "forecast",
        "project",
        "show",
        "find",
        "see",
        "accuse",
        "describe",
        "view",
        "regard",
        "deem",
    ]
)
_AS = frozenset(
    [
        "see",
        "view",
        "regard",
        "describe",
        "know",
        "recognise",
        "recognize",
        "portray",
        "dismiss",
        "characterize",
        "deem",
    ]
)
_TELLING = frozenset(["tell", "inform", "notify", "remind", "brief", "assure", "warn", "caution", "advise", "alert"])
_BY_SOMEBODY = (CueClass.ATTITUDE, CueClass.DENY, CueClass.STRONG)
_CRIMES = frozenset([("accuse", "of"), ("charge", "with")])
_CLASS = {
    CueClass.REPORT: CueClass.SAID_TO,
    CueClass.STRONG: CueClass.SAID_TO,
    CueClass.FACTIVE: CueClass.SAID_TO,
    CueClass.ALLEGE: CueClass.ALLEGED,
    CueClass.BELIEVE: CueClass.THOUGHT,
}


def passive(line: Line, group: Group, complement: Complement) -> Found | None:
    """Read a passive cue verb."""
    subject, aside = _subject(line, group.start)
    agent, at = agent_of(line, group.at + 1)
    if subject is not None and line.words[subject[0] : subject[1]] == ["it"]:
        nobody = _nobody(line, group, agent, at)
        if nobody is not None:
            return nobody
    if subject is None:
        return None
    found = _told(line, group, complement, agent) or _of_subject(line, group, subject, agent, at)
    if found is not None and aside:
        first, behind = found.content[-1]
        found.content[-1] = (first, next((j for j in range(first + 1, behind) if line.words[j] == ","), behind))
    return found


def _subject(line: Line, start: int) -> tuple[Range | None, bool]:
    """Of whom a passive verb is said, and whether in a relative clause between commas."""
    words = line.words
    subject = subject_before(line, start)
    if subject is not None or not start:
        return subject, False
    if words[start - 1] in ("who", "which", "that"):
        aside = start > 1 and words[start - 2] == ","
        head = subject_before(line, start - 2 if aside else start - 1) if start > 1 else None
        return head or (start - 1, start), aside
    if start > 2 and words[start - 1] in CONJUNCTIONS:
        return next(iter(latest(line, [], start - 1)), None), False
    return None, False


def _told(line: Line, group: Group, complement: Complement, agent: list[Range]) -> Found | None:
    """The committee was told that X."""
    if group.cue.lemma not in _TELLING or complement.kind not in (THAT, BARE, QUOTED, WHETHER):
        return None
    content = [(complement.start, end_behind(line, complement.start, group.start))]
    return _found(group, "passive", agent, content, (group.start, group.at + 1), group.cue.cue_class)


def _of_subject(line: Line, group: Group, subject: Range, agent: list[Range], at: int) -> Found | None:
    """He is said to own forty cars, was accused of theft, was criticised by the union."""
    lemma, last = group.cue.lemma, line.last
    right = line.words[at] if at < last else ""
    if lemma == "quote" and right == "as":
        over = at + 2
        ends = over >= last and subject[0] > 2 and line.words[subject[0] - 1] in (",", QUOTE)
        said = (begin_before(line, subject[0]), subject[0]) if ends else (over, end_behind(line, over, group.start))
        return _found(group, "passive", [subject], [said], (group.start, over), CueClass.REPORT)
    if lemma == "ask":
        return asked_of(line, group, agent, at)
    if (
        (right == "to" and lemma in _RAISING and infinitive(line, at))
        or (right == "as" and lemma in _AS)
        or (lemma in ("consider", "deem") and at < last and right not in (",", "for", "by", "in"))
        or (agent and group.cue.cue_class in _BY_SOMEBODY)
        or (lemma, right) in _CRIMES
    ):
        return _raised(line, group, subject, agent, at)
    return None


def _nobody(line: Line, group: Group, agent: list[Range], at: int) -> Found | None:
    """It is believed that X; X, it is believed, Y; X, it was announced by Z."""
    words, start, last = line.words, group.start, line.last
    at = at if agent else past_settings(line, at)
    right = words[at] if at < last else ""
    if start > 3 and words[start - 2] == "," and (agent or at >= last):
        agent = [(agent[0][0], last)] if agent and right == "," else agent
        content = [(begin_before(line, start - 1), start - 1)]
    elif right == "that":
        content = [(at, end_behind(line, at, start))]
    elif right == "," and not agent:
        content = [(0, start - 2 if start > 1 and words[start - 2] == "," else start - 1), (at + 1, last)]
    else:
        return None
    return _found(group, "it-is-believed", agent, content, (start - 1, group.at + 1), _class(group))


def _raised(line: Line, group: Group, subject: Range, agent: list[Range], at: int) -> Found:
    over = end_behind(line, at, group.start) if line.words[at : at + 1] != [","] else at
    content = [subject, (at, over)]
    return _found(group, "passive", agent, content, (group.start, group.at + 1), _class(group))


def _class(group: Group) -> CueClass:
    return _CLASS.get(group.cue.cue_class, group.cue.cue_class)


def _found(
    group: Group,
    rule: str,
    source: list[Range],
    content: list[Range],
    cue: Range,
    cue_class: CueClass,
) -> Found:
    return Found(
        rule,
        cue_class,
        group.cue.lemma,
        group.at,
        source,
        [cue],
        content,
        group.negated,
    )
