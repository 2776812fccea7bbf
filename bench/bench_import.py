"""Importing a bundle through the service, against plain `executemany` of exactly the rows it makes.

    python bench/bench_import.py [--claims N] [--runs N] [--seed N]

Writes a seeded bundle in the order in which `tracker export` writes one (articles, texts, sources, all claims, then
passages and two attributions a claim, one in three of them passed on by somebody). Then, each in a process of its own:

- import: the bundle through `import_bundle` onto a new desk, parsed, checked, looked up, hashed and committed;
- baseline: a desk made by the same migrations, its guards taken down, takes every row of that desk, ledger entries included,
  ready-made from memory, with the standard library's `executemany`: same indexes, WAL, synchronous FULL, foreign keys and
  page cache;
- unchecked: the same without the tables' CHECKs, which the import makes for a slice at once and not row by row;
- prove, export and restore of the desk that came of it.

The machine drifts: only ratios within one run count, and where others work on it too, those of the processor's time.
With several runs, medians are shown.
"""

from __future__ import annotations

import argparse
import gc
import random
import resource
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import orjson

from tracker.services.desks import acting_person
from tracker.services.exporting import export_desk
from tracker.services.importing import import_bundle
from tracker.services.proving import prove
from tracker.services.restoring import restore_desk
from tracker.services.starting import start_desk
from tracker.store.address import Address
from tracker.store.session import open_desk, reading, writing

TABLES = (
    *("person", "person_role", "article", "revision", "source", "alias", "claim", "passage"),
    *("attribution", "via", "derivation", "evidence"),
)
"""Parents before children: the order in which the baseline writes."""

STORY = (
    "the minister said on Tuesday that two trains left the border station at night while officials of the railway "
    "counted armoured carriages and a spokesman for the governor denied that any of them had carried ammunition"
)
WORDS = STORY.split()

Line = dict[str, object]
Times = tuple[float, float]


def bundle(claims: int, seed: int) -> Iterator[Line]:
    """A seeded archive: 20 claims an article, a source for every 20 claims, some drawing on each other."""
    chance = random.Random(seed)
    articles, sources = range(1, max(1, claims // 20) + 1), range(1, max(10, claims // 20) + 1)
    for article in articles:
        yield {"record": "article", "slug": f"story-{article}", "headline": f"Story {article}"}
    for article in articles:
        yield {"record": "revision", "article": f"story-{article}", "number": 1, "text": sentence(chance, 120)}
    for source in sources:
        kind = chance.choice(("person", "outlet", "agency", "document"))
        yield {
            "record": "source",
            "name": f"Source {source}",
            "kind": kind,
            "aliases": [f"S{source}"],
            "retracted": False,
        }
    for article, number in numbered(articles, claims):
        yield {
            "record": "claim",
            "article": f"story-{article}",
            "number": number,
            "text": sentence(chance, 14),
            "status": "alleged",
            "risk": "normal",
            "allegation": False,
        }
    for article, number in numbered(articles, claims):
        if number % 4 == 0:
            yield {"record": "passage", "claim": f"story-{article}#{number}", "revision": 1, "start": number, "end": 90}
    for article, number in numbered(articles, claims):
        yield from statements(chance, f"story-{article}#{number}", len(sources))
    for source in sources[1::5]:
        drew_on = f"Source {chance.randrange(1, source)}"
        yield {"record": "derivation", "source": f"Source {source}", "drew_on": drew_on, "kind": "wire"}


def statements(chance: random.Random, label: str, sources: int) -> Iterator[Line]:
    """Two attributions of one claim; every third is passed on by one or two others."""
    said, passed_on, first, second = chance.sample(range(1, sources + 1), 4)
    for source, status in ((said, "alleged"), (passed_on, "reported")):
        via = [f"Source {first}", f"Source {second}"][: chance.choice((0, 0, 0, 0, 1, 2))]
        yield {
            "record": "attribution",
            "claim": label,
            "source": f"Source {source}",
            "via": via,
            "status": status,
            "first_hand": None,
        }


def numbered(articles: range, claims: int) -> Iterator[tuple[int, int]]:
    """Article and number of every claim."""
    for at in range(claims):
        yield articles[at // 20 % len(articles)], at // (20 * len(articles)) * 20 + at % 20 + 1


def sentence(chance: random.Random, words: int) -> str:
    """So many words."""
    return " ".join(chance.choices(WORDS, k=words))


def write_bundle(path: Path, claims: int, seed: int) -> int:
    """The bundle as a file; returns the number of lines."""
    lines = 0
    with path.open("wb") as file:
        for lines, line in enumerate(bundle(claims, seed), 1):  # noqa: B007 - counted
            file.write(orjson.dumps(line) + b"\n")
    return lines


class Watch:
    """Times what happens within it."""

    def __enter__(self) -> Watch:
        """Begin."""
        self.clock, self.processor = time.perf_counter(), time.process_time()
        return self

    def __exit__(self, *_: object) -> None:
        """End."""
        self.clock, self.processor = time.perf_counter() - self.clock, time.process_time() - self.processor

    @property
    def times(self) -> tuple[float, float]:
        """Seconds by the clock and of the processor."""
        return self.clock, self.processor


def run_import(folder: Path) -> Times:
    """Import the bundle onto a new desk."""
    engine = open_desk(new_desk(folder / "imported.db"))
    with (folder / "bundle.jsonl").open("rb") as lines, Watch() as watch, writing(engine) as session:
        import_bundle(session, lines, by=acting_person(session, None))
    return watch.times


def run_baseline(folder: Path, *, pragmas: Sequence[str] = ()) -> Times:
    """The driver's own executemany for the same rows, already in memory."""
    imported = sqlite3.connect(folder / "imported.db")
    new_desk(folder / "baseline.db")
    connection = sqlite3.connect(folder / "baseline.db", isolation_level=None)
    for pragma in ("foreign_keys=ON", "synchronous=FULL", "cache_size=-65536", *pragmas):
        connection.execute(f"PRAGMA {pragma}")
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    for (guard,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f"DROP TRIGGER {guard}")
    ready = {table: missing_rows(imported, connection, table, "id") for table in TABLES}
    ready["entry"] = missing_rows(imported, connection, "entry", "seq")
    gc.freeze()
    with Watch() as watch:
        connection.execute("BEGIN IMMEDIATE")
        for table, rows in ready.items():
            if rows:
                connection.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(rows[0]))})", rows)
        connection.execute("COMMIT")
    return watch.times


def run_unchecked(folder: Path) -> Times:
    """The same without the tables' checks, which the import makes for a slice at once."""
    return run_baseline(folder, pragmas=["ignore_check_constraints=ON"])


def missing_rows(
    imported: sqlite3.Connection, new: sqlite3.Connection, table: str, key: str
) -> list[tuple[object, ...]]:
    """The rows of a table that the import added."""
    (last,) = new.execute(f"SELECT coalesce(max({key}), 0) FROM {table}").fetchone()
    return imported.execute(f"SELECT * FROM {table} WHERE {key} > ? ORDER BY {key}", (last,)).fetchall()


def run_prove(folder: Path) -> Times:
    """Prove the imported desk."""
    with Watch() as watch, reading(open_desk(Address(str(folder / "imported.db")))) as session:
        verdict = prove(session)
    assert verdict.fault is None, verdict
    return watch.times


def run_export(folder: Path) -> Times:
    """Write the imported desk out as a dump."""
    desk = open_desk(Address(str(folder / "imported.db")))
    with (folder / "dump.jsonl").open("wb") as file, Watch() as watch, reading(desk) as session:
        for line in export_desk(session):
            file.write(line)
    return watch.times


def run_restore(folder: Path) -> Times:
    """Restore that dump."""
    engine = open_desk(new_desk(folder / "restored.db"))
    with (folder / "dump.jsonl").open("rb") as lines, Watch() as watch, writing(engine) as session:
        restore_desk(session, lines)
    return watch.times


STEPS: dict[str, Callable[[Path], Times]] = {
    "import": run_import,
    "baseline": run_baseline,
    "unchecked": run_unchecked,
    "prove": run_prove,
    "export": run_export,
    "restore": run_restore,
}


def new_desk(path: Path) -> Address:
    """An empty desk, over the one of the run before."""
    for ending in ("", "-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)
    start_desk(Address(str(path)))
    return Address(str(path))


class Measured(NamedTuple):
    """What one step took: seconds by the clock, of the processor, and peak memory in MB."""

    clock: float
    processor: float
    memory: float


def measured(step: str, folder: Path) -> Measured:
    """One step in a process of its own."""
    command = [sys.executable, __file__, "--step", step, str(folder)]
    clock, processor, kilobytes = subprocess.run(command, check=True, capture_output=True).stdout.split()
    return Measured(float(clock), float(processor), int(kilobytes) / 1024)


def told(step: str, folder: Path) -> str:
    """In that process: what the step took. The processor's time is that of the timed part too."""
    clock, processor = STEPS[step](folder)
    return f"{clock} {processor} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss}"


def main() -> None:
    """Generate, measure, tell."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--claims", type=int, default=100_000)
    words.add_argument("--runs", type=int, default=1)
    words.add_argument("--seed", type=int, default=7)
    words.add_argument("--only", nargs="*", choices=STEPS, default=list(STEPS), help="these steps, in this order")
    words.add_argument("--step", nargs=2, metavar=("STEP", "FOLDER"), help=argparse.SUPPRESS)
    asked = words.parse_args()
    if asked.step:
        step, folder = asked.step
        print(told(step, Path(folder)))
        return
    with tempfile.TemporaryDirectory() as folder:
        tell(Path(folder), asked)


def tell(folder: Path, asked: argparse.Namespace) -> None:
    """Run every step and print what it took."""
    lines = write_bundle(folder / "bundle.jsonl", asked.claims, asked.seed)
    runs = [{step: measured(step, folder) for step in asked.only} for _ in range(asked.runs)]
    size = (folder / "imported.db").stat().st_size / 1e6
    print(f"{asked.claims:,} claims, {lines:,} lines, a desk of {size:,.0f} MB; median of {asked.runs}")
    for step in asked.only:
        clock = statistics.median(run[step].clock for run in runs)
        processor = statistics.median(run[step].processor for run in runs)
        memory = max(run[step].memory for run in runs)
        print(
            f"{step:>10}  {clock:7.2f} s  {lines / clock:9,.0f} lines/s  {processor:7.2f} s processor  {memory:5.0f} MB"
        )
    for other in {"baseline", "unchecked"} & set(asked.only) if "import" in asked.only else ():
        clock = statistics.median(run["import"].clock / run[other].clock for run in runs)
        processor = statistics.median(run["import"].processor / run[other].processor for run in runs)
        print(f"import / {other} = {clock:.2f} by the clock, {processor:.2f} of the processor's time")


if __name__ == "__main__":
    main()
