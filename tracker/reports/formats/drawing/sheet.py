"""A drawing, and the two ways it is put before somebody: in a page, or on a white sheet of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.reports.formats.drawing.letters import shortened, wrapped
from tracker.reports.formats.drawing.pen import FAMILY, PAPER, Pen
from tracker.reports.formats.markup import Html, tag, text, together, trusted

EDGE = 28
"""The margin of a sheet."""
NARROWEST = 800
"""Units across a sheet, so that the letters of two slides have about one size."""
_TITLE, _SUBTITLE, _FOOT = 22, 15, 12.5


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes and words within a width and a height, with what they show in words."""

    wide: float
    tall: float
    inside: Html
    title: str
    told: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A finished picture: the text of an SVG file, and its size in units."""

    svg: str
    wide: int
    tall: int


def in_page(drawing: Drawing, name: str, look: str | None = None) -> Html:
    """The drawing as an element of a page; `name` keeps its ids apart from those of other drawings."""
    return tag(
        "svg",
        tag("title", text(drawing.title), id=f"{name}-title"),
        tag("desc", text(drawing.told), id=f"{name}-told"),
        drawing.inside,
        viewBox=f"0 0 {drawing.wide:g} {drawing.tall:g}",
        width=f"{drawing.wide:g}",
        height=f"{drawing.tall:g}",
        role="img",
        class_=look,
        aria_labelledby=f"{name}-title {name}-told",
    )


def on_sheet(drawing: Drawing, subtitle: str, foot: Sequence[str], width: int | None = None) -> Sheet:
    """The drawing with its title on white, for a slide or a page of somebody else's.

    Args:
        foot: what stands below, such as the story and whose eyes this is for.
        width: in pixels, where a program is to show it at a size of its own.
    """
    pen = Pen(in_place=True)
    wide = max(NARROWEST, drawing.wide + 2 * EDGE)
    room = wide - 2 * EDGE
    top, parts = float(EDGE), []
    for line in wrapped(drawing.title, _TITLE, room, 2, bold=True):
        top += _TITLE * 1.25
        parts.append(pen.words("title", EDGE, top - 6, line, _TITLE))
    for line in wrapped(subtitle, _SUBTITLE, room, 3) if subtitle else ():
        top += _SUBTITLE * 1.4
        parts.append(pen.words("label", EDGE, top - 4, line, _SUBTITLE))
    top += 20
    parts.append(tag("g", drawing.inside, transform=f"translate({EDGE} {top:g})"))
    top += drawing.tall
    if told := " · ".join(filter(None, foot)):
        top += 34
        parts.append(pen.words("said", EDGE, top, shortened(told, _FOOT, room), _FOOT))
    tall = round(top + EDGE - 6, 1)
    scale = (width or wide) / wide
    svg = tag(
        "svg",
        tag("title", text(drawing.title)),
        tag("desc", text(drawing.told)),
        _paper(wide, tall),
        together(parts),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {wide:g} {tall:g}",
        width=f"{wide * scale:.0f}",
        height=f"{tall * scale:.0f}",
        role="img",
        font_family=FAMILY,
    )
    return Sheet(trusted(f'<?xml version="1.0" encoding="UTF-8"?>\n{svg}\n'), round(wide), round(tall))


def _paper(wide: float, tall: float) -> Html:
    """The white ground of a sheet."""
    return tag("rect", width=f"{wide:g}", height=f"{tall:g}", fill=PAPER)
