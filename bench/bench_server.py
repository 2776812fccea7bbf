"""A desk on a PostgreSQL server, against the server's own fastest ways.

    python bench/bench_server.py [--claims N] [--seed N]

The server is the tests' own (tests/postgres.py); TRACKER_TEST_POSTGRES names another. A seeded bundle (bench_import.py), then:

- import: the bundle through `import_bundle` onto a new desk: parsed, checked, looked up, hashed and committed;
- copy: every row of that desk, ledger entries included, ready-made from memory into a desk made by the same migrations, by
  psycopg's COPY, a table at a time;
- prove: every entry and every row of it read back and compared, against
- read: the same rows and entries by psycopg's server-side cursor, nothing done with them.

Seconds by the clock, of this process and of the server's. The machine drifts: only ratios within one run count.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).parent.parent))

from sqlalchemy import Engine

from bench.bench_import import write_bundle
from tests.postgres import fresh_database
from tracker.models import Base
from tracker.services.desks import acting_person
from tracker.services.importing import import_bundle
from tracker.services.proving import prove
from tracker.services.starting import start_desk
from tracker.store.address import Address
from tracker.store.session import open_desk, reading, writing

TABLES = [table for table in Base.metadata.sorted_tables if table.name != "entry"] + [Base.metadata.tables["entry"]]


class Spent(NamedTuple):
    """Seconds: by the clock, of this process, of the server's process for it (0 where it is on another machine)."""

    clock: float
    here: float
    there: float


class Watch:
    """Times what happens within it."""

    def __init__(self, engine: Engine) -> None:
        """Find out which process of the server works for this engine, which has one connection."""
        with engine.connect() as connection:
            self.server = Path(f"/proc/{connection.exec_driver_sql('SELECT pg_backend_pid()').scalar_one()}/stat")

    def __enter__(self) -> Watch:
        """Begin."""
        gc.collect()
        self.before = self._now()
        return self

    def __exit__(self, *_: object) -> None:
        """End."""
        self.spent = Spent(*(after - before for after, before in zip(self._now(), self.before, strict=True)))

    def _now(self) -> Spent:
        there = 0.0
        if self.server.exists():
            there = sum(map(int, self.server.read_text().rpartition(")")[2].split()[11:13])) / os.sysconf("SC_CLK_TCK")
        return Spent(time.perf_counter(), time.process_time(), there)


def desk_at(url: str) -> Engine:
    """A new desk in this database."""
    start_desk(Address(url))
    return open_desk(Address(url))


def timed_import(engine: Engine, bundle: Path) -> Spent:
    """The bundle onto a new desk."""
    with bundle.open("rb") as lines, Watch(engine) as watch, writing(engine) as session:
        import_bundle(session, lines, by=acting_person(session, None))
    return watch.spent


def timed_copy(engine: Engine, filled: Engine) -> Spent:
    """Every row that the import made, by COPY."""
    ready = {
        table.name: missing_rows(filled, engine, table.name, table.primary_key.columns.keys()[0]) for table in TABLES
    }
    with Watch(engine) as watch, writing(engine) as session:
        driver: Any = session.connection().connection.driver_connection
        for name, rows in ready.items():
            with driver.cursor().copy(f'COPY "{name}" FROM STDIN') as copy:
                for row in rows:
                    copy.write_row(row)
    return watch.spent


def missing_rows(filled: Engine, engine: Engine, table: str, key: str) -> list[Any]:
    """The rows of a table that one desk has and the other lacks."""
    with engine.connect() as connection:
        last = connection.exec_driver_sql(f"SELECT coalesce(max({key}), 0) FROM {table}").scalar_one()
    with filled.connect() as connection:
        return [
            tuple(row)
            for row in connection.exec_driver_sql(f"SELECT * FROM {table} WHERE {key} > {last} ORDER BY {key}")
        ]


def timed_proof(engine: Engine) -> Spent:
    """The ledger and every row."""
    with Watch(engine) as watch, reading(engine) as session:
        verdict = prove(session)
    assert verdict.fault is None, verdict
    return watch.spent


def timed_reading(engine: Engine) -> Spent:
    """All that a proof reads."""
    with Watch(engine) as watch, reading(engine) as session:
        driver: Any = session.connection().connection.driver_connection
        for table in TABLES:
            with driver.cursor(name="walk") as cursor:
                cursor.itersize = 2_000
                for _ in cursor.execute(f'SELECT * FROM "{table.name}" ORDER BY 1'):
                    pass
    return watch.spent


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--claims", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, fresh_database() as one, fresh_database() as other:
        bundle = Path(folder) / "bundle.jsonl"
        print(f"{write_bundle(bundle, options.claims, options.seed):,} lines, {options.claims:,} claims")
        filled = desk_at(one)
        steps: dict[str, Callable[[], Spent]] = {
            "import": lambda: timed_import(filled, bundle),
            "copy": lambda: timed_copy(desk_at(other), filled),
            "prove": lambda: timed_proof(filled),
            "read": lambda: timed_reading(filled),
        }
        for name, step in steps.items():
            spent = step()
            print(f"{name:8}{spent.clock:8.2f} s   here {spent.here:6.2f}   the server's process {spent.there:6.2f}")
        filled.dispose()


if __name__ == "__main__":
    main()
