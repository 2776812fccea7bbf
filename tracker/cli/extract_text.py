"""What an extractor found in a text, as people read it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tracker.cli.marked import LEGEND, marked
from tracker.cli.output import counted
from tracker.domain.proposal import Proposal
from tracker.domain.vocabulary import AttributionStatus


class Shown(NamedTuple):
    """A line, and how much further its second line is set in."""

    text: str
    hang: int = 0


def found_lines(text: str, proposals: Sequence[Proposal]) -> Iterator[Shown]:
    """Each claim under its sentence, in the order of the text; then what the article says in its own voice, by its worth."""
    numbered = list(enumerate(proposals, 1))
    said = [(number, one) for number, one in numbered if one.status is not AttributionStatus.UNATTRIBUTED]
    own = [(number, one) for number, one in numbered if one.status is AttributionStatus.UNATTRIBUTED]
    if said:
        yield Shown(LEGEND)
        yield from _said_lines(text, said)
    if own:
        yield from (Shown(""), Shown("In the article's own voice, those with most to check first:"))
        for number, one in sorted(own, key=lambda pair: -pair[1].worth):
            why = f" ({'; '.join(one.reasons)})" if one.reasons else ""
            yield Shown(f"{number:4}. {one.text}{why}", 6)
    yield Shown("")
    yield Shown(f"{counted(len(said), 'claim')} attributed or hedged, {len(own):,} in the article's own voice.")


def _said_lines(text: str, said: Sequence[tuple[int, Proposal]]) -> Iterator[Shown]:
    before = ""
    for number, one in said:
        sentence = marked(text, one)
        if sentence != before:
            yield from (Shown(""), Shown(sentence))
        before = sentence
        yield Shown(f"{number:4}. {one.text}", 6)
        yield Shown(f"      {standing(one)}", 2)


def standing(one: Proposal) -> str:
    """How the article puts it, who says so and in which words; how sure the rule is; what there is to check or look at."""
    who = f" by {one.source.name} ({one.source.kind.value})" if one.source else " by the article itself"
    chain = "".join(f", via {speaker.name}" for speaker in one.via)
    cue = f", “{one.cue}”" if one.cue else ""
    fact = ", as a fact" if one.as_fact else ""
    why = f" ({'; '.join(one.reasons)})" if one.reasons else ""
    return f"{one.status.value}{who}{chain}{cue}{fact}; {one.tier.value}, {one.rule}{why}"
