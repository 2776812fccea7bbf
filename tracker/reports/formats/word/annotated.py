"""The annotated story as a Word document: the story's very text, each claim marked, and a comment on its words.

Nothing stands in the text but the story, so that the document can be filed, and held against what was signed. The clean
copy is the same text with neither marks nor comments.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

from tracker.reports.annotated import Annotated, Hand
from tracker.reports.document import Mark, Run, Runs, Segment, StoryParagraph
from tracker.reports.formats.word import frame
from tracker.reports.formats.word.lines import Lines, badge, direction, language_of, leftward
from tracker.reports.formats.word.links import Links, Places
from tracker.reports.formats.word.markup import DECLARATION, NAMESPACES, Xml, look, paragraph, reads_leftward, run, text
from tracker.reports.formats.word.package import packed
from tracker.reports.formats.word.remarks import remark
from tracker.reports.formats.word.story import words_of
from tracker.reports.formats.word.story_text import marked_look, paragraphs, story_run, unseen

ABOUT = 0
"""The number of the comment on the copy as a whole."""
_PROGRAM = Hand("tracker", "tr")
_REFERENCE = '<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:commentReference w:id="{}"/></w:r>'


class _Numbers:
    """The numbers of the comments: one for each place of a claim, as they come by in the text."""

    def __init__(self) -> None:
        self._given: dict[tuple[int, int], int] = {}

    def of(self, claim: int, place: int) -> int:
        """The number of the comment on a claim at one of its places."""
        return self._given.setdefault((claim, place), len(self._given) + ABOUT + 1)


def write(document: Annotated) -> Iterator[bytes]:
    """The story with its comments, piece by piece."""
    numbers, links = _Numbers(), Links()
    lines = Lines(document.language, links, Places())
    properties = frame.Properties(document.title, document.kicker, document.language, document.stamp)
    body = _body(document, lambda segment: _marked(segment, document, numbers), document.language, numbers)
    return packed(
        frame.parts(
            properties,
            body,
            Links(),
            head=document.running_head,
            head_on_first=True,
            comments=_comments(document, numbers, lines),
            comment_links=links,
        )
    )


def write_clean(document: Annotated) -> Iterator[bytes]:
    """The same text alone, to go on with: no marks, no comments. Its properties say what it was made from, so that filing
    knows when it is out of date."""
    language = document.story.language if document.story else document.language
    properties = frame.Properties(document.title, "", language, document.stamp)
    return packed(frame.parts(properties, _body(document, _unmarked, language, None), Links()))


def shown_marks(document: Annotated) -> int:
    """How many marks of the story that nobody sees, such as one that turns the direction, stand in it as signs instead."""
    lines = () if document.story is None else document.story.paragraphs
    return sum(unseen(words_of(one)) + unseen(one.after) for one in lines)


def _body(
    document: Annotated, written: Callable[[Segment], str], language: str, numbers: _Numbers | None
) -> Iterator[Xml]:
    """What stands over the text, and the text; with `numbers`, the places of the comments on no words."""
    if document.story is None:
        return
    other = document.story.language if document.story.language != language else None
    about = _REFERENCE.format(ABOUT) if numbers is not None else ""
    over = [
        (style, words) for style, words in zip(("HeadlineOver", "StandfirstOver"), document.over, strict=True) if words
    ]
    for style, words in over:
        looks = look("", f"{direction(turned=reads_leftward(words))}{language_of(other)}")
        yield paragraph(style, f"{about}{run(text(words), looks)}", leftward=reads_leftward(words))
        about = ""
    absent = (
        "" if numbers is None else "".join(_REFERENCE.format(numbers.of(number, 1)) for number in _absent(document))
    )
    yield from paragraphs(document.story.paragraphs, written, lambda one: _styled(one, document), f"{about}{absent}")


def _absent(document: Annotated) -> list[int]:
    return [note.number for note in document.notes if not note.places]


def _styled(one: StoryParagraph, document: Annotated) -> str:
    """Headline and standfirst as such where the text has them, crossheads as headings."""
    words = " ".join(words_of(one).split())
    if words in document.opening:
        return "Title" if words == document.opening[0] else "Subtitle"
    return "Heading2" if one.crosshead else "StoryText"


def _unmarked(segment: Segment) -> str:
    return story_run(segment.text, look("", direction(turned=reads_leftward(segment.text))))


def _marked(segment: Segment, document: Annotated, numbers: _Numbers) -> str:
    assert document.story is not None
    other = document.story.language if document.story.language != document.language else None
    begun = "".join(f'<w:commentRangeStart w:id="{_number(mark, numbers)}"/>' for mark in segment.starts)
    ended = "".join(map(_end, (_number(mark, numbers) for mark in segment.ends)))
    return f"{begun}{story_run(segment.text, marked_look(segment, other))}{ended}"


def _number(mark: Mark, numbers: _Numbers) -> int:
    return numbers.of(mark.number, mark.passage)


def _end(number: int) -> str:
    return f'<w:commentRangeEnd w:id="{number}"/>{_REFERENCE.format(number)}'


def _comments(document: Annotated, numbers: _Numbers, lines: Lines) -> Iterator[str]:
    """The comments part: on the whole, then claim by claim."""
    yield f"{DECLARATION}<w:comments {NAMESPACES}>"
    yield _comment(ABOUT, _PROGRAM, "About this copy", "", document.about, lines)
    for note in document.notes:
        badges = "".join(f"{run(Xml('  '))}{badge(one.word, one.text)}" for one in note.badges)
        first = numbers.of(note.number, 1)
        yield _comment(first, note.hand, f"Claim {note.number}", badges, remark(note), lines)
        for place in range(2, note.places + 1):
            again = ((Run("It stands here too: what is on file is told at its first place."),),)
            yield _comment(numbers.of(note.number, place), note.hand, f"Claim {note.number}", badges, again, lines)
    yield "</w:comments>"


def _comment(
    number: int, hand: Hand, title: str, badges: str, told: Iterator[Runs] | tuple[Runs, ...], lines: Lines
) -> str:
    """One comment. Its first paragraph is in a style of its own, by which filing knows it from what people wrote."""
    at = f' w:date="{hand.at.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%SZ}"' if hand.at is not None else ""
    mark = '<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:annotationRef/></w:r>'
    head = paragraph("TrackerNote", f"{mark}{run(text(title))}{badges}")
    rest = "".join(paragraph("CommentText", lines.line(one), leftward=leftward(one)) for one in told)
    named = f'w:author="{text(hand.name)}" w:initials="{text(hand.initials)}"'
    return f'<w:comment w:id="{number}" {named}{at}>{head}{rest}</w:comment>'
