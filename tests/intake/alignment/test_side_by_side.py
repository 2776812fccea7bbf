"""Two texts line by line, as an editor reads what changed."""

from __future__ import annotations

from tests.each import each
from tracker.intake.alignment.side_by_side import Row, side_by_side

OLD = "The journey took two days."


@each(
    ("now", "parts"),
    [
        ("The journey took three days.", ["The journey took ", "-two", "+three", " days."]),
        ("Ann Lee resigned as mayor on Monday.", [f"-{OLD}", "|", "+Ann Lee resigned as mayor on Monday."]),
    ],
)
def test_a_changed_line_shows_its_words_and_an_unlike_one_both_whole(now: str, parts: list[str]) -> None:
    assert _told(side_by_side(OLD, now) or []) == parts


def _told(rows: list[Row]) -> list[str]:
    signs = {"same": "", "gone": "-", "new": "+"}
    lines = [[f"{signs[part.kind]}{part.words}" for part in row.parts] for row in rows]
    return [word for at, line in enumerate(lines) for word in (["|"] if at else []) + line]
