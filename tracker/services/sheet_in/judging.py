"""Rows with a label, each judged by what the desk says now and what it said when the sheet was written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, islice
from typing import NamedTuple

from sqlalchemy.orm import Session

from tracker.domain.errors import TrackerError
from tracker.domain.written_row import WrittenRow
from tracker.services.sheet_in.comparing import changed_after, edited_since, out_of_date, refusal, refusals
from tracker.services.sheet_in.hand import OnFile
from tracker.services.sheet_in.on_file import Then
from tracker.services.sheet_in.told import Refused
from tracker.store.past import Moment

_AT_ONCE = 500


class Edit(NamedTuple):
    """A row with a label, and what of it says something else than the desk does."""

    written: WrittenRow
    claim: OnFile
    wanted: frozenset[str]


class Verdict(NamedTuple):
    """What of a row is to be written, and why it cannot be."""

    edit: Edit
    faults: list[Refused]


class _Of(NamedTuple):
    """An edit, and of which moment its row is."""

    moment: Moment
    by_the_clock: bool
    edit: Edit


class Judge:
    """Judges rows moment by moment, so that only one state of the past is held at a time."""

    def __init__(self, session: Session, then: Then) -> None:
        self._session, self._then = session, then

    def verdicts(self, edits: Sequence[Edit]) -> Iterator[Verdict]:
        """What becomes of each, in no order."""
        known: list[_Of] = []
        for edit in edits:
            try:
                moment, by_the_clock = self._then.moment_of(edit.written)
            except TrackerError as error:
                yield Verdict(edit, [refusal(edit.written, getattr(error, "column", None), str(error))])
                continue
            if moment is None:
                yield _by_its_time(edit)
            else:
                known.append(_Of(moment, by_the_clock, edit))
        held = self._then.moment
        known.sort(key=lambda each: (each.moment != held, each.moment))
        for moment, rows in groupby(known, lambda each: each.moment):
            while part := list(islice(rows, _AT_ONCE)):
                yield from self._of_then(moment, part)

    def _of_then(self, moment: Moment, part: Sequence[_Of]) -> Iterator[Verdict]:
        try:
            then = self._then.desk(moment).claims(each.edit.claim.label for each in part)
        except TrackerError as error:
            for _, _, edit in part:
                yield Verdict(edit, [refusal(edit.written, "desk_entry", str(error))])
            return
        for _, by_the_clock, edit in part:
            before = then.get(edit.claim.label)
            yield _by_its_time(edit) if before is None else _against(edit, before, by_the_clock=by_the_clock)


def _against(edit: Edit, then: OnFile, *, by_the_clock: bool) -> Verdict:
    """A row whose claim is known as the sheet had it."""
    written, claim, differing = edit
    wanted = edited_since(written, differing, then.cells, to_the_minute=by_the_clock)
    old = out_of_date(written, wanted, claim, then) if wanted else []
    return _verdict(edit, wanted, old)


def _by_its_time(edit: Edit) -> Verdict:
    """A row of which only the time in it tells how old it is: what was accepted on a claim may have ended since."""
    wanted = edit.wanted - {"waiver"}
    return _verdict(edit, wanted, ["something"] if wanted and changed_after(edit.written, edit.claim.cells) else [])


def _verdict(edit: Edit, wanted: frozenset[str], old: list[str]) -> Verdict:
    written, claim, _ = edit
    kept = Edit(written, claim, wanted)
    if not old:
        return Verdict(kept, refusals(written, wanted, claim.cells))
    fresh = f"`tracker export-sheet {claim.cells['article']}` writes a fresh sheet: make the changes there"
    says = f"{claim.label} was changed since the sheet was written ({', '.join(old)}); {fresh}"
    return Verdict(kept, [refusal(written, None, says)])
