"""A report as a Word document that a lawyer can mark and an editor can print.

The XML is written by our own hand, block by block, and zipped as it comes: a library that builds the whole tree first
takes quadratic time over long tables (docs/decisions/).
"""

from __future__ import annotations

from collections.abc import Iterator

from tracker.reports.annotated import Annotated
from tracker.reports.document import Anchor, Document, Facts, Run
from tracker.reports.formats.word import annotated, frame
from tracker.reports.formats.word.blocks import block
from tracker.reports.formats.word.lines import Lines
from tracker.reports.formats.word.links import Links, Places
from tracker.reports.formats.word.markup import Xml, paragraph, reads_leftward, run, text
from tracker.reports.formats.word.package import packed
from tracker.reports.formats.word.tables import facts


def write(document: Document) -> Iterator[bytes]:
    """The whole file, piece by piece; of an annotated story, the story with its notes as comments."""
    if isinstance(document, Annotated):
        return annotated.write(document)
    links = Links()
    lines = Lines(document.language, links, Places())
    properties = frame.Properties(document.title, document.kicker, document.language, document.stamp)
    head = f"{document.kicker}: {document.title}"
    return packed(frame.parts(properties, _body(document, lines), links, head=head, foot=document.caution))


def _body(document: Document, lines: Lines) -> Iterator[Xml]:
    yield paragraph("Kicker", run(text(document.kicker)))
    yield paragraph("Title", run(text(document.title)), leftward=reads_leftward(document.title))
    yield from facts(Facts(tuple((name, (told,)) for name, told in document.meta)), lines)
    if document.contents:
        yield paragraph("Contents", _contents(document, lines))
    for one in document.blocks:
        yield from block(one, lines)


def _contents(document: Document, lines: Lines) -> str:
    links = (lines.line((Run(one.text, link=Anchor(one.anchor) if one.anchor else None),)) for one in document.contents)
    return run(text("  ·  ")).join(links)
