"""What stands between two lines of --- at the beginning of a Markdown file: a name and its words on each line."""

from __future__ import annotations

import re

_LONGEST = 100
"""Lines; what goes on longer is no front matter but a story that begins with a rule."""
_FIELD = re.compile(r"([A-Za-z_][A-Za-z0-9_-]{0,40}):(?:[ \t]+(.*))?")
_FOLDED = re.compile(r"[|>][+-]?")


def split_front_matter(text: str) -> tuple[dict[str, str], str]:
    """The fields, by their names in lower case, and the text below them.

    Only plain words, quoted words and words folded over several lines are read; lists and the like are passed over.
    """
    lines = text.split("\n", _LONGEST)
    if lines[0].rstrip() != "---":
        return {}, text
    ends = [number for number, line in enumerate(lines[:_LONGEST]) if number and line.rstrip() in ("---", "...")]
    if not ends or not any(_FIELD.fullmatch(line.rstrip()) for line in lines[1 : ends[0]]):
        return {}, text
    return _fields(lines[1 : ends[0]]), "\n".join(lines[ends[0] + 1 :])


def _fields(lines: list[str]) -> dict[str, str]:
    fields: dict[str, str] = {}
    name = ""
    for line in lines:
        begun = _FIELD.fullmatch(line.rstrip())
        if begun:
            name, words = begun[1].lower(), begun[2] or ""
            fields[name] = "" if _FOLDED.fullmatch(words) else words.strip()
        elif name and line[:1] in (" ", "\t") and not line.lstrip().startswith("- "):
            fields[name] = f"{fields[name]} {line.strip()}".strip()
    return {name: _unquoted(words) for name, words in fields.items() if words}


def _unquoted(words: str) -> str:
    if len(words) > 1 and words[0] == words[-1] == '"':
        return words[1:-1].replace('\\"', '"').replace("\\\\", "\\")
    if len(words) > 1 and words[0] == words[-1] == "'":
        return words[1:-1].replace("''", "'")
    return words
