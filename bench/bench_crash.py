"""kill -9 at random moments: 200 on a file, 200 of whoever acts at a server, and the server lost in every way there is.

    python bench/bench_crash.py [--rounds 25] [--size 1000] [--seed N] [--only sqlite|postgresql] [--acts moves,imports]

Imports, review moves, sign-offs, edits, retractions, purges, upgrades of an old desk, backups and moves of a desk to a server run
in a process of their own, which is killed at a random moment between their beginning and their end (tests/killing.py). After each
kill the desk is opened and looked at: the doctor finds nothing (integrity, foreign keys, ledger against every row), the act is
wholly there or wholly not, and whatever somebody was told of is there. An upgrade or a move that was broken off is done again. A
table says how many rounds found the whole act, how many acts somebody was told of, how many were kept that nobody had heard of
yet, and every fault. --rounds are those of each act on a file; at a server there are four fifths as many, and two of each way to
lose it.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests import killing
from tests.own_server import OwnServer, own_server
from tests.postgres_keeper import NoServerError

WAYS: dict[str, Callable[[killing.Started, killing.Place], None]] = {
    "connection ended": killing.cut,
    "backend killed": killing.kill_backend,
    "server crashed": killing.crash_server,
    "server restarted": killing.restart_server,
}


def main() -> None:
    """Kill, look, tell; exit 1 where a fault is found."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--rounds", type=int, default=25)
    words.add_argument("--size", type=int, default=1000)
    words.add_argument("--seed", type=int, default=random.randrange(10**6))
    words.add_argument("--only", choices=("sqlite", "postgresql"))
    words.add_argument("--acts", default="", help="some of them, with commas between")
    asked = words.parse_args()
    print(f"seed {asked.seed}")
    print(f"{'':>32}  rounds  whole  told of  kept and not told of  faults")
    found = []
    with tempfile.TemporaryDirectory() as folder:
        if asked.only != "postgresql":
            found += on_a_file(asked, Path(folder))
        if asked.only != "sqlite":
            try:
                with own_server() as server:
                    found += on_a_server(asked, Path(folder), server)
            except NoServerError as error:
                print(f"PostgreSQL: not tried: {error}")
    rounds, faults = sum(one.rounds for one in found), [fault for one in found for fault in one.faults]
    print(f"{rounds} kills, {len(faults)} faults")
    sys.exit(bool(faults))


def chosen(asked: argparse.Namespace) -> list[killing.Ordeal]:
    """The acts that are wanted."""
    all_there_are = killing.ordeals(asked.size)
    return [one for name, one in all_there_are.items() if not asked.acts or name in asked.acts.split(",")]


def on_a_file(asked: argparse.Namespace, folder: Path) -> list[killing.Verdict]:
    """Every act on a file."""
    found = []
    for one in chosen(asked):
        if not one.on_files:
            continue
        own = folder / one.name
        own.mkdir()
        verdict = killing.ordeal(
            one, killing.Place(own), rounds=asked.rounds, size=asked.size, chance=random.Random(asked.seed)
        )
        found.append(told(f"file: {one.name}", verdict))
    return found


def on_a_server(asked: argparse.Namespace, folder: Path, server: OwnServer) -> list[killing.Verdict]:
    """Every act at a server, and the server lost under moves, sign-offs and imports."""
    found, place, few = [], killing.Place(folder, server), max(1, asked.rounds * 4 // 5)
    for one in chosen(asked):
        if not one.on_servers:
            continue
        chance = random.Random(asked.seed)
        verdict = killing.ordeal(one, place, rounds=few, size=asked.size, chance=chance, longest=1.5)
        found.append(told(f"server: {one.name}", verdict))
        if one.name not in ("moves", "sign-offs", "imports"):
            continue
        for way, kill in WAYS.items():
            verdict = killing.ordeal(
                one, place, rounds=2, size=asked.size, chance=chance, kill=kill, longest=1.5, ready=True
            )
            found.append(told(f"server: {one.name}, {way}", verdict))
    return found


def told(name: str, verdict: killing.Verdict) -> killing.Verdict:
    """A line of the table, what those were told who lived, and every fault."""
    print(
        f"{name:>32}  {verdict.rounds:6}  {verdict.whole:5}  {verdict.kept:7}  {verdict.beyond:20}  {len(verdict.faults):6}",
        flush=True,
    )
    for sentence, times in verdict.refused.items():
        print(f"{'':>34}{times} x “{sentence}”")
    for fault in verdict.faults:
        print(f"{'':>34}FAULT {fault}")
    return verdict


if __name__ == "__main__":
    main()
