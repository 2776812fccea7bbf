"""What a language model answered, read as far as it has the shape that was asked for."""

from __future__ import annotations

import json
import re
from typing import Any, NamedTuple

from tracker.domain.vocabulary import AttributionStatus, SourceKind

OFFERED = [status.value for status in AttributionStatus if status is not AttributionStatus.CONFIRMED]
"""Only a person sets `confirmed`."""
_FENCED = re.compile(r"```[a-z]*\n")
_WORDS = {"type": ["string", "null"]}
_PARTY: dict[str, Any] = {
    "type": ["object", "null"],
    "properties": {"words": {"type": "string"}, "name": _WORDS, "kind": {"enum": [kind.value for kind in SourceKind]}},
    "required": ["words", "name", "kind"],
    "additionalProperties": False,
}
_CLAIM: dict[str, Any] = {
    "type": "object",
    "properties": {
        "sentence": {"type": "integer"},
        "status": {"enum": OFFERED},
        "content": {"type": "array", "items": {"type": "string"}},
        "cue": _WORDS,
        "source": _PARTY,
        "via": {"type": "array", "items": {**_PARTY, "type": "object"}},
    },
    "required": ["sentence", "status", "content", "cue", "source", "via"],
    "additionalProperties": False,
}
SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {"claims": {"type": "array", "items": _CLAIM}},
    "required": ["claims"],
    "additionalProperties": False,
}
"""For models that can be held to one."""


class Party(NamedTuple):
    """Somebody, in the words of the sentence and by the name that the text is said to give them."""

    words: str
    name: str
    kind: SourceKind


class Answer(NamedTuple):
    """A claim as the model has it; none of it is believed yet."""

    sentence: int
    status: AttributionStatus
    content: list[str]
    cue: str | None
    source: Party | None
    via: list[Party]


def answers_in(said: str) -> list[Answer | None] | None:
    """The claims in an answer, None in the place of each that has not the shape; None for an answer without any list."""
    listed = _claims(said)
    return None if listed is None else [_answer(one) for one in listed]


def _claims(said: str) -> list[object] | None:
    """The list in an answer, whatever stands around the JSON."""
    bare = _FENCED.sub("", said)
    begin, end = bare.find("{"), bare.rfind("}")
    try:
        document = json.loads(bare[begin : end + 1]) if 0 <= begin < end else None
    except (ValueError, RecursionError):
        return None
    claims = document.get("claims") if isinstance(document, dict) else None
    return claims if isinstance(claims, list) else None


def _answer(one: Any) -> Answer | None:
    try:
        content = [one["content"]] if isinstance(one["content"], str) else list(map(_words, one["content"]))
        cue = None if one.get("cue") is None else _words(one["cue"])
        source = None if one.get("source") is None else _party(one["source"])
        via = list(map(_party, one.get("via") or []))
        return Answer(_number(one["sentence"]), AttributionStatus(one["status"]), content, cue, source, via)
    except (AttributeError, KeyError, TypeError, ValueError):
        return None


def _party(one: Any) -> Party:
    words = _words(one["words"])
    return Party(words, _words(one.get("name") or words), SourceKind(one["kind"]))


def _words(one: object) -> str:
    if not isinstance(one, str):
        raise TypeError
    return one


def _number(one: object) -> int:
    if type(one) is not int:
        raise TypeError
    return one
