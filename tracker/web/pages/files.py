"""Evidence files: taken along, never shown."""

from __future__ import annotations

from starlette.responses import Response

from tracker.domain.errors import BadInputError
from tracker.services.handing_out import hand_out
from tracker.web.bodies import too_large
from tracker.web.downloads import attachment
from tracker.web.numbers import number_in
from tracker.web.visits import Visit, page

UNKNOWN = "application/octet-stream"
"""Whatever it is: no browser is to make anything of it."""
LONGEST = 15
"""Digits of a file's size."""
POLICY = "sandbox; default-src 'none'"


def fetch(visit: Visit) -> Response:
    """A file that some evidence names."""
    with visit.looking() as (session, _):
        handed = hand_out(session, visit.files(session), visit.word("sha256"))
        answer = attachment(handed.pieces, handed.name, UNKNOWN)
    answer.headers["Content-Security-Policy"] = POLICY
    return answer


def fits(visit: Visit) -> Response:
    """Whether a file of so many bytes may be sent, asked before it is.

    Raises:
        BadInputError: it is too large.
    """
    most = visit.served.door.largest_file()
    if (number_in(visit.asked("bytes"), LONGEST) or 0) > most:
        raise BadInputError(too_large(most))
    return Response(status_code=204)


ROUTES = (page("/files/fits", fits), page("/files/{sha256}", fetch))
