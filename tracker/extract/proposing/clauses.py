"""Where a clause has its subject and its verb, as far as its small words and the forms of its verbs show.

Where they do not show it, nothing is found, and whoever asks leaves the clause as it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.extract.proposing.lists import word_list
from tracker.extract.proposing.verbs import (
    AUXILIARIES,
    BASE,
    BE,
    HAVE,
    MODALS,
    PARTICIPLE,
    PAST,
    THIRD,
    kinds_of,
    may_be_finite,
)
from tracker.extract.proposing.words import Word

SUBJECT_PRONOUNS = word_list("subject_pronouns")
DETERMINERS = word_list("determiners")
RELATIVES = word_list("relatives")
SUBORDINATORS = word_list("subordinators")
PREPOSITIONS = word_list("prepositions")
ADVERBS = word_list("adverbs")
_NO_ADVERB = word_list("no_adverb")
_PLURAL = word_list("plural")
_DEPENDENT = word_list("dependent")
_CONTACT = word_list("contact")
"""Right behind a noun they begin a clause about it: "the time he travelled"."""
_OPENING = frozenset(["(", "—", "–"])
_WATCHED = RELATIVES | _DEPENDENT | _CONTACT | _OPENING | {","}
_TELLING = word_list("telling")
"""Verbs with a clause behind them: the verb of that clause is not theirs."""


@dataclass(slots=True)
class Clause:
    """A clause with the place of its verb."""

    subject: int
    """Where the subject begins: behind what leads in to it."""
    verb: int
    """The first word of its finite verb, an auxiliary where it has one."""
    head: int
    """The word that says what is done: "arrested" in "was arrested"."""


def is_adverb(word: str) -> bool:
    """Whether a word can stand between a subject and its verb."""
    return word in ADVERBS or (len(word) > 4 and word.endswith("ly") and word not in _NO_ADVERB)


def clause_in(words: Sequence[Word], start: int = 0, end: int | None = None) -> Clause | None:
    """The main clause among words."""
    end = len(words) if end is None else end
    subject = _behind_lead(words, start, end)
    at, waiting = subject + 1, 0
    while at < end:
        low = words[at].low
        if low in _WATCHED:
            if low == "," and at + 1 < end and (words[at + 1].low in RELATIVES or _aside(words, at + 1, end)):
                at = _behind_comma(words, at + 1, end)
                continue
            if low in _OPENING:
                at = _behind_closing(words, at, end)
                continue
            if low in RELATIVES or low in _DEPENDENT or (not waiting and _contact(words, subject, at)):
                waiting += 1
        elif (
            may_be_finite(low)
            and finite_kind(words, at, end)
            and not _reduced(words, at, end)
            and not _behind_one_comma(words, subject, at)
        ):
            if not waiting:
                return Clause(subject, at, _head(words, at, end))
            waiting -= 1
            at = _head(words, at, end)
        at += 1
    return None


def _aside(words: Sequence[Word], at: int, end: int) -> bool:
    """Whether a remark between commas begins that has no part in the clause: ", due to its weight,"."""
    if words[at].low not in PREPOSITIONS and words[at].low not in ("due", "according"):
        return False
    return any(words[place].low == "," for place in range(at + 1, min(end, at + 15)))


def _contact(words: Sequence[Word], subject: int, at: int) -> bool:
    """Whether a clause about the noun before begins with its subject: "the time he travelled"."""
    before = words[at - 1].low
    return words[at].low in _CONTACT and at > subject + 1 and before[0].isalpha() and before not in ("and", "but")


def _behind_one_comma(words: Sequence[Word], subject: int, at: int) -> bool:
    """Whether a comma that closes nothing parts a verb from its subject: "Vermont, states that vote"."""
    return words[at - 1].low == "," and not any(words[place].low == "," for place in range(subject, at - 1))


def _behind_lead(words: Sequence[Word], start: int, end: int) -> int:
    """Where the subject begins: behind "However,", "On Tuesday,", "While X did Y,"."""
    at = start
    while at < end and (
        words[at].low in ("and", "but", "or", "yet", "that", ",", "-", "—") or words[at].low in _LEADS_IN
    ):
        if words[at].low == "that" and at + 1 < end and _finite(words, at + 1, end):
            break
        at += 1
    if at < end and (
        words[at].low in PREPOSITIONS
        or words[at].low in SUBORDINATORS
        or is_adverb(words[at].low)
        or kinds_of(words[at].low) == "g"
    ):
        over = _behind_comma(words, at, min(end, at + 30))
        if over < min(end, at + 30):
            return _behind_lead(words, over, end) if over - at < 30 else over
        if is_adverb(words[at].low):
            return at + 1
    return at


_LEADS_IN = word_list("leads_in")


def _behind_comma(words: Sequence[Word], at: int, end: int) -> int:
    while at < end and words[at].low != ",":
        at += 1
    return min(at + 1, end)


def _behind_closing(words: Sequence[Word], at: int, end: int) -> int:
    closing = {"(": ")"}.get(words[at].low, words[at].low)
    over = at + 1
    while over < end and words[over].low != closing:
        over += 1
    return over + 1 if over < end else at + 1


def finite_kind(words: Sequence[Word], at: int, end: int) -> str:
    """What sort of finite verb stands here: "s", "d", "b", "modal", "have", "be"; "" for none."""
    low = words[at].low
    if not may_be_finite(low) or (words[at].capital and at):
        return ""
    kinds = kinds_of(low)
    if low in ("'s", "’s") and not (at and words[at - 1].low in SUBJECT_PRONOUNS):
        return ""
    if low in MODALS:
        return "modal" if low not in ("can", "will", "may", "must", "might") or _no_noun(words, at) else ""
    if low in HAVE:
        return "" if low == "have" and at and words[at - 1].low in ("to", *MODALS) else "have"
    if low in BE:
        return "" if low in ("be", "been", "being") else "be"
    if PAST in kinds:
        return "d" if _no_noun(words, at) else ""
    if THIRD in kinds:
        return "s" if _no_noun(words, at) and _goes_on(words, at, end) and not _verb_next(words, at, end) else ""
    if BASE in kinds and at and _many_before(words, at) and not _verb_next(words, at, end):
        return "b"
    return ""


def _finite(words: Sequence[Word], at: int, end: int) -> bool:
    return bool(finite_kind(words, at, end))


def _no_noun(words: Sequence[Word], at: int) -> bool:
    """Whether what stands before a word lets it be a verb."""
    if at == 0:
        return False
    place = at - 1
    while place > 0 and is_adverb(words[place].low):
        if words[place].low in ("not", "n't"):
            return False
        place -= 1
    before = words[place].low
    if place < at - 1 and before in ("and", "or", "but"):
        return False
    if before in ("'s", "’s") or (
        before in DETERMINERS
        and before not in ("that", "this", "these", "those", "all", "both", "many", "some", "few", "one")
    ):
        return False
    return (
        before not in PREPOSITIONS and before not in AUXILIARIES and before not in ("be", "been", "being", "and")
    ) or before in ("past", "like")


def _goes_on(words: Sequence[Word], at: int, end: int) -> bool:
    """Whether something follows that a verb can have: a word in -s at the end is a noun mostly."""
    if at + 1 >= end:
        return words[at - 1].low in ("he", "she", "it", "who", "which", "that")
    if words[at + 1].low == "of":
        return words[at].low in ("consists", "thinks", "hears", "speaks", "dreams", "approves", "disposes")
    return words[at + 1].low not in ("and", "or", ",", ";", ":", ".", ")", "”", '"')


def _many_before(words: Sequence[Word], at: int) -> bool:
    before = at - 1
    while before > 0 and is_adverb(words[before].low):
        before -= 1
    low = words[before].low
    if low in _PLURAL:
        return True
    if kinds_of(low) in ("d", "dn") or low in DETERMINERS or low in PREPOSITIONS:
        return False
    return len(low) > 3 and low.endswith("s") and not low.endswith(("ss", "us", "is", "'s", "’s"))


def _verb_next(words: Sequence[Word], at: int, end: int) -> bool:
    """Whether a verb that can be nothing else follows, so that this is a noun: "claims rose"."""
    after = at + 1
    while after < end and is_adverb(words[after].low):
        after += 1
    if after >= end:
        return False
    low = words[after].low
    if low in AUXILIARIES:
        return True
    kinds = kinds_of(low)
    return PAST in kinds and PARTICIPLE not in kinds and BASE not in kinds


def _reduced(words: Sequence[Word], at: int, end: int) -> bool:
    """Whether a verb only describes the noun before it: "the man arrested on Friday was ..."."""
    low = words[at].low
    kinds = kinds_of(low)
    if low in AUXILIARIES or low in _TELLING or words[at - 1].low in SUBJECT_PRONOUNS:
        return False
    doubtful = (PAST in kinds and PARTICIPLE in kinds) or BASE in kinds
    if not doubtful or at + 1 >= end:
        return False
    after = words[at + 1].low
    if not (after in PREPOSITIONS or is_adverb(after) or kinds_of(after) == "g"):
        return False
    if after == "by" and PARTICIPLE in kinds:
        return True
    for later in range(at + 1, min(end, at + 25)):
        low = words[later].low
        if low in ",;:" or low in RELATIVES or low in SUBORDINATORS or low in ("and", "but", "or"):
            return False
        if low in SUBJECT_PRONOUNS:
            return False
        if may_be_finite(low) and finite_kind(words, later, end):
            return True
    return False


def _head(words: Sequence[Word], at: int, end: int) -> int:
    """The last word of a verb group: "arrested" of "had not been arrested"."""
    head = at
    if words[at].low not in AUXILIARIES:
        return at
    for after in range(at + 1, min(end, at + 7)):
        low = words[after].low
        if low in ("be", "been", "being", "have", "n't", "not"):
            head = after if low not in ("n't", "not") else head
        elif is_adverb(low):
            continue
        elif kinds_of(low):
            return after
        else:
            break
    return head
