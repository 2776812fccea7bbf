"""A piece of a story's text as HTML. A long story has thousands, and a template would take three times as long with them."""

from __future__ import annotations

from markupsafe import Markup, escape

from tracker.domain.vocabulary import ReviewState
from tracker.reports.formats.symbols import symbol
from tracker.web.story_text import Piece


def marked(piece: Piece, link: str, chosen: int | None) -> Markup:
    """The words of a piece, marked where claims stand on them, with the number of each claim behind the end of its own.

    Args:
        link: how the address of a claim on this page begins; its number ends it.
        chosen: the number of the claim that is shown beside the text.
    """
    told = [f'<span id="words-{number}"></span>' for number in piece.begun]
    text, numbers = escape(piece.text), [mark.number for mark in piece.marks]
    if numbers:
        named, state = " ".join(map(str, numbers)), piece.marks[-1].state.value
        looks = ("overlap" if len(numbers) > 1 else "") + (" chosen" if chosen in numbers else "")
        told.append(
            f'<mark data-at="{piece.at}" data-claims="{named}" data-word="{state}" class="{looks}">{text}</mark>'
        )
    else:
        told.append(f'<span data-at="{piece.at}">{text}</span>')
    if piece.ends:
        begin = escape(link)
        told += [_numbered(mark.number, mark.state, begin) for mark in piece.ends]
    return Markup("".join(told))  # noqa: S704  each part is escaped above, or a number or a word of ours


def _numbered(number: int, state: ReviewState, link: Markup) -> str:
    said, sign = state.value.replace("_", " "), symbol(state.value)
    return (
        f'<sup class="claim-number" data-word="{state.value}"><a href="{link}{number}#claim" data-go data-number="{number}" '
        f'aria-label="Claim {number}, {said}">{number}<span aria-hidden="true">{sign}</span></a></sup>'
    )
