"""The proposals of a story as somebody at the desk looks at them: whom each names, and what it may be the same as."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from tracker.domain.folding import as_worded
from tracker.domain.proposal import Proposal, Tier
from tracker.domain.value import value
from tracker.domain.vocabulary import ProposalStanding
from tracker.models import Article, Comment, ProposedClaim, Revision
from tracker.services.crediting import Credit, Directory
from tracker.services.proposal_rows import hull, proposal_of
from tracker.services.same_claim import SameClaim, families, same_claims
from tracker.services.settling import OnFile
from tracker.store.articles import get_article, newest_revision
from tracker.store.claims import headings
from tracker.store.comments import comments_of
from tracker.store.people import person_rows
from tracker.store.proposals import proposals_of, proposed_claims


@value
class Choice:
    """Which proposals of an article are meant."""

    tiers: frozenset[Tier] = frozenset(Tier)
    own_voice: bool = True
    attributed: bool = True
    settled: bool = False
    """Those too that are accepted, dismissed or gone."""
    seen: Callable[[int], bool] | None = None
    """Says of an id whether somebody had looked at it; None where everything is meant."""

    def lets(self, row: ProposedClaim) -> bool:
        """Whether this is one of them."""
        voice = self.own_voice if row.source is None else self.attributed
        known = self.seen is None or self.seen(row.id)
        return known and voice and row.tier in self.tiers and (self.settled or row.standing is ProposalStanding.OPEN)


EVERY = Choice()
_DECIDABLE = (ProposalStanding.OPEN, ProposalStanding.DISMISSED)


@dataclass(slots=True)
class Offer:
    """One proposal, and what a person needs to decide on it."""

    id: int
    proposal: Proposal
    standing: ProposalStanding
    stale: bool
    """Found in a text that was filed anew since."""
    credit: Credit | None = None
    via: tuple[Credit, ...] = ()
    same: list[SameClaim] = field(default_factory=list)
    together: list[int] = field(default_factory=list)
    """Other open proposals that may be the same claim."""
    on_words: list[str] = field(default_factory=list)
    """The claims on any of its words that somebody logged by hand, or that an earlier text had otherwise."""
    identical: frozenset[int] = frozenset()
    """Those of them that say it in the very same words."""
    comments: list[Comment] = field(default_factory=list)
    """Word comments that lie on the sentence and wait for somebody."""
    claim: str | None = None
    """The claim it was accepted as, or that said so already."""
    settled_by: str | None = None
    why: str | None = None


@dataclass(slots=True)
class Offers:
    """The proposals of one article that were asked for, in reading order."""

    article: Article
    revision: Revision | None
    offers: list[Offer]

    def ranked(self) -> list[Offer]:
        """What others are said to say in reading order, then what the article says in its own voice, most to check first."""
        own = [one for one in self.offers if one.proposal.source is None]
        said = [one for one in self.offers if one.proposal.source is not None]
        return [*said, *sorted(own, key=lambda one: -one.proposal.worth)]


def offers_of(
    session: Session,
    slug: str,
    choice: Choice = EVERY,
    *,
    only: Sequence[int] | None = None,
    everywhere: bool = True,
) -> Offers:
    """The proposals of an article. A fixed number of questions, and one pass over the claims on file.

    Args:
        only: the ids of those that are asked for.
        everywhere: whether claims of other stories that may be the same are looked for, too.

    Raises:
        NotOnFileError: there is no such article.
    """
    article = get_article(session, slug)
    revision = newest_revision(session, article.id)
    if revision is None:
        return Offers(article, None, [])
    standings = tuple(ProposalStanding) if choice.settled or only is not None else (ProposalStanding.OPEN,)
    every = proposals_of(session, article.id, standings)
    wanted = [row for row in every if (row.id in only if only is not None else choice.lets(row))]
    if not wanted:  # else every name on file is read to no end
        return Offers(article, revision, [])
    rows = {row.id: row for row in wanted}
    offers = [Offer(row.id, proposal_of(row), row.standing, row.revision_id != revision.id) for row in wanted]
    offers.sort(key=lambda one: (one.stale, hull(one.proposal), one.id))
    directory = Directory(session, article, revision)
    _name_sources(offers, directory)
    _find_on_words(offers, OnFile(session, article, revision, directory), proposed_claims(session, revision.id))
    _find_the_same(session, article, offers, every, everywhere=everywhere)
    _lay_comments(offers, comments_of(session, revision.id, (ProposalStanding.OPEN,)))
    _tell_fate(session, offers, rows)
    return Offers(article, revision, offers)


def found_since(session: Session, slug: str, choice: Choice, seen: Callable[[int], bool]) -> int:
    """How many open proposals of an article are of this choice and were not seen.

    Raises:
        NotOnFileError: there is no such article.
    """
    rows = proposals_of(session, get_article(session, slug).id, (ProposalStanding.OPEN,))
    return sum(choice.lets(row) and not seen(row.id) for row in rows)


def ranked_keys(session: Session, slug: str, choice: Choice = EVERY) -> list[int]:
    """The ids of the proposals of an article in the order of `Offers.ranked`, for a page that shows some of them; those of an
    earlier text come last.

    Raises:
        NotOnFileError: there is no such article.
    """
    article = get_article(session, slug)
    revision = newest_revision(session, article.id)
    if revision is None:
        return []
    standings = tuple(ProposalStanding) if choice.settled else (ProposalStanding.OPEN,)
    rows = [row for row in proposals_of(session, article.id, standings) if choice.lets(row)]
    found = [(row.revision_id != revision.id, proposal_of(row), row.id) for row in rows]
    found.sort(key=lambda one: (one[0], hull(one[1]), one[2]))
    found.sort(key=lambda one: (one[0], one[1].source is None, 0 if one[1].source else -one[1].worth))
    return [key for _, _, key in found]


def _name_sources(offers: Iterable[Offer], directory: Directory) -> None:
    for one in offers:
        found = one.proposal
        one.credit = directory.credit(found.source, found) if found.source else None
        one.via = tuple(directory.credit(link, found) for link in found.via)


def _find_on_words(offers: Iterable[Offer], on_file: OnFile, proposed: frozenset[int]) -> None:
    for one in offers:
        if one.standing in _DECIDABLE and not one.stale:
            claims = on_file.on_words(hull(one.proposal))
            one.on_words = [claim.label for claim in claims if claim.id not in proposed]


def _find_the_same(
    session: Session, article: Article, offers: Sequence[Offer], every: Sequence[ProposedClaim], *, everywhere: bool
) -> None:
    asked = {one.id: one.proposal.text for one in offers if one.standing in _DECIDABLE}
    same = same_claims(session, article.id, asked, everywhere=everywhere)
    waiting = {row.id: row.text for row in every if row.standing is ProposalStanding.OPEN}
    together = families(waiting)
    for one in offers:
        one.same = same.get(one.id, [])
        one.together = together.get(one.id, [])
        one.identical = frozenset(
            key for key in one.together if as_worded(waiting[key]) == as_worded(one.proposal.text)
        )


def _lay_comments(offers: Iterable[Offer], comments: Sequence[Comment]) -> None:
    for one in offers if comments else ():
        start, end = one.proposal.sentence
        if not one.stale:
            one.comments = [row for row in comments if row.start < end and start < max(row.end, row.start + 1)]


def _tell_fate(session: Session, offers: Iterable[Offer], rows: dict[int, ProposedClaim]) -> None:
    keys = sorted({row.claim_id for row in rows.values() if row.claim_id is not None})
    claims = {
        key: one
        for start in range(0, len(keys), 500)
        for key, one in headings(session, keys[start : start + 500]).items()
    }
    people = person_rows(session) if any(row.settled_by_id for row in rows.values()) else {}
    for one in offers:
        row = rows[one.id]
        one.why = row.why
        one.claim = claims[row.claim_id].label if row.claim_id is not None else None
        one.settled_by = people[row.settled_by_id].initials if row.settled_by_id else None
