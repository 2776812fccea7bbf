"""Acts that are killed at any moment, and what a desk must be afterwards: well, and each act wholly there or wholly not.

An act runs in a process of its own and tells of each thing it did once that is kept. `ordeal` kills it, or the server under
it, and says whatever is not as it should be.
"""

from __future__ import annotations

import datetime as dt
import os
import random
import shutil
import signal
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import chdir, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

from tests.bundles import PLAIN, SLUG, claim, lines, said
from tests.clocks import clock_everywhere
from tests.old_desks import old_desk
from tests.own_server import OwnServer
from tracker.domain.errors import TrackerError
from tracker.domain.vocabulary import AttributionStatus, Bearing, ReviewState
from tracker.models.base import now, utc_text
from tracker.services import attributing, claiming, desks, evidencing, importing, reviewing, signing_off, sources
from tracker.services.backing_up import back_up
from tracker.services.examining import examine
from tracker.services.importing import import_bundle
from tracker.services.moving import move_desk
from tracker.services.proving import prove
from tracker.services.purging import purge
from tracker.services.starting import start_desk
from tracker.services.upgrading import upgrade_desk
from tracker.store import downgrading, ledger
from tracker.store.address import Address
from tracker.store.changes import note_written
from tracker.store.guards import put_up, take_down
from tracker.store.raw_rows import KEPT_TABLES
from tracker.store.schema import HEAD, KNOWN
from tracker.store.session import open_desk, open_engine, read_raw, reading, revision_of, writing

Tell = Callable[[], None]
Act = Callable[[Address, Tell], None]
Counts = dict[str, int]

LABEL = f"{SLUG}#1"
READY, START, BACKUP = "ready.db", "start.db", "backup.db"
"""Files in the folder of an act: the desk as every round begins with it, the one that is moved, the copy of one."""
_START = Address(START)
YEARS_AGO = now() - dt.timedelta(days=900)


@dataclass(frozen=True)
class Ordeal:
    """A kind of act, and how a desk is made ready for it."""

    name: str
    prepare: Callable[[Address, int], None]
    """Make the desk, of about so many claims."""
    act: Act
    again: bool = False
    """Whether it goes on and on, each act one entry; else it is one act, there whole or not at all."""
    on_servers: bool = True
    on_files: bool = True
    repeats: bool = False
    """Whether what was broken off can simply be done again."""


# Making ready


def plain(address: Address, size: int) -> None:
    """A story, and a first claim that stands on evidence."""
    start_desk(address)
    engine = open_desk(address)
    with writing(engine) as session:
        by = desks.acting_person(session, None)
        import_bundle(session, lines([*PLAIN, claim(3), said()]), by=by)
        for number in (2, 3):
            reviewing.withdraw(session, f"{SLUG}#{number}", by=by, reason="cut")
        attributing.attribute(session, LABEL, "Agency", AttributionStatus.REPORTED, by=by, first_hand=True)
        holding = evidencing.Holding(excerpt="so it is", locator="p. 4")
        evidencing.add_evidence(session, LABEL, "Herald", Bearing.SUPPORTS, holding, by=by, files=Path())
        reviewing.take(session, LABEL, by=by)
    engine.dispose()


def verified(address: Address, size: int) -> None:
    """So many claims, all verified on one source."""
    start_desk(address)
    engine = open_desk(address)
    with writing(engine) as session:
        by = desks.acting_person(session, None)
        import_bundle(session, lines([*PLAIN, *many(size)]), by=by)
        connection = session.connection()
        take_down(connection)
        keys = [key for (key,) in read_raw(connection, "UPDATE claim SET state = 'verified' RETURNING id")]
        steps = read_raw(
            connection,
            "INSERT INTO review (claim_id, act, from_state, to_state, outcome, by_id, at, reason, claim_version) "
            "SELECT id, 'override', 'in_review', 'verified', 'verified', ?, ?, 'seen', version FROM claim ORDER BY id "
            "RETURNING id",
            (by.id, utc_text(now())),
        )
        note_written(session, "claim", keys)
        note_written(session, "review", [key for (key,) in steps])
        ledger.record(session, "approve", "desk", by=by)
        put_up(connection)
    engine.dispose()


def long_ago(address: Address, size: int) -> None:
    """So many claims, put on file years ago, on a desk that keeps its history for a year."""
    with clock_everywhere(YEARS_AGO):
        plain(address, size)
        engine = open_desk(address)
        for part in range(0, size, 50):
            with writing(engine) as session:
                by = desks.acting_person(session, None)
                numbers = range(4 + part, 4 + part + 50)
                import_bundle(session, lines(claim(number) for number in numbers), by=by)
        with writing(engine) as session:
            desks.choose_setting(session, "keep-history", "12", by=desks.acting_person(session, None))
        engine.dispose()


def older(address: Address, size: int) -> None:
    """A desk of the revision before this program's, with more rows than it was made with."""
    if address.path is None:
        start_desk(address)
        engine = open_desk(address)
        with writing(engine) as session:
            import_bundle(session, lines([*PLAIN, *many(size)]), by=desks.acting_person(session, None))
        engine.dispose()
        downgrading.take_down(address, KNOWN[-2], lambda _: None)
        return
    old_desk(KNOWN[-2], address.path)
    raw = sqlite3.connect(address.path)
    raw.execute(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?) INSERT INTO alias (source_id, name) "
        "SELECT (SELECT min(id) FROM source), 'also ' || i FROM n",
        (size * 10,),
    )
    raw.commit()
    raw.close()


def to_be_moved(address: Address, size: int) -> None:
    """A desk in a file, which is to move where there is none yet."""
    verified(_START, size)


def many(size: int) -> Iterator[dict[str, Any]]:
    """So many claims, each stated by the Herald."""
    for number in range(3, 3 + size):
        yield claim(number)
        yield said(f"{SLUG}#{number}")


# Acts


def move(address: Address, tell: Tell) -> None:
    """Go on a claim and off it again, and again."""
    engine = open_desk(address)
    while True:
        for step in (reviewing.take, reviewing.release):
            with writing(engine) as session:
                step(session, LABEL, by=desks.acting_person(session, None))
            tell()


def take(address: Address, tell: Tell) -> None:
    """Go on a claim, once."""
    with writing(open_desk(address)) as session:
        reviewing.take(session, LABEL, by=desks.acting_person(session, None), purpose="once")
    tell()


def let_go(address: Address, tell: Tell) -> None:
    """Verify the claim, sign the story off, open the claim again, and again."""
    engine = open_desk(address)
    while True:
        with writing(engine) as session:
            by = desks.acting_person(session, None)
            reviewing.propose(session, LABEL, ReviewState.VERIFIED, by=by, reason="seen")
        tell()
        with writing(engine) as session:
            done = signing_off.sign_off(session, SLUG, by=desks.acting_person(session, None))
            assert not done.refused, done
        tell()
        with writing(engine) as session:
            reviewing.reopen(session, LABEL, by=desks.acting_person(session, None), reason="again")
        tell()


def edit(address: Address, tell: Tell) -> None:
    """Change a claim, again and again; what was decided on it falls each time."""
    engine = open_desk(address)
    for number in range(1_000_000):
        with writing(engine) as session:
            by = desks.acting_person(session, None)
            claiming.edit_claim(session, LABEL, by=by, text=f"Wording {os.getpid()} {number}.")
        tell()


def import_much(size: int) -> Act:
    """Import so many claims with hardly any page cache, so that much is on disk long before it is kept."""

    def act(address: Address, tell: Tell) -> None:
        importing.SLICE = 100
        if address.path is not None:
            importing.widen_cache = lambda connection: connection.exec_driver_sql("PRAGMA cache_size=10")  # type: ignore[attr-defined,assignment]
        with writing(open_desk(address)) as session:
            more = (one for number in range(1000, 1000 + size) for one in (claim(number), said(f"{SLUG}#{number}")))
            import_bundle(session, lines(more), by=desks.acting_person(session, None))
        tell()

    return act


def retract(address: Address, tell: Tell) -> None:
    """Retract the source that every claim rests on."""
    with writing(open_desk(address)) as session:
        by = desks.acting_person(session, None)
        sources.retract_source(session, "Herald", by=by, reason="it made it up")
    tell()


def empty(address: Address, tell: Tell) -> None:
    """Purge what is older than the desk keeps."""
    with writing(open_desk(address)) as session:
        by = desks.acting_person(session, None)
        before = f"{now() - dt.timedelta(days=500):%Y-%m-%d}"
        done = purge(session, before=before, subject=None, reason="the policy", by=by, really=True)
        assert len(done.chosen)
    tell()


def upgrade(address: Address, tell: Tell) -> None:
    """Bring an old desk up to date."""
    upgrade_desk(address)
    tell()


def backup(address: Address, tell: Tell) -> None:
    """Copy the desk into the folder."""
    back_up(address, Path.cwd() / BACKUP)
    tell()


def move_over(address: Address, tell: Tell) -> None:
    """Carry the desk of the folder over."""
    move_desk(_START, address, store=Path.cwd() / "files")
    tell()


def ordeals(size: int) -> dict[str, Ordeal]:
    """All there are, on desks of about so many claims."""
    found = (
        Ordeal("moves", plain, move, again=True),
        Ordeal("sign-offs", plain, let_go, again=True),
        Ordeal("edits", plain, edit, again=True),
        Ordeal("imports", plain, import_much(size)),
        Ordeal("retractions", verified, retract),
        Ordeal("purges", long_ago, empty),
        Ordeal("upgrades", older, upgrade, repeats=True),
        Ordeal("backups", verified, backup),
        Ordeal("moves to a server", to_be_moved, move_over, on_files=False, repeats=True),
    )
    return {one.name: one for one in found}


# Killing


class Started(NamedTuple):
    """An act under way."""

    process: int
    told: int
    """What it tells comes here."""


def started(act: Act, address: Address, folder: Path | None = None) -> Started:
    """Begin an act in a process of its own, which stands in this folder."""
    told, telling = os.pipe()
    process = os.fork()
    if process == 0:
        os.close(told)
        if folder is not None:
            os.chdir(folder)
        acted(act, address, telling)
    os.close(telling)
    return Started(process, told)


def acted(act: Act, address: Address, telling: int) -> NoReturn:
    """In the process: act, tell, end without a trace."""

    def tell() -> None:
        os.write(telling, b".")

    os.write(telling, b"!")
    try:
        act(address, tell)
    except TrackerError as error:
        os.write(telling, str(error).encode())
    except BaseException as error:
        os.write(telling, b"BUG " + repr(error).encode())
    os._exit(0)


def told_at_least(act: Started, times: int) -> bytes:
    """Wait until an act has told of so much, and kill it; all that it told."""
    told = b""
    while len(told) <= times and (more := os.read(act.told, 100)):
        told += more
    os.kill(act.process, signal.SIGKILL)
    return told.removeprefix(b"!") + told_by(act)


def told_by(act: Started) -> bytes:
    """All that a process told before it ended, without the sign that it had begun."""
    os.waitpid(act.process, 0)
    with os.fdopen(act.told, "rb") as pipe:
        return pipe.read().removeprefix(b"!")


def kill_client(act: Started, place: Place) -> None:
    """Kill whoever acts."""
    os.kill(act.process, signal.SIGKILL)


def kill_backend(act: Started, place: Place) -> None:
    """Kill the server's process that serves whoever acts: the server takes it for a crash and starts anew."""
    assert place.server is not None
    for process in place.server.backends(place.database):
        os.kill(process, signal.SIGKILL)
    _end(act)
    _wait_until_it_is_up(place.server)


def crash_server(act: Started, place: Place) -> None:
    """The server breaks down and comes back."""
    assert place.server is not None
    place.server.stop(signal.SIGQUIT)
    _end(act)
    place.server.start()


def restart_server(act: Started, place: Place) -> None:
    """The server is shut down while somebody works, and comes back."""
    assert place.server is not None
    place.server.stop()
    _end(act)
    place.server.start()


def cut(act: Started, place: Place) -> None:
    """The connection is ended from the other side."""
    assert place.server is not None
    with place.server.connected() as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s AND application_name = 'tracker'",
            (place.database,),
        )
    _end(act)


def end_while(waits: str, act: Started, place: Place) -> bytes:
    """End the connection once the server waits for this while it serves whoever acts; what they were told."""
    assert place.server is not None
    asked = (
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
        "WHERE datname = %s AND application_name = 'tracker' AND wait_event = %s AND query = 'COMMIT'"
    )
    with place.server.connected() as connection:
        until = time.monotonic() + 20
        while not connection.execute(asked, (place.database, waits)).fetchall() and time.monotonic() < until:
            time.sleep(0.01)
    _end(act)
    return told_by(act)


def _end(act: Started) -> None:
    """Whoever acts on and on finds no end by themselves where nothing was in their way; give them a moment to be told."""
    until = time.monotonic() + 10
    while time.monotonic() < until:
        if os.waitid(os.P_PID, act.process, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None:
            return
        time.sleep(0.01)
    os.kill(act.process, signal.SIGKILL)


def _wait_until_it_is_up(server: OwnServer) -> None:
    until = time.monotonic() + 30
    while True:
        try:
            with server.connected() as connection:
                connection.execute("SELECT 1")
        except Exception:
            if time.monotonic() > until:
                raise
            time.sleep(0.05)
        else:
            return


# Where a desk is made ready once, and put back as often as it is wanted


@dataclass
class Place:
    """Where the desk is that is killed at."""

    folder: Path
    server: OwnServer | None = None
    database: str = "ordeal"

    @property
    def address(self) -> Address:
        """Of the desk."""
        return Address(str(self.folder / "desk.db") if self.server is None else self.server.url(self.database))

    @property
    def ready(self) -> Address:
        """Of the desk as it is made ready, which nobody acts on."""
        return Address(str(self.folder / READY) if self.server is None else self.server.url("ready"))

    def make_ready(self, one: Ordeal, size: int) -> None:
        """Make the desk that every round begins with."""
        self._sweep(everything=True)
        if self.server is not None:
            with self.server.connected() as connection:
                connection.execute("DROP DATABASE IF EXISTS ready WITH (FORCE)")
                connection.execute("CREATE DATABASE ready TEMPLATE template0")
        with chdir(self.folder):
            one.prepare(self.ready, size)

    def put_back(self) -> None:
        """Let the next round begin."""
        self._sweep(everything=False)
        if self.server is not None:
            with self.server.connected() as connection:
                connection.execute(f"DROP DATABASE IF EXISTS {self.database} WITH (FORCE)")
                connection.execute(f"CREATE DATABASE {self.database} TEMPLATE ready")
            return
        assert self.address.path is not None
        assert self.ready.path is not None
        shutil.copy(self.ready.path, self.address.path)

    def _sweep(self, *, everything: bool) -> None:
        for path in self.folder.iterdir():
            if everything or path.name not in (READY, START):
                path.unlink() if path.is_file() else shutil.rmtree(path)


# Judging


@dataclass
class Verdict:
    """What became of many rounds."""

    rounds: int = 0
    whole: int = 0
    """In how many all of the act was there."""
    kept: int = 0
    """Acts that somebody was told are kept."""
    beyond: int = 0
    """Acts that were kept and nobody had been told of yet."""
    refused: dict[str, int] = field(default_factory=dict)
    """What those were told who lived to be told."""
    faults: list[str] = field(default_factory=list)
    known: list[str] = field(default_factory=list)
    """What ails the desk whether or not anything is killed."""


def counts_of(address: Address) -> Counts:
    """How many rows there are, and how many entries are emptied; -1 of each where the desk is of an older revision."""
    engine = open_engine(address)
    try:
        if revision_of(engine, address) != HEAD:
            return dict.fromkeys(KEPT_TABLES, -1)
        with reading(engine) as session:
            connection = session.connection()
            counts = {
                table: row[0] for table in KEPT_TABLES for row in read_raw(connection, f"SELECT count(*) FROM {table}")
            }
            [[counts["entry"]]] = read_raw(connection, "SELECT count(*) FROM entry")
            [[counts["emptied"]]] = read_raw(connection, "SELECT count(*) FROM entry WHERE after_values IS NULL")
            return counts
    finally:
        engine.dispose()


def ailments_of(address: Address) -> list[str]:
    """What the doctor says of a desk, and the proof where there is no doctor."""
    if address.path is not None:
        return [f"{one.what}" for one in examine(address).ailments if one.grave and one.check != "backups"]
    engine = open_desk(address)
    try:
        with reading(engine) as session:
            fault = prove(session).fault
            return [] if fault is None else [f"the ledger: {fault}"]
    finally:
        engine.dispose()


def ordeal(
    one: Ordeal,
    place: Place,
    *,
    rounds: int,
    size: int,
    chance: random.Random,
    kill: Callable[[Started, Place], None] = kill_client,
    longest: float = 0.8,
    ready: bool = False,
) -> Verdict:
    """Act and be killed, so many times, at a random moment from the beginning of the act to its end; look at the desk each
    time.

    Args:
        longest: seconds within which what goes on and on is killed.
        ready: whether the desk is made ready already.
    """
    if not ready:
        place.make_ready(one, size)
    before = counts_of(place.ready)
    found = Verdict()
    after: Counts = {}
    if not one.again:
        place.put_back()
        begun = time.perf_counter()
        told = told_by(started(one.act, place.address, place.folder))
        longest = (time.perf_counter() - begun) * 1.1
        assert told == b".", told
        after = counts_of(place.address)
        found.known = ailments_of(place.address)
    for _ in range(rounds):
        place.put_back()
        act = started(one.act, place.address, place.folder)
        time.sleep(chance.uniform(0.0, longest))
        kill(act, place)
        told = told_by(act)
        found.rounds += 1
        whole = found.whole
        _judge(one, place, before, after, told, found)
        longest *= (
            0.8 if found.whole > whole else 1.05
        )  # however the machine's pace changes, most are killed on the way
    return found


def _judge(one: Ordeal, place: Place, before: Counts, after: Counts, told: bytes, found: Verdict) -> None:
    kept = len(told) - len(told.lstrip(b"."))
    said = told[kept:].decode(errors="replace")
    if said.startswith("BUG"):
        found.faults.append(f"{one.name}: {said}")
    elif said:
        found.refused[said] = found.refused.get(said, 0) + 1
    found.kept += kept
    now_there = counts_of(place.address)
    if now_there["claim"] != -1:
        ailments = [ailment for ailment in ailments_of(place.address) if ailment not in found.known]
        found.faults += [f"{one.name}: {ailment}" for ailment in ailments]
    if one.again:
        more = now_there["entry"] - before["entry"] - kept
        found.beyond += more
        if more not in (0, 1):
            found.faults.append(f"{one.name}: {kept} were told of, and {more} more are there")
        return
    whole = now_there == after and after != before
    found.whole += whole
    if one.name == "backups":
        found.whole += _judge_backup(place, before, bool(kept), found)
    elif now_there not in (before, after):
        found.faults.append(f"{one.name}: half of it is there: {now_there}")
    elif one.repeats and not whole:
        again = told_by(started(one.act, place.address, place.folder))
        if again != b"." or counts_of(place.address) != after:
            found.faults.append(f"{one.name}: what was broken off cannot be done again: {again.decode()}")
    elif kept and not whole:
        found.faults.append(f"{one.name}: it was told of, and is not there")


def _judge_backup(place: Place, before: Counts, kept: bool, found: Verdict) -> bool:
    """A backup is whole, or nothing goes by its name."""
    path = place.folder / BACKUP
    if not path.exists():
        if kept:
            found.faults.append("backups: it was told of, and is not there")
        return False
    copy = Address(str(path))
    if counts_of(copy) != before:
        found.faults.append("backups: it does not hold what the desk holds")
    found.faults += [f"backups: {ailment}" for ailment in ailments_of(copy)]
    return True


@contextmanager
def at_a_file(folder: Path) -> Iterator[Place]:
    """A place in a folder that nothing else lies in."""
    yield Place(folder)
