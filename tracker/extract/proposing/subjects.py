"""What a claim is about, put in where its sentence has only a pronoun: "it boasts" is read alone as "the train boasts"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tracker.domain.proposal import Span, Speaker
from tracker.domain.vocabulary import SourceKind
from tracker.extract.proposing.antecedents import Antecedents
from tracker.extract.proposing.clauses import DETERMINERS, PREPOSITIONS, RELATIVES, clause_in, finite_kind, is_adverb
from tracker.extract.proposing.kinds import head_of
from tracker.extract.proposing.leaning import leaning
from tracker.extract.proposing.lists import GROUPS, ROLES, word_list
from tracker.extract.proposing.people import gender_of
from tracker.extract.proposing.speakers import in_a_sentence
from tracker.extract.proposing.verbs import AUXILIARIES, BE, kinds_of
from tracker.extract.proposing.words import Word, lows, words_at, written

_PERSONAL = frozenset(["he", "she"])
_OWNING = {"his": "he", "her": "she", "their": "they", "its": "it"}
_NO_THINGS = word_list("no_things") | word_list("referring")
_REPLACED = frozenset(["he", "she", "it", "they", "i", "which", "who"])
_PUT_IN_FOR = _REPLACED | _OWNING.keys()
_THINGS = frozenset([SourceKind.ORGANISATION, SourceKind.OUTLET, SourceKind.AGENCY, SourceKind.DOCUMENT])
_WHO_SPEAK = frozenset([SourceKind.PERSON, SourceKind.ORGANISATION, SourceKind.GROUP])
_IS = re.compile(r" (?:is|was|['’]s|has been|had been|would be|will be)\b|['’]s\b")
"""Behind "it", said by somebody: what is meant is seldom a thing of the same sentence."""
_EXPLETIVE = word_list("expletive")
_MINE = word_list("mine")
_AGREEING = {
    "am": "is",
    "'m": "is",
    "’m": "is",
    "have": "has",
    "'ve": "has",
    "’ve": "has",
    "was": "was",
    "had": "had",
    "'d": "would",
    "’d": "would",
}


class Subjects:
    """Puts subjects in, and says for each what it was taken for."""

    def __init__(self, text: str, sentences: Sequence[Span], antecedents: Antecedents) -> None:
        self._text = text
        self._sentences = sentences
        self._antecedents = antecedents

    def put_in(
        self, words: list[Word], speakers: Sequence[Speaker], *, quoted: bool, content: Sequence[Span]
    ) -> tuple[list[Word], str]:
        """The words with their first pronoun replaced, and a remark for whoever checks; as they are where it is not safe, and
        then what they point at wants a look.

        "We" in a quotation stays: the words are kept as they were said, and the remark says who speaks.
        """
        found, remark = self._replacing(words, speakers, quoted=quoted, content=content)
        return found, remark or leaning(found, nothing=_expletive(words, 0))

    def _replacing(
        self, words: list[Word], speakers: Sequence[Speaker], *, quoted: bool, content: Sequence[Span]
    ) -> tuple[list[Word], str]:
        at = self._first(words)
        if at is None:
            return words, _speaks(words, speakers) if quoted else ""
        first = words[at]
        if first.low == "i":
            return self._of_the_speaker(words, at, speakers) if quoted else (words, "")
        if first.low in _OWNING and at + 1 < len(words) and not _verb_behind(words, at):
            name = self._meant(_OWNING[first.low], first.start, speakers, quoted, content)
            if not name:
                return words, ""
            ends = "’" if name.endswith("s") and _OWNING[first.low] == "they" else "’s"
            return self._replaced(words, at, name + ends, first.low, name)
        if first.low == "it" and _expletive(words, at):
            return words, ""
        if first.low in ("which", "who"):
            thing = self._before_relative(first.start)
            return self._replaced(words, at, thing, first.low, thing) if thing else (words, "")
        name = self._meant(_OWNING.get(first.low, first.low), first.start, speakers, quoted, content)
        return self._replaced(words, at, name, first.low, name) if name else (words, "")

    def _first(self, words: Sequence[Word]) -> int | None:
        """Where a pronoun stands as the subject."""
        if _PUT_IN_FOR.isdisjoint(lows(words)):
            return None
        clause = clause_in(words)
        at = clause.subject if clause else 0
        for place in dict.fromkeys((at, 0)):
            if place < len(words) and words[place].start >= 0 and not words[place].put_in:
                low = words[place].low
                if low in _OWNING or (low in _REPLACED and (clause is None or clause.verb > place)):
                    return place
        return None

    def _replaced(self, words: list[Word], at: int, name: str, pronoun: str, taken_for: str) -> tuple[list[Word], str]:
        new = list(words)
        new[at] = words[at]._replace(put_in=name, low=name.lower())
        after = words[at + 1].low if at + 1 < len(words) else ""
        if after in ("'s", "’s") and pronoun not in _OWNING:
            behind = words[at + 2].low if at + 2 < len(words) else ""
            been = behind in ("been", "gone", "become", "had", "got") or _with_object(words, at + 2)
            new[at + 1] = words[at + 1]._replace(put_in="has" if been else "is", low="is")
        elif after in ("'re", "’re", "'ve", "’ve", "'ll", "’ll", "'d", "’d") and pronoun not in _OWNING:
            new[at + 1] = words[at + 1]._replace(
                put_in={"re": "are", "ve": "have", "ll": "will", "d": "would"}[after[1:]], low=after[1:]
            )
        return new, f"{pronoun}: taken for {taken_for}, please check"

    def _of_the_speaker(self, words: list[Word], at: int, speakers: Sequence[Speaker]) -> tuple[list[Word], str]:
        """ "I knew it" as "Joe Abara knew it": only where nothing else of the speaker's is spoken of."""
        name = in_a_sentence(speakers[0]) if len(speakers) == 1 and speakers[0].kind is SourceKind.PERSON else ""
        if not name:
            return words, ""
        verb = words[at + 1] if at + 1 < len(words) else None
        if verb is None or any(word.low in _MINE for word in words[at + 1 :]):
            return words, f"I: {name} speaks"
        kind = finite_kind(words, at + 1, len(words))
        if (verb.low not in _AGREEING and kind not in ("d", "modal")) or verb.low in ("do", "don't", "don’t"):
            return words, f"I: {name} speaks"
        new = [*words[:at], words[at]._replace(put_in=name), *words[at + 1 :]]
        if verb.low in _AGREEING and verb.low != _AGREEING[verb.low]:
            new[at + 1] = verb._replace(put_in=_AGREEING[verb.low], low=_AGREEING[verb.low])
        return new, f"I: {name} speaks"

    def _meant(self, pronoun: str, at: int, speakers: Sequence[Speaker], quoted: bool, content: Sequence[Span]) -> str:
        named = [one for one in speakers if one.name != "unnamed"]
        if not quoted and named:
            if pronoun == "they" and (len(named) > 1 or named[0].kind in (SourceKind.GROUP,)):
                return " and ".join(one.name for one in named)
            if pronoun == "it" and len(named) == 1 and named[0].kind in _THINGS - {SourceKind.DOCUMENT}:
                return self._other_thing(named[0], at) or in_a_sentence(named[0])
            if pronoun in _PERSONAL and len(named) == 1 and self._fits(named[0], pronoun):
                return in_a_sentence(named[0])
        if pronoun in _PERSONAL:
            found = self._antecedents.of(pronoun, at, content)
            if found is None or (quoted and any(found.name == one.name for one in named)):
                return ""
            return found.name
        if pronoun != "it" or quoted or (named and _IS.match(self._text, at + 2)):
            return ""
        return self._thing(at)

    def _other_thing(self, one: Speaker, at: int) -> str:
        """What "it was ..." is said of where the sentence has spoken of a thing before its speaker: "the cargo"."""
        if not self._text[at + 2 : at + 7].startswith((" is ", " was ")) or not self._sentences:
            return ""
        start = self._sentences[self._antecedents.sentence_of(at)][0]
        speaks = self._text.rfind(one.written, start, at)
        return self._nearest(start, speaks) if speaks > start else ""

    def _fits(self, one: Speaker, pronoun: str) -> bool:
        gender = self._antecedents.gender(one.name) or gender_of(set(one.name.casefold().split()))
        return one.kind is SourceKind.PERSON and gender in ("", "f" if pronoun == "she" else "m")

    def _thing(self, at: int) -> str:
        """What "it" is: the nearest thing before it in the sentence, or what the sentence before is about."""
        number = self._antecedents.sentence_of(at)
        start = self._sentences[number][0] if self._sentences else 0
        here = self._nearest(start, at)
        if here or number == 0:
            return here
        return self._subject_of(number - 1)

    def _before_relative(self, at: int) -> str:
        """What "which" stands for: the thing right before it."""
        number = self._antecedents.sentence_of(at)
        words = words_at(self._text, [(max(self._sentences[number][0], at - 90), at)]) if self._sentences else []
        while words and words[-1].low in (",", "—", "–", "-"):
            words = words[:-1]
        for place in range(len(words) - 1, max(-1, len(words) - 8), -1):
            if words[place].low in ("the", "a", "an", "this") and all(word.low[0].isalnum() for word in words[place:]):
                bare = written(self._text, words[place + 1 :])
                return f"the {bare}" if bare else ""
        return ""

    def _nearest(self, start: int, at: int) -> str:
        words = words_at(self._text, [(start, at)])
        for place in range(len(words) - 1, -1, -1):
            if words[place].low in ("the", "a", "an", "this") and place + 1 < len(words):
                if words[place + 1].low in _NO_THINGS:
                    continue
                return self._phrase(words, place)
        return ""

    def _phrase(self, words: Sequence[Word], place: int) -> str:
        end = place + 1
        while end < len(words) and end - place < 7:
            low = words[end].low
            if (
                low in PREPOSITIONS
                or low in RELATIVES
                or not low[0].isalnum()
                or low in DETERMINERS
                or low in ("and", "or", "he", "she", "it", "they")
            ):
                break
            if end > place + 1 and finite_kind(words, end, len(words)):
                break
            end += 1
        if end < len(words) and words[end].low in ("and", "or"):
            return ""
        phrase = written(self._text, words[place:end])
        return _thing_named(phrase) if end > place + 1 else ""

    def _subject_of(self, number: int) -> str:
        words = words_at(self._text, [self._sentences[number]])
        clause = clause_in(words)
        if clause is None or not 0 < clause.verb - clause.subject <= 6:
            return ""
        subject = words[clause.subject : clause.verb]
        while len(subject) > 1 and is_adverb(subject[-1].low):
            subject = subject[:-1]
        if subject[0].low not in ("the", "a", "an", "this") or any(not word.low[0].isalnum() for word in subject):
            return ""
        return _thing_named(written(self._text, subject))


def _speaks(words: Sequence[Word], speakers: Sequence[Speaker]) -> str:
    """A remark on whom a quotation means by "we"."""
    first = words[0].low if words else ""
    if first not in ("we", "our") or len(speakers) != 1 or speakers[0].kind not in _WHO_SPEAK:
        return ""
    return f"{first}: {speakers[0].name} speaks"


def _thing_named(phrase: str) -> str:
    """A thing as it is spoken of again: "a train" as "the train"; nothing for people and for many."""
    bare = re.sub(r"^(?:the|a|an|this)\s+", "", phrase, flags=re.IGNORECASE)
    head = head_of(bare)
    if not head or head in ROLES or head in GROUPS or head in _NO_THINGS:
        return ""
    return "" if head.endswith("s") and not head.endswith(("ss", "us", "is")) else f"the {' '.join(bare.split())}"


def _verb_behind(words: Sequence[Word], at: int) -> bool:
    """Whether a verb and no noun stands behind a pronoun: "called her weak" as "her is weak"."""
    return words[at + 1].start < 0 or words[at + 1].low in AUXILIARIES


def _with_object(words: Sequence[Word], at: int) -> bool:
    """Whether what follows "he's" is a deed with its object: "he's raised about 3 million"."""
    if at + 1 >= len(words) or "n" not in kinds_of(words[at].low):
        return False
    behind = words[at + 1].low
    return behind in DETERMINERS or behind in ("about", "him", "it", "them", "$", "€", "£") or behind[0].isdigit()


def _expletive(words: Sequence[Word], at: int) -> bool:
    """Whether "it" is nothing: "it is clear that", "it took three men to"."""
    rest = words[at + 1 : at + 9]
    if rest and rest[0].low in BE:
        return any(word.low in _EXPLETIVE for word in rest[1:])
    return (
        bool(rest)
        and kinds_of(rest[0].low) != ""
        and any(word.low in ("to", "that") for word in rest[2:])
        and rest[0].low
        in (
            "takes",
            "took",
            "seems",
            "appears",
            "turns",
            "turned",
            "became",
            "makes",
            "made",
            "rains",
            "rained",
            "snowed",
        )
    )
