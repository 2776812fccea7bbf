"""Desks that many tests want in the same state: made once, and copied for whoever wants one later."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

_kept: dict[tuple[str, bytes], bytes] = {}
_NO_LOG = b"\x01\x01"
"""In the header of a file, that it is written without a log beside it: what is in memory has none."""


def once(path: Path, state: str, make: Callable[[], object]) -> None:
    """Bring the desk at this path into a state: by making it so, or where the same desk was brought there before, by
    putting in place what it had become. Nobody may be in the middle of a transaction on it."""
    key = (state, _content(path))
    if key not in _kept:
        make()
        _kept[key] = _content(path)
    elif not _log_of(path).exists():  # else somebody has it open
        path.write_bytes(_kept[key])
    else:
        with closing(sqlite3.connect(":memory:")) as made, closing(sqlite3.connect(path)) as desk:
            made.deserialize(_kept[key][:18] + _NO_LOG + _kept[key][20:])
            made.backup(desk)


def _content(path: Path) -> bytes:
    """With no log beside it a file is all there is."""
    if not _log_of(path).exists():
        return path.read_bytes()
    with closing(sqlite3.connect(path)) as desk:
        return desk.serialize()


def _log_of(path: Path) -> Path:
    return path.with_name(f"{path.name}-wal")
