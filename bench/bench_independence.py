"""Independence of many claims over one big network, against merely reading the same rows.

    python bench/bench_independence.py [--claims N] [--sources N] [--seed N]

Writes a seeded archive to a temporary SQLite file: claims with 2.3 attributions or pieces of
evidence on average, half of them through an outlet or through an outlet and an agency, one in five
repeating the source before it; outlets that take agencies' wires, copy each other, print press
releases and are controlled by others, one derivation in eight only suspected; a few famous
outlets, agencies and organisations that most of it goes through. At a hundredth, a tenth and all
of N claims it then times

- reading, the baseline: both tables joined in claim order into the very arguments that
  `independence` takes;
- reading and counting: the same, and `independence` of every claim, on a network that has
  answered nothing before.

Microseconds a claim that stay level from line to line mean linear growth; they fall at first, since
what a single source leads to is looked at once. Single claims, each on a network of its own, are
timed last. All times are processor times of this one process.
"""

from __future__ import annotations

import argparse
import random
import resource
import sqlite3
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from itertools import groupby, islice
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from tracker.domain.sourcing import Citation, Drew, Network, SourceNode, independence
from tracker.domain.vocabulary import DerivationKind, SourceKind

SHARES = {
    SourceKind.PERSON: 46,
    SourceKind.ORGANISATION: 12,
    SourceKind.OUTLET: 14,
    SourceKind.AGENCY: 1,
    SourceKind.DOCUMENT: 12,
    SourceKind.DATASET: 3,
    SourceKind.OBSERVATION: 2,
    SourceKind.GROUP: 5,
    SourceKind.UNNAMED: 5,
}
"""Sources of each kind in a hundred."""

SCHEMA = """
CREATE TABLE claim (id INTEGER PRIMARY KEY, article INTEGER NOT NULL);
CREATE TABLE attribution (
    id INTEGER PRIMARY KEY, claim INTEGER NOT NULL REFERENCES claim, source INTEGER NOT NULL,
    via_1 INTEGER, via_2 INTEGER, first_hand INTEGER, evidence INTEGER NOT NULL);
CREATE INDEX attribution_claim ON attribution (claim);
"""

READING = """
SELECT claim.id, source, via_1, via_2, first_hand, evidence
FROM claim JOIN attribution ON attribution.claim = claim.id
WHERE claim.id <= ? ORDER BY claim.id, attribution.id
"""

HEADING = (
    "   claims  build ms  reading s  with it s  ratio  us/claim   claims/s  single  unsure\n"
    "                                                  counting   counting  source"
)

Row = tuple[int, int, int | None, int | None, int | None, int]


class Archive(NamedTuple):
    """Sources by kind and what they drew on."""

    sources: dict[int, SourceNode]
    derivations: list[Drew]
    by_kind: dict[SourceKind, list[int]]


class Counted(NamedTuple):
    """How long it took and how often each interval was found."""

    seconds: float
    intervals: Counter[tuple[int, int]]


def make_archive(chance: random.Random, size: int) -> Archive:
    """A network of `size` sources; the lower an id among its kind, the more it is used."""
    kinds = chance.choices(list(SHARES), list(SHARES.values()), k=size)
    sources = {}
    for source, kind in enumerate(kinds, start=1):
        sources[source] = SourceNode(kind, retracted=chance.random() < 0.002)
    by_kind = {kind: [one for one in sources if sources[one].kind is kind] for kind in SHARES}
    archive = Archive(sources, [], by_kind)
    archive.derivations.extend(_drawn(chance, archive))
    return archive


def _drawn(chance: random.Random, archive: Archive) -> Iterator[Drew]:
    """Wires, rewrites, translations, press releases, and owners, one in eight only suspected."""
    outlets = archive.by_kind[SourceKind.OUTLET]
    habits = [
        (outlets, SourceKind.AGENCY, DerivationKind.WIRE, 0.5),
        (outlets, SourceKind.OUTLET, DerivationKind.REWRITE, 0.25),
        (outlets, SourceKind.ORGANISATION, DerivationKind.PRESS_RELEASE, 0.1),
        (outlets, SourceKind.ORGANISATION, DerivationKind.CONTROLLED_BY, 0.1),
        (archive.by_kind[SourceKind.AGENCY], SourceKind.AGENCY, DerivationKind.WIRE, 0.2),
        (archive.by_kind[SourceKind.DOCUMENT], SourceKind.DATASET, DerivationKind.OTHER, 0.1),
    ]
    for habitual, drew_on, kind, share in habits:
        for source in habitual:
            if chance.random() < share:
                yield Drew(source, pick(chance, archive, drew_on), kind, chance.random() < 0.125)


def pick(chance: random.Random, archive: Archive, kind: SourceKind) -> int:
    """A source of a kind; outlets, agencies and organisations by fame, others evenly."""
    known = archive.by_kind[kind]
    famous = kind in (SourceKind.OUTLET, SourceKind.AGENCY, SourceKind.ORGANISATION)
    return known[int(len(known) * chance.random() ** (5 if famous else 1))]


def make_rows(chance: random.Random, archive: Archive, claims: int) -> Iterator[Row]:
    """Attributions and evidence of every claim: 2.3 of them on average, 1 to 5."""
    kinds, weights = list(SHARES), list(SHARES.values())
    for claim in range(1, claims + 1):
        source = 0
        for _ in range(chance.choices((1, 2, 3, 4, 5), (28, 36, 20, 10, 6))[0]):
            if not source or chance.random() < 0.8:
                source = pick(chance, archive, chance.choices(kinds, weights)[0])
            via = [SourceKind.OUTLET, SourceKind.AGENCY][: chance.choices((0, 1, 2), (5, 4, 1))[0]]
            chain = [pick(chance, archive, kind) for kind in via] + [None, None]
            first_hand = chance.choices((None, 1, 0), (6, 3, 1))[0]
            yield claim, source, chain[0], chain[1], first_hand, chance.random() < 0.1


def fill(database: sqlite3.Connection, rows: Iterator[Row], claims: int) -> None:
    database.executescript(SCHEMA)
    numbered = ((claim, claim // 20) for claim in range(1, claims + 1))
    database.executemany("INSERT INTO claim VALUES (?, ?)", numbered)
    database.executemany("INSERT INTO attribution VALUES (NULL, ?, ?, ?, ?, ?, ?)", rows)
    database.execute("ANALYZE")
    database.commit()


def read(database: sqlite3.Connection, claims: int) -> Iterator[tuple[list[Citation], list[int]]]:
    """The citations and evidence of the first so many claims, one claim at a time."""
    for _, rows in groupby(database.execute(READING, (claims,)), key=itemgetter(0)):
        citations, evidence = [], []
        for _, source, via_1, via_2, first_hand, held in rows:
            if held:
                evidence.append(source)
                continue
            if via_1 is None:
                chain: tuple[int, ...] = (source,)
            else:
                chain = (via_1, source) if via_2 is None else (via_1, via_2, source)
            citations.append(Citation(chain, None if first_hand is None else first_hand == 1))
        yield citations, evidence


def timed_reading(database: sqlite3.Connection, claims: int) -> float:
    start = time.process_time()
    for _ in read(database, claims):
        pass
    return time.process_time() - start


def timed_counting(database: sqlite3.Connection, claims: int, network: Network) -> Counted:
    """Reads and counts every claim."""
    intervals: Counter[tuple[int, int]] = Counter()
    start = time.process_time()
    for citations, evidence in read(database, claims):
        found = independence(network, citations, evidence)
        intervals[found.minimum, found.maximum] += 1
    return Counted(time.process_time() - start, intervals)


def compare(database: sqlite3.Connection, archive: Archive, claims: int) -> None:
    """Print one line of the table."""
    start = time.process_time()
    network = Network(archive.sources, archive.derivations)
    built = time.process_time() - start
    reading = timed_reading(database, claims)
    seconds, intervals = timed_counting(database, claims, network)
    alone = seconds - reading
    print(
        f"{claims:>9,} {built * 1e3:>9.1f} {reading:>10.2f} {seconds:>10.2f}"
        f" {seconds / reading:>6.1f}x {alone / claims * 1e6:>10.1f} {claims / alone:>10,.0f}"
        f" {sum(n for (_, most), n in intervals.items() if most == 1) / claims:>7.0%}"
        f" {sum(n for (least, most), n in intervals.items() if least < most) / claims:>7.0%}"
    )


def time_single_claims(database: sqlite3.Connection, archive: Archive) -> None:
    """Print what one claim takes on a network that has not answered anything yet."""
    taken = []
    for citations, evidence in islice(read(database, 300), 300):
        network = Network(archive.sources, archive.derivations)
        start = time.process_time()
        independence(network, citations, evidence)
        taken.append((time.process_time() - start) * 1e6)
    taken.sort()
    print(
        f"one claim on a new network: median {taken[len(taken) // 2]:.0f} us,"
        f" 99 of 100 within {taken[-len(taken) // 100]:.0f} us, longest {taken[-1]:.0f} us"
    )


def time_depth(length: int) -> None:
    """Print what one claim takes that rests on so many derivations in a row."""
    sources = {one: SourceNode(SourceKind.OUTLET) for one in range(length + 1)}
    network = Network(sources, [Drew(one, one + 1, DerivationKind.WIRE) for one in range(length)])
    start = time.process_time()
    independence(network, [Citation((0,)), Citation((1,))])
    print(f"two chains of {length:,} derivations: {(time.process_time() - start) * 1e3:.0f} ms")


def main() -> None:
    as_written = argparse.RawDescriptionHelpFormatter
    words = argparse.ArgumentParser(description=__doc__, formatter_class=as_written)
    words.add_argument("--claims", type=int, default=1_000_000)
    words.add_argument("--sources", type=int, default=50_000)
    words.add_argument("--seed", type=int, default=7)
    asked = words.parse_args()
    chance = random.Random(asked.seed)
    archive = make_archive(chance, asked.sources)
    print(f"{asked.sources:,} sources, {len(archive.derivations):,} derivations, seed {asked.seed}")
    print(HEADING)
    with tempfile.TemporaryDirectory() as folder:
        database = sqlite3.connect(Path(folder) / "archive.db")
        fill(database, make_rows(chance, archive, asked.claims), asked.claims)
        for claims in (asked.claims // 100, asked.claims // 10, asked.claims):
            compare(database, archive, claims)
        time_single_claims(database, archive)
        database.close()
    time_depth(100_000)
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
