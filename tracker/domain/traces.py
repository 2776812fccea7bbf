"""Where an error happened: classes and lines of code, never its message, in which names or words of a text may stand."""

from __future__ import annotations

import errno
import os
import platform
import traceback
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from tracker import __version__

DISK_FAULTS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your share of the disk is used up",
    errno.EROFS: "the disk is read-only",
}
"""What a disk cannot do, which is no bug."""


def frames_of(error: BaseException) -> str:
    """The classes and frames of an error and of those behind it, a line each."""
    lines: list[str] = []
    seen: set[int] = set()
    behind: BaseException | None = error
    while behind is not None and id(behind) not in seen:
        seen.add(id(behind))
        lines.append(f"{type(behind).__module__}.{type(behind).__qualname__}")
        for frame, line in traceback.walk_tb(behind.__traceback__):
            lines.append(f"  {frame.f_code.co_filename}:{line} in {frame.f_code.co_name}")
        behind = behind.__cause__ or behind.__context__
    return "\n".join(lines)


def traced(error: BaseException) -> str:
    """When, with which version, and where an error happened. No message, no value: sources' names may be there."""
    return dated(frames_of(error))


def dated(trace: str) -> str:
    """A trace as a log holds it."""
    return (
        f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ} tracker {__version__}, Python {platform.python_version()}\n{trace}\n"
    )


def write_log(text: str) -> Path | None:
    """Write a log that only this user can read; None if there is no place for it."""
    name = f"tracker-bug-{datetime.now(UTC):%Y%m%dT%H%M%S%f}Z-{os.getpid()}.log"
    for folder in (_state_folder(), Path(os.environ.get("TMPDIR") or "/tmp")):  # noqa: S108 - opened exclusively
        with suppress(OSError, RuntimeError):
            log = folder.expanduser() / name
            log.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with open(log, "x", encoding="utf-8", errors="replace", opener=_private) as file:
                file.write(text)
            return log
    return None


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _state_folder() -> Path:
    chosen = os.environ.get("XDG_STATE_HOME", "")
    return Path(chosen if chosen.startswith("/") else "~/.local/state") / "tracker"
