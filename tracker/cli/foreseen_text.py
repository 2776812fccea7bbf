"""What an import of a spreadsheet does, or would do, row by row: for people and for programs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tracker.cli.output import counted, say, say_folded
from tracker.services.foreseen import Fate, Foreseen, RowFate

_MOST_NAMED = 3
"""Rows told by their numbers, of many that are refused for one reason; programs are told all."""

_TOTALS = {
    Fate.NEW: "new",
    Fate.CHANGED: "changed",
    Fate.FILLED: "filled in",
    Fate.SAME: "say what is on file",
    Fate.LEFT: "left out",
    Fate.REFUSED: "refused",
}


def tell(seen: Foreseen) -> None:
    """A line for every row that is not on file as it is, then the remarks and the totals."""
    sheet = None
    for rows in _alike(seen):
        row = rows[0]
        if row.sheet != sheet:
            sheet = row.sheet
            say(f"Sheet {' '.join(sheet.split())}")
        say_folded(f"  {_numbered([each.row for each in rows])}  {row.fate.value}  {row.says}", hang=4)
    for remark in seen.remarks:
        say_folded(f"{remark[:1].upper()}{remark[1:]}.", hang=2)
    say(_totals(seen))


def _alike(seen: Foreseen) -> list[list[RowFate]]:
    """The rows that are told, in their order; those of one sheet that are refused for the same reason stand together."""
    found: dict[tuple[str, str | int], list[RowFate]] = {}
    for at, row in enumerate(seen.in_order()):
        if row.fate is not Fate.SAME:
            found.setdefault((row.sheet, row.says if row.fate is Fate.REFUSED else at), []).append(row)
    return list(found.values())


def _numbered(rows: list[int]) -> str:
    """The rows by their numbers, the first few of them where they are many: rows 2, 3, 7 and 48 more."""
    if len(rows) == 1:
        return f"row {rows[0]}"
    if len(rows) > _MOST_NAMED + 1:
        return f"rows {', '.join(map(str, rows[:_MOST_NAMED]))} and {len(rows) - _MOST_NAMED:,} more"
    return f"rows {', '.join(map(str, rows[:-1]))} and {rows[-1]}"


def as_json(seen: Foreseen, path: Path, *, dry_run: bool) -> dict[str, Any]:
    """The same for programs."""
    return {
        "file": str(path),
        "dry_run": dry_run,
        "kept": not (dry_run or seen.refused),
        "counts": {fate.name.lower(): seen.counts.get(fate, 0) for fate in Fate},
        "rows": [
            {"sheet": row.sheet, "row": row.row, "fate": row.fate.name.lower(), "says": row.says}
            for row in seen.in_order()
        ],
        "remarks": list(seen.remarks),
    }


def _totals(seen: Foreseen) -> str:
    counts = {**seen.counts, Fate.REFUSED: len({(row.sheet, row.row) for row in seen.refused})}
    told = [f"{counts[fate]:,} {words}" for fate, words in _TOTALS.items() if counts.get(fate)]
    rows = len({(row.sheet, row.row) for row in seen.rows})
    return f"{counted(rows, 'row')}: {', '.join(told)}." if told else "No row says anything."
