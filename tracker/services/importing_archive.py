"""Lists of archived links onto the desk: a copy for evidence that was only a link, or evidence on the claim that is named.

Which way a page bears on a claim a list does not know, so new evidence is context unless somebody says otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import NamedTuple

from sqlalchemy.orm import Session

from tracker.domain.choices import choose
from tracker.domain.errors import BadInputError, TrackerError
from tracker.domain.labels import split_label
from tracker.domain.vocabulary import Bearing
from tracker.domain.wording import shown
from tracker.intake.sheets.archive_list import Archived, read_archive_list
from tracker.intake.sheets.workbook import Workbook
from tracker.models import Evidence, Person
from tracker.services.archiving import note_copy
from tracker.services.bundle_of_rows import BundleOfRows
from tracker.services.claiming import standing_claim
from tracker.services.desks import require_writer
from tracker.services.foreseen import Fate, Foreseen
from tracker.services.hosts import host_of, source_of_link
from tracker.store.claims import claims_by_id, evidence_on
from tracker.store.linked_evidence import evidence_linked
from tracker.store.sources import get_source

UNJUDGED = "the list does not say which way its links bear on a claim, so new evidence comes as context: --bearing says otherwise"


class Said(NamedTuple):
    """What somebody says of all links of a list."""

    claim: str | None = None
    source: str | None = None
    bearing: Bearing | None = None


@dataclass(frozen=True, slots=True, repr=False)
class _Copy:
    """A copy for evidence on file."""

    evidence: int
    copy: str
    sha256: str | None
    note: str


def import_archive(session: Session, workbook: Workbook, said: Said, *, by: Person) -> Foreseen:
    """Put the copies of a list on file, all of them or nothing. Returns what became of each row; where one was refused,
    nothing was written.

    Raises:
        NotOnFileError: the claim or source that is said for all rows is not there.
        BadInputError: the workbook cannot be taken.
        MoveRefusedError: `by` may not write.
    """
    require_writer(by)
    plan = _Plan(session, workbook, said)
    if not plan.foreseen.refused:
        for one in plan.copies:
            note_copy(session, one.evidence, one.copy, by=by, sha256=one.sha256, note=one.note)
        if len(plan.records):
            plan.records.put_on_file(session, by=by)
    return plan.foreseen


def foresee_archive(session: Session, workbook: Workbook, said: Said) -> Foreseen:
    """What such an import would do, row by row; nothing is written."""
    return _Plan(session, workbook, said).foreseen


class _Plan:
    """One list, looked up on one desk."""

    def __init__(self, session: Session, workbook: Workbook, said: Said) -> None:
        self._session, self._said = session, said
        self._called = PurePath(workbook.called).name
        self.foreseen, self.records, self.copies = Foreseen(), BundleOfRows(), list[_Copy]()
        self._source = get_source(session, said.source).name if said.source is not None else None
        if said.claim is not None:
            standing_claim(session, said.claim)
        self._taken: set[tuple[str, str]] = set()
        self._filled: set[int] = set()
        found = read_archive_list(workbook)
        self.foreseen.remarks += found.columns
        self._linked = evidence_linked(session, [one.link for one in found.links])
        for sheet, row, why in found.refused:
            self.foreseen.add(sheet, row, Fate.REFUSED, why)
        for one in found.links:
            self._row(one)
        if len(self.records) and said.bearing is None:
            self.foreseen.remarks.append(UNJUDGED)

    def _row(self, one: Archived) -> None:
        try:
            fate, says = self._fate(one)
        except TrackerError as error:
            fate, says = Fate.REFUSED, str(error)
        self.foreseen.add(one.sheet, one.row, fate, says)

    def _fate(self, one: Archived) -> tuple[Fate, str]:
        if one.copy is None:
            why = f"its archive status is {shown(one.status)}" if one.status else "it has no archive location"
            return Fate.LEFT, f"no copy was made of {shown(one.link)}: {why}"
        labels = list(self._labels(one))
        if labels:
            return self._on_claims(one, one.copy, labels)
        rows = self._linked.get(one.link, [])
        if not rows:
            raise BadInputError(
                f"no evidence on file points to {shown(one.link)}: say which claim it is for with --claim, or in a column Claim"
            )
        return self._filling(one, one.copy, rows)

    def _labels(self, one: Archived) -> Iterator[str]:
        """The claims that a row names, or that somebody said for all."""
        parts = one.claims.replace(";", ",").replace("\n", ",").split(",") if one.claims else [self._said.claim or ""]
        for label in dict.fromkeys(part.strip() for part in parts):
            if label:
                split_label(label)
                yield standing_claim(self._session, label).label

    def _on_claims(self, one: Archived, copy: str, labels: list[str]) -> tuple[Fate, str]:
        """The link as evidence on these claims: what is there gets its copy, what is not comes in."""
        fates = [self._on_claim(one, copy, label) for label in labels]
        best = next((fate for fate, _ in fates if fate is not Fate.SAME), Fate.SAME)
        return best, "; ".join(dict.fromkeys(says for _, says in fates))

    def _on_claim(self, one: Archived, copy: str, label: str) -> tuple[Fate, str]:
        claim = standing_claim(self._session, label)
        there = {row.id for row in evidence_on(self._session, claim.id)}
        rows = [row for row in self._linked.get(one.link, []) if row.id in there]
        if rows:
            return self._filling(one, copy, rows)
        if (label, one.link) in self._taken:
            return Fate.SAME, f"a row above puts this link on {label}"
        return self._new(one, copy, label)

    def _new(self, one: Archived, copy: str, label: str) -> tuple[Fate, str]:
        name = self._whose(one)
        bearing = choose(Bearing, one.bearing, "bearing") if one.bearing else self._said.bearing or Bearing.CONTEXT
        self.records.add(
            one.sheet,
            one.row,
            {
                "record": "evidence",
                "claim": label,
                "source": name,
                "bearing": bearing.value,
                "url": one.link,
                "archived_url": copy,
                "sha256": one.sha256,
                "excerpt": one.excerpt,
                "locator": f"posted {one.posted}" if one.posted else None,
                "note": self._note(one),
            },
        )
        self._taken.add((label, one.link))
        source = get_source(self._session, name)
        return Fate.NEW, f"{label}: {bearing.value}, {source.spoken}, {shown(one.link)}"

    def _filling(self, one: Archived, copy: str, rows: list[Evidence]) -> tuple[Fate, str]:
        """A copy for evidence on file that has none; what has one keeps it."""
        without = [row for row in rows if row.archived_url is None and row.id not in self._filled]
        labels = {
            claim.id: claim.label for claim in claims_by_id(self._session, sorted({row.claim_id for row in rows}))
        }
        if not without:
            kept = "the same copy" if all(row.archived_url == copy for row in rows) else "another copy, and keeps it"
            return Fate.SAME, f"evidence {_listed(row.id for row in rows)} has {kept}"
        for row in without:
            self._filled.add(row.id)
            self.copies.append(_Copy(row.id, copy, one.sha256, self._note(one)))
        told = _listed(f"{row.id} on {labels[row.claim_id]}" for row in without)
        return Fate.FILLED, f"evidence {told} gets its archived copy"

    def _whose(self, one: Archived) -> str:
        """The source of a link: as the row says, or as somebody said for all, or by its host."""
        if one.source is not None:
            return get_source(self._session, one.source).name
        if self._source is not None:
            return self._source
        found = source_of_link(self._session, one.link)
        if found is None:
            raise BadInputError(
                f"no source on file goes by the host of {shown(one.link)}: say whose it is with --source or in a column "
                f"Source, or give a source the alias {shown(host_of(one.link))}"
            )
        return found.name

    def _note(self, one: Archived) -> str:
        return "\n".join([f"From sheet {shown(one.sheet)}, row {one.row} of {self._called}", *one.said])


def _listed(parts: Iterator[object]) -> str:
    return ", ".join(map(str, parts))
