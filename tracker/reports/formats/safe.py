"""Text from outside made safe to look at: nothing hidden in it, and only links that are links."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

from tracker.domain.formula_guard import guarded

HIDDEN = (
    "\x00-\x1f\x7f-\x9f"  # controls
    "\u00ad\u200b\u2060\ufeff"  # soft hyphen and spaces without width
    "\u2028\u2029"  # line and paragraph separators
    "\u202a-\u202e\u2066-\u2069"  # bidirectional embeddings, overrides and isolates
    "\ufff9-\ufffb"  # interlinear annotation
    "\ud800-\udfff"  # half a surrogate pair
    "\ufffe\uffff"  # no characters, which XML cannot hold
    "\U000e0000-\U000e007f"  # invisible tags
)
"""Characters that show nothing and change what is read; to stand in a regular expression's []."""

_HIDDEN = re.compile(f"[{HIDDEN}]")
_OPENED_BY = re.compile(r"^(\s*[a-z][a-z0-9+.-]*://)[^/?#]*@", re.IGNORECASE)


def visible(text: str) -> str:
    """The text with every hidden character shown: ␛ for a control, [U+202E] for an override.

    Line ends and tabs become spaces. Direction *marks* (U+200E, U+200F, U+061C) stay: they order
    mixed writing and hide nothing.
    """
    return _HIDDEN.sub(_shown, text) if _HIDDEN.search(text) else text


def _shown(found: re.Match[str]) -> str:
    character = found.group()
    code = ord(character)
    if character in "\t\n\r":
        return " "
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else f"[U+{code:04X}]"


def web_address(url: str) -> str | None:
    """The address as it may stand in a link, or None where it is not plain http or https.

    Its scheme is in small letters, and whose name and password opened it is left out.
    """
    if _HIDDEN.search(url) or url != url.strip():
        return None
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not host:
        return None
    address = without_password(f"{parts.scheme}{url[len(parts.scheme) :]}")
    return quote(address, safe="!#$%&'*+,-./:;=?@_~[]")


def without_password(url: str) -> str:
    """The address without the name and password that may stand before its host: they are somebody's, and open a door."""
    return _OPENED_BY.sub(r"\1", url, count=1)


def spreadsheet_cell(text: str) -> str:
    """The text as no spreadsheet runs it: nothing hidden, and one apostrophe before what would begin a formula."""
    shown = visible(text)
    return shown if text[:1].isalnum() or guarded(text) == text else f"'{shown}"
