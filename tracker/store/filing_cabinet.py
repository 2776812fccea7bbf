"""The folder in which evidence files lie under their SHA-256: beside a desk in a file, where the setting `file-store` says for
a desk on a server."""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO

from sqlalchemy.orm import Session

from tracker.domain.errors import BadInputError, NotOnFileError
from tracker.store.address import Address
from tracker.store.session import read_raw
from tracker.store.settings import setting_value

NOWHERE = Path("/dev/null/no-file-store")
"""Stands for the folder that a server's desk lacks: nothing can lie there."""
PIECE = 1 << 20
"""Bytes of a file in memory at a time."""


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


def keep_file(file: Path, folder: Path, *, make: bool) -> str:
    """Copy a file into the content-addressed folder; returns its SHA-256, which is its name there.

    Args:
        make: whether the folder may be made where it is missing (`may_make_folder`).

    Raises:
        NotOnFileError: it is not there.
        BadInputError: the desk has no such folder, or it is no ordinary file, cannot be read, or the copy cannot be written.
    """
    try:
        if file.exists() and not file.is_file():  # a device or pipe may have no end
            raise BadInputError(f"{file} is no file that can be kept: name an ordinary file")
        with file.open("rb") as original:
            _require_somewhere(folder, make=make)
            folder.mkdir(exist_ok=True)
            return _copy(original, folder)
    except FileNotFoundError:
        raise NotOnFileError(f"there is no file {file}") from None
    except OSError as error:
        raise BadInputError(f"{file} cannot be copied to {folder}: {error.strerror}") from None


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


def _copy(original: BinaryIO, folder: Path) -> str:
    """Copy and hash in one reading, so that the name is that of what was written, whatever happens to the original."""
    digest = hashlib.sha256()
    with tempfile.NamedTemporaryFile(dir=folder, delete=False) as copy:
        passing = Path(copy.name)
        try:
            while part := original.read(PIECE):
                digest.update(part)
                copy.write(part)
            copy.flush()
            os.fsync(copy.fileno())
            passing.chmod(0o644)
            passing.replace(folder / digest.hexdigest())
        except BaseException:
            passing.unlink(missing_ok=True)
            raise
    return digest.hexdigest()


def altered(folder: Path, digests: Iterable[str]) -> frozenset[str]:
    """Those of these SHA-256 under which the folder holds no file that can be read, or another than was put there."""
    return frozenset(digest for digest in set(digests) if digest_under(folder, digest) != digest)


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
