"""Which blocks of a page are its story.

trafilatura says where the story is; every word that is printed there is then the story's, so that a caption, a pull quote, a
correction at the end or a paragraph that comes twice is not lost, as it is with the heuristics that look for running text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from tracker.intake.beside import reads_as_sentence
from tracker.intake.page_blocks import Block
from tracker.intake.page_boxes import BOXES, FIELDS, is_fixture, marks_of
from tracker.intake.page_found import among, length_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_MOST = 0.8
"""The share of the words found that the place of the story has to hold."""
_SMALL, _SMALL_SHARE = 300, 0.2
"""Code points of a box, and its share of what was found, up to which it may be none of the story."""
_HELD = ("article", "main")
_OF_THE_PAGE = frozenset({"header", "footer", "aside"})
"""Outside an article they belong to the page."""
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_ALWAYS = frozenset({*_HEADINGS, "figcaption", "caption"})
_LISTS = frozenset({"ul", "ol", "dl", "table"})
_LEAVES = frozenset({*_HEADINGS, *_LISTS, "p", "figure", "blockquote", "pre", "address"})


class Article:
    """The blocks of a page, told apart by where the words that were found stand."""

    def __init__(self, blocks: list[Block], found: Iterable[Block]) -> None:
        """`found` is what trafilatura takes for the story."""
        self.blocks = blocks
        said = list(found)
        self._found = among(blocks, said)
        self.share = length_of(self._found) / max(1, length_of(said))
        """How much of what was found stands on the page: nothing, where it came out of a script."""
        self._elements = list(blocks[0].element.getroottree().iter()) if blocks else []
        self._letters = self._summed((block.element, len(block.words)) for block in blocks)
        self._pressed = self._summed((block.element, block.pressed) for block in blocks)
        self._found_in = self._summed_of_found()
        self._apart: dict[_Element, bool] = {}
        self._away: dict[_Element, bool] = {}
        self._take_out_small_boxes()
        self.place = self._place()
        self._is_loose = self.place is None or not self._says_so(self.place)
        self._between = self._first_to_last()

    def _summed(self, counted: Iterable[tuple[_Element, int]]) -> Counter[_Element]:
        """For each element how much there is in it."""
        sums: Counter[_Element] = Counter()
        for element, much in counted:
            sums[element] += much
        for element in reversed(self._elements):
            parent = element.getparent()
            if parent is not None and sums[element]:
                sums[parent] += sums[element]
        return sums

    def _summed_of_found(self) -> Counter[_Element]:
        return self._summed((block.element, len(block.words)) for block in self.blocks if block in self._found)

    def _take_out_small_boxes(self) -> None:
        """Teasers and boxes to fill in that were found with the story are none of it, as long as they are a small part."""
        total = length_of(self._found)
        out = {block for block in self._found if self._is_in_small_box(block, total)}
        if 0 < length_of(out) <= (1 - _MOST) * total:
            self._found -= out
            self._found_in = self._summed_of_found()

    def _is_in_small_box(self, block: Block, total: int) -> bool:
        for element in _around(block.element):
            if self._letters[element] > _SMALL or self._found_in[element] > total * _SMALL_SHARE:
                return False
            if any(child.tag in ("form", *FIELDS) for child in element) or self._is_teaser(element):
                return True
        return False

    def is_running(self, block: Block) -> bool:
        """Whether the words are of the running text that was found."""
        return block in self._found and not self.is_caption(block)

    def stands_in(self, block: Block) -> bool:
        """Whether a block stands where a story does, and is no menu, form, teaser or readers' comment there."""
        if self._is_here(block):
            return self._is_prose(block) and not (self._is_loose and self._is_of_the_page(block))
        held = any(element.tag in _HELD for element in _around(block.element))
        return held and self._is_prose(block) and self._apart_from_page(block)

    def keeps(self, block: Block) -> bool:
        """Whether a block is the story's: what was found, and what else is there to be read where the story stands."""
        if block in self._found:
            return self._is_here(block) or not self._is_in_a_box(block)
        return self._is_here(block) and self._is_read(block) and self.stands_in(block)

    def _is_in_a_box(self, block: Block) -> bool:
        """Whether what was found away from the story stands in a box of its own: a cookie notice, the page's foot."""
        for element in _around(block.element):
            if self.place is None or self._found_in[element] >= self._found_in[self.place]:
                return False
            if element.tag in ("footer", "aside", "nav") or BOXES.search(marks_of(element)):
                return True
        return False

    def is_caption(self, block: Block) -> bool:
        """Whether a block stands with a picture."""
        return any(element.tag in ("figure", "figcaption") for element in self._inward(block))

    def _is_here(self, block: Block) -> bool:
        return any(element is self.place for element in _around(block.element))

    def _is_read(self, block: Block) -> bool:
        """Whether a reader reads it as a part of the story: not "Share", not a date, not who wrote it."""
        if block.is_pressed:
            return False
        if reads_as_sentence(block.words) or not _ALWAYS.isdisjoint(one.tag for one in self._inward(block)):
            return True
        return any(one.tag in _LISTS and (self._found_in[one] or not self._pressed[one]) for one in self._inward(block))

    def _is_prose(self, block: Block) -> bool:
        """Whether it is for reading and not for going elsewhere."""
        says = not block.is_pressed and reads_as_sentence(block.words)
        for element in _around(block.element):
            if element is self.place or self._found_in[element]:
                break
            if self._is_apart(element) or (not says and self._pressed[element] * 2 >= self._letters[element]):
                return False
        return True

    def _is_apart(self, element: _Element) -> bool:
        if element not in self._apart:
            self._apart[element] = is_fixture(element) or self._is_teaser(element)
        return self._apart[element]

    def _is_teaser(self, element: _Element) -> bool:
        """Whether an element announces another story: its heading is a link."""
        headings = () if element.tag in ("p", *_HEADINGS) else element.iterdescendants(*_HEADINGS)
        return any(self._leads_away(one) for one in headings)

    def _leads_away(self, heading: _Element) -> bool:
        """Whether a heading is a link, and not one to the heading itself."""
        if heading not in self._away:
            links = (*heading.iterdescendants("a"), *heading.iterancestors("a"))
            away = any(not (link.get("href") or "#").startswith("#") for link in links)
            self._away[heading] = away and 0 < self._letters[heading] <= self._pressed[heading] * 2
        return self._away[heading]

    def _apart_from_page(self, block: Block) -> bool:
        """Whether it is in none of the parts that a page has around its story."""
        return not any(
            (one.tag in _OF_THE_PAGE and not (block in self._between and not self._pressed[one]))
            or BOXES.search(marks_of(one))
            for one in self._inward(block)
            if not self._found_in[one]
        )

    def _is_of_the_page(self, block: Block) -> bool:
        """Whether a block belongs to what is around the story, where the page does not say where that begins."""
        inward = list(self._inward(block))
        near = any(self._found_in[element] for element in inward) or block in self._between
        return not (self._apart_from_page(block) and (near or (bool(inward) and inward[-1].tag in _LEAVES)))

    def _inward(self, block: Block) -> Iterator[_Element]:
        """The elements around a block, up to the place of the story."""
        for element in _around(block.element):
            if element is self.place:
                return
            yield element

    def _place(self) -> _Element | None:
        """The smallest element with nearly all that was found; the article around it, if there is one."""
        total = length_of(self._found)
        holding = [element for element, letters in self._found_in.items() if letters and letters >= _MOST * total]
        if not holding:
            return None
        inmost = min(holding, key=lambda element: (self._letters[element], -_depth(element)))
        return next((element for element in _around(inmost) if element.tag in _HELD or _is_body(element)), inmost)

    def _says_so(self, place: _Element) -> bool:
        """Whether it is plain that all in a place is the story: by its name, or because the paragraphs stand right in it."""
        if place.tag in _HELD or _is_body(place):
            return True
        right_in = sum(len(block.words) for block in self._found if block.element.getparent() is place)
        return place.tag not in ("body", "html") and right_in * 2 >= self._found_in[place]

    def _first_to_last(self) -> set[Block]:
        at = [number for number, block in enumerate(self.blocks) if block in self._found]
        return set(self.blocks[at[0] : at[-1]]) if at else set()


def _around(element: _Element) -> Iterator[_Element]:
    """An element and those around it, outwards."""
    yield element
    yield from element.iterancestors()


def _depth(element: _Element) -> int:
    return sum(1 for _ in element.iterancestors())


def _is_body(element: _Element) -> bool:
    return "articlebody" in (element.get("itemprop") or "").lower()
