"""The stories of the desk, and filing one or its next text."""

from __future__ import annotations

from starlette.responses import Response

from tracker.domain.choices import choose
from tracker.domain.vocabulary import Stage
from tracker.services.filed_words import fallout, filed_as, fresh_words
from tracker.services.filing import Filed
from tracker.services.story_table import Order, Stories, findings_by_story
from tracker.web.filing import file_sent
from tracker.web.paging import paging
from tracker.web.paths import story_path
from tracker.web.uploads import story_in
from tracker.web.visits import Done, Form, Visit, move, page


def show(visit: Visit) -> Response:
    """Every story: how far it is, what is left to check, who signed it off."""
    stage, order, words = visit.asked("stage"), visit.asked("order"), visit.asked("q")
    first = choose(Order, order, "order") if order else Order.NEWEST
    kept = choose(Stage, stage, "stage") if stage else None
    with visit.looking() as (session, you):
        found = Stories(session, kept, words, first)
        pages = paging(visit.request, len(found))
        rows = found.rows(pages.start, pages.size)
        findings = findings_by_story(session)
    return visit.page(
        "stories.html",
        you,
        stories=rows,
        paging=pages,
        findings=findings,
        stages=Stage,
        orders=Order,
        stage=kept,
        order=first,
        q=words or "",
        narrowed=bool(stage or words),
    )


def file(visit: Visit, form: Form) -> Done:
    """File a story, or the next text of one."""
    story, name = story_in(form)
    return file_sent(
        visit,
        story,
        name,
        _told,
        slug=form.get("slug"),
        headline=form.get("headline"),
        reporter=form.get("reporter"),
        anyway=form.get("anyway") is not None,
    )


def _told(filed: Filed) -> Done:
    """What was filed, what it did to the claims, and the page on which that is seen."""
    path, said = story_path(filed.article.slug), filed_as(filed)
    if not filed.new:
        return Done(f"Nothing to file: {said}, is the same text.", path)
    if filed.carried is None:
        return Done(f"Filed {said}. Its claims are yet to be found.", f"{path}/proposals")
    return Done(f"Filed {said}{fresh_words(filed.carried)}. {fallout(filed)}", f"{path}/diff")


ROUTES = (page("/", show), move("/file", file))
