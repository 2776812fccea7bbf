"""Every place at which two texts part that should be the same, sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tracker.intake.alignment.difference import Difference, difference_between
from tracker.intake.alignment.pairing import Pairs
from tracker.intake.alignment.units import Units


def differences(old: str, new: str) -> Iterator[Difference]:
    """Where two texts are not the same after folding, in the order of the second; what stands in one of them alone has no words
    in the other."""
    one, other = Units(old), Units(new)
    if one.words == other.words:
        return
    for gone, come in _apart(one.words, other.words):
        for at in range(max(len(gone), len(come))):
            before = one.words[gone[at]] if at < len(gone) else ""
            here = come[at] if at < len(come) else None
            if here is None or other.words[here] != before:
                yield difference_between(before, other, here, come.stop, new)


def _apart(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[range, range]]:
    """The sentences of each between those that stand in both and keep their order."""
    before = (-1, -1)
    for pair in [*Pairs(old, new).anchors, (len(old), len(new))]:
        gone, come = range(before[0] + 1, pair[0]), range(before[1] + 1, pair[1])
        before = pair
        while gone and come and old[gone[0]] == new[come[0]]:
            gone, come = gone[1:], come[1:]
        while gone and come and old[gone[-1]] == new[come[-1]]:
            gone, come = gone[:-1], come[:-1]
        yield gone, come
