"""What is "said to" be, "believed to" be, "reportedly" so: as sentences without the hedge, which the status keeps."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tracker.extract.proposing.clauses import DETERMINERS, PREPOSITIONS, clause_in, is_adverb
from tracker.extract.proposing.deeds import agreement, deed, done
from tracker.extract.proposing.lists import word_list
from tracker.extract.proposing.verbs import (
    AUXILIARIES,
    BASE,
    GERUND,
    MODALS,
    agreeing,
    kinds_of,
    present_of_gerund,
    verb_of,
)
from tracker.extract.proposing.words import Word, added, words_at
from tracker.extract.saying.statement import CueClass, Statement

_COMING = word_list("coming")
"""Behind these "to" tells of what is to come."""
_NO_VERBS = frozenset(["during", "following", "including", "being"])
_SEEMS = {
    **dict.fromkeys(["appears", "seems", "looks"], "is"),
    **dict.fromkeys(["appear", "seem", "look"], "are"),
    **dict.fromkeys(["appeared", "seemed", "looked"], "was"),
}
_ITSELF = frozenset(["is", "are", "was", "were", "'s", "’s", "'re", "’re", "has", "have"])


def passed_on(text: str, statement: Statement, words: list[Word]) -> list[Word]:
    """ "The train ... to travel" as "the train travels", behind "is said"; a clause with its hedge cut out as it is."""
    at = _joint(words, statement) if statement.rule != "adjective" else None
    if at is None:
        return _participle_as_verb(_with_article(words) if statement.rule == "adjective" else words)
    front, rest = words[:at], words[at + (words[at].low == "to") :]
    if not rest or front[-1].low in MODALS:
        return words
    if sum(word.low == "," for word in front) % 2:
        front = [*front, added(",")]
    auxiliary = _auxiliary(text, statement)
    if _judges(statement) and not kinds_of(rest[0].low):
        return [*front, added(agreeing("be", auxiliary or agreement(front))), *rest]
    if rest[0].low in ("of", "with") and len(rest) > 1:
        return deed([*front, *rest], auxiliary)
    if GERUND in kinds_of(rest[0].low) and statement.cue_class is CueClass.ALLEGED and statement.rule != "adverb":
        return [*front, *done(rest)]
    verb = next((place for place, word in enumerate(rest) if not is_adverb(word.low)), len(rest) - 1)
    if not (BASE in kinds_of(rest[verb].low) or (auxiliary and _behind_to(text, rest[verb]))):
        return _participle_as_verb(words)
    put_in = _put_in(statement, rest[verb].low, auxiliary or agreement(front))
    return [*front, *rest[:verb], rest[verb]._replace(put_in=put_in, low=put_in), *rest[verb + 1 :]]


def _with_article(words: list[Word]) -> list[Word]:
    """Words with "a" for "an" and the other way round where an adjective between has been cut out."""
    for at in range(len(words) - 1):
        word, after = words[at], words[at + 1]
        if word.low in ("a", "an") and after.start > word.end + 2:
            article = "an" if _VOWEL.match(after.low) else "a"
            return [*words[:at], word._replace(put_in=article, low=article), *words[at + 1 :]]
    return words


_VOWEL = re.compile(r"(?!uni|use|eu|one)[aeiou]|hour|heir|hono")

_JUDGING = frozenset(["consider", "deem", "regard", "think", "believe"])
"""Behind these what something is follows without a verb: "is considered safe"."""


def _judges(statement: Statement) -> bool:
    return statement.lemma in _JUDGING and statement.rule != "it-is-believed"


def _joint(words: Sequence[Word], statement: Statement) -> int | None:
    """Where the subject ends and what is said of it begins: behind the cue."""
    cue_end = statement.cue[-1][1] if statement.cue else -1
    for at in range(1, len(words)):
        if words[at].start >= cue_end > words[at - 1].start:
            low, kinds = words[at].low, kinds_of(words[at].low)
            begins = low in ("to", "of", "with") or BASE in kinds or GERUND in kinds or is_adverb(low)
            return at if begins or _judges(statement) else None
    return None


def _behind_to(text: str, verb: Word) -> bool:
    """Whether "to" stands right before a verb, in the cue or in the content."""
    return verb.low.isalpha() and text[max(0, verb.start - 3) : verb.start].lower().strip() == "to"


def _auxiliary(text: str, statement: Statement) -> str:
    """The form of "to be" in a cue: "is" in "is also said to"; empty where it has none."""
    for word in words_at(text, statement.cue[:1]):
        if word.low in _ITSELF or word.low in _SEEMS:
            return _SEEMS.get(word.low, word.low)
    return ""


def _put_in(statement: Statement, base: str, auxiliary: str) -> str:
    """The verb as it stands in the claim, with the negation of the hedge."""
    verb = f"will {base}" if statement.lemma in _COMING else agreeing(base, auxiliary)
    if not statement.negated and statement.lemma != "unlikely":
        return verb
    if verb in AUXILIARIES:
        return f"{verb} not"
    if verb.startswith("will "):
        return f"will not {base}"
    known = verb_of(verb)
    if known and verb == known.past and verb != known.base:
        return f"did not {known.base}"
    return f"does not {base}" if verb != base else f"do not {base}"


def _participle_as_verb(words: list[Word]) -> list[Word]:
    """ "With his train featuring armchairs" as "his train features armchairs"."""
    start = 1 if words[0].low == "with" and len(words) > 3 else 0
    if clause_in(words, start) is not None:
        return words[start:]
    for at in range(start + 1, min(len(words) - 1, start + 12)):
        low = words[at].low
        if GERUND in kinds_of(low) and low not in _NO_VERBS and words[at - 1].low not in PREPOSITIONS | DETERMINERS:
            form = present_of_gerund(low, many=agreement(words[start:at]) == "are")
            return [*words[start:at], words[at]._replace(put_in=form, low=form), *words[at + 1 :]]
    return words
