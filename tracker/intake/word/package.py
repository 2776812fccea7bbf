"""A Word document as a package of parts: opened carefully, for it may come from anybody."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tracker.domain.errors import BadInputError
from tracker.intake.word.names import STRICT

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_PARTS = 5_000
LARGEST_PART = 32_000_000
"""Bytes of XML in one part; a document of a million words has a quarter."""
LARGEST_PACKAGE = 500_000_000
"""Bytes of all parts unpacked, pictures too; nothing but the text is unpacked."""
_ENTRY = b"PK\x01\x02"
"""How the entry of a part begins in the list of parts."""
_KINDS = {
    "application/vnd.oasis.opendocument": "is an OpenDocument file, which is not read: save it as .docx",
    "application/epub": "is an e-book, which is not read: save the story as .docx",
}
_BROKEN = "is a broken Word document: open it in Word and save it again as .docx"
_BOMB = "unpacks to far more than a story: it is broken, or made to do harm; save the story's words in a new document"
_DECLARES = "declares entities, as no Word document does: save the story's words in a new document"
_STUMBLES = (zipfile.BadZipFile, zlib.error, EOFError, KeyError, ValueError, NotImplementedError, RuntimeError, OSError)


class Package:
    """The parts of a document, each unpacked only when it is asked for and only as far as a part may go."""

    def __init__(self, content: bytes, called: str) -> None:
        self.called = called
        if content.count(_ENTRY) > MOST_PARTS:
            raise self.refusal(_BOMB)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except _STUMBLES:
            raise self.refusal(_BROKEN) from None
        self._parts = {part.filename: part for part in self._zip.infolist()}
        self._refuse_unfit()
        start = self.related("", "officeDocument")
        if start is None:
            raise self.refusal(_BROKEN)
        self.document = start

    def refusal(self, sentence: str = _BROKEN) -> BadInputError:
        """What to raise of this document."""
        return BadInputError(f"{self.called} {sentence}")

    def related(self, part: str, kind: str) -> str | None:
        """The part of a kind, such as comments, that a part names; what lies outside the document is never looked at."""
        return next(self.all_related(part, kind), None)

    def all_related(self, part: str, kind: str) -> Iterator[str]:
        """All parts of a kind, such as headers, that a part names."""
        folder, name = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        for link in () if root is None else root:
            if link.get("Type", "").endswith(f"/{kind}") and link.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, link.get("Target", "")))
                yield target.lstrip("/")

    def xml(self, name: str | None) -> _Element | None:
        """A part's XML, None where there is no such part."""
        if name is None or name not in self._parts:
            return None
        return self._parsed(self._unpacked(self._parts[name]))

    def _refuse_unfit(self) -> None:
        parts = self._zip.infolist()
        if any(part.flag_bits & 1 for part in parts):
            raise self.refusal("is locked with a password: take it off and save the document again")
        if sum(part.file_size for part in parts) > LARGEST_PACKAGE:
            raise self.refusal(_BOMB)
        if len(parts) != len(self._parts):
            raise self.refusal(_BROKEN)
        self._refuse_other_kinds()
        if any(name.lower().endswith("vbaproject.bin") for name in self._parts):
            raise self.refusal("holds macros, which no story needs: save it as .docx, without them")

    def _refuse_other_kinds(self) -> None:
        if "[Content_Types].xml" not in self._parts:
            kind = (
                self._unpacked(self._parts["mimetype"])[:100].decode("ascii", "ignore")
                if "mimetype" in self._parts
                else ""
            )
            sentence = next((said for begins, said in _KINDS.items() if kind.startswith(begins)), None)
            raise self.refusal(
                sentence or "is a ZIP archive and no Word document: unpack it, or save the story as .docx"
            )
        if any(name.startswith(("xl/", "ppt/")) for name in self._parts):
            raise self.refusal("is a spreadsheet or a set of slides, not a story: save its words as .docx or text")

    def _unpacked(self, part: zipfile.ZipInfo) -> bytes:
        if part.file_size > LARGEST_PART:
            raise self.refusal(_BOMB)
        try:
            with self._zip.open(part) as file:
                content = file.read(LARGEST_PART + 1)
        except _STUMBLES:
            raise self.refusal() from None
        if len(content) > LARGEST_PART:
            raise self.refusal(_BOMB)
        return content

    def _parsed(self, content: bytes) -> _Element:
        """The XML of a part. It may declare nothing: entities are how XML is made to swell, or to read other files."""
        from lxml import etree

        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
        )
        if b"<!DOCTYPE" in content:
            raise self.refusal(_DECLARES)
        try:
            root = etree.fromstring(content.replace(*STRICT), parser)
        except (etree.XMLSyntaxError, ValueError):
            raise self.refusal() from None
        if root.getroottree().docinfo.doctype:  # in an encoding in which the words above are not found
            raise self.refusal(_DECLARES)
        return root
