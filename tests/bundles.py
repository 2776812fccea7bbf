"""Bundles for tests, small and complete, and what a desk holds, row for row."""

from __future__ import annotations

import datetime as dt
import hashlib
import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import orjson
from sqlalchemy.orm import Session

from tests.desks import Desk
from tracker.domain.proposal import Resolved, Tier
from tracker.domain.vocabulary import (
    Assessment,
    AttributionMode,
    AttributionStatus,
    Bearing,
    ProposalStanding,
    ReviewState,
    SourceKind,
    Verdict,
)
from tracker.models import Alignment, Comment, Person, ProposedClaim, Revision, Task
from tracker.models.base import now
from tracker.services import (
    attributing,
    claiming,
    contradicting,
    deriving,
    evidencing,
    policies,
    publishing,
    replying,
    reviewing,
    signing_off,
    sources,
    waiving,
)
from tracker.services.claiming import passage_at
from tracker.services.exporting import export_desk, export_story
from tracker.services.importing import import_bundle
from tracker.services.proving import Verdict as Proof
from tracker.services.proving import prove
from tracker.services.restoring import restore_desk
from tracker.store import ledger
from tracker.store.articles import get_article, newest_revision
from tracker.store.claims import get_claim, passages_of
from tracker.store.raw_rows import KEPT_TABLES

Fields = dict[str, Any]
Rows = dict[str, list[tuple[Any, ...]]]

SLUG, OLDER = "kim-train", "older"
TEXT = "Ein Zug fuhr ab.\nThe train has a helicopter 🚁 on board, Pulikovsky said. It is green."


def record(kind: str, /, **fields: Any) -> Fields:
    """One record of a bundle."""
    return {"record": kind, **fields}


def claim(number: int | None = None, **fields: Any) -> Fields:
    """A claim of the story."""
    given = {} if number is None else {"number": number}
    return record("claim", article=SLUG, text=f"Claim {number}", **given) | fields


def said(label: str = f"{SLUG}#1", source: str = "Herald", **fields: Any) -> Fields:
    """An attribution of the story's first claim to the Herald."""
    return record("attribution", claim=label, source=source, status="reported") | fields


ARTICLE = record("article", slug=SLUG, headline="A train", reporter="RL", language="en")
REPORTER = record("person", name="Robin Lacey", initials="RL", roles=["reporter"])
HERALD = record("source", name="Herald", kind="outlet")
AGENCY = record("source", name="Agency", kind="agency", aliases=["The Agency"])
PLAIN = [REPORTER, ARTICLE, record("revision", article=SLUG, number=1, text=TEXT), HERALD, AGENCY, claim(1), claim(2)]
"""A story with two claims and two sources that nothing ties together yet."""

WHOLE = [
    *PLAIN,
    record("article", slug="older", headline="An older story"),
    record("revision", article="older", text="Short."),
    record("source", name="Pulikovsky", kind="person", aliases=["K. Pulikovsky", "Пуликовский"], terms="on_record"),
    record("source", name="Ministry", kind="organisation", reliability="C", genre="press_release", note="one\ntwo"),
    record("source", name="Our own", kind="outlet", genre="own_story", of_article="older"),
    record(
        "source",
        name="BIRCH",
        kind="unnamed",
        confidential=True,
        description="an official",
        why_unnamed="fears for the job",
        known_to="ann",
        terms="deep_background",
    ),
    record("source", name="Old wire", kind="agency", retracted=True, retracted_why="it was a hoax"),
    claim(
        3,
        status="alleged",
        risk="high",
        about="the railway",
        allegation=True,
        as_of="2023-09-13",
        note="ask again",
        author="RL",
    ),
    record("passage", claim=f"{SLUG}#1", revision=1, start=17, end=53, exact=TEXT[17:53]),
    record("passage", claim=f"{SLUG}#1", revision=1, start=0, end=16),
    said(via=["Agency", "Ministry"], source="Pulikovsky", first_hand=True),
    said(status="denied", first_hand=False, cue="denied", quote="No.", mode="quote", said_on="2023-09", locator="p. 1"),
    said(f"{SLUG}#2", retracted=True, retracted_why="misread", note="a slip"),
    said(f"{SLUG}#3", "BIRCH", status="alleged"),
    record("derivation", source="Herald", drew_on="Agency", kind="wire"),
    record("derivation", source="Agency", drew_on="Ministry", kind="press_release", scope=SLUG, assessment="suspected"),
    record("derivation", source="Herald", drew_on="Old wire", scope=f"{SLUG}#2", note="see the foot of the page"),
    record("derivation", source="Our own", drew_on="Herald", retracted=True, retracted_why="the other way round"),
    record("derivation", source="Herald", drew_on="Ministry", kind="controlled_by", assessment="dismissed"),
    record(
        "evidence",
        claim=f"{SLUG}#1",
        source="Ministry",
        bearing="supports",
        excerpt="on board",
        locator="p. 4",
        url="https://example.org/a",
        archived_url="https://archive.example/a",
        file_name="a.pdf",
        sha256="ab" * 32,
        note="a scan",
    ),
    record("evidence", claim=f"{SLUG}#1", source="Herald", bearing="refutes", retracted=True),
]
"""Every kind of record, and every field of it."""


def lines(records: Iterable[Fields]) -> list[bytes]:
    """The same as the lines of a file."""
    return [orjson.dumps(one) + b"\n" for one in records]


def take_in(
    desk: Desk, records: Iterable[Fields | bytes], *, by: str = "ann", skip_known: bool = False
) -> dict[str, int]:
    """Import records, or lines as they are; how many rows of each table came of it."""
    given = [one if isinstance(one, bytes) else orjson.dumps(one) + b"\n" for one in records]
    with desk.writing() as session:
        return dict(import_bundle(session, given, by=desk.person(session, by), skip_known=skip_known).counts)


def bundle_of(desk: Desk, slug: str = SLUG) -> list[Fields]:
    """One story as it is exported."""
    with desk.reading() as session:
        return [orjson.loads(line) for line in export_story(session, slug)]


def dump_of(desk: Desk) -> list[bytes]:
    """The whole desk as it is exported."""
    with desk.reading() as session:
        return list(export_desk(session))


def restore(desk: Desk, dump: Sequence[bytes]) -> int:
    """Put a dump back."""
    with desk.writing() as session:
        return restore_desk(session, dump)


def proof_of(desk: Desk) -> Proof:
    """What the proof finds."""
    with desk.reading() as session:
        return prove(session)


def furnish(desk: Desk) -> None:
    """Rows in every table: a bundle, and then what a desk does with it, one act of each sort."""

    def make() -> None:
        furnish_plainly(desk, WHOLE)
        let_go(desk)

    desk.become("furnished", make)
    assert not [table for table in KEPT_TABLES if not desk.rows()[table]], "a table without rows proves nothing"


def furnish_plainly(desk: Desk, records: Iterable[Fields] | None = None) -> None:
    """The same without what came with the whole audit: no row or value that revision 0002 of the tables has no place for, such
    as who brought a claim in for somebody else."""
    nobodys = [{name: value for name, value in one.items() if name != "author"} for one in WHOLE]
    take_in(desk, nobodys if records is None else records)
    with desk.writing() as session:
        ann = desk.person(session, "ann")
        files = desk.folder / "files"
        reviewing.take(session, f"{SLUG}#1", by=ann, purpose="to check it", hours=2)
        reviewing.propose(session, f"{SLUG}#1", ReviewState.VERIFIED, by=ann, reason="seen")
        reviewing.take(session, f"{SLUG}#2", by=ann)
        reviewing.release(session, f"{SLUG}#2", by=ann)
        reviewing.withdraw(session, f"{SLUG}#2", by=ann, reason="cut")
        reviewing.take(session, f"{SLUG}#3", by=ann)
        attributing.check_attribution(session, 1, by=ann, locator="p. 2")
        deriving.assess_derivation(session, 2, Assessment.CONFIRMED, by=ann)
        sources.retract_source(session, "Agency", by=ann, reason="wrong before")
        sources.restore_source(session, "Agency", by=ann)
        holding = evidencing.Holding(excerpt="no", locator="p. 9")
        evidencing.add_evidence(session, f"{SLUG}#1", "Herald", Bearing.REFUTES, holding, by=ann, files=files)


def let_go(desk: Desk) -> None:
    """The older story goes out, with all that comes with it, in one transaction."""
    with desk.writing() as session:
        _let_go(session, desk.person(session, "ann"), desk.folder / "files")


def _let_go(session: Session, ann: Person, files: Path) -> None:
    """The older story is checked, its findings waived, its people asked; it is signed off and published."""
    label = claiming.add_claim(
        session, OLDER, "It was short.", AttributionStatus.REPORTED, by=ann, about="Herald"
    ).label
    attributing.attribute(session, label, "Pulikovsky", AttributionStatus.REPORTED, by=ann, first_hand=True)
    holding = evidencing.Holding(excerpt="short", locator="p. 1")
    evidencing.add_evidence(session, label, "Pulikovsky", Bearing.SUPPORTS, holding, by=ann, files=files)
    reviewing.take(session, label, by=ann)
    reviewing.propose(session, label, ReviewState.VERIFIED, by=ann, reason="seen")
    waiving.waive(session, label, "single-source", reason="he was there", until=far_off(), by=ann)
    waived = waiving.waive(session, label, "contested", reason="a slip", until=far_off(), by=ann)
    waiving.withdraw_waiver(session, waived.id, by=ann, reason="nobody denies it")
    asked = replying.ReplyFields("The Herald", "2026-11-01", "by mail", "2026-11-03", note="twice")
    reply, _ = replying.ask_for_reply(session, label, asked, by=ann)
    replying.edit_reply(session, reply.id, replying.ReplyFields(answer="No.", stands="Short"), by=ann)
    wrong, _ = replying.ask_for_reply(session, label, replying.ReplyFields(), by=ann)
    replying.retract_reply(session, wrong.id, by=ann, reason="nobody was asked")
    contradicting.group_claims(session, [label, f"{SLUG}#1", f"{SLUG}#3"], by=ann, name="the train", note="one of them")
    contradicting.ungroup_claim(session, f"{SLUG}#3", by=ann)
    pack = files.with_name("ours.toml")
    pack.write_text('summary = "Our own."\n[severity]\nself-verified = "note"\n', encoding="utf-8")
    policies.use_policy(session, str(pack), by=ann, slug=OLDER)
    revise(session, ann)
    assert not signing_off.sign_off(session, OLDER, by=ann, files=files).refused
    publishing.publish(session, OLDER, by=ann, url="https://example.org/older")


def revise(session: Session, ann: Person) -> None:
    """The train's text is filed anew, with what a passage became, a comment and a proposal."""
    article = get_article(session, SLUG)
    newest = newest_revision(session, article.id)
    text = f"A train\n{TEXT}"
    digest = hashlib.sha256(text.encode()).hexdigest()
    revision = Revision(
        article_id=article.id,
        number=newest.number + 1 if newest else 1,
        text=text,
        sha256=digest,
        filed_by_id=ann.id,
        filed_at=now(),
        headline="A train",
        standfirst="It is green.",
    )
    session.add(revision)
    session.flush()
    before = passages_of(session, get_claim(session, f"{SLUG}#1").id)[0]
    after = passage_at(revision, before.start + 8, before.end + 8)
    after.claim_id = before.claim_id
    session.add(after)
    session.flush()
    settled: dict[str, Any] = {"settled_by_id": ann.id, "settled_at": now(), "claim_id": before.claim_id}
    session.add_all(
        [
            Alignment(
                passage_id=before.id,
                revision_id=revision.id,
                verdict=Verdict.ORPHAN,
                became_id=after.id,
                changes='[["number","1","2"]]',
                candidates="[[1,2]]",
                placed_by_id=ann.id,
                placed_at=now(),
            ),
            Comment(
                revision_id=revision.id,
                number=1,
                start=2,
                end=7,
                author="RL",
                text="which?",
                made_on="2026-11-01",
                standing=ProposalStanding.ACCEPTED,
                **settled,
            ),
            ProposedClaim(
                revision_id=revision.id,
                extractor="rules",
                text="The train has a helicopter on board.",
                status=AttributionStatus.REPORTED,
                rule="postposed",
                tier=Tier.HIGH,
                sentence_start=25,
                sentence_end=81,
                source="Pulikovsky",
                source_kind=SourceKind.PERSON,
                source_written="he",
                source_resolved=Resolved.PRONOUN,
                via='[["Agency","agency","Agency",null]]',
                source_spans="[[64,74]]",
                cue_spans="[[75,79]]",
                content_spans="[[25,62]]",
                cue="said",
                mode=AttributionMode.PARAPHRASE,
                as_fact=True,
                worth=3,
                reasons='["a name"]',
                fingerprint="ab" * 16,
                standing=ProposalStanding.DISMISSED,
                found_at=now(),
                why="no claim",
                **settled,
            ),
            Task(
                article_id=article.id,
                claim_id=before.claim_id,
                carried_by_id=before.claim_id,
                at=now(),
                by_id=ann.id,
                done_at=now(),
                done_by_id=ann.id,
                note="filed anew",
            ),
        ]
    )
    ledger.record(session, "file", SLUG, by=ann)


def far_off() -> str:
    """A day on which every waiver of the tests still holds."""
    return (now().date() + dt.timedelta(days=365)).isoformat()


def rows_of(path: Path) -> Rows:
    """Everything on file, as the driver alone reads it: every row of every table, and how the tables are made."""
    connection = sqlite3.connect(path)
    try:
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
        rows = {name: connection.execute(f'SELECT * FROM "{name}" ORDER BY 1').fetchall() for (name,) in tables}
        return rows | {"sqlite_master": connection.execute("SELECT * FROM sqlite_master ORDER BY name").fetchall()}
    finally:
        connection.close()
