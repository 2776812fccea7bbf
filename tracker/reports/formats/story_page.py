"""The story on the page: its claims marked, its notes in the margin."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tracker.reports.document import Mark, Runs, Segment, Story, StoryParagraph
from tracker.reports.formats.markup import (
    NOTHING,
    Html,
    closing,
    opening,
    tag,
    text,
    together,
    trusted,
)
from tracker.reports.formats.symbols import symbol


def story(block: Story, language: str, line: Callable[[Runs], Html]) -> Iterator[Html]:
    """Every paragraph with the notes on its claims beside it."""
    other = block.language if block.language != language else None
    yield opening("div", class_="story")
    for paragraph in block.paragraphs:
        yield trusted("\n")
        yield opening("div", class_="row")
        yield _paragraph(paragraph, other)
        if paragraph.notes:
            notes = together(tag("li", line(note)) for note in paragraph.notes)
            yield tag("ul", notes, class_="margin", aria_label="Claims in this paragraph")
        yield closing("div")
    yield trusted("\n</div>")


def _paragraph(paragraph: StoryParagraph, language: str | None) -> Html:
    return tag(
        "p",
        *map(_segment, paragraph.segments),
        lang=language,
        dir="auto",
        class_="crosshead" if paragraph.crosshead else None,
    )


def _segment(segment: Segment) -> Html:
    places = together(tag("span", id=f"words-{mark.number}-{mark.passage}", class_="place") for mark in segment.starts)
    notes = together(map(_note, segment.ends))
    return together((places, _marked(segment), notes))


def _marked(segment: Segment) -> Html:
    marks = segment.marks
    if not marks:
        return text(segment.text)
    told = "; ".join(f"Claim {mark.number}: {_word(mark.state)}, {mark.status}" for mark in marks)
    return tag(
        "mark",
        text(segment.text),
        data_claim=" ".join(mark.label for mark in marks),
        data_state=" ".join(dict.fromkeys(mark.state for mark in marks)),
        data_status=" ".join(dict.fromkeys(mark.status for mark in marks)),
        data_overlap=len(marks) if len(marks) > 1 else None,
        data_begins=" and ".join(str(mark.number) for mark in segment.starts) or None,
        title=told,
    )


def _note(mark: Mark) -> Html:
    """The number after the words, which leads to what is on file about the claim."""
    sign = tag("span", text(symbol(mark.state)), aria_hidden="true")
    link = tag(
        "a",
        text(str(mark.number)),
        sign,
        href=f"#{mark.anchor}",
        aria_label=f"{mark.number}: claim {_word(mark.state)}",
    )
    return together((tag("sup", link, data_state=mark.state), NOTHING))


def _word(word: str) -> str:
    return word.replace("_", " ")
