"""A text read once, for all who ask of it: its sentences, and each as the rules for who says what read it."""

from __future__ import annotations

from dataclasses import dataclass, field

from tracker.domain.proposal import Span
from tracker.domain.quotation import quotations
from tracker.domain.sentences import sentences_of
from tracker.extract.saying.labels import label_of
from tracker.extract.saying.line import Line, lines_of, paragraphs_of
from tracker.extract.saying.statement import Statement


@dataclass(slots=True)
class Reading:
    """A text with its sentences, and its lines or the speaker a paragraph begins with."""

    text: str
    sentences: list[Span] = field(default_factory=list)
    """What `tracker.domain.sentences.sentences` gives."""
    pieces: list[Line | Statement] = field(default_factory=list)
    """The sentences to be read, in order; for a paragraph that begins with its speaker, what he or she says."""


def read(text: str) -> Reading:
    """Split a text into sentences and words, once."""
    reading = Reading(text)
    for number, (start, end) in enumerate(paragraphs_of(text)):
        quoted = quotations(text, start, end)
        spans = sentences_of(text, start, end, quoted)
        reading.sentences += spans
        labelled = label_of(text, start, end)
        if labelled is not None:
            reading.pieces.append(labelled)
        else:
            reading.pieces.extend(lines_of(text, start, end, number, quoted, spans))
    return reading
