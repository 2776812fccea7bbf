"""Datelines: where an agency's story says whence and whose it is, before its first sentence begins."""

from __future__ import annotations

import re

_DATELINE = re.compile(
    r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ .’'/-]{2,40}(?:,[^()\n–—]{2,40})?(?: ?\([^()\n]{2,40}\))? ?(?:[–—]|--?) ?(?=[“\"‘A-ZÀ-ÖØ-Þ0-9])"
    r"|[A-ZÀ-ÖØ-Þ][\w .’'/-]{2,40}(?:,[^()\n–—]{2,40})? \([^()\n]{2,40}\) ?(?:[–—]|--?) ?(?=[“\"‘A-ZÀ-ÖØ-Þ0-9])"
)

_LIVE = re.compile(
    r"(?:(?:LIVE|BREAKING|UPDATED?|EXCLUSIVE|ALERT)\b[ –—-]{0,3})?\d{1,2}[.:]\d\d ?(?:[ap]m)?(?: (?:LIVE|BREAKING))? ?[:–—] ?"
    r"|(?:LIVE|BREAKING|UPDATED?|EXCLUSIVE|ALERT) ?: ?"
)
"""What a live report puts before its lines: "LIVE 10.15am:"."""


def behind_dateline(text: str, start: int) -> int:
    """Where a sentence begins behind its dateline: "PORT SELIM, Nov 3 (Reuters) - An explosion"."""
    found = _DATELINE.match(text, start, start + 140) or _LIVE.match(text, start, start + 60)
    return found.end() if found else start
