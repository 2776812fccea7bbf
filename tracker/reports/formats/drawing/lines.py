"""The lines between boxes, each way of leading on with a look of its own."""

from __future__ import annotations

from dataclasses import dataclass

from tracker.reports.chains import Way
from tracker.reports.formats.drawing.pen import Pen, way
from tracker.reports.formats.drawing.shortening import Edge
from tracker.reports.formats.markup import Html, together

LOOKS = {
    Way.CITED: "edge",
    Way.EVIDENCE: "edge",
    Way.VIA: "edge",
    Way.DREW: "drew",
    Way.SUSPECTED: "doubt",
    None: "hand",
}
_BESIDE = 11.0
"""How far a line that goes back, or is only suspected, keeps from the middle of a box."""


@dataclass(frozen=True, slots=True)
class Run:
    """Where a line goes: from a box's right, level through the columns it passes, to another's left."""

    begin: tuple[float, float]
    passes: tuple[tuple[float, float, float], ...]
    """Left, right and height of the line in each."""
    end: tuple[float, float]


def drawn_line(edge: Edge, run: Run, pen: Pen) -> Html:
    """One line with the mark at its end; a line that goes back has it where it begins."""
    aside = _BESIDE if edge.back else -_BESIDE if edge.way is Way.SUSPECTED else 0.0
    (x, y), (to_x, to_y) = run.begin, run.end
    begin = (x, y + aside) if edge.back else (x, y)
    end = (to_x, to_y + aside)
    parts = [pen.path(LOOKS[edge.way], _curved(begin, run.passes, end))]
    tip, towards = (begin, -1) if edge.back else (end, 1)
    if edge.way is Way.EVIDENCE:
        parts.append(pen.box("solid", to_x - 10, to_y - 4, 8, 8))
    elif edge.way not in (None, Way.CITED):
        parts.append(head(edge.way, *tip, towards, pen))
    return together(parts)


def head(how: Way | None, x: float, y: float, towards: int, pen: Pen) -> Html:
    """The arrow's head at a point: open for what was passed on, solid for a copy, hollow for a suspicion."""
    back = x - 10 * towards
    if how is Way.VIA:
        return pen.path("open", way("M", x - 8 * towards, y - 5, "L", x, y, "L", x - 8 * towards, y + 5))
    look = "hollow" if how is Way.SUSPECTED else "head"
    return pen.path(look, way("M", x, y, "L", back, y - 5, "L", back, y + 5, "Z"))


def _curved(
    begin: tuple[float, float], passes: tuple[tuple[float, float, float], ...], end: tuple[float, float]
) -> str:
    parts: list[str | float] = ["M", *begin]
    x, y = begin
    for left, right, level in passes:
        parts += [*_bend(x, y, left, level), "L", right, level]
        x, y = right, level
    return way(*parts, *_bend(x, y, *end))


def _bend(x: float, y: float, to_x: float, to_y: float) -> tuple[str | float, ...]:
    if abs(y - to_y) < 0.05:
        return ("L", to_x, to_y)
    half = (x + to_x) / 2
    return ("C", half, y, half, to_y, to_x, to_y)
