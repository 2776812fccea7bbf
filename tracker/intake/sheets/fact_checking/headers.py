"""How people name the three sheets and their columns; as `plain` gives a header: lower case, one blank between words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum

from tracker.intake.sheets.headings import glimpsed, header_of, plain
from tracker.intake.sheets.roles import Roles
from tracker.intake.sheets.workbook import Sheet, Workbook


class Part(StrEnum):
    """What one of the three sheets holds."""

    LINES = "draft lines"
    FACTS = "facts"
    SOURCES = "sources"


_CHECKER = (
    "checked by",
    "checker",
    "fact checker",
    "who checked",
    "verified by",
    "fact checked by",
    "checker initials",
)
_NOTE = ("note", "notes", "comment", "comments", "fc notes", "fact check notes", "checker notes", "remarks")
_LINK = ("url", "link", "source link", "source url", "web address", "document link", "link to source", "urls", "links")
_COUNTED = (
    *("record count", "total facts", "facts left", "number of facts that need attention", "are all facts assigned"),
    *("fact status lookup", "facts count", "count"),
)
"""What the template works out from its other cells."""

WORDS: dict[Part, dict[str, tuple[str, ...]]] = {
    Part.LINES: {
        "key": (
            *("line number", "line no", "line id", "number", "no", "nr", "id", "dsl id", "dsl", "draft line number"),
            *(
                "draft line id",
                "draft line no",
                "sentence number",
                "sentence no",
                "sentence id",
                "story line number",
                "",
            ),
        ),
        "line": ("line", "lines", "draft line", "draft lines"),
        "text": (
            *(
                "draft text",
                "text",
                "sentence",
                "sentences",
                "draft",
                "draft line text",
                "line text",
                "draft story line",
            ),
            *(
                "draft story lines",
                "story line",
                "story lines",
                "story text",
                "story",
                "copy",
                "script",
                "draft sentence",
            ),
            *("draft copy", "text of draft", "content"),
        ),
        "paragraph": ("paragraph", "para", "paragraph number", "par"),
        "by": _CHECKER,
        "facts": ("facts", "fact ids", "fact id", "fact numbers", "fact"),
        "note": (*_NOTE, "dsl notes", "dsl notes revision history", "dsl notes revision"),
        "counted": _COUNTED,
    },
    Part.FACTS: {
        "key": ("fact id", "fact number", "fact no", "id", "number", "no", "nr", "fact nr", ""),
        "text": (
            *(
                "fact",
                "facts",
                "fact statement",
                "statement",
                "statement of fact",
                "claim",
                "fact text",
                "fact to check",
            ),
            *("assertion", "statement to check", "fact or claim"),
        ),
        "line": (
            *(
                "draft line",
                "draft lines",
                "line",
                "lines",
                "line number",
                "line no",
                "line id",
                "draft line id",
                "dsl",
            ),
            *("draft line number", "draft story lines", "draft story line", "dsl id", "story line", "story lines"),
            *("sentence", "sentence number", "sentence id", "draft sentence", "draft line no", "belongs to line"),
        ),
        "source": (
            *("source", "sources", "source id", "source ids", "source s", "source id s", "source number"),
            *("source numbers", "source no", "primary source", "secondary source", "source 1", "source 2", "source 3"),
        ),
        "status": (
            *("status", "fc status", "fact status", "checked", "verified", "fact check status", "result", "verdict"),
            *("confirmed", "checked status", "verification", "verification status", "fact checked", "outcome"),
        ),
        "right": ("correct", "accurate", "correct y n", "is it correct", "true", "true false", "ok", "accurate y n"),
        "correction": (
            *("correction", "corrections", "correction needed", "suggested change", "suggested correction", "change"),
            *("corrected text", "fix", "proposed change", "suggested fix", "corrected fact"),
        ),
        "by": _CHECKER,
        "on": ("date checked", "checked on", "date", "date verified", "when checked"),
        "locator": (
            *("locator", "where", "page", "pages", "where in source", "where in the source", "location in source"),
            *("source location", "timecode", "time code", "timestamp", "page number", "page or time", "location"),
        ),
        "excerpt": ("quote", "excerpt", "source quote", "supporting text", "exact words", "quote from source"),
        "url": _LINK,
        "note": _NOTE,
        "counted": _COUNTED,
    },
    Part.SOURCES: {
        "key": ("source id", "source number", "source no", "id", "number", "no", "nr", "source nr", ""),
        "name": (
            "source",
            "source name",
            "name",
            "title",
            "source title",
            "sources",
            "name of source",
            "source description",
        ),
        "kind": ("type", "source type", "kind", "source kind", "type of source", "category", "source category"),
        "contact": (
            *("contact", "contact info", "contact information", "contact details", "phone", "telephone", "email"),
            *("e mail", "phone number", "email address", "address"),
        ),
        "url": _LINK,
        "confidential": (
            "confidential",
            "anonymous",
            "confidential source",
            "anonymous source",
            "protect",
            "protected",
        ),
        "note": (*_NOTE, "source notes"),
        "counted": (*_COUNTED, "facts", "fact ids"),
    },
}
"""What the headers of each sheet are for."""

_NEEDED = {Part.LINES: ("text", "line"), Part.FACTS: ("text",), Part.SOURCES: ("name",)}
"""Without one of these roles a sheet is no such sheet."""
_NAMES: Mapping[Part, re.Pattern[str]] = {
    Part.FACTS: re.compile(r"\b(facts?|claims?|statements?)\b", re.I),
    Part.SOURCES: re.compile(r"\bsources?\b", re.I),
    Part.LINES: re.compile(r"\b(drafts?|lines?|stor(y|ies)|sentences?|script|copy|text)\b", re.I),
}
_MARKED = {
    Part.FACTS: frozenset(WORDS[Part.FACTS]["text"]) - {"statement", "claim"},
    Part.SOURCES: frozenset(WORDS[Part.SOURCES]["name"]) - {"name", "title", "source", "sources"} | {"source id"},
    Part.LINES: frozenset(WORDS[Part.LINES]["text"]) - {"text", "sentence", "content", "draft"},
}
"""Headers by which a sheet is known whatever its name."""


class Found(dict[Part, tuple[Sheet, Roles]]):
    """The three sheets, each with what its columns are for."""


def three_sheets(workbook: Workbook) -> Found | None:
    """The three sheets of a workbook, None where it does not have them: each is told by its name and its headers."""
    if len(workbook.sheets) < len(Part):
        return None
    found = Found()
    for sheet in workbook.sheets:
        begins = glimpsed(sheet)
        part = _part(begins, found)
        if part is not None:
            found[part] = (sheet, _roles(begins, part))
    return found if len(found) == len(Part) else None


def fits(workbook: Workbook) -> bool:
    """Whether a workbook has the three sheets."""
    return three_sheets(workbook) is not None


def _part(sheet: Sheet, taken: Found) -> Part | None:
    if {"claim text", "article"} <= _headers(sheet, Part.FACTS):
        return None  # ours
    for part, names in _NAMES.items():
        if part not in taken and names.search(sheet.name.replace("_", " ")) and _has_needed(sheet, part):
            return part
    return next((part for part in Part if part not in taken and _is_marked(sheet, part)), None)


def _roles(sheet: Sheet, part: Part) -> Roles:
    known = [word for several in WORDS[part].values() for word in several if word]
    header = header_of(sheet, known)
    assert header is not None  # one that is blank has no header we need
    return Roles(header, WORDS[part])


def _has_needed(sheet: Sheet, part: Part) -> bool:
    return bool(sheet.opening(1)) and any(role in _roles(sheet, part) for role in _NEEDED[part])


def _is_marked(sheet: Sheet, part: Part) -> bool:
    return _has_needed(sheet, part) and bool(_MARKED[part] & _headers(sheet, part))


def _headers(sheet: Sheet, part: Part) -> set[str]:
    return {plain(cell) for cell in _roles(sheet, part).header.cells} if sheet.opening(1) else set()
