"""A mapping file (TOML, for people to write): which of somebody's columns is which of ours, and what their words mean."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tracker.domain.choices import meant
from tracker.domain.desk_sheet import BY_NAME, HELD, SAID
from tracker.domain.errors import BadInputError
from tracker.domain.folding import folded
from tracker.domain.vocabulary import AttributionStatus, Bearing, Risk, SourceKind
from tracker.domain.wording import LINE, shown
from tracker.intake.plain_file import bytes_of, called_safely

_LARGEST = 64_000
"""Bytes; a mapping of a thousand names has half."""
_LONGEST_LINE = 1_000
_PART = r"""(?:[\w-]+|"(?:[^"\\]|\\.)*"|'[^']*')"""
_DEEP = re.compile(rf"{_PART}(?:\s*\.\s*{_PART}){{8}}\s*[.=\]]")
"""A name of more parts than any mapping has: to read thousands of them takes minutes."""
_TABLES = ("article", "columns", "values", "defaults", "split", "sources")
_WORDS: Mapping[str, list[str]] = {
    "status": [word.value for word in AttributionStatus],
    "stance": [word.value for word in AttributionStatus if word is not AttributionStatus.UNATTRIBUTED],
    "risk": [word.value for word in Risk],
    "allegation": ["yes", "no"],
    "first_hand": ["yes", "no"],
    "speaker_role": [word.value for word in SourceKind],
    "evidence_bearing": [word.value for word in Bearing],
}
"""The columns that take words of a vocabulary."""
_SEVERAL = frozenset({*SAID, *HELD})


@dataclass(frozen=True, slots=True)
class SheetMapping:
    """What a mapping file says; what it leaves out is empty."""

    article: str | None = None
    """The story of rows that name none."""
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Our column -> their headers."""
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Our column -> their word, folded -> ours."""
    defaults: Mapping[str, str] = field(default_factory=dict)
    """Our column -> what a new row says where its cell is empty."""
    split: Mapping[str, str] = field(default_factory=dict)
    """Our column -> what stands between several values of one cell."""
    sources: Mapping[str, str] = field(default_factory=dict, repr=False)
    """Their name, folded -> the name on file, or "new: person"."""


def read_mapping(path: Path) -> SheetMapping:
    """The mapping in a file.

    Raises:
        NotOnFileError: there is no such file.
        BadInputError: it is no TOML, or says something that no sheet can; the sentence names where.
    """
    called = called_safely(path)
    content = bytes_of(path, _LARGEST, "name a mapping file (TOML)")
    if len(content) > _LARGEST:
        raise BadInputError(f"{called} is larger than {_LARGEST // 1_000} KB: name a mapping file (TOML)")
    try:
        return mapping_of(_said(content.decode("utf-8-sig"), called), called)
    except UnicodeDecodeError:
        raise BadInputError(f"{called} is no TOML: save it as plain UTF-8") from None


def _said(text: str, called: str) -> dict[str, Any]:
    """What TOML says that may be made to do harm."""
    for number, line in enumerate(text.splitlines(), 1):
        if len(line) > _LONGEST_LINE:
            raise BadInputError(f"{called}, line {number}: it is longer than {_LONGEST_LINE:,} letters: break it up")
        if _DEEP.search(line):
            raise BadInputError(f"{called}, line {number}: a name has too many points; a mapping's have one at most")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadInputError(f"{called} is no TOML: {shown(str(error), LINE)}") from None
    except RecursionError:
        raise BadInputError(f"{called} has brackets within brackets without end: a mapping needs two at most") from None
    except ValueError:
        raise BadInputError(f"{called} holds a number longer than any can be: write it in quotation marks") from None


def mapping_of(said: Mapping[str, Any], called: str) -> SheetMapping:
    """The same of what a TOML file says.

    Raises:
        BadInputError: it says something that no sheet can.
    """
    for name in said:
        if name not in _TABLES:
            raise BadInputError(f"{called}: there is nothing called {shown(name)} in a mapping{meant(name, _TABLES)}")
    article = said.get("article")
    if article is not None and not isinstance(article, str):
        raise BadInputError(f'{called}: article is to be a slug in quotation marks, such as "kim-train"')
    return SheetMapping(
        article,
        {column: _headers(called, column, value) for column, value in _columns(said, "columns", called)},
        {column: _meanings(called, column, value) for column, value in _columns(said, "values", called)},
        {column: _default(called, column, value) for column, value in _columns(said, "defaults", called)},
        {column: _separator(called, column, value) for column, value in _columns(said, "split", called)},
        {folded(name): _source(called, name, value) for name, value in _table(said, "sources", called).items()},
    )


def _table(said: Mapping[str, Any], name: str, called: str) -> Mapping[str, Any]:
    table = said.get(name, {})
    if not isinstance(table, dict):
        raise BadInputError(f"{called}: {name} is to be a table: write [{name}] above its lines")
    return table


def _columns(said: Mapping[str, Any], name: str, called: str) -> list[tuple[str, Any]]:
    """The lines of a table, each for a column that a sheet may fill."""
    lines = list(_table(said, name, called).items())
    for column, _ in lines:
        if column not in BY_NAME:
            raise BadInputError(f"{called}: [{name}] names {shown(column)}, which is no column{meant(column, BY_NAME)}")
        if not BY_NAME[column].writable:
            mend = BY_NAME[column].mend.replace("{claim}", "CLAIM")
            raise BadInputError(f"{called}: [{name}] names {column}, which no sheet can fill: {mend}")
    return lines


def _headers(called: str, column: str, value: Any) -> tuple[str, ...]:
    headers = value if isinstance(value, list) else [value]
    if not headers or not all(isinstance(one, str) and one.strip() for one in headers):
        raise BadInputError(f'{called}: [columns] {column} is to be their header, such as {column} = "Source"')
    if len(headers) > 1 and column != "notes":
        raise BadInputError(f"{called}: [columns] {column} takes one header; only notes takes several")
    return tuple(headers)


def _meanings(called: str, column: str, value: Any) -> dict[str, str]:
    if column not in _WORDS:
        raise BadInputError(f"{called}: [values] is for {', '.join(_WORDS)}; {column} takes any words")
    if not isinstance(value, dict):
        raise BadInputError(f"{called}: write [values.{column}] above its lines")
    return {folded(theirs): _one_of(called, column, ours) for theirs, ours in value.items()}


def _default(called: str, column: str, value: Any) -> str:
    if column in ("claim", "claim_text", "exact", "assignee"):
        raise BadInputError(f"{called}: [defaults] cannot give every row the same {column}")
    if column in _WORDS:
        return _one_of(called, column, value)
    if not isinstance(value, str):
        raise BadInputError(f"{called}: [defaults] {column} is to be a text in quotation marks")
    return value.strip()


def _one_of(called: str, column: str, value: Any) -> str:
    word = {True: "yes", False: "no"}.get(value, value) if isinstance(value, bool) else value
    if word not in _WORDS[column] and word != "":
        raise BadInputError(
            f"{called}: {shown(str(word))} is no {column}: choose {', '.join(_WORDS[column])}"
            f"{meant(str(word), _WORDS[column])}"
        )
    return str(word)


def _separator(called: str, column: str, value: Any) -> str:
    if column not in _SEVERAL:
        raise BadInputError(f"{called}: [split] is for {', '.join((*SAID, *HELD))}; {column} holds one value")
    if not isinstance(value, str) or not value.strip():
        raise BadInputError(f'{called}: [split] {column} is to be what stands between two values, such as ";"')
    return value


def _source(called: str, name: str, value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise BadInputError(
            f'{called}: [sources] {shown(name)} is to be a name on file, or "new: person" for somebody who is not'
        )
    new, mark, kind = value.partition(":")
    if mark and new.strip().casefold() == "new":
        return f"new:{_one_of(called, 'speaker_role', kind.strip())}"
    return value.strip()
