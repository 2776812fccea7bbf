"""A text's claims as proposals: who says what, how, and through whom, and what the paper says in its own voice."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.domain.proposal import Proposal
from tracker.domain.sentences import sentences
from tracker.extract.proposing.attributed import Attributed
from tracker.extract.proposing.links import nested
from tracker.extract.proposing.own_voice import OwnVoice
from tracker.extract.proposing.people import People
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
    said = statements(text) if said is None else said
    places = sentences(text)
    speakers = Speakers(text, People(text), places)
    subjects = Subjects(text, places, speakers.antecedents)
    attributed = Attributed(text, speakers, subjects)
    attributed.read(nested(text, said))
    own = OwnVoice(text, subjects)
    return _in_order([*attributed.found, *own.asides(attributed.found), *own.read(places, attributed.covered)])


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
