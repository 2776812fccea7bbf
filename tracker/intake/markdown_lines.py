"""A line of Markdown -> the words that a reader of the finished page sees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.intake.raised import lowered, raised

if TYPE_CHECKING:
    from markdown_it.token import Token

_LOOKED_BACK = 8
"""Pieces of a line in which the words before a raised mark are looked for."""


def line_of(marks: list[Token]) -> str:
    """The words of a line, powers and the marks of notes read as what they are."""
    pieces: list[str] = []
    raising: int | None = None
    for mark in marks:
        tag = mark.content.lower() if mark.type == "html_inline" else ""
        if tag in ("<sup>", "<sub>"):
            raising = len(pieces)
        elif tag in ("</sup>", "</sub>") and raising is not None:
            words, before = "".join(pieces[raising:]), "".join(pieces[max(0, raising - _LOOKED_BACK) : raising])
            pieces[raising:] = [raised(words, before) if tag == "</sup>" else lowered(words, before)]
            raising = None
        pieces.append(_seen(mark))
    return "".join(pieces)


def captions_of(marks: list[Token]) -> str:
    """What stands under the pictures that a paragraph is made of."""
    return "\n".join(filter(None, (_caption(mark) for mark in marks if mark.type == "image")))


def _caption(picture: Token) -> str:
    """A picture's description, and its title where that says something else."""
    described, title = line_of(picture.children or []), str(picture.attrs.get("title") or "")
    return "\n".join(dict.fromkeys(filter(None, (described.strip(), title.strip()))))


def _seen(mark: Token) -> str:
    """The words of a run of text; none of a picture in a line, or of a tag other than a line's end."""
    if mark.type in ("text", "code_inline"):
        return mark.content
    if mark.type == "hardbreak" or (mark.type == "html_inline" and mark.content.lower().startswith("<br")):
        return "\n"
    return " " if mark.type == "softbreak" else ""
