"""One claim of which twelve outlets say two thousand words each: how long it takes to suspect the copies among them.

    python bench/bench_copies.py [--outlets 12] [--words 2000]

The texts are made up, a word in two from a long tail; one outlet has lifted a paragraph of another's, with a word changed. The
baseline is the standard library's difflib, asked in the same run for the longest common run of words of each pair.
"""

from __future__ import annotations

import argparse
import random
import sys
from difflib import SequenceMatcher
from itertools import combinations, count
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from bench.clock import seconds
from tracker.domain.vocabulary import SourceKind
from tracker.extract.copies import Suspected, suspect
from tracker.extract.credits import Directory
from tracker.extract.telling import Party, Telling, Told

SMALL = [
    "the",
    "of",
    "and",
    "to",
    "a",
    "in",
    "that",
    "was",
    "on",
    "with",
    "for",
    "at",
    "by",
    "it",
    "from",
    "as",
    "said",
]
LIFTED = (
    "the armoured carriages slid across the frontier bridge shortly after dawn, their blinds drawn and their brass lamps long"
    " since doused, while a porter swept cinders from the platform"
)


def main() -> None:
    """Measure and print."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--outlets", type=int, default=12)
    words.add_argument("--words", type=int, default=2_000)
    words.add_argument("--runs", type=int, default=7)
    asked = words.parse_args()
    texts = stories(asked.outlets, asked.words)
    found = suspicions(texts)
    fresh = count()
    ours = seconds(lambda: suspicions([f"{text}\n\n{next(fresh)}" for text in texts]), asked.runs)
    theirs = seconds(lambda: by_difflib(texts), 1)
    loop = seconds(lambda: [number + 1 for number in range(1_000_000)], asked.runs)
    print(f"{asked.outlets} outlets x {asked.words:,} words, {len(found.suspicions)} copy found of 1 made")
    print(f"suspect             {ours * 1000:8.0f} ms")
    print(f"difflib, each pair  {theirs * 1000:8.0f} ms   {theirs / ours:.0f} times as long")
    print(f"(a list of a million numbers on this machine now: {loop * 1000:.0f} ms)")


def stories(outlets: int, words: int) -> list[str]:
    """A text for each outlet; the second has a paragraph of the first's, a word changed."""
    random_ = random.Random(7)
    tail = [
        "".join(random_.choice("bcdfghklmnprstv") + random_.choice("aeiou") for _ in range(random_.randint(2, 4)))
        for _ in range(8_000)
    ]
    texts = [_story(random_, tail, words) for _ in range(outlets)]
    for place, lifted in enumerate([LIFTED, LIFTED.replace("frontier", "border")]):
        texts[place] = f"{texts[place]}\n\nWitnesses say {lifted}."
    return texts


def _story(random_: random.Random, tail: list[str], words: int) -> str:
    said: list[str] = []
    while len(said) < words:
        sentence = [
            random_.choice(SMALL) if random_.random() < 0.45 else tail[min(int(40 * random_.paretovariate(0.7)), 7_999)]
            for _ in range(random_.randint(8, 30))
        ]
        sentence[0] = sentence[0].title()
        if random_.random() < 0.2:
            sentence[2], sentence[6] = f"“{sentence[2]}", f"{sentence[6]}”"
        sentence[-1] += ".\n\n" if random_.random() < 0.2 else "."
        said += sentence
    return " ".join(said[:words])


def suspicions(texts: list[str]) -> Suspected:
    """What we make of them."""
    parties = {key: Party(key, f"Outlet {key}", SourceKind.OUTLET) for key in range(1, len(texts) + 1)}
    tellings = tuple(Telling(key, (text,)) for key, text in enumerate(texts, start=1))
    return suspect([Told(1, "The train crossed the bridge.", tellings=tellings)], parties, Directory([]), {})


def by_difflib(texts: list[str]) -> list[int]:
    """The longest common run of each pair, as the standard library finds it."""
    rows = [text.split() for text in texts]
    return [
        SequenceMatcher(None, one, other, autojunk=False).find_longest_match().size
        for one, other in combinations(rows, 2)
    ]


if __name__ == "__main__":
    main()
