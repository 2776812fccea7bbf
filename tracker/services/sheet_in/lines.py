"""The lines of a row's speakers or evidence against those on file: which are the same, which are new, which are gone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tracker.domain.desk_sheet import HELD, ONLY_OF_NEW, PASSED_ON, SAID
from tracker.domain.errors import BadInputError
from tracker.domain.written_row import WrittenRow
from tracker.reports.desk_sheet.cells import Cells, plain_cell
from tracker.services.sheet_in.pairing import Line, Paired, paired, says_the_same
from tracker.services.sheet_in.sameness import lines_of

_FOLLOWING = frozenset({"speaker_role", "named", "sha256"})
SPOKEN = tuple(name for name in SAID if name != "named")
"""The columns of the speakers that a sheet may fill."""
SAID_APART = tuple(name for name in SAID if name not in (*ONLY_OF_NEW, "named"))
HELD_APART = tuple(name for name in HELD if name != "sha256")


def written_lines(written: WrittenRow, names: Sequence[str], first: str, *, emptied: bool = False) -> list[Line]:
    """The lines of one group of columns in a row; where the sheet has no column `first`, those that say nothing too, for then
    only its place tells whose a line is.

    Args:
        emptied: whether somebody changed the column `first`; if nothing stands there now, there are no lines.

    Raises:
        BadInputError: a line says something, but nothing in the column `first`.
    """
    there = [name for name in names if name in written.cells]
    if emptied and not lines_of(first, written.said(first)):
        return []
    columns = {name: lines_of(name, written.cells[name]) for name in there}
    most = max((len(lines) for lines in columns.values()), default=0)
    found = [{name: lines[at] if at < len(lines) else "" for name, lines in columns.items()} for at in range(most)]
    for at, line in enumerate(found, 1):
        if first in line and not line[first] and any(line.values()) and (columns[first] or first != "evidence_source"):
            raise BadInputError(f"line {at} says something, but nothing under {first}: fill it in, or empty the line")
    return [line for line in found if any(line.values()) or first not in there]


def say_the_same(written: WrittenRow, cells: Cells, names: Sequence[str], first: str) -> bool:
    """Whether the lines of one group are those of a row, one for one, in whatever order."""
    columns = {name: lines_of(name, written.cells[name]) for name in names if name in written.cells}
    most = max(map(len, columns.values()), default=0)
    lines = [{name: said[at] if at < len(said) else "" for name, said in columns.items()} for at in range(most)]
    left = lines_on_file(cells, names)
    known = [name for name in names if name not in _FOLLOWING]
    for line in (line for line in lines if any(line.values())):
        ours = next((one for one in left if says_the_same(one, line, known)), None)
        if ours is None or line.get("speaker_role", "") not in ("", ours.get("speaker_role", "")):
            return False
        left.remove(ours)
    return not left


def lines_on_file(cells: Cells, names: Sequence[str]) -> list[Line]:
    """The lines of the same columns as the desk has them."""
    columns = {name: lines_of(name, plain_cell(cells[name])) for name in names}
    most = max(map(len, columns.values()))
    return [{name: lines[at] if at < len(lines) else "" for name, lines in columns.items()} for at in range(most)]


def speakers_paired(written: Sequence[Line], on_file: Sequence[Line]) -> Paired:
    """Speakers are told apart by name, stance and chain.

    Raises:
        BadInputError: nobody can say which line became which.
    """
    return paired(written, on_file, SAID_APART, "speaker")


def evidence_paired(written: Sequence[Line], on_file: Sequence[Line]) -> Paired:
    """Evidence is told apart by whose it is, its bearing, and where it is.

    Raises:
        BadInputError: nobody can say which line became which.
    """
    return paired(written, on_file, HELD_APART, "evidence_source")


def chain_in(text: str) -> list[str]:
    """The names of a chain, nearest the reader first."""
    return [name.strip() for name in text.split(PASSED_ON.strip()) if name.strip()]


def filled_in(line: Mapping[str, str], from_file: Mapping[str, str]) -> Line:
    """A line with what the sheet has no columns for, as the desk has it."""
    return {**from_file, **line}


def says_nothing_new(line: Line, on_file: Sequence[Line], names: Sequence[str]) -> bool:
    """Whether a line stands on file already."""
    return any(says_the_same(ours, line, names) for ours in on_file)
