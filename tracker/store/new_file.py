"""A desk's file that comes into being whole or not at all, with the folder of evidence files that goes with it.

Both are built under passing names that end in `.making`, and put in their places when they are finished: the folder first,
the desk last, for it is the desk that counts. A run that dies on the way leaves nothing where it was to come.
"""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
from pathlib import Path

from tracker.domain.errors import AlreadyOnFileError, DeskError
from tracker.store.address import Address, connect_file, files_beside
from tracker.store.faults import sentence_for

WITH_DB = "name another place with --db"
"""What somebody is told to do where no desk can be made."""


class NewFile:
    """The file of a desk in the making, kept whole by `keep`."""

    def __init__(self, path: Path, *, private: bool = False, mend: str = WITH_DB) -> None:
        """Make sure that a desk can come to lie here.

        Args:
            private: whether nobody else may read it, whatever is usual here.
            mend: what a refusal advises.

        Raises:
            AlreadyOnFileError: something lies there.
            DeskError: the folder is missing or may not be written.
        """
        self.path = path
        self.making = path.with_name(f"{path.name}.{os.getpid()}.making")
        try:
            _require_free(path, mend)
            self.discard()
            if private:
                os.close(os.open(self.making, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        except OSError as error:
            raise DeskError(f"no desk can be made at {path}: {error.strerror}; {mend}") from None

    @property
    def address(self) -> Address:
        """Where the desk is while it is made."""
        return Address(str(self.making))

    @property
    def files(self) -> Path:
        """Where its evidence files are while it is made."""
        return files_beside(self.making)

    def keep(self) -> None:
        """Put the finished desk in its place. Nobody may have it open.

        Raises:
            AlreadyOnFileError: another file, or a folder of evidence files, has come to lie there meanwhile.
        """
        _settle(self.making)
        _to_disk(self.making)
        folder = files_beside(self.path)
        carries = self.files.is_dir()
        try:
            if carries:
                self.files.rename(folder)
            _put(self.making, self.path)
        except OSError as error:
            if carries and folder.is_dir() and not self.files.exists():
                folder.rename(self.files)
            self.discard()
            if error.errno == errno.ENOTEMPTY or (
                carries and isinstance(error, FileExistsError) and not self.path.exists()
            ):
                raise AlreadyOnFileError(
                    f"evidence files have come to lie in {folder} meanwhile: nothing was changed; somebody else may be making a "
                    "desk there"
                ) from None
            if isinstance(error, FileExistsError):
                raise AlreadyOnFileError(f"there is a file at {self.path} already: nothing was changed") from None
            raise DeskError(f"nothing can be put at {self.path}: {error.strerror}; nothing was changed") from None
        self.discard()
        _to_disk(self.path.absolute().parent)

    def discard(self) -> None:
        """Leave nothing of the making behind."""
        for ending in ("", "-wal", "-shm", "-journal", "-turn"):
            self.making.with_name(self.making.name + ending).unlink(missing_ok=True)
        if self.files.is_dir():
            shutil.rmtree(self.files, ignore_errors=True)


def _put(making: Path, path: Path) -> None:
    """Give a file its name, but never that of another.

    Raises:
        FileExistsError: there is one.
    """
    try:
        os.link(making, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        if path.exists() or path.is_symlink():
            raise FileExistsError(path) from None
        making.rename(path)


def _settle(path: Path) -> None:
    """Bring everything into the file itself: it is about to part from its log."""
    raw = connect_file(path)
    try:
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except sqlite3.Error as error:
        raise sentence_for(error, str(path)) from None
    finally:
        raw.close()


def _to_disk(path: Path) -> None:
    """Wait until a file, or the names in a folder, have reached the disk; where a system cannot, it is not waited for."""
    try:
        place = os.open(path, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(place)
    except OSError:
        return
    finally:
        os.close(place)


def _require_free(path: Path, mend: str) -> None:
    if path.is_dir():
        raise DeskError(f"{path} is a folder: {'give --db the name of' if mend == WITH_DB else 'name'} a file in it")
    if path.exists() or path.is_symlink():
        raise AlreadyOnFileError(f"there is a file at {path} already, and nothing was changed: {_or_work_on(mend)}")
    if not path.parent.is_dir():
        raise DeskError(f"there is no folder {path.parent}: make it first, or {mend}")
    for ending in ("-wal", "-journal"):  # SQLite would take their pages for the new desk's
        left = path.with_name(path.name + ending)
        if left.exists():
            raise DeskError(f"{left} is left over from another desk: move it away first, or {mend}")
    folder = Address(str(path)).files
    if folder.is_dir() and any(folder.iterdir()) and mend != WITH_DB:
        raise AlreadyOnFileError(f"there are evidence files in {folder} already: move them away first, or {mend}")


def _or_work_on(mend: str) -> str:
    return f"work on it, or {mend}" if mend == WITH_DB else mend
