"""Whether a text is the one that was signed, in lines: each with how far its second one hangs, None where it is not broken; and
for programs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

from tracker.domain.counting import counted
from tracker.domain.wording import first_words
from tracker.services.checking_text import Checked
from tracker.services.signing_off import CHANGED

Line: TypeAlias = tuple[str, int | None]
MOST_APART = 20
"""Differences that are told one by one."""
MOST_SHOWN, LONGEST_SHOWN = 5, 200
"""Blocks that are named, and code points of each."""


def checked_lines(found: Checked) -> Iterator[Line]:
    """The answer first, then where the text is another, then what else the page shows."""
    if not found.signed:
        yield (
            f"No: nothing of {found.slug} is signed off. An editor does that with `tracker sign-off {found.slug}`.",
            None,
        )
        return
    if found.same:
        yield from _yes(found)
    elif not found.differences and not found.over:
        yield (
            f"No: this is revision {found.revision} of {found.slug}, which {found.by} signed off, and more that was not.",
            0,
        )
    else:
        yield f"No: this is not revision {found.revision} of {found.slug}, which {found.by} signed off.", None
        yield from _apart(found)
        if found.lacks_headline:
            headline = first_words(found.headline, LONGEST_SHOWN)
            yield f"The headline {headline} is not in it: no difference, where the page sets it by itself.", 0
    yield from _also_shown(found)


def _yes(found: Checked) -> Iterator[Line]:
    """That it is, under the headline that was signed, and what became of the claims since."""
    unsaid = "" if found.names_headline else "; this file names none"
    signed = f"which {found.by} signed off under the headline {first_words(found.headline, LONGEST_SHOWN)}"
    yield f"Yes: this is revision {found.revision} of {found.slug}, {signed}{unsaid}.", 0
    if found.changed:
        changed = f"{counted(found.changed, 'claim')} changed since it was signed"
        yield f"But {changed}: see `tracker audit {found.slug} --rule {CHANGED}`.", 0


def _apart(found: Checked) -> Iterator[Line]:
    """Where a text, its headline or its standfirst is not what was signed."""
    for over in found.over:
        yield from _both(f"The {over.name} is another:", over.signed, over.here, "nothing: there was none")
    many = len(found.differences)
    for at, apart in enumerate(found.differences[:MOST_APART], 1):
        which = f"Difference {at} of {many}" if many > 1 else "One difference"
        yield from _both(f"{which}, line {apart.line}:", apart.before, apart.after, "nothing")
    if many > MOST_APART:
        yield f"  and {many - MOST_APART:,} more", None


def _both(told: str, signed: str | None, here: str, nothing: str) -> Iterator[Line]:
    yield told, None
    for side, words in (("signed", signed), ("here  ", here)):
        yield f"  {side}  {f'“{words}”' if words else nothing}", 8


def _also_shown(found: Checked) -> Iterator[Line]:
    if not found.also_shown:
        return
    yield "The page also shows, and the signed text does not have:", None
    for one in found.also_shown[:MOST_SHOWN]:
        yield f"  {first_words(one.words, LONGEST_SHOWN)}", 4
    left = len(found.also_shown[MOST_SHOWN:])
    if left:
        yield f"  and {left} more: --format json lists all", None


def checked_json(found: Checked) -> dict[str, Any]:
    """The answer for programs."""
    apart = [
        {"line": one.line, "start": one.start, "signed": one.before, "here": one.after} for one in found.differences
    ]
    return {
        "article": found.slug,
        "same": found.same,
        "signed": found.signed,
        "revision": found.revision or None,
        "signed_by": found.by or None,
        "headline": found.headline or None,
        "over": [{"part": one.name, "signed": one.signed, "here": one.here} for one in found.over],
        "changed_since": found.changed,
        "difference": apart[0] if apart else None,
        "differences": apart,
        "also_shown": [{"words": one.words, "in_story": one.in_story} for one in found.also_shown],
    }
