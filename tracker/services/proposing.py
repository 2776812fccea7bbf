"""Proposing the claims of a story: what an extractor finds in its newest text, kept for somebody to accept or dismiss."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from tracker.domain.errors import BadInputError, MoveRefusedError
from tracker.domain.proposal import Proposal
from tracker.domain.vocabulary import ProposalStanding
from tracker.extract.extractors.choosing import RULES
from tracker.extract.matching.fingerprint import fingerprints
from tracker.models import Article, Person, ProposedClaim, Revision
from tracker.models.base import now
from tracker.services.crediting import Directory
from tracker.services.desks import require_writer
from tracker.services.proposal_rows import columns_of, proposal_of, storable
from tracker.services.settling import OnFile
from tracker.store import ledger
from tracker.store.articles import get_article, newest_revision
from tracker.store.proposals import proposals_of

Extract = Callable[[str], Iterable[Proposal]]


@dataclass(slots=True)
class Proposed:
    """What a run came to."""

    article: str
    revision: int
    new: int = 0
    """Found for the first time, or again after the text had lost them."""
    kept: int = 0
    """Open before, and still there."""
    gone: int = 0
    """Open before, and no longer in the text."""
    on_file: int = 0
    """Found for the first time, but a claim says so already."""
    dismissed: int = 0
    """Found again, and left alone because somebody dismissed them."""
    accepted: int = 0
    """Found again, and left alone because they are claims."""


def text_to_read(session: Session, slug: str, *, by: Person) -> Revision:
    """The text of a story in which claims are to be found.

    Raises:
        NotOnFileError: there is no such article.
        BadInputError: it has no text.
        MoveRefusedError: `by` may not write.
    """
    require_writer(by)
    revision = newest_revision(session, get_article(session, slug).id)
    if revision is None:
        raise BadInputError(f"{slug} has no text on file yet: file it first with `tracker file PATH --slug {slug}`")
    return revision


def propose(session: Session, slug: str, extract: Extract, *, by: Person, extractor: str = RULES) -> Proposed:
    """Find the claims of a story's newest text and keep them, as `keep_proposals` does.

    Raises:
        NotOnFileError: there is no such article.
        BadInputError: it has no text.
        MoveRefusedError: `by` may not write.
    """
    revision = text_to_read(session, slug, by=by)
    return keep_proposals(session, slug, revision.number, list(extract(revision.text)), by=by, extractor=extractor)


def keep_proposals(
    session: Session, slug: str, number: int, found: Sequence[Proposal], *, by: Person, extractor: str = RULES
) -> Proposed:
    """Keep what was found in a story's text. All of it is one act; the same again changes nothing.

    What was found before keeps its number and moves along with the text; what an open proposal was made of and is no longer
    there makes it gone; what was dismissed or accepted is not offered again.

    Args:
        number: the revision that was read.

    Raises:
        NotOnFileError: there is no such article.
        MoveRefusedError: the text was filed anew while it was read, or `by` may not write.
    """
    revision = text_to_read(session, slug, by=by)
    if revision.number != number:
        raise MoveRefusedError(f"{slug} was filed anew while its text was read: run `tracker propose {slug}` again")
    article = get_article(session, slug)
    proposals = storable(found)
    before = {row.fingerprint: row for row in proposals_of(session, article.id)}
    run = _Run(session, article, revision, extractor)
    marks = fingerprints(revision.text, proposals)
    for one, mark in zip(proposals, marks, strict=True):
        run.keep(one, mark, before.get(mark))
    run.let_go(before.keys() - set(marks), before)
    session.flush()
    ledger.record(session, "propose", slug, by=by)
    return run.told


class _Run:
    """One run over one text."""

    def __init__(self, session: Session, article: Article, revision: Revision, extractor: str) -> None:
        self._session, self._revision, self._extractor = session, revision, extractor
        self._on_file = OnFile(session, article, revision, Directory(session, article, revision))
        self._at = now()
        self.told = Proposed(article.slug, revision.number)

    def keep(self, one: Proposal, mark: str, row: ProposedClaim | None) -> None:
        """Keep one proposal that was found, under the number it has if it was found before."""
        if row is None:
            self._add(one, mark)
        elif row.standing is ProposalStanding.ACCEPTED:
            self._move(row, one)
            self.told.accepted += 1
        elif row.standing is ProposalStanding.DISMISSED:
            self._move(row, one)
            self.told.dismissed += 1
        else:
            self._find_again(row, one)

    def let_go(self, marks: Iterable[str], before: dict[str, ProposedClaim]) -> None:
        """Mark as gone what is open and was not found; what another extractor found in this very text stays."""
        for row in map(before.__getitem__, marks):
            others = row.extractor != self._extractor and row.revision_id == self._revision.id
            if row.standing is ProposalStanding.OPEN and not others:
                row.standing = ProposalStanding.GONE
                self.told.gone += 1

    def _add(self, one: Proposal, mark: str) -> None:
        row = ProposedClaim(
            **columns_of(one),
            revision_id=self._revision.id,
            extractor=self._extractor,
            fingerprint=mark,
            standing=ProposalStanding.OPEN,
            found_at=self._at,
        )
        if not self._settle(row, one):
            self.told.new += 1
        self._session.add(row)

    def _find_again(self, row: ProposedClaim, one: Proposal) -> None:
        gone = row.standing is ProposalStanding.GONE
        self._move(row, one)
        if gone:
            row.standing = ProposalStanding.OPEN
        if not self._settle(row, one):
            self.told.new += gone
            self.told.kept += not gone

    def _move(self, row: ProposedClaim, one: Proposal) -> None:
        """Put down where and how it was found now."""
        if row.revision_id != self._revision.id:
            row.revision_id = self._revision.id
        elif proposal_of(row) == one:
            return
        for name, found in columns_of(one).items():
            if getattr(row, name) != found:
                setattr(row, name, found)

    def _settle(self, row: ProposedClaim, one: Proposal) -> bool:
        """Settle what a claim on file says already; nobody did it, so nobody is named."""
        claim = self._on_file.settled(one)
        if claim is None:
            return False
        row.standing, row.claim_id, row.settled_at = ProposalStanding.ACCEPTED, claim.id, self._at
        self.told.on_file += 1
        return True
