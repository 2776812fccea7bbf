"""What stands around the text of a document: its list of parts, settings, page, head and foot."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tracker.reports.formats.word import styles
from tracker.reports.formats.word.links import Links
from tracker.reports.formats.word.markup import DECLARATION, NAMESPACES, Xml, paragraph, run, text
from tracker.reports.formats.word.package import Part

WIDTH = 9_638
"""Twentieths of a point between the margins: A4 with 20 mm, and no more than a sheet of Letter holds."""

_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KINDS = {
    "document.xml": "document.main",
    "styles.xml": "styles",
    "numbering.xml": "numbering",
    "settings.xml": "settings",
    "header.xml": "header",
    "footer.xml": "footer",
    "comments.xml": "comments",
}


class Properties(NamedTuple):
    """What a document says of itself in its properties."""

    title: str
    subject: str
    language: str
    stamp: str = ""


def parts(
    properties: Properties, body: Iterable[str], links: Links, *, head: str = "", foot: str = "",
    head_on_first: bool = False,
    comments: Iterable[str] | None = None, comment_links: Links | None = None,
) -> Iterator[Part]:  # fmt: skip
    """Every part of a document, in the order in which they can be written.

    Args:
        body: what stands in the document, which notes in `links` where it leads.
        head: what stands at the head of all pages but the first, or of all; where it is empty, pages have no head.
        foot: what stands at the foot of every page, over its number.
        comments: the comments on it, which note in `comment_links` where they lead.
    """
    names = [
        name for name in _KINDS if (name != "comments.xml" or comments is not None) and (name != "header.xml" or head)
    ]
    yield "[Content_Types].xml", [_types(names)]
    yield "_rels/.rels", [_ROOT]
    yield "docProps/core.xml", [_core(properties)]
    yield "word/styles.xml", styles.written(properties.language)
    yield "word/numbering.xml", [styles.NUMBERING]
    yield "word/settings.xml", [_settings(properties.language)]
    yield "word/footer.xml", [_foot(foot)]
    if head:
        yield "word/header.xml", [_head(head)]
    yield "word/document.xml", _document(body, with_head=bool(head), first_apart=bool(head) and not head_on_first)
    if comments is not None and comment_links is not None:
        yield "word/comments.xml", comments
        yield "word/_rels/comments.xml.rels", comment_links.written()
    yield "word/_rels/document.xml.rels", links.written(*((name.removesuffix(".xml"), name) for name in names[1:]))


def _types(names: Iterable[str]) -> str:
    listed = "".join(f'<Override PartName="/word/{name}" ContentType="{_TYPES}.{_KINDS[name]}+xml"/>' for name in names)
    return (
        f'{DECLARATION}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{listed}<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
    )


_ROOT = (
    f'{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="part1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    f'<Relationship Id="part2" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
    "</Relationships>"
)


def _core(properties: Properties) -> str:
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{text(properties.title)}</dc:title>'
        f"<dc:subject>{text(properties.subject)}</dc:subject><dc:creator>tracker</dc:creator>"
        f"<cp:keywords>{text(properties.stamp)}</cp:keywords><dc:language>{text(properties.language)}</dc:language>"
        "</cp:coreProperties>"
    )


def _settings(language: str) -> str:
    return (
        f'{DECLARATION}<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        f'<w:themeFontLang w:val="{text(language)}"/></w:settings>'
    )


def _head(words: str) -> str:
    return f"{DECLARATION}<w:hdr {NAMESPACES}>{paragraph('Header', run(text(words)))}</w:hdr>"


def field(order: str) -> Xml:
    """Something that Word counts for itself, such as PAGE."""
    return Xml(f'<w:fldSimple w:instr=" {order} "><w:r><w:t>1</w:t></w:r></w:fldSimple>')


def _foot(words: str) -> str:
    said = paragraph("Footer", run(text(words))) if words else ""
    number = paragraph("Footer", f"<w:r><w:tab/></w:r>{field('PAGE')}{run(Xml(' / '))}{field('NUMPAGES')}")
    return f"{DECLARATION}<w:ftr {NAMESPACES}>{said}{number}</w:ftr>"


def _document(body: Iterable[str], *, with_head: bool, first_apart: bool) -> Iterator[str]:
    yield f"{DECLARATION}<w:document {NAMESPACES}><w:body>"
    yield from body
    head = '<w:headerReference w:type="default" r:id="part{}"/>'
    yield "<w:sectPr>"
    if with_head:
        yield head.format(_number("header.xml", with_head=True))
    for kind in ("default", "first") if first_apart else ("default",):
        yield f'<w:footerReference w:type="{kind}" r:id="part{_number("footer.xml", with_head=with_head)}"/>'
    yield (
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1304" w:right="1134" w:bottom="1304" w:left="1134" '
        f'w:header="624" w:footer="624" w:gutter="0"/>{"<w:titlePg/>" if first_apart else ""}</w:sectPr></w:body></w:document>'
    )


def _number(name: str, *, with_head: bool) -> int:
    """The number of the relationship that a part of the frame has."""
    names = [one for one in _KINDS if with_head or one != "header.xml"]
    return names.index(name)
