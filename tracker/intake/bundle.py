"""JSON Lines in: one line of a bundle -> one checked, plain record (the format: docs/formats.md).

Every function takes the line's fields and returns the record's values, or raises BadInputError with what is wrong. Names
of other records stay names: whether they are on file is for the import to find out.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any, NamedTuple

import orjson

from tracker.domain.choices import choose, meant
from tracker.domain.errors import BadInputError
from tracker.domain.vocabulary import (
    Assessment,
    AttributionMode,
    AttributionStatus,
    Bearing,
    DerivationKind,
    Reliability,
    Risk,
    Role,
    SourceGenre,
    SourceKind,
    SourceTerms,
)
from tracker.domain.wording import LINE, NAME, PROSE, clean, clean_day, clean_slug, shown

Fields = Mapping[str, Any]


class PersonLine(NamedTuple):
    """Somebody at the desk."""

    name: str
    initials: str
    roles: list[str]


class SourceLine(NamedTuple):
    """A source; `columns` holds what else is said of it."""

    name: str
    kind: str
    aliases: list[str]
    retracted: bool
    columns: dict[str, Any]
    of_article: str | None
    known_to: str | None


class ArticleLine(NamedTuple):
    """An article."""

    slug: str
    headline: str
    reporter: str | None
    language: str


class RevisionLine(NamedTuple):
    """An article's text; the next number where none is given."""

    article: str
    number: int | None
    text: str


class ClaimLine(NamedTuple):
    """A claim; the next number where none is given."""

    article: str
    number: int | None
    text: str
    status: str
    risk: str
    about: str | None
    allegation: int
    as_of: str | None
    note: str | None
    author: str | None


class PassageLine(NamedTuple):
    """Where a claim stands."""

    claim: str
    revision: int
    start: int
    end: int
    exact: str | None


class AttributionLine(NamedTuple):
    """Who says so. `columns` holds the wording, in the order of WORDING, or is None where there is none."""

    claim: str
    source: str
    via: list[str]
    status: str
    first_hand: int | None
    columns: tuple[Any, ...] | None


class DerivationLine(NamedTuple):
    """Who had it from whom; a scope is a slug or a label."""

    source: str
    drew_on: str
    kind: str
    assessment: str
    scope: str | None
    note: str | None
    retracted: bool
    why: str | None


class EvidenceLine(NamedTuple):
    """What is held; the next number where none is given."""

    claim: str
    number: int | None
    source: str
    bearing: str
    columns: dict[str, Any]
    retracted: bool
    why: str | None


Record = (
    PersonLine
    | SourceLine
    | ArticleLine
    | RevisionLine
    | ClaimLine
    | PassageLine
    | AttributionLine
    | DerivationLine
    | EvidenceLine
)

WORDING = ("cue", "quote", "mode", "said_on", "locator", "note", "retracted", "retracted_why")
"""The fields of an attribution that most lines leave out."""

LONGEST_LINE = 64_000_000
"""Bytes; a line beyond is refused unread."""

_DUMP_ONLY = ("dump", "setting", "review", "hold", "entry", "waiver", "sign_off")
_STATUSES = frozenset(AttributionStatus)
_STANCES = _STATUSES - {AttributionStatus.UNATTRIBUTED}
_FIRST_HAND = {None: None, True: 1, False: 0}


def parse(line: bytes) -> Record:
    """One line of a bundle as a record.

    Raises:
        BadInputError: it is no JSON object, no known record, lacks a field, has one too many or one that cannot be taken.
    """
    try:
        fields = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        raise BadInputError(f"this is no JSON: {error.msg} at column {error.colno}") from None
    if fields.__class__ is not dict:
        raise BadInputError('a line is one JSON object, such as {"record": "claim", ...}')
    record = fields.get("record")
    reader = _READERS.get(record) if record.__class__ is str else None
    if reader is None:
        raise BadInputError(_unknown(record))
    read, allowed = reader
    if not fields.keys() <= allowed:
        extra = sorted(fields.keys() - allowed)[0]
        raise BadInputError(f"a {record} has no field {shown(extra)}{meant(extra, allowed)}")
    return read(fields)


def _unknown(record: object) -> str:
    if record is None:
        return 'it does not say which record it is: add "record"'
    if record in _DUMP_ONLY:
        return f"a {record} is taken only with a whole dump, as `tracker export` writes it"
    return f"{shown(str(record))} is no record: there are {', '.join(_READERS)}{meant(str(record), _READERS)}"


def _person(fields: Fields) -> PersonLine:
    roles = [choose(Role, role, "role").value for role in _texts(fields, "roles")]
    if not roles:
        raise BadInputError("a person needs at least one role")
    return PersonLine(_text(fields, "name", NAME), _text(fields, "initials", 40), sorted(set(roles)))


def _source(fields: Fields) -> SourceLine:
    columns = {
        "terms": _word(fields, "terms", SourceTerms),
        "genre": _word(fields, "genre", SourceGenre),
        "reliability": _word(fields, "reliability", Reliability),
        "confidential": int(_flag(fields, "confidential")),
        "description": _optional(fields, "description", PROSE),
        "why_unnamed": _optional(fields, "why_unnamed", PROSE),
        "note": _optional(fields, "note", PROSE),
        "retracted_why": _optional(fields, "retracted_why", PROSE),
    }
    name = _text(fields, "name", NAME)
    aliases = [clean("an alias", alias, NAME) for alias in _texts(fields, "aliases")]
    return SourceLine(
        name,
        choose(SourceKind, _need(fields, "kind"), "kind of source").value,
        sorted({alias for alias in aliases if alias != name}),
        _flag(fields, "retracted"),
        columns,
        _optional(fields, "of_article", NAME),
        _optional(fields, "known_to", NAME),
    )


def _article(fields: Fields) -> ArticleLine:
    if fields.get("stage", "draft") != "draft":
        raise BadInputError("an article is imported as a draft: signing off and publishing are acts of the desk")
    slug = clean_slug(_text(fields, "slug", NAME))
    headline = _optional(fields, "headline", LINE)
    return ArticleLine(
        slug, headline or slug, _optional(fields, "reporter", NAME), _optional(fields, "language", 35) or "en"
    )


def _revision(fields: Fields) -> RevisionLine:
    text = _need(fields, "text")
    if text.__class__ is not str:
        raise BadInputError("text is to be a text")
    if len(text) > 5_000_000 or "\x00" in text or not text.strip():
        raise BadInputError("the text is blank, longer than 5,000,000 characters, or holds NUL")
    if not unicodedata.is_normalized("NFC", text):
        raise BadInputError(
            "the text is not in Unicode's normal form C, so places in it would be ambiguous: normalise it"
        )
    return RevisionLine(_text(fields, "article", NAME), _number(fields, "number"), text)


def _claim(fields: Fields) -> ClaimLine:
    if fields.get("state", "unreviewed") != "unreviewed":
        raise BadInputError(
            "a claim is imported as unreviewed: other states are taken only with a whole dump, which holds what led there"
        )
    status = fields.get("status", "unattributed")
    if status not in _STATUSES:
        status = choose(AttributionStatus, status, "status").value
    risk = fields.get("risk", "normal")
    if risk not in ("normal", "high"):
        risk = choose(Risk, risk, "risk").value
    return ClaimLine(
        _text(fields, "article", NAME),
        _number(fields, "number"),
        _text(fields, "text", LINE),
        status,
        risk,
        _optional(fields, "about", NAME),
        int(_flag(fields, "allegation")),
        clean_day("as_of", _optional(fields, "as_of", 10)),
        _optional(fields, "note", PROSE),
        _optional(fields, "author", NAME),
    )


def _passage(fields: Fields) -> PassageLine:
    start, end = _whole(fields, "start"), _whole(fields, "end")
    if end <= start:
        raise BadInputError("a passage ends after it starts: end is to be greater than start")
    return PassageLine(_text(fields, "claim", NAME), _whole(fields, "revision"), start, end, fields.get("exact"))


def _attribution(fields: Fields) -> AttributionLine:
    status = _need(fields, "status")
    if status not in _STANCES:
        status = choose(AttributionStatus, status, "status", without=[AttributionStatus.UNATTRIBUTED]).value
    via = fields.get("via") or ()
    if via:
        via = [clean("a link of via", name, NAME) for name in _texts(fields, "via")]
    first_hand = fields.get("first_hand")
    if first_hand is not None and first_hand.__class__ is not bool:
        raise BadInputError("first_hand is to be true, false or null")
    wording = None if len(fields) < 7 and fields.keys().isdisjoint(WORDING) else _wording(fields)
    source = _text(fields, "source", NAME)
    if via and len({*via, source}) != len(via) + 1:
        raise BadInputError(
            "via names a source twice: name each link once, nearest the reader first, without the speaker"
        )
    return AttributionLine(_text(fields, "claim", NAME), source, via, status, _FIRST_HAND[first_hand], wording)


def _wording(fields: Fields) -> tuple[Any, ...]:
    return (
        _optional(fields, "cue", NAME),
        _optional(fields, "quote", PROSE),
        _word(fields, "mode", AttributionMode),
        clean_day("said_on", _optional(fields, "said_on", 10)),
        _optional(fields, "locator", LINE),
        _optional(fields, "note", PROSE),
        _flag(fields, "retracted"),
        _optional(fields, "retracted_why", PROSE),
    )


def _derivation(fields: Fields) -> DerivationLine:
    line = DerivationLine(
        _text(fields, "source", NAME),
        _text(fields, "drew_on", NAME),
        choose(DerivationKind, fields.get("kind", "other"), "kind of derivation").value,
        choose(Assessment, fields.get("assessment", "confirmed"), "assessment").value,
        _optional(fields, "scope", NAME),
        _optional(fields, "note", PROSE),
        _flag(fields, "retracted"),
        _optional(fields, "retracted_why", PROSE),
    )
    if line.source == line.drew_on:
        raise BadInputError("a source cannot draw on itself")
    return line


def _evidence(fields: Fields) -> EvidenceLine:
    sha256 = _optional(fields, "sha256", 64)
    if sha256 is not None and not (len(sha256) == 64 and set(sha256) <= set("0123456789abcdef")):
        raise BadInputError("sha256 is to be 64 hexadecimal digits")
    columns = {
        "excerpt": _optional(fields, "excerpt", PROSE),
        "locator": _optional(fields, "locator", LINE),
        "url": _optional(fields, "url", LINE),
        "archived_url": _optional(fields, "archived_url", LINE),
        "sha256": sha256,
        "file_name": _optional(fields, "file_name", NAME),
        "note": _optional(fields, "note", PROSE),
    }
    return EvidenceLine(
        _text(fields, "claim", NAME),
        _number(fields, "number"),
        _text(fields, "source", NAME),
        choose(Bearing, fields.get("bearing", "supports"), "bearing").value,
        columns,
        _flag(fields, "retracted"),
        _optional(fields, "retracted_why", PROSE),
    )


def _need(fields: Fields, name: str) -> Any:
    value = fields.get(name)
    if value is None:
        raise BadInputError(f'the field "{name}" is missing')
    return value


def _text(fields: Fields, name: str, limit: int) -> str:
    value = fields.get(name)
    if value.__class__ is not str:
        raise BadInputError(f'the field "{name}" is {"missing" if value is None else "to be a text"}')
    if value and len(value) <= limit and value.isascii() and value.isprintable() and value[0] != " " != value[-1]:
        return value  # type: ignore[no-any-return]
    return clean(name, value, limit)


def _optional(fields: Fields, name: str, limit: int) -> str | None:
    return None if fields.get(name) is None else _text(fields, name, limit)


def _texts(fields: Fields, name: str) -> list[str]:
    values = fields.get(name) or []
    if values.__class__ is not list or not all(value.__class__ is str for value in values):
        raise BadInputError(f'the field "{name}" is to be a list of texts')
    return values  # type: ignore[no-any-return]


def _word(fields: Fields, name: str, vocabulary: type[StrEnum]) -> str | None:
    value = fields.get(name)
    return None if value is None else choose(vocabulary, value, name).value


def _flag(fields: Fields, name: str) -> bool:
    value = fields.get(name)
    if value is None or value.__class__ is bool:
        return bool(value)
    raise BadInputError(f"{name} is to be true or false")


def _whole(fields: Fields, name: str) -> int:
    value = _need(fields, name)
    if value.__class__ is not int or not 0 <= value < 2_000_000_000:
        raise BadInputError(f"{name} is to be a whole number from 0")
    return value  # type: ignore[no-any-return]


def _number(fields: Fields, name: str) -> int | None:
    value = fields.get(name)
    if value is not None and (value.__class__ is not int or not 1 <= value < 1_000_000_000):
        raise BadInputError(f"{name} is to be a whole number from 1")
    return value


_RETRACTED = "retracted retracted_why"
_READERS: dict[str, tuple[Callable[[Fields], Record], frozenset[str]]] = {
    name: (read, frozenset(["record", *fields.split()]))
    for name, read, fields in (
        ("person", _person, "name initials roles"),
        (
            "source",
            _source,
            f"name kind aliases terms genre of_article reliability confidential description why_unnamed known_to note {_RETRACTED}",
        ),
        ("article", _article, "slug headline reporter language stage"),
        ("revision", _revision, "article number text"),
        ("claim", _claim, "article number text status risk state about allegation as_of note author"),
        ("passage", _passage, "claim revision start end exact"),
        (
            "attribution",
            _attribution,
            f"claim source via status first_hand cue quote mode said_on locator note {_RETRACTED}",
        ),
        ("derivation", _derivation, f"source drew_on kind assessment scope note {_RETRACTED}"),
        (
            "evidence",
            _evidence,
            f"claim number source bearing excerpt locator url archived_url sha256 file_name note {_RETRACTED}",
        ),
    )
}
