"""The comments of a Word document, on the words they stand on, with who made them and what they answer."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tracker.domain.stamp import stamp_in
from tracker.domain.vocabulary import ReviewState
from tracker.intake.story import Comment
from tracker.intake.word.names import ABOUT_COPY, AUTHOR, DATE, ID, OFF, OUR_NOTE, VAL, W14, W15, W
from tracker.intake.word.package import Package
from tracker.intake.word.styles import Styles
from tracker.intake.word.walking import Walk

if TYPE_CHECKING:
    from lxml.etree import _Element

Spans = dict[str, tuple[int, int]]
_STATES = "|".join(state.value.replace("_", " ") for state in ReviewState)
_OF_A_CLAIM = re.compile(rf"Claim [1-9][0-9]* {{1,2}}\S\u00a0(?:{_STATES})(?: |$)")
"""How a comment of ours on a claim begins: its number, and its state with the symbol, which nobody types."""


@dataclass(frozen=True, slots=True)
class _Thread:
    """What Word keeps beside the comments, by the key of a comment's last paragraph."""

    parent: str | None
    resolved: bool


def comments_of(package: Package, styles: Styles, spans: Spans) -> tuple[Comment, ...]:
    """Every comment that says something, in the order of the text; a reply stands where its question stands."""
    root = package.xml(package.related(package.document, "comments"))
    if root is None:
        return ()
    threads = _threads(package.xml(package.related(package.document, "commentsExtended")))
    remarks = [remark for remark in root.findall(f"{W}comment") if not _is_ours(remark)]
    of_paragraph = {_paragraph_key(remark): remark.get(ID, "") for remark in remarks}
    made: dict[str, tuple[str | None, Comment]] = {}
    for remark in remarks:
        thread = threads.get(_paragraph_key(remark), _Thread(None, resolved=False))
        parent = of_paragraph.get(thread.parent) if thread.parent else None
        start, end = spans.get(remark.get(ID, "")) or spans.get(parent or "") or (0, 0)
        made[remark.get(ID, "")] = parent, _comment(remark, styles, start, end, resolved=thread.resolved)
    return _in_order(made)


def _in_order(made: dict[str, tuple[str | None, Comment]]) -> tuple[Comment, ...]:
    keys = sorted((key for key, (_, comment) in made.items() if comment.text), key=lambda key: made[key][1].start)
    places = {key: place for place, key in enumerate(keys)}
    return tuple(replace(made[key][1], answers=places.get(made[key][0] or "")) for key in keys)


def _comment(remark: _Element, styles: Styles, start: int, end: int, *, resolved: bool) -> Comment:
    walk = Walk(styles)
    walk.go(remark)
    return Comment(
        start=start,
        end=end,
        author=(remark.get(AUTHOR) or "").strip() or None,
        text=walk.sheet.text().replace("\n\n", "\n").strip(),
        made_on=_moment(remark.get(DATE)),
        resolved=resolved,
    )


def _is_ours(remark: _Element) -> bool:
    """Whether the program wrote it, in an annotated story that comes back: what it says is on file already. LibreOffice drops
    the style of our comments' first paragraph, but none of its letters."""
    style = remark.find(f"{W}p/{W}pPr/{W}pStyle")
    if style is not None and style.get(VAL) == OUR_NOTE:
        return True
    lines = ["".join(words.text or "" for words in one.iter(f"{W}t")).strip() for one in remark.iter(f"{W}p")]
    if lines and lines[0] == ABOUT_COPY:
        return stamp_in(lines[-1]) is not None
    return bool(lines) and _OF_A_CLAIM.match(lines[0]) is not None


def _threads(root: _Element | None) -> dict[str | None, _Thread]:
    if root is None:
        return {}
    return {
        one.get(f"{W15}paraId"): _Thread(one.get(f"{W15}paraIdParent"), one.get(f"{W15}done", "0") not in OFF)
        for one in root
    }


def _paragraph_key(remark: _Element) -> str | None:
    keys = [paragraph.get(f"{W14}paraId") for paragraph in remark.iter(f"{W}p")]
    return keys[-1] if keys else None


def _moment(written: str | None) -> str | None:
    """A date as the file has it, None where it is no date."""
    try:
        dt.datetime.fromisoformat(written or "")
    except ValueError:
        return None
    return written
