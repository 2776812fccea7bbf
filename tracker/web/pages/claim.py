"""One claim on a page of its own."""

from __future__ import annotations

from starlette.responses import Response

from tracker.services.reading_stories import read_story
from tracker.web.claim_view import claim_view
from tracker.web.pages.story import CHOICES
from tracker.web.visits import Visit, page


def show(visit: Visit) -> Response:
    """Everything on file about a claim, and what may be done with it."""
    number = int(visit.word("number"))
    with visit.looking() as (session, you):
        read = read_story(session, visit.word("slug"), you, judged=number)
        view = claim_view(session, read, read.claim(number), you)
        numbers = [claim.number for claim in read.dossier.claims]
        at = numbers.index(number)
        steps = (numbers[at - 1] if at else None, numbers[at + 1] if at + 1 < len(numbers) else None)
        return visit.page("claim.html", you, read=read, dossier=read.dossier, view=view, steps=steps, choices=CHOICES)


ROUTES = (page("/stories/{slug}/claims/{number:int}", show),)
