"""A sheet of claims onto the desk, ours or anybody's: one transaction, all rows or none.

A row with a label changes that claim in the cells that somebody edited; a row without one is a new claim, or adds its
sources to the claim of the story that says the same. A sheet takes nothing off the desk by leaving a row or a column out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePath

from sqlalchemy.orm import Session

from tracker.domain.desk_sheet import BY_NAME, HELD, SAID
from tracker.domain.errors import BadInputError, TrackerError
from tracker.domain.folding import folded
from tracker.domain.vocabulary import AttributionStatus
from tracker.domain.wording import clean_slug, shown
from tracker.domain.written_row import WrittenRow
from tracker.intake.sheets.claim_rows import ClaimSheet, claim_sheet
from tracker.intake.sheets.mapping import SheetMapping
from tracker.intake.sheets.workbook import Workbook
from tracker.models import Person
from tracker.reports.desk_sheet.cells import plain_cell
from tracker.services.desks import require_writer
from tracker.services.foreseen import Fate, Foreseen
from tracker.services.sheet_in.comparing import refusal
from tracker.services.sheet_in.hand import Hand
from tracker.services.sheet_in.judging import Edit
from tracker.services.sheet_in.lines import lines_on_file
from tracker.services.sheet_in.looking import Looked, look_at
from tracker.services.sheet_in.on_file import Desk
from tracker.services.sheet_in.told import Refused
from tracker.services.sheet_in.whom import Whom
from tracker.services.sheet_in.writing import add_sourcing, change, make
from tracker.store import ledger
from tracker.store.articles import get_article
from tracker.store.changes import attempt
from tracker.store.some_claims import texts_in

_NOT_IN_A_NEW_ROW = tuple(
    name for name, column in BY_NAME.items() if not column.writable and not column.worked_out and name != "updated_at"
)
_NEW = "unreviewed"
_MOST_NAMED = 30
"""New sources told by name; all of them stand with their rows."""


@dataclass(frozen=True, slots=True)
class Asked:
    """How somebody wants a sheet read."""

    mapping: SheetMapping | None = None
    article: str | None = None
    """Of rows that name none."""
    sheet: str | None = None


def look_at_claims(
    session: Session,
    workbook: Workbook,
    asked: Asked,
    *,
    by: Person,
    looked_at: Callable[[int], None] | None = None,
) -> Looked:
    """Hold a sheet of claims against the desk and write nothing, for `import_claims`: it takes longer than writing, and nobody
    else need wait meanwhile.

    Args:
        looked_at: called with 1 for every row.

    Raises:
        BadInputError: the workbook holds no claims, or the mapping does not fit it.
        MoveRefusedError: `by` may only read.
    """
    require_writer(by)
    return look_at(session, claim_sheet(workbook, asked.mapping, asked.sheet), looked_at)


def import_claims(
    session: Session,
    workbook: Workbook,
    asked: Asked,
    *,
    by: Person,
    looked: Looked | None = None,
    looked_at: Callable[[int], None] | None = None,
    left: Callable[[int], None] | None = None,
) -> Foreseen:
    """Write what a sheet of claims says. Returns what became of each row; where one is refused, the caller rolls all of it
    back, and the others are told as if it had not been.

    Args:
        looked: what came of looking at it, which is done here where anything was written on the desk since, or nobody has.
        looked_at: called with 1 for every row that is looked at, and again for every one that is written.
        left: called once with how many rows are to be written, as soon as all were looked at.

    Raises:
        BadInputError: the workbook holds no claims, or the mapping does not fit it.
        MoveRefusedError: `by` may only read.
    """
    require_writer(by)
    if looked is None or looked.head != ledger.head(session.connection()):
        looked = look_at_claims(session, workbook, asked, by=by, looked_at=looked_at)
    return _Import(session, looked, asked, by, PurePath(workbook.called).name, looked_at, left).run()


class _Import:
    """One sheet."""

    def __init__(
        self,
        session: Session,
        looked: Looked,
        asked: Asked,
        by: Person,
        called: str,
        wrote: Callable[[int], None] | None,
        left: Callable[[int], None] | None,
    ) -> None:
        self._session, self._looked, self._wrote = session, looked, wrote
        self._left = left
        mapping = looked.found.mapping
        self._whom = Whom(session, by, mapping)
        self._hand = Hand(session, by, self._whom, mapping.defaults, called)
        self._article = asked.article or mapping.article
        self._told = looked.told
        self._texts: dict[str, dict[str, tuple[int, int]]] = {}

    def run(self) -> Foreseen:
        """Write what is to be written."""
        self._told.remarks.extend(_remarks(self._looked.found))
        if self._left is not None:
            self._left(len(self._looked.edits) + len(self._looked.without_label))
        for edit in self._looked.edits:
            self._write(edit.written, lambda edit=edit: self._changed(edit))  # type: ignore[misc]
        for written in self._looked.without_label:
            self._write(written, lambda written=written: self._added(written))  # type: ignore[misc]
        if self._whom.new:
            named = [f"{shown(name)} ({kind.value})" for name, kind in self._whom.new]
            more = f" and {len(named) - _MOST_NAMED:,} more" if len(named) > _MOST_NAMED else ""
            self._told.remarks.append(f"new sources: {', '.join(named[:_MOST_NAMED])}{more}")
        return self._told

    def _refuse(self, written: WrittenRow, fault: Refused) -> None:
        self._told.add(written.sheet, written.number, Fate.REFUSED, str(fault))

    def _write(self, written: WrittenRow, act: Callable[[], tuple[Fate, str]]) -> None:
        """One row, or nothing of it."""
        if self._wrote is not None:
            self._wrote(1)
        known = list(self._whom.new)
        try:
            with attempt(self._session):
                fate, says = act()
        except TrackerError as error:
            self._whom.forget(known)
            self._refuse(written, refusal(written, getattr(error, "column", None), str(error)))
        else:
            self._told.add(written.sheet, written.number, fate, says)

    def _changed(self, edit: Edit) -> tuple[Fate, str]:
        told = list(change(self._hand, edit.written, edit.claim, edit.wanted))
        if not told:
            columns = ", ".join(sorted(edit.wanted))
            raise BadInputError(f"what is other in {columns} cannot be written onto the desk: put it back as it was")
        return Fate.CHANGED, f"{edit.claim.label}: {'; '.join(dict.fromkeys(told))}"

    def _added(self, written: WrittenRow) -> tuple[Fate, str]:
        """A new claim; or what is new about one of the story that says the same."""
        slug = clean_slug(written.said("article") or self._article or self._no_article())
        decided = [name for name in _NOT_IN_A_NEW_ROW if written.said(name) not in ("", _NEW)]
        if decided:
            raise BadInputError(
                f"a new claim comes in unreviewed, with nothing decided: empty {', '.join(decided)}, or give the row its label"
            )
        text = written.said("claim_text")
        if not text:
            raise BadInputError("a new claim needs claim_text: say what is claimed, or give the row its label")
        known = self._known(slug)
        if folded(text) in known:
            return self._adds_to(written, *known[folded(text)], slug)
        label, told = make(self._hand, written, slug)
        known[folded(text)] = (0, int(label.rpartition("#")[2]))
        return Fate.NEW, f"{label}: {'; '.join(told)}"

    def _adds_to(self, written: WrittenRow, key: int, number: int, slug: str) -> tuple[Fate, str]:
        label = f"{slug}#{number}"
        if key == 0:
            raise BadInputError(f"another row says the same, and became {label}: keep one of them")
        claim = Desk(self._session).claim(key)
        self._whom.meet(claim.called)
        said, held = lines_on_file(claim.cells, SAID), lines_on_file(claim.cells, HELD)
        status = AttributionStatus(plain_cell(claim.cells["status"]))
        told = list(add_sourcing(self._hand, written, label, status, said, held))
        if not told:
            return Fate.SAME, f"{label} says the same"
        return Fate.FILLED, f"{label} says the same: {'; '.join(told)}"

    def _known(self, slug: str) -> dict[str, tuple[int, int]]:
        """What the claims of a story say, folded -> their keys and numbers."""
        if slug not in self._texts:
            article = get_article(self._session, slug)
            rows = texts_in(self._session.connection(), article.id)
            self._texts[slug] = {folded(text): (key, number) for key, number, text in rows}
        return self._texts[slug]

    @staticmethod
    def _no_article() -> str:
        raise BadInputError(
            "a new claim needs a story: name its slug under article, or for all rows with --article or in the mapping file"
        )


def _remarks(found: ClaimSheet) -> Iterator[str]:
    """What was made of the columns."""
    if found.guessed:
        told = ", ".join(f"{ours} is {theirs}" for ours, theirs in found.guessed)
        yield f"guessed by the headers: {told}. A mapping file (--map) says it for certain"
    if found.left_out:
        yield f"columns left out: {', '.join(found.left_out)}"
    yield from found.sheets_not_read()
