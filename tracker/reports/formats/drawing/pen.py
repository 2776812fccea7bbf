"""What drawings are made of: shapes and words, coloured by the page they stand on or, on a sheet of their own, in place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from tracker.reports.formats.colours import COLOURS
from tracker.reports.formats.colours import QUIET as PLAIN
from tracker.reports.formats.drawing.letters import runs_right_to_left
from tracker.reports.formats.markup import Html, tag, text

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
    """Draws; `in_place` says every colour where it is used, for a sheet that has no style sheet."""

    in_place: bool = False

    def path(self, look: str, way: str, word: str | None = None) -> Html:
        """A line or shape along a way such as "M0 0L10 0"."""
        return tag("path", d=way, **self._look(look, word))

    def box(
        self,
        look: str,
        left: float,
        top: float,
        wide: float,
        tall: float,
        *,
        round_: float = 0,
        word: str | None = None,
    ) -> Html:
        """A rectangle."""
        return tag(
            "rect",
            x=_short(left),
            y=_short(top),
            width=_short(wide),
            height=_short(tall),
            rx=_short(round_) if round_ else None,
            **self._look(look, word),
        )

    def words(self, look: str, x: float, y: float, said: str, size: float, anchor: str = "start") -> Html:
        """One line of words; the y is that of its foot."""
        return tag(
            "text",
            text(said),
            x=_short(x),
            y=_short(y),
            font_size=_short(size),
            text_anchor=None if anchor == "start" else anchor,
            direction="rtl" if anchor == "middle" and runs_right_to_left(said) else None,
            **self._look(look, None),
        )

    def _look(self, look: str, word: str | None) -> dict[str, str | None]:
        if not self.in_place:
            return {"class_": look, "data_word": word or None}
        colour = COLOURS.get(word or "", PLAIN)
        coloured = {
            "bar": {"fill": colour, "stroke": colour},
            "stripe": {"stroke": colour},
            "frame": {"stroke": colour},
        }
        return {**LOOKS[look], **coloured.get(look, {})}


def _short(number: float) -> str:
    """A number as a drawing says it: a tenth is finer than anybody sees."""
    return f"{round(number, 1):g}"


def way(*parts: str | float) -> str:
    """A path from letters and numbers: way("M", 0, 0, "L", 10, 0) is "M 0 0 L 10 0"."""
    return " ".join(part if isinstance(part, str) else _short(part) for part in parts)
