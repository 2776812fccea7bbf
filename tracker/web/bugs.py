"""What becomes of a bug: a plain page that says so, and a log of where it happened, as on the command line."""

from __future__ import annotations

import hashlib
import threading
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tracker.domain.errors import TrackerError
from tracker.domain.traces import DISK_FAULTS, frames_of, traced, write_log
from tracker.web.statuses import status_of
from tracker.web.strangers import stranger

MOST_LOGS = 50
"""Of one process: the same bug again is in the log already."""


class OwnedUp:
    """Turns an error that nobody expected into an answer. Nothing that it says or holds is shown or logged."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self._logs: dict[str, Path | None] = {}
        self._lock = threading.Lock()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        started = False

        async def noting(message: Message) -> None:
            nonlocal started
            started = started or message["type"] == "http.response.start"
            await send(message)

        try:
            await self.app(scope, receive, noting)
        except ClientDisconnect:
            return
        except Exception as error:
            if scope["type"] != "http":
                raise
            sentence, status = await run_in_threadpool(self._answer, error)
            if not started:
                await stranger(scope, sentence, status)(scope, receive, send)

    def _answer(self, error: Exception) -> tuple[str, int]:
        """What to say, and the status."""
        if isinstance(error, TrackerError):
            return str(error), status_of(error)
        if isinstance(error, OSError) and error.errno in DISK_FAULTS:
            return f"{DISK_FAULTS[error.errno]}; nothing was changed at this desk", 507
        log = self._logged(error)
        where = f"{log.name} at the machine that serves the desk" if log else ""  # its folder is nobody's business here
        kept = f"Where it happened is written to {where}, without names or texts." if log else "No log was written."
        return f"this is a bug in tracker ({type(error).__name__}). {kept}", 500

    def _logged(self, error: BaseException) -> Path | None:
        """Where it is logged."""
        place = hashlib.sha256(frames_of(error).encode()).hexdigest()
        with self._lock:
            if place not in self._logs and len(self._logs) < MOST_LOGS:
                self._logs[place] = write_log(traced(error))
            return self._logs.get(place)
