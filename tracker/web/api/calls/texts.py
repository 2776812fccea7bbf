"""The texts of a story: the newest, what a new one made of the claims, whether one is the text that was signed."""

from __future__ import annotations

import io
from typing import Annotated

from fastapi import APIRouter, Body, Query, Response

from tracker.domain.errors import NotOnFileError
from tracker.intake.reading_files import read_story
from tracker.models.base import utc_text
from tracker.services.checked_words import checked_json
from tracker.services.checking_text import check_text
from tracker.services.differing import as_json, diff
from tracker.store.articles import get_article, newest_revision
from tracker.store.people import person_rows
from tracker.web.api.asking import Acting, Looking, Slug, answer, refusals
from tracker.web.api.shapes.asked_work import TextGoingOut
from tracker.web.api.shapes.stories import TextShape
from tracker.web.api.shapes.work import CheckedShape, DiffShape

ROUTER = APIRouter(tags=["stories"])
Revision = Annotated[int | None, Query(ge=1, le=999_999_999)]


@ROUTER.get("/articles/{slug}/text", response_model=TextShape, responses=refusals(404))
def text(visit: Looking, slug: Slug) -> Response:
    """Read a story's newest text; the spans of passages and proposals count its code points."""
    with visit.looking() as (session, _):
        article = get_article(session, slug)
        revision = newest_revision(session, article.id)
        if revision is None:
            raise NotOnFileError(f"{article.slug} has no text on file yet")
        people = person_rows(session)
        return answer(
            {
                "article": article.slug,
                "revision": revision.number,
                "headline": revision.headline,
                "standfirst": revision.standfirst,
                "text": revision.text,
                "sha256": revision.sha256,
                "filed_by": people[revision.filed_by_id].initials if revision.filed_by_id else None,
                "filed_at": utc_text(revision.filed_at) if revision.filed_at else None,
            }
        )


@ROUTER.get("/articles/{slug}/diff", response_model=DiffShape, responses=refusals(400, 404))
def difference(
    visit: Looking,
    slug: Slug,
    before: Annotated[Revision, Query(alias="from", description="The earlier text; else the one before.")] = None,
    after: Annotated[Revision, Query(alias="to", description="The later text; else the newest.")] = None,
) -> Response:
    """Show which sign-offs a new text left standing, and why not; and where words may stand that wait to be placed."""
    with visit.looking() as (session, _):
        return answer(as_json(diff(session, slug, before, after)))


@ROUTER.post("/articles/{slug}/check-publish", response_model=CheckedShape, responses=refusals(400, 404, 413))
def check(visit: Acting, slug: Slug, asked: Annotated[TextGoingOut, Body()]) -> Response:
    """Say whether a text is the one that was signed off; nothing is written."""
    story = read_story(io.BytesIO(asked.text.encode()))
    with visit.looking() as (session, _):
        return answer(checked_json(check_text(session, slug, story)))
