"""Files to take along: written to the end before the first byte goes out, so that whatever goes wrong is a sentence on a page
and the desk is let go before a slow line is done."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable, Iterator
from typing import IO

from starlette.responses import Response, StreamingResponse

IN_MEMORY = 2 * 2**20
"""Bytes of a file that are kept in memory; more go to the disk until they are sent."""
PIECE = 64 * 2**10
PREVIEW_POLICY = (
    "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'self'"
)
"""Of a report that is shown inside a page of ours: it runs nothing, asks for nothing and leads nowhere."""
_STRANGE = re.compile(r"[^A-Za-z0-9._-]+")


def attachment(pieces: Iterable[bytes], name: str, media_type: str) -> Response:
    """A file that a browser saves and never shows.

    Args:
        name: under which it is saved; letters, digits, dots and hyphens, others are left out.
    """
    return _sent(pieces, media_type, as_attachment(name))


def as_attachment(name: str) -> dict[str, str]:
    """What a browser is told so that it saves a file under this name."""
    return {"Content-Disposition": f'attachment; filename="{safe_name(name)}"'}


def preview(pieces: Iterable[bytes]) -> Response:
    """A report's own HTML, for a frame on a page of ours."""
    return _sent(pieces, "text/html; charset=utf-8", {"Content-Security-Policy": PREVIEW_POLICY})


def safe_name(name: str) -> str:
    """A file's name that no system takes for anything else."""
    return _STRANGE.sub("-", name).strip(".-")[-120:] or "file"


def _sent(pieces: Iterable[bytes], media_type: str, headers: dict[str, str]) -> Response:
    kept: IO[bytes] = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - closed when all of it is sent
    try:
        for piece in pieces:
            kept.write(piece)
        length = kept.tell()
        kept.seek(0)
    except BaseException:
        kept.close()
        raise
    return StreamingResponse(_read(kept), media_type=media_type, headers={**headers, "Content-Length": str(length)})


def _read(kept: IO[bytes]) -> Iterator[bytes]:
    with kept:
        while piece := kept.read(PIECE):
            yield piece
