"""A name before a colon: the speakers of a transcript, and headlines ("Minister: bridge was safe")."""

from __future__ import annotations

import re

from tracker.domain.proposal import Span
from tracker.extract.lexicon import tables_of
from tracker.extract.saying.cues import cue_verbs
from tracker.extract.saying.grammar import AUXILIARIES, FINITE
from tracker.extract.saying.statement import CueClass, Statement

_LABEL = re.compile(
    r"[\"“'‘]?(?P<name>[^\W\d_][\w.’'&-]{0,40}"
    r"(?:[ \u00a0]+(?:of|the|and|de|van|von|al|la|on|at|for|in|[^\W\d_][\w.’'&-]{0,40})){0,6})"
    r"[ \u00a0]*(?:\([^)\n]{1,40}\))?:[ \u00a0\t]+(?=\S)"
)
_NO_SPEAKERS = frozenset(tables_of("cues")["no_speakers"].split())
_WIDEST = 400
"""Letters among which the colon of a label stands."""


def label_of(text: str, start: int, end: int) -> Statement | None:
    """The statement of a paragraph that begins with its speaker."""
    if text.find(":", start, min(end, start + _WIDEST)) < 0:
        return None
    found = _LABEL.match(text, start, end)
    if found is None or found.end() >= end or _is_quoted(text, start, end):
        return None
    name = found.group("name")
    words = name.split()
    if not _names_somebody(words) or words[0][0].islower() or _is_topic(text[found.end() : end], words):
        return None
    content: Span = (found.end(), end)
    while text[content[1] - 1].isspace():
        content = (content[0], content[1] - 1)
    source = found.span("name")
    colon = text.index(":", source[1])
    return Statement(
        rule="speaker-label",
        cue_class=CueClass.REPORT,
        lemma=":",
        source=(source,),
        cue=((colon, colon + 1),),
        content=(content,),
        sentence=(start, content[1]),
        quoted=False,
    )


def _is_topic(rest: str, words: list[str]) -> bool:
    """Whether one word before a colon is what is spoken of, for it comes again: "Delegates: she has 520 delegates"."""
    if len(words) > 1:
        return False
    return words[0].lower() in (word.strip(".,;:!?\"'“”‘’()") for word in rest[:_WIDEST].lower().split())


def _is_quoted(text: str, start: int, end: int) -> bool:
    """Whether the paragraph begins with a quotation of which somebody tells: “Rule one: run,” said Weber."""
    closing = {'"': '"', "“": "”"}.get(text[start])
    return closing is not None and start < text.find(closing, start + 1, end) < end - 12


def _names_somebody(words: list[str]) -> bool:
    if any(word.lower().strip(".") in _NO_SPEAKERS for word in words):
        return False
    if any(word in cue_verbs() or word in AUXILIARIES or word in FINITE for word in words[1:]):
        return False
    capitals = [word for word in words if word[0].isupper()]
    return len(words) == 1 or len(capitals) * 2 > len(words)
