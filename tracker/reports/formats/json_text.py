"""JSON as reports write it: on one line, in the letters as they are, with nothing hidden in it."""

from __future__ import annotations

import json
import re

import orjson

from tracker.reports.formats.safe import HIDDEN

_HIDDEN = re.compile(f"[{HIDDEN}]")


def json_text(value: object) -> str:
    """One value as JSON; characters that show nothing are escaped, so that no reader's terminal obeys them."""
    try:
        text = orjson.dumps(value).decode()
    except orjson.JSONEncodeError:  # half a surrogate pair, which orjson refuses
        text = json.dumps(value, separators=(",", ":"))
    return text if text.isascii() and "\x7f" not in text else _HIDDEN.sub(_escape, text)


def _escape(found: re.Match[str]) -> str:
    units = found[0].encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))
