"""Taking quoted speech out of a text: two papers that quote one mayor's sentence did not copy each other.

Where it cannot be told how far a quotation goes (nothing closes it, or nothing opens it), all of the paragraph that may
belong to it is taken out: rather no suspicion than one from somebody's speech.
"""

from __future__ import annotations

import re

GAP = "\x1e"
"""Stands where something was taken out; no text on file holds it."""

_MARK = re.compile("``|''|[“”„‟\"＂❝❞«»‹›‘’‚‛'「」『』]")
_PARAGRAPHS = re.compile(r"(\n[ \t]*\n\s*)")
_DOUBLE, _SINGLE, _ANGLE, _LITTLE_ANGLE, _CORNER, _WHITE_CORNER = range(6)
_FAMILY = {
    **dict.fromkeys(["``", "''", *'“”„‟"＂❝❞'], _DOUBLE),
    **dict.fromkeys("‘’‚‛'", _SINGLE),
    **dict.fromkeys("«»", _ANGLE),
    **dict.fromkeys("‹›", _LITTLE_ANGLE),
    **dict.fromkeys("「」", _CORNER),
    **dict.fromkeys("『』", _WHITE_CORNER),
}
_ALWAYS_OPENS, _NEVER_OPENS = frozenset(["``", *"„‟❝「『‚‛"]), frozenset(["''", *"❞」』"])
_ENDS_A_WORD = re.compile(r"[\w.,!?…%)\]]")
_MAY_STAND_BEFORE = re.compile(r"[\s([{—–:;\x1e/“„«‘\"-]")
_ELISION = re.compile(r"(?:em|til|tis|twas|cause|bout|round|n)\b|\d0s|\d\d\b", re.IGNORECASE)
"""'em, 'tis, '90s: an apostrophe that opens nothing."""
_PLURAL = re.compile(r"s['’] [a-zà-öø-ÿ]")
"""The workers' union: an apostrophe that closes nothing, perhaps."""


def without_quotations(text: str) -> str:
    """The text with a gap for each stretch of quoted speech: any marks, nested, unclosed or unopened."""
    parts = _PARAGRAPHS.split(text)
    parts[::2] = map(_unquoted, parts[::2])
    return "".join(parts)


def _unquoted(paragraph: str) -> str:
    kept, at = [], 0
    for start, end in _quoted(paragraph):
        kept.append(paragraph[at:start])
        at = end
    return f" {GAP} ".join([*kept, paragraph[at:]])


def _quoted(text: str) -> list[tuple[int, int]]:
    """Where quoted speech stands in a paragraph."""
    spans: list[tuple[int, int]] = []
    start, family, depth = -1, -1, 0
    for found in _MARK.finditer(text):
        mark, at, kin = found[0], found.start(), _FAMILY[found[0]]
        before, after = text[at - 1 : at] or "\n", text[found.end() : found.end() + 1] or "\n"
        if start < 0:
            if _opens(mark, kin, before, text[found.end() : found.end() + 5]):
                start, family, depth = at, kin, 1
            elif kin != _SINGLE and not (mark == '"' and before.isdigit()):
                spans = [(0, found.end())]
        elif kin == family:
            if _opens(mark, kin, before, after):
                depth += mark not in "\"＂'" and before != "\n"
            elif kin != _SINGLE or _closes_speech(text, at, before, after):
                depth -= 1
            if depth == 0:
                spans.append((start, found.end()))
                start = -1
    return [*spans, (start, len(text))] if start >= 0 else spans


def _opens(mark: str, kin: int, before: str, rest: str) -> bool:
    """Whether a mark opens speech, by what stands on either side of it."""
    if mark in _ALWAYS_OPENS or mark in _NEVER_OPENS:
        return mark in _ALWAYS_OPENS
    if kin == _SINGLE and (_ELISION.match(rest) or not (rest[:1].isalnum() or rest[:1] in '“"«')):
        return False
    if mark in "“‘«‹":
        return not _ENDS_A_WORD.match(before) or (mark in "“‘" and rest[:1].isalnum() and not before.isalnum())
    return bool(_MAY_STAND_BEFORE.match(before)) and not rest[:1].isspace() and bool(rest)


def _closes_speech(text: str, at: int, before: str, after: str) -> bool:
    """Whether an apostrophe closes speech: not inside a word, and not after a plural while another may close it."""
    if before.isspace() or after.isalnum():
        return False
    return not (_PLURAL.match(text, at - 1) and re.search(r"[^\s]['’](?!\w)", text[at + 1 :]))
