"""Small figures above or below the line: powers and formulas are written as such, marks of notes are left out.

Without this, 10 to the sixth reads as 106, and a note's 2 between two sentences makes one of them.
"""

from __future__ import annotations

import re

_RAISED = str.maketrans("0123456789+-−–n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻ⁿ")
_LOWERED = str.maketrans("0123456789+-−–", "₀₁₂₃₄₅₆₇₈₉₊₋₋₋")
_FIGURES = re.compile("[-+−–]?[0-9]{1,6}[-+−–]?|[-+−–n]")
_MARK = re.compile(r"[\s\[\](){}0-9*†‡§¶#,;:+−–-]{1,40}")
_FIGURE_BEFORE = re.compile(r"[\d⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻₀₁₂₃₄₅₆₇₈₉]\Z")
_UNITS = (
    *("m", "km", "dm", "cm", "mm", "µm", "μm", "nm", "ft", "in", "yd", "mi", "ha", "s", "sec", "min", "h", "g", "kg"),
    *("l", "dl", "cl", "ml", "mol", "sq", "mc"),
)
_MEASURE_BEFORE = re.compile(rf"(?:\A|[\W\d_])(?:{'|'.join(_UNITS)}|[^\W\d_])\Z")
"""A unit or the single letter of a formula."""
_HIGHEST_OF_A_UNIT = 9
_LONGEST_LINK = 12
"""Code points of a note's mark that is a link, such as [note 12]."""
LOOKED_BACK = 16
"""Code points before a mark that decide what it is."""


def raised(words: str, before: str, after: str = "", *, linked: bool = False) -> str:
    """What is read of words above the line: a power in its own figures, nothing of a note's mark, else the words.

    Args:
        before: the words that they stand behind, in the same paragraph; the last few are enough.
        linked: they are a link, as marks of notes on pages are.
    """
    bare, behind = words.strip(), before[-LOOKED_BACK:].rstrip()
    if not behind or after[:1] in ("/", "⁄"):
        return bare.translate(_RAISED) if _FIGURES.fullmatch(bare) else words
    if linked and len(bare) <= _LONGEST_LINK:
        return ""
    if _FIGURES.fullmatch(bare) and _is_power(bare, behind):
        return bare.translate(_RAISED)
    if not _MARK.fullmatch(bare):
        return words
    return f"^{bare}" if _FIGURE_BEFORE.search(behind) and re.fullmatch("[0-9]+[,.:][0-9]+", bare) else ""


def lowered(words: str, before: str) -> str:
    """What is read of words below the line: the figures of a formula as such, else the words."""
    bare = words.strip()
    return bare.translate(_LOWERED) if before.rstrip() and _FIGURES.fullmatch(bare) and bare != "n" else words


def _is_power(figures: str, behind: str) -> bool:
    if _FIGURE_BEFORE.search(behind):
        return True
    if not figures.isdigit():  # 2+ of an ion, n of a formula
        return figures != "n" and behind[-1].isalpha()
    return int(figures) <= _HIGHEST_OF_A_UNIT and _MEASURE_BEFORE.search(behind) is not None
