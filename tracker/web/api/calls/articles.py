"""Stories: listed, filed, reported on, signed off and published."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Body, Query, Response
from pydantic import StringConstraints

from tracker.domain.errors import NotOnFileError
from tracker.domain.vocabulary import Audience
from tracker.domain.who_sees import COPIED_FOR
from tracker.domain.wording import shown
from tracker.services.covering import articles_with_facts_left
from tracker.services.editing_stories import StoryFields, edit_story, edited_json
from tracker.services.filing import Filed, file_story
from tracker.services.following_ahead import follow_ahead
from tracker.services.publishing import publish
from tracker.services.reporting import report_format, sourcing_report_of
from tracker.services.signing_off import Release, sign_off
from tracker.store.articles import article_heads
from tracker.web.api.asking import FEW, WRITES, Acting, Limit, Looking, Slug, answer, refusals
from tracker.web.api.shapes.asked import Publishing, StoryEdit, StoryText, Word
from tracker.web.api.shapes.desk import ReleaseShape
from tracker.web.api.shapes.stories import ArticlePage, EditedShape, FiledShape
from tracker.web.reading_files import look_at_files_of
from tracker.web.turns import ONE_STORY

ROUTER = APIRouter(tags=["stories"])
FormatName = Annotated[str, StringConstraints(max_length=20, pattern=r"^[a-z]+$")]


@ROUTER.get("/articles", response_model=ArticlePage, responses=refusals(404))
def articles(
    visit: Looking,
    after: Annotated[Word | None, Query(description="The slug of the last one of the page before.")] = None,
    limit: Limit = FEW,
) -> Response:
    """List the stories in the order of filing: how far each is, what is left to check, who signed it off."""
    with visit.looking() as (session, _):
        heads = article_heads(session)
        slugs = [one.slug for one in heads]
        if after is not None and after not in slugs:
            raise NotOnFileError(f"there is no article {shown(after)} to go on from: begin anew without `after`")
        start = 0 if after is None else slugs.index(after) + 1
        page = articles_with_facts_left(session, [one.id for one in heads[start : start + limit]])
    return answer({"articles": page, "next": slugs[start + limit - 1] if start + limit < len(slugs) else None})


@ROUTER.post("/articles", response_model=FiledShape, responses=refusals(*WRITES))
def file(visit: Acting, asked: Annotated[StoryText, Body()]) -> Response:
    """File a story's text: a new story, or the next revision of one on file, to which every claim is carried over."""
    with visit.looking() as (session, by):
        ahead = follow_ahead(session, asked.text, by=by, slug=asked.slug, headline=asked.headline)
    with visit.writing() as (session, by):
        filed = file_story(
            session,
            asked.text,
            by=by,
            slug=asked.slug,
            headline=asked.headline,
            standfirst=asked.standfirst,
            reporter=asked.reporter,
            language=asked.language,
            anyway=asked.anyway,
            ahead=ahead,
        )
        told = filed_json(filed)
    return answer(told)


@ROUTER.patch("/articles/{slug}", response_model=EditedShape, responses=refusals(*WRITES))
def edit(visit: Acting, slug: Slug, asked: Annotated[StoryEdit, Body()]) -> Response:
    """Give a story another headline, reporter or deadline."""
    fields = StoryFields(asked.headline, asked.reporter, asked.deadline)
    with visit.writing() as (session, by):
        edited = edit_story(session, slug, fields, by=by)
        told = edited_json(session, edited)
    return answer(told)


def filed_json(filed: Filed) -> dict[str, object]:
    """What filing a text came to."""
    carried = filed.carried
    return {
        "article": filed.article.slug,
        "revision": filed.revision.number,
        "new": filed.new,
        "kept": carried.kept if carried else 0,
        "fallen": carried.fallen if carried else [],
        "orphans": carried.orphans if carried else [],
        "fresh": carried.fresh if carried else 0,
    }


@ROUTER.get(
    "/articles/{slug}/report",
    response_class=Response,
    responses={200: {"description": "The report as a file.", "content": {"*/*": {}}}, **refusals(400, 404, 409)},
)
def report(
    visit: Looking,
    slug: Slug,
    for_: Annotated[Audience, Query(alias="for")] = Audience.DESK,
    format_: Annotated[FormatName, Query(alias="format", description="md, html, docx, xlsx, csv, json or pdf.")] = "md",
) -> Response:
    """Write the sourcing report of a story, to be kept as a file."""
    chosen = report_format(format_)
    with ONE_STORY.one(), visit.copying(COPIED_FOR[for_]) as (session, _):
        document = sourcing_report_of(session, slug, for_, visit.files(session))
        whole = b"".join(chosen.pieces(document))
    name = f'attachment; filename="{slug}-{for_.value}{chosen.suffix}"'
    return Response(whole, media_type=chosen.media_type, headers={"Content-Disposition": name})


@ROUTER.post("/articles/{slug}/sign-off", response_model=ReleaseShape, responses=refusals(404, 409, 413))
def sign(visit: Acting, slug: Slug) -> Response:
    """Release a story's newest text, if nothing blocks it; `done` says whether it was."""
    look_at_files_of(visit, slug)
    with visit.writing() as (session, by):
        told = _released(sign_off(session, slug, by=by, files=visit.files(session)))
    return answer(told)


@ROUTER.post("/articles/{slug}/publish", response_model=ReleaseShape, responses=refusals(*WRITES))
def publish_(visit: Acting, slug: Slug, asked: Annotated[Publishing, Body()]) -> Response:
    """Note that a story that was signed off is published; `done` says whether nothing blocked it."""
    look_at_files_of(visit, slug)
    with visit.writing() as (session, by):
        article, release = publish(
            session, slug, by=by, url=asked.url, at=asked.at, note=asked.note, files=visit.files(session)
        )
        linked: dict[str, object] = {"article": article.slug, "revision": None, "done": True, "blockers": []}
        told = {**(linked if release is None else _released(release)), "url": article.url}
    return answer(told)


def _released(release: Release) -> dict[str, object]:
    return {
        "article": release.slug,
        "revision": release.revision or None,
        "done": not release.refused,
        "blockers": [{"rule": one.rule, "claim": one.claim, "message": one.message} for one in release.blockers]
        + [{"rule": one.rule, "claim": None, "message": one.sentence} for one in release.audited.crashes],
        "url": None,
    }
