"""Carrying the words that claims stand on from one text of a story over into the next, and taking back what no longer holds.

The rules are those of `docs/decisions/0015`: what stands there word for word keeps its signature, everything else goes back to
review with the reason, and where nobody can tell, a person places it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from tracker.domain.fate import WORST_FIRST, Fate
from tracker.domain.vocabulary import DECIDED_STATES, LAID_ASIDE, ReviewState, Verdict
from tracker.intake.alignment.following import Followers
from tracker.models import Alignment, Article, Claim, Passage, Revision
from tracker.services.claiming import passage_at
from tracker.services.unplaced import as_json
from tracker.services.unsigning import unsign, void_proposals
from tracker.store.claims import ClaimFilter, claim_ids
from tracker.store.passages import Stood, lost_passages, passages_in, texts_of
from tracker.store.proposals import proposals_of

_OLDER_TEXTS = 8
"""Texts before the last one in which words are looked for that were lost since."""
_ALL = 1_000_000_000
"""More claims than an article has."""
_MOST_TOLD = 3
"""Changes named in a reason; the rest stand in `tracker diff`."""


@dataclass(slots=True)
class Carried:
    """What a new text did to the claims of a story."""

    kept: int = 0
    """Decisions that stand on words of this text, as they were read."""
    wordless: int = 0
    """Decisions on claims that stand on no words, so that no text can touch them."""
    fallen: list[str] = field(default_factory=list)
    """The labels of claims whose decision no longer stands."""
    orphans: list[str] = field(default_factory=list)
    """The labels of claims with words that a person is to place."""
    leaning: list[str] = field(default_factory=list)
    """Of those whose decision holds, the labels of claims whose words lean on a sentence that is another now."""
    fresh: int = 0
    """Sentences that stood nowhere in the text before."""


Fates = list[tuple[Stood, Fate]]


def follow(session: Session, article: Article, before: Revision, followers: Followers) -> tuple[Fates, Fates]:
    """What becomes of every passage of the newest text, and of those that it or earlier ones lost. Of a long story it takes
    seconds, nearly all of them in the followers, which know it afterwards."""
    follower = followers.of(before.text)
    stood = passages_in(session, before.id)
    found = [(one, _of_claim(one, follower.fate((one.passage.start, one.passage.end)))) for one in stood]
    return found, list(_found_again(session, article, before, followers))


def carry_over(
    session: Session, article: Article, before: Revision, after: Revision, ahead: Followers | None = None
) -> Carried:
    """Follow every passage into the new text, put down what became of it, and open again what no longer holds. The caller
    writes the entry.

    Args:
        ahead: what `follow` was done with before anybody had to wait; of another text it is left alone.
    """
    followers = ahead if ahead is not None and ahead.new == after.text else Followers(after.text)
    found, back = follow(session, article, before, followers)
    places = _Places(session, after)
    for one, fate in (*found, *back):
        places.put(one, fate)
    session.flush()
    places.link()
    reasons = _reasons(back, after.number, found_again=True) | _reasons(found, after.number)
    carried = _told(session, article, [*found, *back], reasons)
    carried.fresh = len(followers.of(before.text).fresh())
    carried.fallen = unsign(session, list(reasons), reasons, other_words=True)
    void_proposals(session, [key for key in _leaning_elsewhere(found) if key not in reasons])
    if before.text == after.text:  # under another headline: what was found in it is found in it still
        for row in proposals_of(session, article.id):
            if row.revision_id == before.id:
                row.revision_id = after.id
    return carried


def _of_claim(one: Stood, fate: Fate) -> Fate:
    """What becomes of a passage of this claim: one that was corrected stands on its own words and on no others, for what is
    put in their place is another claim."""
    if one.claim.state is not ReviewState.CORRECTED or fate.keeps:
        return fate
    return Fate(Verdict.GONE)


def _found_again(
    session: Session, article: Article, before: Revision, followers: Followers
) -> Iterator[tuple[Stood, Fate]]:
    """What becomes of passages that an earlier text lost: those that were cut, where they stand again word for word, and
    those that nobody has placed, whatever became of them."""
    lost = lost_passages(session, article.id, before.number)
    newest = list(dict.fromkeys(one.passage.revision_id for one, _ in lost))[:_OLDER_TEXTS]
    texts = texts_of(session, newest)
    for one, was_gone in lost:
        if one.passage.revision_id in texts:
            fate = followers.of(texts[one.passage.revision_id]).fate((one.passage.start, one.passage.end))
            if fate.keeps or not was_gone:
                yield one, fate


class _Places:
    """The passages of the new text as they are put down, each place once for a claim."""

    def __init__(self, session: Session, after: Revision) -> None:
        self._session, self._after = session, after
        self._there: dict[tuple[int, int, int], Passage] = {}
        self._links: list[tuple[Alignment, Passage]] = []

    def put(self, one: Stood, fate: Fate) -> None:
        """Put down what became of one passage."""
        row = Alignment(
            passage_id=one.passage.id,
            revision_id=self._after.id,
            verdict=fate.verdict,
            changes=as_json([change.written for change in fate.changes]),
            candidates=as_json([list(span) for span in fate.candidates]),
        )
        if fate.span is not None:
            self._links.append((row, self._passage(one.claim, *fate.span)))
        self._session.add(row)

    def _passage(self, claim: Claim, start: int, end: int) -> Passage:
        key = (claim.id, start, end)
        if key not in self._there:
            passage = passage_at(self._after, start, end)
            passage.claim_id = claim.id
            self._session.add(passage)
            self._there[key] = passage
        return self._there[key]

    def link(self) -> None:
        """Say which passage became which, once they have their keys."""
        for row, passage in self._links:
            row.became_id = passage.id


def _fates_by_claim(found: Sequence[tuple[Stood, Fate]]) -> dict[int, list[Fate]]:
    by_claim: dict[int, list[Fate]] = {}
    for one, fate in found:
        by_claim.setdefault(one.claim.id, []).append(fate)
    return by_claim


def _leaning_elsewhere(found: Sequence[tuple[Stood, Fate]]) -> list[int]:
    """The ids of the claims with words that stand as they were read, and lean on others."""
    return [key for key, fates in _fates_by_claim(found).items() if any(fate.leans for fate in fates)]


def _reasons(found: Sequence[tuple[Stood, Fate]], number: int, *, found_again: bool = False) -> dict[int, str]:
    """Id of a claim that no longer stands as it was read -> why, in words. Where words that were lost are found again, the
    claim was last read without them; where they are not, nothing has changed."""
    if found_again:
        placed = [(one, fate) for one, fate in found if fate.span is not None]
        again = f"revision {number}: words of it that were lost stand in the text again"
        return dict.fromkeys(_fates_by_claim(placed), again)
    return {
        key: f"revision {number}: {told_of(fates)}"
        for key, fates in _fates_by_claim(found).items()
        if not all(fate.keeps for fate in fates)
    }


def told_of(fates: Sequence[Fate]) -> str:
    """What became of the words of a claim, in half a sentence."""
    worst = min((fate.verdict for fate in fates), key=WORST_FIRST.index)
    if worst is Verdict.ORPHAN:
        return "nobody can tell where its words stand now"
    if worst is Verdict.GONE:
        return "its words are gone from the text"
    if worst is not Verdict.REWORDED:
        return "its words stand there as they were read"
    changes = dict.fromkeys(change.told for fate in fates for change in fate.changes)
    more = ", and more" if len(changes) > _MOST_TOLD else ""
    return f"the text changed: {', '.join(list(changes)[:_MOST_TOLD])}{more}"


def _told(
    session: Session, article: Article, found: Sequence[tuple[Stood, Fate]], reasons: Mapping[int, str]
) -> Carried:
    """What it comes to for the claims, before anything is opened again."""
    claims = {one.claim.id: one.claim for one, _ in found}
    by_claim = _fates_by_claim(found)
    signed = ClaimFilter(article_id=article.id, states=tuple(DECIDED_STATES))
    decided = [key for _, _, key in claim_ids(session, signed, after=None, most=_ALL)]
    orphans = [
        claims[key].number
        for key, fates in by_claim.items()
        if any(fate.verdict is Verdict.ORPHAN for fate in fates) and claims[key].state not in LAID_ASIDE
    ]
    leaning = [claims[key].number for key in set(_leaning_elsewhere(found)).intersection(decided)]
    return Carried(
        leaning=[f"{article.slug}#{number}" for number in sorted(leaning)],
        kept=sum(key in by_claim and key not in reasons for key in decided),
        wordless=sum(key not in by_claim and key not in reasons for key in decided),
        orphans=[f"{article.slug}#{number}" for number in sorted(orphans)],
    )
