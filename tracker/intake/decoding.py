"""Bytes -> text: UTF-8, UTF-16 with its mark, or what a page declares; anything else is refused where it first goes wrong."""

from __future__ import annotations

import codecs
import re

from tracker.domain.errors import BadInputError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_REACH = 40
"""Bytes on either side of a fault within which a word is looked for."""
_LETTERS_BEFORE = re.compile(r"\w*\Z")
_LETTERS_AFTER = re.compile(r"\ufffd?\w*")
AS_UTF_8 = "save it as UTF-8 (in Word or Notepad: Save as, encoding UTF-8)"


def decode(content: bytes, name: str, declared: str = "utf-8") -> str:
    """A file's text, its line ends as line feeds, without the mark at its beginning.

    Raises:
        BadInputError: a byte does not fit, or it holds NUL.
    """
    mark, encoding = next((each for each in _MARKS if content.startswith(each[0])), (b"", declared))
    try:
        text = content[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        place = len(mark) + error.start
        raise BadInputError(f"{name} is not in {encoding.upper()}: {misfit(content, place, encoding)}") from None
    if "\0" in text:
        raise BadInputError(_holds_nul(content, name))
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def misfit(content: bytes, place: int, encoding: str = "utf-8") -> str:
    """At which byte a file goes wrong, in which word if it has letters, and what to do."""
    before = content[max(0, place - _REACH) : place].decode(encoding, errors="ignore")
    after = content[place : place + _REACH].decode(encoding, errors="replace")
    word = "".join(found[0] for found in (_LETTERS_BEFORE.search(before), _LETTERS_AFTER.match(after)) if found)
    found = f" (“{word}”)" if any(mark.isalpha() for mark in word) else ""
    return f"byte {place} does not fit{found}; {AS_UTF_8}"


def opening(content: bytes) -> str:
    """Enough of a file to tell its kind by, whatever it is."""
    mark, encoding = next((each for each in _MARKS if content.startswith(each[0])), (b"", "utf-8"))
    return content[len(mark) : 4_096].decode(encoding, errors="ignore").lstrip()


def _holds_nul(content: bytes, name: str) -> str:
    return (
        f"{name} holds a NUL (byte {content.find(0)}), so it is no text, or text in UTF-16 without its mark: "
        "save the story as text in UTF-8"
    )
