"""Somebody quoted by another: "Reuters quoted the minister as saying that X"."""

from __future__ import annotations

from tracker.extract.saying.complements import complement_of
from tracker.extract.saying.cues import cue_verbs
from tracker.extract.saying.extent import end_behind
from tracker.extract.saying.found import Found
from tracker.extract.saying.grammar import OF_BEING
from tracker.extract.saying.groups import Group
from tracker.extract.saying.line import Line

_QUOTING = frozenset(["quote", "cite"])
_FAR = 24


def quoted_as(line: Line, group: Group) -> Found | None:
    """Whom an agency quotes "as saying" something; of one who "was quoted as saying" the passive rule tells."""
    words = line.words
    for at in range(group.at - 2, max(-1, group.at - _FAR), -1):
        cue = cue_verbs().get(words[at])
        if cue is not None and cue.lemma in _QUOTING:
            break
        if words[at] in ";:":
            return None
    else:
        return None
    if at + 1 >= group.at - 1 or words[at + 1] == "by" or words[at - 1] in OF_BEING:
        return None
    start = complement_of(line, group.at, group.cue).start
    content = [(start, end_behind(line, start, group.at))]
    source = [(at + 1, group.at - 1)]
    return Found(
        "quoted-as", group.cue.cue_class, group.cue.lemma, group.at, source, [(group.at - 1, group.at + 1)], content
    )
