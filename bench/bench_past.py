"""Looking back: the desk as it once stood, against plainly reading the ledger it is put together from.

    python bench/bench_past.py [--claims 100000] [--runs 3] [--desk PATH]

Makes a desk by import (bench_import) or takes the one at --desk, whose newest moment is looked back to: the dearest. Each
step runs in a process of its own, which also tells its peak memory:

- reading: every entry of the ledger with all its columns, as `log verify` reads it. The baseline.
- one story: the rows of the article in the middle, with every source, in a passing database.
- whole desk: every row.
- audit and new since: the rule book over the story, and over the desk; then the same with `--new-since`.
- import: how long the desk took to make, for comparison.

The machine drifts: only ratios within one run count, those of the processor's time where others work on it too.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from sqlalchemy.orm import Session

from bench import bench_import
from bench.bench_import import Measured, Watch, write_bundle
from tracker.models.base import now
from tracker.services.auditing import audit, rules_named
from tracker.services.comparing import compared_with
from tracker.services.looking_back import desk_as_of
from tracker.store import ledger
from tracker.store.address import Address
from tracker.store.articles import article_slugs
from tracker.store.past import moment_at
from tracker.store.session import open_desk, reading


def run_reading(session: Session) -> None:
    """Every entry, one at a time."""
    for line in ledger.lines(session.connection()):
        assert line.after_values


def run_one_story(session: Session) -> None:
    """The article in the middle."""
    with desk_as_of(session, moment_at(session, now()), middle(session)):
        pass


def run_whole_desk(session: Session) -> None:
    """Everything."""
    with desk_as_of(session, moment_at(session, now())):
        pass


def run_audit_story(session: Session) -> None:
    """The rule book over the article in the middle."""
    findings(session, middle(session), since=False)


def run_story_since(session: Session) -> None:
    """What is new in it."""
    findings(session, middle(session), since=True)


def run_audit_desk(session: Session) -> None:
    """The rule book over the whole desk."""
    findings(session, None, since=False)


def run_desk_since(session: Session) -> None:
    """What is new on it."""
    findings(session, None, since=True)


def findings(session: Session, slug: str | None, *, since: bool) -> None:
    """Audit, and let the findings go."""
    rules = rules_named([])
    with ExitStack() as past:
        found = audit(session, slug, rules, None)
        if not since:
            assert sum(len(each.findings) for each in found)
            return
        comparison = past.enter_context(compared_with(session, moment_at(session, now()), slug, rules, None))
        assert not sum(len(comparison.new(each)) for each in found)
        assert comparison.before


def middle(session: Session) -> str:
    """The article in the middle."""
    slugs = article_slugs(session)
    return slugs[len(slugs) // 2]


STEPS: dict[str, Callable[[Session], None]] = {
    "reading": run_reading,
    "one story": run_one_story,
    "whole desk": run_whole_desk,
    "audit story": run_audit_story,
    "story since": run_story_since,
    "audit desk": run_audit_desk,
    "desk since": run_desk_since,
}


def measured(step: str, desk: Path) -> Measured:
    """One step in a process of its own."""
    command = [sys.executable, __file__, "--step", step, "--desk", str(desk)]
    clock, processor, kilobytes = subprocess.run(command, check=True, capture_output=True).stdout.split()
    return Measured(float(clock), float(processor), int(kilobytes) / 1024)


def told(step: str, desk: Path) -> str:
    """In that process: what the step took."""
    with reading(open_desk(Address(str(desk)))) as session, Watch() as watch:
        STEPS[step](session)
    clock, processor = watch.times
    return f"{clock} {processor} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss}"


def main() -> None:
    """Generate, measure, tell."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--claims", type=int, default=100_000)
    words.add_argument("--runs", type=int, default=3)
    words.add_argument("--desk", type=Path, help="a desk that is there, instead of a new one")
    words.add_argument("--step", choices=STEPS, help=argparse.SUPPRESS)
    asked = words.parse_args()
    if asked.step:
        print(told(asked.step, asked.desk))
        return
    with tempfile.TemporaryDirectory() as folder:
        desk, imported = asked.desk, None
        if desk is None:
            write_bundle(Path(folder) / "bundle.jsonl", asked.claims, seed=7)
            imported = bench_import.measured("import", Path(folder))
            desk = Path(folder) / "imported.db"
        tell(desk, asked.runs, imported)


def tell(desk: Path, runs: int, imported: Measured | None) -> None:
    """Run every step and print what it took."""
    taken = [{step: measured(step, desk) for step in STEPS} for _ in range(runs)]
    print(
        f"a desk of {desk.stat().st_size / 1e6:,.0f} MB; median of {runs}, seconds and ratios of the processor's time"
    )
    for step in STEPS:
        processor = statistics.median(run[step].processor for run in taken)
        ratio = statistics.median(run[step].processor / run["reading"].processor for run in taken)
        memory = max(run[step].memory for run in taken)
        print(f"{step:>12}  {processor:7.2f} s  {ratio:7.1f} x reading  {memory:5.0f} MB")
    for one, other in (("story since", "audit story"), ("desk since", "audit desk")):
        ratio = statistics.median(run[one].processor / run[other].processor for run in taken)
        print(f"{one} / {other} = {ratio:.1f}")
    if imported is not None:
        print(f"whole desk / import = {taken[0]['whole desk'].processor / imported.processor:.2f}")


if __name__ == "__main__":
    main()
