"""Many small cases in one test: of thousands of tests it is not the asking that takes the time, but the setting up.

    @each("words", HOSTILE)                     as @pytest.mark.parametrize, for a case of a few milliseconds
    def test_...(words: str) -> None: ...

Every case is tried, and the test names each that failed. What a case needs anew (a desk, a folder) it cannot have as a
fixture: the test has those once for all its cases.

    all_of(rows, attempt)                       the same in the middle of a test

    few(HOSTILE, 12)                            so many of a table whose cases go the same way, spread over all of it

With TRACKER_TEST_ALL_CASES=1 that is the whole table; and properties are tried with as many examples as they name.
"""

from __future__ import annotations

import inspect
import os
from collections.abc import Callable, Iterable, Sequence
from functools import wraps
from typing import Any, TypeVar

import pytest

ALL_CASES = "TRACKER_TEST_ALL_CASES"
"""Set, every test tries all its cases, on a server too, and every property all its examples."""
THOROUGH = bool(os.environ.get(ALL_CASES))
SHOWN = 10
"""Failed cases that are told in full."""
Test = Callable[..., None]
One = TypeVar("One")


def each(names: str | tuple[str, ...], cases: Iterable[Any]) -> Callable[[Test], Test]:
    """Run a test with each of these cases: values of an argument of this name, or of several in a row."""
    known = (names,) if isinstance(names, str) else names
    rows = [(one,) if isinstance(names, str) else tuple(one) for one in cases]
    assert rows, "a test without a case proves nothing"

    def of_all(test: Test) -> Test:
        @wraps(test)
        def tried(**fixtures: Any) -> None:
            all_of(rows, lambda row: test(**fixtures, **dict(zip(known, row, strict=True))), _in_a_row)

        kept = [one for name, one in inspect.signature(test).parameters.items() if name not in known]
        tried.__signature__ = inspect.Signature(kept)  # type: ignore[attr-defined]
        return tried

    return of_all


def _in_a_row(row: Iterable[Any]) -> str:
    return ", ".join(f"{one!r:.80}" for one in row)


def all_of(rows: Sequence[One], attempt: Callable[[One], None], named: Callable[[One], str] = repr) -> None:
    """Try every case, and name each that failed."""
    failed: list[str] = []
    for row in rows:
        try:
            attempt(row)
        except (Exception, pytest.fail.Exception) as error:
            failed.append(f"{named(row)}: {type(error).__name__}: {error}")
    assert not failed, "\n\n".join((f"{len(failed)} of {len(rows)} cases failed", *failed[:SHOWN]))


def few(cases: Iterable[One], most: int) -> list[One]:
    """At most so many of these cases, the first and the last among them and the others evenly between: the same in every run,
    and others than before where somebody adds a case. All of them where all are asked for."""
    rows = list(cases)
    if THOROUGH or len(rows) <= most:
        return rows
    step = (len(rows) - 1) / (most - 1) if most > 1 else 0.0
    return [rows[round(at * step)] for at in range(most)]


def in_turn(turn: int, cases: Iterable[One]) -> list[One]:
    """The case whose turn it is, for a walk that puts every case somewhere and none everywhere. All of them where all are asked
    for."""
    rows = list(cases)
    return rows if THOROUGH or not rows else [rows[turn % len(rows)]]
