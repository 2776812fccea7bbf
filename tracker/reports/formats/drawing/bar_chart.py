"""A bar chart: told by length, number and symbol first, so that colour only helps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tracker.reports.document import Bar, Figure
from tracker.reports.formats.drawing.letters import shortened, wide
from tracker.reports.formats.drawing.pen import Pen, way
from tracker.reports.formats.drawing.sheet import Drawing
from tracker.reports.formats.markup import Html, together
from tracker.reports.formats.symbols import with_symbol

IN_PAGE = 390.0
"""Units across a chart that stands in a report."""
ON_SHEET = 744.0
_GAP, _HATCH = 10.0, 7.0
_BESIDE = 0.36
"""The part of the width that labels may take at most; longer ones stand above their bars."""


class _Chart:
    """One chart being laid out."""

    def __init__(self, chart: Figure, across: float, pen: Pen, scale: float) -> None:
        self.chart, self.across, self.pen = chart, across, pen
        self.size, self.small, self.thick = 14 * scale, 12.5 * scale, 18 * scale
        labels = [with_symbol(bar.word, bar.label) for bar in chart.bars]
        widest = max((wide(label, self.size) for label in labels), default=0.0)
        self.above = widest > across * _BESIDE
        self.left = 0.0 if self.above else widest + _GAP
        self.beside = across > IN_PAGE
        self.room = across - self.left - max((self.after(bar) for bar in chart.bars), default=0.0)
        self.most = max((bar.value for bar in chart.bars), default=0) or 1

    def drawn(self) -> Drawing:
        """The bars one under the other, on a base line."""
        top, parts = 2.0, list[Html]()
        for bar in self.chart.bars:
            parts += self.bar(bar, top)
            top += self.tall(bar)
        if not self.above:
            parts.append(self.pen.path("base", way("M", self.left, 0, "L", self.left, top - 6)))
        return Drawing(self.across, round(top, 1), together(parts), self.chart.title, told(self.chart))

    def after(self, bar: Bar) -> float:
        """The room that is kept behind a bar for its number, and where there is enough for what is said of its part."""
        number = _GAP + wide(f"{bar.value:,}", self.size, bold=True)
        return number + (_GAP + wide(_note(bar), self.small) if bar.part and self.beside else 0.0)

    def tall(self, bar: Bar) -> float:
        """The room of one bar with its words."""
        label = self.size * 1.45 if self.above else 0.0
        note = self.small * 1.3 if bar.part and not self.beside else 0.0
        return label + self.thick + note + self.size * (0.9 if self.above else 0.6)

    def bar(self, bar: Bar, top: float) -> Iterator[Html]:
        """A label, its bar, the number at the bar's end, and what the hatched part of it is."""
        label = with_symbol(bar.word, bar.label)
        if self.above:
            yield self.pen.words("label", 0, top + self.size, shortened(label, self.size, self.across), self.size)
            top += self.size * 1.45
        middle = top + self.thick / 2 + self.size * 0.36
        if not self.above:
            yield self.pen.words("label", self.left - _GAP, middle, label, self.size, "end")
        length = self.room * bar.value / self.most
        open_part = self.room * bar.part / self.most
        if bar.value > bar.part:
            yield self.pen.box("bar", self.left, top, max(length - open_part, 1), self.thick, word=bar.word)
        if bar.part:
            yield from self.hatched(self.left + length - open_part, top, open_part, bar.word)
        yield self.pen.words("value", self.left + length + 7, middle, f"{bar.value:,}", self.size)
        if bar.part and self.beside:
            after = self.left + length + 7 + wide(f"{bar.value:,}", self.size, bold=True) + _GAP
            yield self.pen.words("part", after, middle, _note(bar), self.small)
        elif bar.part:
            note = shortened(_note(bar), self.small, self.across - self.left)
            yield self.pen.words("part", self.left + 2, top + self.thick + self.small * 1.15, note, self.small)

    def hatched(self, left: float, top: float, length: float, word: str) -> Iterator[Html]:
        """A part that is open: striped, within a frame."""
        lines: list[str | float] = []
        right, bottom = left + length, top + self.thick
        reach = self.thick
        while reach < length + 2 * self.thick:
            reach += _HATCH
            begin, end = left + reach - self.thick, left + reach - 2 * self.thick
            from_x, to_x = min(begin, right), max(end, left)
            if from_x > to_x:
                lines += ["M", from_x, top + begin - from_x, "L", to_x, bottom - (to_x - end)]
        if lines:
            yield self.pen.path("stripe", way(*lines), word)
        yield self.pen.box("frame", left, top, length, self.thick, word=word)


def _note(bar: Bar) -> str:
    return f"{bar.part:,} {bar.part_label}"


def bar_chart(chart: Figure, pen: Pen, across: float = IN_PAGE) -> Drawing:
    """Draw a chart of this width."""
    return _Chart(chart, across, pen, 1.0 if across <= IN_PAGE else 1.2).drawn()


def told(chart: Figure) -> str:
    """The chart in words: "0: 2 claims; 1: 14 claims, 3 of them perhaps more"."""
    return "; ".join(_told(chart.unit, chart.bars))


def _told(unit: str, bars: Sequence[Bar]) -> Iterator[str]:
    for bar in bars:
        part = f", {bar.part} of them {bar.part_label}" if bar.part else ""
        yield f"{bar.label}: {bar.value} {unit if bar.value == 1 else f'{unit}s'}{part}"
