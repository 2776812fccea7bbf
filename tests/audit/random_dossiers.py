"""Random dossiers in which every rule finds something now and then."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator
from dataclasses import replace
from random import Random

from tests import make
from tracker.domain.vocabulary import (
    Assessment,
    AttributionStatus,
    Bearing,
    DerivationKind,
    ReplyOutcome,
    ReviewState,
    Risk,
    SourceGenre,
    SourceKind,
    Verdict,
)
from tracker.models.dossier import Dossier
from tracker.models.rows import (
    AlignmentRow,
    AttributionRow,
    ClaimRow,
    DerivationRow,
    EvidenceRow,
    ReviewRow,
    SignOffRow,
    SourceRow,
    TextRow,
)

WORDS = ("it was green", "it had a helicopter", "it was late", "it was early")
TEXT = (
    "Officials said it was green. An official said it had a helicopter. The Herald said it was late.\n"
    "Moscow denied it. Experts believe that it was late. That it was early is denied."
)
ANN, BOB, CAT = make.person("Ann Bell"), make.person("Bob Cole"), make.person("Cat Dunn")
SHA = "a" * 64


def dossier(chance: Random) -> Dossier:
    """A story of three claims and a handful of sources."""
    sources = [
        _source(chance, name) for name in ("Herald", "Moscow", "official", "Court record", "NIGHTJAR", "experts")
    ]
    claims = [_claim(chance, sources, number) for number in (1, 2, 3)]
    groups = [make.contradiction("when", *claims[:2])] if chance.random() < 0.5 else []
    revision = chance.choice([1, 1, 2])
    return make.dossier(
        *claims,
        drew_on=[_drew(chance, sources, claims) for _ in range(chance.randrange(4))],
        text=TEXT if chance.random() < 0.9 else "",
        revision=revision,
        headline=chance.choice(["What we know", "Train has helicopter on board"]),
        dismissed=chance.choice([(), ("Moscow denied it.",), (TEXT,)]),
        alignments=tuple(_aligned(chance, claims)) if revision == 2 else (),
        reporter=chance.choice([None, ANN]),
        stage=chance.choice(["draft", "signed_off", "published"]),
        filed_at=make.NOON - dt.timedelta(days=chance.randrange(40)),
        published_at=chance.choice([None, make.NOON]),
        sign_off=_sign_off(chance, claims, revision),
        contradictions=tuple(groups),
        altered_files=frozenset({SHA} if chance.random() < 0.5 else ()),
        people={person.id: person for person in (ANN, BOB, CAT)},
        tasks=tuple(make.task(one, done=chance.random() < 0.5) for one in claims if chance.random() < 0.3),
    )


def _source(chance: Random, name: str) -> SourceRow:
    kind = chance.choice([*SourceKind, SourceKind.UNNAMED])
    return make.source(
        name,
        kind,
        genre=chance.choice([None, None, *SourceGenre]),
        retracted=chance.random() < 0.1,
        confidential=name == "NIGHTJAR",
        why_unnamed=chance.choice([None, "afraid"]),
        known_to_id=chance.choice([None, BOB.id]),
        aliases=chance.choice([(), ("Russia",), ("the Herald",)]),
        description=chance.choice([None, "an official"]),
    )


def _claim(chance: Random, sources: list[SourceRow], number: int) -> ClaimRow:
    state = chance.choice([*ReviewState, *[ReviewState.VERIFIED] * 4])
    places = [make.passage(TEXT, chance.choice(WORDS), revision=chance.choice([1, 1, 2])) for _ in range(2)]
    places.insert(1, replace(places[0], revision=2))  # where they may stand in the next text
    return make.claim(
        sources=[_said(chance, sources) for _ in range(chance.randrange(4))],
        evidence=[_held(chance, sources) for _ in range(chance.randrange(3))],
        status=chance.choice(list(AttributionStatus)),
        state=state,
        risk=chance.choice(list(Risk)),
        author=chance.choice([None, ANN]),
        reviews=_reviews(chance, state),
        replies=[make.reply(chance.choice(["Moscow", "Paris"]), chance.choice(list(ReplyOutcome)))]
        * chance.randrange(2),
        number=number,
        version=chance.randrange(1, 3),
        about=chance.choice([None, "Moscow"]),
        allegation=chance.random() < 0.5,
        as_of=chance.choice([None, "2026-11-01", "2027"]),
        passages=tuple(dict.fromkeys(places[: chance.randrange(4)])),
    )


def _said(chance: Random, sources: list[SourceRow]) -> AttributionRow:
    *via, last = chance.sample(sources, chance.randrange(1, 4))
    return make.said(
        last,
        chance.choice([status for status in AttributionStatus if status is not AttributionStatus.UNATTRIBUTED]),
        via=via,
        first_hand=chance.choice([None, None, True, False]),
        retracted=chance.random() < 0.1,
        cue=chance.choice([None, "said"]),
        quote=chance.choice([None, "it was green", "it was red"]),
        locator=chance.choice([None, "p. 4"]),
    )


def _held(chance: Random, sources: list[SourceRow]) -> EvidenceRow:
    return make.held(
        chance.choice(sources),
        chance.choice(list(Bearing)),
        retracted=chance.random() < 0.1,
        excerpt=chance.choice([None, "They say it was green."]),
        locator=chance.choice([None, "p. 4"]),
        url=chance.choice([None, "https://example.org/"]),
        archived_url=chance.choice([None, "https://archive.example.org/"]),
        sha256=chance.choice([None, SHA]),
        file_name=chance.choice([None, "page.pdf"]),
    )


def _drew(chance: Random, sources: list[SourceRow], claims: list[ClaimRow]) -> DerivationRow:
    by, on = chance.sample(sources, 2)
    assessment = chance.choice([*Assessment, Assessment.CONFIRMED])
    return make.drew(
        by, on, chance.choice(list(DerivationKind)), assessment=assessment, claim=chance.choice([None, *claims])
    )


def _reviews(chance: Random, state: ReviewState) -> list[ReviewRow]:
    when = make.NOON - dt.timedelta(days=chance.randrange(60))
    steps = [make.step("take", ANN, start="unreviewed", to="in_review", at=when)]
    if state in (ReviewState.UNREVIEWED, ReviewState.NEEDS_SOURCE):
        return steps * chance.randrange(2)
    if state is ReviewState.IN_REVIEW:
        return steps
    decided = make.decided(ANN, chance.choice([ANN, BOB, CAT]), state)
    return [replace(row, at=when) for row in chance.choice([decided, make.decided_alone(BOB, state)])]


def _aligned(chance: Random, claims: list[ClaimRow]) -> Iterator[AlignmentRow]:
    """What became of words of the first text in the second."""
    for claim in claims:
        for row in claim.passages:
            if row.revision == 1 and chance.random() < 0.9:
                verdict = chance.choice(list(Verdict))
                changes = chance.choice([[], [("number", "90", "60")], [("hedge", "allegedly", "")]])
                if verdict in (Verdict.IDENTICAL, Verdict.MOVED):
                    changes = chance.choice([[], [("subject", "A", "B")]])
                filed_at = chance.choice([None, make.NOON, make.NOON - dt.timedelta(days=30)])
                said = verdict in (Verdict.GONE, Verdict.ORPHAN) and chance.random() < 0.3
                yield make.aligned(claim, row, verdict, changes=changes, filed_at=filed_at, said=said)


def _sign_off(chance: Random, claims: list[ClaimRow], newest: int) -> SignOffRow | None:
    if chance.random() < 0.3:
        return None
    when = make.NOON - dt.timedelta(days=chance.randrange(60))
    stood = {one.id: (chance.randrange(3), 2) for one in claims}
    signed = [replace(one, version=1) for one in claims[: chance.randrange(4)]]
    sha256 = chance.choice(["0" * 64, hashlib.sha256(TEXT.encode()).hexdigest()])
    before = TextRow(TEXT[:70], "The train") if newest == 2 else None
    return make.signed(*signed, by=BOB, at=when, stood=stood, sha256=sha256, signed_text=before)
