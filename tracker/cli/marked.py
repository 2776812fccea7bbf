"""A sentence with its parts marked, by brackets and not by colour: who says so, how, and what."""

from __future__ import annotations

from tracker.domain.proposal import Proposal

LEGEND = "{who says so}  <how>  [what]"
_SOURCE, _CUE, _CONTENT = ("{", "}"), ("<", ">"), ("[", "]")
LONGEST = 900
"""Characters of a sentence that are shown."""


def marked(text: str, proposal: Proposal) -> str:
    """The sentence of a proposal on one line: {The mayor} <said> that [the bridge is closed]."""
    start, end = proposal.sentence
    marks: list[tuple[int, int, str]] = []
    for spans, (opening, closing) in (
        (proposal.content_spans, _CONTENT),
        (proposal.source_spans, _SOURCE),
        (proposal.cue_spans, _CUE),
    ):
        for begin, over in spans:
            start, end = min(start, begin), max(end, over)
            marks += [(begin, 1, opening), (over, 0, closing)]
    parts, at = [], start
    for place, _, mark in sorted(marks, key=lambda one: one[:2]):
        parts += [text[at:place], mark]
        at = place
    line = " ".join("".join([*parts, text[at:end]]).split())
    return line if len(line) <= LONGEST else f"{line[:LONGEST]} …"
