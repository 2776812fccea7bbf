"""A text's claims as proposals: who says what, how, and through whom, and what the paper says in its own voice."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from tracker.domain.proposal import Proposal, Span
from tracker.domain.sentences import sentences
from tracker.extract.proposing.attributed import Attributed
from tracker.extract.proposing.links import nested
from tracker.extract.proposing.own_voice import OwnVoice
from tracker.extract.proposing.people import People
from tracker.extract.proposing.reach import within_reach
from tracker.extract.proposing.speakers import Speakers
from tracker.extract.proposing.subjects import Subjects
from tracker.extract.saying.finding import statements
from tracker.extract.saying.statement import Statement


def proposals(text: str, said: Sequence[Statement] | None = None) -> list[Proposal]:
    """Every atomic claim of a text, in reading order. They propose; a person accepts.

    Args:
        text: the story.
        said: who says what in it, where that is known already.
    """
    said = _with_those_within(text, statements(text) if said is None else said)
    places = sentences(text)
    speakers = Speakers(text, People(text), places)
    subjects = Subjects(text, places, speakers.antecedents)
    attributed = Attributed(text, speakers, subjects)
    attributed.read(nested(text, within_reach(text, said)))
    own = OwnVoice(text, subjects)
    return _in_order([*attributed.found, *own.asides(attributed.found), *own.read(places, attributed.covered)])


def _with_those_within(text: str, said: Sequence[Statement]) -> list[Statement]:
    """The statements of a text; in a transcript, those within what each speaker says, too."""
    within: list[Statement] = []
    cues = sorted(one.cue[0][0] for one in said if one.cue)
    for one in said:
        if one.rule == "speaker-label":
            for start, end in one.content:
                if bisect_left(cues, start) == bisect_left(cues, end):
                    within += [_moved(inner, start) for inner in statements(text[start:end]) if inner.cue]
    return [*said, *within]


def _moved(said: Statement, by: int) -> Statement:
    def spans(role: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple((start + by, end + by) for start, end in role)

    place = (said.sentence[0] + by, said.sentence[1] + by)
    return replace(said, source=spans(said.source), cue=spans(said.cue), content=spans(said.content), sentence=place)


def _in_order(found: Sequence[Proposal]) -> list[Proposal]:
    """In the order of the text, none twice."""
    seen: set[tuple[object, ...]] = set()
    kept: list[Proposal] = []
    for one in sorted(found, key=lambda one: (one.sentence[0], one.content_spans[0][0] if one.content_spans else 0)):
        key = (
            one.text,
            one.status,
            one.source and one.source.name,
            tuple(link.name for link in one.via),
            one.sentence[0],
        )
        if key not in seen:
            seen.add(key)
            kept.append(one)
    return kept
