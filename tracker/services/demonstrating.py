"""The demonstration desk: a folder with a desk, its story, its moves and its reports."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from tracker.domain.choices import meant
from tracker.domain.errors import AlreadyOnFileError, BadInputError, DeskError, NotOnFileError
from tracker.domain.vocabulary import Audience, SecondPerson
from tracker.domain.wording import shown
from tracker.reports.audit_report import FORMATS as AUDIT_FORMATS
from tracker.services.annotating import annotated_story_of
from tracker.services.audit_reporting import audit_report
from tracker.services.auditing import audit, rules_named
from tracker.services.desks import acting_person, choose_setting
from tracker.services.exporting_sheet import desk_sheet, pieces_of
from tracker.services.history import head_of
from tracker.services.reporting import report_format, sourcing_report_of
from tracker.services.seeding import drafts, load_seeds, make_moves, seed_folders, tour_of
from tracker.services.starting import start_desk
from tracker.store.address import Address
from tracker.store.filing_cabinet import folder_of
from tracker.store.session import open_desk, reading, writing

MARK = ".made-by-tracker-demo"
"""Lies in a folder that the demo made, and may make again."""

STORY = "kim-train"
"""The story of the demonstration, unless another is asked for."""
_KEPT = "desk-before-{number}.db"
_OURS = (
    "desk.db",
    "desk.db-wal",
    "desk.db-shm",
    "desk.db-turn",
    "report.html",
    "report.docx",
    "report.md",
    "story.html",
    "story.docx",
    "sheet.xlsx",
    "audit.md",
    "titanic.txt",
    "titanic-later.txt",
)


@dataclass(frozen=True, slots=True)
class Demonstration:
    """What was made: records by kind, moves, findings."""

    slug: str
    counts: Mapping[str, int]
    moves: int
    found: Mapping[str, int]
    """Findings by severity."""
    single: int
    """Claims that rest on a single source."""
    waived: int
    tour: tuple[tuple[str, str], ...] = ()
    """What to type next, and what it shows."""
    kept: Path | None = None
    """Where the desk of the last demonstration went, if somebody had worked on it."""


def build_demo(folder: Path, story: str = STORY) -> Demonstration:
    """Make the demonstration of a story in a folder of its own; one that it made before is made anew.

    Raises:
        NotOnFileError: no such story ships with the program.
        AlreadyOnFileError: there is something else in the folder.
        BadInputError: it cannot be made there.
    """
    seeds = _seeds_of(story)
    kept = _prepare(folder)
    address = Address(str(folder / "desk.db"))
    start_desk(address)
    engine = open_desk(address)
    with writing(engine) as session:
        by = acting_person(session, None)
        choose_setting(session, "second-person", SecondPerson.REQUIRED, by=by)
        choose_setting(session, "policy", "default", by=by)
        counts = load_seeds(session, seeds, by=by).counts
        moves = make_moves(session, seeds, files=folder_of(session, address))
    with reading(engine) as session:
        rules = rules_named([])
        [audited] = audit(session, story, rules, None, folder_of(session, address))
        audit_page = audit_report([audited], rules, audited.policy, article=story)
        (folder / "audit.md").write_bytes(b"".join(AUDIT_FORMATS["md"].pieces(audit_page)))
        report = sourcing_report_of(session, story, Audience.DESK)
        marked = annotated_story_of(session, story, Audience.DESK)
        (folder / "sheet.xlsx").write_bytes(b"".join(pieces_of(desk_sheet(session, story), "xlsx")))
        (folder / MARK).write_text(head_of(session).hash, encoding="utf-8")
    engine.dispose()
    for name in ("md", "html", "docx"):
        (folder / f"report.{name}").write_bytes(b"".join(report_format(name).pieces(report)))
    for name in ("html", "docx"):
        (folder / f"story.{name}").write_bytes(b"".join(report_format(name).pieces(marked)))
    for draft in drafts():
        shutil.copyfile(draft, folder / draft.name)
    return Demonstration(
        slug=story,
        counts=counts,
        moves=moves,
        found=Counter(finding.severity.value for finding in audited.findings if not finding.waived),
        single=sum(finding.rule == "single-source" for finding in audited.findings),
        waived=sum(finding.waived for finding in audited.findings),
        tour=tour_of(seeds),
        kept=kept,
    )


def _seeds_of(story: str) -> Path:
    folders = {path.name: path for path in seed_folders()}
    if story not in folders:
        names = ", ".join(folders)
        raise NotOnFileError(
            f"{shown(story)} is no story of the demonstration: there are {names}{meant(story, folders)}"
        )
    return folders[story]


def _prepare(folder: Path) -> Path | None:
    mark = folder / MARK
    try:
        if folder.is_dir() and any(folder.iterdir()) and not mark.exists():
            raise AlreadyOnFileError(
                f"{folder} is not a folder that the demo made: name another, such as `tracker demo demo2`"
            )
        folder.mkdir(parents=True, exist_ok=True)
        kept = _put_aside(folder / "desk.db", mark)
        mark.touch()
        for name in _OURS:
            (folder / name).unlink(missing_ok=True)
        shutil.rmtree(folder / "desk.db.files", ignore_errors=True)
    except (FileExistsError, NotADirectoryError):
        raise BadInputError(f"{folder} is a file: name a folder") from None
    except PermissionError:
        raise BadInputError(f"{folder} may not be written by you: name another folder") from None
    except OSError as error:
        raise BadInputError(f"{folder} cannot be made or emptied: {error.strerror}; name another folder") from None
    return kept


def _put_aside(desk: Path, mark: Path) -> Path | None:
    """Give a desk that somebody worked on since it was made another name, with its files; None where nobody did."""
    if not desk.exists() or (mark.exists() and _head(desk) == mark.read_text(encoding="utf-8")):
        return None
    number = next(each for each in count(1) if not desk.with_name(_KEPT.format(number=each)).exists())
    kept = desk.with_name(_KEPT.format(number=number))
    for ending in ("", "-wal", "-shm", "-turn", ".files"):
        part = desk.with_name(desk.name + ending)
        if part.exists():
            part.rename(kept.with_name(kept.name + ending))
    return kept


def _head(desk: Path) -> str | None:
    try:
        engine = open_desk(Address(str(desk)))
        with reading(engine) as session:
            return head_of(session).hash
    except DeskError:
        return None
