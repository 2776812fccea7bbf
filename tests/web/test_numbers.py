"""Numbers in addresses and forms are plain digits, everywhere the same."""

from __future__ import annotations

from tests.each import each
from tracker.web.numbers import KEY_DIGITS, number_in


@each(
    ("written", "number"),
    [("7", 7), ("007", 7), ("0", 0), ("9" * 9, 10**9 - 1), ("1" * 10, None), ("", None), (None, None)]
    + [(word, None) for word in ("-1", "+1", " 1", "1.0", "1e3", "٣", "３", "²", "1_000", "x")],
)
def test_a_number_is_plain_digits_and_not_too_many(written: str | None, number: int | None) -> None:
    assert number_in(written) == number


def test_an_id_may_have_more_of_them() -> None:
    assert number_in("9" * KEY_DIGITS, KEY_DIGITS) == 10**KEY_DIGITS - 1
    assert number_in("1" * (KEY_DIGITS + 1), KEY_DIGITS) is None
