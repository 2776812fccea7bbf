"""The program's sentences as pages say them: a button and a field where the terminal names a command and an option.

Services say one sentence for everybody, and what it names to go on with is a command in backquotes, or an option. Here is the
one place that says what either is called on the pages (web/page_names.py has the names), and where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tracker.web.page_names import BUTTONS, COMMANDS, FIELDS, IDIOMS, Place

Piece = tuple[str, str | None]
"""Words, and the page that they lead to."""
_TICKED = re.compile(r"`([^`]+)`")
_OPTION = re.compile(r"(?<![\w-])--([a-z][a-z-]*)((?: (?:\"\.\.\.\"|\.\.\.|[A-Z]{2,}\b))?)")
_NAMED_BEFORE = re.compile(r"^(?:--(?:db|by) (?:'[^']*'|\S+) )+")
_MOVES = Place("claim", "#claim-moves")
_AT_THE_MACHINE = "“tracker {}” (typed at the machine that serves the desk)"


def pieces(sentence: str) -> Iterator[Piece]:
    """A sentence of the program's in the words of the pages, with the links in it."""
    for pattern, instead in IDIOMS:
        sentence = pattern.sub(instead, sentence)
    for at, one in enumerate(_TICKED.split(sentence)):
        if at % 2:
            yield _ordered(one)
        elif one:
            yield _fields(one), None


def in_browser(sentence: str) -> str:
    """The same as plain text."""
    return "".join(words for words, _ in pieces(sentence))


def _fields(words: str) -> str:
    """Options as the fields that they are."""
    return _OPTION.sub(lambda found: f"“{FIELDS.get(found[1], found[1].replace('-', ' '))}”", words)


def _ordered(command: str) -> Piece:
    """What a command is called, and where it is."""
    if not command.startswith("tracker "):
        name, _, label = command.partition(" ")
        return (f"“{BUTTONS[name]}”", _MOVES.path(label)) if name in BUTTONS else (f"“{_fields(command)}”", None)
    given = _NAMED_BEFORE.sub("", command.removeprefix("tracker "))
    first, _, rest = given.partition(" ")
    second, _, after = rest.partition(" ")
    if f"{first} {second}" in COMMANDS:
        name, place = COMMANDS[f"{first} {second}"]
        return _quoted(name), place.path(after)
    if first in COMMANDS:
        name, place = COMMANDS[first]
        return _quoted(name.format(second)), place.path(rest)
    return _AT_THE_MACHINE.format(_fields(given)), None


def _quoted(name: str) -> str:
    """What stands on a button or heading, in marks; what is only described, without."""
    return name if name.startswith("the ") else f"“{name}”"
