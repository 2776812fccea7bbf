"""JSON that a stranger wrote -> plain values. A link in it is a word like any other: nothing is fetched."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from tracker.domain.errors import BadInputError
from tracker.domain.wording import shown

MOST_OBJECTS = 500_000
"""Of one text: more than a file of the size we take has fact-checks for."""


class _RefusedError(ValueError):
    """What the text holds cannot be taken; the message says what, and the mend."""


def values_in(text: str, called: str) -> Any:
    """The values of a JSON text.

    Raises:
        BadInputError: it is no JSON, is nested too deep, has too many objects, or says a key twice in one of them.
    """
    try:
        return json.loads(text, object_pairs_hook=_Objects().take, parse_constant=lambda _: None)
    except json.JSONDecodeError as error:
        raise BadInputError(
            f"{called} is no JSON: {error.msg} in line {error.lineno}, column {error.colno}; save the fact-check again"
        ) from None
    except RecursionError:
        raise BadInputError(f"{called} is nested deeper than any fact-check is: save the fact-check alone") from None
    except _RefusedError as error:
        raise BadInputError(f"{called} {error}") from None
    except ValueError:
        raise BadInputError(f"{called} holds a number longer than any rating: take it out") from None


class _Objects:
    """The objects of one text, as they are taken."""

    def __init__(self) -> None:
        self._taken = 0

    def take(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        """An object that says each key once."""
        self._taken += 1
        if self._taken > MOST_OBJECTS:
            raise _RefusedError(f"has more than {MOST_OBJECTS:,} objects: save the fact-checks about the claim alone")
        found = dict(pairs)
        if len(found) != len(pairs):
            [(twice, _)] = Counter(key for key, _ in pairs).most_common(1)
            raise _RefusedError(f"says {shown(twice)} twice in one object: leave one of them in")
        return found
