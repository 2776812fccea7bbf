"""Who is behind a passive verb: "by the union, which runs the port,"."""

from __future__ import annotations

from tracker.extract.saying.found import Range
from tracker.extract.saying.line import Line

_ENDS_AGENT = frozenset(
    [
        "whether",
        "if",
        "about",
        "why",
        "what",
        "how",
        "to",
        "as",
        "that",
        "of",
        "for",
        "over",
        "on",
        "after",
        "during",
        ",",
        ":",
        "—",
        "–",
    ]
)


def agent_of(line: Line, at: int) -> tuple[list[Range], int]:
    """Who is behind "by"."""
    words, last = line.words, line.last
    j = at
    if j < last and words[j] == "widely":
        j += 1
    if j < last and words[j] == "by":
        end = j + 1
        while end < last and words[end] not in _ENDS_AGENT and end - j < 14:
            end += 1
            if words[end : end + 1] == [","] and words[end + 1 : end + 2] in (["who"], ["which"], ["whose"]):
                closing = next((k for k in range(end + 1, min(last, end + 16)) if words[k] == ","), 0)
                end = closing + 1 if closing and words[closing + 1 : closing + 2] in (["of"], ["to"], ["as"]) else end
        return [(j + 1, end)], end
    return [], at
