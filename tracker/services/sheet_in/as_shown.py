"""The names on a claim as its row shows them -> the names on file, which may hold what a cell cannot show or would read apart."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import combinations

from tracker.domain.desk_sheet import PASSED_ON
from tracker.domain.errors import BadInputError
from tracker.domain.value import value
from tracker.models.dossier import Sources
from tracker.models.rows import AttributionRow, EvidenceRow
from tracker.reports.desk_sheet.cells import line_shown

HIDDEN_SHOWN = re.compile(r"\[U\+([0-9A-F]{4,6})\]")
"""How a sheet shows a character that cannot be seen."""


@value
class Called:
    """Who is on a claim, by name as shown; no repr tells a name."""

    names: tuple[tuple[str, str], ...] = ()
    """As shown, on file."""
    chains: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def __repr__(self) -> str:
        return "Called(...)"

    def name(self, shown: str) -> str | None:
        """The name on file of whoever is shown so on this claim, None where nobody is.

        Raises:
            BadInputError: several are.
        """
        found = {name for seen, name in self.names if seen == shown}
        if len(found) > 1:
            raise BadInputError("two sources on this claim look alike in a sheet: change it with `tracker attribute`")
        return next(iter(found), None)

    def chain(self, shown: str) -> tuple[str, ...] | None:
        """The links on file of a chain that is shown so on this claim, None where there is none.

        Raises:
            BadInputError: several are.
        """
        found = {chain for seen, chain in self.chains if seen == shown}
        if len(found) > 1:
            raise BadInputError("two chains on this claim look alike in a sheet: change it with `tracker attribute`")
        return next(iter(found), None)


def called(sources: Sources, said: Iterable[AttributionRow], held: Iterable[EvidenceRow]) -> Called:
    """Who is on a claim."""
    said = tuple(said)
    spoke = (key for row in said for key in row.chain)
    keys = dict.fromkeys([*spoke, *(row.source_id for row in held)])
    chains = dict.fromkeys(tuple(sources.name(key) for key in row.via) for row in said if row.via)
    return Called(
        tuple((line_shown(name).strip(), name) for name in map(sources.name, keys)),
        tuple((line_shown(PASSED_ON.join(chain)).strip(), chain) for chain in chains),
    )


def joined(parts: list[str]) -> Iterable[str]:
    """What names with > in them a chain of these links may hold."""
    for start, end in combinations(range(len(parts) + 1), 2):
        if end - start > 1:
            yield PASSED_ON.join(parts[start:end])
