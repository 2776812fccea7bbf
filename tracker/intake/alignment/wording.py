"""What is otherwise in a sentence that was reworded: numbers, names, negations, hedges before anything else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from tracker.domain.fate import Change
from tracker.domain.proposal import Span
from tracker.domain.vocabulary import ChangeKind
from tracker.intake.alignment.matching import Stretch
from tracker.intake.alignment.tokens import is_name, token_spans
from tracker.intake.alignment.word_lists import DAYS, HEDGES, NEGATIONS, NUMBERS, REPORTING

_MONEY = frozenset("$€£¥₩₽₹%°‰½¼¾⅓⅔²³")
_AFTER_A_HEDGE = frozenset({"to", "than"})
"""Up to, more than."""
_MOST = 12
"""Changes that are told of one sentence."""
_LONGEST = 160
"""Code points of a change's words."""


class Reading(NamedTuple):
    """A stretch of folded text, word by word."""

    text: str
    spans: list[Span]
    words: list[str]

    def said(self, start: int, end: int) -> str:
        """The text from one word up to another."""
        if start == end:
            return ""
        words = self.text[self.spans[start][0] : self.spans[end - 1][1]]
        return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rstrip()}…"


def read(text: str) -> Reading:
    """A folded text, read."""
    spans = token_spans(text)
    return Reading(text, spans, [text[start:end] for start, end in spans])


def changes_between(old: Reading, new: Reading, apart: Sequence[Stretch]) -> tuple[Change, ...]:
    """What is otherwise, gravest first, each told once."""
    found = dict.fromkeys(change for stretch in apart for change in _changes_in(old, new, stretch))
    if not found and old.text != new.text:
        found = {
            Change(ChangeKind.WORDING, _near_difference(old.text, new.text), _near_difference(new.text, old.text)): None
        }
    kinds = list(ChangeKind)
    return tuple(sorted(found, key=lambda change: kinds.index(change.kind)))[:_MOST]


def _changes_in(old: Reading, new: Reading, part: Stretch) -> Iterator[Change]:
    """One change for each kind of words that differ in a stretch."""
    left = list(range(part.start, part.end))
    new_left = list(range(part.new_start, part.new_end))
    told = False
    for kind, belongs in _KINDS:
        before = dict.fromkeys(at for at in left if belongs(old, at))
        after = dict.fromkeys(at for at in new_left if belongs(new, at))
        if kind is ChangeKind.NAME:
            before, after = _otherwise_than(old, before, new, new_left), _otherwise_than(new, after, old, left)
        if _same_words(old, before, new, after):
            continue
        told = True
        left = [at for at in left if at not in before]
        new_left = [at for at in new_left if at not in after]
        widen = kind is ChangeKind.NAME
        yield Change(kind, _told(old, before, widen=widen), _told(new, after, widen=widen))
    if not told:
        yield Change(ChangeKind.WORDING, old.said(part.start, part.end), new.said(part.new_start, part.new_end))
    elif _has_words(old, left) or _has_words(new, new_left):
        yield Change(ChangeKind.WORDING, _told(old, left), _told(new, new_left))


def _otherwise_than(reading: Reading, places: Iterable[int], other: Reading, there: Iterable[int]) -> dict[int, None]:
    """The places of words that do not stand on the other side with another case."""
    written: dict[str, set[str]] = {}
    for at in there:
        written.setdefault(_plain(other.words[at]), set()).add(other.words[at])
    cased = (reading.words[at] in written.get(_plain(reading.words[at]), {reading.words[at]}) for at in places)
    return dict.fromkeys(at for at, same in zip(places, cased, strict=True) if same)


def _same_words(old: Reading, before: Iterable[int], new: Reading, after: Iterable[int]) -> bool:
    """Whether the same words stand on both sides, so that nothing of this kind came or went."""
    return [_plain(old.words[at]) for at in before] == [_plain(new.words[at]) for at in after]


def _plain(word: str) -> str:
    return word.lower().removesuffix("'s")


def _has_words(reading: Reading, places: list[int]) -> bool:
    return any(reading.words[at][0].isalnum() for at in places)


def _told(reading: Reading, places: Iterable[int], *, widen: bool = False) -> str:
    """The words at these places as they are told, stretches that do not touch with dots between."""
    runs: list[list[int]] = []
    for at in places:
        if runs and at == runs[-1][1]:
            runs[-1][1] = at + 1
        else:
            runs.append([at, at + 1])
    return " … ".join(reading.said(*(_whole_name(reading, *run) if widen else run)) for run in runs[:4])


def _whole_name(reading: Reading, start: int, end: int) -> Span:
    """A part of a name as the whole name."""
    while start and is_name(reading.words[start - 1], first=start == 1):
        start -= 1
    while end < len(reading.words) and is_name(reading.words[end], first=False):
        end += 1
    return start, end


def _is_negation(reading: Reading, at: int) -> bool:
    word = reading.words[at].lower()
    return word in NEGATIONS or word.endswith("n't")


def _is_number(reading: Reading, at: int) -> bool:
    word = reading.words[at]
    if word in ("May", "March", "Sun", "Sat"):
        return at > 0
    return word[0].isdigit() or word in _MONEY or word in DAYS or word.lower() in NUMBERS or word.isnumeric()


def _is_name(reading: Reading, at: int) -> bool:
    return is_name(reading.words[at], first=not any(word[0].isalnum() for word in reading.words[max(0, at - 3) : at]))


def _is_hedge(reading: Reading, at: int) -> bool:
    word = reading.words[at].lower()
    return word in HEDGES or (at > 0 and word in _AFTER_A_HEDGE and reading.words[at - 1].lower() in HEDGES)


def _is_reporting(reading: Reading, at: int) -> bool:
    return reading.words[at].lower() in REPORTING


def _is_quote(reading: Reading, at: int) -> bool:
    return reading.words[at] in ('"', "'")


_KINDS: tuple[tuple[ChangeKind, Callable[[Reading, int], bool]], ...] = (
    (ChangeKind.NEGATION, _is_negation),
    (ChangeKind.NUMBER, _is_number),
    (ChangeKind.NAME, _is_name),
    (ChangeKind.HEDGE, _is_hedge),
    (ChangeKind.ATTRIBUTION, _is_reporting),
    (ChangeKind.QUOTE, _is_quote),
)


def _near_difference(text: str, other: str) -> str:
    """The words around the first place at which two texts differ only in white space between marks."""
    at = next(
        (at for at, (one, two) in enumerate(zip(text, other, strict=False)) if one != two), min(len(text), len(other))
    )
    return text[max(0, at - 12) : at + 12].strip()
