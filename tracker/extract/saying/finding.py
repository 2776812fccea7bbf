"""Reading a text for who says what: the rules asked sentence by sentence, their answers put in order."""

from __future__ import annotations

from tracker.extract.saying.according import according
from tracker.extract.saying.adverbs import HEDGES, hedged
from tracker.extract.saying.clausal import clausal
from tracker.extract.saying.cues import cue_verbs
from tracker.extract.saying.following import Following, announced
from tracker.extract.saying.found import Found, statement_of
from tracker.extract.saying.groups import group_at
from tracker.extract.saying.labels import label_of
from tracker.extract.saying.line import Line, lines_of, paragraphs_of
from tracker.extract.saying.nominal import nominal
from tracker.extract.saying.overlaps import settled
from tracker.extract.saying.statement import Statement


def statements(text: str) -> list[Statement]:
    """Who says what in a text, in the order of the text."""
    made: list[tuple[Line, Found] | Statement] = []
    following = Following()
    for number, (start, end) in enumerate(paragraphs_of(text)):
        labelled = label_of(text, start, end)
        if labelled is not None:
            made.append(labelled)
            continue
        for line in lines_of(text, start, end, number):
            found = settled(line, _found_in(line))
            made.extend((line, one) for one in found)
            following.after(line, found)
    read = (one if isinstance(one, Statement) else statement_of(*one) for one in made)
    return [statement for statement in read if statement.content]


def _found_in(line: Line) -> list[Found]:
    verbs = cue_verbs()
    groups = [group_at(line, at, verbs[word]) for at, word in enumerate(line.words) if word in verbs]
    found = list(according(line))
    if groups:
        found += clausal(line, groups)
    if not HEDGES.isdisjoint(line.words):
        found += hedged(line)
    found += nominal(line)
    found += announced(line, found)
    return found
