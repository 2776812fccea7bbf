"""What a document's styles say of the text in them: headline, standfirst, list, hidden."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from tracker.intake.word.names import ID_OF_STYLE, OFF, VAL, W

if TYPE_CHECKING:
    from lxml.etree import _Element


class Part(Enum):
    """What a paragraph's style makes of it."""

    HEADLINE = auto()
    STANDFIRST = auto()


OVER = ("headline over text", "standfirst over text")
"""Names of the styles in which our own documents have what stands over the text and is no part of it."""
_PARTS = {
    "title": Part.HEADLINE,
    "heading 1": Part.HEADLINE,
    "headline": Part.HEADLINE,
    "subtitle": Part.STANDFIRST,
    "standfirst": Part.STANDFIRST,
    "dek": Part.STANDFIRST,
}
"""Names of styles; Word's own are in English in every language. A style built on one of them counts as it."""


@dataclass(frozen=True, slots=True)
class Style:
    """One style as it is written down; what it does not say, the one it is built on says."""

    name: str
    built_on: str | None
    is_list: bool | None
    hidden: bool | None
    position: str | None
    """Above the line or below it, in Word's word."""


class Styles:
    """The styles of a document, by the keys that its paragraphs and runs name them by."""

    def __init__(self, root: _Element | None) -> None:
        self._styles = (
            {} if root is None else {style.get(ID_OF_STYLE, ""): _style(style) for style in root.iter(f"{W}style")}
        )

    def part(self, key: str | None) -> Part | None:
        """Whether it is a headline's or a standfirst's."""
        return next((_PARTS[style.name] for style in self._line(key) if style.name in _PARTS), None)

    def is_over(self, key: str | None) -> bool:
        """Whether it is a headline's or standfirst's that is no part of the text."""
        return any(style.name in OVER for style in self._line(key))

    def is_list(self, key: str | None) -> bool:
        """Whether its paragraphs are points of a list; headings with numbers are none."""
        line = list(self._line(key))
        if any(style.name.startswith("heading") for style in line):
            return False
        return next((style.is_list for style in line if style.is_list is not None), False)

    def hidden(self, key: str | None) -> bool:
        """Whether what is in it is not shown."""
        return next((style.hidden for style in self._line(key) if style.hidden is not None), False)

    def position(self, key: str | None) -> str | None:
        """Whether what is in it stands above or below the line, as Word says it."""
        return next((style.position for style in self._line(key) if style.position is not None), None)

    def _line(self, key: str | None) -> Iterator[Style]:
        """A style, the one it is built on, and so on; in a broken document perhaps in a circle."""
        seen = set()
        while key is not None and key in self._styles and key not in seen:
            seen.add(key)
            yield self._styles[key]
            key = self._styles[key].built_on


def switch(element: _Element | None) -> bool | None:
    """A switch such as <w:vanish/>: on, off, or None where it is not there."""
    return None if element is None else element.get(VAL) not in OFF


def is_numbered(properties: _Element | None) -> bool | None:
    """Whether a paragraph's properties put it in a list, None where they do not say."""
    number = None if properties is None else properties.find(f"{W}numPr/{W}numId")
    return None if number is None else number.get(VAL) != "0"


def _style(style: _Element) -> Style:
    name, built_on = style.find(f"{W}name"), style.find(f"{W}basedOn")
    position = style.find(f"{W}rPr/{W}vertAlign")
    return Style(
        name="" if name is None else name.get(VAL, "").lower(),
        built_on=None if built_on is None else built_on.get(VAL),
        is_list=is_numbered(style.find(f"{W}pPr")),
        hidden=switch(style.find(f"{W}rPr/{W}vanish")),
        position=None if position is None else position.get(VAL),
    )
