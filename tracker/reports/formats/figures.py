"""A bar chart as inline SVG: told in its description, readable in black and white."""

from __future__ import annotations

from tracker.reports.document import Bar, Figure
from tracker.reports.formats.markup import Html, tag, text, together
from tracker.reports.formats.symbols import with_symbol

WIDTH = 390
_LABELS = 138
_BARS = 204
_STEP = 30
_STEP_WITH_PART = 44
_THICK = 18


def figure(chart: Figure, name: str) -> Html:
    """The chart with its caption; `name` keeps its ids apart from those of other charts."""
    step = _STEP_WITH_PART if any(bar.part for bar in chart.bars) else _STEP
    height = step * len(chart.bars) + 4
    most = max((bar.value for bar in chart.bars), default=0) or 1
    drawn = tag(
        "svg",
        tag("title", text(chart.title), id=f"{name}-title"),
        tag("desc", text(told(chart)), id=f"{name}-told"),
        _hatching(name),
        *(_bar(bar, step * place + 4, most, name) for place, bar in enumerate(chart.bars)),
        viewBox=f"0 0 {WIDTH} {height}",
        role="img",
        aria_labelledby=f"{name}-title {name}-told",
    )
    return tag("figure", tag("figcaption", text(chart.title)), drawn)


def told(chart: Figure) -> str:
    """The chart in words: "0: 2 claims; 1: 14 claims, 3 of them perhaps more"."""
    parts = []
    for bar in chart.bars:
        unit = chart.unit if bar.value == 1 else f"{chart.unit}s"
        part = f", {bar.part} of them {bar.part_label}" if bar.part else ""
        parts.append(f"{bar.label}: {bar.value} {unit}{part}")
    return "; ".join(parts)


def _hatching(name: str) -> Html:
    stripe = tag("path", d="M0 6L6 0", class_="stripe")
    pattern = tag(
        "pattern",
        stripe,
        id=f"{name}-hatch",
        width=6,
        height=6,
        patternUnits="userSpaceOnUse",
    )
    return tag("defs", pattern)


def _bar(bar: Bar, top: int, most: int, name: str) -> Html:
    middle = top + _THICK / 2 + 5
    length = round(_BARS * bar.value / most, 1)
    open_part = round(_BARS * bar.part / most, 1)
    label = tag(
        "text",
        text(with_symbol(bar.word, bar.label)),
        x=_LABELS - 10,
        y=f"{middle:g}",
        class_="label",
    )
    value = tag(
        "text",
        text(f"{bar.value}"),
        x=f"{_LABELS + length + 8:g}",
        y=f"{middle:g}",
        class_="value",
    )
    shapes = []
    if bar.value:
        shapes.append(_shape(_LABELS, top, length, class_="bar", data_word=bar.word))
    if bar.part:
        begin = _LABELS + length - open_part
        shapes.append(_shape(begin, top, open_part, fill=f"url(#{name}-hatch)"))
        note = f"{bar.part} {bar.part_label}"
        shapes.append(tag("text", text(note), x=_LABELS, y=top + _THICK + 14, class_="part"))
    return tag("g", label, together(shapes), value)


def _shape(left: float, top: int, length: float, **more: str) -> Html:
    return tag("rect", x=f"{left:g}", y=top, width=f"{length:g}", height=_THICK, **more)
