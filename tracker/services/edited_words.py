"""What editing a story came to, in sentences."""

from __future__ import annotations

from collections.abc import Iterator

from tracker.domain.vocabulary import Stage
from tracker.services.editing_stories import Edited
from tracker.services.filed_words import fallout


def edited_lines(edited: Edited) -> Iterator[str]:
    """A sentence for each thing that is another now, and what follows from it."""
    article, filed = edited.article, edited.filed
    if "headline" in edited.changed:
        under = f", revision {filed.revision.number}" if filed else ""
        yield f"{article.slug}{under} is headed now: {article.headline}."
    if filed is not None and filed.carried is not None and filed.carried.fallen:
        yield fallout(filed)
    if edited.in_text:
        yield f"Its text still begins with the old headline: file the text anew with `tracker file PATH --slug {article.slug}`."
    if filed is not None and article.stage is not Stage.DRAFT:
        yield f"Nobody has signed it off under this headline: an editor does, with `tracker sign-off {article.slug}`."
    if "reporter" in edited.changed:
        yield _reported(edited)
    if "deadline" in edited.changed:
        until = f"is to be ready by {article.deadline}" if article.deadline else "has no deadline any more"
        yield f"{article.slug} {until}."


def _reported(edited: Edited) -> str:
    """Who reports it now, and that who did before stays barred."""
    slug = edited.article.slug
    now = (
        f"{edited.reporter.name} reports {slug} now"
        if edited.reporter
        else f"Nobody is named as the reporter of {slug} now"
    )
    before = "; who did before still decides on none of it" if edited.article.former_reporters else ""
    return f"{now}{before}."
