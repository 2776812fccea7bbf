"""What a text says that stands on file already: it is not proposed anew."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy.orm import Session

from tracker.domain.proposal import Proposal, Span
from tracker.domain.vocabulary import AttributionStatus, SourceKind
from tracker.extract.matching.gist import Gist, gist_of
from tracker.extract.matching.likeness import likeness
from tracker.models import Article, Revision
from tracker.models.rows import ClaimRow
from tracker.services.crediting import Credit, Directory
from tracker.services.proposal_rows import hull
from tracker.store.claim_rows import load_claims
from tracker.store.proposals import standing_claims

_ENOUGH = 55.0
"""How alike a claim must be that somebody put in other words, where words of the story, source and status are the same."""
_BUCKET = 500


class OnFile:
    """The claims that stand on the words of a text, with who says so."""

    def __init__(self, session: Session, article: Article, revision: Revision, directory: Directory) -> None:
        """Read the claims of the article once."""
        self._directory = directory
        self._buckets: dict[int, list[tuple[Span, ClaimRow]]] = {}
        self._gists: dict[int, Gist] = {}
        for claim in load_claims(session, standing_claims(session, article.id), history=False):
            for passage in claim.passages:
                if passage.revision == revision.number:
                    for at in range(passage.start // _BUCKET, passage.end // _BUCKET + 1):
                        self._buckets.setdefault(at, []).append(((passage.start, passage.end), claim))

    def on_words(self, span: Span) -> list[ClaimRow]:
        """The claims that stand on any of these words, by number."""
        found = {claim.number: claim for place, claim in self._near(span) if place[0] < span[1] and span[0] < place[1]}
        return [claim for _, claim in sorted(found.items())]

    def settled(self, proposal: Proposal) -> ClaimRow | None:
        """The claim that says it already: on the same words, by the same source and as the same status."""
        mine = None
        for claim in self.on_words(hull(proposal)):
            if self._is_said(claim, proposal):
                mine = mine or gist_of(proposal.text)
                if likeness(mine, self._gist(claim), _ENOUGH) is not None:
                    return claim
        return None

    def _near(self, span: Span) -> Iterator[tuple[Span, ClaimRow]]:
        for at in range(span[0] // _BUCKET, span[1] // _BUCKET + 1):
            yield from self._buckets.get(at, ())

    def _is_said(self, claim: ClaimRow, proposal: Proposal) -> bool:
        if proposal.source is None:
            return claim.status is AttributionStatus.UNATTRIBUTED
        credit = self._directory.credit(proposal.source, proposal)
        return any(
            row.live and row.status is proposal.status and self._is_by(row.source_id, credit)
            for row in claim.attributions
        )

    def _is_by(self, source: int, credit: Credit) -> bool:
        """Whether a statement is by whom the text means; one unnamed voice on the same words is the other."""
        unnamed = credit.kind is SourceKind.UNNAMED and self._directory.kind_of(source) is SourceKind.UNNAMED
        return source == credit.key or unnamed

    def _gist(self, claim: ClaimRow) -> Gist:
        if claim.id not in self._gists:
            self._gists[claim.id] = gist_of(claim.text)
        return self._gists[claim.id]
