"""Accepting proposals: claim, passages and attributions in one act."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from tracker.domain.errors import AlreadyOnFileError, BadInputError
from tracker.domain.folding import folded
from tracker.domain.vocabulary import AttributionStatus, ProposalStanding, Risk, SourceKind
from tracker.domain.wording import NAME, clean
from tracker.models import Article, Attribution, Claim, Passage, Person, ProposedClaim, Source, Via
from tracker.models.base import now
from tracker.services.claiming import passage_at, standing_claim
from tracker.services.crediting import Credit, Directory, Fit
from tracker.services.desks import require_writer
from tracker.services.drafting import AS_PROPOSED, Draft, Edits, cleaned, draft, near_sentence
from tracker.services.offering import Choice, Offer, offers_of
from tracker.services.reviewing import reopen_by_system
from tracker.services.settled import Place, chosen_proposals, require_acceptable, stale_sentence
from tracker.store import ledger
from tracker.store.claims import last_number, passages_of, same_attribution
from tracker.store.proposals import proposals_by_id


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


def accept(
    session: Session,
    keys: Sequence[int],
    *,
    by: Person,
    edits: Edits = AS_PROPOSED,
    into: str | None = None,
    together: bool = False,
) -> Accepted:
    """Make claims of proposals, all of them or none, in one act. What says exactly the same words becomes one claim, with every
    place where it stands and everybody who says it.

    Args:
        into: the label of a claim of the same story, as which they are accepted: it gets their places and attributions.
        together: all of them are one claim, in the words of the first.

    Raises:
        NotOnFileError: there is no such proposal, claim or source.
        BadInputError: a field cannot be taken, or it must be said whom a name means.
        MoveRefusedError: one was accepted already, is gone, or was found in an earlier text.
        AlreadyOnFileError: what it would put on file was retracted.
    """
    require_writer(by)
    rows, places = chosen_proposals(session, keys)
    for row in rows:
        require_acceptable(session, row, places[row.revision_id])
    edits = cleaned(edits)
    _require_fitting_edits(len(rows), edits, together=together, into=into)
    return _put_on_file(session, rows, places, by=by, edits=edits, into=into, together=together)


def accept_all(session: Session, slug: str, choice: Choice, *, by: Person) -> Accepted:
    """Make claims of the open proposals of a story that are chosen, in one act. Left open, and told of, is what a person has to
    look at: whose source may be another's misspelling, and what may be a claim already.

    Raises:
        NotOnFileError: there is no such article.
        BadInputError: nothing of that sort is open.
        MoveRefusedError: the text was filed anew since they were found.
    """
    require_writer(by)
    found = offers_of(session, slug, choice, everywhere=False)
    if not found.offers:
        raise BadInputError(f"nothing of that sort is open in {slug}: see `tracker proposals {slug}`")
    accepted = Accepted()
    taken: list[int] = []
    for one in found.offers:
        doubt = _doubt(one, slug, taken)
        if doubt:
            accepted.left.append(doubt)
        else:
            taken.append(one.id)
    if taken:
        rows = proposals_by_id(session, taken)
        assert found.revision is not None
        places = {found.revision.id: (found.article, found.revision)}
        done = _put_on_file(session, [rows[key] for key in taken], places, by=by)
        accepted.claims, accepted.new_sources = done.claims, done.new_sources
    return accepted


def _doubt(one: Offer, slug: str, taken: Sequence[int]) -> str:
    """Why a proposal is left open where many are accepted; nothing where it is not."""
    if one.stale:
        return stale_sentence(one.id, slug)
    for credit, option in ((one.credit, "--source"), *((link, "--via") for link in one.via)):
        if credit is not None and credit.fit is Fit.NEAR:
            return near_sentence(one.id, credit, option)
    same = [like.label for like in one.same if like.here]
    for labels, why in ((same, "may be"), (one.on_words, "has words on which stands")):
        if labels:
            either = f"`tracker accept {one.id} --as '{labels[0]}'` or `tracker accept {one.id}`"
            return f"proposal {one.id} {why} {labels[0]}: {either}"
    twin = next((other for other in one.together if other in taken), None)
    if twin is not None and twin not in one.identical:
        return f"proposal {one.id} may be the same claim as proposal {twin}: accept it with --as, or as one of its own"
    return ""


def _require_fitting_edits(count: int, edits: Edits, *, together: bool, into: str | None) -> None:
    if together and count < 2:
        raise BadInputError("--together makes one claim of several proposals: name two or more")
    if together and into is not None:
        raise BadInputError("--as names a claim that there is: leave --together out")
    own = (edits.status, edits.source, edits.via, edits.first_hand)
    if count > 1 and (any(value is not None for value in own) or edits.no_source):
        raise BadInputError("status, source and chain are changed on one proposal at a time: accept it by itself")
    of_the_claim = (edits.text, edits.about, edits.note)
    if count > 1 and not together and (any(value is not None for value in of_the_claim) or edits.allegation):
        raise BadInputError("text, party and note are of one claim: accept one proposal, or several with --together")
    if into is not None and (any(value is not None for value in of_the_claim) or edits.allegation):
        raise BadInputError(f"{into} keeps its text, party and note: change them with `tracker claim edit {into}`")
    if into is not None and edits.risk is not Risk.NORMAL:
        raise BadInputError(f"{into} keeps its risk: change it with `tracker claim edit {into} --risk high`")


def _put_on_file(
    session: Session,
    rows: Sequence[ProposedClaim],
    places: dict[int, Place],
    *,
    by: Person,
    edits: Edits = AS_PROPOSED,
    into: str | None = None,
    together: bool = False,
) -> Accepted:
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
        groups.setdefault((one.article.id, folded(one.text)), []).append(one)
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
