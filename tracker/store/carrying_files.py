"""Evidence files on their way from one folder to another, each under its SHA-256 and proven to be what it is called."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import Connection

from tracker.domain.errors import DeskError
from tracker.store.filing_cabinet import can_be_read, digest_under
from tracker.store.session import read_raw

_HELD = "SELECT DISTINCT sha256 FROM evidence WHERE sha256 IS NOT NULL AND file_name IS NOT NULL ORDER BY sha256"


@dataclass
class Carried:
    """What arrived, and what did not because it was not as it should be: by SHA-256."""

    files: int = 0
    size: int = 0
    """Bytes of those that arrived."""
    linked: int = 0
    """How many of them an earlier copy had already."""
    missing: list[str] = field(default_factory=list)
    altered: list[str] = field(default_factory=list)


def held_files(connection: Connection) -> list[str]:
    """The SHA-256 of every evidence file that the desk holds. (Of a copy that somebody else keeps it knows no file name.)"""
    return [digest for [digest] in read_raw(connection, _HELD)]


def carry_files(
    digests: Iterable[str],
    start: Path,
    folder: Path,
    *,
    earlier: Sequence[Path] = (),
    progress: Callable[[int], None],
) -> Carried:
    """Copy files into a new folder that nobody else may read, and read each again there. What is missing or altered stays
    behind and is named; nothing lies in the new folder under a name that is not its own.

    Args:
        earlier: folders of earlier copies: a file that lies there as it should is linked, not copied once more.
        progress: called with 1 for every file.

    Raises:
        DeskError: the folder cannot be written.
    """
    carried = Carried()
    try:
        for digest in digests:
            _carry(digest, start, folder, earlier, carried)
            progress(1)
    except OSError as error:
        raise DeskError(f"the evidence files cannot be copied to {folder}: {error.strerror}") from None
    return carried


def _carry(digest: str, start: Path, folder: Path, earlier: Sequence[Path], carried: Carried) -> None:
    folder.mkdir(mode=0o700, exist_ok=True)
    place = folder / digest
    linked = any(_linked(other / digest, place, digest) for other in earlier)
    if not linked:
        if not can_be_read(start, digest):
            carried.missing.append(digest)
            return
        shutil.copyfile(start / digest, place)
        place.chmod(0o600)
        with place.open("rb") as copy:
            os.fsync(copy.fileno())
        if digest_under(folder, digest) != digest:
            place.unlink()
            carried.altered.append(digest)
            return
    carried.files += 1
    carried.linked += linked
    carried.size += place.stat().st_size


def _linked(kept: Path, place: Path, digest: str) -> bool:
    """Whether an earlier copy of a file could be had under a second name."""
    try:
        os.link(kept, place)
    except OSError:
        return False
    if digest_under(place.parent, digest) == digest:
        return True
    place.unlink()
    return False
