"""Suspecting copies from the words that are on file: proposed as suspected, for a person to confirm or dismiss."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from sqlalchemy.orm import Session

from tracker.domain.vocabulary import Assessment
from tracker.extract.copies import suspect
from tracker.extract.credits import Directory
from tracker.extract.gathering import Proposed, gathered
from tracker.extract.names import phrases_of
from tracker.extract.telling import COPYING_KINDS, Party, Suspicion
from tracker.models import Person
from tracker.models.dossier import Sources
from tracker.models.rows import ClaimRow, DerivationRow
from tracker.services.desks import require_writer
from tracker.services.shifting import Change, keys_of_article, spans
from tracker.services.suspicions import Found, Outlook, Search
from tracker.services.told import Telltale
from tracker.store import ledger
from tracker.store.claim_rows import load_claims
from tracker.store.claims import article_of_label, get_claim
from tracker.store.ledger_queries import Touched, touched_since
from tracker.store.source_rows import load_sources, with_aliases
from tracker.store.tellings import claims_with_words, named_by_kind

_AT_HAND = 500
"""Claims after which, at the end of an article, what is in memory is let go of."""

LookedAt = Callable[[int], None]


class Looked(NamedTuple):
    """What a search for copies found, not yet on file."""

    scope: str | None
    search: Search
    found: list[Found]
    seq: int
    """The ledger's newest entry when it began."""


def look_for_copies(session: Session, scope: str | None, looked_at: LookedAt | None = None) -> Looked:
    """What the words under a claim (a label), in an article (a slug) or on the whole desk (None) make one suspect; a pair that
    somebody judged before is left alone. Nothing is put on file: it may take minutes, so nobody should wait for it. The session
    is one that sees all of the desk.

    Args:
        looked_at: called with the number of claims read, for whoever shows progress.

    Raises:
        NotOnFileError: there is no such claim or article.
    """
    seq, search = ledger.head(session.connection()).seq, Search()
    return Looked(scope, search, list(_searched(session, scope, search, looked_at)), seq)


def put_suspicions(session: Session, looked: Looked, *, by: Person) -> Search:
    """Put on file as suspected what a search found, in one act; not what rests on a claim, a source or a derivation that
    somebody wrote to since it began.

    Raises:
        MoveRefusedError: `by` may not write.
    """
    require_writer(by)
    search, since = looked.search, touched_since(session, looked.seq)
    for found in looked.found:
        kept = [one for one in found.proposed if not _is_touched(one, since)]
        search.left += len(found.proposed) - len(kept)
        rows = [found.record_of(one) for one in kept]
        session.add_all(rows)
        session.flush()
        keyed = zip(found._replace(proposed=kept).as_suspected(), rows, strict=True)
        search.suspected += [replace(one, id=row.id) for one, row in keyed]
    ledger.record(session, "suspect copies", looked.scope or "desk", by=by)
    return search


def _is_touched(one: Proposed, since: Touched) -> bool:
    pair = one.suspicion.source, one.suspicion.drew_on
    return (
        not since.claims.isdisjoint(one.claims) or not since.sources.isdisjoint(pair) or frozenset(pair) in since.pairs
    )


def copies_to_suspect(session: Session, scope: str | None, looked_at: LookedAt | None = None) -> Search:
    """The same, with nothing put on file.

    Raises:
        NotOnFileError: there is no such claim or article.
    """
    search = Search()
    for found in _searched(session, scope, search, looked_at):
        search.suspected += found.as_suspected()
    return search


def _searched(session: Session, scope: str | None, search: Search, looked_at: LookedAt | None) -> Iterator[Found]:
    """What each batch of articles comes to, the counts of its claims as they are before anything is put on file."""
    article_id, only = _scope(session, scope)
    parties, directory = _parties(session)
    for keys in _batches(session, article_id):
        claims = load_claims(session, keys, history=False)
        wanted = [claim for claim in claims if only is None or claim.id == only]
        search.claims += len(wanted)
        proposed = _proposed(session, claims, parties, directory, search, {claim.id for claim in wanted})
        if looked_at is not None:
            looked_at(len(wanted))
        if proposed:
            labels = {claim.id: claim.label for claim in claims}
            found = Found(proposed, labels, {claim.id: claim.article_id for claim in claims}, parties)
            search.outlooks += _outlooks(session, found)
            yield found


def _scope(session: Session, scope: str | None) -> tuple[int | None, int | None]:
    """The (article, claim) to look at; the whole desk where both are None."""
    if scope is None:
        return None, None
    article_id, claim_id = article_of_label(session, scope)
    return (article_id, None) if claim_id is None else (get_claim(session, scope).article_id, claim_id)


def _parties(session: Session) -> tuple[dict[int, Party], Directory]:
    """Every outlet and agency on file, and by what names a credit may call them."""
    parties: dict[int, Party] = {}
    names: list[tuple[str, int]] = []
    for key, kind, name in named_by_kind(session, COPYING_KINDS):
        parties.setdefault(key, Party(key, name, kind))
        names.append((name, key))
    return parties, Directory(names)


def _batches(session: Session, article_id: int | None) -> Iterator[list[int]]:
    """The claims with words on file, whole articles together."""
    batch: list[int] = []
    for _, places in groupby(claims_with_words(session, article_id), key=lambda place: place[0]):
        batch += [key for _, key in places]
        if len(batch) >= _AT_HAND:
            yield batch
            batch = []
    if batch:
        yield batch


def _proposed(
    session: Session,
    claims: Sequence[ClaimRow],
    parties: dict[int, Party],
    directory: Directory,
    search: Search,
    only: set[int],
) -> list[Proposed]:
    credited = {claim.id: directory.credited_in(_words(claim)) for claim in claims}
    everybody = set[int]().union(*credited.values())
    sources = with_aliases(session, load_sources(session, claims, everybody))
    names = phrases_of(name for row in sources.rows.values() for name in (row.name, *row.aliases))
    telltale = Telltale(sources, parties)
    material = [telltale.told(claim, credited[claim.id]) for claim in claims]
    found = suspect(material, parties, directory, names, only)
    labels = {claim.id: claim.label for claim in claims}
    for missing in found.missing:
        here = search.missing.setdefault(missing.agency, [])
        if labels[missing.claim] not in here:
            here.append(labels[missing.claim])
    return _by_article(session, found.suspicions, claims, sources)


def _words(claim: ClaimRow) -> list[str]:
    held = [row.excerpt for row in claim.evidence if row.live and row.excerpt]
    return held + [row.quote for row in claim.attributions if row.live and row.quote]


def _by_article(
    session: Session, found: Sequence[Suspicion], claims: Sequence[ClaimRow], sources: Sources
) -> list[Proposed]:
    article = {claim.id: claim.article_id for claim in claims}
    proposed: list[Proposed] = []
    ordered = sorted(found, key=lambda one: article[one.claim])
    for article_id, several in groupby(ordered, key=lambda one: article[one.claim]):
        own = set(keys_of_article(session, article_id))
        judged = [row for row in sources.derivations if row.claim_id in own]
        proposed += gathered(list(several), {frozenset({row.source_id, row.drew_on_id}) for row in judged})
    return proposed


def _outlooks(session: Session, found: Found) -> list[Outlook]:
    """The counts of the claims that the proposals touch."""
    whole = {found.articles[one.claims[0]] for one in found.proposed if one.whole_article}
    keys = {key for one in found.proposed for key in one.claims}
    shown = {found.labels[key] for key in keys}
    keys |= {key for article_id in whole for key in keys_of_article(session, article_id)}
    rows = [found.row_of(-place, one) for place, one in enumerate(found.proposed, start=1)]
    worlds = [
        _with([replace(row, assessment=assessment) for row in rows])
        for assessment in (Assessment.SUSPECTED, Assessment.CONFIRMED)
    ]
    counted = spans(session, sorted(keys), worlds, [row.drew_on_id for row in rows])
    return [Outlook(label, *span) for label, span in counted if label in shown or len(set(span)) > 1]


def _with(rows: Sequence[DerivationRow]) -> Change:
    """The derivations on file and these."""
    return lambda on_file: (*on_file, *rows)
