"""What a header of somebody's sheet may mean among our columns: a guess, which is told and which a mapping overrules."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from tracker.domain.desk_sheet import BY_NAME

SYNONYMS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "claim_text": (
            *("claim text", "claim", "claims", "fact", "facts", "statement", "assertion", "fact to check"),
            *("claim to check", "statement of fact", "factual claim", "what is claimed"),
        ),
        "exact": (
            *("exact", "text in story", "quote in story", "words in story", "words in the story", "story text"),
            *("passage", "quote", "exact quote", "draft text", "line in story"),
        ),
        "article": ("article", "story", "slug", "story slug"),
        "status": ("status", "attribution status", "how the story puts it"),
        "risk": ("risk", "risk level"),
        "about": ("about", "concerns", "party", "who it concerns"),
        "allegation": ("allegation", "accusation"),
        "as_of": ("as of", "as of date", "date of fact"),
        "speaker": (
            *("speaker", "source", "sources", "source name", "who says", "who says so", "who says it", "said by"),
            *("attributed to", "attribution", "according to", "name of source"),
        ),
        "speaker_role": ("speaker role", "source type", "type of source", "kind of source", "source kind", "what kind"),
        "stance": ("stance",),
        "via": ("via", "through", "passed on by", "reported by"),
        "first_hand": ("first hand", "firsthand"),
        "assignee": ("assignee", "assigned to"),
        "evidence_source": ("evidence source",),
        "evidence_bearing": ("evidence bearing", "bearing"),
        "evidence_url": (
            *("evidence url", "link", "links", "url", "source link", "source url", "link to source", "evidence link"),
            *("hyperlink", "web address", "evidence", "reference", "proof"),
        ),
        "evidence_locator": (
            "evidence locator",
            "locator",
            "page",
            "page number",
            "time code",
            "timestamp",
            "location",
        ),
        "archived_url": ("archived url", "archive url", "archive link", "archived link", "archived copy", "archive"),
        "notes": ("notes", "note", "comment", "comments", "remark", "remarks"),
    }
)
"""Our column -> headers that are taken for it, as `headings.plain` gives them, the likeliest first."""
KEPT_AS_NOTES = frozenset(
    {
        *("checked by", "checked", "checker", "fact checked by", "fact checker", "verified by", "verified", "verdict"),
        *("check", "initials", "done", "response", "comment sought", "contacted", "checked on", "date checked"),
        *("rating", "priority", "to do", "next steps", "correction", "fix", "change needed"),
    }
)
"""Headers of what only the desk's own acts can say, or that no column of ours takes: kept in the note, with their header."""
VERDICTS = frozenset({"verdict", "rating", "result", "finding", "conclusion"})
"""Headers under which "false" says that a claim is wrong; under *Checked* it says that nobody has checked it."""
OURS = frozenset({"claim_text", "desk_entry", "updated_at", "independent_min"})
"""A sheet with one of these headers is ours, and nothing in it is guessed."""


def guessed(headers: Mapping[int, str], taken: frozenset[str]) -> dict[str, tuple[int, ...]]:
    """Our column -> places of their headers, for the columns that are not taken yet."""
    found: dict[str, tuple[int, ...]] = {}
    for column, words in SYNONYMS.items():
        if column in taken:
            continue
        place = next(
            (at for word in words for at, header in headers.items() if header == word and at not in _all(found)), None
        )
        if place is not None:
            found[column] = (place,)
    left = [at for at, header in headers.items() if at not in _all(found) and header in KEPT_AS_NOTES]
    if left and "notes" not in taken:
        found["notes"] = (*found.get("notes", ()), *left)
    return found


def _all(found: Mapping[str, tuple[int, ...]]) -> frozenset[int]:
    return frozenset(at for places in found.values() for at in places)


assert BY_NAME.keys() >= SYNONYMS.keys()
