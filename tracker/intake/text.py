"""Plain text -> a story: the text as it stands, and its first line where that looks like a headline."""

from __future__ import annotations

import re

from tracker.intake.decoding import decode
from tracker.intake.story import Kind, Story

LONGEST_HEADLINE = 150
"""Code points; a longer first line is a paragraph."""
_ENDS_A_SENTENCE = re.compile(r"[.,;:…][\"'”’»)\]]?$")
_IN_QUOTES = re.compile("[\"'“‘„«].*[\"'”’»]")


def read_text(content: bytes, called: str) -> Story:
    """The story in a plain file. Nothing of it is changed but its line ends."""
    text = decode(content, called)
    return Story(text, Kind.TEXT, headline=headline_of(text))


def headline_of(text: str) -> str | None:
    """The first line, where it can be told from a first paragraph; wrapped lines never can."""
    lines = text.lstrip().split("\n", 2)
    if len(lines) < 2:
        return None
    first, second = lines[0].strip(), lines[1].strip()
    stands_apart = not second or len(second) > LONGEST_HEADLINE
    if not stands_apart or not "".join(lines[1:]).strip() or not looks_like_headline(first):
        return None
    return first


def looks_like_headline(line: str) -> bool:
    """Short, with a letter in it, no sentence with its stop, and no quotation."""
    return (
        len(line) <= LONGEST_HEADLINE
        and any(map(str.isalpha, line))
        and not _ENDS_A_SENTENCE.search(line)
        and not _IN_QUOTES.fullmatch(line)
    )
