"""How cells of a workbook look: each look is made once, however many cells have it."""

from __future__ import annotations

from typing import Any, NamedTuple

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook

from tracker.reports.document import Address, Anchor, Badge, Inline, Run, Runs, Style
from tracker.reports.formats.colours import COLOURS, INK, LINK, QUIET

_FAINT = "#EFECE4"
_MOST_INDENT = 15


class Look(NamedTuple):
    """What can be said of how a cell, or a run of text in it, is set."""

    word: str = ""
    """Gives the colour."""
    size: float = 10.0
    bold: bool = False
    italic: bool = False
    struck: bool = False
    code: bool = False
    quiet: bool = False
    linked: bool = False
    head: bool = False
    """Of a table: on a band of its own."""
    indent: int = 0
    wrapped: bool = True
    ruled: bool = False
    """With a fine line above."""
    right: bool = False
    number: str = ""
    """How a number or a day is shown."""
    quoted: bool = False
    """Begins like a formula: stays text when somebody edits the cell."""


PLAIN = Look()


def look_of(part: Inline, base: Look = PLAIN) -> Look:
    """How a part of a line is set, in a cell that is set like `base`."""
    if isinstance(part, Badge):
        return base._replace(word=part.word, bold=True)
    look = base
    match part.style:
        case Style.STRONG:
            look = base._replace(bold=True)
        case Style.EMPHASIS:
            look = base._replace(italic=True)
        case Style.CODE:
            look = base._replace(code=True)
        case Style.QUIET:
            look = base._replace(quiet=True)
        case Style.STRUCK:
            look = base._replace(struck=True, quiet=True)
    return look._replace(linked=True) if isinstance(part.link, Address) else look


def one_look(line: Runs, base: Look = PLAIN) -> Look:
    """How a cell is set that can have one look only: like its first badge, else like what all its words have in common."""
    if len(line) == 1:
        return look_of(line[0], base)
    badge = next((part for part in line if isinstance(part, Badge)), None)
    if badge is not None and line[0] is badge:
        return look_of(badge, base)
    looks = {look_of(part, base) for part in line if isinstance(part, Run) and part.text.strip()}
    return looks.pop() if len(looks) == 1 else base


def leads_inside(line: Runs) -> str | None:
    """The place of the same report that a line leads to, where it leads to one only."""
    places = {part.link.name for part in line if isinstance(part, Run) and isinstance(part.link, Anchor)}
    return places.pop() if len(places) == 1 else None


class Looks:
    """The looks of one workbook."""

    def __init__(self, book: Workbook) -> None:
        self.book = book
        self.made: dict[Look, Format] = {}

    def of(self, look: Look) -> Format:
        """The workbook's own name for a look."""
        made = self.made.get(look)
        if made is None:
            made = self.made[look] = self.book.add_format(_said(look))
        return made


def _said(look: Look) -> dict[str, Any]:
    """A look in the words of the spreadsheet library."""
    said: dict[str, Any] = {
        "font_name": "Courier New" if look.code else "Arial",
        "font_size": look.size - 1 if look.code else look.size,
        "font_color": _colour(look),
        "bold": look.bold,
        "italic": look.italic,
        "font_strikeout": look.struck,
        "underline": 1 if look.linked else 0,
        "text_wrap": look.wrapped,
        "valign": "top",
        "indent": min(look.indent, _MOST_INDENT),
        "quote_prefix": look.quoted,
    }
    if look.right:
        said["align"] = "right"
    if look.number:
        said["num_format"] = look.number
    if look.head:
        said |= {"bg_color": _FAINT, "bottom": 1, "valign": "bottom"}
    if look.ruled:
        said |= {"top": 1, "top_color": "#D8D4CA"}
    return said


def _colour(look: Look) -> str:
    if look.linked:
        return LINK
    if look.word:
        return COLOURS.get(look.word, QUIET)
    return QUIET if look.quiet else INK
