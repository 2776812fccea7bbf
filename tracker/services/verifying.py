"""Holding a report that was made earlier against the desk."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable, Iterable, Iterator
from itertools import filterfalse
from pathlib import Path
from typing import NamedTuple
from zipfile import ZipFile

from sqlalchemy.orm import Session

from tracker import __version__
from tracker.domain.errors import BadInputError
from tracker.domain.stamp import Reported, Stamp, stamp_in
from tracker.domain.vocabulary import Audience
from tracker.domain.who_sees import COPIED_FOR, EVERYTHING, Sight
from tracker.intake.kinds import ZIP
from tracker.intake.plain_file import bytes_of
from tracker.intake.stamped import BROKEN, MOST, stamps_of
from tracker.reports.annotated import Annotated
from tracker.reports.apart import Difference, apart
from tracker.reports.document import Document
from tracker.reports.finding_list import CLAIMS
from tracker.reports.formats import FORMATS
from tracker.reports.formats.word.annotated import write_clean
from tracker.reports.telling import THE_STORY
from tracker.services.annotating import annotated_story_of
from tracker.services.history import head_of
from tracker.services.looking_back import desk_as_of
from tracker.services.reporting import Making, sourcing_report_of
from tracker.services.seeing import require_maker
from tracker.store.dossiers import load
from tracker.store.kept import Kept, keep, kept_on_file, with_former_names
from tracker.store.ledger_lines import hash_and_time_of
from tracker.store.past import Moment, moment_at
from tracker.store.session import looked_at

BUILDERS: dict[Reported, Callable[[Session, str, Audience, Path | None, Making | None], Document]] = {
    Reported.SOURCING: sourcing_report_of,
    Reported.ANNOTATED: annotated_story_of,
}
"""How each kind of report is made anew."""
FINDINGS = "Findings"
SAID_TWICE = ("At a glance", "The claims")
"""Sections whose tables and numbers say in short what the others say."""
OF_THE_REPORT = ("Made", "As of", "As it stood", "Ledger head", "Ledger entries", "To verify")
"""Facts of its head and its record that speak of the report itself."""
BEFORE, SHOWN = 24, 40
"""Letters that are told before and after the place where a file was altered."""
NAMED_OTHERWISE = Difference(
    "The sources",
    "how readers are told of them",
    "as the desk had it then",
    "otherwise: one is not to be named any more, or is described in other words",
)
"""What is said of a report that tells readers of a source what they may not be told now."""
A_DAY = dt.timedelta(days=1)
"""How far a clock may be wrong."""


class Verified(NamedTuple):
    """How a report stands to the desk."""

    stamp: Stamp
    known: bool
    """Whether this desk's ledger holds the entry that the report names, and the times in its stamp fit that entry's."""
    entries: int
    """How many entries the ledger has now."""
    as_written: bool | None
    """Whether the file is what tracker wrote, byte for byte or, of a packed file, part for part; None where nobody can
    tell: another version wrote it, what writes such files is not here, it is a PDF, which is drawn with the letters of the
    computer it was made on, or a file of evidence may have been another then."""
    read: bool = True
    """Whether there was a file, and not only its stamp."""
    altered: tuple[str, str] | None = None
    """Where the file first goes its own way: what tracker wrote there, and what stands there."""
    differences: tuple[Difference, ...] = ()
    """What the record says otherwise now than when the report was made. Nothing of a report that speaks of an earlier
    moment, for of that moment the desk says the same for ever, but that readers may not be told now who is named in it."""
    of_itself: tuple[Difference, ...] = ()
    """What a report made today would tell otherwise all the same: days went by, a waiver ran out, a file of evidence is
    another; of a report that speaks of an earlier moment, also whatever was done since."""

    @property
    def same(self) -> bool:
        """Whether the desk still says what the report says, and the file, if there was one, is what tracker wrote."""
        return self.known and (self.as_written is True or not self.read) and not self.differences


def verify_report(session: Session, path: str, files: Path | None = None, sight: Sight = EVERYTHING) -> Verified:
    """Hold a report against the desk it was made from.

    The report is made anew as of the entry that its stamp names, which shows whether the file was altered; from the
    record as it is now, judged by the time of the report, which shows what was changed; and as it would be today.

    Args:
        path: the report, in any format; or the stamp itself, as somebody read it off paper.
        files: the folder of evidence files.
        sight: whose eyes are told where the two differ.

    Raises:
        MoveRefusedError: it is a copy that they may not make themselves.
        NotOnFileError: there is no such file, or no such article any more.
        BadInputError: the file is no report, or its stamp cannot be read.
        DeskError: a purge took away what the report was made from.
    """
    typed = stamp_in(path)
    content = b"" if typed else _read(path)
    stamps = [typed] if typed else stamps_of(content, path)
    entries = head_of(session).seq
    ours = [stamp for stamp in stamps if _holds(session, stamp)]
    if not ours:
        return Verified(stamps[0], False, entries, None, bool(content))
    for stamp in ours:
        require_maker(session, sight, COPIED_FOR[stamp.audience])
    stamp, before = _the_one(session, ours, content, files)
    as_written = _as_written(session, content, before, stamp) if content else None
    altered = first_alteration(content, before) if as_written is False else None
    before, unnamed = _as_it_may_be_told(session, stamp, before, files)
    found = Verified(stamp, True, entries, as_written, bool(content), altered, unnamed)
    today = _build(session, stamp, files)
    if stamp.as_of is not None:
        return found._replace(of_itself=tuple(_between(before, today)))
    after = _made_then(session, stamp, entries, files)
    differences = (*unnamed, *_between(before, after))
    return found._replace(differences=differences, of_itself=tuple(_between(after, today)))


def _the_one(session: Session, stamps: Iterable[Stamp], content: bytes, files: Path | None) -> tuple[Stamp, Document]:
    """The stamp that the file is the report of, with that report; the likeliest where it is none's any more."""
    made = [(stamp, _made_then(session, stamp, stamp.seq, files, as_written=True)) for stamp in stamps]
    return next((one for one in made if content and _same_as_written(content, one[1])), made[0])


def _as_it_may_be_told(
    session: Session, stamp: Stamp, before: Document, files: Path | None
) -> tuple[Document, tuple[Difference, ...]]:
    """A report as it was, without the names that must not be said to readers any more; and that it said one, if it did:
    not which, for beside the description that stands there now it would say who is described."""
    if stamp.audience is not Audience.READER:
        return before, ()
    told = _made_then(session, stamp, stamp.seq, files)
    return told, (NAMED_OTHERWISE,) if any(_between(before, told)) else ()


def _made_then(session: Session, stamp: Stamp, seq: int, files: Path | None, *, as_written: bool = False) -> Document:
    """The report from the record as it stood after this entry, judged by the time of the report.

    Args:
        as_written: with the names that readers were told when it was made, and not only those that they may be told now.
    """
    with desk_as_of(session, Moment(seq, stamp.at), stamp.slug) as then:
        if as_written and stamp.audience is not Audience.DESK:
            kept = kept_on_file(then) if stamp.as_of is None else _kept_when_made(session, stamp)
            last = seq if stamp.as_of is None else moment_at(session, stamp.made_at).seq
            keep(then, with_former_names(session, kept, last))
        return _build(then, stamp, files)


def _kept_when_made(session: Session, stamp: Stamp) -> Kept:
    """The sources that were not to be named when a report on an earlier moment was made."""
    with desk_as_of(session, moment_at(session, stamp.made_at), stamp.slug) as making:
        return kept_on_file(making)


def _build(session: Session, stamp: Stamp, files: Path | None) -> Document:
    made = Making(stamp.made_at, stamp.as_of, stamp.version)
    return BUILDERS[stamp.kind](session, stamp.slug, stamp.audience, files, made)


def _between(before: Document, after: Document) -> Iterator[Difference]:
    """What is told otherwise, but for what is told a second time elsewhere."""
    return filterfalse(_told_of_claim, apart(before, after, leaving_out=SAID_TWICE, unnamed=OF_THE_REPORT))


def _told_of_claim(one: Difference) -> bool:
    """Whether it is a row of the table of findings that is told again with each claim it is found of."""
    texts = [text for text in (one.before, one.after) if text and one.section == FINDINGS]
    return any(f"{CLAIMS}: " in text and f"{CLAIMS}: {THE_STORY}" not in text for text in texts)


def _read(path: str) -> bytes:
    content = bytes_of(Path(path), MOST, "name a report that tracker wrote")
    if len(content) > MOST:
        raise BadInputError(f"{path} is larger than {MOST // 1_000_000} MB, which no report is")
    return content


def _holds(session: Session, stamp: Stamp) -> bool:
    """Whether the ledger has the entry, and the report can have been made when it says."""
    entry = hash_and_time_of(session, stamp.seq)
    if entry is None or entry[0] != stamp.head:
        return False
    return entry[1] - A_DAY <= stamp.at <= stamp.made_at + A_DAY <= looked_at(session.connection()) + 2 * A_DAY


def _as_written(session: Session, content: bytes, document: Document, stamp: Stamp) -> bool | None:
    """Whether tracker wrote this file; None where nobody can tell."""
    same = _same_as_written(content, document)
    if same:
        return True
    untold = stamp.version != __version__ or content.startswith(b"%PDF") or _files_on_file(session, stamp.slug)
    return None if same is None or untold else False


def _same_as_written(content: bytes, document: Document) -> bool | None:
    """Whether one of the formats writes this very file; None where what writes it is not installed."""
    try:
        return any(_same(b"".join(pieces), content) for pieces in _written(document, _formats_of(content)))
    except BadInputError:
        return None


def _written(document: Document, formats: Iterable[str]) -> Iterator[Iterable[bytes]]:
    """The document in each of the formats, and the clean copy that stands beside an annotated story in Word."""
    yield from (FORMATS[name].pieces(document) for name in formats)
    if isinstance(document, Annotated) and "docx" in formats:
        yield write_clean(document)


def _same(ours: bytes, theirs: bytes) -> bool:
    """Byte for byte; of what is packed, part for part, for computers pack in different ways."""
    if ours == theirs:
        return True
    return ours.startswith(ZIP) and theirs.startswith(ZIP) and _parts(ours) == _parts(theirs)


def first_alteration(content: bytes, document: Document) -> tuple[str, str] | None:
    """Where a report in letters first says otherwise than was written: both from the same letter on, with a few before it.
    None where it is packed."""
    if content.startswith(ZIP):
        return None
    theirs = content.decode("utf-8", "replace")
    for name in _formats_of(content):
        ours = b"".join(FORMATS[name].pieces(document)).decode()
        at = next(
            (at for at, pair in enumerate(zip(ours, theirs, strict=False)) if pair[0] != pair[1]),
            min(len(ours), len(theirs)),
        )
        if at > BEFORE:
            return ours[at - BEFORE : at + SHOWN], theirs[at - BEFORE : at + SHOWN]
    return None


def _parts(packed: bytes) -> list[tuple[str, bytes]] | None:
    """Every part with its name, in order, none left out that has another's name; None where they cannot be unpacked."""
    try:
        with ZipFile(io.BytesIO(packed)) as archive:
            parts = archive.infolist()
            if sum(part.file_size for part in parts) > MOST:
                return None
            return sorted((part.filename, archive.read(part)) for part in parts)
    except BROKEN:
        return None


def _files_on_file(session: Session, slug: str) -> bool:
    """Whether a story has files of evidence: what a report found of them at its time, nobody can tell any more."""
    return any(row.file_name for claim in load(session, slug).claims for row in claim.evidence)


def _formats_of(content: bytes) -> tuple[str, ...]:
    """The names of the formats that a file which begins like this may be in."""
    begins = {ZIP[0]: ("docx", "xlsx"), b"%PDF": ("pdf",), b"<!doctype": ("html",), b"{": ("json",)}
    found = next((names for start, names in begins.items() if content.startswith(start)), ("md", "csv"))
    return tuple(name for name in found if name in FORMATS)
