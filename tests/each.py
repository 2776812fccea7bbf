"""Many small cases in one test: of thousands of tests it is not the asking that takes the time, but the setting up.

    @each("words", HOSTILE)                     as @pytest.mark.parametrize, for a case of a few milliseconds
    def test_...(words: str) -> None: ...

Every case is tried, and the test names each that failed. What a case needs anew (a desk, a folder) it cannot have as a
fixture: the test has those once for all its cases.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

import pytest

SHOWN = 10
"""Failed cases that are told in full."""
Test = Callable[..., None]


def each(names: str | tuple[str, ...], cases: Iterable[Any]) -> Callable[[Test], Test]:
    """Run a test with each of these cases: values of an argument of this name, or of several in a row."""
    known = (names,) if isinstance(names, str) else names
    rows = [(one,) if isinstance(names, str) else tuple(one) for one in cases]
    assert rows, "a test without a case proves nothing"

    def of_all(test: Test) -> Test:
        @wraps(test)
        def tried(**fixtures: Any) -> None:
            failed: list[str] = []
            for row in rows:
                try:
                    test(**fixtures, **dict(zip(known, row, strict=True)))
                except (Exception, pytest.fail.Exception) as error:
                    failed.append(f"{', '.join(f'{one!r:.80}' for one in row)}: {type(error).__name__}: {error}")
            assert not failed, "\n\n".join((f"{len(failed)} of {len(rows)} cases failed", *failed[:SHOWN]))

        kept = [one for name, one in inspect.signature(test).parameters.items() if name not in known]
        tried.__signature__ = inspect.Signature(kept)  # type: ignore[attr-defined]
        return tried

    return of_all
