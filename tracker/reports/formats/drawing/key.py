"""What the signs of a picture of chains mean: only those that stand in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from tracker.reports.chains import Way
from tracker.reports.formats.drawing.letters import wide
from tracker.reports.formats.drawing.lines import LOOKS, head
from tracker.reports.formats.drawing.pen import Pen, way
from tracker.reports.formats.drawing.shortening import Box, Edge
from tracker.reports.formats.markup import Html, together

_SIZE, _SAMPLE, _LEAD, _BETWEEN = 12.0, 34.0, 21.0, 22.0
_WAYS = {
    Way.EVIDENCE: "we hold evidence of it",
    Way.VIA: "had it from",
    Way.DREW: "drew on",
    Way.SUSPECTED: "is suspected of having drawn on",
    None: "may be one hand",
}


def key(boxes: Sequence[Box], edges: Sequence[Edge], across: float, top: float, pen: Pen) -> tuple[list[Html], float]:
    """The key, set in lines no longer than the picture is wide, and its height."""
    left, foot, parts = 2.0, top, list[Html]()
    for said, sample in _signs(boxes, edges, pen):
        room = _SAMPLE + 8 + wide(said, _SIZE)
        if left > 2 and left + room > across:
            left, foot = 2.0, foot + _LEAD
        parts.append(together((sample(left, foot - 4), pen.words("said", left + _SAMPLE + 8, foot, said, _SIZE))))
        left += room + _BETWEEN
    return parts, foot - top + 30 if parts else 0.0


def widest(boxes: Sequence[Box], edges: Sequence[Edge]) -> float:
    """The room that the longest sentence of the key takes."""
    return max((_SAMPLE + 10 + wide(said, _SIZE) for said, _ in _signs(boxes, edges, Pen())), default=0.0)


def _signs(
    boxes: Sequence[Box], edges: Sequence[Edge], pen: Pen
) -> Iterator[tuple[str, Callable[[float, float], Html]]]:
    """What is said of each sign, and what draws it at a left and a middle."""
    if any(box.stop is not None and box.stop.point for box in boxes):
        yield "◉ everything rests on it", lambda left, middle: pen.box("point", left + 3, middle - 6, 28, 12, round_=2)
    there = {edge.way for edge in edges}
    for how, said in _WAYS.items():
        if how in there:
            yield said, partial(_line, pen, how)
    if any(edge.back for edge in edges):
        yield "and so round again", partial(_line, pen, Way.DREW, back=True)


def _line(pen: Pen, how: Way | None, left: float, middle: float, *, back: bool = False) -> Html:
    """A short line of its kind."""
    line = pen.path(LOOKS[how], way("M", left, middle, "L", left + _SAMPLE, middle))
    if how is None:
        return line
    if how is Way.EVIDENCE:
        return together((line, pen.box("solid", left + _SAMPLE - 10, middle - 4, 8, 8)))
    return together((line, head(how, left if back else left + _SAMPLE, middle, -1 if back else 1, pen)))
