"""A row with a label against the claim on file: what somebody edited, and whether that may still be taken."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tracker.domain.desk_sheet import BY_NAME, COLUMNS, HELD, KEYS, SAID
from tracker.domain.written_row import WrittenRow
from tracker.reports.desk_sheet.cells import CUT, Cells, plain_cell
from tracker.services.sheet_in.hand import OnFile
from tracker.services.sheet_in.lines import say_the_same
from tracker.services.sheet_in.sameness import lines_of, moments_in, same
from tracker.services.sheet_in.told import Refused

_GUARDS = ("updated_at", "desk_entry", "written_at")
_OF_THE_SOURCE = frozenset({"speaker_role", "named"})
_TELLING = frozenset(
    column.name
    for column in COLUMNS
    if not column.worked_out and column.name not in (*KEYS, *_GUARDS, "assignee", "sha256", *_OF_THE_SOURCE)
)
"""What somebody must have seen before they change a claim. Who is on it ends by itself, counts follow from the rest, and what
a source is stands with the source."""
_GROUPS = {"speaker": SAID, "evidence_source": HELD}
_FOLLOWING = {"sha256": HELD, "rests_on": (*SAID, *HELD)}
"""What tells only where nothing changed of that from which it follows: a file put on file, a source found to draw on another."""


def edited(written: WrittenRow, now: Cells) -> frozenset[str]:
    """The columns that say something else than the desk does; in what order the lines of a group stand says nothing."""
    settled = _settled(written, now)
    return frozenset(
        name
        for name, text in written.cells.items()
        if name not in (*KEYS, *_GUARDS) and name not in settled and not same(name, text, now[name])
    )


def edited_since(written: WrittenRow, differing: frozenset[str], then: Cells, *, to_the_minute: bool) -> frozenset[str]:
    """Those of them that say something else than the sheet did when it was written.

    Args:
        to_the_minute: whether the sheet says when that was; where it does not, what may have ended by the clock is not edited.
    """
    settled = _settled(written, then)
    return frozenset(
        name
        for name in differing
        if name not in settled and not same(name, written.cells[name], then[name])
        if to_the_minute or not _may_have_ended(name, written.cells[name], then)
    )


def _may_have_ended(name: str, text: str, then: Cells) -> bool:
    """Whether a cell says no more than what was left of it once some of it had ended."""
    return name in ("assignee", "waiver") and set(lines_of(name, text)) <= set(lines_of(name, plain_cell(then[name])))


def out_of_date(written: WrittenRow, wanted: frozenset[str], now: OnFile, then: OnFile) -> list[str]:
    """What was changed on the desk since the sheet was written, and is not what the sheet says."""
    settled = _settled(written, now.cells)
    others = {name for name in BY_NAME if now.cells[name] != then.cells[name]}
    found = [
        name
        for name in BY_NAME
        if name in others and name not in settled
        if name in _TELLING or (name in _FOLLOWING and not others & {*_FOLLOWING[name]} - {name})
        if not (name in written.cells and same(name, written.cells[name], now.cells[name]))
    ]
    if "assignee" in wanted and now.hands != then.hands:
        found.append("assignee")
    return found


def _settled(written: WrittenRow, cells: Cells) -> frozenset[str]:
    """The columns of the groups whose lines say what is there, in whatever order."""
    return frozenset(
        name
        for first, names in _GROUPS.items()
        if written.said(first) and say_the_same(written, cells, names, first)
        for name in names
        if BY_NAME[name].writable
    )


def changed_after(written: WrittenRow, now: Cells) -> bool:
    """Whether the claim was changed after the time in its row; what no sheet tells cannot be told."""
    at = now["updated_at"]
    moments = moments_in(written.said("updated_at"))
    return bool(moments) and at is not None and not same("updated_at", written.said("updated_at"), at)


def refusals(written: WrittenRow, wanted: frozenset[str], now: Cells) -> list[Refused]:
    """Why a row cannot be taken: what only the desk's own acts can say, and what was cut in the sheet."""
    return [refusal(written, name, reason) for name, reason in _refused(written, wanted, now)]


def _refused(written: WrittenRow, wanted: frozenset[str], now: Cells) -> Iterator[tuple[str, str]]:
    label = str(now["claim"])
    for name in (name for name in BY_NAME if name in wanted):
        column = BY_NAME[name]
        if not column.writable:
            if not _went_with_its_line(name, written, now):
                yield (
                    name,
                    f"a sheet cannot change it: {column.mend.replace('{claim}', label)}; put the cell back as it was",
                )
        elif plain_cell(now[name]).endswith(CUT):
            yield name, "the sheet has only the beginning of it: change it with `tracker claim edit`"
        elif name == "exact" and now["exact"]:
            mend = BY_NAME["start"].mend.replace("{claim}", label)
            yield name, f"it stands on other words: {mend}; put the cell back as it was"
        elif name in ("claim_text", "status", "risk") and not written.said(name):
            yield name, "it cannot be empty: put back what stood there"


def _went_with_its_line(name: str, written: WrittenRow, now: Cells) -> bool:
    """Whether a computed cell is other only because lines of its group were taken out, put in or moved."""
    first = next((first for first, names in _GROUPS.items() if name in names), None)
    if first is None or first not in written.cells or same(first, written.cells[first], now[first]):
        return False
    return set(lines_of(name, written.cells[name])) <= {"", *lines_of(name, plain_cell(now[name]))}


def refusal(written: WrittenRow, column: str | None, reason: str) -> Refused:
    """A refusal of a row, by the column it is about."""
    places: Mapping[str, int] = written.places
    return Refused(column, places.get(column or ""), reason)
