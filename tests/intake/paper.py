"""Word documents for tests: made by python-docx, or written out as the XML that Word would write."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from functools import cache

import docx
from docx.document import Document

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
W15 = 'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_EXTENDED = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
_KINDS = {"comments": f"{_RELATED}/comments", "commentsExtended": _EXTENDED, "footnotes": f"{_RELATED}/footnotes"}


def saved(document: Document) -> bytes:
    """A document as the bytes of its file."""
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def written(body: str, **parts: str) -> bytes:
    """A document whose body, and comments or footnotes if any, are this XML."""
    links = "".join(
        f'<Relationship Id="rIdX{name}" Type="{_KINDS[name]}" Target="{name}.xml"/></Relationships>' for name in parts
    ).replace("</Relationships>", "", max(0, len(parts) - 1))
    links_file = "word/_rels/document.xml.rels"
    changed = {
        "word/document.xml": f"<w:document {W} {W14}><w:body>{body}</w:body></w:document>",
        links_file: _blank()[links_file].decode().replace("</Relationships>", links or "</Relationships>"),
        **{f"word/{name}.xml": f"<w:{name} {W} {W14} {W15}>{content}</w:{name}>" for name, content in parts.items()},
    }
    return packed({**_blank(), **{name: content.encode() for name, content in changed.items()}})


def packed(parts: Mapping[str, bytes]) -> bytes:
    """A package of parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return file.getvalue()


def unpacked(content: bytes) -> dict[str, bytes]:
    """The parts of a package."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


@cache
def _blank() -> dict[str, bytes]:
    return unpacked(saved(docx.Document()))


def p(*runs: str, style: str = "") -> str:
    """A paragraph of runs; what is no XML is a run of words."""
    look = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{look}{''.join(run if run.startswith('<') else r(run) for run in runs)}</w:p>"


def r(words: str, look: str = "", tag: str = "t") -> str:
    """A run of words."""
    shown = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{shown}<w:{tag} xml:space="preserve">{words}</w:{tag}></w:r>'
