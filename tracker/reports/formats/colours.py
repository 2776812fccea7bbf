"""The colour beside each word, as `assets/report.css` has them by daylight: 4.5 to 1 or better on white paper."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

INK, QUIET, LINK = "#1d1c1a", "#5c5952", "#1c4f82"
_REFUTED, _WARNING, _NOTE, _VERIFIED = "#a1231f", "#8a4b08", "#1d588a", "#1c6a3c"

COLOURS: Mapping[str, str] = MappingProxyType(
    {
        "unreviewed": "#595650",
        "in_review": _NOTE,
        "needs_source": _WARNING,
        "verified": _VERIFIED,
        "disputed": "#7d5700",
        "refuted": _REFUTED,
        "unverifiable": "#643d92",
        "withdrawn": QUIET,
        "corrected": "#12626b",
        "blocker": _REFUTED,
        "warning": _WARNING,
        "note": _NOTE,
        "retracted": _REFUTED,
        "refutes": _REFUTED,
        "supports": _VERIFIED,
        **dict.fromkeys(("high", "contested", "alone", "override", "expired", "confidential"), _WARNING),
    }
)
"""Word -> colour; words that are not here are quiet. A symbol stands beside every one (`symbols.py`)."""
