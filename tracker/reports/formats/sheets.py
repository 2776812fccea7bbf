"""Pictures on a sheet of their own, for a slide: the same that stand in a report, with a title and on white."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.reports.chains import Chains
from tracker.reports.document import Figure
from tracker.reports.formats.drawing.bar_chart import ON_SHEET, bar_chart
from tracker.reports.formats.drawing.chain_picture import chain_picture
from tracker.reports.formats.drawing.pen import Pen
from tracker.reports.formats.drawing.sheet import Sheet, on_sheet


def chart_sheet(chart: Figure, subtitle: str, foot: Sequence[str], width: int | None = None) -> Sheet:
    """A bar chart on its sheet.

    Args:
        foot: what stands below, such as the story and whose eyes this is for.
        width: in pixels, where a program is to show it at a size of its own.
    """
    return on_sheet(bar_chart(chart, Pen(in_place=True), ON_SHEET), subtitle, foot, width)


def chains_sheet(chains: Chains, subtitle: str, foot: Sequence[str], width: int | None = None) -> Sheet:
    """The chains under a claim on their sheet; takes what `chart_sheet` does."""
    return on_sheet(chain_picture(chains, Pen(in_place=True)), subtitle, foot, width)
