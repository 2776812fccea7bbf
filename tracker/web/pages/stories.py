"""The stories of the desk."""

from __future__ import annotations

from starlette.responses import Response

from tracker.services.covering import articles_with_facts_left
from tracker.web.visits import Visit, page


def show(visit: Visit) -> Response:
    """Every story: how far it is, what is left to check, who signed it off."""
    with visit.looking() as (session, you):
        found = articles_with_facts_left(session)
    return visit.page("stories.html", you, stories=found)


ROUTES = (page("/", show),)
