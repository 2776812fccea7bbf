"""Where backups of a desk lie: their dated names, and the note beside the desk of those that were made."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import orjson
from sqlalchemy.orm import Session

from tracker.models.base import now, utc_moment, utc_text
from tracker.store.address import Address
from tracker.store.filing_cabinet import NOWHERE, folder_of
from tracker.store.ledger import Head

_DATED = "????-??-??T??????Z"


class Made(NamedTuple):
    """A backup as the note knows it."""

    at: dt.datetime
    path: Path
    seq: int


def dated_name(name: str, at: dt.datetime) -> str:
    """The name of a backup made at this moment of a desk that is called `name`: desk-2026-11-26T040000Z.db."""
    stem, dot, ending = name.rpartition(".")
    return f"{stem or name}-{at:%Y-%m-%dT%H%M%SZ}{dot or '.'}{ending if dot else 'db'}"


def earlier_folders(path: Path, name: str) -> list[Path]:
    """The folders of evidence files of the backups with dated names, of a desk that is called `name`, that lie where a new one
    is to lie; newest first."""
    stem = name.rpartition(".")[0] or name
    return sorted(path.absolute().parent.glob(f"{_plain(stem)}-{_DATED}.*.files"), reverse=True)


def _plain(name: str) -> str:
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in name)


def note_of(session: Session, address: Address) -> Path | None:
    """Where backups of the desk are written down: beside the desk, or beside the folder in which one on a server keeps its
    evidence files; None where it has none."""
    if address.path is not None:
        return address.path.with_name(f"{address.path.name}.backups")
    folder = folder_of(session, address)
    return None if folder == NOWHERE else folder.with_name(f"{folder.name}.backups")


def note_backup(note: Path | None, path: Path, head: Head) -> None:
    """Write down that a backup was made. Where nobody may write there it is not written down."""
    line = orjson.dumps({"at": utc_text(now()), "path": str(path.absolute()), "seq": head.seq, "hash": head.hash})
    with suppress(OSError):
        if note is not None:
            with os.fdopen(os.open(note, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600), "wb") as file:
                file.write(line + b"\n")


def backups_noted(note: Path | None) -> Iterator[Made]:
    """The backups that were written down, oldest first; lines that cannot be read are passed over."""
    with suppress(OSError):
        for line in note.read_bytes().splitlines() if note else ():
            with suppress(ValueError, TypeError, KeyError):
                one = orjson.loads(line)
                yield Made(utc_moment(one["at"]), Path(one["path"]), int(one["seq"]))
