"""What a text says that stands on file already: it is not proposed anew."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy.orm import Session

from tracker.domain.proposal import Proposal, Span
from tracker.domain.vocabulary import SourceKind
from tracker.extract.matching.gist import Gist, gist_of
from tracker.models import Article, Revision
from tracker.models.rows import ClaimRow
from tracker.services.crediting import Credit, Directory
from tracker.services.proposal_rows import hull
from tracker.store.claim_rows import load_claims
from tracker.store.proposals import standing_claims

_MOST_OF_IT = 0.6
"""How much of what carries a proposal must be in the claims on its words, or something would be lost."""
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
        """The claim that says it already, the likest of those that do so together: on the same words, by the same source and
        as the same status."""
        said = [claim for claim in self.on_words(hull(proposal)) if self._is_said(claim, proposal)]
        if not said:
            return None
        mine = gist_of(proposal.text)
        theirs = [self._gist(claim) for claim in said]
        if not _all_said(mine, theirs):
            return None
        return max(said, key=lambda claim: (len(mine.words & self._gist(claim).words), -claim.number))

    def _near(self, span: Span) -> Iterator[tuple[Span, ClaimRow]]:
        for at in range(span[0] // _BUCKET, span[1] // _BUCKET + 1):
            yield from self._buckets.get(at, ())

    def _is_said(self, claim: ClaimRow, proposal: Proposal) -> bool:
        if proposal.source is None:
            return claim.status is proposal.status
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


def _all_said(proposal: Gist, claims: Sequence[Gist]) -> bool:
    """Whether some of these claims, in whatever words, say all that is proposed between them: nothing is to be lost."""
    like = [one for one in claims if one.words & proposal.words and (one.denials > 0) == (proposal.denials > 0)]
    words = frozenset[str]().union(*(one.words for one in like))
    numbers = frozenset[str]().union(*(one.numbers for one in like))
    shared = len(proposal.words & words)
    return shared > 0 and shared >= _MOST_OF_IT * len(proposal.words) and proposal.numbers <= numbers
