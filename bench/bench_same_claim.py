"""Forty proposals held against a hundred thousand claims on file: how long it takes to find those that may say the same.

    python bench/bench_same_claim.py [--claims 100000] [--proposals 40]

The claims are made up, their words as often as those of news that carry something, a name in each and a number in two of five;
half the proposals are claims on file with one word left out. Two baselines in the same run: cutting every claim into words and no
more, and rapidfuzz asked of every pair.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path

from rapidfuzz import fuzz, process

sys.path.insert(0, str(Path(__file__).parent.parent))

from tracker.extract.matching.gist import carriers
from tracker.extract.matching.search import Search

VOCABULARY, SMALL = 40_000, 50


def main() -> None:
    """Measure and print."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--claims", type=int, default=100_000)
    words.add_argument("--proposals", type=int, default=40)
    asked = words.parse_args()
    claims = list(made_up(asked.claims))
    chosen = random.Random(2)
    wanted = {
        key: without_a_word(chosen.choice(claims), chosen) if key % 2 else next(made_up(1, seed=100 + key))
        for key in range(asked.proposals)
    }
    found: dict[str, int] = {}

    def search() -> None:
        looked = Search(wanted)
        for key, text in enumerate(claims):
            looked.look_at(key, text)
        found["search"] = sum(bool(looked.best(key)) for key in wanted)

    def every_pair() -> None:
        texts = list(wanted.values())
        found["pairs"] = sum(
            bool(process.extract(text, claims, scorer=fuzz.token_sort_ratio, score_cutoff=75, limit=3))
            for text in texts
        )

    cut = timed(lambda: [None for text in claims if carriers(text) is None])
    searched = timed(search)
    paired = timed(every_pair)
    print(
        f"{asked.claims:,} claims, {asked.proposals} proposals, {asked.proposals // 2} of them on file with a word less"
    )
    print(f"cutting every claim into its words   {cut:6.2f} s")
    print(f"one pass (tracker)                   {searched:6.2f} s   {found['search']} with something like it")
    print(f"rapidfuzz, every pair                {paired:6.2f} s   {found['pairs']} with something like it")
    tracemalloc.start()
    search()
    print(f"memory of the pass                   {tracemalloc.get_traced_memory()[1] / 1e6:6.1f} MB")


def timed(work: Callable[[], object]) -> float:
    """The shorter of two runs, in seconds of the processor."""
    taken = []
    for _ in range(2):
        begun = time.process_time()
        work()
        taken.append(time.process_time() - begun)
    return min(taken)


def made_up(count: int, seed: int = 1) -> Iterator[str]:
    """Claims, one after the other."""
    chance = random.Random(seed)
    for _ in range(count):
        words = [word(chance) for _ in range(chance.randint(5, 11))]
        words.insert(0, f"{word(chance).title()} {word(chance).title()}")
        if chance.random() < 0.4:
            words.insert(3, str(chance.randint(2, 5_000)))
        yield f"{' '.join(words)}."


def word(chance: random.Random) -> str:
    """A word of a rank by Zipf's law, the fifty commonest, which carry nothing, left out."""
    number = int(SMALL * (VOCABULARY / SMALL) ** chance.random())
    return "".join("bdfgklmnprstvz"[number // 5**place % 14] + "aeiou"[number // 5**place % 5] for place in range(6))


def without_a_word(text: str, chance: random.Random) -> str:
    """The claim with one of its last words left out."""
    words = text.rstrip(".").split()
    del words[chance.randrange(4, len(words))]
    return f"{' '.join(words)}."


if __name__ == "__main__":
    main()
