"""A Word document -> a story with the comments in its margin."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from tracker.domain.errors import BadInputError
from tracker.domain.stamp import Stamp, stamp_in
from tracker.intake.beside import Beside
from tracker.intake.sheet import Gap
from tracker.intake.story import Comment, Kind, Story
from tracker.intake.word.comments import comments_of
from tracker.intake.word.names import ID, W
from tracker.intake.word.package import Package
from tracker.intake.word.styles import Part, Styles
from tracker.intake.word.walking import Walk


def read_docx(content: bytes, called: str) -> Story:
    """The story in a Word document, every tracked change accepted.

    Raises:
        BadInputError: it is broken, locked, holds macros, unpacks to too much, or is no Word document.
    """
    package = Package(content, called)
    root = package.xml(package.document)
    body = None if root is None else root.find(f"{W}body")
    if body is None:
        raise package.refusal()
    styles = Styles(package.xml(package.related(package.document, "styles")))
    walk = Walk(styles)
    walk.go(body)
    _add_notes(walk, package)
    text = walk.sheet.text()
    comments = _composed(text, comments_of(package, styles, walk.anchors.spans))
    return Story(
        unicodedata.normalize("NFC", text),
        Kind.DOCX,
        headline=walk.parts.get(Part.HEADLINE),
        standfirst=walk.parts.get(Part.STANDFIRST),
        comments=comments,
        beside=tuple(_heads_and_feet(package, styles)),
        stamp=_stamp(package),
    )


def _stamp(package: Package) -> Stamp | None:
    """The stamp in a document's keywords, which a word processor keeps; properties that cannot be read hold none."""
    try:
        properties = package.xml("docProps/core.xml")
    except BadInputError:
        return None
    return None if properties is None else stamp_in("\n".join(filter(None, properties.itertext())))


def _add_notes(walk: Walk, package: Package) -> None:
    """The foot- and endnotes at the end, in the order in which the text refers to them."""
    for kind in dict.fromkeys(kind for kind, _ in walk.notes):
        root = package.xml(package.related(package.document, f"{kind}s"))
        notes = {} if root is None else {note.get(ID): note for note in root}
        for key in [number for of, number in walk.notes if of == kind]:
            if key in notes:
                walk.sheet.ask(Gap.PARAGRAPH)
                walk.go(notes[key])


def _heads_and_feet(package: Package, styles: Styles) -> Iterator[Beside]:
    """What stands at the head and the foot of the pages."""
    for kind in ("header", "footer"):
        for part in package.all_related(package.document, kind):
            walk = Walk(styles)
            root = package.xml(part)
            walk.go(() if root is None else root)
            for words in filter(None, walk.sheet.text().split("\n\n")):
                yield Beside(unicodedata.normalize("NFC", words), in_story=True)


def _composed(text: str, comments: tuple[Comment, ...]) -> tuple[Comment, ...]:
    """The comments at their places in the text's normal form C, in which the desk keeps it."""
    if unicodedata.is_normalized("NFC", text):
        return comments
    places = sorted({0, *(place for comment in comments for place in (comment.start, comment.end))})
    moved, length = {0: 0}, 0
    for before, place in pairwise(places):
        length += len(unicodedata.normalize("NFC", text[before:place]))
        moved[place] = length
    return tuple(replace(one, start=moved[one.start], end=moved[one.end]) for one in comments)
