"""The browser, and desks served to it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from argon2 import PasswordHasher
from playwright.sync_api import Browser

from tests.browser.chromium import Seats, browsing, seats
from tests.browser.serving import Served, serving
from tests.desks import Desk
from tracker.services import passwords


@pytest.fixture(scope="package", autouse=True)
def cheap() -> Iterator[None]:
    """Passwords that cost next to nothing to hash."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, "HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
        yield


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """One browser for all tests of this folder. It ends with them: as long as it is there, nobody else can run an event loop
    in this thread."""
    with browsing() as browser:
        yield browser


@pytest.fixture
def served(team_desk: Desk) -> Iterator[Served]:
    """A desk of several, served: RL reports, MC and AO check, EK edits; a second person is required."""
    with serving(team_desk) as found:
        yield found


@pytest.fixture
def sit(chromium: Browser, served: Served) -> Iterator[Seats]:
    """Seats at it."""
    with seats(chromium, served.at, served.let_in) as found:
        yield found
