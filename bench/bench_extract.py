"""News stories a minute: who says what in them, and how.

    python bench/bench_extract.py [--stories 400] [--gold FILE.jsonl.gz] [--stream 6000]

The stories are made up (bench/stories.py); `--gold` reads {"doc", "text"} lines of a file instead, packed or not. Baselines,
named and measured in the same run over the same stories: a regular expression that does nothing but find the words, and the
sentences cut and nothing else. `tracker extract` itself is run with one process and with two; both must write the same bytes.
`--stream` says how many stories go through one process to see what room it takes at first and at last.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import itertools
import json
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from bench.clock import seconds
from bench.stories import stories
from tracker.domain.sentences import sentences
from tracker.extract.extractors.choosing import extractor_named
from tracker.services.extracting import Line, extract_stream

WORD = re.compile(r"\w+(?:['’-]\w+)*|[^\w\s]")
TRACKER = [sys.executable, "-m", "tracker"]
TARGET = 10_000
"""Stories a minute on one core."""


def main() -> None:
    """Measure and print."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--stories", type=int, default=400)
    words.add_argument("--gold", type=Path, help="texts of your own, JSON Lines")
    words.add_argument("--stream", type=int, default=6_000)
    words.add_argument("--runs", type=int, default=5)
    asked = words.parse_args()
    texts = list(texts_of(asked.gold) if asked.gold else stories(asked.stories))
    print(f"{len(texts)} stories, {statistics.mean(map(len, texts)):,.0f} characters on average")
    rows = one_core(texts, asked.runs)
    base = rows["words found, nothing else"]
    for name, each in rows.items():
        print(f"{name:34} {60 / each:10,.0f} stories a minute {each * 1000:8.2f} ms {each / base:7.1f} x the words")
    met = 60 / rows["attributions, as a line of JSON"]
    print(f"target {TARGET:,} a minute on one core: {'met' if met >= TARGET else 'MISSED'}")
    command_line(texts)
    stream(texts, asked.stream)


def texts_of(path: Path) -> Iterator[str]:
    """The texts of a file."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        yield from (json.loads(line)["text"] for line in lines if line.strip())


def one_core(texts: list[str], runs: int) -> dict[str, float]:
    """Seconds of one core that each way takes for a story."""
    rules = extractor_named("rules")
    lines = [Line(f"line {number}", line) for number, line in enumerate(json_lines(texts), 1)]
    ways: dict[str, Callable[[], object]] = {
        "words found, nothing else": lambda: [WORD.findall(text) for text in texts],
        "sentences cut, nothing else": lambda: [sentences(text) for text in texts],
        "proposals too, own voice ranked": lambda: [rules.examine(text) for text in texts],
        "attributions, as a line of JSON": lambda: [one.line for one in extract_stream(lines, "rules")],
    }
    return {name: seconds(way, runs) / len(texts) for name, way in ways.items()}


def command_line(texts: list[str]) -> None:
    """`tracker extract` with one process and with two, and whether they write the same."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "stories.jsonl"
        repeated = max(1, 1_200 // len(texts))
        path.write_bytes(b"".join(itertools.chain.from_iterable(itertools.repeat(list(json_lines(texts)), repeated))))
        count = len(texts) * repeated
        written = set()
        for jobs in (1, 2, 1):
            start = time.perf_counter()
            done = subprocess.run(
                [*TRACKER, "extract", str(path), "--jobs", str(jobs)], capture_output=True, check=True
            )
            took = time.perf_counter() - start
            written.add(hashlib.sha256(done.stdout).hexdigest())
            rate = 60 * count / took
            print(f"tracker extract --jobs {jobs:<12}{rate:10,.0f} stories a minute, by the clock ({count:,} stories)")
    print(f"the same bytes each time: {'yes' if len(written) == 1 else 'NO'}")


def stream(texts: list[str], count: int) -> None:
    """The room that one process takes at the start and at the end of a long stream."""
    piped = subprocess.Popen([*TRACKER, "extract", "-"], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
    assert piped.stdin is not None
    rooms = []
    for number, line in enumerate(itertools.islice(itertools.cycle(json_lines(texts)), count)):
        piped.stdin.write(line)
        if number in (count // 5, count - 1):
            piped.stdin.flush()
            rooms.append(resident(piped.pid))
    piped.stdin.close()
    piped.wait()
    if all(rooms):
        print(f"memory of a stream of {count:,}: {rooms[0]:.0f} MB after a fifth of it, {rooms[1]:.0f} MB at the end")


def resident(pid: int) -> float:
    """Megabytes of memory that a program has in use; 0 where this system does not say."""
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    except OSError:
        return 0
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


def json_lines(texts: Iterable[str]) -> Iterator[bytes]:
    """The stories as `tracker extract` takes them."""
    for number, text in enumerate(texts):
        yield json.dumps({"doc": f"story {number}", "text": text}, ensure_ascii=False).encode() + b"\n"


if __name__ == "__main__":
    main()
