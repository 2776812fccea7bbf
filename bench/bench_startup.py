"""How long it takes until something is said, against the libraries it is said with.

    python bench/bench_startup.py [--runs N] [--db DESK]

Every line is a process of its own, started N times in turn with all the others, so that a machine that slows down slows
all of them. Bytecode is compiled once into a temporary folder before anything is counted. Only the ratios count.

With a desk (an SQLite file), `tracker claim list` shows its first 50 claims and `sqlite-utils rows` as many rows of its
claim table; without one, sqlite-utils shows 50 rows of a table made for it. It is left out where it is not installed.
"""

from __future__ import annotations

import argparse
import os
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

TYPER = "import typer"
ORM = "import typer, sqlalchemy.orm (collector off)"
SCRIPTS = Path(sys.executable).parent
SCREENFUL = "50"


class Case(NamedTuple):
    """One command line to be timed, and what it must not take longer than, if anything."""

    name: str
    command: list[str]
    baseline: str = TYPER
    target: float | None = None


def main() -> None:
    """Time every case and print the table."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--runs", type=int, default=40)
    asked.add_argument("--db", type=Path, help="a desk with 50 claims or more")
    options = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        cases = [*imports(), *commands(options.db), *sqlite_utils(options.db or some_rows(Path(folder)))]
        times = timed(cases, options.runs, Path(folder))
    print(f"{'median of ' + str(options.runs):<46} {'ms':>7}  {'ratio':>6}  of")
    for case in cases:
        ratio = times[case.name] / times[case.baseline]
        verdict = (
            "" if case.target is None else f"  (target {case.target}: {'met' if ratio <= case.target else 'MISSED'})"
        )
        print(f"{case.name:<46} {times[case.name] * 1000:7.1f}  {ratio:6.2f}  {case.baseline}{verdict}")


def imports() -> list[Case]:
    """What Python and the libraries take by themselves."""
    python = [sys.executable, "-c"]
    return [
        Case("python, nothing", [*python, "pass"]),
        Case(TYPER, [*python, "import typer"]),
        Case("import typer, pydantic", [*python, "import typer, pydantic; pydantic.TypeAdapter(str)"]),
        Case(ORM, [*python, "import gc; gc.disable(); import typer, sqlalchemy.orm; gc.freeze()"]),
    ]


def commands(desk: Path | None) -> list[Case]:
    """What tracker takes."""
    tracker = str(SCRIPTS / "tracker")
    cases = [
        Case("tracker --help", [tracker, "--help"], TYPER, 1.3),
        Case("tracker --version", [tracker, "--version"], TYPER, 1.3),
        Case("tracker claim --help", [tracker, "claim", "--help"], TYPER, 1.3),
    ]
    if desk is not None:
        listing = [tracker, "--db", str(desk), "claim", "list", "--limit", SCREENFUL]
        cases.append(Case("tracker claim list", listing, ORM, 1.2))
        cases.append(Case("tracker claim list --format json", [*listing, "--format", "json"], ORM))
    return cases


def sqlite_utils(file: Path) -> list[Case]:
    """The same rows without a word about independence."""
    script = SCRIPTS / "sqlite-utils"
    if not script.exists():
        return []
    return [Case("sqlite-utils rows", [str(script), "rows", str(file), "claim", "--limit", SCREENFUL], ORM)]


def some_rows(folder: Path) -> Path:
    """A table of 50 claims for sqlite-utils, where no desk was given."""
    file = folder / "claims.db"
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE claim (id INTEGER PRIMARY KEY, number INTEGER, text TEXT, status TEXT)")
        rows = ((number, f"The train carried helicopter {number}.", "alleged") for number in range(50))
        connection.executemany("INSERT INTO claim (number, text, status) VALUES (?, ?, ?)", rows)
    return file


def timed(cases: list[Case], runs: int, folder: Path) -> dict[str, float]:
    """The median seconds of each case; the first round compiles and is not counted."""
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    env["PYTHONPYCACHEPREFIX"] = str(folder / "bytecode")
    times: dict[str, list[float]] = {case.name: [] for case in cases}
    for number in range(runs + 1):
        for case in cases:
            start = time.perf_counter()
            subprocess.run(case.command, stdout=subprocess.DEVNULL, env=env, check=True)
            if number:
                times[case.name].append(time.perf_counter() - start)
    return {name: statistics.median(seconds) for name, seconds in times.items()}


if __name__ == "__main__":
    main()
