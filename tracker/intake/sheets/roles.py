"""What the columns of somebody's sheet are for, by their headers; and the cells of one row by what they are for."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping

from tracker.domain.errors import BadInputError
from tracker.domain.wording import shown, tidied
from tracker.intake.sheets.headings import plain
from tracker.intake.sheets.workbook import Row, column_letters, text_of

_HEADER = 100
"""Letters of a header that are shown."""


class Roles:
    """The columns of one sheet. Several may have one role; what has none keeps its header."""

    def __init__(self, header: Row, words: Mapping[str, Iterable[str]]) -> None:
        """Tell each column by its header; `words` has the headers, as `plain` gives them, of each role."""
        role_of = {word: role for role, several in words.items() for word in several}
        self.columns: dict[str, list[int]] = {}
        self.others: list[tuple[int, str]] = []
        self.header = header
        for at, cell in enumerate(header.cells):
            role = role_of.get(plain(cell)) if cell is not None else None
            if role is not None:
                self.columns.setdefault(role, []).append(at)
            elif cell is not None:
                self.others.append((at, self.called(at)))

    def __contains__(self, role: str) -> bool:
        return role in self.columns

    def called(self, at: int) -> str:
        """A column's header as people read it."""
        try:
            said = tidied(text_of(self.header.cell(at)), _HEADER)
        except BadInputError:
            said = ""
        return said or f"column {column_letters(at)}"

    def text(self, row: Row, role: str) -> str:
        """What stands in the first column of a role that holds something; empty where none does.

        Raises:
            BadInputError: a cell cannot be read.
        """
        return next(filter(None, self.texts(row, role)), "")

    def texts(self, row: Row, role: str) -> list[str]:
        """What stands in every column of a role.

        Raises:
            BadInputError: a cell cannot be read.
        """
        return [self._text(row, at) for at in self.columns.get(role, ())]

    def said(self, row: Row, *roles: str) -> list[str]:
        """The cells of these roles that hold something, each with its header: "Concerns: ask again".

        Raises:
            BadInputError: a cell cannot be read.
        """
        columns = [(at, self.called(at)) for role in roles for at in self.columns.get(role, ())]
        return self._said(row, columns)

    def rest(self, row: Row) -> list[str]:
        """The same of the columns that have no role.

        Raises:
            BadInputError: a cell cannot be read.
        """
        return self._said(row, self.others)

    def _said(self, row: Row, columns: Iterable[tuple[int, str]]) -> list[str]:
        found = [(called, self._text(row, at)) for at, called in columns]
        return [f"{called}: {text}" for called, text in found if text]

    def _text(self, row: Row, at: int) -> str:
        try:
            return unicodedata.normalize("NFC", text_of(row.cell(at)))  # as the desk keeps every text
        except BadInputError as error:
            raise BadInputError(f"column {column_letters(at)}, {shown(self.called(at))}: {error}") from None
