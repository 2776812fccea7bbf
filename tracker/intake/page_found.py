"""The blocks of a page whose words were found to be its story."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tracker.intake.page_blocks import Block

_FEWEST_IN_A_RUN, _MOST_LOOKED_THROUGH = 12, 500_000_000
"""Code points of a block that is looked for in a run of words; steps that this may take."""
_NO_LETTERS = re.compile(r"[\W_]+")


def among(blocks: list[Block], said: list[Block]) -> set[Block]:
    """The blocks whose words were found: as a paragraph; else, where a short page was found as one run of words, in it."""
    known = {_key(words) for block in said for words in {block.words, *block.words.split("\n")}}
    among = {block for block in blocks if _is_among(block, known)}
    run = " ".join(_key(block.words) for block in said)
    if length_of(among) * 2 >= length_of(said) or len(run) * len(blocks) > _MOST_LOOKED_THROUGH:
        return among
    return {block for block in blocks if len(key := _key(block.words)) >= _FEWEST_IN_A_RUN and key in run}


def _is_among(block: Block, known: set[str]) -> bool:
    if _key(block.words) in known:
        return True
    return "\n" in block.words and all(_key(line) in known for line in block.words.split("\n"))


def _key(words: str) -> str:
    """Words as they are looked for: without white space and marks."""
    return _NO_LETTERS.sub("", words) or words.strip()


def length_of(blocks: Iterable[Block]) -> int:
    """Code points in all of them."""
    return sum(len(block.words) for block in blocks)
