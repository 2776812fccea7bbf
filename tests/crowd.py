"""Many people at one desk at once, each in a process of their own, and the account of what became of every move.

A writer looks at a random claim, chooses a move that fits what it saw, and makes it, as a random person with the role for it.
Between the look and the move others move too: some moves are refused, with a sentence, and the writer goes on elsewhere. Who
meets nothing but refusals goes home and says so. On a server everybody acts under a login of their own (`logins`).
"""

from __future__ import annotations

import multiprocessing
import random
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from multiprocessing.synchronize import Barrier
from typing import Any, NamedTuple

import orjson
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from tests.bundles import lines, record
from tests.logins import Seat, give_rights
from tracker.domain.errors import TrackerError
from tracker.domain.vocabulary import ReviewState, Role
from tracker.models import Person
from tracker.services import desks, reviewing
from tracker.services.importing import import_bundle
from tracker.services.proving import prove
from tracker.store import ledger
from tracker.store.address import Address
from tracker.store.session import open_desk, read_raw, reading, writing

SLUG = "crowded"
CHECKERS = tuple(f"C{number}" for number in range(6))
EDITORS = tuple(f"E{number}" for number in range(4))
LOGINS = {initials: f"crowd_{initials.lower()}" for initials in (*CHECKERS, *EDITORS)}
ENOUGH = 300
"""Refusals in a row after which a writer goes home."""

LOOK = """
SELECT claim.state, claim.version, (
    SELECT person.initials FROM hold JOIN person ON person.id = hold.person_id
    WHERE hold.claim_id = claim.id AND hold.ended_at IS NULL
), (
    SELECT review.act FROM review WHERE review.claim_id = claim.id
    AND review.act NOT IN ('take', 'assign', 'release', 'opinion') ORDER BY review.id DESC LIMIT 1
)
FROM claim WHERE claim.number = ?
"""
"""What somebody sees of a claim before they move: state, version, who is on it, and what was last done with it."""


class Kept(NamedTuple):
    """A move that its writer was told is kept."""

    seq: int
    """Of its entry."""
    act: str
    label: str
    by: str


@dataclass
class Told:
    """What one writer was told, move by move."""

    kept: list[Kept] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)
    """Seconds from the order to its answer, of every kept move."""
    refused: Counter[str] = field(default_factory=Counter)
    """Sentences without their labels and times -> how often."""
    in_a_row: int = 0
    """Refusals since the last kept move."""
    broken: list[str] = field(default_factory=list)
    """Whatever else came; after ten the writer goes home."""
    began: float = 0.0
    ended: float = 0.0


class Order(NamedTuple):
    """A move, and who makes it."""

    by: str
    make: Callable[[Session, Person], Any]


def furnish(address: Address, claims: int) -> None:
    """Put people, a story of so many claims, and evidence for each on file, on a new desk; on a server that knows `LOGINS`
    each person has theirs, with its rights."""
    story = [record("article", slug=SLUG, headline="Crowded"), record("source", name="Court", kind="document")]
    numbers = range(1, claims + 1)
    said = [record("claim", article=SLUG, number=one, text=f"Claim {one}.", status="reported") for one in numbers]
    held = [
        record("evidence", claim=f"{SLUG}#{one}", source="Court", bearing="supports", excerpt="so", locator="p. 1")
        for one in numbers
    ]
    engine = open_desk(address)
    with writing(engine) as session:
        by = desks.acting_person(session, None)
        for initials in (*CHECKERS, *EDITORS):
            role = Role.CHECKER if initials in CHECKERS else Role.EDITOR
            login = LOGINS[initials] if address.path is None else None
            desks.add_person(session, f"Somebody {initials}", initials, [role], by=by, login=login)
        import_bundle(session, lines([*story, *said, *held]), by=by)
        desks.choose_setting(session, "second-person", "required", by=by)
    engine.dispose()
    if address.path is None:
        give_rights(address)


def newest(address: Address) -> int:
    """The number of the newest entry in the ledger."""
    engine = open_desk(address)
    with reading(engine) as session:
        seq = ledger.head(session.connection()).seq
    engine.dispose()
    return seq


def crowd(address: Address, *, writers: int, moves: int, claims: int, seed: int = 7) -> list[Told]:
    """So many writers at once, until each has so many moves kept; what each was told."""
    context = multiprocessing.get_context("fork")
    together, queue = context.Barrier(writers, timeout=60), context.SimpleQueue()

    def day(own: random.Random) -> None:
        told = Told()
        try:
            work(address, together, own, moves, claims, told)
        except Exception as error:
            told.broken.append(f"{type(error).__name__}: {error}")
        queue.put(told)

    own = [random.Random(f"{seed} {number}") for number in range(writers)]
    processes = [context.Process(target=day, args=(chance,)) for chance in own]
    for process in processes:
        process.start()
    told = [queue.get() for _ in processes]
    for process in processes:
        process.join()
    return told


def work(address: Address, together: Barrier, chance: random.Random, moves: int, claims: int, told: Told) -> None:
    """One writer's day."""
    seat = Seat(address)
    look(seat.engine, 1)
    together.wait()
    told.began = time.perf_counter()
    while len(told.kept) < moves and len(told.broken) < 10 and told.in_a_row < ENOUGH:
        number = chance.randint(1, claims)
        attempt(seat, f"{SLUG}#{number}", chosen(chance, f"{SLUG}#{number}", look(seat.engine, number)), told)
    told.ended = time.perf_counter()
    seat.engine.dispose()


def look(engine: Engine, number: int) -> Sequence[Any]:
    """What somebody sees of a claim before they move."""
    with reading(engine) as session:
        [row] = read_raw(session.connection(), LOOK, (number,))
    return tuple(row)


def attempt(seat: Seat, label: str, order: Order, told: Told) -> None:
    """Make one move, and note what came of it."""
    engine = seat.taken_by(LOGINS[order.by])
    begun = time.perf_counter()
    try:
        with writing(engine) as session:
            order.make(session, desks.acting_person(session, order.by))
            [[seq, act]] = read_raw(session.connection(), "SELECT seq, act FROM entry ORDER BY seq DESC LIMIT 1")
    except TrackerError as error:
        sentence = str(error).split(" until ")[0].replace(label, "LABEL")
        told.refused[sentence] += 1
        told.in_a_row += 1
        if told.in_a_row == ENOUGH:
            told.broken.append(f"refused {ENOUGH} times in a row, the last time: {sentence}")
    except Exception as error:
        told.broken.append(f"{type(error).__name__}: {error}")
    else:
        told.in_a_row = 0
        told.waits.append(time.perf_counter() - begun)
        told.kept.append(Kept(seq, act, label, order.by))


def chosen(chance: random.Random, label: str, seen: Sequence[Any]) -> Order:
    """A move that fits what was seen, most of the time."""
    state, version, holder, last = seen
    checker, editor, reason = holder or chance.choice(CHECKERS), chance.choice(EDITORS), "so it is"
    if chance.random() < 0.02:
        checker = chance.choice(CHECKERS)  # who does not mind who is on it

    def opinion(session: Session, by: Person) -> None:
        outcome = chance.choice([ReviewState.VERIFIED, ReviewState.VERIFIED, ReviewState.UNVERIFIABLE])
        reviewing.give_opinion(session, label, outcome, by=by, reason=reason)

    def propose(session: Session, by: Person) -> None:
        reviewing.propose(session, label, ReviewState.VERIFIED, by=by, reason=reason, seen=version)

    takes = Order(checker, lambda session, by: reviewing.take(session, label, by=by, purpose="to check it"))
    releases = Order(checker, lambda session, by: reviewing.release(session, label, by=by))
    proposes, opines = Order(checker, propose), Order(chance.choice(CHECKERS), opinion)
    approves = Order(editor, lambda session, by: reviewing.approve(session, label, by=by, reason=reason))
    returns = Order(editor, lambda session, by: reviewing.send_back(session, label, by=by, reason=reason))
    reopens = Order(editor, lambda session, by: reviewing.reopen(session, label, by=by, reason=reason))
    withdraws = Order(editor, lambda session, by: reviewing.withdraw(session, label, by=by, reason=reason))
    if state == "unreviewed":
        return takes
    if state != "in_review":
        return reopens
    if last == "propose":
        return chance.choice([approves, approves, approves, returns, opines])
    if holder is None:
        return chance.choice([takes, takes, takes, proposes, opines])
    return chance.choice([proposes, proposes, proposes, releases, takes, withdraws])


@dataclass
class Account:
    """What is on file, against what the writers were told."""

    kept: int
    """Moves that writers were told of."""
    reviews: int
    """Steps that the entries of these moves brought on file."""
    faults: list[str]
    """Whatever does not fit; blank where every move is accounted for."""


def account(address: Address, before: int, told: Sequence[Told]) -> Account:
    """Go through ledger and rows once the crowd has gone home.

    Args:
        before: the ledger's newest number when it came.
    """
    kept = {one.seq: one for writer in told for one in writer.kept}
    count = sum(len(writer.kept) for writer in told)
    faults = [line for writer in told for line in writer.broken]
    faults += [] if len(kept) == count else ["two moves were told of one entry"]
    engine = open_desk(address)
    with reading(engine) as session:
        connection = session.connection()
        proof = prove(session)
        faults += [f"the ledger: {proof.fault}"] if proof.fault else []
        versions: dict[int, int] = {}
        steps: Counter[int] = Counter()
        entries = 0
        for line in ledger.lines(connection, "WHERE entry.seq > ?", before):
            entries += 1
            move = kept.get(line.seq)
            if move is None or (line.act, line.subject, line.by) != (move.act, move.label, move.by):
                faults.append(f"entry {line.seq} is not the move that somebody was told of")
            changes: list[tuple[str, list[str], list[list[Any]]]] = orjson.loads(line.after_values or "[]")
            for table, columns, rows in changes:
                for row in rows:
                    values = dict(zip(columns, row, strict=True))
                    if table == "review":
                        steps[values["id"]] += 1
                    if table == "claim":
                        if values["version"] != versions.get(values["id"], 1) + 1:
                            faults.append(f"entry {line.seq} skips or repeats a version")
                        versions[values["id"]] = values["version"]
        faults += [] if entries == count else [f"{count} moves were told of, {entries} entries are there"]
        on_file = [key for (key,) in read_raw(connection, "SELECT id FROM review ORDER BY id")]
        if Counter(on_file) != steps:
            faults.append("the steps on file are not those of the entries, each once")
        for key, version in read_raw(connection, "SELECT id, version FROM claim"):
            if version != versions.get(key, 1):
                faults.append(f"claim {key} is at version {version}, and its moves come to {versions.get(key, 1)}")
    engine.dispose()
    return Account(count, len(on_file), faults)
