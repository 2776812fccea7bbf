"""Where the words of others stand in a paragraph: stretches between quotation marks, whatever marks a paper uses.

An apostrophe is no quotation mark, a mark that nothing closes runs to the end of its paragraph, and everything is found in
one walk over the marks.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_MARK = re.compile("[“”„‟\"＂«»‹›‘’‚'「」『』](?:(?<=')')?")
_MARK_OR_BACKQUOTES = re.compile("``|" + _MARK.pattern)
_DOUBLE, _SINGLE, _ANGLE, _LITTLE_ANGLE, _CORNER, _WHITE_CORNER = range(6)
_FAMILY = {
    **dict.fromkeys(["``", "''", *'“”„‟"＂'], _DOUBLE),
    **dict.fromkeys("‘’‚'", _SINGLE),
    **dict.fromkeys("«»", _ANGLE),
    **dict.fromkeys("‹›", _LITTLE_ANGLE),
    **dict.fromkeys("「」", _CORNER),
    **dict.fromkeys("『』", _WHITE_CORNER),
}
_OPENERS = frozenset(["``", *"„‚「『"])
_CLOSERS = frozenset(["”", *"」』"])
_ELISION = re.compile(r"(?:em|til|tis|twas|cause|bout|round|n)\b|\d0s|\d\d\b", re.IGNORECASE)
"""'em, 'tis, '90s: an apostrophe that opens nothing."""
_BEFORE_OPENING = frozenset("([{—–-:;/…“„«‘\"'")


class Quotation(NamedTuple):
    """Words in quotation marks, the marks with them."""

    start: int
    end: int
    closed: bool
    """Whether a mark closes it; else it runs to the end of the paragraph."""
    single: bool = False


def quotations(text: str, start: int = 0, end: int | None = None) -> list[Quotation]:
    """The outermost quotations of a paragraph, in order."""
    stop = len(text) if end is None else end
    found: list[Quotation] = []
    pattern = _MARK if text.find("``", start, stop) < 0 else _MARK_OR_BACKQUOTES
    marks = [(mark.start(), mark.end(), mark.group()) for mark in pattern.finditer(text, start, stop)]
    if not marks:
        return found
    last_single = _last_closing_single(text, marks, stop)
    opened: tuple[int, str, int] | None = None
    depth, inner = 0, -1
    for at, over, mark in marks:
        family = _FAMILY[mark]
        if opened is None:
            if _opens(text, at, over, mark, family, start, stop) and (family != _SINGLE or at < last_single):
                opened, depth, inner = (at, mark, family), 0, -1
        elif family == opened[2] and _closes(text, at, over, mark, opened, stop, last_single):
            if depth:
                depth, inner = depth - 1, over
                continue
            found.append(Quotation(opened[0], over, True, family == _SINGLE))
            opened = None
        elif mark == opened[1] == "“" and text[at - 1].isspace() and over < stop and not text[over].isspace():
            depth += 1
    if opened is not None and inner > 0 and not _goes_on(text, stop):
        found.append(Quotation(opened[0], inner, True))
        opened = None
    if opened is not None and opened[2] != _SINGLE:
        found.append(Quotation(opened[0], _trimmed(text, opened[0], stop), False))
    elif opened is not None:
        found.extend(_after_an_apostrophe(text, opened[0], marks, start, stop))
    return found


def _goes_on(text: str, stop: int) -> bool:
    """Whether the next paragraph opens a quotation again."""
    return text[stop : stop + 8].lstrip()[:1] in ("“", '"', "'")


def _after_an_apostrophe(
    text: str, at: int, marks: list[tuple[int, int, str]], start: int, stop: int
) -> list[Quotation]:
    """The quotations behind a single mark that opened nothing after all; single marks are left out from there."""
    found: list[Quotation] = []
    opened: tuple[int, str, int] | None = None
    for begin, over, mark in marks:
        family = _FAMILY[mark]
        if begin <= at or family == _SINGLE:
            continue
        if opened is None:
            if _opens(text, begin, over, mark, family, start, stop):
                opened = (begin, mark, family)
        elif family == opened[2] and _closes(text, begin, over, mark, opened, stop, -1):
            found.append(Quotation(opened[0], over, True))
            opened = None
    if opened is not None:
        found.append(Quotation(opened[0], _trimmed(text, opened[0], stop), False))
    return found


def _opens(text: str, at: int, over: int, mark: str, family: int, start: int, stop: int) -> bool:
    """Whether a mark opens a quotation, by what stands on either side of it."""
    if mark in _OPENERS or mark in _CLOSERS:
        return mark in _OPENERS
    after = text[over] if over < stop else " "
    before = text[at - 1] if at > start else " "
    if family == _SINGLE and (_ELISION.match(text, over, stop) or not (after.isalnum() or after in '“"«[…')):
        return False
    if after.isspace():
        return mark in "“«‹" and before.isspace() and over < stop
    if mark in "»›" and not after.isalnum():
        return False
    if mark in "“‘«‹":
        return family == _DOUBLE or not before.isalnum()
    return before.isspace() or before in _BEFORE_OPENING


def _closes(
    text: str, at: int, over: int, mark: str, opened: tuple[int, str, int], stop: int, last_single: int
) -> bool:
    """Whether a mark of the same family closes the quotation that is open."""
    if mark in _OPENERS:
        return False
    if mark in "“‟" and opened[1] != "„":
        return not text[at - 1].isspace() and (over >= stop or text[over] in " .,;:!?)")
    if opened[2] != _SINGLE:
        return mark in _CLOSERS or opened[1] == "„" or mark in "“‟" or not _must_open(text, at, over, stop)
    return _closes_single(text, at, over, stop) and not (_after_a_plural(text, at, over, stop) and at < last_single)


def _must_open(text: str, at: int, over: int, stop: int) -> bool:
    """Whether a straight mark with another open can only open: white space before it, a word behind."""
    return over < stop and text[at - 1].isspace() and text[over].isalnum()


def _closes_single(text: str, at: int, over: int, stop: int) -> bool:
    return not text[at - 1].isspace() and not (over < stop and text[over].isalnum())


def _after_a_plural(text: str, at: int, over: int, stop: int) -> bool:
    """The workers' union: an apostrophe that may close nothing."""
    return text[at - 1] in "sz" and over + 1 < stop and text[over] == " " and text[over + 1].islower()


def _last_closing_single(text: str, marks: list[tuple[int, int, str]], stop: int) -> int:
    """Where the last mark stands that can close a single quotation."""
    for at, over, mark in reversed(marks):
        if mark in "’'" and at and _closes_single(text, at, over, stop):
            return at
    return -1


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end
