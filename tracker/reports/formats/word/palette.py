"""How Word draws what `colours.py` and `symbols.py` have beside each word: as grounds and lines that print in black and white."""

from __future__ import annotations

from tracker.reports.formats import colours

LINE, FAINT = "D8D4CA", "F4F2EC"
"""Of rules between rows, and of the ground behind the names of columns."""


def _bare(shade: str) -> str:
    return shade.removeprefix("#").upper()


INK, QUIET, LINK = _bare(colours.INK), _bare(colours.QUIET), _bare(colours.LINK)

COLOURS = {word: _bare(shade) for word, shade in colours.COLOURS.items()}

UNDERLINES = {
    "unreviewed": "dotted",
    "in_review": "dash",
    "needs_source": "dash",
    "verified": "single",
    "disputed": "wave",
    "refuted": "double",
    "unverifiable": "dashLong",
    "withdrawn": "dotted",
    "corrected": "single",
}
"""State -> the line under its words, so that a mark can be told on black and white paper."""


def colour(word: str) -> str:
    """The colour of a word."""
    return COLOURS.get(word, QUIET)


def tint(shade: str, share: float = 0.12) -> str:
    """A colour thinned with white, to stand behind words."""
    parts = (int(shade[at : at + 2], 16) for at in (0, 2, 4))
    return "".join(f"{round(255 - (255 - part) * share):02X}" for part in parts)
