"""The line that a report carries: written, found again in any text, and never half read."""

from __future__ import annotations

import datetime as dt

import pytest

from tracker.domain.stamp import LONGEST, Reported, Stamp, stamp_in, stamps_in
from tracker.domain.vocabulary import Audience

MADE = dt.datetime(2026, 11, 25, 9, 41, 7, 120, tzinfo=dt.UTC)
STAMP = Stamp(Reported.SOURCING, "kim-train", Audience.LAWYER, 412, "9b" * 32, MADE, None, "0.1.0")
EARLIER = Stamp(
    Reported.ANNOTATED, "a.b_c-1", Audience.READER, 0, "", MADE, MADE - dt.timedelta(days=2), "1.2.3.dev4+g12ab"
)


@pytest.mark.parametrize("stamp", [STAMP, EARLIER])
def test_a_stamp_is_found_in_whatever_it_was_written_into(stamp: Stamp) -> None:
    for around in (
        "{}",
        "<code>{}</code>",
        "`{}`.",
        '"stamp":"{}","x":1',
        "'{}\r\nnext",
        "| To verify | {} |",
        "{} — and so on",
    ):
        assert stamp_in(around.format(stamp)) == stamp


def test_a_stamp_speaks_of_when_it_was_made_or_of_the_earlier_moment_it_names() -> None:
    assert STAMP.at == MADE
    assert EARLIER.at == MADE - dt.timedelta(days=2)


def test_what_is_cut_short_or_of_another_shape_is_no_stamp() -> None:
    whole = str(STAMP)

    for text in (
        "",
        whole[:80],
        whole.replace("9b9b", "9b9", 1),
        whole.replace("/412/", "/x/"),
        whole.replace("report/1", "report/2"),
    ):
        assert stamp_in(text) is None, text


def test_a_stamp_of_a_later_program_or_an_altered_one_is_passed_over() -> None:
    for before, after in (("sourcing", "weather"), ("lawyer", "public"), ("20261125", "20261345")):
        other = str(STAMP).replace(before, after)

        assert stamp_in(other) is None, other
        assert list(stamps_in(f"{other} {STAMP} {EARLIER}")) == [STAMP, EARLIER]


def test_no_stamp_is_longer_than_it_is_said_to_be() -> None:
    longest = Stamp(Reported.ANNOTATED, "s" * 100, Audience.LAWYER, 10**12 - 1, "9b" * 32, MADE, MADE, "1" * 40)

    assert len(str(longest)) < LONGEST
    assert stamp_in(str(longest)) == longest
