"""A crowd at one desk: 16 people at once, 200 review moves each, against a plain loop that writes the same rows.

    python bench/bench_writers.py [--writers 16] [--moves 200] [--claims 500] [--seed 7] [--rounds 1] [--only sqlite|postgresql]

- tracker: each writer, in a process of its own, looks at a random claim and makes a move that fits it, as a random person
  (tests/crowd.py), until its moves are kept; then every move that somebody was told of is looked for in ledger and rows;
- floor: as many processes write the rows of those very moves, hold, review, claim and entry, with the driver alone: the
  claim is read, its version checked in the UPDATE, the entry hashed onto the one before it, and kept durably. On a file
  that is sqlite3 with WAL, BEGIN IMMEDIATE and synchronous FULL, without the desk's guards; on a server psycopg, READ
  COMMITTED, keys from sequences, and the lock of the chain taken last.

A wait is the time from an order to its answer. The processor's milliseconds a move are those of all processes, the server's
too: they say what the clock does not where other programs work as well. A writer of tracker also looks at the claim before each
move, and comes as another person to a server; the floor does neither, so its ratio is a little harder than a move alone would
be. The machine drifts: only ratios within one run count. The server is one of the
benchmark's own, durable (fsync on), with its files on the same disk as the SQLite file; where none is installed, that is said.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import random
import resource
import shutil
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).parent.parent))

import orjson

from tests import crowd
from tests.own_server import OwnServer, own_server
from tests.postgres_keeper import NoServerError
from tracker.domain.chain import forge
from tracker.models.base import now, utc_text
from tracker.services.starting import start_desk
from tracker.store import ledger
from tracker.store.address import Address
from tracker.store.session import open_desk, reading


class Written(NamedTuple):
    """Which rows a move wrote beside its entry, and how long that was."""

    holds_ended: int
    holds_begun: int
    reviews: int
    claims: int
    values: str
    """The entry's."""


class Round(NamedTuple):
    """What one crowd did."""

    seconds: float
    """From the first move to the last."""
    waits: list[float]
    spent: float
    """Seconds of the processor, by everybody who took part."""

    @property
    def rate(self) -> float:
        """Moves a second."""
        return len(self.waits) / self.seconds

    def told(self, name: str, floor: Round | None = None) -> str:
        """A line of the table."""
        ordered = sorted(self.waits)
        middle, late, worst = (1000 * ordered[int(len(ordered) * part)] for part in (0.5, 0.95, 0.99999))
        ratio = "" if floor is None else f"  {self.rate / floor.rate:5.2f} x floor"
        spent = 1000 * self.spent / len(self.waits)
        return f"{name:>20}  {self.rate:6.0f}/s  {middle:7.1f}  {late:7.1f}  {worst:7.1f} ms  {spent:5.1f}{ratio}"


def spent(server: OwnServer | None) -> float:
    """Seconds of the processor that everybody who has gone home has taken: those who wrote, and who served them."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = used.ru_utime + used.ru_stime
    if server is not None:
        time.sleep(0.5)  # until the server has seen them go
        stat = Path(f"/proc/{server.process.pid}/stat").read_text().rpartition(")")[2].split()
        seconds += sum(map(int, stat[11:15])) / os.sysconf("SC_CLK_TCK")
    return seconds


def crowded(
    address: Address, asked: argparse.Namespace, server: OwnServer | None = None
) -> tuple[Round, list[Written]]:
    """The program's crowd, accounted for, and what each move wrote."""
    before, so_far = crowd.newest(address), spent(server)
    told = crowd.crowd(address, writers=asked.writers, moves=asked.moves, claims=asked.claims, seed=asked.seed)
    used = spent(server) - so_far
    found = crowd.account(address, before, told)
    refused = sum((writer.refused for writer in told), Counter[str]())
    print(
        f"{found.kept} moves kept, {found.reviews} steps of reviews, {sum(refused.values())} moves refused with a sentence; "
        f"{'every one is accounted for' if not found.faults else ''}"
    )
    for fault in found.faults:
        print(f"  FAULT {fault}")
    seconds = max(one.ended for one in told) - min(one.began for one in told)
    return Round(seconds, [wait for one in told for wait in one.waits], used), written(address, before)


def written(address: Address, before: int) -> list[Written]:
    """What each move since then wrote, from the ledger."""
    moves, holds = [], set()
    with reading(open_desk(address)) as session:
        for line in ledger.lines(session.connection(), "WHERE entry.seq > ?", before):
            rows: Counter[str] = Counter()
            for table, columns, found in orjson.loads(line.after_values or "[]"):
                for row in found:
                    key = row[columns.index("id")]
                    rows["ended" if table == "hold" and key in holds else table] += 1
                    if table == "hold":
                        holds.add(key)
            moves.append(Written(rows["ended"], rows["hold"], rows["review"], rows["claim"], line.after_values or ""))
    return moves


# The floor

ENTRY = "INSERT INTO entry (seq, at, by, login, act, subject, after_values, salt, digest, previous, hash)"
HOLD = "INSERT INTO hold (claim_id, person_id, purpose, at, until, ended_at)"
REVIEW = "INSERT INTO review (claim_id, act, from_state, to_state, outcome, by_id, at, reason, claim_version)"


def plain_sqlite(place: str) -> Callable[[int, Written], None]:
    """One move with the standard library."""
    connection = sqlite3.connect(place, timeout=600, isolation_level=None)
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA synchronous=FULL")

    def move(number: int, what: Written) -> None:
        run, at = connection.execute, utc_text(now())
        run("BEGIN IMMEDIATE")
        [(key, version)] = run("SELECT id, version FROM claim WHERE number = ?", (number,))
        for _ in range(what.holds_ended):
            run("UPDATE hold SET ended_at = ? WHERE id = (SELECT max(id) FROM hold)", (at,))
        for _ in range(what.holds_begun):
            run(f"{HOLD} VALUES (?, 1, 'to check it', ?, ?, ?)", (key, at, at, at))
        for _ in range(what.reviews):
            run(f"{REVIEW} VALUES (?, 'take', 'in_review', 'in_review', NULL, 1, ?, NULL, ?)", (key, at, version))
        if what.claims:
            found = run("UPDATE claim SET version = version + 1 WHERE id = ? AND version = ?", (key, version))
            assert found.rowcount == 1
        [(seq, previous)] = run("SELECT seq, hash FROM entry ORDER BY seq DESC LIMIT 1")
        line = forge(seq + 1, at, "MC", "ann", "take", f"{crowd.SLUG}#{number}", what.values, previous)
        run(f"{ENTRY} VALUES ({', '.join('?' * len(line))})", line)
        run("COMMIT")

    return move


def unguarded(path: Path) -> None:
    """Take the desk's own guards down: the floor's rows are of the same size, and make no sense."""
    with closing(sqlite3.connect(path)) as raw:
        for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            raw.execute(f'DROP TRIGGER "{name}"')


def floor(
    plain: Callable[[str], Callable[[int, Written], None]],
    place: str,
    asked: argparse.Namespace,
    moves: list[Written],
    server: OwnServer | None = None,
) -> Round:
    """As many processes, the same rows."""
    so_far = spent(server)
    context = multiprocessing.get_context("fork")
    together, queue = context.Barrier(asked.writers), context.SimpleQueue()

    def work(number: int) -> None:
        chance, move, waits = random.Random(number), plain(place), []
        together.wait()
        began = time.perf_counter()
        try:
            for what in moves[number :: asked.writers]:
                begun = time.perf_counter()
                move(chance.randint(1, asked.claims), what)
                waits.append(time.perf_counter() - begun)
        finally:
            queue.put((began, time.perf_counter(), waits))

    processes = [context.Process(target=work, args=(number,)) for number in range(asked.writers)]
    for process in processes:
        process.start()
    told: Sequence[Any] = [queue.get() for _ in processes]
    for process in processes:
        process.join()
    seconds = max(one[1] for one in told) - min(one[0] for one in told)
    done = Round(seconds, [wait for one in told for wait in one[2]], spent(server) - so_far)
    assert len(done.waits) == len(moves), "the floor broke off"
    return done


def on_a_file(asked: argparse.Namespace, folder: Path) -> None:
    """The table for one SQLite file."""
    blank = folder / "blank.db"
    start_desk(Address(str(blank)))
    crowd.furnish(Address(str(blank)), asked.claims)
    for number in range(asked.rounds):
        ours, plain = folder / f"ours-{number}.db", folder / f"plain-{number}.db"
        shutil.copy(blank, ours)
        shutil.copy(blank, plain)
        unguarded(plain)
        with_tracker, moves = crowded(Address(str(ours)), asked)
        least = floor(plain_sqlite, str(plain), asked, moves)
        print(least.told("floor, sqlite3"))
        print(with_tracker.told("tracker, SQLite", least), flush=True)


PLAIN_TABLES = """
CREATE TABLE claim (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, number bigint UNIQUE, version bigint NOT NULL);
CREATE TABLE hold (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, claim_id bigint NOT NULL REFERENCES claim, person_id bigint,
    purpose text, at text NOT NULL, until text NOT NULL, ended_at text
);
CREATE TABLE review (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, claim_id bigint NOT NULL REFERENCES claim, act text NOT NULL,
    from_state text, to_state text, outcome text, by_id bigint, at text NOT NULL, reason text, claim_version bigint
);
CREATE INDEX ON hold (claim_id);
CREATE INDEX ON review (claim_id);
CREATE TABLE entry (
    seq bigint PRIMARY KEY, at text, by text, login text, act text, subject text, after_values text, salt text, digest text,
    previous text, hash text
);
"""


def plain_psycopg(place: str) -> Callable[[int, Written], None]:
    """One move with the driver alone, in tables as one would make them; tried again where its version check fails."""
    import psycopg

    connection = psycopg.connect(place, autocommit=True)
    run = connection.execute

    def move(number: int, what: Written) -> None:
        while not tried(number, what):
            run("ROLLBACK")

    def tried(number: int, what: Written) -> bool:
        at = utc_text(now())
        run("BEGIN")
        [(key, version)] = run("SELECT id, version FROM claim WHERE number = %s", (number,)).fetchall()
        for _ in range(what.holds_ended):
            run("UPDATE hold SET ended_at = %s WHERE id = (SELECT max(id) FROM hold WHERE claim_id = %s)", (at, key))
        for _ in range(what.holds_begun):
            run(f"{HOLD} VALUES (%s, 1, 'to check it', %s, %s, %s)", (key, at, at, at))
        for _ in range(what.reviews):
            run(f"{REVIEW} VALUES (%s, 'take', 'in_review', 'in_review', NULL, 1, %s, NULL, %s)", (key, at, version))
        if what.claims:
            found = run("UPDATE claim SET version = version + 1 WHERE id = %s AND version = %s", (key, version))
            if found.rowcount != 1:
                return False
        run("SELECT pg_advisory_xact_lock(1)")
        [(seq, previous)] = run("SELECT seq, hash FROM entry ORDER BY seq DESC LIMIT 1").fetchall()
        line = forge(seq + 1, at, "MC", "ann", "take", f"{crowd.SLUG}#{number}", what.values, previous)
        run(f"{ENTRY} VALUES ({', '.join(['%s'] * len(line))})", line)
        run("COMMIT")
        return True

    return move


def on_a_server(asked: argparse.Namespace) -> None:
    """The table for PostgreSQL."""
    try:
        with own_server() as server:
            with server.connected() as connection:
                for login in crowd.LOGINS.values():
                    connection.execute(f"CREATE ROLE {login} LOGIN")
            for _ in range(asked.rounds):
                address = Address(server.new_database())
                start_desk(address)
                crowd.furnish(address, asked.claims)
                with_tracker, moves = crowded(address, asked, server)
                least = floor(plain_psycopg, plain_desk(server, asked.claims), asked, moves, server)
                print(least.told("floor, psycopg"))
                print(with_tracker.told("tracker, PostgreSQL", least), flush=True)
    except NoServerError as error:
        print(f"{'PostgreSQL':>20}  not measured: {error}")


def plain_desk(server: OwnServer, claims: int) -> str:
    """A database with the floor's tables and claims; its address for the driver."""
    url = server.new_database()
    with server.connected(url.partition("?")[0].rpartition("/")[2]) as connection:
        connection.execute(PLAIN_TABLES)
        connection.execute(
            "INSERT INTO claim (number, version) SELECT number, 1 FROM generate_series(1, %s::int) AS number", (claims,)
        )
        line = forge(1, utc_text(now()), "", "", "init", "desk", "[]", "0" * 64)
        connection.execute(f"{ENTRY} VALUES ({', '.join(['%s'] * len(line))})", line)
    return url.replace("+psycopg", "", 1)


def main() -> None:
    """Crowd a file, then a server."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--writers", type=int, default=16)
    words.add_argument("--moves", type=int, default=200)
    words.add_argument("--claims", type=int, default=500)
    words.add_argument("--seed", type=int, default=7)
    words.add_argument("--rounds", type=int, default=1)
    words.add_argument("--only", choices=("sqlite", "postgresql"))
    asked = words.parse_args()
    print(f"{asked.writers} writers, {asked.moves} moves each, {asked.claims} claims")
    print(f"{'':>20}  {'moves':>8}  {'p50':>7}  {'p95':>7}  {'worst':>7} of a move's wait, processor ms")
    if asked.only != "postgresql":
        with tempfile.TemporaryDirectory() as folder:
            on_a_file(asked, Path(folder))
    if asked.only != "sqlite":
        on_a_server(asked)


if __name__ == "__main__":
    main()
