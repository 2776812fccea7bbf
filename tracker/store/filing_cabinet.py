"""The folder beside the desk in which evidence files lie under their SHA-256."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from pathlib import Path
from typing import BinaryIO

from tracker.domain.errors import BadInputError, NotOnFileError


def keep_file(file: Path, folder: Path) -> str:
    """Copy a file into the content-addressed folder; returns its SHA-256, which is its name there.

    Raises:
        NotOnFileError: it is not there.
        BadInputError: it is no ordinary file, cannot be read, or the copy cannot be written.
    """
    try:
        if file.exists() and not file.is_file():  # a device or pipe may have no end
            raise BadInputError(f"{file} is no file that can be kept: name an ordinary file")
        with file.open("rb") as original:
            digest = hashlib.file_digest(original, "sha256").hexdigest()
            original.seek(0)
            folder.mkdir(exist_ok=True)
            kept = folder / digest
            if not kept.exists():
                _copy(original, kept)
    except FileNotFoundError:
        raise NotOnFileError(f"there is no file {file}") from None
    except OSError as error:
        raise BadInputError(f"{file} cannot be copied to {folder}: {error.strerror}") from None
    return digest


def _copy(original: BinaryIO, kept: Path) -> None:
    with tempfile.NamedTemporaryFile(dir=kept.parent, delete=False) as copy:
        passing = Path(copy.name)
        try:
            shutil.copyfileobj(original, copy)
            copy.flush()
            os.fsync(copy.fileno())
            passing.replace(kept)
        except BaseException:
            passing.unlink(missing_ok=True)
            raise
