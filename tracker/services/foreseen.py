"""What an import of a spreadsheet would do, row by row: shown before it is done, and again when it was."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from tracker.domain.value import value


class Fate(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    CHANGED = "changed"
    FILLED = "filled"
    """Something on file gets what it lacked."""
    SAME = "on file"
    """It says nothing new."""
    LEFT = "left out"
    REFUSED = "refused"


@value
class RowFate:
    """One row, and what becomes of it. No repr tells what it holds."""

    sheet: str
    row: int
    fate: Fate
    says: str = field(repr=False)


@dataclass(slots=True, repr=False)
class Foreseen:
    """All rows of a workbook."""

    rows: list[RowFate] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    """What holds for the whole: columns that are left out, who says what is checked."""

    @property
    def refused(self) -> list[RowFate]:
        """The rows that cannot be taken; one is enough to import nothing."""
        return [row for row in self.rows if row.fate is Fate.REFUSED]

    @property
    def counts(self) -> Mapping[Fate, int]:
        """How many rows share each fate."""
        return Counter(row.fate for row in self.rows)

    def in_order(self) -> list[RowFate]:
        """The rows as the workbook has them: a sheet after the other, as they first came up."""
        sheets = {name: at for at, name in enumerate(dict.fromkeys(row.sheet for row in self.rows))}
        return sorted(self.rows, key=lambda row: (sheets[row.sheet], row.row))

    def add(self, sheet: str, row: int, fate: Fate, says: str) -> None:
        """Note what becomes of a row."""
        self.rows.append(RowFate(sheet, row, fate, says))
