"""The folder in which evidence files lie under their SHA-256: beside a desk in a file, where the setting `file-store` says for
a desk on a server."""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO, NamedTuple

from sqlalchemy.orm import Session

from tracker.domain.empty import require_something
from tracker.domain.errors import BadInputError, NotOnFileError
from tracker.store.address import Address
from tracker.store.session import read_raw
from tracker.store.settings import setting_value

NOWHERE = Path("/dev/null/no-file-store")
"""Stands for the folder that a server's desk lacks: nothing can lie there."""
PIECE = 1 << 20
"""Bytes of a file in memory at a time."""
BELIEVED_FOR = 600.0
"""Seconds for which a file that was read, and that nobody wrote to since, is not read again."""
SETTLED_AFTER = 2 * 10**9
"""Nanoseconds after which a further change of a file would show by its time."""
MOST_READ = 100_000
"""Files of which it is remembered how they looked."""


def folder_of(session: Session, address: Address) -> Path:
    """The folder of the desk's evidence files; `NOWHERE` for a desk on a server that has not been told one."""
    if address.path is not None:
        return address.files
    chosen = setting_value(session, "file-store")
    return Path(chosen) if chosen else NOWHERE


def may_make_folder(session: Session) -> bool:
    """Whether the folder may be made where it is missing: beside a desk in a file that holds no evidence file yet. Elsewhere
    it is gone or not mounted here, and a new one would take its place on this machine alone."""
    connection = session.connection()
    if connection.dialect.name != "sqlite":
        return False
    session.flush()
    held = "SELECT 1 FROM evidence WHERE file_name IS NOT NULL AND sha256 IS NOT NULL LIMIT 1"
    return read_raw(connection, held).fetchone() is None


@dataclass(frozen=True, slots=True)
class Copied:
    """A copy of a file that lies in the folder under a passing name, until it is kept."""

    name: str
    """What the original is called."""
    sha256: str
    folder: Path
    passing: Path

    def keep(self) -> None:
        """Let it lie there under its SHA-256 from now on, which takes no time."""
        try:
            self.passing.replace(self.folder / self.sha256)
        except OSError as error:
            raise BadInputError(f"{self.name} cannot be kept in {self.folder}: {error.strerror}") from None


@contextmanager
def copied(file: Path, folder: Path, *, make: bool) -> Iterator[Copied]:
    """A copy of a file in the content-addressed folder, all of it on the disk; at the end it is gone, unless it was kept. It
    takes as long as the file is large, so nobody should wait for it.

    Args:
        make: whether the folder may be made where it is missing (`may_make_folder`).

    Raises:
        NotOnFileError: it is not there.
        BadInputError: the desk has no such folder, or it is no ordinary file, is empty, cannot be read, or the copy cannot be
            written.
    """
    try:
        if file.exists() and not file.is_file():  # a device or pipe may have no end
            raise BadInputError(f"{file} is no file that can be kept: name an ordinary file")
        with file.open("rb") as original:
            _require_somewhere(folder, make=make)
            folder.mkdir(exist_ok=True)
            sha256, passing = _copy(original, folder, file.name)
    except FileNotFoundError:
        raise NotOnFileError(f"there is no file {file}") from None
    except OSError as error:
        raise BadInputError(f"{file} cannot be copied to {folder}: {error.strerror}") from None
    try:
        yield Copied(file.name, sha256, folder, passing)
    finally:
        passing.unlink(missing_ok=True)


def keep_file(file: Path, folder: Path, *, make: bool) -> str:
    """Copy a file into the folder and keep it; returns its SHA-256, which is its name there. Raises what `copied` does."""
    with copied(file, folder, make=make) as copy:
        copy.keep()
        return copy.sha256


def _require_somewhere(folder: Path, *, make: bool) -> None:
    if folder == NOWHERE:
        raise BadInputError(
            "this desk is on a server and has no folder for evidence files yet: name one that everybody there can reach "
            "with `tracker settings file-store FOLDER`"
        )
    if not make and not folder.is_dir():
        raise BadInputError(
            f"there is no folder {folder} here, in which this desk keeps its evidence files: make it reachable from here, put it "
            "back from a backup, or make it anew (mkdir) if there is nothing to put back"
        )


def _copy(original: BinaryIO, folder: Path, name: str) -> tuple[str, Path]:
    """Copy and hash in one reading, so that the name is that of what was written, whatever happens to the original."""
    digest, blank = hashlib.sha256(), True
    with tempfile.NamedTemporaryFile(dir=folder, delete=False) as copy:
        passing = Path(copy.name)
        try:
            while part := original.read(PIECE):
                digest.update(part)
                copy.write(part)
                blank = blank and part.isspace()
            require_something(name, digest.hexdigest(), blank=blank)
            copy.flush()
            os.fsync(copy.fileno())
            passing.chmod(0o644)
        except BaseException:
            passing.unlink(missing_ok=True)
            raise
    return digest.hexdigest(), passing


def altered(folder: Path, digests: Iterable[str]) -> frozenset[str]:
    """Those of these SHA-256 under which the folder holds no file that can be read, or another than was put there. A file that
    this program read within the last minutes, and to which nobody wrote since, is not read again: so whoever writes on the desk
    has the files of a story looked at before."""
    return frozenset(digest for digest in set(digests) if not _is_well(folder, digest))


class _Look(NamedTuple):
    """By what a file can be told from the same file changed: whoever writes to it cannot help but alter `changed`."""

    inode: int
    size: int
    modified: int
    changed: int

    @classmethod
    def at(cls, file: Path) -> _Look | None:
        """How it looks, None where it is not there."""
        try:
            found = file.stat()
        except (OSError, ValueError):
            return None
        return cls(found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)


_read: dict[Path, tuple[_Look, float]] = {}
"""The files that were as they were put on file: how they looked then, and when that was."""


def _is_well(folder: Path, digest: str) -> bool:
    """Whether the file is as it was put on file. What was written to in the last seconds is read each time: a clock that goes in
    steps would show no difference."""
    file, at = folder / digest, time.monotonic()
    look = _Look.at(file)
    before, when = _read.get(file, (None, 0.0))
    if look is not None and look == before and at - when < BELIEVED_FOR:
        return True
    settled = look is not None and abs(time.time_ns() - look.changed) > SETTLED_AFTER
    well = digest_under(folder, digest) == digest
    if well and settled and look is not None:
        if len(_read) >= MOST_READ:
            _read.clear()
        _read[file] = look, at
    return well


def can_be_read(folder: Path, name: str) -> bool:
    """Whether a file lies under this SHA-256 that may be read. (A device or pipe may have no end, another name may lead
    out of the folder.)"""
    kept = folder / name
    try:
        return bool(re.fullmatch("[0-9a-f]{64}", name)) and kept.is_file() and os.access(kept, os.R_OK)
    except OSError:
        return False


def digest_under(folder: Path, name: str) -> str | None:
    """The SHA-256 of the file of this name, None where there is none or it cannot be read."""
    digest = hashlib.sha256()
    if not can_be_read(folder, name):
        return None
    try:
        with (folder / name).open("rb") as file:
            while part := file.read(PIECE):
                digest.update(part)
    except OSError:
        return None
    return digest.hexdigest()


class Kept(StrEnum):
    """How an evidence file stands in its folder; the words end a sentence."""

    WELL = "as it was put on file"
    MISSING = "of the evidence not in its folder"
    ALTERED = "not what was put on file"
    UNREADABLE = "that cannot be read"


def states_of(folder: Path, digests: Iterable[str]) -> Iterator[tuple[str, Kept]]:
    """How each of these files stands in the folder; every one that is there is read."""
    for digest in digests:
        found = digest_under(folder, digest)
        there = bool(re.fullmatch("[0-9a-f]{64}", digest)) and (folder / digest).exists()
        if found is None:
            yield digest, Kept.UNREADABLE if there else Kept.MISSING
        else:
            yield digest, Kept.WELL if found == digest else Kept.ALTERED


def strays_in(folder: Path, digests: Iterable[str]) -> list[str]:
    """The names in the folder that are none of these."""
    try:
        return sorted({one.name for one in folder.iterdir()} - set(digests))
    except OSError:
        return []
