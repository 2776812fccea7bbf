"""What the desk holds of outlets' own words on a claim, as the room for suspected copies wants it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import pairwise

from tracker.domain.vocabulary import AttributionMode, DerivationKind
from tracker.extract.telling import Party, Telling, Told
from tracker.models.dossier import Sources
from tracker.models.rows import AttributionRow, ClaimRow, DerivationRow


class Telltale:
    """Makes of claims what is compared, each derivation looked up by what it holds for and never gone through again."""

    def __init__(self, sources: Sources, parties: Mapping[int, Party]) -> None:
        self._sources, self._parties = sources, parties
        self._of_claim: dict[int, list[DerivationRow]] = {}
        self._of_article: dict[int, list[DerivationRow]] = {}
        self._standing: dict[int, list[DerivationRow]] = {}
        for row in sources.derivations:
            if row.claim_id is not None:
                self._of_claim.setdefault(row.claim_id, []).append(row)
            elif row.article_id is not None:
                self._of_article.setdefault(row.article_id, []).append(row)
            else:
                self._standing.setdefault(row.source_id, []).append(row)

    def told(self, claim: ClaimRow, also: Collection[int] = ()) -> Told:
        """One claim with what outlets and agencies say on it, and what is on file of how they hang together.

        Args:
            also: sources that its texts may credit.
        """
        named = {key for row in claim.attributions for key in row.chain} | {row.source_id for row in claim.evidence}
        here = [*self._of_claim.get(claim.id, ()), *self._of_article.get(claim.article_id, ())]
        reached, rows = self._reached(named | set(also), here)
        drew: dict[int, set[int]] = {}
        for row in rows:
            if row.live and row.kind is not DerivationKind.CONTROLLED_BY:
                drew.setdefault(row.source_id, set()).add(row.drew_on_id)
        for said in claim.attributions:
            for source, other in pairwise(said.chain) if said.live else ():
                drew.setdefault(source, set()).add(other)
        pairs = {frozenset({row.source_id, row.drew_on_id}) for row in rows}
        return Told(
            claim.id,
            claim.text,
            claim.article_id,
            claim.about,
            tuple(_tellings(claim, self._parties)),
            {source: frozenset(others) for source, others in drew.items()},
            frozenset(pairs | self._hand_mates(claim, reached)),
        )

    def _reached(self, named: set[int], here: list[DerivationRow]) -> tuple[set[int], list[DerivationRow]]:
        """The sources that these lead to, and every derivation on the way that is about this claim, whatever became of it."""
        by_source: dict[int, list[DerivationRow]] = {}
        for row in here:
            by_source.setdefault(row.source_id, []).append(row)
        reached, rows, open_ends = set(named), list[DerivationRow](), list(named)
        while open_ends:
            source = open_ends.pop()
            for row in (*self._standing.get(source, ()), *by_source.get(source, ())):
                rows.append(row)
                if row.drew_on_id not in reached:
                    reached.add(row.drew_on_id)
                    open_ends.append(row.drew_on_id)
        return reached, rows

    def _hand_mates(self, claim: ClaimRow, reached: set[int]) -> set[frozenset[int]]:
        """The pairs that are one hand already, at worst: a suspicion between them would change nothing."""
        hands = self._sources.network_of(claim).hands
        mates: set[frozenset[int]] = set()
        for key in reached & self._parties.keys():
            mates.update(frozenset({key, other}) for other in hands.others(key))
        return mates


def _tellings(claim: ClaimRow, parties: Mapping[int, Party]) -> Iterator[Telling]:
    for held in claim.evidence:
        if held.live and held.excerpt and held.source_id in parties:
            yield Telling(held.source_id, (held.excerpt,))
    for said in claim.attributions:
        if said.live:
            teller = _teller(said, parties)
            texts = (said.quote,) if said.quote and teller is not None else ()
            if teller is not None:
                yield Telling(teller, texts, said.said_on if teller == said.source_id else None)


def _teller(said: AttributionRow, parties: Mapping[int, Party]) -> int | None:
    """Whose own words an attribution's quote is: the outlet's that says so, or the outlet's that puts in its own words what
    somebody told it. What somebody else said word for word is nobody's wording."""
    if said.source_id in parties:
        return said.source_id
    retold = said.mode is AttributionMode.PARAPHRASE and said.via and said.via[0] in parties
    return said.via[0] if retold else None
