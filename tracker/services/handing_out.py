"""Handing out the evidence files that the desk keeps, as they were put on file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from sqlalchemy.orm import Session

from tracker.domain.errors import BadInputError, NotOnFileError
from tracker.store.filing_cabinet import PIECE, can_be_read, digest_under
from tracker.store.linked_evidence import evidence_in

_NONE = "there is no evidence file of that name for you to see"


class Handed(NamedTuple):
    """A file of the desk's."""

    name: str
    """What it was called when it was put on file."""
    pieces: Iterator[bytes]


def hand_out(session: Session, folder: Path, sha256: str) -> Handed:
    """An evidence file, under the SHA-256 that some evidence on file names, as whoever looks may see it.

    Args:
        folder: that of the desk's evidence files.

    Raises:
        NotOnFileError: no evidence that they may see names it, or it is not in the folder.
        BadInputError: what lies there is not what was put on file.
    """
    row = evidence_in(session, sha256) if re.fullmatch("[0-9a-f]{64}", sha256) else None
    if row is None:
        raise NotOnFileError(_NONE)
    if not can_be_read(folder, sha256):
        raise NotOnFileError("that evidence file is not in the desk's folder any more: `tracker doctor` says more")
    if digest_under(folder, sha256) != sha256:
        raise BadInputError("that evidence file is not what was put on file: `tracker doctor` says more")
    return Handed(row.file_name or sha256, _pieces(folder / sha256))


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while part := file.read(PIECE):
            yield part
