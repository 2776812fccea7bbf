"""A real browser for the review desk: Chromium, started once for all tests of a folder, with a window of their own for everybody.

It is the machine's own: `chromium-headless-shell`, which takes half of the time, `chromium`, `chromium-browser` or
`google-chrome` on PATH, driven by Playwright's Python, which downloads nothing. Where there is none, the tests that want it are
skipped and say so.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, Request, Response, expect, sync_playwright

from tracker.web.access import cookie_name

BROWSER = next(
    filter(None, map(shutil.which, ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"))), None
)
NO_BROWSER = (
    "no browser here: install one (apt-get install chromium-headless-shell) to use the review desk as people do"
)
needs_chromium = pytest.mark.skipif(BROWSER is None, reason=NO_BROWSER)
FLAGS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-extensions",
)
LAPTOP, PHONE = {"width": 1280, "height": 800}, {"width": 390, "height": 844}
PATIENCE = 30_000
"""Milliseconds that something may take to be seen."""


@contextmanager
def browsing() -> Iterator[Browser]:
    """Chromium for as long as this lasts."""
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=BROWSER, args=list(FLAGS), chromium_sandbox=False)
        yield browser
        browser.close()


class Keys:
    """Somebody's keyboard. A page says while it takes no keys (static/hush.js), and they wait until it does."""

    def __init__(self, page: Page) -> None:
        self.page, self.type = page, page.keyboard.type

    def press(self, key: str) -> None:
        """Press a key once the page takes it."""
        expect(self.page.locator("html[data-hushed]")).to_have_count(0)
        self.page.keyboard.press(key)


class Seat:
    """Somebody at the desk in a browser of their own, and all that went wrong there: a script that fails or is forbidden, a
    question to somebody else, a window that opens by itself."""

    def __init__(self, context: BrowserContext, at: str) -> None:
        self.context, self.at = context, at
        self.wrong: list[str] = []
        context.set_default_timeout(PATIENCE)
        context.on("request", self._asks)
        context.on("dialog", self._opens)
        context.on("weberror", lambda error: self.wrong.append(f"an error: {error.error}"))
        context.on("console", lambda line: self.wrong.append(f"the console: {line.text}") if _bad(line) else None)
        self.page: Page = context.new_page()
        self.keys = Keys(self.page)

    def _asks(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in ("data", "blob") and f"{address.scheme}://{address.netloc}" != self.at:
            self.wrong.append(f"it asks {request.url}")

    def _opens(self, dialog: Dialog) -> None:
        self.wrong.append(f"a window opens: {dialog.message}")
        dialog.dismiss()

    def open(self, path: str) -> Response:
        """Go to a page of the desk; it must be there."""
        answer = self.page.goto(f"{self.at}{path}")
        assert answer is not None
        assert answer.ok, (path, answer.status)
        return answer

    def told(self) -> str:
        """What the last move did, or why it was not done."""
        line = self.page.locator("#told p, #refusal").first
        line.wait_for()
        return line.inner_text()

    def gone_wrong(self) -> list[str]:
        """What went wrong since this was asked last, and whether somebody's words ran as a script."""
        if self.page.url.startswith(self.at) and self.page.evaluate("'pwned' in window"):
            self.wrong.append(f"a script ran on {self.page.url}")
        found, self.wrong = self.wrong, []
        return found


def _bad(line: Any) -> bool:
    """Whether a line of the console tells of a fault; that a move was refused (409 and the like) is none."""
    return line.type == "error" and "the server responded with a status of 4" not in line.text


Seats = Callable[..., Seat]
"""(initials, **how) -> somebody's seat: `viewport`, `color_scheme`, `java_script_enabled` ... as Playwright has them."""


@contextmanager
def seats(browser: Browser, at: str, secret_of: Callable[[str], str]) -> Iterator[Seats]:
    """Windows at the desk that is served at this address.

    Args:
        secret_of: signs somebody in, and says what their cookie holds.
    """
    opened: list[Seat] = []

    def sit(initials: str, **how: Any) -> Seat:
        context = browser.new_context(**{"viewport": LAPTOP, "reduced_motion": "reduce", "locale": "en-GB", **how})
        name = cookie_name(urlsplit(at).netloc, secure=False)
        context.add_cookies([{"name": name, "value": secret_of(initials), "url": at}])
        opened.append(Seat(context, at))
        return opened[-1]

    yield sit
    for seat in opened:
        seat.context.close()
