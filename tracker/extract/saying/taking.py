"""What a cue verb takes, and what it takes where it says nothing: "claimed that X", but "claimed 14 lives"."""

from __future__ import annotations

from tracker.extract.lexicon import tables_of
from tracker.extract.saying.complements import (
    BARE,
    NOTHING,
    PREPOSITION,
    THAT,
    TO,
    WHETHER,
    Complement,
)
from tracker.extract.saying.cues import EVIDENCE
from tracker.extract.saying.extent import bare_clause
from tracker.extract.saying.found import Range
from tracker.extract.saying.grammar import PEOPLE, PREPOSITIONS
from tracker.extract.saying.groups import Group
from tracker.extract.saying.line import Line
from tracker.extract.saying.statement import CueClass

_PARTICLES = frozenset(["off", "up", "back", "down", "away", "in"])
_OBJECTS = {lemma: frozenset(words.split()) for lemma, words in tables_of("cues")["objects"].items()}
"""What a cue verb takes where it says nothing."""
_SPEAKING = frozenset(["say", "tell", "add", "write", "reveal", "disclose", "admit", "reply"])
_NOTHING = frozenset(["nothing", "little", "anything", "much"])
_ABLE = frozenset(["can", "could", "cannot", "ca"])


def allowed(line: Line, group: Group, complement: Complement) -> bool:
    """Whether the cue takes what follows it."""
    frames, kind = group.cue.frames, complement.kind
    if kind == NOTHING or _makes_out(line, group, complement):
        return False
    if kind == THAT:
        return "t" in frames or "n" in frames or "m" in frames
    if kind == TO:
        return "i" in frames
    if kind in (BARE, PREPOSITION) and _says_nothing(line, group, complement):
        return False
    if kind == BARE:
        if "x" in frames and "as" in line.words[complement.start + 1 : complement.start + 16]:
            return True
        if _is_another(line, complement.start):
            return False
        return "n" in frames or "e" in frames or ("t" in frames and bare_clause(line, complement.start))
    return True


def _makes_out(line: Line, group: Group, complement: Complement) -> bool:
    """Whether "tell" is no speech: "he could tell that", "time will tell"."""
    if group.cue.lemma != "tell":
        return False
    before = line.words[max(0, group.start - 1) : group.at]
    able = not _ABLE.isdisjoint(before) and complement.start == group.at + 1 and complement.kind in (THAT, WHETHER)
    return able or before[:1] == ["time"]


def _says_nothing(line: Line, group: Group, complement: Complement) -> bool:
    """Whether the verb with this object says nothing: "claimed 14 lives", "called for help", "said nothing"."""
    start = complement.start
    lemma = group.cue.lemma if complement.kind == BARE else f"{group.cue.lemma}-{line.words[start - 1]}"
    things = _OBJECTS.get(lemma)
    if start >= line.last:
        return False
    words = line.words
    if things is not None:
        if words[start] == "victory" and words[start + 1 : start + 2] not in (["over"], ["against"]):
            return False
        for word in words[start : min(line.last, start + 5)]:
            if word in things:
                return True
            if not word[0].isalnum() or word in PREPOSITIONS or word.endswith("ing"):
                break
    silent = group.cue.lemma in _SPEAKING and words[start] in _NOTHING and words[start + 1 : start + 2] != ["about"]
    return silent and not bare_clause(line, start)


def _is_another(line: Line, at: int) -> bool:
    """Whether the verb is another one with this word: "called off the talks"."""
    return line.words[at] in _PARTICLES


def can_say(line: Line, group: Group, complement: Complement, subject: Range) -> bool:
    """Whether the subject is one of which the cue can be said: a poll "shows" a lead, a player shows none."""
    words = line.words
    if subject[1] - subject[0] == 1 and (
        words[subject[0]] == "you"
        or (words[subject[0]] in ("i", "we") and group.cue.cue_class in (CueClass.FACTIVE, CueClass.BELIEVE))
    ):
        return False
    if (
        group.cue.lemma in ("call", "dub", "label", "brand", "term")
        and group.start == group.at
        and words[subject[0]] in ("a", "an")
    ):
        return not PEOPLE.isdisjoint(words[subject[0] : subject[1]])
    if complement.kind != BARE or "e" not in group.cue.frames or "n" in group.cue.frames:
        return True
    return bare_clause(line, complement.start) or not EVIDENCE.isdisjoint(words[subject[0] : subject[1]])
