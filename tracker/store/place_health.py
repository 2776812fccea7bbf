"""Whether a desk's file lies where a desk is safe: its disk, its folder, what lies beside it. Nothing is opened."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

from tracker.domain.ailment import Ailment
from tracker.store.mounts import mount_of, synced_by

_ROOM = 64 * 2**20
"""Bytes that are to be free, beside room for the desk itself once more."""


def place_ailments(path: Path) -> Iterator[Ailment]:
    """What is wrong with where the desk lies."""
    yield from _disk(path)
    yield from _room(path)
    yield from _rights(path)
    yield from _beside(path)


def _disk(path: Path) -> Iterator[Ailment]:
    mount = mount_of(path)
    if mount is not None and mount.network:
        yield Ailment(
            "place",
            f"the desk lies on a network drive ({mount.kind} at {mount.point})",
            "two machines cannot agree there on who writes, and what one has kept can be lost or torn by another",
            "move it to a disk of the machine (`tracker db move`), or to a PostgreSQL server where several are to work on it",
        )
    if mount is not None and mount.passing:
        yield Ailment(
            "place",
            f"the desk lies in memory ({mount.kind} at {mount.point})",
            "it is gone when the machine is switched off",
            "move it to a disk (`tracker db move`)",
            grave=False,
        )
    folder = synced_by(path)
    if folder is not None:
        yield Ailment(
            "place",
            f"the desk lies in a folder that another program seems to keep in step with other machines ({folder})",
            "such a program copies the file while it is written and puts an older one in its place without asking",
            "move it out of there (`tracker db move`), and put backups there instead (`tracker db backup FOLDER`)",
        )


def _room(path: Path) -> Iterator[Ailment]:
    free, wanted = shutil.disk_usage(path.absolute().parent).free, path.stat().st_size + _ROOM
    if free < wanted:
        yield Ailment(
            "place",
            f"the disk has {_megabytes(free)} free",
            f"a desk of this size wants {_megabytes(wanted)} to work and to be upgraded; on a full disk nothing can be kept",
            "make room, or move the desk to another disk (`tracker db move`)",
        )


def _megabytes(size: int) -> str:
    return f"{size / 2**20:,.0f} MB"


def _rights(path: Path) -> Iterator[Ailment]:
    if path.stat().st_mode & stat.S_IWOTH:
        yield Ailment(
            "place",
            "everybody on this machine may write the desk's file",
            "whoever does so behind tracker's back can change or destroy the record",
            f"take the right away: chmod o-w {path}",
        )
    if not os.access(path, os.W_OK) or not os.access(path.absolute().parent, os.W_OK):
        yield Ailment(
            "place",
            "you may not write the desk's file or its folder",
            "you can read this desk and not work on it",
            "ask for the right to write both, unless that is meant so",
            grave=False,
        )


def _beside(path: Path) -> Iterator[Ailment]:
    if path.with_name(f"{path.name}-journal").exists():
        yield Ailment(
            "place",
            f"{path.name}-journal lies beside the desk",
            "tracker writes no such file: it is what another program left when it died while it wrote, or of another desk, and "
            "SQLite would put its pages into this one",
            "ask who worked on the file with what; keep a copy of both, then move the journal away",
        )
    left = sorted(one.name for one in path.absolute().parent.glob("*.making") if one.name.startswith(f"{path.name}."))
    if left:
        yield Ailment(
            "place",
            f"{left[0]} is left of a desk that never came to be" + (f", and {len(left) - 1} more" if left[1:] else ""),
            "it only takes up room",
            "delete it, unless a backup, a restore or a move is being made just now",
            grave=False,
        )
