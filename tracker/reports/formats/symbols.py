"""The symbol beside each word, so that no report depends on colour."""

from __future__ import annotations

SYMBOLS = {
    # states
    "unreviewed": "○",
    "in_review": "◐",
    "needs_source": "◌",
    "verified": "✓",
    "disputed": "≠",
    "refuted": "✗",
    "unverifiable": "?",
    "withdrawn": "–",
    "corrected": "↻",
    # severities
    "blocker": "■",
    "warning": "▲",
    "note": "●",
    # bearings
    "supports": "+",
    "refutes": "−",
    "context": "·",
    # conditions
    "retracted": "⊗",
    "contested": "⇄",
    "confidential": "◆",
    "waived": "~",
    "sealed": "▣",
    "alone": "①",
    "override": "‼",
    "idle": "○",
    "expired": "◷",
    "high": "▲",
}


def symbol(word: str) -> str:
    """The symbol of a word, empty for one that needs none."""
    return SYMBOLS.get(word, "")


def with_symbol(word: str, text: str) -> str:
    """A word's text with its symbol before it, where it has one."""
    mark = symbol(word)
    return f"{mark} {text}" if mark else text
