"""A bundle of JSON Lines onto the desk: one transaction, streamed, all or nothing.

It is written in slices, and what a line names is looked up among what came by lately or on the desk, so memory stays flat
however long the bundle is. A line finds what stands above it and what is on file, and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from sqlalchemy.orm import Session

from tracker.domain.errors import BadInputError, MoveRefusedError, TrackerError
from tracker.domain.vocabulary import LAID_ASIDE, ReviewState
from tracker.intake.bundle import parse
from tracker.intake.records import Record, slug_of
from tracker.models import Person
from tracker.services.desks import require_writer
from tracker.services.long_work import collector_off
from tracker.services.placing import Placer
from tracker.services.unsigning import unsign
from tracker.store import ledger
from tracker.store.bulk import BulkWriter, RefusedRowError, widen_cache
from tracker.store.checks import checks_put_off
from tracker.store.claims import ClaimFilter, claim_ids

SLICE = 5_000
"""Lines written together, and one ledger entry."""
SLICE_BYTES = 8_000_000
"""A slice ends early at so many bytes: a bundle of long texts takes no more memory than one of short claims."""

_COUNTING = tuple(frozenset(ReviewState) - LAID_ASIDE)
_ALL = 1_000_000_000
"""More claims than an article has."""
_AT_ONCE = 500
"""Claims looked at together: an import may touch any number of them."""

Progress = Callable[[int], None]
"""Called with the number of bytes taken so far."""

Numbered = tuple[int, Record]


class Imported(NamedTuple):
    """How many records of each kind came in."""

    counts: Mapping[str, int]


def import_bundle(
    session: Session,
    lines: Iterable[bytes],
    *,
    by: Person,
    skip_known: bool = False,
    progress: Progress | None = None,
) -> Imported:
    """Put every record of a bundle on file.

    Args:
        skip_known: pass over people and sources that are on file already, instead of refusing the bundle.

    Raises:
        BadInputError: a line cannot be taken; the sentence begins with its number. Nothing is kept then: the caller's
            transaction is to be rolled back.
        MoveRefusedError: `by` may only read, or is no editor and the bundle brings people.
    """
    require_writer(by)
    connection = session.connection()
    widen_cache(connection)
    writer = BulkWriter(connection, act="import", by=by.initials)
    placer = Placer(writer, by, skip_known=skip_known)
    with collector_off(), checks_put_off(connection):
        for part, taken in _slices(lines):
            _write(part, placer, writer)
            if progress is not None:
                progress(taken)
    _unsign(session, placer, by)
    return Imported({table: count for table, count in writer.written.items() if count})


def _unsign(session: Session, placer: Placer, by: Person) -> None:
    """Open decided claims again that the import speaks against, places anew, or whose article it gives another text; of
    those that nobody has decided, what was seen of them before counts no more."""
    keys = set(placer.shaken)
    for article in placer.rewritten:
        counting = ClaimFilter(article_id=article, states=_COUNTING)
        there = claim_ids(session, counting, after=None, most=_ALL)
        keys.update(key for _, _, key in there if key < placer.writer.first["claim"])
    ordered = sorted(keys)
    for start in range(0, len(ordered), _AT_ONCE):
        part = ordered[start : start + _AT_ONCE]
        unsign(session, part, "an import spoke against it, or changed where it stands", other_words=True)
    ledger.record(session, "reopen", "desk", by=by)


def _slices(lines: Iterable[bytes]) -> Iterator[tuple[list[Numbered], int]]:
    """The records with their line numbers, a slice at a time, and the bytes taken so far."""
    part: list[Numbered] = []
    taken = size = 0
    for number, line in enumerate(lines, 1):
        size += len(line)
        if not line.isspace():
            try:
                part.append((number, parse(line)))
            except BadInputError as error:
                raise _at(number, error) from None
        if len(part) == SLICE or size > SLICE_BYTES:
            taken += size
            yield part, taken
            part, size = [], 0
    yield part, taken + size


def _write(part: Sequence[Numbered], placer: Placer, writer: BulkWriter) -> None:
    number = 0
    try:
        for number, record in part:
            placer.place[record.__class__](number, record)
        writer.write(_subject(part))
    except RefusedRowError as error:
        raise _at(error.line, error) from None
    except (BadInputError, MoveRefusedError) as error:
        raise _at(number, error) from None
    placer.names.forget()


def _at(number: int, error: BadInputError | MoveRefusedError) -> TrackerError:
    kind = MoveRefusedError if isinstance(error, MoveRefusedError) else BadInputError
    return kind(f"line {number}: {error}; nothing was imported")


def _subject(part: Sequence[Numbered]) -> str:
    """The one article that a slice is about, or the desk."""
    slugs: set[str] = set()
    for _, record in part:
        slugs.add(slug_of(record))
        slugs.discard("")
        if len(slugs) > 1:
            return "desk"
    return slugs.pop() if slugs else "desk"
