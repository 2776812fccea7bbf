"""A large file that is sent while it is written: whoever takes it along sees at once that it comes. What goes wrong before the
first piece is a sentence on a page; afterwards the line breaks off, and a browser says that the file is not whole.

It is written as fast as it goes, onto the disk where the line is slow, so that the desk is let go of all the same.
"""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Generator
from contextlib import closing
from weakref import WeakSet, finalize

from starlette.responses import Response, StreamingResponse

from tracker.domain.errors import TrackerError
from tracker.web.downloads import IN_MEMORY, PIECE, as_attachment


class BrokenOffError(TrackerError):
    """The program that serves was told to stop while a file was written."""


def break_off() -> None:
    """Let every file end where it is, for the program was told to stop."""
    with _GUARD:
        every = list(_ALL)
    for one in every:
        one.break_off()


class Followed:
    """Bytes that one thread writes and another reads."""

    def __init__(self, pieces: Generator[bytes, None, None]) -> None:
        """Begin to write.

        Args:
            pieces: asked for in a thread of its own, where it also opens and closes whatever it needs.
        """
        self._file = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - closed when all of it is sent
        self._news = threading.Condition()
        self._length, self._over, self._left = 0, False, False
        self._fault: Exception | None = None
        with _GUARD:
            _ALL.add(self)
        threading.Thread(target=self._write, args=(pieces,), daemon=True).start()

    def begun(self) -> None:
        """Wait for the first piece.

        Raises:
            TrackerError: whatever went wrong before it.
        """
        with self._news:
            self._news.wait_for(lambda: self._length or self._over)
            if self._fault is not None and not self._length:
                raise self._fault

    def read(self) -> Generator[bytes, None, None]:
        """All of it, as it comes. What goes wrong while it is written is raised where the written part ends. Once nobody can
        read on, be it that nobody began to, nothing more is written."""
        reading = self._read()
        finalize(reading, self._leave).atexit = False
        return reading

    def _read(self) -> Generator[bytes, None, None]:
        at = 0
        try:
            while piece := self._next(at):
                at += len(piece)
                yield piece
        finally:
            self._leave()

    def _leave(self) -> None:
        with self._news:
            self._left = True
            if self._over:
                self._file.close()

    def break_off(self) -> None:
        """End it where it is."""
        with self._news:
            if not self._over:
                self._fault, self._over, self._left = BrokenOffError("the desk is no longer served"), True, True
                self._news.notify_all()

    def _next(self, at: int) -> bytes:
        with self._news:
            self._news.wait_for(lambda: self._length > at or self._over)
            if self._fault is not None and (self._left or self._length == at):
                raise self._fault
            self._file.seek(at)
            return self._file.read(PIECE)

    def _write(self, pieces: Generator[bytes, None, None]) -> None:
        try:
            with closing(pieces):  # also where the disk is full: what it holds is given back
                for piece in pieces:
                    with self._news:
                        if self._left:
                            break
                        self._file.seek(self._length)
                        self._file.write(piece)
                        self._length += len(piece)
                        self._news.notify_all()
        except Exception as error:
            self._fault = error
        with self._news:
            self._over = True
            if self._left:
                self._file.close()
            self._news.notify_all()


_ALL: WeakSet[Followed] = WeakSet()
_GUARD = threading.Lock()


def followed(pieces: Generator[bytes, None, None], name: str, media_type: str) -> Response:
    """A file that a browser saves while it is written.

    Raises:
        TrackerError: whatever went wrong before the first piece.
    """
    written = Followed(pieces)
    written.begun()
    return StreamingResponse(written.read(), media_type=media_type, headers=as_attachment(name))
