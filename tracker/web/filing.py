"""Filing a story that was read from what somebody sent, by a form or by a program."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from tracker.intake.story import Story
from tracker.services.filing import Filed, file_story
from tracker.services.following_ahead import follow_ahead
from tracker.web.visits import Visit

Told = TypeVar("Told")


def file_sent(
    visit: Visit,
    story: Story,
    name: str,
    tell: Callable[[Filed], Told],
    *,
    slug: str | None,
    headline: str | None,
    reporter: str | None,
    anyway: bool,
) -> Told:
    """Follow the claims into the text while nobody has to wait for it, then file it; what is to be told of that.

    Args:
        name: the name of the file it came from, without its ending.
        headline: as somebody says; else the document does.
    """
    headline = headline or story.headline
    with visit.looking() as (session, you):
        ahead = follow_ahead(session, story.text, by=you, slug=slug, headline=headline, name=name)
    with visit.writing() as (session, you):
        filed = file_story(
            session,
            story.text,
            by=you,
            slug=slug,
            headline=headline,
            standfirst=story.standfirst,
            reporter=reporter,
            name=name,
            language=story.language,
            comments=story.comments,
            stamp=story.stamp,
            anyway=anyway,
            ahead=ahead,
        )
        return tell(filed)
