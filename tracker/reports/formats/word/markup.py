"""Word's XML that cannot be left unescaped: words become `Xml` here and nowhere else.

`Xml` is a type of its own, so mypy refuses a plain string where markup is wanted. The other modules of this room put
markup together from constants, numbers, names of styles and what `text` has made safe.
"""

from __future__ import annotations

import re
from typing import NewType

from tracker.reports.formats.safe import HIDDEN, visible

Xml = NewType("Xml", str)

NOTHING = Xml("")

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_SPECIAL = re.compile(f'[&<>"{HIDDEN}\ufffe\uffff]')
"""What most text has none of, so that it can go out as it is."""
_NO_CHARACTER = re.compile("[\ufffe\uffff]")
_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
_LETTER = re.compile(r"[^\W\d_]")


def text(words: str) -> Xml:
    """Words from anywhere, as text; what XML cannot hold, or nobody would see, is shown."""
    return escaped(visible(words)) if _SPECIAL.search(words) else Xml(words)


def escaped(words: str) -> Xml:
    """Words as they are, hidden marks and all, but for the two that no XML holds."""
    return Xml(_NO_CHARACTER.sub(lambda mark: f"[U+{ord(mark[0]):04X}]", words).translate(_MARKUP))


def reads_leftward(words: str) -> bool:
    """Whether words are written from right to left: their first letter says so."""
    if words.isascii() or not _RIGHT_TO_LEFT.search(words):
        return False
    first = _LETTER.search(words)
    return first is not None and _RIGHT_TO_LEFT.match(first.group()) is not None


def run(written: Xml, look: Xml = NOTHING) -> Xml:
    """A run of text in one look."""
    return Xml(f'<w:r>{look}<w:t xml:space="preserve">{written}</w:t></w:r>')


def look(style: str = "", more: str = "") -> Xml:
    """How a run looks: a character style, and what is said beside it in Word's own order."""
    named = f'<w:rStyle w:val="{style}"/>' if style else ""
    return Xml(f"<w:rPr>{named}{more}</w:rPr>" if named or more else "")


def paragraph(style: str, inside: str, *, leftward: bool = False, before: str = "", after: str = "") -> Xml:
    """A paragraph of a style; `before` and `after` are properties that Word wants before and after the direction."""
    return Xml(f"{open_paragraph(style, leftward=leftward, before=before, after=after)}{inside}</w:p>")


def open_paragraph(style: str, *, leftward: bool = False, before: str = "", after: str = "") -> Xml:
    """The beginning of such a paragraph."""
    direction = "<w:bidi/>" if leftward else ""
    return Xml(f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{before}{direction}{after}</w:pPr>')
