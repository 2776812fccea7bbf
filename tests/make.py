"""Small true records for tests: name only what the test is about, everything else is plain.

    HERALD, GAZETTE = make.source("Herald", kind="outlet"), make.source("Gazette", kind="outlet")
    AGENCY = make.source("Agency", kind="agency")
    dossier = make.dossier(make.claim(sources=[HERALD, GAZETTE]), drew_on=[(HERALD, AGENCY), (GAZETTE, AGENCY)])

Words of a vocabulary may be given as plain text. Whoever and whatever is made gets a key of its own and is
remembered by it, so a claim may name sources and people, and the dossier still finds their rows.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import count
from typing import Any, TypeAlias

from tracker.domain.fate import Change
from tracker.domain.vocabulary import (
    Assessment,
    AttributionMode,
    AttributionStatus,
    Bearing,
    ChangeKind,
    DerivationKind,
    ReplyOutcome,
    ReviewAct,
    ReviewState,
    Risk,
    Role,
    SourceGenre,
    SourceKind,
    SourceTerms,
    Stage,
    Verdict,
)
from tracker.models.dossier import Dossier, Sources
from tracker.models.rows import (
    AlignmentRow,
    AttributionRow,
    ClaimRow,
    ContradictionRow,
    DerivationRow,
    EvidenceRow,
    MemberRow,
    PassageRow,
    PersonRow,
    ReplyRow,
    ReviewRow,
    SignedRow,
    SignOffRow,
    SourceRow,
    TaskRow,
    WaiverRow,
)

SLUG = "kim-train"
"""The article that every dossier is of, unless a test says otherwise."""

ARTICLE_ID = 1
"""The key of that article, for a derivation that holds in it only."""

NOON = dt.datetime(2026, 11, 22, 12, 0, tzinfo=dt.UTC)
"""When everything happens, unless a test says otherwise."""

Said: TypeAlias = SourceRow | AttributionRow
Held: TypeAlias = SourceRow | EvidenceRow
DrewOn: TypeAlias = tuple[SourceRow, SourceRow] | DerivationRow

_keys = count(1)
_sources: dict[int, SourceRow] = {}
_people: dict[int, PersonRow] = {}


def source(
    name: str, kind: str = "outlet", *, genre: str | None = None, retracted: bool = False, **more: Any
) -> SourceRow:
    """A source on file; `more` is any further field of its row (`confidential`, `terms`, `description` ...)."""
    if "terms" in more:
        more["terms"] = SourceTerms(more["terms"])
    row = SourceRow(
        next(_keys),
        name,
        SourceKind(kind),
        genre=SourceGenre(genre) if genre else None,
        retracted_at=NOON if retracted else None,
        **more,
    )
    _sources[row.id] = row
    return row


def person(name: str, initials: str = "", roles: Iterable[str] = ()) -> PersonRow:
    """Somebody at the desk; the initials are those of the name unless given."""
    letters = initials or "".join(part[0] for part in name.split())
    row = PersonRow(next(_keys), name, letters, frozenset(Role(role) for role in roles))
    _people[row.id] = row
    return row


def said(
    by: SourceRow,
    status: str = "reported",
    *,
    via: Sequence[SourceRow] = (),
    first_hand: bool | None = None,
    retracted: bool = False,
    **more: Any,
) -> AttributionRow:
    """What a source said of a claim; `via` is nearest the reader first, `more` any further field of its row."""
    if "mode" in more:
        more["mode"] = AttributionMode(more["mode"])
    return AttributionRow(
        next(_keys),
        by.id,
        AttributionStatus(status),
        via=tuple(link.id for link in via),
        first_hand=first_hand,
        retracted_at=NOON if retracted else None,
        **more,
    )


def held(of: SourceRow, bearing: str = "supports", *, retracted: bool = False, **more: Any) -> EvidenceRow:
    """A piece of evidence; the claim it is given to numbers it."""
    return EvidenceRow(next(_keys), 0, of.id, Bearing(bearing), retracted_at=NOON if retracted else None, **more)


def drew(
    by: SourceRow,
    on: SourceRow,
    kind: str = "wire",
    *,
    assessment: str = "confirmed",
    article_id: int | None = None,
    claim: ClaimRow | None = None,
    retracted: bool = False,
) -> DerivationRow:
    """One source drew on another: always, in one article, or for one claim."""
    return DerivationRow(
        next(_keys),
        by.id,
        on.id,
        DerivationKind(kind),
        Assessment(assessment),
        article_id=article_id,
        claim_id=claim.id if claim else None,
        retracted_at=NOON if retracted else None,
    )


def suspected(by: SourceRow, on: SourceRow, kind: str = "rewrite") -> DerivationRow:
    """One source is suspected of having drawn on another."""
    return drew(by, on, kind, assessment="suspected")


def one_hand(controlled: SourceRow, by: SourceRow, *, assessment: str = "confirmed") -> DerivationRow:
    """One source is controlled by another."""
    return drew(controlled, by, "controlled_by", assessment=assessment)


def step(
    act: str,
    by: PersonRow | None = None,
    *,
    outcome: str | None = None,
    start: str = "in_review",
    to: str | None = None,
    reason: str | None = None,
    at: dt.datetime = NOON,
    claim_version: int = 1,
    overrides: str | None = None,
) -> ReviewRow:
    """One step of a review; where `to` is not given the state stays."""
    return ReviewRow(
        ReviewAct(act),
        ReviewState(start),
        ReviewState(to or start),
        ReviewState(outcome) if outcome else None,
        by.id if by else None,
        at,
        reason,
        claim_version,
        overrides,
    )


def decided(proposer: PersonRow, approver: PersonRow, outcome: str = "verified") -> tuple[ReviewRow, ...]:
    """A review that came to a decision: taken and proposed by one, approved by another."""
    return (
        step("take", proposer, start="unreviewed", to="in_review"),
        step("propose", proposer, outcome=outcome),
        step("approve", approver, outcome=outcome, to=outcome),
    )


def decided_alone(
    by: PersonRow, outcome: str = "verified", reason: str = "nobody else is on duty"
) -> tuple[ReviewRow, ...]:
    """A review that one person brought to a decision."""
    return (
        step("take", by, start="unreviewed", to="in_review"),
        step("override", by, outcome=outcome, to=outcome, reason=reason),
    )


def reopened(by: PersonRow | None, start: str = "verified", reason: str = "new evidence") -> ReviewRow:
    """A decided claim goes back to review; by nobody where the system did it."""
    return step("reopen", by, start=start, to="in_review", reason=reason)


def passage(text: str, exact: str, revision: int = 1) -> PassageRow:
    """Where these words first stand in a text."""
    start = text.index(exact)
    return PassageRow(revision, start, start + len(exact), exact)


def aligned(
    one: ClaimRow,
    before: PassageRow,
    verdict: str = "identical",
    *,
    became: PassageRow | None = None,
    changes: Iterable[tuple[str, str, str]] = (),
    revision: int = 0,
    filed_at: dt.datetime | None = None,
    said: bool = False,
) -> AlignmentRow:
    """What became of a claim's words in the text filed after theirs; where they stand in it is where they stood, unless
    they are gone, `became` says otherwise, or nobody can tell. `said`: by a person."""
    number = revision or (became.revision if became else before.revision + 1)
    stood = replace(before, revision=number - 1)
    span = (became.start, became.end) if became else (before.start, before.end)
    placed = became is not None or verdict not in ("gone", "orphan")
    told = tuple(Change(ChangeKind(kind), then, now) for kind, then, now in changes)
    return AlignmentRow(one.id, number, stood, Verdict(verdict), span if placed else None, told, filed_at, said)


def reply(party: str = "the railway", outcome: str = "awaited", *, retracted: bool = False, **more: Any) -> ReplyRow:
    """A party was asked on 20 November."""
    fields = {"asked_on": "2026-11-20", "asked_by_id": None, "channel": None, "deadline": None, **more}
    return ReplyRow(
        next(_keys), party, outcome=ReplyOutcome(outcome), retracted_at=NOON if retracted else None, **fields
    )


def waived(rule: str, by: PersonRow, *, until: str = "2026-12-31", reason: str = "known", **more: Any) -> WaiverRow:
    """An editor accepted what a rule finds on a claim."""
    return WaiverRow(next(_keys), rule, more.pop("finding", None), reason, until, by.id, NOON, **more)


def signed(*claims: ClaimRow, by: PersonRow, at: dt.datetime = NOON, **more: Any) -> SignOffRow:
    """A release of the story's first text, with these claims as they stand and what stood under them: at worst 2, as
    known 2, unless `stood` says otherwise by claim id."""
    stood = more.pop("stood", {})
    rows = {one.id: SignedRow(one.version, *stood.get(one.id, (2, 2))) for one in claims}
    fields = {"revision": 1, "sha256": "0" * 64, "policy": "default", **more}
    return SignOffRow(next(_keys), by_id=by.id, at=at, claims=rows, **fields)


def task(carried_by: ClaimRow, claim: str | None = None, *, done: bool = False, **more: Any) -> TaskRow:
    """What a correction left to do in the story of this claim, which says what was corrected, or is that itself. It must
    have been numbered."""
    fields = {"replaced_by": f"{SLUG}#80", "revision": 1, "at": NOON, "done_at": NOON if done else None, **more}
    return TaskRow(
        next(_keys), claim or carried_by.label, carried_by=carried_by.label, carried_by_id=carried_by.id, **fields
    )


def contradiction(name: str, *claims: ClaimRow) -> ContradictionRow:
    """Of these claims one at most is true. Claims must have been numbered: give `number` to each."""
    members = tuple(MemberRow(one.id, one.label, one.text, one.state) for one in claims)
    return ContradictionRow(next(_keys), name, members)


def claim(
    text: str = "The train has a helicopter on board.",
    *,
    sources: Iterable[Said] = (),
    denied_by: Iterable[SourceRow] = (),
    speculated_by: Iterable[SourceRow] = (),
    evidence: Iterable[Held] = (),
    status: str = "reported",
    state: str = "unreviewed",
    risk: str = "normal",
    author: PersonRow | None = None,
    reviews: Iterable[ReviewRow] = (),
    replies: Iterable[ReplyRow] = (),
    waivers: Iterable[WaiverRow] = (),
    number: int = 0,
    **more: Any,
) -> ClaimRow:
    """A claim that `sources` report and `evidence` supports; the dossier numbers it if nobody does."""
    attributions = [row if isinstance(row, AttributionRow) else said(row) for row in sources]
    attributions += [said(row, "denied") for row in denied_by]
    attributions += [said(row, "speculated") for row in speculated_by]
    pieces = (row if isinstance(row, EvidenceRow) else held(row) for row in evidence)
    return ClaimRow(
        next(_keys),
        f"{SLUG}#{number}",
        number,
        text,
        AttributionStatus(status),
        article_id=ARTICLE_ID,
        risk=Risk(risk),
        state=ReviewState(state),
        author_id=author.id if author else None,
        attributions=tuple(attributions),
        evidence=tuple(replace(row, number=place) for place, row in enumerate(pieces, start=1)),
        reviews=tuple(reviews),
        replies=tuple(replies),
        waivers=tuple(waivers),
        **more,
    )


def dossier(
    *claims: ClaimRow,
    drew_on: Iterable[DrewOn] = (),
    slug: str = SLUG,
    text: str = "",
    reporter: PersonRow | None = None,
    stage: str = "draft",
    **more: Any,
) -> Dossier:
    """One article's file with these claims and every source they, or `drew_on`, name; `more` is any further field."""
    numbered = [_numbered(one, slug, place) for place, one in enumerate(claims, start=1)]
    return Dossier(
        **{
            "article_id": ARTICLE_ID,
            "headline": "What we know about the train",
            "language": "en",
            "revision": 1 if text else None,
            "sha256": hashlib.sha256(text.encode()).hexdigest() if text else None,
            "people": _people_of(numbered, reporter, more.get("sign_off")),
            "at": NOON,
            **more,
        },
        slug=slug,
        stage=Stage(stage),
        reporter=reporter,
        text=text,
        claims=tuple(numbered),
        sources=sources_of(numbered, drew_on),
    )


def sources_of(claims: Iterable[ClaimRow], drew_on: Iterable[DrewOn] = ()) -> Sources:
    """The sources that these claims and derivations name."""
    derivations = tuple(row if isinstance(row, DerivationRow) else drew(*row) for row in drew_on)
    keys = {key for row in derivations for key in (row.source_id, row.drew_on_id)}
    for one in claims:
        keys.update(key for row in one.attributions for key in row.chain)
        keys.update(row.source_id for row in one.evidence)
    return Sources({key: _sources[key] for key in sorted(keys)}, derivations)


def _people_of(
    claims: Iterable[ClaimRow], reporter: PersonRow | None, sign_off: SignOffRow | None
) -> dict[int, PersonRow]:
    keys = {reporter.id} if reporter else set()
    keys |= {sign_off.by_id} if sign_off else set()
    for one in claims:
        named = [one.author_id, *(row.by_id for row in one.reviews), *(row.checked_by_id for row in one.attributions)]
        named += [row.by_id for row in one.waivers]
        named += [row.asked_by_id for row in one.replies]
        named.append(one.hold.person_id if one.hold else None)
        keys.update(key for key in named if key is not None)
    return {key: _people[key] for key in sorted(keys)}


def _numbered(one: ClaimRow, slug: str, place: int) -> ClaimRow:
    number = one.number or place
    return replace(one, number=number, label=f"{slug}#{number}")
