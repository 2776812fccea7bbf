"""A row with a label against the claim on file: what somebody edited, and whether that may still be taken."""

from __future__ import annotations

from collections.abc import Mapping

from tracker.domain.desk_sheet import BY_NAME, COLUMNS, HELD, KEYS, SAID
from tracker.domain.written_row import WrittenRow
from tracker.reports.desk_sheet.cells import CUT, Cells, plain_cell
from tracker.services.sheet_in.sameness import moments_in, same
from tracker.services.sheet_in.told import Refused

_GUARDS = ("updated_at", "desk_entry")
_TELLING = frozenset(
    column.name
    for column in COLUMNS
    if not column.worked_out and column.name not in (*KEYS, *_GUARDS, "assignee", *SAID, *HELD)
) | {"speaker", "stance", "via", "evidence_source", "evidence_url", "evidence_locator", "archived_url"}
"""What somebody must have seen before they change a claim. Who is on it ends by itself, and counts follow from the rest."""


def edited(written: WrittenRow, now: Cells) -> frozenset[str]:
    """The columns that say something else than the desk does."""
    return frozenset(
        name
        for name, text in written.cells.items()
        if name not in (*KEYS, *_GUARDS) and not same(name, text, now[name])
    )


def edited_since(written: WrittenRow, differing: frozenset[str], then: Cells) -> frozenset[str]:
    """Those of them that say something else than the sheet did when it was written."""
    return frozenset(name for name in differing if not same(name, written.cells[name], then[name]))


def out_of_date(written: WrittenRow, now: Cells, then: Cells) -> list[str]:
    """What was changed on the desk since the sheet was written, and is not what the sheet says."""
    return [
        column.name
        for column in COLUMNS
        if column.name in _TELLING
        and now[column.name] != then[column.name]
        and not (column.name in written.cells and same(column.name, written.cells[column.name], now[column.name]))
    ]


def changed_after(written: WrittenRow, now: Cells) -> bool:
    """Whether the claim was changed after the time in its row; what no sheet tells cannot be told."""
    at = now["updated_at"]
    moments = moments_in(written.said("updated_at"))
    return bool(moments) and at is not None and not same("updated_at", written.said("updated_at"), at)


def refusals(written: WrittenRow, wanted: frozenset[str], now: Cells) -> list[Refused]:
    """Why a row cannot be taken: what only the desk's own acts can say, and what was cut in the sheet."""
    found: list[Refused] = []
    for column in COLUMNS:
        if column.name not in wanted:
            continue
        label = str(now["claim"])
        if not column.writable:
            reason = f"a sheet cannot change it: {column.mend.replace('{claim}', label)}; put the cell back as it was"
        elif plain_cell(now[column.name]).endswith(CUT):
            reason = "the sheet has only the beginning of it: change it with `tracker claim edit`"
        elif column.name == "exact" and now["exact"]:
            reason = f"it stands on other words: {BY_NAME['start'].mend.replace('{claim}', label)}; put the cell back as it was"
        elif column.name in ("claim_text", "status", "risk") and not written.said(column.name):
            reason = "it cannot be empty: put back what stood there"
        else:
            continue
        found.append(refusal(written, column.name, reason))
    return found


def refusal(written: WrittenRow, column: str | None, reason: str) -> Refused:
    """A refusal of a row, by the column it is about."""
    places: Mapping[str, int] = written.places
    return Refused(column, places.get(column or ""), reason)
