"""Records made of a spreadsheet's rows, put on file as a bundle is: in one transaction, all or none."""

from __future__ import annotations

import re
from typing import Any

import orjson
from sqlalchemy.orm import Session

from tracker.domain.errors import BadInputError, MoveRefusedError
from tracker.domain.wording import shown
from tracker.intake.bundle import parse
from tracker.models import Person
from tracker.services.importing import Imported, import_bundle

_AT_LINE = re.compile(r"line (\d+): (.*)", re.S)


class BundleOfRows:
    """Records in the order in which they are written, each with the row it comes from."""

    def __init__(self) -> None:
        self._lines: list[bytes] = []
        self._places: list[tuple[str, int]] = []

    def __len__(self) -> int:
        return len(self._lines)

    def add(self, sheet: str, row: int, *records: dict[str, Any]) -> None:
        """Add what a row becomes, or none of it.

        Raises:
            BadInputError: a field cannot be taken.
        """
        try:
            lines = [
                orjson.dumps({key: value for key, value in record.items() if value is not None}) for record in records
            ]
        except orjson.JSONEncodeError:
            raise BadInputError("a cell holds half of a character: type its words anew") from None
        for line in lines:
            parse(line)
        self._lines += lines
        self._places += [(sheet, row)] * len(lines)

    def put_on_file(self, session: Session, *, by: Person) -> Imported:
        """Write them.

        Raises:
            BadInputError: a record cannot be taken; the sentence names its row.
            MoveRefusedError: `by` may not write.
        """
        try:
            return import_bundle(session, self._lines, by=by)
        except (BadInputError, MoveRefusedError) as error:
            raise type(error)(self._told(str(error))) from None

    def _told(self, error: str) -> str:
        found = _AT_LINE.fullmatch(error)
        if found is None:
            return error
        sheet, row = self._places[int(found[1]) - 1]
        return f"sheet {shown(sheet)}, row {row}: {found[2]}"
