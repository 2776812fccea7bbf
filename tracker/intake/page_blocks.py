"""The words of a page in blocks: a paragraph, a heading, a caption, a point of a list, a cell. What nobody sees is none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.intake.sheet import Gap

if TYPE_CHECKING:
    from lxml.etree import _Element

_NO_WORDS = ("script", "style", "noscript", "template", "svg", "iframe", "object", "embed", "canvas", "video", "audio")
_UNSEEN = frozenset({*_NO_WORDS, "select", "datalist", "input", "textarea", "map", "rp", "rt"})
_UNSEEN_CLASSES = frozenset({"sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "screenreader"})
_NOT_SHOWN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)\b", re.I)
_PARAGRAPHS = (
    *(
        "html",
        "body",
        "address",
        "article",
        "aside",
        "blockquote",
        "caption",
        "center",
        "details",
        "dialog",
        "div",
        "dl",
    ),
    *(
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
    ),
    *("legend", "main", "menu", "nav", "ol", "p", "picture", "pre", "search", "section", "summary", "table", "ul"),
    *("head", "quote", "list"),
)
"""Elements that begin and end a paragraph; the last three are what trafilatura calls some of them."""
_GAPS = {
    **dict.fromkeys(_PARAGRAPHS, Gap.PARAGRAPH),
    **dict.fromkeys(("li", "dt", "dd", "tr", "item", "row"), Gap.LINE),
    **dict.fromkeys(("td", "th", "cell"), Gap.CELL),
}
_WIDEST_IN = {
    **dict.fromkeys(("li", "dt", "dd", "item"), Gap.LINE),
    **dict.fromkeys(("tr", "row"), Gap.CELL),
    **dict.fromkeys(("td", "th", "cell"), Gap.SPACE),
}
"""One line for each of a list's points and a table's rows, whatever stands in them."""
_LAID_OUT = frozenset({"table", "tr", "td", "th"})
_BREAKS = frozenset({"br", "lb"})
_BREAK = "\v"
"""A line's end in a paragraph, two of which end the paragraph; in a point of a list they do not."""
_PRESSED = frozenset({"a", "button", "label"})
"""What leads somewhere, or does something."""
_EMPTY_LINE = re.compile(f"{_BREAK} *{_BREAK}")
_SPACES = re.compile(" {2,}")


@dataclass(slots=True, eq=False)
class Block:
    """Words that stand together, and where."""

    words: str
    gap: Gap
    """What stands between them and the words before."""
    element: _Element
    """The paragraph, cell or the like that they stand in."""
    pressed: int
    """How many of their code points are links or buttons."""

    @property
    def is_pressed(self) -> bool:
        """Whether they are for pressing on rather than for reading."""
        return self.pressed * 2 >= len(self.words)


def blocks_of(element: _Element) -> list[Block]:
    """The blocks in an element, in order."""
    cutting = _Cutting(element)
    cutting.go(element)
    cutting.cut(Gap.NONE)
    return cutting.blocks


class _Cutting:
    """Goes through a page once and cuts it where a block begins or ends."""

    def __init__(self, element: _Element) -> None:
        self.blocks: list[Block] = []
        self._within = element
        self._pieces: list[str] = []
        self._pressed = 0
        self._gap = Gap.NONE
        self._for_looks = [True]

    def go(self, element: _Element, widest: Gap = Gap.PARAGRAPH, *, pressed: bool = False) -> None:
        """An element's words and those in it, with no wider gap than `widest` around any."""
        if element.tag == "table":
            self._for_looks.append(_lays_out(element))
        tag = "div" if element.tag in _LAID_OUT and self._for_looks[-1] else str(element.tag)
        gap, within = min(_GAPS.get(tag, Gap.NONE), widest), min(_WIDEST_IN.get(tag, widest), widest)
        around = self._within
        if gap:
            self.cut(gap)
            self._within = element
        self._go_in(element, within, pressed=pressed or tag in _PRESSED)
        if gap:
            self.cut(gap)
            self._within = around
        if element.tag == "table":
            self._for_looks.pop()

    def _go_in(self, element: _Element, widest: Gap, *, pressed: bool) -> None:
        self._say(element.text, pressed=pressed)
        for child in element:
            if child.tag in _BREAKS:
                self._pieces.append(_BREAK if widest is Gap.PARAGRAPH else "\n" if widest is Gap.LINE else " ")
            elif not _is_unseen(child):
                self.go(child, widest, pressed=pressed)
            self._say(child.tail, pressed=pressed)

    def _say(self, words: str | None, *, pressed: bool) -> None:
        if words:
            line = re.sub(r"\s+", " ", words)
            self._pieces.append(line)
            self._pressed += len(line.strip()) if pressed else 0

    def cut(self, gap: Gap) -> None:
        """A block begins or ends here. Two line breaks end one too."""
        whole = "".join(self._pieces) if self._pieces else ""
        for number, written in enumerate(_EMPTY_LINE.split(whole) if whole.strip() else ()):
            lines = (_SPACES.sub(" ", line).strip() for line in written.replace(_BREAK, "\n").split("\n"))
            if words := "\n".join(filter(None, lines)):
                self.blocks.append(Block(words, Gap.PARAGRAPH if number else self._gap, self._within, self._pressed))
                self._gap = Gap.NONE
        self._pieces, self._pressed = [], 0
        self._gap = max(self._gap, gap)


def _is_unseen(element: _Element) -> bool:
    if element.tag in _UNSEEN or element.get("hidden") is not None:
        return True
    if not _UNSEEN_CLASSES.isdisjoint((element.get("class") or "").split()):
        return True
    return _NOT_SHOWN.search(element.get("style") or "") is not None


def _lays_out(table: _Element) -> bool:
    """Whether a table only lays the page out: one cell to a row, or cells with several paragraphs in them."""
    if any(len(row) > 1 for row in _rows(table)):
        return any(sum(1 for _ in cell.iter("p", "h1", "h2", "table")) > 1 for row in _rows(table) for cell in row)
    return True


def _rows(table: _Element) -> Iterator[_Element]:
    for child in table:
        yield from child if child.tag in ("tbody", "thead", "tfoot") else (child,) if child.tag == "tr" else ()
