"""The sourcing graph of one claim, drawn from left to right: whoever is cited first, those they had it from behind them.

Everything is told by shape, line and symbol, so that it reads in black and white: a heavy frame and ◉ for what
everything rests on, a torn edge where nobody knows where it came from, dashes for what is only suspected.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tracker.domain.sourcing import EndKind
from tracker.reports.chains import Chains, Way
from tracker.reports.formats.drawing.key import key, widest
from tracker.reports.formats.drawing.letters import wide, wrapped
from tracker.reports.formats.drawing.lines import Run, drawn_line
from tracker.reports.formats.drawing.pen import Pen, way
from tracker.reports.formats.drawing.placing import Line, Placed, placed
from tracker.reports.formats.drawing.sheet import Drawing
from tracker.reports.formats.drawing.shortening import Box, Edge, in_boxes
from tracker.reports.formats.markup import Html, together

NAME, SAID = 14.0, 12.0
"""Sizes of type: a source's name, and what is said of it."""
_ROOM = 168.0
"""For the words of a box; what is longer is wrapped and at last cut."""
_PAD, _TOP = 11.0, 8.0
_LEAST = 84.0
_ROUND = 24.0
_ACROSS, _DOWN = 64.0, 15.0
"""Between columns and between boxes."""
_LEAD = 1.25
POINT, ROUND, GONE = "◉", "↺", "⊗"
ENDS = {EndKind.ORIGIN: "an origin", EndKind.UNNAMED: "nobody is named", EndKind.UNTRACED: "had it from where?"}


@dataclass(frozen=True, slots=True)
class Written:
    """A box with its words set, and the size they make it."""

    box: Box
    names: Sequence[str]
    said: Sequence[str]
    wide: float
    tall: float


def chain_picture(chains: Chains, pen: Pen) -> Drawing:
    """Draw the chains of one claim."""
    boxes, edges = in_boxes(chains)
    root = _written(Box(0, chains.wording.claim), tuple(chains.wording.count.split(", ")))
    all_boxes = [root, *(_written(box, _said(box)) for box in boxes)]
    lines = tuple(
        Line(edge.below + 1, edge.above + 1, "back") if edge.back else Line(edge.above + 1, edge.below + 1, _kind(edge))
        for edge in edges
    )
    columns = tuple(one.box.column for one in all_boxes)
    spots = placed(columns, tuple(one.tall for one in all_boxes), lines, _DOWN)
    lefts, widths = _across(all_boxes)
    inside = [
        *_lines(edges, lines, spots, lefts, widths, columns, pen),
        *(
            _box(one, lefts[one.box.column], spots.middles[place] + 2, widths[one.box.column], pen)
            for place, one in enumerate(all_boxes)
        ),
    ]
    across = max(lefts[-1] + widths[-1] + 4, widest(boxes, edges))
    below, high = key(boxes, edges, across, spots.tall + 26, pen)
    return Drawing(
        round(across, 1),
        round(spots.tall + 4 + high, 1),
        together([*inside, *below]),
        chains.wording.title,
        chains.wording.told,
    )


def _kind(edge: Edge) -> str:
    return edge.way.value if edge.way in (Way.SUSPECTED, Way.DREW) else "known" if edge.way else "hand"


def _said(box: Box) -> tuple[str, ...]:
    """What stands under a name: the kind, and what a path that ends here is worth."""
    stop = box.stop
    if stop is None:
        return ()
    told = [stop.kind] if stop.end is not EndKind.UNNAMED else []
    if stop.retracted:
        told.append(f"{GONE} retracted")
    elif stop.circling:
        told.append(f"{ROUND} in a circle")
    elif stop.end is not None:
        told.append(ENDS[stop.end])
    return tuple(told)


@lru_cache(maxsize=1024)
def _written(box: Box, said: tuple[str, ...]) -> Written:
    """Measured once for all the claims of a story that rest on the source."""
    mark = f"{POINT} " if box.stop is not None and box.stop.point else ""
    bold = box.column == 0 or box.stop is not None
    names = wrapped(f"{mark}{box.words}", NAME if bold else SAID + 0.5, _ROOM, 3, bold=bold)
    below = [line for part in said for line in wrapped(part, SAID, _ROOM, 1)]
    across = max(
        *(wide(line, NAME if bold else SAID + 0.5, bold=bold) for line in names),
        *(wide(line, SAID) for line in (*below, "")),
    )
    tall = 2 * _TOP + len(names) * NAME * _LEAD + len(below) * SAID * _LEAD
    round_ = box.stop is None or box.stop.end is EndKind.UNNAMED
    return Written(box, names, below, max(_LEAST, across + 2 * (_PAD + 7 * round_)), tall)


def _across(boxes: Sequence[Written]) -> tuple[list[float], list[float]]:
    """Where each column begins, and how wide it is: all boxes of one are as wide as its widest."""
    widths = [0.0] * (max(one.box.column for one in boxes) + 1)
    for one in boxes:
        widths[one.box.column] = max(widths[one.box.column], one.wide)
    lefts = [2.0]
    for width in widths[:-1]:
        lefts.append(lefts[-1] + width + _ACROSS)
    return lefts, widths


def _lines(
    edges: Sequence[Edge],
    lines: Sequence[Line],
    spots: Placed,
    lefts: Sequence[float],
    widths: Sequence[float],
    columns: Sequence[int],
    pen: Pen,
) -> Iterator[Html]:
    for edge, line, passed in zip(edges, lines, spots.passes, strict=True):
        begin, end = columns[line.begin], columns[line.end]
        run = Run(
            (lefts[begin] + widths[begin], spots.middles[line.begin] + 2),
            tuple((lefts[column], lefts[column] + widths[column], middle + 2) for column, middle in passed),
            (lefts[end], spots.middles[line.end] + 2),
        )
        yield drawn_line(edge, run, pen)


def _box(one: Written, left: float, middle: float, across: float, pen: Pen) -> Html:
    top = middle - one.tall / 2
    parts = [*_frame(one, left, top, across, pen)]
    name, said = _looks(one)
    foot = top + _TOP + NAME
    center = left + across / 2
    size = NAME if name in ("name", "struck", "onroot") else SAID + 0.5
    for line in one.names:
        parts.append(pen.words(name, center, foot, line, size, "middle"))
        foot += NAME * _LEAD
    foot -= NAME - SAID
    for line in one.said:
        parts.append(pen.words(said, center, foot, line, SAID, "middle"))
        foot += SAID * _LEAD
    return together(parts)


def _looks(one: Written) -> tuple[str, str]:
    if one.box.column == 0:
        return "onroot", "rootsaid"
    if one.box.stop is None:
        return "said", "said"
    return "struck" if one.box.stop.retracted else "name", "said"


def _frame(one: Written, left: float, top: float, across: float, pen: Pen) -> Iterator[Html]:
    """The shape of a box: what it is can be seen without reading."""
    stop, tall = one.box.stop, one.tall
    if one.box.column == 0:
        yield pen.box("root", left, top, across, tall, round_=3)
        return
    if stop is None:
        yield pen.box("hand" if one.box.hand else "cut", left, top, across, tall, round_=tall / 2)
        return
    look = "point" if stop.point else "box"
    end = None if stop.circling or stop.retracted else stop.end
    if end is EndKind.UNNAMED:
        yield pen.box(look, left, top, across, tall, round_=min(tall / 2, _ROUND))
    elif end is EndKind.UNTRACED:
        yield pen.path(look, _torn(left, top, across, tall))
    else:
        yield pen.box(look, left, top, across, tall, round_=2)
    if end is EndKind.ORIGIN:
        yield pen.box("solid", left + across - 5, top, 5, tall)
    if stop.retracted:
        yield pen.path("gone", _crossed(left, top, left + across, top + tall))


def _crossed(left: float, top: float, right: float, bottom: float) -> str:
    """The ends of a cross through a box, so that its words stay legible."""
    corners = ((left, top, 1, 1), (right, top, -1, 1), (left, bottom, 1, -1), (right, bottom, -1, -1))
    return way(*(part for x, y, across, down in corners for part in ("M", x, y, "L", x + 14 * across, y + 10 * down)))


def _torn(left: float, top: float, across: float, tall: float) -> str:
    """A box whose right edge is torn off."""
    right, teeth = left + across, max(2, round(tall / 12))
    edge = [
        part
        for tooth in range(teeth)
        for part in ("L", right - 5, top + (tooth + 0.5) * tall / teeth, "L", right, top + (tooth + 1) * tall / teeth)
    ]
    return way("M", right, top, *edge, "L", left, top + tall, "L", left, top, "Z")
