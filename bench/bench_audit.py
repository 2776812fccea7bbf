"""The audit of a whole archive, and what a retraction does to one, against merely reading the same rows.

    python bench/bench_audit.py [--claims N ...] [--runs N] [--only STEP ...] [--keep FOLDER]

Makes a desk of each size (archive.py), and then, each in a process of its own and in turn, so often as there are runs:

- read: the baseline. Claim and attribution joined in claim order with the standard library's sqlite3, all columns;
- narrow: the same, of only the eight columns that counting needs;
- tables: every table that the rule book reads, all columns, each in claim order;
- single: the single-source rule put to every claim through the service;
- book: the same with the whole rule book;
- audit: `tracker audit --rule single-source --format json` as a command, its output thrown away;
- impact: `tracker impact` of the wire that one claim in a hundred leads to;
- retract: `tracker source retract` of it, on a copy of the desk;
- show: `tracker claim show` of one claim, in the middle of the desk;
- exact: the independence of 10,000 claims, spread evenly, against tests/domain/brute_sourcing.py and, where too many sources
  are behind a claim to try every set of them, its counts against a plain maximum flow; not for its time.

Ratios are those of the processor's time within one run; where others work on the machine, they alone count.
"""

from __future__ import annotations

import argparse
import random
import resource
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent.parent))

from bench.archive import A_STORY, WIRE, make_desk
from tests.domain import brute_sourcing as brute
from tracker.domain.sourcing import Drew
from tracker.domain.vocabulary import DerivationKind
from tracker.models.dossier import Dossier
from tracker.models.rows import ClaimRow, DerivationRow
from tracker.services.auditing import audit, rules_named
from tracker.store.address import Address
from tracker.store.archive import walk_desk
from tracker.store.session import open_desk, reading

SIZES = (10_000, 100_000, 1_000_000)
SAMPLE = 10_000
TRIED = 12
"""Up to so many sources behind a claim, every set of them is tried."""
MANY = 20
"""Up to so many links between names and their owners, the twin is told of each."""
IN_CLAIM_ORDER = "FROM claim c LEFT JOIN attribution a ON a.claim_id = c.id ORDER BY c.article_id, c.number, a.id"
HANGING = ("evidence", "passage", "review", "reply", "waiver", "signed_claim")


class Taken(NamedTuple):
    """What a step took: seconds by the clock, of the processor, peak memory in MB, and what came of it."""

    clock: float
    processor: float
    memory: float
    said: str


# Steps: each returns what came of it


def read(desk: Path, columns: str = "c.*, a.*") -> str:
    """Both tables, row by row."""
    rows = sqlite3.connect(desk).execute(f"SELECT {columns} {IN_CLAIM_ORDER}")
    return f"{sum(1 for _ in rows):,} rows"


def narrow(desk: Path) -> str:
    """What counting needs of both tables."""
    return read(desk, "c.id, c.article_id, c.number, a.source_id, a.chain, a.status, a.first_hand, a.retracted_at")


def tables(desk: Path) -> str:
    """Every table that the rule book reads."""
    read(desk)
    connection, count = sqlite3.connect(desk), 0
    statements = [f"SELECT * FROM {table} ORDER BY claim_id" for table in HANGING]
    statements += [f"SELECT * FROM {table} ORDER BY id" for table in ("article", "revision", "sign_off", "source")]
    for statement in statements:
        count += sum(1 for _ in connection.execute(statement))
    return f"{count:,} rows besides"


def single(desk: Path, names: Sequence[str] = ("single-source",)) -> str:
    """Put one rule, or others, to every claim."""
    findings = 0
    with reading(open_desk(Address(str(desk)))) as session:
        for article in audit(session, None, rules_named(names), None):
            assert not article.crashes, article.crashes
            findings += len(article.findings)
    return f"{findings:,} findings"


def book(desk: Path) -> str:
    """Put every rule to every claim."""
    return single(desk, ())


def command(desk: Path, *words: str) -> str:
    """Run a command on the desk; how much it told."""
    with tempfile.TemporaryFile() as output:
        run = [sys.executable, "-m", "tracker", "--db", str(desk), *words]
        done = subprocess.run(run, stdout=output, check=False)
        assert done.returncode in (0, 1), done
        output.seek(0)
        return f"{sum(1 for _ in output):,} lines"


def audit_command(desk: Path) -> str:
    return command(desk, "audit", "--rule", "single-source", "--format", "json")


def impact(desk: Path) -> str:
    return command(desk, "impact", WIRE)


def retract(desk: Path) -> str:
    return command(desk.with_name("copy.db"), "--by", "EK", "source", "retract", WIRE, "--reason", "it made it up")


def show(desk: Path) -> str:
    (claims,) = sqlite3.connect(desk).execute("SELECT count(*) FROM claim").fetchone()
    return command(desk, "claim", "show", f"story-{claims // A_STORY // 2}#7")


def exact(desk: Path) -> str:
    """Compare a sample with the twins."""
    (claims,) = sqlite3.connect(desk).execute("SELECT count(*) FROM claim").fetchone()
    chance, tried, flowed = random.Random(7), 0, 0
    with reading(open_desk(Address(str(desk)))) as session:
        behind: Behind | None = None
        for dossier in walk_desk(session, ()):
            behind = behind or Behind(dossier)
            for claim in dossier.claims:
                if chance.random() < SAMPLE / claims:
                    brutal = _compare(dossier, claim, behind.case(claim))
                    tried, flowed = tried + brutal, flowed + (not brutal)
    return f"{tried:,} claims equal to the brute-force twin, {flowed:,} larger ones to a plain maximum flow"


STEPS: dict[str, Callable[[Path], str]] = {
    "read": read,
    "narrow": narrow,
    "tables": tables,
    "single": single,
    "book": book,
    "audit": audit_command,
    "impact": impact,
    "retract": retract,
    "show": show,
    "exact": exact,
}
RATIOS = (("single", "read"), ("single", "narrow"), ("audit", "read"), ("book", "read"), ("book", "tables"))


# The twins


class Behind:
    """Which derivations can matter to a claim, found as plainly as can be."""

    def __init__(self, dossier: Dossier) -> None:
        self.nodes = dossier.sources.network.sites.sources
        self.drew: dict[int, list[DerivationRow]] = {}
        self.hands: dict[int, list[DerivationRow]] = {}
        for row in dossier.sources.derivations:
            if row.live and row.kind is DerivationKind.CONTROLLED_BY:
                self.hands.setdefault(row.source_id, []).append(row)
                self.hands.setdefault(row.drew_on_id, []).append(row)
            elif row.live:
                self.drew.setdefault(row.source_id, []).append(row)

    def case(self, claim: ClaimRow) -> brute.Case:
        """What the twins are given."""
        named = {key for one in claim.citations for key in one.chain} | set(claim.supporting_evidence)
        drew = self._followed(claim, named, self.drew)
        reached = named | {key for row in drew for key in (row.source_id, row.drew_on_id)}
        hands = self._followed(claim, reached, self.hands)
        known = reached | {key for row in hands for key in (row.source_id, row.drew_on_id)}
        told = [row.drew for row in sorted({*drew, *hands}, key=lambda row: row.id)]
        if len(hands) > MANY:
            told = [row.drew for row in drew] + _pairs(hands, reached)
        nodes = {key: self.nodes[key] for key in known}
        return brute.Case(nodes, told, claim.citations, claim.supporting_evidence)

    def _followed(
        self, claim: ClaimRow, sources: Collection[int], edges: dict[int, list[DerivationRow]]
    ) -> set[DerivationRow]:
        found: set[DerivationRow] = set()
        waiting, seen = list(sources), set(sources)
        for source in waiting:
            for row in edges.get(source, ()):
                if row.claim_id in (None, claim.id) and row.article_id in (None, claim.article_id):
                    found.add(row)
                    fresh = {row.source_id, row.drew_on_id} - seen
                    seen |= fresh
                    waiting += fresh
        return found


def _pairs(hands: Collection[DerivationRow], reached: Collection[int]) -> list[Drew]:
    """The sources reached that are one hand, told directly: the twin takes minutes over an owner of hundreds."""
    name = {key: key for row in hands for key in (row.source_id, row.drew_on_id)}
    for _ in hands:
        before = dict(name)
        for row in hands:
            name[row.source_id] = name[row.drew_on_id] = min(name[row.source_id], name[row.drew_on_id])
        if name == before:
            break
    members = sorted(set(reached) & name.keys())
    return [
        Drew(one, other, DerivationKind.CONTROLLED_BY)
        for one in members
        for other in members
        if one < other and name[one] == name[other]
    ]


def _compare(dossier: Dossier, claim: ClaimRow, case: brute.Case) -> bool:
    """Whether the brute-force twin could be asked; it, or the flow, says the same."""
    found = dossier.independence(claim)
    known, worst = brute.edges(case, at_worst=False), brute.edges(case, at_worst=True)
    small = len(brute.reach(worst, brute.CLAIM)) <= TRIED
    assert found.citations == brute.citations(case), claim.label
    assert found.ends == brute.ends_reached(case), claim.label
    if small:
        assert (found.minimum, found.maximum) == (brute.minimum(case), brute.maximum(case)), claim.label
    else:
        most = _most_paths(known, brute.ends(case, known))
        least = _most_paths(*brute.merged(case, worst)) or bool(brute.ends(case, worst))
        assert (found.minimum, found.maximum) == (min(most, least), most), claim.label
    cuts = [one for one in brute.reach(known, brute.CLAIM) if not _ends_without(known, brute.ends(case, known), one)]
    assert sorted(found.rests_on) == (sorted(cuts) if found.maximum else []), claim.label
    if found.maximum == 0:
        assert found.circular == brute.circular(case), claim.label
    return small


def _ends_without(graph: Sequence[brute.Edge], ends: Collection[int], source: int) -> set[int]:
    return brute.reach(graph, brute.CLAIM, {source}) & set(ends)


def _most_paths(graph: Collection[brute.Edge], ends: Collection[int]) -> int:
    """The largest number of paths to ends that share no source: each source is split into a way in and a way out with
    room for one, and a way is sought until there is none (Edmonds and Karp 1972)."""
    room: dict[tuple[object, object], int] = {}
    for one in {node for edge in graph for node in edge} - {brute.CLAIM}:
        room[(one, "in"), (one, "out")] = 1
        if one in ends:
            room[(one, "out"), "end"] = 1
    for one, other in graph:
        room[("claim" if one == brute.CLAIM else (one, "out")), (other, "in")] = 1
    paths = 0
    while path := _way(room):
        paths += 1
        for step in path:
            room[step] -= 1
            room[step[::-1]] = room.get(step[::-1], 0) + 1
    return paths


def _way(room: dict[tuple[object, object], int]) -> list[tuple[object, object]]:
    """The edges of a shortest way from the claim to the end through what has room; none if there is no way."""
    onward: dict[object, list[object]] = {}
    for (one, other), left in room.items():
        if left:
            onward.setdefault(one, []).append(other)
    came: dict[object, list[tuple[object, object]]] = {"claim": []}
    waiting: list[object] = ["claim"]
    for here in waiting:
        for there in onward.get(here, ()):
            if there not in came:
                came[there] = [*came[here], (here, there)]
                waiting.append(there)
    return came.get("end", [])


# Measuring


def told(step: str, desk: Path) -> str:
    """In a process of its own: what the step took, on one line."""
    clock, before = time.perf_counter(), _spent()
    said = STEPS[step](desk)
    clock, after = time.perf_counter() - clock, _spent()
    kilobytes = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return f"{clock} {after - before} {kilobytes / 1024} {said}"


def _spent() -> float:
    """Seconds of the processor up to now, those of commands with them."""
    usages = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def measured(step: str, desk: Path) -> Taken:
    """One step, in that process."""
    if step == "retract":
        shutil.copy(desk, desk.with_name("copy.db"))
    run = [sys.executable, __file__, "--step", step, str(desk)]
    clock, processor, memory, *said = subprocess.run(run, check=True, capture_output=True, text=True).stdout.split(
        " ", 3
    )
    for ending in ("", "-wal", "-shm"):
        desk.with_name(f"copy.db{ending}").unlink(missing_ok=True)
    return Taken(float(clock), float(processor), float(memory), "".join(said).strip())


def compare(desk: Path, claims: int, steps: Sequence[str], runs: int) -> None:
    """Run every step in turn and print what it took."""
    rounds = [{step: measured(step, desk) for step in steps} for _ in range(runs)]
    print(f"\n{claims:,} claims, {desk.stat().st_size / 1e6:,.0f} MB; median of {runs}")
    for step in steps:
        clock = statistics.median(taken[step].clock for taken in rounds)
        processor = statistics.median(taken[step].processor for taken in rounds)
        memory, said = max(taken[step].memory for taken in rounds), rounds[0][step].said
        print(
            f"{step:>8} {clock:8.2f} s {processor:8.2f} s processor {processor / claims * 1e6:7.1f} us/claim"
            f" {memory:5.0f} MB  {said}"
        )
    for step, other in RATIOS:
        if {step, other} <= set(steps):
            ratio = statistics.median(taken[step].processor / taken[other].processor for taken in rounds)
            print(f"{step} / {other} = {ratio:.1f}")


def sizes(asked: Sequence[int], folder: Path) -> Iterator[tuple[int, Path]]:
    """The desks; one that is there already is used again."""
    for claims in asked:
        desk = folder / f"archive-{claims}.db"
        if not desk.exists():
            start = time.perf_counter()
            make_desk(desk, claims)
            print(f"made a desk of {claims:,} claims in {time.perf_counter() - start:.0f} s", file=sys.stderr)
        yield claims, desk


def main() -> None:
    """Make, measure, tell."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--claims", type=int, nargs="*", default=list(SIZES))
    words.add_argument("--runs", type=int, default=1)
    words.add_argument("--only", nargs="*", choices=STEPS, default=list(STEPS), help="these steps, in this order")
    words.add_argument("--keep", metavar="FOLDER", help="where the desks are kept for another time; else nowhere")
    words.add_argument("--step", nargs=2, metavar=("STEP", "DESK"), help=argparse.SUPPRESS)
    asked = words.parse_args()
    if asked.step:
        print(told(asked.step[0], Path(asked.step[1])))
        return
    with tempfile.TemporaryDirectory() as passing:
        folder = Path(asked.keep or passing)
        folder.mkdir(exist_ok=True)
        for claims, desk in sizes(asked.claims, folder):
            compare(desk, claims, asked.only, asked.runs)
            if not asked.keep:
                desk.unlink()


if __name__ == "__main__":
    main()
