"""A sentence of a story with what was found in it marked: who says so, how, and what."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from tracker.domain.proposal import Proposal
from tracker.domain.sentences import sentences

BEFORE = 400
"""Characters before a sentence in which the one before it is looked for."""
LONGEST = 2_000
"""Characters of a sentence that are shown."""


class Segment(NamedTuple):
    """Some words, and what they are part of."""

    words: str
    parts: tuple[str, ...]
    """Any of source, cue and content; none where they are nothing of it."""


def segments(text: str, proposal: Proposal) -> list[Segment]:
    """The sentence of a proposal, cut where its parts begin and end."""
    spans = [
        (name, span)
        for name, found in (
            ("content", proposal.content_spans),
            ("source", proposal.source_spans),
            ("cue", proposal.cue_spans),
        )
        for span in found
    ]
    start = min([proposal.sentence[0], *(span[0] for _, span in spans)])
    end = min(max([proposal.sentence[1], *(span[1] for _, span in spans)]), start + LONGEST)
    cuts = sorted({start, end, *(at for _, span in spans for at in span if start < at < end)})
    return [
        Segment(text[begin:over], tuple(name for name, span in spans if span[0] <= begin and over <= span[1]))
        for begin, over in pairwise(cuts)
    ]


def sentence_before(text: str, at: int) -> str:
    """The sentence before this place, blank where there is none."""
    around = text[max(0, at - BEFORE) : at]
    found = sentences(around)
    return around[slice(*found[-1])].strip() if found else ""
