"""What is said, as sentences that can be read by themselves: "to travel" with its subject, "of hiding" as a deed done."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.extract.proposing.clauses import DETERMINERS, PREPOSITIONS, SUBJECT_PRONOUNS, clause_in, is_adverb
from tracker.extract.proposing.datelines import behind_dateline
from tracker.extract.proposing.lists import word_list
from tracker.extract.proposing.stances import PUBLIC, SPOKEN
from tracker.extract.proposing.verbs import (
    AUXILIARIES,
    BASE,
    GERUND,
    MODALS,
    agreeing,
    kinds_of,
    past_of_gerund,
    present_of_gerund,
    verb_of,
)
from tracker.extract.proposing.words import Word, added, without_marks, words_at
from tracker.extract.saying.statement import CueClass, Statement

_QUESTIONS = word_list("questions")
_NAMING = word_list("naming")
_HAD = word_list("had")
_NO_DEED = word_list("no_deed")
_COMING = word_list("coming")
"""Behind these "to" tells of what is to come."""
_PASSING = frozenset([CueClass.SAID_TO, CueClass.THOUGHT, CueClass.ALLEGED])


def assertion(text: str, statement: Statement, speaker: str, *, cut: Sequence[tuple[int, int]] = ()) -> list[Word]:
    """The words of what is asserted; none where nothing is.

    Args:
        text: the whole text.
        statement: who says what.
        speaker: who is put in as the subject where what is said has none of its own.
        cut: stretches of the content that others have said.
    """
    words = _content(text, statement, cut)
    if statement.cue_class is CueClass.DENY:
        words = _behind_the_noun(words)
    words = _before_remark(words)
    if not words or (words[0].low == "what" and len(words) > 1 and words[1].low in AUXILIARIES):
        return []
    if words[0].low in _QUESTIONS and not statement.quoted and statement.cue_class not in _PASSING:
        return []
    if words[0].low == "that" and len(words) > 2 and not _pronoun_that(words):
        words = words[1:]
    if words[-1].low == "?":
        return []
    made = _of_shape(text, statement, words, speaker)
    return [word for at, word in enumerate(made) if not (word.low == "also" and at)]


def _behind_the_noun(words: list[Word]) -> list[Word]:
    """What a denied report says: "reports that warnings were ignored"."""
    for at in range(min(5, len(words) - 2)):
        if words[at].low in _REFERRING and words[at].low not in ("it", "this", "that", "them"):
            return words[at + 1 :] if words[at + 1].low == "that" else words
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
    if statement.cue_class not in _PASSING:
        words = _without_open_comma(words)
    while words and words[0].low in (",", ";", ":", "-", "—", "–", ".", "and", "but", "as", "…"):
        words = words[1:]
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
    if statement.cue_class in _PASSING:
        return _passed_on(text, statement, words)
    if words[0].low == "to" and len(words) > 1:
        return _infinitive(text, statement, words, speaker)
    if statement.lemma == "accuse" or (statement.cue_class is CueClass.ALLEGE and _accused(words) is not None):
        return _deed(words, "is")
    if statement.cue_class is CueClass.ATTITUDE or statement.cue_class is CueClass.INTENT:
        return _whole(text, statement, words, speaker)
    if GERUND in kinds_of(words[0].low) and words[0].low not in _NO_DEED and _no_clause_before(words):
        return [added(speaker), *_done(words)]
    if " for" in _cue(text, statement) or (_bare_infinitive(words) and clause_in(words) is None):
        return _whole(text, statement, words, speaker)
    if statement.lemma in _NAMING and (made := _named(text, words)):
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
        word.low in ("that", "because", "which", "who", "when", ",", "and", "if") for word in words[: clause.verb]
    )


def _done(words: list[Word]) -> list[Word]:
    """A deed in -ing as it was done: "taking money" as "took money", "having taken" as "had taken"."""
    first = words[0]
    put_in = "had" if first.low == "having" else past_of_gerund(first.low)
    if first.low == "having" and len(words) > 1 and words[1].low in DETERMINERS:
        put_in = "had"
    return [first._replace(put_in=put_in, low=put_in), *words[1:]]


def _passed_on(text: str, statement: Statement, words: list[Word]) -> list[Word]:
    """ "The train ... to travel" as "the train travels", behind "is said"; a clause with its hedge cut out as it is."""
    auxiliary = _auxiliary(text, statement)
    joint = _joint(words, statement)
    if joint:
        at, rest = joint
        if rest and rest[0].low == "to":
            rest = rest[1:]
        front = words[:at]
        if not rest or not front or front[-1].low in MODALS:
            return words
        if sum(word.low == "," for word in front) % 2:
            front = [*front, added(",")]
        if rest[0].low in ("of", "with") and len(rest) > 1:
            return _deed([*front, *rest], auxiliary)
        if GERUND in kinds_of(rest[0].low) and statement.cue_class is CueClass.ALLEGED and statement.rule != "adverb":
            return [*front, *_done(rest)]
        adverbs = 0
        while adverbs < len(rest) - 1 and is_adverb(rest[adverbs].low):
            adverbs += 1
        verb = rest[adverbs]
        if BASE in kinds_of(verb.low) or (
            auxiliary and verb.low.isalpha() and statement.cue_class in _PASSING and words_to(text, statement, verb)
        ):
            put_in = (
                f"will {verb.low}" if statement.lemma in _COMING else agreeing(verb.low, auxiliary or _agreement(front))
            )
            put_in = _negated(text, statement, put_in)
            return [*front, *rest[:adverbs], verb._replace(put_in=put_in, low=put_in), *rest[adverbs + 1 :]]
    return _participle_as_verb(words)


def words_to(text: str, statement: Statement, verb: Word) -> bool:
    """Whether "to" stands right before a verb, in the cue or in the content."""
    return text[max(0, verb.start - 3) : verb.start].lower().strip() == "to"


def _joint(words: list[Word], statement: Statement) -> tuple[int, list[Word]] | None:
    """Where the subject ends and what is said of it begins: behind the cue."""
    cue_end = statement.cue[-1][1] if statement.cue else -1
    for at, word in enumerate(words):
        if at and word.start >= cue_end > words[at - 1].start:
            low = word.low
            if (
                low == "to"
                or BASE in kinds_of(low)
                or GERUND in kinds_of(low)
                or low in ("of", "with")
                or is_adverb(low)
            ):
                return at, words[at:]
            return None
    return None


def _auxiliary(text: str, statement: Statement) -> str:
    """The form of "to be" in a cue: "is" in "is also said to"; empty where it has none."""
    if not statement.cue:
        return ""
    for word in words_at(text, statement.cue[:1]):
        if word.low in ("is", "are", "was", "were", "'s", "’s", "'re", "’re"):
            return word.low
        if word.low in ("has", "have"):
            return word.low
        if word.low in ("appears", "seems", "looks"):
            return "is"
        if word.low in ("appear", "seem", "look"):
            return "are"
        if word.low in ("appeared", "seemed", "looked"):
            return "was"
    return ""


def _negated(text: str, statement: Statement, verb: str) -> str:
    if not statement.negated and statement.lemma != "unlikely":
        return verb
    known = verb_of(verb)
    if verb in AUXILIARIES:
        return f"{verb} not"
    base = known.base if known else verb
    return f"does not {base}" if verb != base and not verb.endswith("ed") else f"do not {base}"


def _agreement(front: Sequence[Word]) -> str:
    last = front[-1].low if front else ""
    many = (last.endswith("s") and not last.endswith(("ss", "us", "is", "'s"))) or any(
        word.low == "and" for word in front
    )
    return "are" if many else "is"


def _participle_as_verb(words: list[Word]) -> list[Word]:
    """ "With his train featuring armchairs" as "his train features armchairs"."""
    start = 1 if words[0].low == "with" and len(words) > 3 else 0
    clause = clause_in(words, start)
    if clause is not None:
        return words[start:] if start else words
    for at in range(start + 1, min(len(words) - 1, start + 12)):
        low = words[at].low
        if (
            GERUND in kinds_of(low)
            and low not in ("during", "following", "including", "being")
            and words[at - 1].low not in PREPOSITIONS | DETERMINERS
        ):
            many = _agreement(words[start:at]) == "are"
            return [
                *words[start:at],
                words[at]._replace(put_in=(form := present_of_gerund(low, many=many)), low=form),
                *words[at + 1 :],
            ]
    return words


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


def _accused(words: Sequence[Word]) -> int | None:
    for at in range(1, len(words) - 1):
        if words[at].low in ("of", "for") and GERUND in kinds_of(words[at + 1].low):
            return at
    return None


def _deed(words: list[Word], auxiliary: str) -> list[Word]:
    """ "The government of hiding the cost" as "the government hid the cost"."""
    at = _accused(words)
    if at is not None:
        return [*words[:at], *_done(words[at + 1 :])]
    for at in range(1, len(words) - 1):
        if words[at].low in ("of", "with"):
            verb = auxiliary if auxiliary in ("is", "are", "was", "were") else _agreement(words[:at])
            return [*words[:at], added(verb), added("accused" if words[at].low == "of" else "charged"), *words[at:]]
    return words


def _whole(text: str, statement: Statement, words: list[Word], speaker: str) -> list[Word]:
    """Who does it and what: "the council plans to close two libraries"."""
    if not statement.cue or words[0].start < statement.cue[-1][1]:
        return words if clause_in(words) is not None else []
    cue = words_at(text, statement.cue)
    return [added(speaker), *cue, *words]


def _without_verb(text: str, statement: Statement, words: list[Word], speaker: str) -> list[Word]:
    """What somebody says in a phrase without a verb of its own."""
    if statement.quoted and (not statement.cue or words[0].start < statement.cue[-1][1]):
        return words
    if statement.cue_class is CueClass.DENY:
        return _denied(statement, words, speaker)
    if statement.rule == "nominal" and words[0].low == "of":
        return []
    if statement.lemma in SPOKEN or statement.quoted or statement.lemma in PUBLIC:
        return _whole(text, statement, words, speaker) if len(words) > 1 or statement.quoted else []
    return []


def _named(text: str, words: list[Word]) -> list[Word]:
    """ "The bill a disaster", behind "called", as "the bill is a disaster"."""
    at, gap = _name_begins(text, words)
    return [*words[:at], added(_agreement(words[:at])), *words[at + gap :]] if at else []


def _name_begins(text: str, words: list[Word]) -> tuple[int, int]:
    """Where what something is called begins, and how many words before it are left out; 0 where it cannot be told."""
    for at in range(1, len(words) - 1):
        if words[at].low == "as":
            return at, 1
    if words[0].low in ("it", "him", "her", "them", "this", "that"):
        return 1, 0
    for at in range(1, len(words)):
        if words[at].start > 0 and text[words[at].start - 1] in "\"“‘'":
            return at, 0
    first = 1
    while first < len(words) and words[0].capital and words[first].capital:
        first += 1
    if words[0].capital and first < len(words) and words[first].low[0].isalpha():
        return first, 0
    for at in range(2, len(words)):
        if words[at].low in ("a", "an") and words[at - 1].low not in PREPOSITIONS:
            return at, 0
    return 0, 0


def _denied(statement: Statement, words: list[Word], speaker: str) -> list[Word]:
    """A thing denied as what would be so: "any role in it" as "NAME had a role in it"."""
    if statement.lemma != "deny" or all(word.capital for word in words):
        return []
    thing = words[1:] if words[0].low in ("any", "all", "the") else words
    if not thing or anaphoric(words):
        return []
    if _guilt(words):
        return [added(speaker), added("is"), added("guilty"), added("of"), *words]
    lead = [added("a")] if words[0].low == "any" and _singular(thing) else []
    if any(word.low in _HAD for word in thing[:3]):
        return [added(speaker), added("had"), *lead, *thing]
    if GERUND in kinds_of(words[0].low):
        return [added(speaker), *_done(words)]
    many = not _singular(thing)
    return [
        added("There"),
        added("were" if many else "was"),
        *(lead or words[:1] if words[0].low != "any" else lead),
        *(thing if words[0].low in ("any", "all", "the") else words[1:]),
    ]


def _guilt(words: Sequence[Word]) -> bool:
    """Whether a crime is denied: "nine counts of fraud", "any wrongdoing"."""
    return any(word.low in _CRIMES for word in words)


_CRIMES = word_list("crimes")


def _singular(thing: Sequence[Word]) -> bool:
    head = thing[0].low
    for word in thing:
        if word.low in PREPOSITIONS or word.low in (",", "and", "that"):
            break
        head = word.low
    return not (head.endswith("s") and not head.endswith(("ss", "us", "is")))


_REFERRING = word_list("referring")


def anaphoric(words: Sequence[Word]) -> bool:
    """Whether what is denied was said before: "the claims", "it", "the allegations as false"."""
    head = [
        word.low
        for word in words
        if word.low
        not in ("the", "these", "those", "any", "all", "such", "latest", "her", "his", "their", "as", "false")
    ]
    return len(head) == 1 and head[0] in _REFERRING
