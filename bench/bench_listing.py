"""What a person waits for on a small desk and on a large one: the listings must not feel the size.

    python bench/bench_listing.py [--claims 100000]

Makes two desks by import, one of 1,000 claims and one of --claims, and runs the same commands on both, interleaved. The
baseline is the small desk, in the same run: a ratio near 1 means that the size is not felt. Beside it stands the floor, a Python
that only imports Typer and SQLAlchemy's ORM with the collector off.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from bench.bench_import import run_import, write_bundle

FLOOR = [sys.executable, "-c", "import gc; gc.disable(); import typer, sqlalchemy.orm"]
SMALL = 1_000


def main() -> None:
    """Measure and print the table."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--claims", type=int, default=100_000)
    words.add_argument("--runs", type=int, default=7)
    asked = words.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        small, large = desk(Path(folder) / "small", SMALL), desk(Path(folder) / "large", asked.claims)
        label, slug = last_claim(large)
        floor = median(FLOOR, asked.runs)
        print(f"floor (typer and sqlalchemy.orm, collector off): {floor * 1000:.0f} ms\n")
        print(f"{'command':44} {SMALL:>8,} {asked.claims:>10,}  ratio  large/floor")
        for told, words_of in commands(slug, label).items():
            little, much = (median(tracker(place, *words_of), asked.runs) for place in (small, large))
            print(f"{told:44} {little * 1000:5.0f} ms {much * 1000:7.0f} ms  {much / little:5.2f}  {much / floor:5.2f}")


def desk(folder: Path, claims: int) -> Path:
    """A desk of so many claims, made by importing a generated bundle."""
    folder.mkdir()
    write_bundle(folder / "bundle.jsonl", claims, seed=7)
    run_import(folder)
    return next(folder.glob("*.db"))


def last_claim(place: Path) -> tuple[str, str]:
    """The label of a claim that is on both desks, and its article."""
    said = subprocess.run(tracker(place, "claim", "list", "--limit", "1"), check=True, capture_output=True, text=True)
    label = said.stdout.splitlines()[1].split("\t")[0]
    return label, label.partition("#")[0]


def commands(slug: str, label: str) -> dict[str, list[str]]:
    """What is run, as it is told."""
    return {
        "claim list --limit 50": ["claim", "list", "--limit", "50"],
        "claim list SLUG --limit 50": ["claim", "list", slug, "--limit", "50"],
        "claim list --state unreviewed --limit 50": ["claim", "list", "--state", "unreviewed", "--limit", "50"],
        "claim show LABEL": ["claim", "show", label],
        "rests LABEL": ["rests", label],
        "source list --limit 50": ["source", "list", "--limit", "50"],
        "log --limit 50": ["log", "--limit", "50"],
    }


def tracker(place: Path, *words: str) -> list[str]:
    """A command line on a desk."""
    return [sys.executable, "-m", "tracker", "--db", str(place), *words]


def median(command: list[str], runs: int) -> float:
    """The median seconds of a command, its first run left out."""
    taken = []
    for _ in range(runs + 1):
        start = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        taken.append(time.perf_counter() - start)
    return statistics.median(taken[1:])


if __name__ == "__main__":
    main()
