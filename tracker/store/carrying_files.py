"""Evidence files on their way from one folder to another, each under its SHA-256 and proven to be what it is called."""

from __future__ import annotations

import hashlib
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
    private: bool = True,
    progress: Callable[[int], None],
) -> Carried:
    """Copy files into a folder and read each again there. What is missing or altered stays behind and is named; nothing comes
    to lie there under a name that is not its own.

    Args:
        earlier: folders of earlier copies: a file that lies there as it should is linked, not copied once more.
        private: whether nobody else may read them.
        progress: called with 1 for every file.

    Raises:
        DeskError: the folder cannot be written.
    """
    carried = Carried()
    try:
        for digest in digests:
            _carry(digest, start, folder, earlier, carried, private=private)
            progress(1)
    except OSError as error:
        raise DeskError(f"the evidence files cannot be copied to {folder}: {error.strerror}") from None
    return carried


def _carry(digest: str, start: Path, folder: Path, earlier: Sequence[Path], carried: Carried, *, private: bool) -> None:
    folder.mkdir(mode=0o700 if private else 0o777, exist_ok=True)
    place = folder / digest
    there = digest_under(folder, digest) == digest or any(_linked(other / digest, place, digest) for other in earlier)
    if not there:
        if not can_be_read(start, digest):
            carried.missing.append(digest)
            return
        if not _copied(start / digest, place, 0o600 if private else 0o644):
            carried.altered.append(digest)
            return
    carried.files += 1
    carried.linked += there
    carried.size += place.stat().st_size


def _copied(file: Path, place: Path, mode: int) -> bool:
    """Whether a file could be copied to the place of its name: under a passing name, until it was read again."""
    passing = place.with_name(f"{place.name}.{os.getpid()}.making")
    try:
        shutil.copyfile(file, passing)
        passing.chmod(mode)
        with passing.open("rb") as copy:
            os.fsync(copy.fileno())
            right = hashlib.file_digest(copy, "sha256").hexdigest() == place.name
        if right:
            passing.replace(place)
        return right
    finally:
        passing.unlink(missing_ok=True)


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
