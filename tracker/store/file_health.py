"""What the bytes of a desk's file and of its log say before SQLite is asked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tracker.domain.ailment import Ailment

_LOG_MARKS = (0x377F0682, 0x377F0683)
_LOG_HEADER = 32


class Header(NamedTuple):
    """What stands in the first bytes of the file."""

    page_size: int
    logged: bool
    """Whether the file is written by way of a log (WAL)."""
    pages: int


def header_of(path: Path) -> Header:
    """The header of a SQLite file, read as bytes.

    Raises:
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        head = file.read(100).ljust(100, b"\0")
    size = int.from_bytes(head[16:18], "big")
    return Header(65536 if size == 1 else size, head[18] == head[19] == 2, int.from_bytes(head[28:32], "big"))


def log_of(path: Path) -> Path | None:
    """The desk's log, None where there is none or nothing is in it."""
    log = path.with_name(f"{path.name}-wal")
    try:
        return log if log.stat().st_size > 0 else None
    except OSError:
        return None


def file_ailments(path: Path) -> Iterator[Ailment]:
    """What is wrong with how the file is written, and with its log."""
    header, log = header_of(path), log_of(path)
    if not header.logged:
        yield Ailment(
            "file",
            "the file is not written by way of a log (journal mode WAL)",
            "people wait for each other, and reading stops while somebody writes",
            "while nobody works on it: sqlite3 DESK 'PRAGMA journal_mode=WAL'",
        )
    size = path.stat().st_size
    if log is None and size < header.pages * header.page_size:
        yield Ailment(
            "file",
            f"the file ends early: {size:,} bytes of {header.pages * header.page_size:,}",
            "the rest of the desk is missing, as after a copy that broke off",
            "restore the last backup (`tracker db restore`)",
        )
    if log is not None and not _fits(log, header):
        yield Ailment(
            "file",
            f"the log {log.name} is not this desk's",
            "SQLite would put pages of another desk into this one, or leave out what was kept last",
            "keep a copy of both; if this desk came here without its log, move the log away and look again",
        )


def _fits(log: Path, header: Header) -> bool:
    """Whether a log can be of this file at all: it is one, and of pages of the same size."""
    with log.open("rb") as file:
        head = file.read(_LOG_HEADER)
    if len(head) < _LOG_HEADER:
        return True  # somebody died while the log was begun: SQLite drops it
    size = int.from_bytes(head[8:12], "big")
    return int.from_bytes(head[:4], "big") in _LOG_MARKS and size in (header.page_size, 0)
