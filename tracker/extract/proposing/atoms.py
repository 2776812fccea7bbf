"""One assertion at a time: what "and" joins is split where each part can stand alone, and left where it cannot be told."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.extract.proposing.clauses import (
    DETERMINERS,
    RELATIVES,
    SUBORDINATORS,
    Clause,
    clause_in,
    finite_kind,
    is_adverb,
)
from tracker.extract.proposing.listed import members
from tracker.extract.proposing.lists import word_list
from tracker.extract.proposing.verbs import (
    AUXILIARIES,
    BASE,
    BE,
    GERUND,
    HAVE,
    MODALS,
    PARTICIPLE,
    PAST,
    THIRD,
    kinds_of,
)
from tracker.extract.proposing.words import Word, lows

_LONGEST = 150
"""Words of a claim that is looked into: a longer one is no sentence."""
_JOINING = frozenset(["and", "but", "yet", ";", "while", "although", "though", "whereas"])
_STARTS_A_SUBJECT = word_list("starts_a_subject")
_DROPPED = word_list("dropped_adverbs")
"""Adverbs that a second verb is read without; "never" is none of them."""
_PRESENT = frozenset(["s", "b", "be", "have", "modal"])


def atoms(text: str, words: Sequence[Word], *, lists: bool = True) -> list[list[Word]]:
    """The assertions in a claim's words, each with its subject."""
    if len(words) > _LONGEST or _JOINING.isdisjoint(lows(words)):
        return [list(words)]
    found: list[list[Word]] = []
    for half in _halves(list(words)):
        rest: list[Word] | None = half
        while rest is not None:
            first, rest = _parted(text, rest)
            found.extend(members(first) if lists else [first])
    return found


def _halves(words: list[Word]) -> list[list[Word]]:
    """ "While X feared flying, Y has flown" as the two things that it sets against each other."""
    if words[0].low not in ("while", "although", "though", "whereas"):
        return [words]
    for at in range(3, len(words) - 3):
        if words[at].low == ",":
            first, second = words[1:at], words[at + 1 :]
            if _whole(first) and _whole(second):
                return [first, second]
    return [words]


def _whole(words: list[Word]) -> bool:
    clause = clause_in(words)
    return clause is not None and clause.verb > clause.subject and _stands_alone(words, clause)


def _parted(text: str, words: list[Word]) -> tuple[list[Word], list[Word] | None]:
    """The first assertion, and the rest with its subject put in; None where there is no more."""
    depth = 0
    for at, word in enumerate(words[:-1]):
        low = word.low
        if low in _BRACKETS:
            depth += _BRACKETS[low]
        elif at > 1 and depth <= 0 and (low in _SPLITTING or (low == "," and _series(words, at))):
            rest = _second(text, words, at)
            if rest is not None:
                return _trimmed(words[:at]), rest
    return words, None


_BRACKETS = {"(": 1, "[": 1, "“": 1, ")": -1, "]": -1, "”": -1}
_SPLITTING = frozenset(["and", "but", "yet", ";"])


def _series(words: list[Word], comma: int) -> bool:
    """Whether a comma stands in for an "and" between verbs: "broke in, stole a laptop and fled".

    Verbs side by side share their object: "bullied, harassed and underpaid staff".
    """
    kind = kinds_of(words[comma + 1].low)
    if comma + 2 < len(words) and words[comma + 2].low in (",", "and") and kinds_of(words[comma - 1].low):
        return False
    if not kind or not (PAST in kind or THIRD in kind):
        return False
    return any(
        words[at].low == "and" and kinds_of(words[at + 1].low) and set(kinds_of(words[at + 1].low)) & set(kind)
        for at in range(comma + 2, min(len(words) - 1, comma + 15))
    )


def _second(text: str, words: list[Word], at: int) -> list[Word] | None:
    """What stands behind a joining word as an assertion of its own."""
    right, begins = words[at + 1 :], False
    while right and right[0].low in ("that", ",", "then", "and") and len(right) > 2:
        if right[0].low == "that" and right[1].low in AUXILIARIES:
            break
        begins = begins or right[0].low == "that"
        right = right[1:]
    owns = begins or _own_subject(text, right)
    if not owns and not any(kinds_of(word.low) or word.low in AUXILIARIES for word in right[:3]):
        return None
    left = _trimmed(words[:at])
    main = clause_in(left)
    if main is None:
        return None
    comma = words[at].low == ";" or words[at - 1].low == ","
    if owns and (other := clause_in(right)) is not None and _stands_alone(right, other):
        if _open(left, main) and not comma and right[0].low not in ("he", "she", "it", "they"):
            return None
        return right if not _open(left, main, subordinate=True) or comma else None
    if _open(left, main):
        return None
    return _shared_subject(left, main, right)


def _stands_alone(right: Sequence[Word], clause: Clause) -> bool:
    """Whether what was found is surely a subject with its verb: "TV screens" is not, nor "dogs and she likes"."""
    if clause.verb <= clause.subject:
        return False
    if any(
        right[at].low in ("and", "but")
        for at in range(clause.subject, clause.verb)
        if right[at + 1].low in _STARTS_A_SUBJECT
    ):
        return False
    return finite_kind(right, clause.verb, len(right)) not in ("s", "b") or clause.verb + 1 < len(right)


def _own_subject(text: str, right: Sequence[Word]) -> bool:
    first = right[0]
    if first.low in _STARTS_A_SUBJECT or first.low in DETERMINERS or first.low[0].isdigit():
        return True
    capital = first.start >= 0 and text[first.start].isupper()
    return (
        capital
        or (first.low.endswith("s") and not kinds_of(first.low))
        or first.low in ("other", "others", "nearly", "about")
    )


def _open(left: Sequence[Word], main: Clause, *, subordinate: bool = False) -> bool:
    """Whether a clause within the clause is still open at its end, so that what follows may belong to that."""
    for at in range(len(left) - 1, main.head, -1):
        low = left[at].low
        if low == "," and not subordinate:
            return False
        if (low in RELATIVES or low in SUBORDINATORS) and at + 1 < len(left):
            return True
    return False


def _shared_subject(left: list[Word], main: Clause, right: list[Word]) -> list[Word] | None:
    """A second verb of the same subject, with the subject put before it."""
    first = 0
    while first < len(right) - 1 and is_adverb(right[first].low) and right[first].low != "not":
        first += 1
    if first + 1 >= len(right) and kinds_of(right[first].low) not in ("d", "dn", "n"):
        return None
    verb, after = right[first].low, right[first + 1].low if first + 1 < len(right) else "."
    subject = _without_aside(left[: main.verb])
    kind = finite_kind(left, main.verb, len(left))
    same = finite_kind([*subject[-1:], *right[first:]], len(subject[-1:]), len(right) - first + 1)
    rest = [*(word for word in right[:first] if word.low not in _DROPPED), *right[first:]]
    if kind in ("be", "have") and _carried(left, main, verb, after):
        before = left[: _auxiliaries_end(left, main, active=after in DETERMINERS)]
        return [*(before[:-1] if rest[0].low == "never" and before[-1].low in ("not", "n't") else before), *rest]
    if same in ("modal", "be", "have") and kind:
        return [*subject, *rest]
    if same == "s" and kind in _PRESENT and _may_be_object(after):
        return [*subject, *rest]
    if same == "d" and (
        kind == "d" or left[main.verb].low in ("was", "were", "had", "did", "is", "are", "has", "have")
    ):
        return [*subject, *rest]
    if BASE in kinds_of(verb):
        through = _infinitive(left, main)
        if through:
            return [*left[:through], *rest] if _object_follows(right, first) else None
        if kind == "b" and same == "b" and _may_be_object(after):
            return [*subject, *rest]
    return None


def _without_aside(subject: list[Word]) -> list[Word]:
    """A subject without what is said of the first verb alone: "The train, due to its weight,"."""
    commas = [at for at, word in enumerate(subject) if word.low == ","]
    if len(commas) == 2 and commas[1] == len(subject) - 1 and subject[commas[0] + 1].low in _ASIDES:
        return subject[: commas[0]]
    return subject


_ASIDES = word_list("asides")


def _carried(left: list[Word], main: Clause, verb: str, after: str) -> bool:
    """Whether an auxiliary holds for a second verb too: "had left and crossed", "was arrested and charged"."""
    if verb in AUXILIARIES:
        return False
    head = kinds_of(left[main.head].low)
    kinds = kinds_of(verb)
    if left[main.verb].low in HAVE:
        return PARTICIPLE in kinds and PARTICIPLE in head
    if GERUND in head:
        return GERUND in kinds
    return PARTICIPLE in kinds and PARTICIPLE in head and after not in DETERMINERS


def _auxiliaries_end(left: list[Word], main: Clause, *, active: bool) -> int:
    """Where the auxiliaries end that hold for the second verb too; "been" does not for one with an object."""
    at = main.verb + 1
    while at < main.head and (left[at].low in BE or left[at].low in HAVE or left[at].low in ("not", "n't")):
        if active and left[at].low == "been":
            break
        at += 1
    return at


def _infinitive(left: list[Word], main: Clause) -> int:
    """Up to where a verb in its base form shares what stands before it: "had to", "will"."""
    for at in range(len(left) - 1, main.verb - 1, -1):
        if left[at].low == "to" and at + 1 < len(left) and BASE in kinds_of(left[at + 1].low):
            return at + 1
        if left[at].low in MODALS:
            return at + 1
    return 0


def _may_be_object(word: str) -> bool:
    return word not in ("of", "and", "or", ",", ".") and word not in BE and word not in HAVE


def _object_follows(right: list[Word], first: int) -> bool:
    if first + 1 >= len(right):
        return False
    after = right[first + 1].low
    if (
        after in DETERMINERS
        or after[0].isdigit()
        or after in ("into", "off", "up", "out", "down", "away", "back", "it", "them", "him")
    ):
        return True
    return after.endswith("s") and len(after) > 3


def _trimmed(words: Sequence[Word]) -> list[Word]:
    end = len(words)
    while end and words[end - 1].low in (",", ";", "and", "—", "–"):
        end -= 1
    return list(words[:end])
