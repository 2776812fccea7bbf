"""A policy pack as somebody wrote it: its values, and the line that each of them stands on.

`tomllib` says where a text is no TOML, and nothing of where a value stood. A text that it has read is TOML, so it falls
into statements by its line ends alone, once strings, comments and brackets are stepped over.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterator
from typing import Any

from tracker.domain.choices import meant
from tracker.domain.errors import BadInputError
from tracker.domain.wording import shown

LONGEST_LINE = 2_200
"""Code points: a summary and its name fit; a name of ten thousand parts, which would keep `tomllib` busy, does not."""
_DEEPEST = 3
"""Keys in a path, as in `severity.single-source.high`."""
_MARK = re.compile(
    r'"""(?:\\[\s\S]|[^\\])*?"{3,5}' r"|'''[\s\S]*?'{3,5}" r'|"(?:\\.|[^"\\\n])*"' r"|'[^'\n]*'" r"|\#[^\n]*|[\n\[\]{}]"
)
_PLACE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")


class PackText:
    """The values of one pack, and what to say of one that cannot be meant."""

    def __init__(self, name: str, text: str) -> None:
        """Read it; `name` is what the sentences call it, a file or "the pack house".

        Raises:
            BadInputError: it is no TOML; the sentence names the line.
        """
        self.name, self.text = name, text.replace("\r\n", "\n")
        for line, written in enumerate(self.text.split("\n"), 1):
            if len(written) > LONGEST_LINE:
                fault = f"it is {len(written):,} characters long, and at most {LONGEST_LINE:,} are taken"
                raise BadInputError(f"{name}, line {line}: {fault}: break it into several")
        try:
            self.values: dict[str, Any] = tomllib.loads(self.text)
        except (ValueError, RecursionError) as error:
            line, fault = _fault(self.text, error)
            mend = 'write `name = value` or `[table]`, one on each line, and words between "quotes"'
            raise BadInputError(f"{name}, line {line}: this is no TOML ({fault}): {mend}") from None

    def wrong(self, fault: str, *path: str) -> BadInputError:
        """The refusal of what stands at this path of keys."""
        line = lines_of(self.text).get(path, 1)
        return BadInputError(f"{self.name}, line {line}: {fault}")

    def table(self, *path: str) -> dict[str, Any]:
        """The table at this path; empty where it was left out.

        Raises:
            BadInputError: something else stands there.
        """
        found: Any = self.values
        for key in path:
            found = found.get(key, {})
        if not isinstance(found, dict):
            raise self.wrong(f"{path[-1]} is {spoken(found)}, where a table belongs: write [{'.'.join(path)}]", *path)
        return found

    def require_known(self, keys: Collection[str], kind: str, *path: str) -> None:
        """Refuse a key that this table has no place for, naming those it has.

        Raises:
            BadInputError: there is one.
        """
        for key in self.table(*path):
            if key not in keys:
                mend = f"there are {', '.join(keys)}{near(key, keys)}"
                if path and key == "summary":
                    mend = "write summary above the first [table]"
                raise self.wrong(f"{shown(key)} is no {kind}: {mend}", *path, key)

    def numbers(self, table: str, keys: Collection[str], least: int, most: int) -> dict[str, int]:
        """The whole numbers of a table, by key.

        Raises:
            BadInputError: a key is unknown, or a value is none from `least` to `most`.
        """
        self.require_known(keys, f"number of [{table}]", table)
        found = self.table(table)
        for key, value in found.items():
            if type(value) is not int or not least <= value <= most:
                wanted = f"a whole number from {least} to {most:,}"
                raise self.wrong(f"{key} in [{table}] is {spoken(value)}: it takes {wanted}", table, key)
        return found


def near(key: str, keys: Collection[str]) -> str:
    """ "; did you mean X?" for the key that somebody will have meant, whatever its case and its dashes."""
    return meant(key.casefold().replace("_", "-"), keys)


def spoken(value: object) -> str:
    """A value as a sentence can name it, however long or deep it is."""
    match value:
        case str():
            return shown(value)
        case bool():
            return "true" if value else "false"
        case int() | float():
            return str(value) if abs(value) < 10**12 else "a number beyond all measure"
        case dict():
            return "a table"
        case list():
            return "a list"
        case _:
            return "a date or a time"


def lines_of(text: str) -> dict[tuple[str, ...], int]:
    """The line on which each path of keys first stands, in a text that is TOML."""
    found: dict[tuple[str, ...], int] = {}
    here: tuple[str, ...] = ()
    for line, statement in _statements(text):
        values = tomllib.loads(statement)
        if statement.lstrip().startswith("["):
            here = _headed(values)
            for depth in range(1, len(here) + 1):
                found.setdefault(here[:depth], line)
        else:
            for path in _paths(values, here):
                found.setdefault(path, line)
    return found


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """Every statement with the number of its first line."""
    line, start, depth = 1, 0, 0
    text += "\n"
    for mark in _MARK.finditer(text):
        depth += (mark[0] in "[{") - (mark[0] in "]}")
        if mark[0] == "\n" and not depth:
            statement = text[start : mark.end()]
            if not re.match(r"\s*(#|$)", statement):
                yield line, statement
            line, start = line + statement.count("\n"), mark.end()
    if start < len(text):  # brackets that were never closed
        yield line, text[start:]


def _headed(values: dict[str, Any]) -> tuple[str, ...]:
    """The path that a table's head names."""
    path: tuple[str, ...] = ()
    inside: Any = values
    while isinstance(inside, dict) and inside:
        [(key, inside)] = inside.items()
        path += (key,)
    return path


def _paths(values: dict[str, Any], here: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for key, value in values.items():
        yield (*here, key)
        if isinstance(value, dict) and len(here) + 1 < _DEEPEST:
            yield from _paths(value, (*here, key))


def _fault(text: str, error: Exception) -> tuple[int, str]:
    """The line where a text stops being TOML, and why."""
    message = str(error)
    if isinstance(error, tomllib.TOMLDecodeError) and (place := _PLACE.search(message)):
        fault = message[: place.start()]
        return int(place[1] or text.rstrip("\n").count("\n") + 1), f"{fault[:1].lower()}{fault[1:200]}"
    deep = isinstance(error, RecursionError)
    fault = "brackets within brackets without end" if deep else "a number beyond all measure"
    return next((line for line, statement in _statements(text) if not _is_toml(statement)), 1), fault


def _is_toml(statement: str) -> bool:
    try:
        tomllib.loads(statement)
    except (ValueError, RecursionError):
        return False
    return True
