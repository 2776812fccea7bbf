"""A desk of several with one story, and short ways to work at it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import orjson
from sqlalchemy.orm import Session

from tests.conftest import Desk
from tests.unguarded import unguarded
from tracker.domain.vocabulary import AttributionStatus, Bearing, DerivationKind, ReviewState, Risk, Role, SourceKind
from tracker.models import Attribution, Claim, Derivation, Evidence, Person, Source
from tracker.models.rows import ReviewRow
from tracker.services import attributing, claiming, deriving, desks, evidencing, filing, reviewing, sources
from tracker.store import ledger
from tracker.store.claims import get_claim
from tracker.store.moves import reviews_of
from tracker.store.people import get_person
from tracker.store.raw_rows import KEPT_TABLES, columns_of, rows_of
from tracker.store.session import read_raw
from tracker.store.sources import get_source

SLUG = "kim-train"
TEXT = "The train has a helicopter on board. It is green, Pulikovsky said. It is green, others said."
PEOPLE = (
    ("Robin Lacey", "RL", Role.REPORTER),
    ("Miriam Castellanos", "MC", Role.CHECKER),
    ("Adaeze Okafor", "AO", Role.CHECKER),
    ("Elias Kramer", "EK", Role.EDITOR),
    ("Lena Gruber", "LG", Role.LEGAL),
    ("Rita Dahl", "RD", Role.READER),
)
"""One for each role; ann, who made the desk, has them all. RL reported the story, ann logs its claims."""

VERIFIED, DISPUTED, REFUTED = ReviewState.VERIFIED, ReviewState.DISPUTED, ReviewState.REFUTED
UNVERIFIABLE = ReviewState.UNVERIFIABLE

Row = tuple[Any, ...]


def furnish(desk: Desk) -> None:
    """Put the people, the story and a few sources on file."""
    with desk.writing() as session:
        ann = desk.person(session, "ann")
        for name, initials, role in PEOPLE:
            desks.add_person(session, name, initials, [role], by=ann)
        desks.choose_setting(session, "second-person", "required", by=ann)
        filing.file_story(session, TEXT, by=ann, slug=SLUG, headline="A train", reporter="RL")
        for name, kind in (("Herald", "outlet"), ("Gazette", "outlet"), ("Agency", "agency"), ("Court", "document")):
            sources.add_source(session, name, SourceKind(kind), by=ann)


@dataclass
class Room:
    """One open session on such a desk; nothing that happens in it is kept."""

    session: Session
    files: Path
    before: dict[str, dict[int, Row]] = field(default_factory=dict, repr=False)
    people: dict[str, Person] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        self.before = self.before or self.rows()

    def __getattr__(self, initials: str) -> Person:
        """Somebody at the desk, by initials: `room.MC`."""
        if initials not in self.people:
            self.people[initials] = get_person(self.session, initials)
        return self.people[initials]

    def claim(self, text: str = "The train has a helicopter on board.", *, risk: str = "normal") -> str:
        """A new claim, logged by ann; its label."""
        status = AttributionStatus.REPORTED
        return claiming.add_claim(self.session, SLUG, text, status, by=self.ann, risk=Risk(risk)).label

    def source(self, name: str, kind: str = "outlet", **fields: Any) -> Source:
        """A new source."""
        values = sources.SourceFields(**fields)
        return sources.add_source(self.session, name, SourceKind(kind), by=self.ann, fields=values)

    def said(
        self,
        label: str,
        source: str = "Herald",
        status: str = "reported",
        *,
        via: Sequence[str] = (),
        first_hand: bool | None = None,
    ) -> Attribution:
        """A source takes a stance to a claim."""
        word = AttributionStatus(status)
        row, _ = attributing.attribute(self.session, label, source, word, by=self.RL, via=via, first_hand=first_hand)
        return row

    def held(
        self, label: str, bearing: str = "supports", source: str = "Court", *, locator: str | None = "p. 4"
    ) -> Evidence:
        """A piece of evidence."""
        holding = evidencing.Holding(excerpt="so it is", locator=locator)
        row, _ = evidencing.add_evidence(
            self.session, label, source, Bearing(bearing), holding, by=self.RL, files=self.files
        )
        return row

    def drew(
        self, source: str, on: str, kind: str = "wire", *, suspected: bool = False, scope: str | None = None
    ) -> Derivation:
        """One source drew on another."""
        word = DerivationKind(kind)
        return deriving.derive(self.session, source, on, by=self.RL, kind=word, suspected=suspected, scope=scope)

    def in_review(self, label: str) -> str:
        """MC has taken the claim, and there is evidence of either bearing."""
        reviewing.take(self.session, label, by=self.MC)
        self.held(label, "supports")
        self.held(label, "refutes")
        return label

    def proposed(self, label: str, outcome: ReviewState = VERIFIED, *, override: bool = False) -> str:
        """MC, who has taken it, proposes an outcome, if need be against the policy."""
        self.in_review(label)
        reviewing.propose(self.session, label, outcome, by=self.MC, reason="it says so", override=override)
        return label

    def decided(self, label: str, outcome: ReviewState = VERIFIED, *, override: bool = False) -> str:
        """MC proposed it, AO agreed blind where the risk is high, EK approved."""
        self.proposed(label, outcome, override=override)
        if self.on_file(label).risk is Risk.HIGH:
            reviewing.give_opinion(self.session, label, outcome, by=self.AO)
        reviewing.approve(self.session, label, by=self.EK, reason="so it is" if override else None, override=override)
        return label

    def bring_about(self, change: Callable[[], object]) -> None:
        """Something that no service does: the guards of the database are down meanwhile."""
        connection = self.session.connection()
        self.session.flush()
        with unguarded(connection):
            change()
            self.session.flush()

    def second_person(self, value: str) -> None:
        """The desk chooses whether a second person is needed."""
        desks.choose_setting(self.session, "second-person", value, by=self.ann)

    def on_file(self, label: str) -> Claim:
        """The claim as it stands."""
        return get_claim(self.session, label)

    def state(self, label: str) -> ReviewState:
        """Where the checking of it stands."""
        return self.on_file(label).state

    def version(self, label: str) -> int:
        """Its version."""
        return self.on_file(label).version

    def steps(self, label: str) -> list[ReviewRow]:
        """Every step of its review."""
        return reviews_of(self.session, self.on_file(label).id)

    def named(self, name: str) -> Source:
        """The source that goes by this name."""
        return get_source(self.session, name)

    def entries(self) -> list[Any]:
        """The ledger."""
        return list(ledger.lines(self.session.connection()))

    def rows(self) -> dict[str, dict[int, Row]]:
        """Every row on file, raw: table -> key -> values."""
        connection = self.session.connection()
        return {table: {row[0]: tuple(row) for row in rows_of(connection, table)} for table in KEPT_TABLES}

    def lost(self) -> list[str]:
        """The tables that have fewer rows than when the session began, or lost one of them."""
        keys = " UNION ALL ".join(f"SELECT '{table}', id FROM \"{table}\"" for table in KEPT_TABLES)
        now = set(read_raw(self.session.connection(), keys))
        return [table for table, rows in self.before.items() if any((table, key) not in now for key in rows)]


def changed(before: dict[str, dict[int, Row]], after: dict[str, dict[int, Row]]) -> set[tuple[str, Row]]:
    """The rows that are new or another than before."""
    return {(table, row) for table, rows in after.items() for key, row in rows.items() if before[table].get(key) != row}


def recorded(after_values: str) -> set[tuple[str, Row]]:
    """The rows that a ledger entry holds, in the form of `changed`."""
    rows: set[tuple[str, Row]] = set()
    for table, columns, values in orjson.loads(after_values):
        for row in values:
            named = dict(zip(columns, row, strict=True))
            rows.add((table, tuple(named.get(column) for column in columns_of(table))))
    return rows


NOON = dt.datetime(2026, 11, 22, 12, 0, tzinfo=dt.UTC)


@dataclass
class Clock:
    """A clock that a test can turn."""

    now: dt.datetime = NOON

    def __call__(self) -> dt.datetime:
        return self.now

    def pass_hours(self, hours: float) -> None:
        """Let time go by."""
        self.now += dt.timedelta(hours=hours)
