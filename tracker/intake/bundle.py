"""JSON Lines in: one line of a bundle -> one checked, plain record (the format: docs/formats.md)."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Callable

import orjson

from tracker.domain.choices import choose, meant
from tracker.domain.counting import one
from tracker.domain.days import full_day
from tracker.domain.empty import require_something
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
    Stage,
)
from tracker.domain.wording import LINE, NAME, PROSE, STORY, clean, clean_day, clean_slug, shown
from tracker.intake.fields import (
    Fields,
    flag,
    named,
    need,
    number,
    optional,
    optional_name,
    optional_word,
    place,
    text,
    texts,
    word,
    word_or,
)
from tracker.intake.records import (
    WORDING,
    ArticleLine,
    AttributionLine,
    ClaimLine,
    DerivationLine,
    EvidenceLine,
    PassageLine,
    PersonLine,
    Record,
    RevisionLine,
    SourceLine,
)

LONGEST_LINE = 64_000_000
"""Bytes; a line beyond is refused unread."""

_DUMP_ONLY = (
    *("dump", "setting", "review", "hold", "entry", "pack", "reply", "contradiction", "contradiction_member"),
    *("waiver", "sign_off", "signed_claim", "signed_waiver", "task", "publication", "alignment", "comment", "proposal"),
)
_STANCES = frozenset(AttributionStatus) - {AttributionStatus.UNATTRIBUTED}
_WORDING = frozenset(WORDING)
_FIRST_HAND = {None: None, True: 1, False: 0}
_SHA256 = re.compile("[0-9a-f]{64}")


def parse(line: bytes) -> Record:
    """One line of a bundle as a record.

    Raises:
        BadInputError: it is no JSON object, no known record, lacks a field, has one too many or one that cannot be taken.
    """
    try:
        fields = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        if line.startswith(codecs.BOM_UTF8):
            raise BadInputError("the file begins with a byte order mark: save it as UTF-8 without one") from None
        raise BadInputError(f"this is no JSON: {error.msg} at column {error.colno}") from None
    if fields.__class__ is not dict:
        raise BadInputError('a line is one JSON object, such as {"record": "claim", ...}')
    record = fields.get("record")
    reader = _READERS.get(record) if record.__class__ is str else None
    if reader is None:
        raise BadInputError(_unknown(record))
    read, allowed = reader
    if not allowed.issuperset(fields):
        extra = min(fields.keys() - allowed)
        raise BadInputError(f"{one(str(record))} has no field {shown(extra)}{meant(extra, allowed)}")
    return read(fields)


def _unknown(record: object) -> str:
    if record is None:
        return 'it does not say which record it is: add "record"'
    if record in _DUMP_ONLY:
        return f"{one(str(record))} is taken only with a whole dump, as `tracker export` writes it"
    return f"{shown(str(record))} is no record: there are {', '.join(_READERS)}{meant(str(record), _READERS)}"


def _person(fields: Fields) -> PersonLine:
    roles = {word(Role, role, "role") for role in texts(fields, "roles")}
    if not roles:
        raise BadInputError("a person needs at least one role")
    return PersonLine(text(fields, "name", NAME), text(fields, "initials", 40), sorted(roles))


def _source(fields: Fields) -> SourceLine:
    columns = {
        "terms": optional_word(fields, "terms", SourceTerms),
        "genre": optional_word(fields, "genre", SourceGenre),
        "reliability": optional_word(fields, "reliability", Reliability),
        "confidential": int(flag(fields, "confidential")),
        "description": optional(fields, "description", PROSE),
        "why_unnamed": optional(fields, "why_unnamed", PROSE),
        "note": optional(fields, "note", PROSE),
        "retracted_why": _why(fields),
    }
    if fields.get("of_article") is not None and columns["genre"] != SourceGenre.OWN_STORY:
        raise BadInputError("of_article goes only with the genre own_story")
    name = text(fields, "name", NAME)
    aliases = {clean("an alias", alias, NAME) for alias in texts(fields, "aliases")}
    return SourceLine(
        name,
        word(SourceKind, need(fields, "kind"), "kind"),
        sorted(aliases - {name}),
        flag(fields, "retracted"),
        columns,
        optional_name(fields, "of_article"),
        optional_name(fields, "known_to"),
    )


def _article(fields: Fields) -> ArticleLine:
    if fields.get("stage") not in (None, Stage.DRAFT):
        raise BadInputError("an article is imported as a draft: signing off and publishing are acts of the desk")
    slug = clean_slug(text(fields, "slug", NAME))
    headline = optional(fields, "headline", LINE)
    language = optional(fields, "language", 35)
    due = optional(fields, "deadline", 10)
    return ArticleLine(
        slug,
        headline or slug,
        optional_name(fields, "reporter"),
        language or "en",
        tuple(texts(fields, "former_reporters")),
        None if due is None else full_day("deadline", due).isoformat(),
    )


def _revision(fields: Fields) -> RevisionLine:
    story = named(fields, "text")
    if len(story) > STORY or "\x00" in story or not story.strip():
        raise BadInputError(f"the text is blank, longer than {STORY:,} characters, or holds NUL")
    if "\r" in story:
        raise BadInputError("the text holds carriage returns, which are not kept: end its lines with line feeds alone")
    if not unicodedata.is_normalized("NFC", story):
        raise BadInputError(
            "the text is not in Unicode's normal form C, so places in it would be ambiguous: normalise it"
        )
    headline, standfirst = optional(fields, "headline", LINE), optional(fields, "standfirst", LINE)
    return RevisionLine(named(fields, "article"), number(fields, "number"), story, headline, standfirst)


def _claim(fields: Fields) -> ClaimLine:
    if fields.get("state") not in (None, "unreviewed"):
        raise BadInputError(
            "a claim is imported as unreviewed: other states are taken only with a whole dump, which holds what led there"
        )
    return ClaimLine(
        named(fields, "article"),
        number(fields, "number"),
        text(fields, "text", LINE),
        word_or(fields, "status", AttributionStatus, AttributionStatus.UNATTRIBUTED),
        word_or(fields, "risk", Risk, Risk.NORMAL),
        optional(fields, "about", NAME),
        int(flag(fields, "allegation")),
        clean_day("as_of", optional(fields, "as_of", 10)),
        optional(fields, "note", PROSE),
        optional_name(fields, "author"),
    )


def _passage(fields: Fields) -> PassageLine:
    start, end = place(fields, "start"), place(fields, "end")
    if end <= start:
        raise BadInputError("a passage ends after it starts: end is to be greater than start")
    return PassageLine(named(fields, "claim"), place(fields, "revision"), start, end, optional_name(fields, "exact"))


def _attribution(fields: Fields) -> AttributionLine:
    status = need(fields, "status")
    if status.__class__ is not str or status not in _STANCES:
        status = choose(AttributionStatus, status, "status", without=[AttributionStatus.UNATTRIBUTED]).value
    first_hand = fields.get("first_hand")
    if first_hand is not None and first_hand.__class__ is not bool:
        raise BadInputError("first_hand is to be true, false or null")
    source, via = named(fields, "source"), texts(fields, "via")
    if via and len({*via, source}) != len(via) + 1:
        raise BadInputError(
            "via names a source twice: name each link once, nearest the reader first, without the speaker"
        )
    wording = None if _WORDING.isdisjoint(fields) else _wording(fields)
    return AttributionLine(named(fields, "claim"), source, via, status, _FIRST_HAND[first_hand], wording)


def _wording(fields: Fields) -> tuple[object, ...] | None:
    wording = (
        optional(fields, "cue", NAME),
        optional(fields, "quote", PROSE),
        optional_word(fields, "mode", AttributionMode),
        clean_day("said_on", optional(fields, "said_on", 10)),
        optional(fields, "locator", LINE),
        optional(fields, "note", PROSE),
        flag(fields, "retracted"),
        _why(fields),
    )
    return wording if any(wording) else None


def _derivation(fields: Fields) -> DerivationLine:
    line = DerivationLine(
        named(fields, "source"),
        named(fields, "drew_on"),
        word_or(fields, "kind", DerivationKind, DerivationKind.OTHER),
        word_or(fields, "assessment", Assessment, Assessment.CONFIRMED),
        optional_name(fields, "scope"),
        optional(fields, "note", PROSE),
        flag(fields, "retracted"),
        _why(fields),
    )
    if line.source == line.drew_on:
        raise BadInputError("a source cannot draw on itself")
    return line


def _evidence(fields: Fields) -> EvidenceLine:
    sha256 = optional(fields, "sha256", 64)
    if sha256 is not None and not _SHA256.fullmatch(sha256):
        raise BadInputError("sha256 is to be 64 hexadecimal digits")
    require_something("the file of this evidence", sha256)
    columns = {
        "excerpt": optional(fields, "excerpt", PROSE),
        "locator": optional(fields, "locator", LINE),
        "url": optional(fields, "url", LINE),
        "archived_url": optional(fields, "archived_url", LINE),
        "sha256": sha256,
        "file_name": optional(fields, "file_name", NAME),
        "note": optional(fields, "note", PROSE),
    }
    return EvidenceLine(
        named(fields, "claim"),
        number(fields, "number"),
        named(fields, "source"),
        word_or(fields, "bearing", Bearing, Bearing.SUPPORTS),
        columns,
        flag(fields, "retracted"),
        _why(fields),
    )


def _why(fields: Fields) -> str | None:
    why = optional(fields, "retracted_why", PROSE)
    if why is not None and not flag(fields, "retracted"):
        raise BadInputError('retracted_why goes with "retracted": true')
    return why


_RETRACTED = "retracted retracted_why"
_ABOUT_SOURCE = "terms genre of_article reliability confidential description why_unnamed known_to note"
_HELD = "excerpt locator url archived_url sha256 file_name note"
_READERS: dict[str, tuple[Callable[[Fields], Record], frozenset[str]]] = {
    name: (read, frozenset(["record", *fields.split()]))
    for name, read, fields in (
        ("person", _person, "name initials roles"),
        ("source", _source, f"name kind aliases {_ABOUT_SOURCE} {_RETRACTED}"),
        ("article", _article, "slug headline reporter former_reporters deadline language stage"),
        ("revision", _revision, "article number text headline standfirst"),
        ("claim", _claim, "article number text status risk state about allegation as_of note author"),
        ("passage", _passage, "claim revision start end exact"),
        (
            "attribution",
            _attribution,
            f"claim source via status first_hand cue quote mode said_on locator note {_RETRACTED}",
        ),
        ("derivation", _derivation, f"source drew_on kind assessment scope note {_RETRACTED}"),
        ("evidence", _evidence, f"claim number source bearing {_HELD} {_RETRACTED}"),
    )
}
