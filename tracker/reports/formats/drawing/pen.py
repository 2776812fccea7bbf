"""What drawings are made of: shapes and words, coloured by the page they stand on or, on a sheet of their own, in place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from tracker.reports.formats.colours import COLOURS
from tracker.reports.formats.colours import QUIET as PLAIN
from tracker.reports.formats.drawing.letters import runs_right_to_left
from tracker.reports.formats.markup import Html, opening, text, trusted

FAMILY = "DejaVu Sans, Verdana, Noto Sans, sans-serif"

INK, QUIET, PAPER = "#111111", "#4a4a4a", "#ffffff"

LOOKS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "box": {"fill": PAPER, "stroke": QUIET, "stroke_width": "1.3"},
        "point": {"fill": PAPER, "stroke": INK, "stroke_width": "3.2"},
        "gone": {"fill": "none", "stroke": INK, "stroke_width": "1.6"},
        "root": {"fill": INK, "stroke": INK, "stroke_width": "1.3"},
        "cut": {"fill": PAPER, "stroke": "#767676", "stroke_width": "1.2", "stroke_dasharray": "1.5 3.5"},
        "solid": {"fill": INK, "stroke": "none"},
        "edge": {"fill": "none", "stroke": QUIET, "stroke_width": "1.4"},
        "drew": {"fill": "none", "stroke": INK, "stroke_width": "2"},
        "doubt": {"fill": "none", "stroke": INK, "stroke_width": "1.6", "stroke_dasharray": "7 4.5"},
        "hand": {
            "fill": "none",
            "stroke": INK,
            "stroke_width": "2.2",
            "stroke_dasharray": "0.1 5",
            "stroke_linecap": "round",
        },
        "head": {"fill": INK, "stroke": INK, "stroke_width": "1.2", "stroke_linejoin": "round"},
        "hollow": {"fill": PAPER, "stroke": INK, "stroke_width": "1.4", "stroke_linejoin": "round"},
        "open": {"fill": "none", "stroke": QUIET, "stroke_width": "1.4"},
        "name": {"fill": INK, "font_weight": "bold"},
        "struck": {"fill": QUIET, "font_weight": "bold", "text_decoration": "line-through"},
        "said": {"fill": QUIET},
        "onroot": {"fill": PAPER, "font_weight": "bold"},
        "rootsaid": {"fill": PAPER},
        "title": {"fill": INK, "font_weight": "bold"},
        "label": {"fill": INK},
        "value": {"fill": INK, "font_weight": "bold"},
        "part": {"fill": QUIET},
        "base": {"fill": "none", "stroke": "#767676", "stroke_width": "1"},
        "bar": {"stroke_width": "1"},
        "stripe": {"fill": "none", "stroke_width": "1.6"},
        "frame": {"fill": "none", "stroke_width": "1"},
    }
)
"""How each thing looks on white paper. On a page the same names are classes, and the page's style sheet says how."""


@dataclass(frozen=True, slots=True)
class Pen:
    """Draws; `in_place` says every colour where it is used, for a sheet that has no style sheet.

    A story has thousands of lines to draw: only words and looks come from outside, so they alone are escaped.
    """

    in_place: bool = False

    def path(self, look: str, way: str, word: str = "") -> Html:
        """A line or shape along a way such as "M 0 0 L 10 0"."""
        return trusted(f'<path d="{way}"{_look(look, word, self.in_place)}></path>')

    def box(
        self, look: str, left: float, top: float, wide: float, tall: float, *, round_: float = 0, word: str = ""
    ) -> Html:
        """A rectangle."""
        place = f'x="{_short(left)}" y="{_short(top)}" width="{_short(wide)}" height="{_short(tall)}"'
        corners = f' rx="{_short(round_)}"' if round_ else ""
        return trusted(f"<rect {place}{corners}{_look(look, word, self.in_place)}></rect>")

    def words(self, look: str, x: float, y: float, said: str, size: float, anchor: str = "start") -> Html:
        """One line of words; the y is that of its foot."""
        place = f'x="{_short(x)}" y="{_short(y)}" font-size="{_short(size)}"'
        if anchor != "start":
            place += f' text-anchor="{anchor}"'
        if anchor == "middle" and not said.isascii() and runs_right_to_left(said):
            place += ' direction="rtl"'
        return trusted(f"<text {place}{_look(look, '', self.in_place)}>{text(said)}</text>")


@lru_cache(maxsize=512)
def _look(look: str, word: str, in_place: bool) -> str:
    """The attributes that say how something looks, as they stand in its tag."""
    if not in_place:
        return opening("", class_=look, data_word=word or None)[1:-1]
    colour = COLOURS.get(word, PLAIN)
    coloured = {"bar": {"fill": colour, "stroke": colour}, "stripe": {"stroke": colour}, "frame": {"stroke": colour}}
    return opening("", **{**LOOKS[look], **coloured.get(look, {})})[1:-1]


def _short(number: float) -> str:
    """A number as a drawing says it: a tenth is finer than anybody sees."""
    return f"{round(number, 1):g}"


def way(*parts: str | float) -> str:
    """A path from letters and numbers: way("M", 0, 0, "L", 10, 0) is "M 0 0 L 10 0"."""
    return " ".join([part if isinstance(part, str) else f"{round(part, 1):g}" for part in parts])
