"""What kind of file a story comes in: told by what the file holds first, by how its name ends second."""

from __future__ import annotations

import re
from pathlib import PurePath

from tracker.domain.errors import BadInputError
from tracker.intake.decoding import opening
from tracker.intake.story import Kind

ENDINGS = {
    ".txt": Kind.TEXT,
    ".text": Kind.TEXT,
    ".md": Kind.MARKDOWN,
    ".markdown": Kind.MARKDOWN,
    ".html": Kind.HTML,
    ".htm": Kind.HTML,
    ".xhtml": Kind.HTML,
    ".docx": Kind.DOCX,
}
"""How the names of the files end that a folder is searched for."""
ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
"""The stream in which Word keeps a document that has a password."""
_AS_TEXT = "save the story as text (UTF-8) or .docx"
_FOREIGN: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", f"is a PDF, which is not read: {_AS_TEXT}"),
    (b"%!PS", f"is PostScript, which is not read: {_AS_TEXT}"),
    (b"{\\rtf", "is RTF, which is not read: open it in a word processor and save it as .docx"),
    (b"\x89PNG", f"is a picture, not a text: {_AS_TEXT}"),
    (b"\xff\xd8\xff", f"is a picture, not a text: {_AS_TEXT}"),
    (b"GIF8", f"is a picture, not a text: {_AS_TEXT}"),
    (b"II*\0", f"is a picture, not a text: {_AS_TEXT}"),
    (b"MM\0*", f"is a picture, not a text: {_AS_TEXT}"),
    (b"RIFF", f"is a picture or a recording, not a text: {_AS_TEXT}"),
    (b"ID3", f"is a recording, not a text: {_AS_TEXT}"),
    (b"\x1f\x8b", "is packed with gzip: unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "is packed with 7-Zip: unpack it first"),
    (b"Rar!\x1a\x07", "is packed with RAR: unpack it first"),
    (b"SQLite format 3\0", f"is a database, not a text: {_AS_TEXT}"),
)
_PACKED = ((b"xl/workbook", "is a workbook"), (b"word/document", "is a Word document"), (b"ppt/", "is a set of slides"))
"""What a ZIP archive is, by the names of its parts, which are never packed."""
_PAGE = re.compile(r"(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html)\b", re.I | re.S)
_FRAGMENT = re.compile(r"<(?:head|body|main|article|section|div|h1|p)\b[^<>]*>", re.I)
_XML = re.compile(r"<\?xml\s")
_SAVED_PAGE = re.compile(r"(?:[A-Za-z-]+:[^\n]*\n(?:[ \t][^\n]*\n)*?){0,30}?content-type:\s*multipart/related", re.I)
_MARKDOWN = re.compile(r"#[ \t]+\S|---[ \t]*\n[A-Za-z_-]+:")


def kind_of(content: bytes, name: str, called: str) -> Kind:
    """The kind of a file.

    Args:
        name: its name, which may be blank; the ending decides where the content leaves it open.
        called: what a sentence calls it.

    Raises:
        BadInputError: it is something else; the sentence says what, and what to do.
    """
    if content.startswith(ZIP):
        return Kind.DOCX
    _refuse_foreign(content, called)
    ending = PurePath(name).suffix.lower()
    begins = opening(content)
    if _PAGE.match(begins):
        return Kind.HTML
    if _XML.match(begins) and ENDINGS.get(ending) is not Kind.HTML:
        raise BadInputError(f"{called} is XML, which is not read: {_AS_TEXT}")
    if _SAVED_PAGE.match(begins):
        raise BadInputError(f"{called} is a page saved with its pictures (MHTML): save it as .html")
    if ending in (".docx", ".docm") and content:
        raise BadInputError(f"{called} is no Word document, whatever its name says, or broken: save it again as .docx")
    return ENDINGS.get(ending) or _kind_of_nameless(begins)


def foreign(content: bytes) -> str | None:
    """What a file is that holds no text at all, as a sentence goes on ("is a picture"); None where it may hold text."""
    if content.startswith(ZIP):
        return next((what for part, what in _PACKED if part in content), "is a ZIP archive")
    if content.startswith(_OLE):
        return "is locked with a password" if _LOCKED in content else "is an old Office file (.doc, .xls or their like)"
    if content[4:8] == b"ftyp":
        return "is a picture or a film"
    sentence = next((sentence for signature, sentence in _FOREIGN if content.startswith(signature)), None)
    return None if sentence is None else re.split("[,:]", sentence)[0]


def _refuse_foreign(content: bytes, called: str) -> None:
    if content.startswith(_OLE):
        if _LOCKED in content:
            raise BadInputError(f"{called} is locked with a password: take it off in Word and save the document again")
        raise BadInputError(f"{called} is an old Office file (.doc or its like), which is not read: save it as .docx")
    for signature, sentence in _FOREIGN:
        if content.startswith(signature):
            raise BadInputError(f"{called} {sentence}")
    if content[4:8] == b"ftyp":
        raise BadInputError(f"{called} is a picture or a film, not a text: {_AS_TEXT}")


def _kind_of_nameless(begins: str) -> Kind:
    """What comes without a name that tells: a page or Markdown where it begins as only they do, else text."""
    if _FRAGMENT.match(begins):
        return Kind.HTML
    return Kind.MARKDOWN if _MARKDOWN.match(begins) else Kind.TEXT
