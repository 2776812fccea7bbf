"""A story filed again: how long it takes to say what became of every claim.

    python bench/bench_alignment.py [--characters 1000000 5000000]

Every sentence of a made-up text has a claim; one in twenty is edited, some are cut, put in and moved. The baselines, in the
same run: difflib over the two lists of sentences, which tells no reworded sentence from a new one and no moved one from a
cut one; and cutting both texts into sentences, without which nobody can begin.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from collections.abc import Callable
from difflib import SequenceMatcher
from functools import partial
from pathlib import Path
from typing import TypeVar

sys.path.insert(0, str(Path(__file__).parent.parent))

from tracker.domain.sentences import sentences
from tracker.intake.alignment import align

Found = TypeVar("Found")
SYLLABLES = [one + two for one in "bdfgjklmnprstvz" for two in "aeiou"]
WORDS = [one + two for one in SYLLABLES for two in SYLLABLES]


def main() -> None:
    """Measure and print."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--characters", type=int, nargs="+", default=[100_000, 1_000_000])
    for characters in words.parse_args().characters:
        chance = random.Random(5)
        told = [sentence(chance, chance.randint(6, 24)) for _ in range(characters // 95)]
        old, new = " ".join(told), " ".join(edited(chance, told))
        passages = sentences(old)
        cutting, _ = seconds(partial(both_cut, old, new))
        theirs, _ = seconds(partial(difflib_over, old, new))
        ours, fates = seconds(partial(align, old, new, passages))
        counted = Counter(fate.verdict.value for fate in fates)
        print(f"{len(old):,} characters, {len(passages):,} claims: {dict(counted)}")
        print(f"cutting both  {cutting:8.2f} s")
        print(f"difflib       {theirs:8.2f} s")
        print(f"align         {ours:8.2f} s   {len(passages) / ours:,.0f} claims a second")


def sentence(chance: random.Random, words: int) -> str:
    """So many words, the first with a capital, with a stop."""
    return " ".join(chance.choices(WORDS, k=words)).capitalize() + "."


def edited(chance: random.Random, told: list[str]) -> list[str]:
    """What an editor makes of it."""
    found = list(told)
    for _ in range(len(told) // 20):
        at = chance.randrange(len(found))
        words = found[at].split(" ")
        words[chance.randrange(len(words) - 1)] = str(chance.randrange(100))
        found[at] = " ".join(words)
    for _ in range(len(told) // 100):
        del found[chance.randrange(len(found))]
        found.insert(chance.randrange(len(found)), sentence(chance, 15))
        found.insert(chance.randrange(len(found)), found.pop(chance.randrange(len(found))))
    return found


def both_cut(old: str, new: str) -> list[list[str]]:
    """The sentences of both texts."""
    return [[text[start:end] for start, end in sentences(text)] for text in (old, new)]


def difflib_over(old: str, new: str) -> object:
    """The sentences that are otherwise, as the standard library finds them."""
    one, other = both_cut(old, new)
    return SequenceMatcher(None, one, other, autojunk=False).get_opcodes()


def seconds(work: Callable[[], Found]) -> tuple[float, Found]:
    """How long it takes, and what comes of it."""
    begun = time.perf_counter()
    found = work()
    return time.perf_counter() - begun, found


if __name__ == "__main__":
    main()
