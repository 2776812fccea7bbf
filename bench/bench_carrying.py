"""What a backup and a move take, part by part, beside what the libraries take at their best for the same bytes and rows.

    python bench/bench_carrying.py [--claims 100000]

Makes a desk of so many claims and backs it up; the baseline is `sqlite3`'s own backup of the same file. Then it is moved to a
PostgreSQL server (the tests' own); the baseline is COPY of the same rows, read with `sqlite3`, into the same tables with the same
indexes in one transaction, no guards standing. Seconds of the processor, of this process and of the server's; what only proves is
told apart.
"""

from __future__ import annotations

import argparse
import gc
import os
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from sqlalchemy import Connection

from bench.archive import make_desk
from tests import postgres
from tracker.services import moving
from tracker.services.backing_up import back_up
from tracker.services.long_work import Followed
from tracker.services.moving import move_desk
from tracker.store.address import Address
from tracker.store.copying import ALL_TABLES, key_and_columns
from tracker.store.engines import postgres as engine
from tracker.store.guards import Broken, broken, take_down
from tracker.store.new_places import new_place


class Processor:
    """The seconds that were spent on the work: by this process, and by the server's."""

    def __init__(self) -> None:
        """Nobody knows of a server yet."""
        self.server = 0

    def look_at(self, url: str) -> None:
        """Find the server's first process; the others are its children."""
        with postgres.at_server(url) as server:
            [folder] = server.execute("SELECT current_setting('data_directory')").fetchone()
        self.server = int((Path(folder) / "postmaster.pid").read_text().split()[0])

    def __call__(self) -> float:
        """All seconds so far."""
        return time.process_time() + (self._of_server() if self.server else 0.0)

    def _of_server(self) -> float:
        """Of the first process with its children that are gone, and of those that are not."""
        children = Path(f"/proc/{self.server}/task/{self.server}/children").read_text().split()
        ticks = sum(self._ticks(self.server, 4))
        for child in children:
            with suppress(OSError):
                ticks += sum(self._ticks(int(child), 2))
        return ticks / os.sysconf("SC_CLK_TCK")

    @staticmethod
    def _ticks(process: int, fields: int) -> list[int]:
        return list(map(int, Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[11 : 11 + fields]))


processor = Processor()


class Parts:
    """How long each part of the work took, by its name."""

    def __init__(self) -> None:
        """Nothing was done."""
        self.seconds: dict[str, float] = {}

    @contextmanager
    def __call__(self, label: str, total: int | None) -> Iterator[Followed]:
        """Follow one part."""
        begun = processor()
        yield self
        self.seconds[label] = self.seconds.get(label, 0.0) + processor() - begun

    def advance(self, steps: int = 1) -> None:
        """Nobody looks."""


def taken(work: Callable[[], Any]) -> float:
    """Seconds of the processor."""
    gc.collect()
    begun = processor()
    work()
    return processor() - begun


def plain_backup(desk: Path, to: Path) -> None:
    """As sqlite3 does it."""
    with closing(sqlite3.connect(desk)) as source, closing(sqlite3.connect(to)) as target:
        source.backup(target)


def plain_copy(desk: Path, url: str) -> float:
    """As psycopg does it: the tables are made first, by the migrations, and not counted."""
    with closing(sqlite3.connect(desk)) as source, new_place(Address(url), mend="") as place:
        connection = place.session.connection()
        take_down(connection)
        begun = processor()
        for table in ALL_TABLES:
            _, columns = key_and_columns(table)
            names = ", ".join(f'"{name}"' for name in columns)
            with engine.driver_of(connection).cursor().copy(f'COPY "{table}" ({names}) FROM STDIN') as copy:
                for row in source.execute(f'SELECT {names} FROM "{table}"'):
                    copy.write_row(row)
        return processor() - begun


def asked_in_vain(connection: Connection, tables: frozenset[str] | None = None) -> Iterator[Broken]:
    """The generated archive has decisions that nobody could have taken: a move asks for them, and is to go on."""
    list(broken(connection, tables))
    return iter(())


def told(name: str, ours: float, plain: float, parts: Parts) -> None:
    """A line of the table, and one for each part."""
    copied = parts.seconds["Copying"]
    print(f"{name:28} {plain:8.2f} {copied:8.2f} {copied / plain:6.2f} {ours:8.2f} {ours / plain:6.2f}", flush=True)
    print("   of it: " + ", ".join(f"{label.lower()} {part:.2f}" for label, part in parts.seconds.items()), flush=True)


def main() -> None:
    """Measure and print the table."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--claims", type=int, default=100_000)
    words.add_argument("--desk", help="a desk that is there already")
    asked = words.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        desk = Path(asked.desk) if asked.desk else make_desk(place / "desk.db", asked.claims)
        print(f"{asked.claims:,} claims, {desk.stat().st_size / 2**20:.0f} MB")
        print(f"{'seconds':28} {'baseline':>8} {'copying':>8} {'ratio':>6} {'proven':>8} {'ratio':>6}")
        plain = taken(lambda: plain_backup(desk, place / "plain.db"))
        parts = Parts()
        ours = taken(lambda: back_up(Address(str(desk)), place / "ours.db", follow=parts))
        told("db backup / sqlite3 backup", ours, plain, parts)
        with postgres.fresh_database() as first, postgres.fresh_database() as second:
            processor.look_at(first)
            moving.broken = asked_in_vain  # type: ignore[attr-defined]
            plain = plain_copy(desk, first)
            parts = Parts()
            ours = taken(lambda: move_desk(Address(str(desk)), Address(second), follow=parts))
            told("db move / COPY", ours, plain, parts)
            parts = Parts()
            ours = taken(lambda: back_up(Address(second), place / "server.db", follow=parts))
            told("db backup of it / COPY", ours, plain, parts)
    postgres.stop()


if __name__ == "__main__":
    main()
