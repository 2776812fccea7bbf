"""Times as people type them."""

from __future__ import annotations

import datetime as dt

import pytest

from tracker.domain.errors import BadInputError
from tracker.domain.moments import moment_named


def test_a_day_means_all_of_it() -> None:
    assert moment_named("2026-11-23") == dt.datetime(2026, 11, 23, 23, 59, 59, 999999, tzinfo=dt.UTC)


def test_a_moment_without_a_zone_is_in_utc_and_one_with_a_zone_keeps_it() -> None:
    assert moment_named("2026-11-23T09:30") == dt.datetime(2026, 11, 23, 9, 30, tzinfo=dt.UTC)
    assert moment_named("2026-11-23T10:30+01:00") == moment_named("2026-11-23T09:30Z")


@pytest.mark.parametrize("value", ["", "yesterday", "2026-13-01", "23.11.2026", "0001-01-01T00:00+99:00"])
def test_what_is_no_time_is_refused_with_an_example(value: str) -> None:
    with pytest.raises(BadInputError, match="write it as 2026-11-23"):
        moment_named(value)
