"""Writing a file for somebody: whole or not at all, never over another without being told to, and never over the desk."""

from __future__ import annotations

import os
import stat
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from tracker.cli.desk import address
from tracker.cli.output import is_terminal
from tracker.domain.errors import BadInputError

ENDINGS = ("", "-wal", "-shm", "-journal")
"""Of the files that are the desk."""


def write_out(pieces: Iterable[bytes], path: str | None, *, force: bool) -> None:
    """Write to a file, or (None or -) to standard output.

    Raises:
        BadInputError: a file is there and `force` was not given, or it cannot be written.
    """
    if path is None or path == "-":
        _print(pieces)
        return
    refuse_to_overwrite(path, force=force)
    _write_whole(Path(path), pieces)


def write_all(sheets: Sequence[tuple[str | None, Iterable[bytes]]], *, force: bool) -> None:
    """Write several files that belong together, all of them or none; one alone may go to standard output.

    Raises:
        BadInputError: a file is there and `force` was not given, or one cannot be written.
    """
    if len(sheets) == 1:
        write_out(sheets[0][1], sheets[0][0], force=force)
        return
    passing: list[tuple[Path, Path]] = []
    try:
        for path, pieces in sheets:
            assert path is not None
            refuse_to_overwrite(path, force=force)
            passing.append((_passing(Path(path), pieces), Path(path)))
        _put_in_place(passing)
    finally:
        for new, _ in passing:
            new.unlink(missing_ok=True)


def refuse_on_terminal(format_name: str, path: str | None) -> None:
    """Say before the work that this format is nothing to look at on a terminal; a pipe takes it.

    Raises:
        BadInputError: it would go to a terminal.
    """
    if path in (None, "-") and is_terminal():
        name = format_name.upper()
        raise BadInputError(f"{name} is not for reading on a terminal: name a file with -o, or pipe it on")


def refuse_to_overwrite(path: str | None, *, force: bool) -> None:
    """Say before the work that a file is in the way, or that there is no place for it.

    Raises:
        BadInputError: so it is.
    """
    if path is None or path == "-":
        return
    target = Path(path)
    try:
        _require_place(target, force=force)
    except OSError as error:
        raise BadInputError(f"{path} cannot be written: {error.strerror}; name another file with -o") from None


def _require_place(target: Path, *, force: bool) -> None:
    if target.is_dir():
        raise BadInputError(f"{target} is a folder: name a file in it with -o")
    if _is_of_the_desk(target):
        raise BadInputError(f"{target} belongs to the desk itself, which would be lost: name another file with -o")
    if target.is_symlink():
        raise BadInputError(f"{target} is a link: name the file itself with -o")
    if target.exists() and not target.is_file():
        raise BadInputError(f"{target} is no ordinary file: name one with -o, or leave -o out and print")
    if target.exists() and not force:
        raise BadInputError(f"{target} is there already: name another file with -o, or add --force to write over it")
    if not target.parent.is_dir():
        raise BadInputError(f"there is no folder {target.parent}: make it first, or name another place with -o")


def _is_of_the_desk(target: Path) -> bool:
    """Whether it is the desk's file, one that SQLite keeps beside it, or in the folder of the evidence."""
    desk = address().path
    if desk is None:
        return False
    desk, target = desk.resolve(), target.resolve()
    if target in {desk.with_name(desk.name + ending) for ending in ENDINGS}:
        return True
    linked = target.exists() and desk.exists() and target.samefile(desk)
    return linked or address().files.resolve() in target.parents


def _print(pieces: Iterable[bytes]) -> None:
    if sys.stdout is None:
        for _ in pieces:
            pass
        return
    sys.stdout.flush()
    for piece in pieces:
        sys.stdout.buffer.write(piece)
    sys.stdout.buffer.flush()


def _write_whole(target: Path, pieces: Iterable[bytes]) -> None:
    passing = _passing(target, pieces)
    try:
        passing.replace(target)
    except BaseException:
        passing.unlink(missing_ok=True)
        raise


def _passing(target: Path, pieces: Iterable[bytes]) -> Path:
    """A whole file beside the one it is to become, which nobody has seen yet."""
    try:
        file = tempfile.NamedTemporaryFile(dir=target.parent, prefix=".tracker-", delete=False)  # noqa: SIM115
    except OSError as error:
        raise BadInputError(f"{target} cannot be written: {error.strerror}") from None
    passing = Path(file.name)
    try:
        with file:
            for piece in pieces:
                file.write(piece)
        passing.chmod(_mode_for(target))
    except BaseException:
        passing.unlink(missing_ok=True)
        raise
    return passing


def _put_in_place(passing: list[tuple[Path, Path]]) -> None:
    """Give the new files their names, all or none: what was under such a name comes back where one cannot be given."""
    done: list[tuple[Path, Path | None]] = []
    try:
        for new, target in passing:
            kept = new.with_name(f"{new.name}-kept") if target.exists() else None
            if kept is not None:
                target.replace(kept)
            done.append((target, kept))
            new.replace(target)
    except BaseException:
        for target, kept in reversed(done):
            target.unlink(missing_ok=True)
            if kept is not None:
                kept.replace(target)
        raise
    for _, kept in done:
        if kept is not None:
            kept.unlink()


def _mode_for(target: Path) -> int:
    """Who may read it: as the file that was there, else as any new file of this user's."""
    if target.exists():
        return stat.S_IMODE(target.stat().st_mode)
    mask = os.umask(0o077)
    os.umask(mask)
    return 0o666 & ~mask
