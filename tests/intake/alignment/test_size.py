"""Long texts, and texts that nobody would write: linear time on all of them."""

from __future__ import annotations

from functools import partial

from tests.measuring import in_time
from tracker.intake.alignment import align

LONG = 4_000
"""Signs and words; what is quadratic in them is far slower than this allows."""
ODD = (
    ("a" * LONG, "a" * (LONG - 1) + "b"),
    ("the " * LONG, "the " * (LONG - 9) + "cat"),
    ("the cat " * (LONG // 2), "cat the " * (LONG // 2) + "dog"),
    ('"' * LONG, '"' * (LONG - 1)),
    ("'" * LONG, "''" * (LONG // 2)),
    ("(" * LONG, ")" * LONG),
    ("- " * LONG, "—" * LONG),
    ("a" + " " * LONG + "b", "a" + " \n" * LONG + "b"),
    ("." * LONG, ". " * LONG),
    ("A. " * (LONG // 3), "A. B " * (LONG // 3)),
    ("a\n" * LONG, "b\n" * LONG),
    ("e\u0301" * LONG, "\u00e9" * LONG),
    ("It rained. " * (LONG // 8), "It rained. " * (LONG // 8 - 1)),
    ("He said: " * (LONG // 8), "“He said: " * (LONG // 8)),
    ("今天去北京" * (LONG // 5), "明天去北京" * (LONG // 5)),
    (
        "".join(f"Lot {at} cost {at % 7} crowns. " for at in range(LONG // 20)),
        "".join(f"Lot {at} cost 9 crowns. " for at in range(LONG // 20)),
    ),
)


def test_odd_texts_take_no_longer_than_their_length_is_worth() -> None:
    for old, new in ODD:
        places = [(0, 9), (len(old) // 2, len(old) // 2 + 9), (0, len(old)), (len(old) - 3, len(old))]

        assert in_time(partial(align, old, new, places), 5), old[:20]
