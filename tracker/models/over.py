"""What stands over a text: its headline and its standfirst."""

from __future__ import annotations

from tracker.domain.folding import as_worded
from tracker.domain.wording import first_line
from tracker.models.rows import TextRow


def changed_over(then: TextRow, now: TextRow) -> list[tuple[str, str]]:
    """Headline and standfirst, each with the words it has now, where they are others than stood over an earlier text: white
    space and typography may be otherwise, capitals not. Where nobody said a headline, the first line is it."""
    told = []
    if (then.headline, now.headline) != (None, None) and as_worded(_headline(then)) != as_worded(_headline(now)):
        told.append(("headline", _headline(now)))
    if now.standfirst is not None and as_worded(then.standfirst or "") != as_worded(now.standfirst):
        told.append(("standfirst", now.standfirst))
    return told


def _headline(row: TextRow) -> str:
    return row.headline or (first_line(row.text) if row.text.strip() else "")
