"""Cuts the two faces of the review desk: `python docs/make_web_fonts.py FOLDER`, where their variable fonts lie.

Story and headings are set in Source Serif 4, the work around them in Libre Franklin, both under the SIL Open Font License; they
travel in the package, for a page of the desk asks nobody else for anything. Latin, Greek, Cyrillic and punctuation, weights 400
to 700; other letters and the signs of the states come from the reader's own fonts. Needs fontTools with brotli.
"""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path

from fontTools import subset  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from fontTools.varLib import instancer  # type: ignore[import-untyped]

INTO = Path(__file__).parent.parent / "tracker" / "web" / "static" / "fonts"
WEIGHTS = (400, 700)
LATIN = (
    (0x20, 0x7E),
    (0xA0, 0x17F),
    (0x218, 0x21B),
    (0x2C6, 0x2DD),
    (0x300, 0x328),
    (0x1E80, 0x1E85),
    (0x1E9E, 0x1E9E),
)
GREEK_AND_CYRILLIC = ((0x384, 0x3CE), (0x400, 0x45F), (0x490, 0x493), (0x49A, 0x49B), (0x4A2, 0x4A3), (0x4D8, 0x4D9))
SIGNS = ((0x2010, 0x2015), (0x2018, 0x2026), (0x202F, 0x2033), (0x2039, 0x203A), (0x2044, 0x2044), (0x2070, 0x208E))
MORE_SIGNS = (
    (0x20AC, 0x20AC),
    (0x20BD, 0x20BD),
    (0x2113, 0x2122),
    (0x2190, 0x2193),
    (0x2212, 0x2215),
    (0x2260, 0x2265),
)
FEATURES = ("kern", "liga", "ccmp", "locl", "mark", "mkmk", "tnum", "lnum", "pnum", "calt", "sups", "case")


def main(folder: Path) -> int:
    """Write both fonts."""
    cut(folder / "SourceSerif4[opsz,wght].ttf", INTO / "serif.woff2", {"opsz": 20, "wght": WEIGHTS})
    cut(folder / "LibreFranklin[wght].ttf", INTO / "plain.woff2", {"wght": WEIGHTS})
    return 0


def cut(source: Path, target: Path, limits: dict[str, object]) -> None:
    """The letters that are wanted of one variable font, within these limits of its axes."""
    font = _read_again(instancer.instantiateVariableFont(TTFont(source, recalcTimestamp=False), limits))
    for glyph in font.getGlyphOrder():
        font["gvar"].variations.setdefault(glyph, [])
    options = subset.Options(hinting=False, layout_features=list(FEATURES), notdef_outline=True, glyph_names=False)
    cutter = subset.Subsetter(options)
    ranges = (*LATIN, *GREEK_AND_CYRILLIC, *SIGNS, *MORE_SIGNS)
    cutter.populate(unicodes={code for low, high in ranges for code in range(low, high + 1)} & set(font.getBestCmap()))
    cutter.subset(font)
    font.flavor = "woff2"
    font.save(target)


def _read_again(font: TTFont) -> TTFont:
    """As it is read from a file: the parts that were made anew are whole only then."""
    written = BytesIO()
    font.save(written)
    return TTFont(BytesIO(written.getvalue()), recalcTimestamp=False)


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1])))
