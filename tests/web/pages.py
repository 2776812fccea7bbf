"""What tests of several pages ask of them."""

from __future__ import annotations

import base64

from lxml import html

from tests.web.door import Browser
from tracker.web.access import COOKIE


def has_said(browser: Browser) -> str:
    """What the last move told the page after it."""
    return _told(browser)[1]


def offered_undo(browser: Browser) -> str:
    """Where the page after the last move sends a form that undoes it; blank where nothing does."""
    return _told(browser)[0]


def told_now(browser: Browser, path: str) -> html.HtmlElement:
    """What the next page shows of the last move, as a tree."""
    cookies = "; ".join(f"{name}={value}" for name, value in browser.client.cookies.items())
    answer = browser.client.get(path, headers={"Cookie": f"{COOKIE}={browser.secret}; {cookies}"})
    [told] = html.document_fromstring(answer.text).cssselect("#told")
    return told


def _told(browser: Browser) -> tuple[str, str]:
    written = browser.client.cookies.get(f"{COOKIE}-told") or ""
    undo, _, told = base64.urlsafe_b64decode(written.strip('"').partition(".")[0]).decode().partition("\n")
    return undo, told.replace("\x1f", " · ")


def said(browser: Browser, path: str, within: str = "main") -> str:
    """The words of a page, white space as one blank."""
    return " ".join(" ".join(part.text_content() for part in browser.opened(path).cssselect(within)).split())
