"""Writing a file for somebody: whole or not at all, and never over another without being told to."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from tracker.domain.errors import BadInputError


def write_out(pieces: Iterable[bytes], path: str | None, *, force: bool) -> None:
    """Write to a file, or (None or -) to standard output.

    Raises:
        BadInputError: a file is there and `force` was not given, or it cannot be written.
    """
    if path is None or path == "-":
        sys.stdout.flush()
        for piece in pieces:
            sys.stdout.buffer.write(piece)
        sys.stdout.buffer.flush()
        return
    refuse_to_overwrite(path, force=force)
    _write_whole(Path(path), pieces)


def refuse_to_overwrite(path: str | None, *, force: bool) -> None:
    """Say before the work that a file is in the way.

    Raises:
        BadInputError: it is, or its folder is not there.
    """
    if path is None or path == "-":
        return
    target = Path(path)
    if target.is_dir():
        raise BadInputError(f"{path} is a folder: name a file in it with -o")
    if target.is_symlink() or (target.exists() and not force):
        raise BadInputError(f"{path} is there already: name another file with -o, or add --force to write over it")
    if not target.parent.is_dir():
        raise BadInputError(f"there is no folder {target.parent}: make it first, or name another place with -o")


def _write_whole(target: Path, pieces: Iterable[bytes]) -> None:
    try:
        file = tempfile.NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}.", delete=False)  # noqa: SIM115
    except OSError as error:
        raise BadInputError(f"{target} cannot be written: {error.strerror}") from None
    passing = Path(file.name)
    try:
        with file:
            for piece in pieces:
                file.write(piece)
        passing.chmod(0o644)
        passing.replace(target)
    except BaseException:
        passing.unlink(missing_ok=True)
        raise
