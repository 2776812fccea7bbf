"""Lines of text: runs with their styles and links, badges with their colour and symbol."""

from __future__ import annotations

import re
from functools import lru_cache

from tracker.reports.document import Address, Anchor, Badge, Inline, Place, Run, Runs, Style
from tracker.reports.formats.symbols import symbol
from tracker.reports.formats.word.links import Links, Places, bookmark_name
from tracker.reports.formats.word.markup import NOTHING, Xml, look, reads_leftward, run, text
from tracker.reports.formats.word.palette import COLOURS, LINK

STYLES = {
    Style.STRONG: "Strong",
    Style.EMPHASIS: "Emphasis",
    Style.CODE: "Code",
    Style.QUIET: "Quiet",
    Style.STRUCK: "Struck",
}
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")


class Lines:
    """Writes lines of one part, and notes where its links lead."""

    def __init__(self, language: str, links: Links, places: Places) -> None:
        self.language = language
        self.links = links
        self.places = places

    def line(self, parts: Runs) -> Xml:
        """A line of text; a run in another language than the document says so."""
        return Xml("".join(map(self._inline, parts)))

    def _inline(self, part: Inline) -> Xml:
        if isinstance(part, Badge):
            return badge(part.word, part.text)
        if part.link is None and part.style is Style.PLAIN and part.language is None and part.text.isascii():
            return run(text(part.text))
        return self._linked(part) if part.link is not None else self._set(part, "")

    def _linked(self, part: Run) -> Xml:
        match part.link:
            case Anchor(name, on):
                written = self._set(part, "" if on is Place.ROW else "link")
                return Xml(f'<w:hyperlink w:anchor="{bookmark_name(name)}" w:history="1">{written}</w:hyperlink>')
            case Address(url) if key := self.links.leading_to(url):
                return Xml(f'<w:hyperlink r:id="{key}" w:history="1">{self._set(part, "link")}</w:hyperlink>')
        return self._set(part, "")

    def _set(self, part: Run, link: str) -> Xml:
        other = part.language if part.language != self.language else None
        return run(text(part.text), _look(part.style, link, other, reads_leftward(part.text)))


def leftward(parts: Runs) -> bool:
    """Whether a line is written from right to left: its first words say so."""
    for part in parts:
        if not isinstance(part, Badge) and not part.text.isspace():
            return reads_leftward(part.text)
    return False


@lru_cache(maxsize=1024)
def badge(word: str, label: str, more: str = "") -> Xml:
    """A word with its colour and symbol; `more` is what is said of it beside its style."""
    mark = symbol(word)
    return run(text(f"{mark}\u00a0{label}" if mark else label), look(badge_style(word), more))


def badge_style(word: str) -> str:
    """The character style of a badge."""
    return f"Badge_{word}" if word in COLOURS else "Badge"


@lru_cache(maxsize=1024)
def _look(style: Style, link: str, language: str | None, turned: bool) -> Xml:
    named = STYLES.get(style, "")
    more = ""
    if link and not named:
        named = "Hyperlink"
    elif link:
        more = f'<w:color w:val="{LINK}"/>'
    return look(named, f"{more}{direction(turned=turned)}{language_of(language)}")


def direction(*, turned: bool) -> Xml:
    """What a run of text from right to left says."""
    return Xml("<w:rtl/>") if turned else NOTHING


@lru_cache(maxsize=256)
def language_of(language: str | None) -> Xml:
    """What a run in a language of its own says."""
    if language is None or not _LANGUAGE.fullmatch(language):
        return NOTHING
    return Xml(f'<w:lang w:val="{language}" w:eastAsia="{language}" w:bidi="{language}"/>')
