"""A story's very text as Word's paragraphs: filed again, it gives back what Word can hold of it, from the first word on.

What stands before that, such as a blank line or an indent, is lost: reading a Word file begins with words, for most that
people send in have blank lines on top. So a text that begins with a gap is another revision when it is filed again.

A blank line between two lines of the text parts two paragraphs. Where a text has none, its lines are paragraphs of a list
without signs, which are read as following each other line by line. Any other gap is kept as line breaks in a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, pairwise

from tracker.reports.document import Segment, StoryParagraph
from tracker.reports.formats.safe import HIDDEN
from tracker.reports.formats.word.lines import direction, language_of
from tracker.reports.formats.word.markup import NOTHING, Xml, escaped, look, paragraph, reads_leftward, run, text
from tracker.reports.formats.word.palette import COLOURS, tint
from tracker.reports.formats.word.story import words_of

_BREAKS = {"\n": "<w:br/>", "\t": "<w:tab/>"}
_KEPT = "\u00ad\u200b\u2060\ufeff"
"""What shows nothing, and changes nothing that is read."""
_CUT = re.compile(f"([\n\t]|[{_KEPT}]+)")
_SHOWN = re.compile(f"(?![\n\t{_KEPT}])[{HIDDEN}\ufffe\uffff]")
_LINE_BY_LINE = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>'
_PLAIN = "StoryText"


def unseen(words: str) -> int:
    """How many marks of a text, such as one that turns the direction, are shown and no longer there."""
    return 0 if words.isprintable() else len(_SHOWN.findall(words))


def paragraphs(
    lines: Iterable[StoryParagraph],
    written: Callable[[Segment], str],
    styled: Callable[[StoryParagraph], str],
    last: str,
) -> Iterator[Xml]:
    """The text in paragraphs.

    Args:
        lines: every line with words on it, with the gap that follows; walked twice.
        written: a segment of a line as runs.
        styled: the style of a paragraph that is one line.
        last: what stands at the very end, such as the place of a comment.
    """
    without_blanks = all(one.after == "\n" for one, _ in pairwise(lines))
    gap, properties = ("\n", _LINE_BY_LINE) if without_blanks else ("\n\n", "")
    held: list[StoryParagraph] = []
    inside: list[str] = []
    for one, following in pairwise(chain(lines, [None])):
        assert one is not None
        parts = following is not None and one.after.endswith(gap) and not words_of(following)[0].isspace()
        held.append(one)
        inside += map(written, one.segments)
        inside.append(story_run(one.after.removesuffix(gap) if parts else one.after))
        if following is None:
            inside.append(last)
        if parts or following is None:
            style = styled(held[0]) if len(held) == 1 else _PLAIN
            yield paragraph(style, "".join(inside), leftward=reads_leftward(words_of(held[0])), before=properties)
            held, inside = [], []


def story_run(words: str, looks: Xml = NOTHING) -> str:
    """Words of the story as they are: tabs and line breaks as Word has them, and nothing left out that it can hold."""
    if not words:
        return ""
    if "\n" not in words and words.isprintable():
        return run(text(words), looks)
    return "".join(_piece(piece, looks) for piece in _CUT.split(words) if piece)


def _piece(piece: str, looks: Xml) -> str:
    if piece in _BREAKS:
        return f"<w:r>{looks}{_BREAKS[piece]}</w:r>"
    return run(escaped(piece) if piece[0] in _KEPT else text(piece), looks)


def marked_look(segment: Segment, language: str | None) -> Xml:
    """How the words of a segment look: by the state of the innermost claim on them, darker where there are several."""
    more = f"{direction(turned=reads_leftward(segment.text))}{language_of(language)}"
    if not segment.marks:
        return look("", more)
    state = segment.marks[-1].state
    ground = (
        f'<w:shd w:val="clear" w:color="auto" w:fill="{tint(COLOURS[state], 0.26)}"/>' if len(segment.marks) > 1 else ""
    )
    return look(f"Mark_{state}", f"{ground}{more}")
