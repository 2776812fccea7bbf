"""A row of somebody's sheet by the columns of ours, before anybody has held it against the desk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from tracker.domain.value import value

WHOLE_ROW = ""
"""Stands for a column where a fault is of no column alone."""


@value
class WrittenRow:
    """What one row says. A column that the sheet has not is in none of the three; no repr tells any of it."""

    sheet: str
    number: int
    """As a spreadsheet shows it, from 1."""
    cells: Mapping[str, str] = field(repr=False)
    """Column -> what stands there, empty where the cell is."""
    places: Mapping[str, int] = field(default_factory=dict, repr=False)
    """Column -> where in the sheet it is, from 0."""
    faults: Mapping[str, str] = field(default_factory=dict, repr=False)
    """Column -> why its cell cannot be read, as a sentence ends."""
    found_wrong: bool = False
    """Whether a verdict in it says that the claim is wrong: its evidence does not support it, then. It decides nothing."""

    def said(self, column: str) -> str:
        """What stands in a column, empty where the sheet has none."""
        return self.cells.get(column, "")
