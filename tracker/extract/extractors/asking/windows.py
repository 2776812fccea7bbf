"""A text in portions that a language model can take: whole sentences, each under a number."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from tracker.domain.proposal import Span
from tracker.domain.sentences import sentences

WIDEST = 8_000
"""Characters of the text in one portion."""


def windows(text: str) -> Iterator[list[Span]]:
    """The sentences of each portion; one that is longer than a portion is cut at white space."""
    window: list[Span] = []
    width = 0
    for sentence in sentences(text):
        for start, end in _cut(text, sentence):
            if window and width + end - start > WIDEST:
                yield window
                window, width = [], 0
            window.append((start, end))
            width += end - start
    if window:
        yield window


def shown(text: str, window: list[Span]) -> tuple[str, str]:
    """A portion as the model sees it between two marks, and the mark, which no text can hold."""
    lines = "\n".join(
        f"[{number}] {' '.join(text[start:end].split())}" for number, (start, end) in enumerate(window, 1)
    )
    fence = f"=== {sha256(lines.encode(errors='replace')).hexdigest()[:16]} ==="
    return f"{fence}\n{lines}\n{fence}", fence


def _cut(text: str, sentence: Span) -> Iterator[Span]:
    start, end = sentence
    while end - start > WIDEST:
        at = max(text.rfind(" ", start + 1, start + WIDEST), text.rfind("\t", start + 1, start + WIDEST))
        over = at if at > start else start + WIDEST
        yield start, over
        start = over
    if text[start:end].strip():
        yield start, end
