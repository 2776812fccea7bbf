"""Datelines: where an agency's story says whence and whose it is, before its first sentence begins."""

from __future__ import annotations

import re

_DATELINE = re.compile(
    r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ .’'/-]{2,40}(?:,[^()\n–—]{2,40})?(?: ?\([^()\n]{2,40}\))? ?(?:[–—]|--?) ?(?=[“\"‘A-ZÀ-ÖØ-Þ0-9])"
    r"|[A-ZÀ-ÖØ-Þ][\w .’'/-]{2,40}(?:,[^()\n–—]{2,40})? \([^()\n]{2,40}\) ?(?:[–—]|--?) ?(?=[“\"‘A-ZÀ-ÖØ-Þ0-9])"
)


def behind_dateline(text: str, start: int) -> int:
    """Where a sentence begins behind its dateline: "PORT SELIM, Nov 3 (Reuters) - An explosion"."""
    found = _DATELINE.match(text, start, start + 140)
    return found.end() if found else start
