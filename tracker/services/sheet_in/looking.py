"""What the rows of a sheet come to, held against the desk, before any of it is written: so that nobody waits meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import islice

from sqlalchemy.orm import Session

from tracker.domain.wording import shown
from tracker.domain.written_row import WrittenRow
from tracker.intake.sheets.claim_rows import ClaimSheet
from tracker.reports.desk_sheet.cells import plain_cell
from tracker.services.foreseen import Fate, Foreseen
from tracker.services.sheet_in.comparing import edited, refusal
from tracker.services.sheet_in.hand import OnFile
from tracker.services.sheet_in.judging import Edit, Judge
from tracker.services.sheet_in.on_file import Desk, Then
from tracker.services.sheet_in.sameness import put_back
from tracker.services.sheet_in.told import Refused
from tracker.store import ledger

AT_ONCE = 500
"""Rows held against the desk together."""
_WAITING = 10_000
"""Rows held against what the desk said then together: all of one moment, and then of the next."""


@dataclass(slots=True)
class Looked:
    """A sheet that was looked at."""

    found: ClaimSheet
    head: ledger.Head
    """The newest entry of the desk that it was held against."""
    edits: list[Edit] = field(default_factory=list)
    """The rows that change a claim, in their order."""
    without_label: list[WrittenRow] = field(default_factory=list)
    told: Foreseen = field(default_factory=Foreseen)
    """What is known of the others: what says what is on file, and what cannot be taken."""


def look_at(session: Session, found: ClaimSheet, looked_at: Callable[[int], None] | None = None) -> Looked:
    """Hold a sheet against the desk.

    Args:
        looked_at: called with 1 for every row.
    """
    return _Looking(session, found, looked_at).run()


class _Looking:
    """One sheet."""

    def __init__(self, session: Session, found: ClaimSheet, looked_at: Callable[[int], None] | None) -> None:
        self._session, self._looked_at = session, looked_at
        self._looked = Looked(found, ledger.head(session.connection()))
        self._told = self._looked.told
        self._waiting: list[Edit] = []
        """Rows that say something else than the desk does, before anybody has looked at what it said then."""
        self._seen: dict[str, int] = {}
        """Label -> the row that has it."""

    def run(self) -> Looked:
        """Look at every row."""
        with Then(self._session) as then:
            self._now, judge = Desk(self._session), Judge(self._session, then)
            rows = self._looked.found.rows()
            while part := list(islice(rows, AT_ONCE)):
                self._look_at(part)
                if len(self._waiting) >= _WAITING:
                    self._judge(judge)
            self._judge(judge)
        self._looked.edits.sort(key=lambda edit: edit.written.number)
        return self._looked

    def _look_at(self, part: list[WrittenRow]) -> None:
        """Tell the rows that change something from those that say what is on file."""
        on_file = self._now.claims(row.said("claim") for row in part if row.said("claim"))
        for written in part:
            if self._looked_at is not None:
                self._looked_at(1)
            self._refuse(written, self._compare(written, on_file))

    def _compare(self, written: WrittenRow, on_file: dict[str, OnFile]) -> list[Refused]:
        if written.faults:
            return [refusal(written, name or None, why) for name, why in written.faults.items()]
        label = written.said("claim")
        if not label:
            self._looked.without_label.append(written)
            return []
        if label in self._seen:
            return [refusal(written, "claim", f"{label} stands in row {self._seen[label]} already: keep one of them")]
        self._seen[label] = written.number
        if label not in on_file:
            return [
                refusal(written, "claim", f"there is no claim {shown(label)} on file; empty the cell for a new claim")
            ]
        claim = on_file[label]
        if written.said("article") not in ("", plain_cell(claim.cells["article"])):
            return [
                refusal(written, "article", f"{label} is of {claim.cells['article']}, and a claim stays in its story")
            ]
        written = put_back(written, claim.cells)
        wanted = edited(written, claim.cells)
        if wanted:
            self._waiting.append(Edit(written, claim, wanted))
        else:
            self._same(written)
        return []

    def _judge(self, judge: Judge) -> None:
        """Tell what was edited from what the desk has changed since."""
        for edit, faults in judge.verdicts(self._waiting):
            self._refuse(edit.written, faults)
            if not edit.wanted:
                self._same(edit.written)
            elif not faults:
                self._looked.edits.append(edit)
        self._waiting.clear()

    def _same(self, written: WrittenRow) -> None:
        self._told.add(written.sheet, written.number, Fate.SAME, "")

    def _refuse(self, written: WrittenRow, faults: Iterable[Refused]) -> None:
        for fault in faults:
            self._told.add(written.sheet, written.number, Fate.REFUSED, str(fault))
