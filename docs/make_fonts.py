"""Cuts the two fonts that pictures are lettered with: `python docs/make_fonts.py FOLDER`, where the DejaVu fonts lie.

A picture must have its words on a machine without any font, so the letters travel in the package: Latin, Greek, Cyrillic,
Armenian, Georgian, Hebrew, Arabic and the symbols of the reports. Hinting and kerning are left out: a picture is drawn large, and
without kerning the width of a line is the sum of its letters. Needs fontTools and the Debian package fonts-dejavu-core.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools import subset  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

INTO = Path(__file__).parent.parent / "tracker" / "reports" / "formats" / "fonts"
WRITING = ((0x20, 0x58F), (0x10A0, 0x10FF), (0x1E00, 0x209F), (0x20A0, 0x20BF), (0x2100, 0x214F))
RIGHT_TO_LEFT = ((0x590, 0x6FF), (0x750, 0x77F), (0xFB1D, 0xFDFF), (0xFE70, 0xFEFC))
SYMBOLS = ((0x2190, 0x21FF), (0x2200, 0x22FF), (0x2300, 0x23FF), (0x2400, 0x243F), (0x2500, 0x27BF), (0xFFFD, 0xFFFD))
FEATURES = ("ccmp", "locl", "init", "medi", "fina", "isol", "rlig", "mark", "mkmk")
"""What joins Arabic letters and puts marks in their place; no kerning."""


def main(folder: Path) -> int:
    """Write both fonts."""
    for name in ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf"):
        cut(folder / name, INTO / name)
    return 0


def cut(source: Path, target: Path) -> None:
    """The letters that are wanted of one font, the same bytes each time."""
    font = TTFont(source, recalcTimestamp=False)
    wanted = {code for low, high in (*WRITING, *RIGHT_TO_LEFT, *SYMBOLS) for code in range(low, high + 1)}
    options = subset.Options(
        hinting=False,
        layout_features=list(FEATURES),
        name_IDs=["*"],
        notdef_outline=True,
        glyph_names=False,
        drop_tables=["FFTM"],
    )
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=wanted & set(font.getBestCmap()))
    cutter.subset(font)
    font.save(target)


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1])))
