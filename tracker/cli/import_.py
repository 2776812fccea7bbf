"""`tracker import`."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import IO, Annotated, BinaryIO

import typer

from tracker.cli.desk import standard_input, writing_desk
from tracker.cli.output import counted, say
from tracker.cli.progress import progress, waiting
from tracker.domain.errors import BadInputError, NotOnFileError
from tracker.intake.bundle import LONGEST_LINE
from tracker.services.importing import import_bundle
from tracker.services.restoring import is_dump, restore_desk

IN_MEMORY = 2 * 2**20
"""Bytes of what is piped in that are kept in memory; more goes to the disk until it is on file."""
RECORDS = {
    **{
        word: word
        for word in ("person", "source", "article", "revision", "claim", "passage", "attribution", "derivation")
    },
    "evidence": "piece of evidence",
}
"""The tables that are records of a bundle, and what one row of each is called."""


def command(
    path: Annotated[str, typer.Argument(help="A JSON Lines file, or - for standard input.")],
    skip_known: Annotated[
        bool, typer.Option("--skip-known", help="Pass over people and sources that are on file already.")
    ] = False,
) -> None:
    """Put the records of a JSON Lines file on file, all or none.

    A bundle is added to the desk; a whole dump, as `tracker export` writes it, restores onto an empty desk.
    """
    with ExitStack() as stack:
        file = stack.enter_context(_piped() if path == "-" else _opened(Path(path)))
        size = None if path == "-" else Path(path).stat().st_size
        first = file.readline(LONGEST_LINE)
        session, by = stack.enter_context(writing_desk())
        lines = _lines(first, file)
        steps = stack.enter_context(progress(size, "Importing"))
        try:
            if is_dump(first):
                entries = restore_desk(session, lines, progress=lambda taken: steps.advance(taken - steps.done))
                said = f"The desk is restored: {counted(entries, 'entry')} of the ledger, and everything they speak of."
            else:
                counts = import_bundle(
                    session,
                    lines,
                    by=by,
                    skip_known=skip_known,
                    progress=lambda taken: steps.advance(taken - steps.done),
                ).counts
                told = ", ".join(counted(counts[table], word) for table, word in RECORDS.items() if counts.get(table))
                said = f"Imported: {told or 'nothing, the file is empty'}."
        except BadInputError as error:
            raise BadInputError(f"{'standard input' if path == '-' else path}, {error}") from None
    say(said)


def _piped() -> IO[bytes]:
    """All of what is piped in, read before anybody has to wait: a script may take its time."""
    kept = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - closed by who asked for it
    with waiting("Reading what is piped in"):
        shutil.copyfileobj(standard_input(), kept)
    kept.seek(0)
    return kept


def _opened(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except FileNotFoundError:
        raise NotOnFileError(f"there is no file {path}") from None
    except OSError as error:
        raise BadInputError(f"{path} cannot be read: {error.strerror}") from None


def _lines(first: bytes, file: IO[bytes]) -> Iterator[bytes]:
    """Every line; one that is longer than any record could be is refused before it is read whole."""
    number, line = 1, first
    while line:
        if len(line) >= LONGEST_LINE:
            raise BadInputError(
                f"line {number}: it is longer than {LONGEST_LINE // 1_000_000} MB; nothing was imported"
            )
        yield line
        number, line = number + 1, file.readline(LONGEST_LINE)
