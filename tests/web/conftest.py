"""Desks that are served."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.desks import Desk
from tests.web.door import House, served


@pytest.fixture
def house(team_desk: Desk) -> Iterator[House]:
    """A desk of several, served: RL reports, MC and AO check, EK edits; a second person is required."""
    with served(team_desk) as found:
        yield found
