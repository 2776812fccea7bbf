"""Lists of links with what became of archiving them, as the auto-archiver keeps them in a spreadsheet.

The column names are those of its documentation, old and new: link, archive status, archive location, hash and so on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from tracker.domain.empty import require_something
from tracker.domain.errors import BadInputError
from tracker.domain.value import value
from tracker.domain.wording import shown
from tracker.intake.sheets.headings import header_of, plain
from tracker.intake.sheets.roles import Roles
from tracker.intake.sheets.workbook import Row, Sheet, Workbook

WORDS: dict[str, tuple[str, ...]] = {
    "link": ("link", "url", "links"),
    "status": ("archive status",),
    "copy": ("archive location", "archive url", "archive link", "archived url"),
    "date": ("archive date", "date archived"),
    "posted": ("upload timestamp", "timestamp", "upload date"),
    "title": ("upload title", "title", "post title"),
    "text": ("text content", "text", "post text"),
    "hash": ("hash", "hashes", "sha256", "sha 256"),
    "beside": ("screenshot", "wacz", "replaywebpage", "perceptual hashes", "perceptual hash", "destination folder"),
    "thumbnail": ("thumbnail", "thumbnail index", "duration"),
    "claim": ("claim", "claims", "claim label"),
    "source": ("source", "source name"),
    "bearing": ("bearing",),
}
"""What the headers of such a list are for."""

_FAILED = re.compile(
    r"fail|error|nothing archived|no archiver|not archived|in progress|pending|aborted|skipped|invalid", re.I
)
_SHA256 = re.compile(r"(?:sha-?256\s*[:=]\s*)?([0-9a-f]{64})", re.I)
_MOST = 200_000
"""Rows of a list: more is refused."""


@value
class Archived:
    """One link of a list, and what became of it. No repr tells what it says."""

    sheet: str
    row: int
    link: str = field(repr=False)
    copy: str | None = field(repr=False)
    """Where the archived copy is; None where there is none."""
    status: str
    sha256: str | None
    excerpt: str | None = field(repr=False)
    posted: str | None
    claims: str
    """Labels, as a column that somebody added has them."""
    source: str | None = field(repr=False)
    bearing: str | None
    said: tuple[str, ...] = field(repr=False)
    """What goes into the note, each with its header."""


@dataclass(slots=True, repr=False)
class ArchiveList:
    """A workbook's lists."""

    links: list[Archived] = field(default_factory=list)
    refused: list[tuple[str, int, str]] = field(default_factory=list)
    """Sheet, row and reason."""
    columns: list[str] = field(default_factory=list)


def fits(workbook: Workbook) -> bool:
    """Whether a sheet of the workbook is such a list."""
    return any(_roles(sheet) is not None for sheet in workbook.sheets)


def read_archive_list(workbook: Workbook) -> ArchiveList:
    """The links of every sheet that is such a list.

    Raises:
        BadInputError: none is, or there are more rows than are taken.
    """
    found = ArchiveList()
    lists = [(sheet, roles) for sheet in workbook.sheets if (roles := _roles(sheet)) is not None]
    if not lists:
        raise BadInputError(f"{workbook.called} has no list of links with an archive status or location")
    for sheet, roles in lists:
        _take(sheet, roles, found)
        found.columns += _columns(sheet, roles)
    others = [sheet.name for sheet in workbook.sheets if sheet not in [one for one, _ in lists]]
    found.columns += [f"sheet {shown(name)} is no list of links: left out" for name in others]
    return found


def _roles(sheet: Sheet) -> Roles | None:
    header = header_of(sheet, [word for several in WORDS.values() for word in several])
    if header is None:
        return None
    roles = Roles(header, WORDS)
    headers = {plain(cell) for cell in header.cells if cell is not None}
    return roles if "link" in roles and headers & {"archive status", "archive location"} else None


def _take(sheet: Sheet, roles: Roles, found: ArchiveList) -> None:
    header = [plain(cell) for cell in roles.header.cells]
    for row in sheet.rows():
        if row.number <= roles.header.number or [plain(cell) for cell in row.cells] == header:
            continue
        try:
            one = _archived(sheet.name, roles, row)
        except BadInputError as error:
            found.refused.append((sheet.name, row.number, str(error)))
            continue
        if one is not None:
            found.links.append(one)
        if len(found.links) > _MOST:
            raise BadInputError(f"sheet {shown(sheet.name)} has more than {_MOST:,} links: split it")


def _archived(sheet: str, roles: Roles, row: Row) -> Archived | None:
    link = roles.text(row, "link")
    if not link:
        return None
    if not link.lower().startswith(("http://", "https://")):
        raise BadInputError(f"{shown(link)} is no web address: give one that begins with https://")
    status, (copy, *more) = roles.text(row, "status"), roles.text(row, "copy").split() or [""]
    digest = _SHA256.fullmatch(roles.text(row, "hash"))
    require_something("the archived copy", digest[1].lower() if digest else None)
    title, text = roles.text(row, "title"), roles.text(row, "text")
    said = [
        *(roles.said(row, "status", "date")),
        *(roles.said(row, "title") if text and title not in text else ()),
        *(() if digest else roles.said(row, "hash")),
        *(f"Copy: {one}" for one in more),
        *roles.said(row, "beside"),
        *roles.rest(row),
    ]
    return Archived(
        sheet,
        row.number,
        link,
        None if _FAILED.search(status) else copy or None,
        status,
        digest[1].lower() if digest else None,
        text or title or None,
        roles.text(row, "posted") or None,
        roles.text(row, "claim"),
        roles.text(row, "source") or None,
        roles.text(row, "bearing") or None,
        tuple(said),
    )


def _columns(sheet: Sheet, roles: Roles) -> Iterator[str]:
    left = [roles.called(at) for at in roles.columns.get("thumbnail", ())]
    for names, fate in (
        ([name for _, name in roles.others], "kept in the notes"),
        (left, "left out: pictures of pictures"),
    ):
        if names:
            yield f"sheet {shown(sheet.name)}, {', '.join(map(shown, names))}: {fate}"
