"""What stands over a text: its headline and its standfirst."""

from __future__ import annotations

from tracker.domain.folding import as_worded
from tracker.domain.wording import first_line
from tracker.models.rows import TextRow


def changed_over(then: TextRow, now: TextRow) -> list[tuple[str, str]]:
    """Headline and standfirst, each with the words it has now, where they are others than stood over an earlier text: white
    space and typography may be otherwise, capitals not. Where nobody said a headline, the first line is it."""
    told = []
    if (then.headline, now.headline) != (None, None) and as_worded(headline_over(then)) != as_worded(
        headline_over(now)
    ):
        told.append(("headline", headline_over(now)))
    if now.standfirst is not None and as_worded(then.standfirst or "") != as_worded(now.standfirst):
        told.append(("standfirst", now.standfirst))
    return told


def headline_over(row: TextRow) -> str:
    """The headline of a text: its first line where nobody said one."""
    return row.headline or (first_line(row.text) if row.text.strip() else "")
