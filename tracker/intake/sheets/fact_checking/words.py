"""Words of a fact-checking sheet's cells: what a status says, and what sort of source is meant."""

from __future__ import annotations

import re

from tracker.domain.vocabulary import SourceKind
from tracker.intake.sheets.fact_checking.template import Mark
from tracker.intake.sheets.headings import plain

_RIGHT = frozenset(
    {
        *(
            "checked",
            "verified",
            "correct",
            "accurate",
            "confirmed",
            "true",
            "yes",
            "y",
            "ok",
            "okay",
            "done",
            "x",
            "right",
        ),
        *(
            "checked accurate",
            "checked correct",
            "fact checked",
            "fully verified",
            "passed",
            "good",
            "checked and correct",
        ),
    }
)
_TICKS = frozenset("✓✔☑✅")
_WRONG = frozenset(
    {
        *("incorrect", "wrong", "false", "inaccurate", "error", "not correct", "not accurate", "untrue", "not true"),
        *(
            "checked incorrect",
            "checked inaccurate",
            "checked wrong",
            "needs correction",
            "to be corrected",
            "disproved",
            "refuted",
            "debunked",
            "mostly false",
            "pants on fire",
        ),
    }
)
_NO = frozenset({"no", "n", "✗", "✘", "❌"})
_NOTHING = frozenset({"", "none", "no", "n a", "na", "nil", "no change", "no changes", "ok", "none needed"})
_KINDS: tuple[tuple[SourceKind, tuple[str, ...]], ...] = (
    (SourceKind.UNNAMED, ("anonymous", "unnamed")),
    (SourceKind.DATASET, ("dataset", "data set", "data", "database", "statistics", "spreadsheet", "survey", "poll")),
    (SourceKind.AGENCY, ("news agency", "wire", "wire service", "agency report")),
    (
        SourceKind.OUTLET,
        (
            "news",
            "newspaper",
            "radio",
            "radio station",
            "tv",
            "television",
            "tv station",
            "website",
            "outlet",
            "media",
            "news article",
            "news story",
            "magazine",
            "broadcast",
            "press",
            "clip",
            "article",
        ),
    ),
    (
        SourceKind.OBSERVATION,
        ("observation", "photo", "photograph", "video", "field notes", "footage", "satellite image", "audio"),
    ),
    (
        SourceKind.DOCUMENT,
        (
            *(
                "document",
                "report",
                "record",
                "records",
                "public record",
                "court record",
                "court document",
                "court filing",
                "filing",
                "book",
            ),
            *(
                "study",
                "paper",
                "email",
                "letter",
                "transcript",
                "memo",
                "law",
                "contract",
                "pdf",
                "web page",
            ),
            *("webpage", "official document", "public records", "journal article", "press release", "archive", "foia"),
        ),
    ),
    (
        SourceKind.ORGANISATION,
        (
            "organisation",
            "organization",
            "company",
            "government",
            "ngo",
            "agency",
            "institution",
            "ministry",
            "university",
        ),
    ),
    (SourceKind.GROUP, ("group", "focus group", "residents", "witnesses")),
    (
        SourceKind.PERSON,
        (
            *(
                "person",
                "interview",
                "human",
                "human source",
                "expert",
                "official",
                "witness",
                "eyewitness",
                "spokesperson",
            ),
            *("interviewee", "source", "people", "individual", "phone interview", "in person interview"),
        ),
    ),
)
_KIND_OF = {word: kind for kind, words in _KINDS for word in words}


def mark_of(status: str, right: str, correction: str) -> Mark:
    """What a row says of its fact.

    Args:
        status: of a column like "Status" or "Checked", where a no says only that nobody has.
        right: of a column like "Correct?", where a no says that it is not.
        correction: what is to be written instead, if anything.
    """
    if _says_something(correction) or is_wrong(status) or is_wrong(right) or _plain(right) in _NO:
        return Mark.WRONG
    return Mark.RIGHT if _is_right(status) or _is_right(right) else Mark.OPEN


def kind_of(said: str) -> SourceKind | None:
    """What sort of source a cell says it is; None where it says nothing that we know."""
    words = plain(said)
    if words in _KIND_OF:
        return _KIND_OF[words]
    parts = [plain(part) for part in re.split(r"[,;/|()\n–—-]", said)]
    known = [_KIND_OF[part] for part in parts if part in _KIND_OF]
    return known[0] if len(set(known)) == 1 else None


def is_yes(said: str) -> bool:
    """Whether a cell says yes."""
    return _is_right(said) or plain(said) in {"confidential", "anonymous"}


def _says_something(correction: str) -> bool:
    return plain(correction) not in _NOTHING


def _is_right(said: str) -> bool:
    return plain(said) in _RIGHT or said.strip() in _TICKS


def is_wrong(said: str) -> bool:
    """Whether a cell says that the fact is wrong."""
    return plain(said) in _WRONG


def _plain(said: str) -> str:
    return plain(said) or said.strip()
