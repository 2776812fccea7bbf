"""Whatever the text: spans stand in it, in order, apart; the same text gives the same statements; no text takes long."""

from __future__ import annotations

from functools import partial
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.measuring import in_time
from tracker.extract.saying.finding import statements

PARTS = st.sampled_from(
    [
        "Weber", "she", "the minister", " said", " told", " denied", " that", ",", ".", ":", "“", "”", '"', "‘", "’", "'",
        " (", ")", " according to", " reportedly", " is said to", " it is believed", " who", " and", " but", " claim",
        " fears", " not", " adding", " as", " in his view", "?", "\n", "\n\n", " — ", " Paris", " 5 p.m.", " Smith’s",
        " the plan failed", " likely", " seems", "é", " a reported", " 10", " put it", " made clear",
    ]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(PARTS, max_size=40).map("".join))
def test_spans_stand_in_the_text_in_order_and_apart(text: str) -> None:
    found = statements(text)

    assert found == statements(text)
    for one in found:
        assert one.content
        assert one.sentence[0] < one.sentence[1] <= len(text)
        for spans in (one.source, one.cue, one.content):
            assert all(0 <= start < end <= len(text) for start, end in spans)
            assert all(a[1] <= b[0] for a, b in pairwise(spans))


def test_no_text_takes_more_than_its_length() -> None:
    for part in (
        "said ",
        "said, ",
        '"',
        "'a' ",
        "“a ",
        "a, ",
        "(",
        "Mr. ",
        '"a," said b, ',
        "who said ",
        "Name: ",
        "he said:\n",
    ):
        assert in_time(partial(statements, part * (60_000 // len(part))), 2), part
