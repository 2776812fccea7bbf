"""Lists of archived links onto the desk: a copy for evidence that was only a link, or evidence on the claim that is named.

Which way a page bears on a claim a list does not know, so new evidence is context unless somebody says otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath
from typing import NamedTuple

from sqlalchemy.orm import Session

from tracker.domain.choices import choose
from tracker.domain.errors import BadInputError, TrackerError
from tracker.domain.vocabulary import Bearing
from tracker.domain.wording import LINE, PROSE, clean, shown
from tracker.intake.sheets.archive_list import Archived, read_archive_list
from tracker.intake.sheets.workbook import Workbook
from tracker.models import Claim, Evidence, Person, Source
from tracker.services.archiving import Copy, note_copies
from tracker.services.bundle_of_rows import BundleOfRows
from tracker.services.claiming import standing_claim
from tracker.services.desks import require_writer
from tracker.services.foreseen import Fate, Foreseen
from tracker.services.hosts import host_of, source_of_link
from tracker.store.claims import claims_by_id
from tracker.store.linked_evidence import evidence_linked
from tracker.store.sources import get_source

UNJUDGED = "the list does not say which way its links bear on a claim, so new evidence comes as context: --bearing says otherwise"


class Said(NamedTuple):
    """What somebody says of all links of a list."""

    claim: str | None = None
    source: str | None = None
    bearing: Bearing | None = None


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
        if plan.copies:
            note_copies(session, list(plan.copies.values()), by=by)
        if len(plan.records):
            plan.records.put_on_file(session, by=by)
    return plan.foreseen


class _Known:
    """Claims, and whose links are, each looked up once: a list names the same few over and over."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._claims: dict[str, Claim] = {}
        self._sources: dict[str, Source] = {}
        self._hosts: dict[str, Source | None] = {}

    def claim(self, label: str) -> Claim:
        """A claim that may be worked on, by its label."""
        if label not in self._claims:
            self._claims[label] = standing_claim(self._session, label)
        return self._claims[label]

    def source(self, name: str) -> Source:
        """A source on file."""
        if name not in self._sources:
            self._sources[name] = get_source(self._session, name)
        return self._sources[name]

    def whose(self, link: str) -> Source | None:
        """Whose page a link leads to."""
        host = host_of(link)
        if host not in self._hosts:
            self._hosts[host] = source_of_link(self._session, link)
        return self._hosts[host]


class _Plan:
    """One list, looked up on one desk."""

    def __init__(self, session: Session, workbook: Workbook, said: Said) -> None:
        self._said, self._known = said, _Known(session)
        self._called = PurePath(workbook.called).name
        self.foreseen, self.records = Foreseen(), BundleOfRows()
        self.copies: dict[int, Copy] = {}
        """By the evidence that gets one."""
        if said.source is not None:
            self._known.source(said.source)
        if said.claim is not None:
            self._known.claim(said.claim)
        self._taken: set[tuple[str, str]] = set()
        found = read_archive_list(workbook)
        self.foreseen.remarks += found.columns
        self._linked = evidence_linked(session, [one.link for one in found.links])
        keys = sorted({row.claim_id for rows in self._linked.values() for row in rows})
        self._labels = {claim.id: claim.label for claim in claims_by_id(session, keys)}
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
        claims = self._claims(one)
        if claims:
            fates = [self._on_claim(one, one.copy, claim) for claim in claims]
            first = next((fate for fate, _ in fates if fate is not Fate.SAME), Fate.SAME)
            return first, "; ".join(dict.fromkeys(says for _, says in fates))
        rows = self._linked.get(one.link, [])
        if not rows:
            raise BadInputError(
                f"no evidence on file points to {shown(one.link)}: say which claim it is for with --claim, or in a column Claim"
            )
        return self._filling(one, one.copy, rows)

    def _claims(self, one: Archived) -> list[Claim]:
        """The claims that a row names, or that somebody said for all."""
        said = one.claims or self._said.claim or ""
        labels = dict.fromkeys(part.strip() for part in said.replace(";", ",").replace("\n", ",").split(","))
        return [self._known.claim(label) for label in labels if label]

    def _on_claim(self, one: Archived, copy: str, claim: Claim) -> tuple[Fate, str]:
        """The link as evidence on a claim: what is there gets its copy, what is not comes in."""
        rows = [row for row in self._linked.get(one.link, []) if row.claim_id == claim.id]
        if rows:
            return self._filling(one, copy, rows)
        if (claim.label, one.link) in self._taken:
            return Fate.SAME, f"a row above puts this link on {claim.label}"
        return self._new(one, copy, claim.label)

    def _new(self, one: Archived, copy: str, label: str) -> tuple[Fate, str]:
        source = self._whose(one)
        bearing = choose(Bearing, one.bearing, "bearing") if one.bearing else self._said.bearing or Bearing.CONTEXT
        record = {
            "record": "evidence",
            "claim": label,
            "source": source.name,
            "bearing": bearing.value,
            "url": one.link,
            "archived_url": copy,
            "sha256": one.sha256,
            "excerpt": one.excerpt,
            "locator": f"posted {one.posted}" if one.posted else None,
            "note": self._note(one),
        }
        self.records.add(one.sheet, one.row, record)
        self._taken.add((label, one.link))
        return Fate.NEW, f"{label}: {bearing.value}, {source.spoken}, {shown(one.link)}"

    def _filling(self, one: Archived, copy: str, rows: list[Evidence]) -> tuple[Fate, str]:
        """A copy for evidence on file that has none; what has one keeps it."""
        without = [row for row in rows if row.archived_url is None and row.id not in self.copies]
        if not without:
            kept = {row.archived_url or self.copies[row.id].url for row in rows}
            told = "the same copy" if kept == {copy} else "another copy, and keeps it"
            return Fate.SAME, f"evidence {_listed(row.id for row in rows)} has {told}"
        clean("the archived link", copy, LINE)
        note = clean("the note", self._note(one), PROSE)
        self.copies |= {row.id: Copy(row.id, copy, one.sha256, note) for row in without}
        told = _listed(f"{row.id} on {self._labels[row.claim_id]}" for row in without)
        return Fate.FILLED, f"evidence {told} gets its archived copy"

    def _whose(self, one: Archived) -> Source:
        """The source of a link: as the row says, or as somebody said for all, or by its host."""
        named = one.source or self._said.source
        found = self._known.source(named) if named is not None else self._known.whose(one.link)
        if found is None:
            raise BadInputError(
                f"no source on file goes by the host of {shown(one.link)}: say whose it is with --source or in a column "
                f"Source, or give a source the alias {shown(host_of(one.link))}"
            )
        return found

    def _note(self, one: Archived) -> str:
        return "\n".join([f"From sheet {shown(one.sheet)}, row {one.row} of {self._called}", *one.said])


def _listed(parts: Iterable[object]) -> str:
    return ", ".join(map(str, parts))
