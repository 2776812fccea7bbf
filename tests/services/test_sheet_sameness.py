"""When a cell still says what the desk wrote into it."""

from __future__ import annotations

import datetime as dt

from tracker.services.sheet_in.sameness import same

AT = dt.datetime(2026, 11, 26, 9, 0, 5)


def test_a_time_is_compared_to_the_second_where_the_cell_has_seconds() -> None:
    for written in ("2026-11-26 09:00:05", "2026-11-26 09:00", "26.11.2026 09:00", "11/26/2026 9:00:05 AM"):
        assert same("updated_at", written, AT), written
    for written in ("2026-11-26 09:00:04", "2026-11-26 09:01", "11/26/2026 09:00:35"):
        assert not same("updated_at", written, AT), written
