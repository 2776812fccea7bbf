"""The first difference between two texts that should be the same, for somebody who has to find it."""

from __future__ import annotations

from typing import NamedTuple

from tracker.intake.alignment.units import Units

_AROUND = 30
"""Code points shown on either side."""
_LONGEST, _SEEN = 80, 60
"""Code points of a sentence that are shown of its start, and within which a difference is seen there."""


class Difference(NamedTuple):
    """Where two texts part."""

    line: int
    """In the second text, from 1."""
    start: int
    """The place in the second text, in code points."""
    before: str
    """The words there in the first text; empty where it has none there."""
    after: str
    """The words there in the second."""


def first_difference(old: str, new: str) -> Difference | None:
    """The first place at which two texts differ after folding; None where they are the same."""
    one, other = Units(old), Units(new)
    if one.words == other.words:
        return None
    at = next((at for at, (a, b) in enumerate(zip(one.words, other.words, strict=False)) if a != b), None)
    place = min(len(one), len(other)) if at is None else at
    before = one.words[place] if place < len(one) else ""
    return difference_between(before, other, place if place < len(other) else None, place, new)


def difference_between(before: str, other: Units, at: int | None, place: int, new: str) -> Difference:
    """Where a sentence of one text and one of another part.

    Args:
        before: the folded words of the first; empty where it has none there.
        other: the sentences of the second text.
        at: which of them it is; None where it has none there.
        place: before which of them the first would stand then.
        new: the second text itself.
    """
    after = "" if at is None else other.words[at]
    same = _same_start(before, after)
    where = place if at is None else at
    begin = other.spans[where][0] + same if where < len(other) else len(other.folded.text)
    start = min(other.outward((begin, begin))[0], len(new))
    return Difference(_line(new, start), start, _shown(before, same), _shown(after, same))


def shown_apart(one: str, other: str) -> tuple[str, str]:
    """Two sentences cut so that what is otherwise in them is seen."""
    same = _same_start(one, other)
    if same < _SEEN:
        return _cut(one), _cut(other)
    return _shown(one, same), _shown(other, same)


def _cut(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rsplit(' ', 1)[0]} …"


def _same_start(one: str, other: str) -> int:
    """How many signs two sentences begin with that are the same."""
    shorter = min(len(one), len(other))
    return next((at for at in range(shorter) if one[at] != other[at]), shorter)


def _line(text: str, place: int) -> int:
    before = text[:place].replace("\r\n", "\n").replace("\r", "\n")
    return before.count("\n") + 1


def _shown(words: str, at: int) -> str:
    """The words around a place, cut between words."""
    start, end = max(0, at - _AROUND), min(len(words), at + _AROUND)
    while start and words[start - 1] != " " and at - start < 2 * _AROUND:
        start -= 1
    while end < len(words) and words[end] != " " and end - at < 2 * _AROUND:
        end += 1
    return f"{'… ' if start else ''}{words[start:end].strip()}{' …' if end < len(words) else ''}"
