"""The evidence files of a story, read before somebody lets it go, so that nobody has to wait meanwhile."""

from __future__ import annotations

from tracker.services.auditing import look_at_files
from tracker.services.desks import require_writer
from tracker.web.visits import Visit


def look_at_files_of(visit: Visit, slug: str) -> None:
    """Read them, as the audit will ask.

    Raises:
        NotOnFileError: there is no such story.
        MoveRefusedError: who visits may only read.
    """
    with visit.looking() as (session, you):
        require_writer(you)
        look_at_files(session, slug, visit.files(session))
