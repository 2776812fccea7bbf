"""Holding a report that was made earlier against the desk."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from itertools import filterfalse
from pathlib import Path
from typing import NamedTuple
from zipfile import ZipFile

from sqlalchemy.orm import Session

from tracker import __version__
from tracker.domain.errors import BadInputError
from tracker.domain.stamp import Reported, Stamp, stamp_in
from tracker.domain.vocabulary import Audience
from tracker.intake.kinds import ZIP
from tracker.intake.plain_file import bytes_of
from tracker.intake.stamped import MOST, stamp_of
from tracker.reports.apart import Difference, apart
from tracker.reports.document import Document
from tracker.reports.finding_list import CLAIMS
from tracker.reports.formats import FORMATS
from tracker.reports.telling import THE_STORY
from tracker.services.annotating import annotated_story_of
from tracker.services.auditing import audited, rules_named
from tracker.services.history import head_of
from tracker.services.looking_back import desk_as_of
from tracker.services.reporting import Making, sourcing_report_of
from tracker.store.dossiers import load
from tracker.store.ledger_lines import hash_at
from tracker.store.past import Moment

BUILDERS: dict[Reported, Callable[[Session, str, Audience, Path | None, Making | None], Document]] = {
    Reported.SOURCING: sourcing_report_of,
    Reported.ANNOTATED: annotated_story_of,
}
"""How each kind of report is made anew."""
FINDINGS = "Findings"
SAID_TWICE = ("At a glance", "The claims", "The record")
"""Sections whose tables and numbers say in short what the others say, or speak of the report itself."""


class Verified(NamedTuple):
    """How a report stands to the desk."""

    stamp: Stamp
    known: bool
    """Whether this desk's ledger holds the entry that the report names."""
    entries: int
    """How many entries the ledger has now."""
    as_written: bool | None
    """Whether the file is, byte for byte, what tracker wrote; None where nobody can tell: another version wrote it, what
    writes such files is not here, or evidence in it is no longer what it was."""
    read: bool = True
    """Whether there was a file, and not only its stamp."""
    differences: tuple[Difference, ...] = ()
    """What the record says otherwise now than when the report was made."""
    of_itself: tuple[Difference, ...] = ()
    """What would be told otherwise today though nobody changed the record: days went by, a waiver ran out, a file of
    evidence is no longer what it was."""

    @property
    def same(self) -> bool:
        """Whether the desk still says what the report says, and nobody altered the file."""
        return self.known and self.as_written is not False and not self.differences


def verify_report(session: Session, path: str, files: Path | None = None) -> Verified:
    """Hold a report against the desk it was made from.

    The report is made anew as of the entry that its stamp names, which shows whether the file was altered; from the
    record as it is now, judged by the time of the report, which shows what was changed; and as it would be today.

    Args:
        path: the report, in any format; or the stamp itself, as somebody read it off paper.
        files: the folder of evidence files.

    Raises:
        NotOnFileError: there is no such file, or no such article any more.
        BadInputError: the file is no report, or its stamp cannot be read.
        DeskError: a purge took away what the report was made from.
    """
    typed = stamp_in(path)
    content = b"" if typed else _read(path)
    stamp = typed or stamp_of(content, path)
    entries = head_of(session).seq
    if not _holds(session, stamp):
        return Verified(stamp, False, entries, None, bool(content))
    before, after = (_made_then(session, stamp, seq, files) for seq in (stamp.seq, entries))
    today = _build(session, stamp, files)
    as_written = _as_written(content, before, stamp) if content else None
    if as_written is False and _files_altered(session, stamp.slug, files):
        as_written = None
    changed, of_itself = (tuple(_between(*pair)) for pair in ((before, after), (after, today)))
    return Verified(stamp, True, entries, as_written, bool(content), changed, of_itself)


def _made_then(session: Session, stamp: Stamp, seq: int, files: Path | None) -> Document:
    """The report from the record as it stood after this entry, judged by the time of the report."""
    with desk_as_of(session, Moment(seq, stamp.at), stamp.slug) as then:
        return _build(then, stamp, files)


def _build(session: Session, stamp: Stamp, files: Path | None) -> Document:
    made = Making(stamp.made_at, stamp.as_of, stamp.version)
    return BUILDERS[stamp.kind](session, stamp.slug, stamp.audience, files, made)


def _between(before: Document, after: Document) -> Iterator[Difference]:
    """What is told otherwise, but for what is told a second time elsewhere."""
    return filterfalse(_told_of_claim, apart(before, after, leaving_out=SAID_TWICE))


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
    return not stamp.head if stamp.seq == 0 else hash_at(session, stamp.seq) == stamp.head


def _as_written(content: bytes, document: Document, stamp: Stamp) -> bool | None:
    """Whether tracker wrote this; nobody can tell where another version did, or a part is missing here, or of a PDF that is
    otherwise, which is drawn with the letters of whatever computer it was made on."""
    names = _formats_of(content)
    try:
        if any(_same(b"".join(FORMATS[name].pieces(document)), content) for name in names):
            return True
    except BadInputError:
        return None
    return False if stamp.version == __version__ and names != ("pdf",) else None


def _same(ours: bytes, theirs: bytes) -> bool:
    """Byte for byte; of what is packed, part for part, for computers pack in different ways."""
    if ours == theirs:
        return True
    return ours.startswith(ZIP) and theirs.startswith(ZIP) and _parts(ours) == _parts(theirs)


def _parts(packed: bytes) -> dict[str, bytes] | None:
    with ZipFile(io.BytesIO(packed)) as archive:
        if sum(part.file_size for part in archive.infolist()) > MOST:
            return None
        return {part.filename: archive.read(part) for part in archive.infolist()}


def _files_altered(session: Session, slug: str, files: Path | None) -> bool:
    """Whether evidence is no longer what it was: what of it a report found at its time, nobody can tell any more."""
    found = audited(session, load(session, slug), rules_named([]), None, files).dossier
    return found is not None and bool(found.altered_files)


def _formats_of(content: bytes) -> tuple[str, ...]:
    """The names of the formats that a file which begins like this may be in."""
    begins = {ZIP[0]: ("docx", "xlsx"), b"%PDF": ("pdf",), b"<!doctype": ("html",), b"{": ("json",)}
    found = next((names for start, names in begins.items() if content.startswith(start)), ("md", "csv"))
    return tuple(name for name in found if name in FORMATS)
