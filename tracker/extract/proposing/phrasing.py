"""What is said, as sentences that can be read by themselves: "to travel" with its subject, "of hiding" as a deed done."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.extract.proposing.affirming import affirmed, without_verdict
from tracker.extract.proposing.clauses import (
    DETERMINERS,
    RELATIVES,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    clause_in,
    finite_kind,
)
from tracker.extract.proposing.datelines import behind_dateline
from tracker.extract.proposing.deeds import accused_of, deed, done
from tracker.extract.proposing.lists import word_list
from tracker.extract.proposing.passed_on import passed_on
from tracker.extract.proposing.stances import PASSING, PUBLIC, SPOKEN
from tracker.extract.proposing.verbless import behind_the_noun, called, denied, there_was
from tracker.extract.proposing.verbs import AUXILIARIES, BASE, GERUND, PAST, THIRD, agreeing, kinds_of
from tracker.extract.proposing.words import Word, added, lows, without_marks, words_at
from tracker.extract.saying.statement import CueClass, Statement

_LEADS = word_list("leads")
_QUESTIONS = word_list("questions")
_TELLING = word_list("telling_whom")
_NAMING = word_list("naming")
_SEEING_AS = word_list("seeing_as")
_TELLING_HOW = word_list("telling_how")
_CLAIMED = word_list("claimed_things")
_REPORTS = frozenset([CueClass.REPORT, CueClass.STRONG, CueClass.ALLEGE, CueClass.FACTIVE, CueClass.DENY])
_MARKS = "\"“‘'«„"
_OF_DEEDS = word_list("takes_deeds")
"""Verbs behind which a word in -ing is what was done: "denied taking money"."""
_NO_DEED = word_list("no_deed")


def assertion(text: str, statement: Statement, speaker: str, *, cut: Sequence[tuple[int, int]] = ()) -> list[Word]:
    """The words of what is asserted; none where nothing is.

    Args:
        text: the whole text.
        statement: who says what.
        speaker: who is put in as the subject where what is said has none of its own.
        cut: stretches of the content that others have said.
    """
    words = _content(text, statement, cut)
    words = behind_the_noun(words)
    if statement.lemma in _TELLING:
        words = _behind_whom(words)
    if statement.rule == "nominal":
        words = _before_its_verb(words)
    present = frozenset(lows(words))
    if not _REMARKS.isdisjoint(present):
        words = _before_remark(words)
    if not words or (words[0].low == "what" and not statement.quoted and not _says_of_what(words)):
        return []
    if words[0].low in _QUESTIONS and not statement.quoted and statement.cue_class not in PASSING:
        if words[0].low != "how" or statement.lemma not in _TELLING_HOW or clause_in(words, 1) is None:
            return []
        words = words[1:]
    clause = words[0].low == "that" and len(words) > 2 and not _pronoun_that(words)
    if clause:
        words = words[1:]
    if words[-1].low == "?":
        return []
    if statement.cue_class is CueClass.DENY:
        words = without_verdict(words)
    made = words if _ends_in_a_verb(statement, words, clause) else _of_shape(text, statement, words, speaker)
    if statement.cue_class is CueClass.DENY:
        made = affirmed(made)
    if "also" not in present and "also" not in _cue(text, statement).lower():
        return made
    return [word for at, word in enumerate(made) if not (word.low == "also" and at)]


def _ends_in_a_verb(statement: Statement, words: Sequence[Word], clause: bool) -> bool:
    """Whether what is said ends with its verb, which could be a noun elsewhere: "that the drug helps", "the scheme works"."""
    if len(words) < 2 or len(words) > 8 or statement.quoted or not (clause or statement.lemma == "say"):
        return False
    kinds = kinds_of(words[-1].low)
    if not (THIRD in kinds or PAST in kinds) or statement.cue_class not in _REPORTS or clause_in(words) is not None:
        return False
    if words[-2].low in DETERMINERS or words[-2].low[0].isdigit():
        return False
    return words[0].low in DETERMINERS or words[0].capital or words[0].low.endswith("s")


def _behind_whom(words: list[Word]) -> list[Word]:
    """What somebody is told: "supporters that the race is on"."""
    for at in range(1, min(6, len(words) - 2)):
        if words[at].low == "that":
            return words[at + 1 :]
        if finite_kind(words, at, len(words)):
            break
    return words


def _says_of_what(words: Sequence[Word]) -> bool:
    """Whether something is said of what "what" begins: "what it did was legal", but not "what it did"."""
    verbs = [at for at in range(1, len(words)) if finite_kind(words, at, len(words))]
    return len(verbs) > 1 and verbs[0] > 1


def _before_its_verb(words: list[Word]) -> list[Word]:
    """Words up to the verb of the noun that says them: "the conclusion that the valve was faulty surprised nobody"."""
    clause = clause_in(words)
    for at in range(clause.head + 1 if clause else len(words), len(words)):
        if words[at].low in SUBORDINATORS or words[at].low in RELATIVES or words[at].low in ("and", "but", "or"):
            return words
        if (
            finite_kind(words, at, len(words)) in ("d", "modal", "have", "be")
            and words[at - 1].low not in SUBJECT_PRONOUNS
        ):
            return words[:at]
    return words


def _before_remark(words: list[Word]) -> list[Word]:
    """Words up to a remark on all of them: "..., a claim the council supports"."""
    for at in range(2, len(words) - 3):
        if words[at].low == "," and words[at + 1].low in ("a", "an") and words[at + 2].low in _REMARKS:
            return words[:at]
    return words


_REMARKS = word_list("remarks")


def _content(text: str, statement: Statement, cut: Sequence[tuple[int, int]]) -> list[Word]:
    spans = [
        (behind_dateline(text, start) if start == statement.sentence[0] else start, end)
        for start, end in statement.content
    ]
    words = words_at(text, spans)
    if cut:
        words = [word for word in words if not any(start <= word.start < end for start, end in cut)]
    words = without_marks(text, words)
    if statement.cue_class not in PASSING:
        words = _without_open_comma(words)
    while words and words[0].low in (",", ";", ":", "-", "—", "–", ".", "and", "but", "as", "…"):
        words = words[1:]
    while not statement.quoted and len(words) > 3 and words[0].low in _LEADS:
        words = words[2 if words[1].low == "," else 1 :]
    while words and words[-1].low in (",", ";", ":", "—", "–", ".", "!", "and", "but", "…"):
        words = words[:-1]
    return words


def _without_open_comma(words: list[Word]) -> list[Word]:
    """Words without the comma before a "she says," that has been taken out; a semicolon where a clause begins behind it."""
    kept: list[Word] = []
    for at, word in enumerate(words):
        if word.low == "," and at + 1 < len(words) and words[at + 1].start > word.end + 4:
            if words[at + 1].low in SUBJECT_PRONOUNS:
                kept.append(added(";"))
        else:
            kept.append(word)
    return kept


def _pronoun_that(words: Sequence[Word]) -> bool:
    """Whether "that" is what is spoken of: "that was a lie"."""
    return words[1].low in AUXILIARIES and words[1].low not in ("will", "can", "may", "might", "must")


def _of_shape(text: str, statement: Statement, words: list[Word], speaker: str) -> list[Word]:
    if statement.cue_class in PASSING:
        return passed_on(text, statement, words)
    if words[0].low == "to" and len(words) > 1:
        return _infinitive(text, statement, words, speaker)
    if statement.lemma == "accuse" or (statement.cue_class is CueClass.ALLEGE and accused_of(words) is not None):
        return deed(words, "is")
    if statement.lemma == "agree" and not _cue(text, statement).endswith(" with") and clause_in(words) is not None:
        return words
    if statement.cue_class is CueClass.ATTITUDE or statement.cue_class is CueClass.INTENT:
        return _whole(text, statement, words, speaker)
    if (
        not (statement.quoted and text[statement.content[0][0]] in _MARKS)
        and statement.lemma in _OF_DEEDS
        and not (statement.lemma == "describe" and any(word.low == "as" for word in words))
        and GERUND in kinds_of(words[0].low)
        and words[0].low not in _NO_DEED
        and _no_clause_before(words)
    ):
        return [added(speaker), *done(words)]
    if " for" in _cue(text, statement) or (_bare_infinitive(words) and clause_in(words) is None):
        return _whole(text, statement, words, speaker)
    if statement.lemma in _NAMING and (made := called(text, words)):
        return made
    if statement.lemma in _SEEING_AS and any(word.low == "as" for word in words) and (made := called(text, words)):
        return made
    if clause_in(words) is not None or (statement.quoted and len(words) > 3):
        return words
    return _without_verb(text, statement, words, speaker)


def _cue(text: str, statement: Statement) -> str:
    return " ".join(text[start:end] for start, end in statement.cue)


def _bare_infinitive(words: Sequence[Word]) -> bool:
    """Whether somebody is to do something: "the states to step up their efforts"."""
    return any(words[at].low == "to" and BASE in kinds_of(words[at + 1].low) for at in range(1, min(8, len(words) - 1)))


def _no_clause_before(words: list[Word]) -> bool:
    """Whether a word in -ing is what was done and not a subject: "taking money", but not "taking money is a crime"."""
    clause = clause_in(words)
    return clause is None or any(
        word.low in ("that", "because", "which", "who", "when", ",", "and", "if", "before", "after", "as", "while")
        for word in words[: clause.verb]
    )


def _infinitive(text: str, statement: Statement, words: list[Word], speaker: str) -> list[Word]:
    """What somebody plans or claims to do, told of them."""
    if statement.cue_class is CueClass.ALLEGE and len(words) > 1:
        late = not text[slice(*statement.cue[-1])].endswith("s") if statement.cue else True
        verb = words[1]
        put_in = agreeing(verb.low, "was" if late else "is")
        return [added(speaker), verb._replace(put_in=put_in, low=put_in), *words[2:]]
    if statement.cue_class in (CueClass.INTENT, CueClass.BELIEVE, CueClass.STRONG):
        return _whole(text, statement, words, speaker)
    return []


def _whole(text: str, statement: Statement, words: list[Word], speaker: str) -> list[Word]:
    """Who does it and what: "the council plans to close two libraries"."""
    if not statement.cue or words[0].start < statement.cue[-1][1]:
        return words if clause_in(words) is not None else []
    whole = [added(speaker), *words_at(text, statement.cue), *words]
    return whole if clause_in(whole) is not None else []


def _without_verb(text: str, statement: Statement, words: list[Word], speaker: str) -> list[Word]:
    """What somebody says in a phrase without a verb of its own."""
    if statement.quoted and (not statement.cue or words[0].start < statement.cue[-1][1]):
        return words
    if statement.cue_class is CueClass.DENY:
        return denied(statement, words, speaker)
    if statement.rule == "nominal" and words[0].low == "of":
        return there_was(words[1:]) if len(words) > 1 else []
    if statement.lemma == "claim" and not statement.quoted and words[0].low not in _CLAIMED:
        return []
    if statement.lemma in SPOKEN or statement.quoted or statement.lemma in PUBLIC:
        long = len(words) > 1 or statement.quoted or _cue(text, statement).endswith(" of")
        return _whole(text, statement, words, speaker) if long else []
    return []
