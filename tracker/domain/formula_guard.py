"""What a spreadsheet takes for a formula, and the one apostrophe that keeps it from running.

The guard can be taken off again without loss: a text that has one already gets a second, so that taking one off always
gives back what was there. In CSV every cell is guarded. In a workbook a cell says itself that it is text, so nothing
runs there without a guard.
"""

from __future__ import annotations

import re

_GUARD = "'"
_RUNS = re.compile(r"[\s']*[=+\-@＝＋－＠]|'*[\t\r\n]")
"""A sign that begins a formula, also after blanks or in the wide letters of East Asia; a tab or line end at the start."""


def guarded(text: str) -> str:
    """The text with one apostrophe before it, where a spreadsheet might run it."""
    return f"{_GUARD}{text}" if _RUNS.match(text) else text


def unguarded(text: str) -> str:
    """The text that was guarded: one apostrophe taken off, where it is a guard."""
    bare = text.removeprefix(_GUARD)
    return bare if _RUNS.match(bare) else text
