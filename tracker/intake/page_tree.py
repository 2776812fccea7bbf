"""A web page's source -> its elements, with what only shows by its looks written out: quotation marks, powers, formulas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.domain.errors import BadInputError
from tracker.intake.raised import lowered, raised

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

MOST_ELEMENTS = 25_000
"""Of a page; one with more is refused. A long live blog has half as many."""
_LOOKS = (
    *("abbr", "acronym", "b", "bdi", "big", "cite", "del", "em", "font", "i", "ins", "kbd", "mark", "q", "s", "samp"),
    *("small", "strike", "strong", "sub", "sup", "time", "tt", "u", "var"),
)
"""Elements that only say how words in a line look: their words stay, and reading gets by without them faster."""
_IN_A_LINE = frozenset({*_LOOKS, "a", "span", "math", "mi", "mn", "mrow", "msub", "msup"})
_FURTHEST = 6
"""Elements that are looked at for the words before a mark."""
_ICON = "material-icons"
"""Words in this class are drawn as a little picture."""


def parsed(source: str, called: str) -> HtmlElement | None:
    """The elements of a page, None where it has none.

    Raises:
        BadInputError: it is nested too deep, or has too many.
    """
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        page = html.document_fromstring(source.encode(), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None
    if any(entry.level_name == "FATAL" for entry in parser.error_log):
        raise BadInputError(f"{called} is nested deeper than a page is: save the story's words as text")
    for quotation in page.iter("q"):
        quotation.text, quotation.tail = f"“{quotation.text or ''}", f"”{quotation.tail or ''}"
    for icon in [one for one in page.iter("i", "span") if _ICON in (one.get("class") or "")]:
        _say(icon, "")
    _write_out_marks(page)
    etree.strip_tags(page, *_LOOKS)
    if sum(1 for _ in page.iter()) > MOST_ELEMENTS:
        raise BadInputError(f"{called} has more than {MOST_ELEMENTS:,} elements: save the story's words as text")
    return page


def _write_out_marks(page: HtmlElement) -> None:
    for formula in page.iter("msup", "msub"):
        if len(formula) > 1:
            formula[1].tag = "sup" if formula.tag == "msup" else "sub"
    for mark in list(page.iter("sup", "sub")):
        words, before = "".join(mark.itertext()), _words_before(mark)
        if mark.tag == "sub":
            read = lowered(words, before)
        else:
            read = raised(words, before, mark.tail or "", linked=_is_linked(mark, words))
        if read != words:
            _say(mark, read)


def _say(element: _Element, words: str) -> None:
    """These words, and nothing else, in an element."""
    del element[:]
    element.text = words


def _is_linked(mark: _Element, words: str) -> bool:
    """Whether a mark is a link: there is one in it, or it is all that is in one."""
    parent = mark.getparent()
    return mark.find(".//a") is not None or (
        parent is not None and parent.tag == "a" and "".join(parent.itertext()).strip() == words.strip()
    )


def _words_before(mark: _Element) -> str:
    """The words right before a mark in its line; blank where it stands first."""
    at: _Element = mark
    for _ in range(_FURTHEST):
        before, parent = at.getprevious(), at.getparent()
        if before is None:
            if parent is None or parent.text or parent.tag not in _IN_A_LINE:
                return "" if parent is None else parent.text or ""
            at = parent
        elif before.tail or before.tag not in _IN_A_LINE:
            return before.tail or ""
        elif words := "".join(before.itertext()):
            return words
        else:
            at = before
    return ""
