"""A folder of stories: which files in it are read, always in the same order."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from tracker.domain.errors import BadInputError, NotOnFileError
from tracker.intake.kinds import ENDINGS


def stories_in(folder: Path) -> Iterator[Path]:
    """The files in a folder, and in the folders in it, whose names end as a story's does; sorted by name.

    Hidden files are left out, and so are links, so that none leads out of the folder or round in a circle.

    Raises:
        NotOnFileError: there is no such folder.
        BadInputError: it is no folder, or cannot be read.
    """
    waiting = [folder]
    while waiting:
        path = waiting.pop()
        if path is not folder and not path.is_dir():
            yield path
            continue
        waiting += reversed(_listed(path))


def _listed(folder: Path) -> list[Path]:
    try:
        with os.scandir(folder) as entries:
            return sorted(folder / entry.name for entry in entries if _is_wanted(entry))
    except FileNotFoundError:
        raise NotOnFileError(f"there is no folder {folder}") from None
    except OSError as error:
        raise BadInputError(f"{folder} cannot be read: {error.strerror}; name another folder") from None


def _is_wanted(entry: os.DirEntry[str]) -> bool:
    """Not hidden, no lock file of a word processor, no link."""
    if entry.name.startswith((".", "~$")) or entry.is_symlink():
        return False
    if entry.is_dir(follow_symlinks=False):
        return True
    return entry.is_file(follow_symlinks=False) and Path(entry.name).suffix.lower() in ENDINGS
