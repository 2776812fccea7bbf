"""Where a part's links lead: addresses as relationships of the part, places of the same document as bookmarks."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from functools import lru_cache
from tempfile import SpooledTemporaryFile
from urllib.parse import quote, urlsplit

from tracker.reports.formats.safe import web_address
from tracker.reports.formats.word.markup import DECLARATION, Xml, text

LONGEST_ADDRESS = 2_000
"""Letters; Word follows no link much longer, and says of such a document that it is broken."""
_LONGEST_NAME = 40
"""Letters of a bookmark's name."""
_MOST_REMEMBERED = 4_096
"""Addresses that get the same relationship again."""
_IN_MEMORY = 1_000_000
_HOST = re.compile(r"[A-Za-z0-9._-]+|[0-9A-Fa-f:.]+")
_IN_AN_ADDRESS = "!#$%&'*+,-./:;=?@_~"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


class Links:
    """The relationships of one part, gathered while it is written; a great many wait in a passing file."""

    def __init__(self) -> None:
        self._lines = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - it goes when nobody holds it any more
        self._known: dict[str, str] = {}
        self._last = 0

    def leading_to(self, url: str) -> str | None:
        """The id of the relationship that leads to an address; None where no link may, or Word could not follow it."""
        target = address(url)
        if target is None:
            return None
        if target not in self._known:
            self._known[target] = self._added(target)
        return self._known[target]

    def _added(self, target: str) -> str:
        if len(self._known) >= _MOST_REMEMBERED:
            self._known.clear()
        self._last += 1
        key = f"link{self._last}"
        line = f'<Relationship Id="{key}" Type="{_OFFICE}/hyperlink" Target="{text(target)}" TargetMode="External"/>'
        self._lines.write(line.encode())
        return key

    @property
    def some(self) -> bool:
        """Whether there are any."""
        return self._last > 0

    def written(self, *parts: tuple[str, str]) -> Iterator[bytes]:
        """The part's relationships: other parts of the document as (kind, name), then the links."""
        yield f'{DECLARATION}<Relationships xmlns="{_RELATIONSHIPS}">'.encode()
        for number, (kind, name) in enumerate(parts, start=1):
            yield f'<Relationship Id="part{number}" Type="{_OFFICE}/{kind}" Target="{name}"/>'.encode()
        self._lines.seek(0)
        while piece := self._lines.read(65_536):
            yield piece
        self._lines.close()
        yield b"</Relationships>"


@lru_cache(maxsize=1024)
def address(url: str) -> str | None:
    """The address as it may stand in a relationship: http or https only, and one that Word's own reader takes for one."""
    found = web_address(url)
    if found is None or len(found) > LONGEST_ADDRESS:
        return None
    try:
        parts = urlsplit(found)
        host = parts.hostname or ""
        _ = parts.port
    except ValueError:
        return None
    if not _HOST.fullmatch(host) or "@" in parts.netloc:
        return None
    beyond = found.partition(parts.netloc)[2]
    return f"{parts.scheme}://{parts.netloc}{quote(beyond, safe=_IN_AN_ADDRESS)}"


@lru_cache(maxsize=4096)
def bookmark_name(anchor: str) -> str:
    """An anchor as Word names places: letters, digits and low lines, at most 40, a letter first."""
    name = re.sub(r"[^A-Za-z0-9_]", "_", anchor)
    if name != anchor.replace("-", "_") or not name[:1].isalpha() or len(name) > _LONGEST_NAME:
        return f"place_{hashlib.sha256(anchor.encode()).hexdigest()[:32]}"
    return name


class Places:
    """The bookmarks of one document, each with a number of its own."""

    def __init__(self) -> None:
        self._last = 0

    def at(self, anchor: str | None) -> Xml:
        """A bookmark at the place where this is written."""
        if anchor is None:
            return Xml("")
        self._last += 1
        name = bookmark_name(anchor)
        return Xml(f'<w:bookmarkStart w:id="{self._last}" w:name="{name}"/><w:bookmarkEnd w:id="{self._last}"/>')
