"""What the desk holds of outlets' own words on a claim, as the room for suspected copies wants it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tracker.domain.vocabulary import AttributionMode, DerivationKind
from tracker.extract.telling import Party, Telling, Told
from tracker.models.dossier import Sources
from tracker.models.rows import AttributionRow, ClaimRow, DerivationRow


def told_of(claim: ClaimRow, sources: Sources, parties: Mapping[int, Party]) -> Told:
    """One claim with what outlets and agencies say on it, and what is on file of how they hang together."""
    covering = [row for row in sources.derivations if covers(row, claim)]
    drew: dict[int, set[int]] = {}
    for row in covering:
        if row.live and row.kind is not DerivationKind.CONTROLLED_BY:
            drew.setdefault(row.source_id, set()).add(row.drew_on_id)
    for said in claim.attributions:
        if said.live:
            for source, other in zip(said.chain, said.chain[1:], strict=False):
                drew.setdefault(source, set()).add(other)
    return Told(
        claim.id,
        claim.text,
        claim.article_id,
        claim.about,
        tuple(_tellings(claim, parties)),
        {source: frozenset(others) for source, others in drew.items()},
        frozenset(frozenset({row.source_id, row.drew_on_id}) for row in covering)
        | _hand_mates(claim, sources, parties),
    )


def covers(row: DerivationRow, claim: ClaimRow) -> bool:
    """Whether a derivation, whatever became of it, is about this claim too."""
    if row.claim_id is not None:
        return row.claim_id == claim.id
    return row.article_id in (None, claim.article_id)


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


def _hand_mates(claim: ClaimRow, sources: Sources, parties: Mapping[int, Party]) -> frozenset[frozenset[int]]:
    """The pairs that are one hand already, at worst: a suspicion between them would change nothing."""
    hands = sources.network_of(claim).hands
    named = sorted({key for row in claim.attributions for key in row.chain} | {row.source_id for row in claim.evidence})
    mates: set[frozenset[int]] = set()
    for key in named:
        if key in parties:
            mates.update(frozenset({key, other}) for other in hands.others(key))
    return frozenset(mates)
