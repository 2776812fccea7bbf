"""Two texts of a story line by line: what stands in both, what is gone, what is new, and which words of a changed line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

MOST_LINES = 2_000
"""Of either text; more are not held against each other, for nobody reads that."""
MOST_WORDS = 600
"""Of a line that was changed; of a longer one it is not said which words."""
ALIKE = 0.4
"""Of the letters of the shorter line; of lines with fewer in common each is shown whole, one under the other."""
AROUND = 1
"""Unchanged lines that are shown beside changed ones."""
_WORD = re.compile(r"\s+|[^\W_]+|[\W_]")


class Part(NamedTuple):
    """Some words of a line."""

    kind: str
    """same, gone or new."""
    words: str


class Row(NamedTuple):
    """A line of either text or of both; where there are no parts, unchanged lines were left out."""

    parts: tuple[Part, ...]
    left_out: int = 0


def side_by_side(old: str, new: str) -> list[Row] | None:
    """The lines around what was changed, in the order of the texts; None where a text has too many."""
    before, after = _lines(old), _lines(new)
    if max(len(before), len(after)) > MOST_LINES:
        return None
    return list(_rows(before, after))


def _lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip()]


def _rows(before: Sequence[str], after: Sequence[str]) -> Iterator[Row]:
    codes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    for at, (kind, start, end, first, last) in enumerate(codes):
        if kind == "equal":
            yield from _unchanged(before[start:end], begins=at == 0, ends=at == len(codes) - 1)
            continue
        paired = min(end - start, last - first)
        for number in range(paired):
            yield from _changed(before[start + number], after[first + number])
        for line in before[start + paired : end]:
            yield Row((Part("gone", line),))
        for line in after[first + paired : last]:
            yield Row((Part("new", line),))


def _unchanged(lines: Sequence[str], *, begins: bool, ends: bool) -> Iterator[Row]:
    """The lines next to what was changed, and how many stand between."""
    head, tail = (0 if begins else AROUND), (0 if ends else AROUND)
    between = len(lines) - head - tail
    if between <= 1:
        yield from (Row((Part("same", line),)) for line in lines)
        return
    yield from (Row((Part("same", line),)) for line in lines[:head])
    yield Row((), between)
    yield from (Row((Part("same", line),)) for line in lines[len(lines) - tail :])


def _changed(before: str, after: str) -> Iterator[Row]:
    """One line in place of another: which of its words, or both whole where they have little in common."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    parts = [] if max(len(old), len(new)) > 2 * MOST_WORDS else list(_parts(old, new))
    kept = sum(len(one.words) for one in parts if one.kind == "same" and not one.words.isspace())
    if kept < ALIKE * min(len(before), len(after)):
        yield from (Row((Part("gone", before),)), Row((Part("new", after),)))
    else:
        yield Row(tuple(parts))


def _parts(old: Sequence[str], new: Sequence[str]) -> Iterator[Part]:
    for kind, start, end, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            yield Part("same", "".join(old[start:end]))
            continue
        if end > start:
            yield Part("gone", "".join(old[start:end]))
        if last > first:
            yield Part("new", "".join(new[first:last]))
