"""One claim as the cells of a row, by the names of the columns (domain/desk_sheet.py)."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence

from tracker.domain.desk_sheet import NOBODY, PASSED_ON
from tracker.domain.sentences import sentences
from tracker.domain.value import value
from tracker.domain.vocabulary import DECIDED_STATES, SourceKind
from tracker.models.dossier import Dossier
from tracker.models.rows import AttributionRow, ClaimRow, EvidenceRow, PassageRow, PersonRow
from tracker.reports.formats.safe import visible
from tracker.reports.standing import Standing, standing

Cell = str | int | dt.date | dt.datetime | None
"""What a cell holds: text, a number, a day or a moment (UTC, without its zone, as spreadsheets keep it)."""
Cells = dict[str, Cell]

LONGEST = 16_000
"""Letters in a cell; a spreadsheet holds 32,767, and some letters count as two there."""
CUT = " … (cut here: the desk has all of it)"
_FULL_DAY = re.compile(r"(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}")
_UNNAMED = frozenset({SourceKind.UNNAMED, SourceKind.GROUP})


@value
class Story:
    """What the rows of one story share."""

    dossier: Dossier
    spans: Sequence[tuple[int, int]]
    """The sentences of its newest text."""
    entry: str
    """The ledger's newest entry, as the sheet names it."""


def story_of(dossier: Dossier) -> Story:
    """A story, its text taken apart once for all rows."""
    return Story(dossier, sentences(dossier.text), entry_named(dossier.ledger_seq, dossier.ledger_head))


def entry_named(seq: int, head: str) -> str:
    """The newest entry of a ledger as a cell holds it: 412-9b1f3c2a4d5e."""
    return f"{seq}-{head[:12]}"


def cells_of(story: Story, claim: ClaimRow, updated_at: dt.datetime | None) -> Cells:
    """The row of one claim, every column in it."""
    dossier = story.dossier
    measured = dossier.independence(claim)
    stands = claim.passages[-1] if claim.passages else None
    newest = [row for row in claim.passages if row.revision == (stands.revision if stands else 0)]
    decided = standing(claim) if claim.state in DECIDED_STATES else None
    return {
        "claim": claim.label,
        "article": dossier.slug,
        "revision": stands.revision if stands else None,
        "sentence": _sentence(story, newest[0]) if newest else None,
        "claim_text": shown(claim.text),
        "start": newest[0].start if newest else None,
        "end": newest[0].end if newest else None,
        "exact": shown(_flat(newest[0].exact)) if newest else None,
        "status": claim.status.value,
        "risk": claim.risk.value,
        "about": shown(claim.about),
        "allegation": "yes" if claim.allegation else "no",
        "as_of": _day(claim.as_of),
        **said_cells(dossier, speaking(claim)),
        "state": claim.state.value,
        "assignee": _initials(dossier.people, claim.hold.person_id if claim.hold else None),
        **_signed(dossier.people, decided),
        "citations": measured.citations,
        "independent_min": measured.minimum,
        "independent_max": measured.maximum,
        "rests_on": shown("\n".join(dossier.sources.names(measured.rests_on))),
        **held_cells(dossier, holding(claim)),
        **_asked(dossier, claim),
        "waiver": _waived(dossier, claim),
        "notes": shown(claim.note),
        "updated_at": _moment(updated_at),
        "desk_entry": story.entry,
        "written_at": _moment(dossier.at),
    }


def speaking(claim: ClaimRow) -> list[AttributionRow]:
    """The attributions that stand, each a line of the speakers."""
    return [row for row in claim.attributions if row.live]


def holding(claim: ClaimRow) -> list[EvidenceRow]:
    """The evidence that stands, each a line."""
    return [row for row in claim.evidence if row.live]


def said_cells(dossier: Dossier, rows: Sequence[AttributionRow]) -> Cells:
    """The columns of the speakers."""
    sources = dossier.sources.rows
    return {
        "speaker": _lines(rows, lambda row: sources[row.source_id].name),
        "speaker_role": _lines(rows, lambda row: sources[row.source_id].kind.value),
        "stance": _lines(rows, lambda row: row.status.value),
        "via": _lines(rows, lambda row: PASSED_ON.join(sources[key].name for key in row.via)),
        "first_hand": _lines(rows, lambda row: {None: "", True: "yes", False: "no"}[row.first_hand]),
        "named": _lines(rows, lambda row: _named(sources[row.source_id].kind, sources[row.source_id].confidential)),
    }


def held_cells(dossier: Dossier, rows: Sequence[EvidenceRow]) -> Cells:
    """The columns of the evidence."""
    return {
        "evidence_source": _lines(rows, lambda row: dossier.sources.name(row.source_id)),
        "evidence_bearing": _lines(rows, lambda row: row.bearing.value),
        "evidence_url": _lines(rows, lambda row: row.url),
        "evidence_locator": _lines(rows, lambda row: row.locator),
        "archived_url": _lines(rows, lambda row: row.archived_url),
        "sha256": _lines(rows, lambda row: row.sha256),
    }


def shown(text: str | None) -> str | None:
    """Text as a cell shows it: nothing hidden but its line ends, nothing around it, cut where a cell is full."""
    if not text:
        return None
    return _cut(text.strip() if text.isprintable() else "\n".join(map(visible, text.split("\n"))).strip())


def _cut(seen: str) -> str:
    return seen if len(seen) <= LONGEST else seen[: LONGEST - len(CUT)] + CUT


def line_shown(text: str | None) -> str:
    """The same as one line of a cell."""
    return _flat(text) if text else ""


def _flat(text: str) -> str:
    return text if text.isprintable() else " ".join(visible(text).split())


def _lines(rows: Sequence[object], say: Callable[..., str | None]) -> str | None:
    """One line for each; a dash where one says nothing and others do."""
    if not rows:
        return None
    lines = [line_shown(say(row)) for row in rows]
    return _cut("\n".join(line or NOBODY for line in lines)) if any(lines) else None


def _named(kind: SourceKind, confidential: bool) -> str:
    return "no" if confidential or kind in _UNNAMED else "yes"


def _sentence(story: Story, place: PassageRow) -> str | None:
    """The sentence of the newest text in which a passage begins, where it stands in that text."""
    if place.revision != story.dossier.revision:
        return None
    at = bisect_right(story.spans, (place.start, len(story.dossier.text) + 1)) - 1
    if at < 0:
        return None
    start, end = story.spans[at]
    return shown(_flat(story.dossier.text[start : max(end, place.end)]))


def _signed(people: Mapping[int, PersonRow], decided: Standing | None) -> Cells:
    if decided is None or decided.moved is None:
        return dict.fromkeys(("signed_by", "signed_at", "second_signed_by"))
    second = decided.moved.by_id
    first = decided.proposal.by_id if decided.proposal else second
    return {
        "signed_by": _initials(people, first),
        "signed_at": _moment(decided.moved.at),
        "second_signed_by": None if decided.alone or first == second else _initials(people, second),
    }


def _asked(dossier: Dossier, claim: ClaimRow) -> Cells:
    rows = [row for row in claim.replies if row.live]
    return {
        "response_sought": _lines(rows, lambda row: f"{row.asked_on} {row.party}"),
        "response": _lines(rows, lambda row: f"{row.outcome.value}: {row.answer}" if row.answer else row.outcome.value),
    }


def _waived(dossier: Dossier, claim: ClaimRow) -> str | None:
    rows = [row for row in claim.waivers if row.in_force(dossier.at)]
    return _lines(rows, lambda row: f"{row.rule} until {row.until} ({_initials(dossier.people, row.by_id)})")


def _initials(people: Mapping[int, PersonRow], key: int | None) -> str | None:
    return None if key is None else people[key].initials


def _day(text: str | None) -> Cell:
    return dt.date.fromisoformat(text) if text and _FULL_DAY.fullmatch(text) else text


def _moment(at: dt.datetime | None) -> dt.datetime | None:
    return None if at is None else at.astimezone(dt.UTC).replace(microsecond=0, tzinfo=None)


def plain_cell(cell: Cell) -> str:
    """A cell as a file of text holds it: days and moments as 2026-11-23 and 2026-11-23 09:30:00."""
    if cell is None:
        return ""
    if isinstance(cell, dt.datetime):
        return cell.isoformat(sep=" ")
    return cell.isoformat() if isinstance(cell, dt.date) else str(cell)


def texts_of(cells: Mapping[str, Cell], names: Iterable[str]) -> dict[str, str]:
    """Some columns of a row as text."""
    return {name: plain_cell(cells[name]) for name in names}
