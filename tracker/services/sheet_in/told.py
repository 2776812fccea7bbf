"""What a row of claims is told as: what changes in it, and where something cannot be taken."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from tracker.domain.errors import BadInputError, TrackerError
from tracker.domain.wording import first_words
from tracker.intake.sheets.workbook import column_letters


class Refused(NamedTuple):
    """A cell, or a whole row, that cannot be taken as it is; the reason names the mend."""

    column: str | None
    at: int | None
    """Where the column stands in the sheet, from 0."""
    reason: str

    def __str__(self) -> str:
        """The column as a spreadsheet and as we call it, and why."""
        if self.column is None:
            return self.reason
        where = "" if self.at is None else f"column {column_letters(self.at)}, "
        return f"{where}{self.column}: {self.reason}"


def before_and_after(name: str, before: str, after: str) -> str:
    """A change of one field: status: reported -> alleged."""
    return f"{name}: {_quoted(before)} -> {_quoted(after)}"


def _quoted(text: str) -> str:
    if not text:
        return "(empty)"
    return text if text.isidentifier() else first_words(text, 80)


class InColumnError(BadInputError):
    """What cannot be taken stands in this column."""

    def __init__(self, sentence: str, column: str) -> None:
        super().__init__(sentence)
        self.column = column


@contextmanager
def about(column: str | None) -> Iterator[None]:
    """Whatever is refused in here is about this column, unless it says another."""
    try:
        yield
    except InColumnError:
        raise
    except TrackerError as error:
        if column is None:
            raise
        raise InColumnError(str(error), column) from None
