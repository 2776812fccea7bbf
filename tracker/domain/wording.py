"""What a text field may hold: no control characters, no bidirectional overrides, no novels."""

from __future__ import annotations

import datetime as dt
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

_HALF_A_PAIR = "\ud800-\udfff"
_IN_PROSE = rf"\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069{_HALF_A_PAIR}"
_IN_A_LINE = rf"{_IN_PROSE}\t\n\u2028\u2029"
_IN_A_NAME = rf"{_IN_A_LINE}\u00ad\u200b\u2060\ufeff"
"""Two names that look the same must be the same, so a name may not hold what nobody sees."""
_REFUSED = [
    (most, re.compile(f"[{marks}]")) for most, marks in ((NAME, _IN_A_NAME), (LINE, _IN_A_LINE), (STORY, _IN_PROSE))
]
_NOT_PROSE = re.compile(f"[{_IN_PROSE}]")
_LOOKS_EMPTY = "\u115f\u1160\u2800\u3164\uffa0"
"""Fillers that Unicode counts among letters and symbols."""
_SLUG = re.compile(r"[a-z0-9](?:[a-z0-9._-]{0,98}[a-z0-9])?")
_DAY = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")


def clean(field: str, value: str, limit: int) -> str:
    """The value in NFC with the white space around it taken off; single lines only, unless `limit` is PROSE or more.

    Raises:
        BadInputError: it is blank, longer than `limit` code points, or holds a character such a field may not hold.
    """
    if len(value) > limit:
        raise BadInputError(f"{field} is {len(value):,} characters long: at most {limit:,} are taken")
    plain = value.isascii() and value.isprintable()
    if not plain:
        value = _composed(field, value, limit)
    value = value.strip()
    if not (value if plain else any(map(_is_seen, value))):
        raise BadInputError(f"{field} is blank: give it some words")
    return value


def _composed(field: str, value: str, limit: int) -> str:
    if limit >= PROSE:
        value = value.replace("\r\n", "\n")
    refused = next(pattern for most, pattern in _REFUSED if limit <= most).search(value)
    if refused:
        raise BadInputError(
            f"{field} holds the character U+{ord(refused.group()):04X} at place {refused.start() + 1}: take it out"
        )
    return unicodedata.normalize("NFC", value)


def _is_seen(mark: str) -> bool:
    """Whether a reader sees anything of this code point by itself."""
    return unicodedata.category(mark)[0] in "LNPS" and mark not in _LOOKS_EMPTY


def as_on_file(name: str) -> str:
    """A name that somebody looks for as it would stand on file: NFC, nothing around it; blank where no file holds it."""
    if len(name) > NAME or re.search(f"[\x00{_HALF_A_PAIR}]", name):
        return ""
    return unicodedata.normalize("NFC", name).strip()


def clean_optional(field: str, value: str | None, limit: int) -> str | None:
    """The same, where the field may be left out."""
    return None if value is None else clean(field, value, limit)


def tidied(value: str, limit: int) -> str:
    """Words out of a text, made fit for a field of one line: what such a field may not hold left out, what is too long cut
    between words. Blank where nothing is left that a reader sees."""
    refused = next(pattern for most, pattern in _REFUSED if limit <= most)
    seen = " ".join(unicodedata.normalize("NFC", refused.sub(lambda mark: " " * mark[0].isspace(), value)).split())
    if len(seen) > limit:
        seen = f"{seen[: limit - 1].rsplit(' ', 1)[0]}…"
    return seen if any(map(_is_seen, seen)) else ""


def as_prose(value: str) -> str:
    """Prose that somebody else wrote, with a blank for every mark that prose may not hold."""
    return _NOT_PROSE.sub(" ", value).strip()


def clean_slug(value: str) -> str:
    """A slug: lower-case letters, digits and - . _ between, 100 at most.

    Raises:
        BadInputError: it is anything else.
    """
    if not _SLUG.fullmatch(value):
        raise BadInputError(f"{shown(value)} is no slug: use lower-case letters, digits and dashes, such as kim-train")
    return value


def clean_day(field: str, value: str | None) -> str | None:
    """A day as ISO 8601: 2023, 2023-09 or 2023-09-13.

    Raises:
        BadInputError: it is anything else.
    """
    if value is not None and not (_DAY.fullmatch(value) and _is_day(value)):
        raise BadInputError(
            f"{field} is to be a day such as 2023-09-13, not {shown(value)}; 2023-09 and 2023 are taken too"
        )
    return value


def _is_day(value: str) -> bool:
    try:
        dt.date.fromisoformat(f"{value}-01-01"[:10])
    except ValueError:
        return False
    return True


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


def first_line(text: str) -> str:
    """The line a text begins with, which stands for a headline where nobody says one; a long one is cut between words."""
    line = next(line.strip().lstrip("#").strip() for line in text.splitlines() if line.strip())
    return line if len(line) <= 200 else line[:199].rsplit(" ", 1)[0] + "…"


def first_words(value: str, limit: int = 60) -> str:
    """The beginning of a sentence as it can be quoted in another: whole words, as many as there is room for."""
    words = " ".join(value[: limit * 2].split())
    if len(words) <= limit:
        return shown(words, limit)
    cut = words.rfind(" ", limit // 2, limit)
    return shown(f"{words[: cut if cut > 0 else limit]} …", limit + 2)


def shown(value: str, limit: int = 60) -> str:
    """A stranger's value as it can be quoted in a sentence: one line, printable, not too long."""
    printable = "".join(mark if mark.isprintable() else f"U+{ord(mark):04X}" for mark in value[:limit])
    return f"“{printable}{'…' if len(value) > limit else ''}”"
