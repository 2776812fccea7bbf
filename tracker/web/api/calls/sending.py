"""What is sent as a file: evidence, and stories that are more than their text."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Annotated, Any

from fastapi import APIRouter, Form, Request, Response
from fastapi.routing import APIRoute
from starlette.concurrency import run_in_threadpool

from tracker.services.desks import require_writer
from tracker.services.evidencing import Holding, add_evidence, place_for_file
from tracker.store.filing_cabinet import copied
from tracker.web.api.asking import WRITES, Acting, Number, Slug, answer, refusals, signed_in
from tracker.web.api.calls.articles import filed_json
from tracker.web.api.shapes.claims import WholeClaim
from tracker.web.api.shapes.sent_files import EvidenceSent, StorySent
from tracker.web.api.shapes.stories import FiledShape
from tracker.web.api.whole import whole_claim
from tracker.web.filing import file_sent
from tracker.web.forms import laid_down
from tracker.web.uploads import story_of


class SignedInFirst(APIRoute):
    """Reads nothing of what is sent before it is known by whom."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """What answers a request."""
        answering = super().get_route_handler()

        async def known(request: Request) -> Response:
            await run_in_threadpool(signed_in, request)
            return await answering(request)

        return known


ROUTER = APIRouter(route_class=SignedInFirst)
A_FORM = Form(media_type="multipart/form-data")


@ROUTER.post("/articles/file", response_model=FiledShape, responses=refusals(*WRITES), tags=["stories"])
def file_as_sent(visit: Acting, asked: Annotated[StorySent, A_FORM]) -> Response:
    """File a story in a file: a new story, or the next revision of one on file, to which every claim is carried over."""
    with visit.looking() as (_, you):
        require_writer(you)
    story, name = story_of(asked.file)
    told = file_sent(
        visit,
        story,
        name,
        filed_json,
        slug=asked.slug or None,
        headline=asked.headline or None,
        reporter=asked.reporter or None,
        anyway=asked.anyway,
    )
    return answer(told)


@ROUTER.post(
    "/claims/{slug}/{number}/evidence/file",
    response_model=WholeClaim,
    responses=refusals(*WRITES),
    tags=["attributions and evidence"],
)
def hold_file(visit: Acting, slug: Slug, number: Number, asked: Annotated[EvidenceSent, A_FORM]) -> Response:
    """Put evidence on a claim with its file, of which the desk keeps a copy; it is written before anybody has to wait."""
    label = f"{slug}#{number}"
    with visit.looking() as (session, you):
        place = place_for_file(session, label, by=you, files=visit.files(session))
    with laid_down(asked.file) as path, copied(path, place.folder, make=place.make) as copy:
        holding = Holding(asked.excerpt, asked.locator, asked.url, asked.archived_url, asked.note, copy)
        with visit.writing() as (session, by):
            add_evidence(session, label, asked.source, asked.bearing, holding, by=by, files=visit.files(session))
    return answer(whole_claim(visit, label))
