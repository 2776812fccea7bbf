"""A Word document's XML -> text on a sheet: as it reads with every tracked change accepted and hidden text left out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from tracker.intake.raised import LOOKED_BACK, lowered, raised
from tracker.intake.sheet import Gap, Sheet
from tracker.intake.story import OPENING, part_of
from tracker.intake.word.anchors import Anchors
from tracker.intake.word.names import ID, MATH, MC, VAL, W
from tracker.intake.word.styles import Part, Styles, is_numbered, switch

if TYPE_CHECKING:
    from lxml.etree import _Element

_OUT = frozenset(
    f"{W}{name}"
    for name in ("del", "moveFrom", "rPr", "pPr", "tblPr", "tblGrid", "trPr", "tcPr", "sdtPr", "sectPr", "rt")
)
"""What was deleted or moved away, how a word is pronounced, and what says how things look."""
_MARKS = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}


class Walk:
    """Goes through a document once and writes what people read."""

    def __init__(self, styles: Styles) -> None:
        self.sheet = Sheet()
        self.anchors = Anchors(self.sheet)
        self.parts: dict[Part, str] = {}
        """The headline and the standfirst, once they have come by."""
        self.notes: dict[tuple[str, str], None] = {}
        """The foot- and endnotes that were referred to, in order: kind and number."""
        self._styles = styles
        self._paragraphs = 0
        self._cells = 0
        self._after_point = self._runs_on = self._hidden = False
        self._set: str | None = None
        self._boxes: list[_Element] = []
        self._aside: list[str] | None = None
        """Where the words go of what stands over the text and is no part of it."""
        self._does: dict[object, Callable[[_Element], None]] = {
            f"{W}p": self._paragraph,
            f"{W}r": self._run,
            f"{W}t": self._text,
            f"{MATH}t": self._text,
            f"{MATH}sup": lambda power: self._set_off("superscript", power),
            f"{MATH}sub": lambda index: self._set_off("subscript", index),
            f"{W}tbl": self._table,
            f"{W}tr": self._row,
            f"{W}tc": self._cell,
            f"{W}sdt": self._form,
            f"{W}txbxContent": self._boxes.append,
            f"{MC}AlternateContent": self._alternative,
            f"{W}commentRangeStart": lambda mark: self.anchors.start(mark.get(ID, "")),
            f"{W}commentRangeEnd": lambda mark: self.anchors.end(mark.get(ID, "")),
            f"{W}commentReference": lambda mark: self.anchors.refer(mark.get(ID, "")),
            f"{W}footnoteReference": lambda mark: self.notes.update({("footnote", mark.get(ID, "")): None}),
            f"{W}endnoteReference": lambda mark: self.notes.update({("endnote", mark.get(ID, "")): None}),
        }

    def go(self, parent: Iterable[_Element]) -> None:
        """Everything in an element that is read, in order."""
        for child in parent:
            if child.tag in _MARKS:
                self._put(_MARKS[child.tag])
            elif child.tag not in _OUT:
                self._does.get(child.tag, self.go)(child)

    def _put(self, words: str) -> None:
        if self._aside is not None:
            self._aside.append(words)
            return
        self.anchors.words_begin(self.sheet.write(words))

    def _text(self, element: _Element) -> None:
        words = (element.text or "").replace("\n", " ")
        if self._set == "superscript":
            words = raised(words, self.sheet.last(LOOKED_BACK))
        elif self._set == "subscript":
            words = lowered(words, self.sheet.last(LOOKED_BACK))
        self._put(words)

    def _run(self, run: _Element) -> None:
        look = run.find(f"{W}rPr")
        if not self._is_hidden(look):
            self._set_off(None if look is None else self._position(look), run)

    def _position(self, look: _Element) -> str | None:
        """Whether a run stands above or below the line, by what it says itself or by its style."""
        own, style = look.find(f"{W}vertAlign"), look.find(f"{W}rStyle")
        if own is not None:
            return own.get(VAL)
        return None if style is None else self._styles.position(style.get(VAL))

    def _set_off(self, position: str | None, element: _Element) -> None:
        before, self._set = self._set, position or self._set
        self.go(element)
        self._set = before

    def _is_hidden(self, look: _Element | None) -> bool:
        """By what the run says itself, else by its style, else by the paragraph's."""
        if look is None:
            return self._hidden
        style, own = look.find(f"{W}rStyle"), switch(look.find(f"{W}vanish"))
        if own is not None:
            return own
        return self._hidden or (style is not None and self._styles.hidden(style.get(VAL)))

    def _form(self, form: _Element) -> None:
        """A field to fill in; the words that only ask for it to be filled in are none of the story's."""
        if form.find(f"{W}sdtPr/{W}showingPlcHdr") is None:
            self.go(form)

    def _alternative(self, choices: _Element) -> None:
        """What is there twice, for newer programs and for older ones, is read once."""
        for first in choices[:1]:
            self.go(first)

    def _paragraph(self, paragraph: _Element) -> None:
        look = paragraph.find(f"{W}pPr")
        named = None if look is None else look.find(f"{W}pStyle")
        style = None if named is None else named.get(VAL)
        if self._styles.is_over(style) and not self.sheet.length:
            self._over(paragraph, style)
            return
        self._begin(is_point=is_numbered(look) or (is_numbered(look) is None and self._styles.is_list(style)))
        before, self._hidden = self.sheet.length, self._styles.hidden(style)
        self.go(paragraph)
        self._hidden = False
        self._runs_on = look is not None and _mark_is_gone(look)
        if self.sheet.length > before:
            self._note_part(self._styles.part(style), before)
        boxes, self._boxes[:] = self._boxes[:], []
        for box in boxes:
            self.go(box)

    def _over(self, paragraph: _Element, style: str | None) -> None:
        """A headline or standfirst over the text: noted, and none of its words."""
        self._aside = []
        self.go(paragraph)
        part, words = self._styles.part(style), part_of("".join(self._aside))
        self._aside = None
        if part is not None and words is not None:
            self.parts.setdefault(part, words)

    def _begin(self, *, is_point: bool) -> None:
        """A paragraph begins: on a line of its own, or where the mark of the last one was deleted, right after it."""
        apart = Gap.LINE if is_point and self._after_point else Gap.PARAGRAPH
        if not self._runs_on:
            self.sheet.ask(Gap.SPACE if self._cells else apart)
        self._after_point = is_point

    def _note_part(self, part: Part | None, before: int) -> None:
        """Headline and standfirst come first or not at all."""
        self._paragraphs += 1
        furthest = OPENING if part is Part.HEADLINE else OPENING + 2
        words = part_of(self.sheet.text(before)) if part is not None and self._paragraphs <= furthest else None
        if part is not None and words is not None:
            self.parts.setdefault(part, words)

    def _table(self, table: _Element) -> None:
        gap = Gap.SPACE if self._cells else Gap.PARAGRAPH
        self.sheet.ask(gap)
        self.go(table)
        self.sheet.ask(gap)

    def _row(self, row: _Element) -> None:
        """A line of cells; a row that is one cell is there for the looks, and what is in it reads on."""
        if row.find(f"{W}trPr/{W}del") is not None:
            return
        if sum(1 for _ in row.iterchildren(f"{W}tc", f"{W}sdt")) == 1 and not self._cells:
            self.go(row)
            return
        self.sheet.ask(Gap.SPACE if self._cells else Gap.LINE)
        self._cells += 1
        self.go(row)
        self._cells -= 1

    def _cell(self, cell: _Element) -> None:
        if cell.find(f"{W}tcPr/{W}cellDel") is None:
            self.sheet.ask(Gap.CELL if self._cells == 1 else Gap.SPACE)
            self.go(cell)


def _mark_is_gone(look: _Element) -> bool:
    """Whether the mark at a paragraph's end was deleted, so that the next one reads on from it."""
    return any(look.find(f"{W}rPr/{W}{gone}") is not None for gone in ("del", "moveFrom"))
