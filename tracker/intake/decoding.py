"""Bytes -> text: UTF-8, UTF-16 with its mark, or what a page declares; anything else is refused where it first goes wrong."""

from __future__ import annotations

import codecs

from tracker.domain.errors import BadInputError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


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
        raise BadInputError(
            f"{name} is not in {encoding.upper()}: byte {place} does not fit; save it as UTF-8"
        ) from None
    if "\0" in text:
        raise BadInputError(_holds_nul(content, name))
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def opening(content: bytes) -> str:
    """Enough of a file to tell its kind by, whatever it is."""
    mark, encoding = next((each for each in _MARKS if content.startswith(each[0])), (b"", "utf-8"))
    return content[len(mark) : 4_096].decode(encoding, errors="ignore").lstrip()


def _holds_nul(content: bytes, name: str) -> str:
    return (
        f"{name} holds a NUL (byte {content.find(0)}), so it is no text, or text in UTF-16 without its mark: "
        "save the story as text in UTF-8"
    )
