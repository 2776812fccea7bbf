"""What a text field may hold: no control characters, no bidirectional overrides, no novels."""

from __future__ import annotations

import re
import unicodedata

from tracker.domain.errors import BadInputError

NAME = 300
"""Code points in a name, label or cue."""
LINE = 2_000
"""Code points in a claim, locator or link."""
PROSE = 50_000
"""Code points in a note, excerpt, quote or reason."""
STORY = 5_000_000
"""Code points in an article's text."""

_REFUSED = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_REFUSED_IN_PROSE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
_SLUG = re.compile(r"[a-z0-9](?:[a-z0-9._-]{0,98}[a-z0-9])?")
_DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def clean(field: str, value: str, limit: int) -> str:
    """The value in NFC with the white space around it taken off; single lines only, unless `limit` is PROSE or more.

    Raises:
        BadInputError: it is blank, longer than `limit` code points, or holds a character no name may hold.
    """
    if len(value) > limit:
        raise BadInputError(f"{field} is {len(value):,} characters long: at most {limit:,} are taken")
    if not (value.isascii() and value.isprintable()):
        refused = (_REFUSED_IN_PROSE if limit >= PROSE else _REFUSED).search(value)
        if refused:
            raise BadInputError(
                f"{field} holds the character U+{ord(refused.group()):04X} at place {refused.start() + 1}: take it out"
            )
        value = unicodedata.normalize("NFC", value)
    value = value.strip()
    if not value:
        raise BadInputError(f"{field} is blank: give it some words")
    return value


def clean_optional(field: str, value: str | None, limit: int) -> str | None:
    """The same, where the field may be left out."""
    return None if value is None else clean(field, value, limit)


def clean_slug(value: str) -> str:
    """A slug: lower-case letters, digits and - . _ between, 100 at most.

    Raises:
        BadInputError: it is anything else.
    """
    if not _SLUG.fullmatch(value):
        raise BadInputError(
            f"{shown(value)} is no slug: use lower-case letters, digits and dashes, such as kim-train"
        )
    return value


def clean_day(field: str, value: str | None) -> str | None:
    """A day as ISO 8601: 2023, 2023-09 or 2023-09-13.

    Raises:
        BadInputError: it is anything else.
    """
    if value is not None and not _DAY.fullmatch(value):
        raise BadInputError(f"{field} is to be a day such as 2023-09-13, not {shown(value)}")
    return value


def clean_story(value: str) -> str:
    """An article's text as it is stored: NFC, line ends as line feeds.

    Raises:
        BadInputError: it is blank, too long, or holds NUL or half a surrogate pair.
    """
    if len(value) > STORY:
        raise BadInputError(f"the text is {len(value):,} characters long: at most {STORY:,} are taken")
    if not value.strip():
        raise BadInputError("the text is empty: there is no story in it")
    if re.search("[\x00\ud800-\udfff]", value):
        raise BadInputError("the text holds bytes that are no text: save it as plain UTF-8")
    return unicodedata.normalize("NFC", value.replace("\r\n", "\n").replace("\r", "\n"))


def shown(value: str, limit: int = 60) -> str:
    """A stranger's value as it can be quoted in a sentence: one line, printable, not too long."""
    printable = "".join(mark if mark.isprintable() else f"U+{ord(mark):04X}" for mark in value[:limit])
    return f"“{printable}{'…' if len(value) > limit else ''}”"
