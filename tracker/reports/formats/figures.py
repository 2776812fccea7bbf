"""Pictures in a page: charts, and the chains under a claim, coloured by the page's own style sheet."""

from __future__ import annotations

from tracker.reports.chains import Chains
from tracker.reports.document import Figure
from tracker.reports.formats.drawing.bar_chart import bar_chart
from tracker.reports.formats.drawing.chain_picture import chain_picture
from tracker.reports.formats.drawing.pen import Pen
from tracker.reports.formats.drawing.sheet import in_page
from tracker.reports.formats.markup import Html, tag, text

_BY_THE_PAGE = Pen()


def figure(chart: Figure, name: str, pen: Pen = _BY_THE_PAGE) -> Html:
    """A chart with its caption; `name` keeps its ids apart from those of other pictures."""
    caption = tag("figcaption", text(chart.title))
    return tag("figure", caption, in_page(bar_chart(chart, pen), name), class_="chart")


def chains(picture: Chains, name: str, pen: Pen = _BY_THE_PAGE) -> Html:
    """The chains under a claim; the tree below them says the same in words."""
    return tag("figure", in_page(chain_picture(picture, pen), name), class_="chains")
