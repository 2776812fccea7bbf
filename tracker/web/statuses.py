"""With which status a refusal is answered, on a page and to a program."""

from __future__ import annotations

from collections.abc import Mapping

from tracker.domain.errors import AlreadyOnFileError, DeskError, MoveRefusedError, NotOnFileError, TrackerError
from tracker.services.signed_in import LeftTheDeskError
from tracker.web.turns import BusyError

_STATUS: Mapping[type[TrackerError], int] = {
    LeftTheDeskError: 403,
    NotOnFileError: 404,
    MoveRefusedError: 409,
    AlreadyOnFileError: 409,
    DeskError: 503,
    BusyError: 503,
}


def status_of(error: Exception) -> int:
    """That of this one; 400 of any that is no other."""
    return next((code for kind, code in _STATUS.items() if isinstance(error, kind)), 400)


def headers_of(error: Exception) -> dict[str, str]:
    """What the answer says besides: when to try again, where that is known."""
    return {"Retry-After": str(error.seconds)} if isinstance(error, BusyError) else {}
