"""What the tests measure with can tell what holds everything from what does not, and slow from quick."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from tests.measuring import grows_slower, in_time, most_held

Piece = tuple[int, int, int, int, int]


def pieces(count: int) -> Iterator[Piece]:
    """Small tuples, such as Python keeps a list of freed ones of."""
    return ((number, number, number, number, number) for number in range(count))


def holding(count: int) -> Iterator[Piece]:
    """The same, none let go before the last was made."""
    held = []
    for piece in pieces(count):
        held.append(piece)
        yield piece


def test_what_holds_all_is_found_and_nothing_else_whatever_was_freed_before() -> None:
    for freed in (2_000, 0):
        assert len(list(pieces(freed))) == freed
        assert most_held(partial(pieces, 400)) < 1.3 * most_held(partial(pieces, 100))
        assert most_held(partial(holding, 400)) > 2 * most_held(partial(holding, 100))


def test_what_takes_the_square_of_its_length_is_found() -> None:
    def linear(size: int) -> int:
        return sum(1 for _ in range(50 * size))

    def square(size: int) -> int:
        return sum(1 for _ in range(size) for _ in range(size))

    assert grows_slower(partial(linear, 500), partial(linear, 4_000), 24, 0.0)
    assert not grows_slower(partial(square, 150), partial(square, 1_200), 24, 0.0)
    assert in_time(partial(linear, 500), 1)
    assert not in_time(partial(square, 1_200), 0.001)
