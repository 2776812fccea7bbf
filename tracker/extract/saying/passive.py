"""Nobody is named who says it: "is said to", "was told that", "it is believed", "is accused of", "was seen as"."""

from __future__ import annotations

from tracker.extract.saying.complements import BARE, QUOTED, THAT, WHETHER, Complement
from tracker.extract.saying.extent import end_behind
from tracker.extract.saying.found import Found, Range
from tracker.extract.saying.groups import Group
from tracker.extract.saying.line import QUOTE, Line
from tracker.extract.saying.postposed import begin_before
from tracker.extract.saying.settings import infinitive, past_settings
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
_ENDS_AGENT = frozenset(["to", "as", "that", "of", "for", "over", "on", "after", "during", ",", ":", "—", "–"])
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
_CLASS = {
    CueClass.REPORT: CueClass.SAID_TO,
    CueClass.STRONG: CueClass.SAID_TO,
    CueClass.FACTIVE: CueClass.SAID_TO,
    CueClass.ALLEGE: CueClass.ALLEGED,
    CueClass.BELIEVE: CueClass.THOUGHT,
}


def passive(line: Line, group: Group, complement: Complement) -> Found | None:
    """Read a passive cue verb."""
    words, start, after = line.words, group.start, group.at + 1
    subject = subject_before(line, start)
    if start and words[start - 1] in ("who", "which", "that") and subject is None:
        subject = (start - 1, start)
    agent, at = _agent(line, after)
    lemma, last = group.cue.lemma, line.last
    right = words[at] if at < last else ""
    nobody = subject is not None and subject[1] - subject[0] == 1 and words[subject[0]] == "it"
    if nobody and not agent:
        at = past_settings(line, at)
        right = words[at] if at < last else ""
    if nobody and start > 3 and words[start - 2] == "," and (agent or at >= last):
        agent = [(agent[0][0], last)] if agent and right == "," else agent
        said = (begin_before(line, start - 1), start - 1)
        return _found(group, "it-is-believed", agent, [said], (start - 1, after), _class(group))
    if (nobody and right == "that") or (nobody and right == "," and not agent):
        return _nobody(line, group, agent, at)
    if subject is None:
        return None
    if lemma in (
        "tell",
        "inform",
        "notify",
        "remind",
        "brief",
        "assure",
    ) and complement.kind in (
        THAT,
        BARE,
        QUOTED,
        WHETHER,
    ):
        return _found(
            group,
            "passive",
            agent,
            [(complement.start, end_behind(line, complement.start, start))],
            (start, after),
            group.cue.cue_class,
        )
    if lemma == "quote" and right == "as":
        over = at + 2
        ends = over >= last and subject[0] > 2 and words[subject[0] - 1] in (",", QUOTE)
        said = (begin_before(line, subject[0]), subject[0]) if ends else (over, end_behind(line, over, start))
        return _found(group, "passive", [subject], [said], (start, over), CueClass.REPORT)
    if right == "to" and lemma in _RAISING and infinitive(line, at):
        return _raised(line, group, subject, agent, at)
    if right == "as" and lemma in _AS:
        return _raised(line, group, subject, agent, at)
    if lemma in ("consider", "deem") and at < last and right not in (",", "for", "by", "in"):
        return _raised(line, group, subject, agent, at)
    if agent and group.cue.cue_class in (CueClass.ATTITUDE, CueClass.DENY, CueClass.STRONG):
        return _raised(line, group, subject, agent, at)
    if lemma == "accuse" and right == "of":
        return _raised(line, group, subject, agent, at)
    return None


def _agent(line: Line, at: int) -> tuple[list[Range], int]:
    """Who is behind "by"."""
    words, last = line.words, line.last
    j = at
    if j < last and words[j] == "widely":
        j += 1
    if j < last and words[j] == "by":
        end = j + 1
        while end < last and words[end] not in _ENDS_AGENT and end - j < 14:
            end += 1
        return [(j + 1, end)], end
    return [], at


def _nobody(line: Line, group: Group, agent: list[Range], at: int) -> Found:
    """It is believed that X; X, it is believed, Y."""
    if line.words[at] == "that":
        content = [(at, end_behind(line, at, group.start))]
    else:
        begin = group.start - 1
        content = [
            (0, begin - 1 if begin and line.words[begin - 1] == "," else begin),
            (at + 1, line.last),
        ]
    return _found(
        group,
        "it-is-believed",
        agent,
        content,
        (group.start - 1, group.at + 1),
        _class(group),
    )


def _raised(line: Line, group: Group, subject: Range, agent: list[Range], at: int) -> Found:
    content = [subject, (at, end_behind(line, at, group.start))]
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
