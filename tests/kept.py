"""Desks that many tests want in the same state: made once, and copied for whoever wants one later."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

_kept: dict[tuple[str, bytes], sqlite3.Connection] = {}


def once(path: Path, state: str, make: Callable[[], object]) -> None:
    """Bring the desk at this path into a state: by making it so, or where the same desk was brought there before, by
    putting in place what it had become. Nobody may be in the middle of a transaction on it."""
    with closing(sqlite3.connect(path)) as desk:
        key = (state, desk.serialize())
        if key in _kept:
            _kept[key].backup(desk)
            return
    make()
    with closing(sqlite3.connect(path)) as desk:
        made = sqlite3.connect(":memory:")
        desk.backup(made)
    _kept[key] = made
