"""The story in a report: its claims marked, their numbers behind them, and what is said of each under the paragraph."""

from __future__ import annotations

from collections.abc import Iterator

from tracker.reports.document import Mark, Segment, Story, StoryParagraph
from tracker.reports.formats.symbols import symbol
from tracker.reports.formats.word.lines import Lines, direction, language_of, leftward
from tracker.reports.formats.word.links import bookmark_name
from tracker.reports.formats.word.markup import Xml, look, paragraph, reads_leftward, run, text


def story(block: Story, lines: Lines) -> Iterator[Xml]:
    """Every paragraph, with the notes on its claims under it."""
    other = block.language if block.language != lines.language else None
    for one in block.paragraphs:
        style = "StoryCrosshead" if one.crosshead else "StoryText"
        inside = "".join(_segment(segment, other, lines) for segment in one.segments)
        yield paragraph(
            style, inside, leftward=reads_leftward(words_of(one)), before="<w:keepNext/>" if one.notes else ""
        )
        if one.notes:
            notes = "".join(
                f"{run(text('  ·  '), look('Quiet')) if at else ''}{lines.line(note)}"
                for at, note in enumerate(one.notes)
            )
            yield paragraph("MarginNote", notes, leftward=leftward(one.notes[0]))


def words_of(one: StoryParagraph) -> str:
    """A paragraph's words, without what is marked on them."""
    return "".join(segment.text for segment in one.segments)


def look_of(segment: Segment, language: str | None) -> Xml:
    """How the words of a segment look: by the state of the innermost claim on them."""
    style = f"Mark_{segment.marks[-1].state}" if segment.marks else ""
    return look(style, f"{direction(turned=reads_leftward(segment.text))}{language_of(language)}")


def _segment(segment: Segment, language: str | None, lines: Lines) -> str:
    places = "".join(lines.places.at(f"words-{mark.number}-{mark.passage}") for mark in segment.starts)
    notes = "".join(map(_note, segment.ends))
    return f"{places}{run(text(segment.text), look_of(segment, language))}{notes}"


def _note(mark: Mark) -> str:
    """The number after the words, which leads to what is on file about the claim."""
    number = run(text(f"{mark.number}{symbol(mark.state)}"), look("ClaimNumber"))
    return f'<w:hyperlink w:anchor="{bookmark_name(mark.anchor)}" w:history="1">{number}</w:hyperlink>'
