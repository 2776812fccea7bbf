"""A bar chart in the terminal: blocks where the encoding has them, plain letters where not, every number written out."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from tracker.reports.document import Bar, Figure

LONGEST = 32
"""Columns of the longest bar."""
BLOCKS, PLAIN = "█▒", "#:"
"""What a bar is made of, and the part of it that is explained."""


def bars(figure: Figure, ink: str) -> Iterator[str]:
    """The lines of a chart: its title, then a bar each, with its number and what its hatched part means."""
    yield f"{figure.title}:"
    most = max((bar.value for bar in figure.bars), default=0) or 1
    widest = max((len(bar.label) for bar in figure.bars), default=0)
    for bar in figure.bars:
        yield f"  {bar.label.rjust(widest)}  {_bar(bar, most, ink)}{_told(bar)}"


def ink_for(encoding: str | None) -> str:
    """What bars are made of in this encoding."""
    try:
        BLOCKS.encode(encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return PLAIN
    return BLOCKS


def ink_on_stdout() -> str:
    """What bars are made of on stdout."""
    return ink_for(getattr(sys.stdout, "encoding", None))


def _bar(bar: Bar, most: int, ink: str) -> str:
    """The bar and a space; something is drawn wherever there is anything, and nothing where there is none."""
    length = max(round(LONGEST * bar.value / most), bool(bar.value))
    part = min(max(round(LONGEST * bar.part / most), bool(bar.part)), length)
    return f"{ink[0] * (length - part)}{ink[1] * part} " if length else ""


def _told(bar: Bar) -> str:
    return f"{bar.value:,}" + (f", {bar.part:,} of them {bar.part_label}" if bar.part else "")
