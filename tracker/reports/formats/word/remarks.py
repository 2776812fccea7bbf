"""What a comment in the margin says of a claim. It stands on the claim's words, under a head that names the state: what these
say is not said again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tracker.reports.annotated import Note
from tracker.reports.document import Anchor, Inline, Place, Run, Runs, Style
from tracker.reports.source_notes import IN_STORY, OUTCOME

_ELSEWHERE = "Its words stand nowhere in this text."


def remark(note: Note) -> Iterator[Runs]:
    """A note, line by line, each matter opened by its name."""
    yield note.text
    if not note.places:
        yield (Run(_ELSEWHERE, Style.STRONG),)
    for name, told in note.told:
        if name == IN_STORY and note.places == 1:
            continue
        said = _said_once(name, told, note)
        if said:
            first, *others = said
            yield (Run(f"{name}: ", Style.STRONG), *first)
            yield from others


def _said_once(name: str, told: tuple[Runs, ...], note: Note) -> tuple[Runs, ...]:
    if name == IN_STORY:
        return tuple(tuple(part for part in line if not _leads_to_words(part)) for line in told)
    if name == OUTCOME and told[0][:1] == note.badges[:1]:
        first = _from_first_word(told[0][1:])
        return (first, *told[1:]) if first else told[1:]
    return told


def _leads_to_words(part: Inline) -> bool:
    """Whether it is a link to the words that the comment stands on, which leads nowhere from a margin."""
    return isinstance(part, Run) and isinstance(part.link, Anchor) and part.link.on is Place.PASSAGE


def _from_first_word(line: Runs) -> Runs:
    """The line without the blanks before its first word."""
    first, *rest = line or (None,)
    if not isinstance(first, Run):
        return line
    words = first.text.lstrip()
    return (replace(first, text=words), *rest) if words else _from_first_word(tuple(rest))
