"""Who asks, and what stands in an answer: the sign-in of the pages, their token for whatever writes, one sentence where it is
refused."""

from __future__ import annotations

from typing import Annotated, Any

import orjson
from fastapi import Depends, Header, Path, Query, Request, Response

from tracker.web.access import is_form_token
from tracker.web.api.shapes.asked import Word
from tracker.web.api.shapes.exact import Refusal
from tracker.web.visits import Visit, visit_of

MOST = 500
"""Records in one answer."""
FEW = 100
"""Where nobody says how many."""
JSON = "application/json"
_MEANS = {
    400: "A value cannot be taken as it is.",
    401: "You are not signed in, or no longer.",
    403: "The token is missing or not of this sign-in, or you have left the desk.",
    404: "It is not on file.",
    409: "The rules of the desk do not allow it, not by you, or not as it stands now.",
    413: "It is longer than anything the desk takes.",
    503: "The desk cannot be read or written just now.",
}


class NotLetInError(Exception):
    """Nothing is answered to who asks."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status, self.sentence = status, sentence


def signed_in(request: Request) -> Visit:
    """Whoever is signed in.

    Raises:
        NotLetInError: nobody is.
    """
    visit = visit_of(request)
    if visit is None:
        raise NotLetInError(401, "you are not signed in, or no longer: sign in again")
    return visit


Looking = Annotated[Visit, Depends(signed_in)]


def acting(
    visit: Looking,
    token: Annotated[
        str | None, Header(alias="X-Form-Token", description="What `/api/me` says: `form_token`.", max_length=200)
    ] = None,
) -> Visit:
    """Whoever is signed in and comes from no other site.

    Raises:
        NotLetInError: the token is not theirs.
    """
    if token is None or not is_form_token(visit.secret, token):
        raise NotLetInError(403, "the header X-Form-Token is missing or of another sign-in: /api/me says it")
    return visit


Acting = Annotated[Visit, Depends(acting)]

Slug = Annotated[str, Path(max_length=100, pattern=r"^[a-z0-9][a-z0-9._-]*$", description="The story.")]
Number = Annotated[int, Path(ge=1, le=999_999_999, description="The claim's number in its story.")]
Key = Annotated[int, Path(ge=1, le=2**31 - 1, description="As the lists say it.")]
Scope = Annotated[Word, Query(min_length=1, description="A claim's label, or a story's slug.")]
Limit = Annotated[int, Query(ge=1, le=MOST, description="How many at most.")]


def answer(value: Any, status: int = 200) -> Response:
    """A value of the services as it goes over the line; it is what the schema says, for a test holds it to that."""
    return Response(orjson.dumps(value), status, media_type=JSON)


def refusals(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """What an operation may answer beside what it is for: these, and what any may."""
    return {code: {"model": Refusal, "description": _MEANS[code]} for code in sorted({*statuses, 401, 403, 503})}


WRITES = (400, 404, 409, 413)
"""What whatever writes may be refused with."""
