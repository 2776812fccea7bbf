"""Boxes in columns: none on another, lines clear of them, the same each time."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.reports.formats.drawing.placing import Line, apart, placed

BOXES = st.lists(st.tuples(st.integers(1, 4), st.floats(20, 90)), min_size=1, max_size=14)


@settings(max_examples=60, deadline=None)
@given(BOXES, st.lists(st.tuples(st.integers(0, 14), st.integers(1, 14), st.sampled_from("ab")), max_size=25))
def test_boxes_and_the_lines_that_pass_keep_apart(
    boxes: list[tuple[int, float]], pairs: list[tuple[int, int, str]]
) -> None:
    columns, talls = (0, *(column for column, _ in boxes)), (60.0, *(tall for _, tall in boxes))
    lines = tuple(
        Line(begin, end, kind)
        for begin, end, kind in dict.fromkeys(pairs)
        if max(begin, end) < len(columns) and columns[begin] < columns[end]
    )

    found = placed(columns, talls, lines, 15)

    spans = [
        (column, mid - tall / 2, mid + tall / 2)
        for column, mid, tall in zip(columns, found.middles, talls, strict=True)
    ]
    for at, (column, top, bottom) in enumerate(spans):
        assert top >= -1e-6
        assert bottom <= found.tall + 1e-6
        assert all(other != column or t >= bottom + 14.9 or b <= top - 14.9 for other, t, b in spans[:at])
    for line, passed in zip(lines, found.passes, strict=True):
        assert [column for column, _ in passed] == [*range(columns[line.begin] + 1, columns[line.end])]
        for column, height in passed:
            assert all(other != column or height <= top - 7 or height >= bottom + 7 for other, top, bottom in spans)
    assert placed.__wrapped__(columns, talls, lines, 15) == found


def test_lines_that_need_not_cross_do_not() -> None:
    found = placed((0, 1, 1, 2, 2), (40.0,) * 5, (Line(0, 1), Line(0, 2), Line(1, 4), Line(2, 3)), 15)

    one, other, third, fourth = found.middles[1:]
    assert (one < other) == (fourth < third)


def test_what_is_wanted_is_given_where_there_is_room_and_shared_where_not() -> None:
    assert apart([0, 50, 100], [20, 20]) == [0, 50, 100]
    assert apart([10, 10], [20]) == [0, 20]
    assert apart([0, 100, 90], [20, 20]) == [0, 85, 105]
