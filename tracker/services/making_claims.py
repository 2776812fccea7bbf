"""What proposals become: claims with their passages and attributions, and sources that nobody knew, in one act."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from tracker.domain.errors import AlreadyOnFileError, BadInputError
from tracker.domain.folding import as_worded, folded
from tracker.domain.vocabulary import AttributionStatus, ProposalStanding, SourceKind
from tracker.domain.wording import NAME, clean
from tracker.models import Article, Attribution, Claim, Passage, Person, ProposedClaim, Source, Via
from tracker.models.base import now
from tracker.services.claiming import passage_at, standing_claim
from tracker.services.crediting import Credit, Directory
from tracker.services.drafting import AS_PROPOSED, Draft, Edits, draft
from tracker.services.reviewing import reopen_by_system
from tracker.services.settled import Place
from tracker.store import ledger
from tracker.store.claims import last_number, passages_of, same_attribution


@dataclass(frozen=True, slots=True)
class Made:
    """A claim that proposals were accepted as."""

    label: str
    text: str
    status: AttributionStatus
    proposals: tuple[int, ...]
    new: bool
    """Whether it was not on file before."""
    fell: bool = False
    """Whether it was decided, and is back in review."""


@dataclass(slots=True)
class Accepted:
    """What an act of accepting came to."""

    claims: list[Made] = field(default_factory=list)
    new_sources: list[tuple[str, SourceKind]] = field(default_factory=list, repr=False)
    left: list[str] = field(default_factory=list, repr=False)
    """Why some of many were left open, a sentence each."""


def put_on_file(
    session: Session,
    rows: Sequence[ProposedClaim],
    places: dict[int, Place],
    *,
    by: Person,
    edits: Edits = AS_PROPOSED,
    into: str | None = None,
    together: bool = False,
) -> Accepted:
    """Make claims of proposals that may be accepted, all of them or none, and write it down as one act.

    Raises:
        NotOnFileError: a claim or source that is named is not there.
        BadInputError: it must be said whom a name means; or they and the claim `into` are of several stories.
        AlreadyOnFileError: what it would put on file was retracted.
    """
    directories = {revision: Directory(session, *place) for revision, place in places.items()}
    drafts = [draft(session, row, directories[row.revision_id], places[row.revision_id], edits) for row in rows]
    drafts.sort(key=lambda one: (one.article.id, one.span, one.row.id))
    claim = _joinable(session, into, drafts) if into is not None else None
    groups = list(_groups(drafts, together=together or into is not None))
    desk = _Desk(session, by, edits)
    desk.meet(drafts)
    for group in groups:
        if claim is None:
            desk.make(group)
        else:
            desk.join(claim, group)
    desk.write_down()
    return desk.accepted


def _joinable(session: Session, label: str, drafts: Sequence[Draft]) -> Claim:
    """The claim as which these are to be accepted."""
    claim = standing_claim(session, label)
    for one in drafts:
        if one.article.id != claim.article_id:
            raise BadInputError(
                f"proposal {one.row.id} is of {one.article.slug}, not of the story of {label}: "
                "accept it as a claim of its own, for each story has its own claims"
            )
        same = _statement_on_file(session, claim, one)
        if same is not None and same.retracted_at is not None:
            raise AlreadyOnFileError(
                f"this statement on {label} is retracted, as attribution {same.id}: accept it with another --source, "
                "or with --no-source"
            )
    return claim


def _statement_on_file(session: Session, claim: Claim, one: Draft) -> Attribution | None:
    """The attribution that a draft would put on a claim, where all it names are on file and it is there already."""
    parties = [one.source, *one.via]
    if any(party is None or party.key is None for party in parties):
        return None
    assert one.source is not None
    chain = ",".join(str(link.key) for link in one.via)
    columns = {"claim_id": claim.id, "source_id": one.source.key, "chain": chain, "status": one.status}
    return same_attribution(session, columns)


def _groups(drafts: Sequence[Draft], *, together: bool) -> Iterable[list[Draft]]:
    """What becomes one claim: by the same words in the same story."""
    if together:
        if len({one.article.id for one in drafts}) > 1:
            raise BadInputError("these proposals are of several stories, and a claim is of one: accept them apart")
        return [list(drafts)]
    groups: dict[tuple[int, str], list[Draft]] = {}
    for one in drafts:
        groups.setdefault((one.article.id, as_worded(one.text)), []).append(one)
    return groups.values()


class _Desk:
    """One act of accepting."""

    def __init__(self, session: Session, by: Person, edits: Edits) -> None:
        self._session, self._by, self._edits = session, by, edits
        self.accepted = Accepted()
        self._at = now()
        self._keys: dict[str, int] = {}
        self._numbers: dict[int, int] = {}
        self._subjects: set[str] = set()

    def meet(self, drafts: Iterable[Draft]) -> None:
        """Put on file whom nobody knows yet."""
        new: dict[str, Source] = {}
        for one in drafts:
            for credit in (*((one.source,) if one.source else ()), *one.via):
                if credit.key is None and folded(credit.name) not in new:
                    name = clean("the source", credit.name, NAME)
                    new[folded(credit.name)] = Source(name=name, kind=credit.kind, aliases=[])
                    self.accepted.new_sources.append((name, credit.kind))
        self._session.add_all(new.values())
        self._session.flush()
        self._keys = {name: source.id for name, source in new.items()}

    def make(self, group: Sequence[Draft]) -> None:
        """Make one claim."""
        first, edits = group[0], self._edits
        claim = Claim(
            article=first.article,
            article_id=first.article.id,
            number=self._next_number(first.article),
            text=first.text,
            status=first.status,
            risk=edits.risk,
            about=edits.about,
            allegation=edits.allegation,
            note=edits.note,
            author_id=self._by.id,
        )
        self._session.add(claim)
        self._session.flush()
        self._hang_on(claim, group, set(), new=True)
        self._settle(claim, group, new=True)

    def join(self, claim: Claim, group: Sequence[Draft]) -> None:
        """Accept proposals as a claim that there is: more places, more attributions. New words of the story, and a denial, open
        a decided claim again; more support does not."""
        places = {(row.revision_id, row.start, row.end) for row in passages_of(self._session, claim.id)}
        before = len(places)
        said = self._hang_on(claim, group, places, new=False)
        denied = any(row.status is AttributionStatus.DENIED for row in said)
        fell = False
        if len(places) > before or denied:
            why = "a denial came in" if denied else "it stands on more words of the story"
            fell = reopen_by_system(self._session, claim, why)
        self._settle(claim, group, new=False, fell=fell)

    def write_down(self) -> None:
        """Write the act into the ledger."""
        labels = [one.label for one in self.accepted.claims]
        subject = labels[0] if len(labels) == 1 else (min(self._subjects) if len(self._subjects) == 1 else "desk")
        ledger.record(self._session, "accept", subject, by=self._by)

    def _next_number(self, article: Article) -> int:
        if article.id not in self._numbers:
            self._numbers[article.id] = last_number(self._session, article.id)
        self._numbers[article.id] += 1
        return self._numbers[article.id]

    def _hang_on(
        self, claim: Claim, group: Sequence[Draft], places: set[tuple[int, int, int]], *, new: bool
    ) -> list[Attribution]:
        """Where a claim stands, and who says so; what there is already is left out."""
        said: dict[tuple[object, ...], Attribution] = {}
        for one in group:
            place = (one.revision.id, *one.span)
            if place not in places:
                places.add(place)
                passage: Passage = passage_at(one.revision, *one.span)
                passage.claim_id = claim.id
                self._session.add(passage)
            if one.source is None:
                continue
            chain = ",".join(str(self._key(link)) for link in one.via)
            columns = {"claim_id": claim.id, "source_id": self._key(one.source), "chain": chain, "status": one.status}
            known = tuple(columns.values())
            if known in said or (not new and _statement_on_file(self._session, claim, one) is not None):
                continue
            said[known] = Attribution(
                **columns, cue=one.cue, quote=one.quote, mode=one.mode, first_hand=self._edits.first_hand
            )
        self._session.add_all(said.values())
        self._session.flush()
        for row in said.values():
            self._session.add_all(
                Via(attribution_id=row.id, position=at, source_id=key) for at, key in enumerate(row.via)
            )
        return list(said.values())

    def _key(self, credit: Credit) -> int:
        return credit.key if credit.key is not None else self._keys[folded(credit.name)]

    def _settle(self, claim: Claim, group: Sequence[Draft], *, new: bool, fell: bool = False) -> None:
        for one in group:
            one.row.standing, one.row.claim_id = ProposalStanding.ACCEPTED, claim.id
            one.row.settled_by_id, one.row.settled_at, one.row.why = self._by.id, self._at, None
        keys = tuple(one.row.id for one in group)
        self.accepted.claims.append(Made(claim.label, claim.text, claim.status, keys, new, fell))
        self._subjects.add(claim.article.slug)
