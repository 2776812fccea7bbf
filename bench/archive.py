"""A generated archive: a desk of ten years of stories, seeded, for the benchmarks.

Twenty claims a story, a source for every twenty claims. Most claims have one or two chains, one in twenty has six to a dozen;
half go through an outlet or an agency. Outlets take wires, copy each other (in loops, some of them), print press releases and
are controlled by others, one derivation in eight only suspected; some derivations hold in one story or for one claim only.
Two stories in three are published, one in four is signed off; two claims in five are decided, on evidence. One claim in
a hundred leads to one wire, `WIRE`, half of them through it alone.

Rows are written as an import writes them: tuples through the driver, slices of 250 stories, a ledger entry for each.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import random
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import Connection

from bench.bench_import import new_desk, sentence
from bench.bench_independence import SHARES, Archive, make_archive, pick
from tracker.domain.vocabulary import DerivationKind, SourceKind
from tracker.models.base import utc_text
from tracker.store.bulk import widen_cache
from tracker.store.checks import checks_put_off
from tracker.store.guards import put_up, take_down
from tracker.store.ledger import Changed, append
from tracker.store.raw_rows import columns_of
from tracker.store.session import open_desk, writing

Row = tuple[Any, ...]
Card = TypeVar("Card")

A_STORY = 20
"""Claims in a story, and to a source."""
SLICE = 250
"""Stories written together."""
WIRE = "The Wire"
BEGINNING = dt.datetime(2016, 1, 1, tzinfo=dt.UTC)
DAYS = 3_600

PEOPLE = (("Robin Lacey", "RL", "reporter"), ("Miriam Castellanos", "MC", "checker"), ("Elias Kramer", "EK", "editor"))


def deck(shares: Mapping[Card, int]) -> list[Card]:
    """Cards to draw one from: each as often as it is to come."""
    return [card for card, share in shares.items() for _ in range(share)]


CHAINS = deck({1: 33, 2: 32, 3: 15, 4: 8, 5: 5, 6: 3, 9: 2, 12: 2})
"""Attributions of a claim: 2.5 on average."""
STATUSES = deck({"reported": 50, "alleged": 26, "confirmed": 14, "denied": 6, "speculated": 4})
KINDS = deck(SHARES)
FIRST_HAND = deck({None: 6, 1: 3, 0: 1})
LINKS = deck({(): 5, (SourceKind.OUTLET,): 4, (SourceKind.OUTLET, SourceKind.AGENCY): 1})
"""Who passed it on."""
SENTENCES = [sentence(random.Random(at), 14) for at in range(500)]
COLUMNS = {
    "person": ("id", "name", "initials"),
    "person_role": ("id", "person_id", "role"),
    "source": ("id", "name", "kind", "genre", "confidential", "retracted_at", "retracted_by_id", "retracted_why"),
    "article": ("id", "slug", "headline", "reporter_id", "language", "stage", "url", "published_at"),
    "revision": ("id", "article_id", "number", "text", "sha256", "filed_by_id", "filed_at"),
    "claim": (
        *("id", "article_id", "number", "text", "status", "risk", "about", "allegation", "as_of", "state"),
        *("author_id", "version"),
    ),
    "passage": ("id", "claim_id", "revision_id", "start", "end", "exact", "prefix", "suffix"),
    "attribution": (
        *("id", "claim_id", "source_id", "chain", "status", "cue", "mode", "first_hand", "said_on"),
        *("retracted_at", "retracted_by_id", "retracted_why"),
    ),
    "via": ("id", "attribution_id", "position", "source_id"),
    "derivation": ("id", "source_id", "drew_on_id", "kind", "assessment", "article_id", "claim_id"),
    "evidence": ("id", "claim_id", "number", "source_id", "bearing", "excerpt", "locator", "url", "archived_url"),
    "review": ("id", "claim_id", "act", "from_state", "to_state", "outcome", "by_id", "at", "claim_version"),
    "reply": ("id", "claim_id", "party", "asked_on", "outcome"),
    "waiver": ("id", "claim_id", "rule", "reason", "until", "by_id", "at"),
    "sign_off": ("id", "revision_id", "sha256", "policy", "by_id", "at"),
    "signed_claim": ("id", "sign_off_id", "claim_id", "version", "independent_min", "independent_max"),
    "contradiction": ("id", "name"),
    "contradiction_member": ("id", "contradiction_id", "claim_id"),
}
"""What is written of each table; parents before children."""


class Moment(NamedTuple):
    """When a story was filed, in the forms that rows hold."""

    at: str
    day: str


class Shelf:
    """Rows waiting to be written, and the next key of each table."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.rows: dict[str, list[Row]] = {table: [] for table in COLUMNS}
        self.last = {table: self._last(table) for table in COLUMNS}

    def _last(self, table: str) -> int:
        return self.connection.exec_driver_sql(f"SELECT coalesce(max(id), 0) FROM {table}").scalar() or 0

    def put(self, table: str, *values: Any) -> int:
        """Keep a row; returns its key."""
        self.last[table] = key = self.last[table] + 1
        self.rows[table].append((key, *values))
        return key

    def write(self) -> None:
        """Write what is kept, and its entry."""
        changes = [Changed(table, COLUMNS[table], rows) for table, rows in self.rows.items() if rows]
        for table, columns, rows in changes:
            assert set(columns) <= set(columns_of(table))
            names, marks = ", ".join(f'"{name}"' for name in columns), ", ".join("?" * len(columns))
            self.connection.exec_driver_sql(f"INSERT INTO {table} ({names}) VALUES ({marks})", list(rows))
        append(self.connection, "import", "desk", changes, by="EK")
        for kept in self.rows.values():
            kept.clear()


def make_desk(path: Path, claims: int, seed: int = 7, long: Sequence[int] = ()) -> Path:
    """A new desk of so many claims.

    Args:
        long: how many claims each of the newest stories has, where it is not as many as of the others: they are about a
            sentence of their own each, and nobody has published or signed them.
    """
    engine = open_desk(new_desk(path))
    with writing(engine) as session:
        connection = session.connection()
        widen_cache(connection)
        take_down(connection)  # ten years are written as they ended, not step by step
        with checks_put_off(connection):
            _fill(Shelf(connection), random.Random(seed), claims, long)
        put_up(connection)
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    engine.dispose()
    return path


def _fill(shelf: Shelf, chance: random.Random, claims: int, long: Sequence[int]) -> None:
    stories = max(1, (claims - sum(long)) // A_STORY)
    archive = make_archive(chance, max(200, claims // A_STORY))
    _put_people_and_sources(shelf, chance, archive)
    wire = shelf.put("source", WIRE, "agency", None, 0, None, None, None)
    shelf.write()
    for story in range(1, stories + 1):
        moment = BEGINNING + dt.timedelta(days=DAYS * story / stories)
        _put_story(shelf, chance, archive, wire, story, Moment(utc_text(moment), moment.date().isoformat()))
        if story % SLICE == 0 or story == stories:
            shelf.write()
    newest = BEGINNING + dt.timedelta(days=DAYS)
    for story, size in enumerate(long, stories + 1):
        _put_story(shelf, chance, archive, wire, story, Moment(utc_text(newest), newest.date().isoformat()), size)
        shelf.write()


def _put_people_and_sources(shelf: Shelf, chance: random.Random, archive: Archive) -> None:
    for name, initials, role in PEOPLE:
        shelf.put("person_role", shelf.put("person", name, initials), role)
    genres = [None] * 16 + ["social", "press_release", "wire", "encyclopedia"]
    for key, node in archive.sources.items():
        famous = key < len(archive.sources) // 2
        gone = (utc_text(BEGINNING), 1, "wrong") if node.retracted and not famous else (None, None, None)
        kept = shelf.put("source", f"{node.kind.title()} {key}", node.kind.value, chance.choice(genres), 0, *gone)
        assert kept == key
    told = {(one.source, one.drew_on, one.kind.value): one.suspected for one in archive.derivations}
    outlets = archive.by_kind[SourceKind.OUTLET]
    for _ in range(len(outlets) // 50):
        one, other = chance.sample(outlets, 2)
        told.setdefault((one, other, "rewrite"), False)
        told.setdefault((other, one, "rewrite"), False)
    for (source, drew_on, kind), suspected in told.items():
        if source != drew_on:
            shelf.put("derivation", source, drew_on, kind, "suspected" if suspected else "confirmed", None, None)


def _put_story(
    shelf: Shelf,
    chance: random.Random,
    archive: Archive,
    wire: int,
    story: int,
    moment: Moment,
    size: int | None = None,
) -> None:
    published, signed = (story % 3 > 0, story % 4 == 0) if size is None else (False, False)
    stage = "published" if published else "signed_off" if signed else "draft"
    place = (f"https://example.org/{story}", moment.at) if published else (None, None)
    article = shelf.put("article", f"story-{story}", f"Story {story}", 2, "en", stage, *place)
    told = chance.choices(SENTENCES, k=8 if size is None else size)
    text = "".join(each + ("\n" if size and at % 3 == 2 else " ") for at, each in enumerate(told)).rstrip()
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    revision = shelf.put("revision", article, 1, text, sha256, 2, moment.at)
    release = shelf.put("sign_off", revision, sha256, "default", 4, moment.at) if signed else None
    cited: set[int] = set()
    own = list(accumulate((len(each) + 1 for each in told), initial=0))
    for number in range(1, (size or A_STORY) + 1):
        decided = chance.random() < 0.4
        version = 3 if decided else 1
        claim = _put_claim(shelf, chance, article, number, moment, decided=decided)
        start, length = ((number - 1) * 30, 60) if size is None else (own[number - 1], len(told[number - 1]))
        exact = text[start : start + length]
        shelf.put("passage", claim, revision, start, start + len(exact), exact, "", "")
        named = _put_chains(shelf, chance, archive, claim, wire, moment)
        if chance.random() < (0.98 if decided else 0.1):
            named.add(_put_evidence(shelf, chance, archive, claim))
        cited |= named
        if release is not None:
            shelf.put("signed_claim", release, claim, version, 1, 1)
        if len(named) > 1 and chance.random() < 0.02:
            _draw(shelf, chance, named, None, claim)
        if number == 2 and chance.random() < 0.01:
            group = shelf.put("contradiction", f"group {story}")
            for member in (claim - 1, claim):
                shelf.put("contradiction_member", group, member)
    if chance.random() < 0.1:
        _draw(shelf, chance, cited, article, None)


def _put_claim(shelf: Shelf, chance: random.Random, article: int, number: int, moment: Moment, *, decided: bool) -> int:
    allegation = chance.random() < 0.15
    state = chance.choice(("verified", "verified", "verified", "unverifiable")) if decided else "unreviewed"
    claim = shelf.put(
        "claim",
        *(
            article,
            number,
            chance.choice(SENTENCES),
            "alleged" if allegation else chance.choice(("reported", "unattributed")),
        ),
        *("high" if chance.random() < 0.1 else "normal", "the railway" if allegation else None, int(allegation)),
        *(moment.day if chance.random() < 0.05 else None, state, 2, 3 if decided else 1),
    )
    if decided:
        steps = (
            ("take", "unreviewed", None, 3, 2),
            ("propose", "in_review", state, 3, 2),
            ("approve", "in_review", state, 4, 3),
        )
        for act, start, outcome, by, seen in steps:
            to = {"take": "in_review", "propose": "in_review", "approve": state}[act]
            shelf.put("review", claim, act, start, to, outcome, by, moment.at, seen)
    if allegation and chance.random() < 0.5:
        shelf.put("reply", claim, "the railway", moment.day, "declined")
    if chance.random() < 0.01:
        shelf.put("waiver", claim, "single-source", "known to the desk", "2030-12-31", 4, moment.at)
    return claim


def _put_chains(
    shelf: Shelf, chance: random.Random, archive: Archive, claim: int, wire: int, moment: Moment
) -> set[int]:
    """The attributions of one claim; every source they name."""
    wired = chance.random()
    named: set[int] = set()
    taken: set[Row] = set()
    source = 0
    for place in range(1 if wired < 0.005 else chance.choice(CHAINS)):
        if not source or chance.random() < 0.8:
            source = pick(chance, archive, chance.choice(KINDS))
        via = [pick(chance, archive, kind) for kind in chance.choice(LINKS)]
        if place == 0 and wired < 0.01:
            source, via = wire, via[:1]
        chain = ",".join(map(str, via))
        status = "reported" if place == 0 else chance.choice(STATUSES)
        if (source, chain, status) in taken or source in via or len(set(via)) < len(via):
            continue
        taken.add((source, chain, status))
        named.update(via, [source])
        gone = (moment.at, 4, "misheard") if chance.random() < 0.01 else (None, None, None)
        first_hand = chance.choice(FIRST_HAND)
        key = shelf.put(
            "attribution", claim, source, chain, status, "said", "paraphrase", first_hand, moment.day, *gone
        )
        for position, link in enumerate(via):
            shelf.put("via", key, position, link)
    return named


def _put_evidence(shelf: Shelf, chance: random.Random, archive: Archive, claim: int) -> int:
    held = pick(chance, archive, SourceKind.DOCUMENT)
    archived = f"https://archive.example.org/{held}" if chance.random() < 0.7 else None
    locator = "p. 4" if chance.random() < 0.9 else None
    excerpt = chance.choice(SENTENCES)
    shelf.put("evidence", claim, 1, held, "supports", excerpt, locator, f"https://example.org/{held}", archived)
    return held


def _draw(shelf: Shelf, chance: random.Random, named: set[int], article: int | None, claim: int | None) -> None:
    """One of these sources drew on another, here only."""
    if len(named) > 1:
        one, other = chance.sample(sorted(named), 2)
        kind = chance.choice((DerivationKind.REWRITE, DerivationKind.REWRITE, DerivationKind.CONTROLLED_BY))
        assessment = "suspected" if chance.random() < 0.25 else "confirmed"
        shelf.put("derivation", one, other, kind.value, assessment, article, claim)


def labels(claims: int) -> Iterator[str]:
    """The labels of such a desk, in order of filing."""
    for at in range(claims):
        yield f"story-{at // A_STORY + 1}#{at % A_STORY + 1}"
