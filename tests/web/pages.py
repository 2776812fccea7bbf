"""What tests of several pages ask of them."""

from __future__ import annotations

import base64

from tests.web.door import Browser
from tracker.web.access import COOKIE


def has_said(browser: Browser) -> str:
    """What the last move told the page after it."""
    written = browser.client.cookies.get(f"{COOKIE}-told") or ""
    return base64.urlsafe_b64decode(written.strip('"').partition(".")[0]).decode().partition("\n")[2]


def said(browser: Browser, path: str, within: str = "main") -> str:
    """The words of a page, white space as one blank."""
    return " ".join(" ".join(part.text_content() for part in browser.opened(path).cssselect(within)).split())
