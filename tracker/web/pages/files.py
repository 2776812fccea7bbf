"""Evidence files: taken along, never shown."""

from __future__ import annotations

from starlette.responses import Response

from tracker.services.handing_out import hand_out
from tracker.web.downloads import attachment
from tracker.web.visits import Visit, page

UNKNOWN = "application/octet-stream"
"""Whatever it is: no browser is to make anything of it."""
POLICY = "sandbox; default-src 'none'"


def fetch(visit: Visit) -> Response:
    """A file that some evidence names."""
    with visit.looking() as (session, _):
        handed = hand_out(session, visit.files(session), visit.word("sha256"))
        answer = attachment(handed.pieces, handed.name, UNKNOWN)
    answer.headers["Content-Security-Policy"] = POLICY
    return answer


ROUTES = (page("/files/{sha256}", fetch),)
