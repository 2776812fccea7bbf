"""The sources of a fact-checking workbook, as names on file: who is there already, and who is put there."""

from __future__ import annotations

from sqlalchemy.orm import Session

from tracker.domain.errors import BadInputError
from tracker.domain.folding import folded
from tracker.domain.vocabulary import SourceKind
from tracker.domain.wording import first_words, shown
from tracker.intake.sheets.fact_checking.matching import Matched
from tracker.intake.sheets.fact_checking.template import Listed
from tracker.services.bundle_of_rows import BundleOfRows
from tracker.services.foreseen import Fate
from tracker.store.sources import find_sources, near_names


class SourceRows:
    """The rows of the sheet of sources, looked up once."""

    def __init__(self, session: Session, records: BundleOfRows, called: str) -> None:
        """Begin with none; new ones go to `records`."""
        self._session, self._records, self._called = session, records, called
        self._names: dict[int, str] = {}
        """Row -> the name on file."""
        self._new: dict[str, str] = {}

    def take(self, one: Listed) -> tuple[Fate, str]:
        """Whom a row comes to, and what becomes of it.

        Raises:
            BadInputError: several on file go by its name, or a field cannot be taken.
        """
        found = find_sources(self._session, one.name)
        if len(found) > 1:
            raise BadInputError("several sources on file go by this name: use one that only one of them has")
        if found:
            self._names[one.where.row] = found[0].name
            return Fate.SAME, f"{found[0].spoken} is on file, and stays as it is"
        before = self._new.get(folded(one.name))
        if before is not None:
            self._names[one.where.row] = before
            return Fate.SAME, "a row above names the same source"
        return self._put_new(one)

    def names_of(self, matched: Matched) -> dict[str, str | None]:
        """The sources of a fact by the names they have on file, each with the link that its row gives.

        Raises:
            BadInputError: one cannot be taken, or is not there.
        """
        found: dict[str, str | None] = {}
        for one in matched.sources:
            if one.where.row not in self._names:
                raise BadInputError(
                    f"its source in sheet {shown(one.where.sheet)}, row {one.where.row}, cannot be taken"
                )
            found.setdefault(self._names[one.where.row], one.url)
        for name in matched.beyond:
            known = find_sources(self._session, name)
            if len(known) != 1:
                raise BadInputError(
                    f"{first_words(name)} is no source that the sheets or the desk know: give it a row among the sources"
                )
            found.setdefault(known[0].name, None)
        return found

    def _put_new(self, one: Listed) -> tuple[Fate, str]:
        confidential = one.confidential or one.kind is SourceKind.UNNAMED
        origin = f"From sheet {shown(one.where.sheet)}, row {one.where.row} of {self._called}"
        record = {"record": "source", "name": one.name, "kind": one.kind.value, "note": "\n".join([origin, *one.said])}
        self._records.add(one.where.sheet, one.where.row, {**record, "confidential": confidential})
        self._names[one.where.row] = self._new[folded(one.name)] = one.name
        called = "a confidential source" if confidential else one.name
        unknown = f"{first_words(one.kind_said, 30)} is no kind that we know"
        guess = "" if one.told else f", for {unknown if one.kind_said else 'the sheet does not say what it is'}"
        near = [] if confidential else near_names(self._session, one.name)
        return Fate.NEW, f"{called}, as {one.kind.value}{guess}" + (f"; on file is {', '.join(near)}" if near else "")
