"""A speech sentence by sentence: each is a claim of its own, and what is asked in it is none."""

from __future__ import annotations

import re
from dataclasses import replace

from tracker.domain.proposal import Span
from tracker.domain.sentences import sentences
from tracker.extract.saying.statement import Statement

_SEVERAL = re.compile(r"[.!?…][\"”’']?\s+\S")


def parts_of(text: str, said: Statement) -> list[Statement]:
    """A statement for each sentence of what is said, without the questions."""
    if len(said.content) < 2 and not (said.quoted or _SEVERAL.search(text, *said.content[0])):
        return [said]
    parts: list[list[Span]] = []
    going_on, over = False, 0
    for start, end in said.content:
        going_on = going_on and text[over:start].rstrip()[-1:] not in (".", "!", "?")
        for span in _sentences(text, *_inside_marks(text, start, end)):
            if going_on:
                parts[-1].append(span)
            else:
                parts.append([span])
            going_on = _last(text, span) not in (".", "!", "?", "…")
        over = end
    return [replace(said, content=tuple(part)) for part in parts if _last(text, part[-1]) != "?"]


def _sentences(text: str, start: int, end: int) -> list[Span]:
    if not _SEVERAL.search(text, start, end):
        return [(start, end)]
    return [(start + begin, start + over) for begin, over in sentences(text[start:end])]


def _last(text: str, span: Span) -> str:
    return text[span[0] : span[1]].rstrip("\"”’' ")[-1:]


def _inside_marks(text: str, start: int, end: int) -> Span:
    if text[start : start + 1] in "\"“‘'«„":
        start += 1
    return start, end - 1 if end > start + 1 and text[end - 1 : end] in "\"”’'»" else end
