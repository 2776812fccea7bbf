"""How somebody stands to what is said: the class of a cue as a status, and what is no claim of theirs at all."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.domain.vocabulary import AttributionStatus
from tracker.extract.proposing.clauses import clause_in, is_adverb
from tracker.extract.proposing.lists import word_list
from tracker.extract.proposing.verbs import AUXILIARIES, BE
from tracker.extract.proposing.words import Word, lows
from tracker.extract.saying.statement import CueClass, Statement

Status = AttributionStatus


_STATUS = {
    CueClass.REPORT: Status.REPORTED,
    CueClass.STRONG: Status.REPORTED,
    CueClass.FACTIVE: Status.REPORTED,
    CueClass.INTENT: Status.REPORTED,
    CueClass.ATTITUDE: Status.REPORTED,
    CueClass.SAID_TO: Status.REPORTED,
    CueClass.ALLEGE: Status.ALLEGED,
    CueClass.ALLEGED: Status.ALLEGED,
    CueClass.DENY: Status.DENIED,
    CueClass.BELIEVE: Status.SPECULATED,
    CueClass.THOUGHT: Status.SPECULATED,
}
_STRENGTH = [Status.REPORTED, Status.SPECULATED, Status.ALLEGED, Status.DENIED]
PASSING = (CueClass.THOUGHT, CueClass.SAID_TO, CueClass.ALLEGED)
"""The classes of what is passed on from nobody named, or guessed."""
OWN_HEDGES = word_list("own_hedges")
"""Hedges by which whoever speaks guesses; "is believed to" passes on the guess of others."""
SPOKEN = word_list("spoken")
"""Verbs that somebody says something by though only a noun stands behind them: "announced a plan"."""
PUBLIC = word_list("public")
"""Attitudes that a desk logs: taken in public, so that they can be looked up."""


def is_a_claim(statement: Statement) -> bool:
    """Whether a statement is a claim of its source; else it is a question, a request, "did not say", and the paper's own."""
    if statement.cue_class is CueClass.REQUEST or statement.lemma in ("decline", "refuse"):
        return False
    if statement.cue_class is CueClass.ATTITUDE and statement.lemma not in PUBLIC and not statement.quoted:
        return False
    return not statement.negated or statement.cue_class is CueClass.THOUGHT


def buries(statement: Statement) -> bool:
    """Whether nothing inside a statement is anybody's claim either: what is asked or not said."""
    if statement.cue_class is CueClass.REQUEST:
        return True
    return statement.negated and statement.cue_class not in (*PASSING, CueClass.ATTITUDE)


def status_of(statement: Statement) -> AttributionStatus:
    """The status that a cue gives by itself."""
    return _STATUS.get(statement.cue_class, Status.REPORTED)


def strongest(statuses: list[AttributionStatus]) -> AttributionStatus:
    """The status of a chain: its strongest hedge."""
    return max(statuses, key=_STRENGTH.index)


def own_hedge(statement: Statement) -> bool:
    """Whether nobody else is meant by a hedge: "probably", "appears to"."""
    return not statement.source and statement.lemma in OWN_HEDGES


def hedged(words: Sequence[Word]) -> bool:
    """Whether a claim itself guesses: "may cause", "had probably failed"."""
    if _HEDGES.isdisjoint(lows(words)):
        return False
    clause = clause_in(words)
    if clause is None:
        return False
    if words[clause.verb].low in ("may", "might"):
        return True
    group = words[max(clause.subject, clause.verb - 1) : clause.head + 3]
    return not _GUESSING.isdisjoint(lows(group)) or (words[0].low in _GUESSING and words[0].low != "likely")


_GUESSING = word_list("guessing")
_HEDGES = _GUESSING | {"may", "might"}


def believes(words: Sequence[Word]) -> int:
    """How many words only say that the speaker believes what follows them: "we believe that"; 0 for none."""
    if len(words) < 4 or words[0].low not in ("i", "we"):
        return 0
    at = 1
    while at < 4 and (is_adverb(words[at].low) or words[at].low in BE):
        at += 1
    if words[at].low not in (_SURE if words[at - 1].low in BE else _BELIEVING) or at + 2 > len(words):
        return 0
    that = words[at + 1].low == "that" and at + 2 < len(words) and words[at + 2].low not in AUXILIARIES
    at += 1 + that
    clause = clause_in(words, at)
    begins = that or clause is None or clause.subject == at
    return at if clause is not None and clause.verb > clause.subject and begins else 0


_BELIEVING = word_list("believing")
_SURE = word_list("sure")


def takes_for_true(statement: Statement) -> bool:
    """Whether the cue takes what is said for a fact."""
    return statement.cue_class is CueClass.FACTIVE
