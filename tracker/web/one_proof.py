"""One proof of the ledger at a time: it reads everything, and nobody is to keep the desk busy with many."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from tracker.domain.errors import MoveRefusedError

_TURN = threading.Lock()


@contextmanager
def proving() -> Iterator[None]:
    """Within it nobody else proves, be it from a page or by the API.

    Raises:
        MoveRefusedError: somebody does already.
    """
    if not _TURN.acquire(blocking=False):
        raise MoveRefusedError("somebody has the ledger verified at this moment: wait until that is done")
    try:
        yield
    finally:
        _TURN.release()
