"""Who speaks together: "Moscow and Pyongyang" are two, "Marks and Spencer" is one."""

from __future__ import annotations

import re

from tracker.extract.lexicon import lines_of
from tracker.extract.proposing.lists import GROUPS, NATIONALITIES, ORGANISATION_NAMES, PLACES, ROLES, word_list
from tracker.extract.proposing.people import People

_AND = re.compile(r",? and |, ")
_AGES = re.compile(r", (?:aged )?\d{1,3}\b(?:,(?= and ))?|, both [^,]*$")
_FIRMS = frozenset(lines_of("joint_names"))
"""Names of one firm or state that have an "and" in them."""
_ENDS_A_FIRM = word_list("ends_a_firm")
_SINGULAR = word_list("singular")
_PLURAL = word_list("conjuncts_plural")
_ARTICLE = re.compile(r"(?:the|a|an|his|her|their|its|two|three|four|some|several|local|state)\b", re.IGNORECASE)


def conjuncts(phrase: str, cue: str, people: People) -> list[str]:
    """The speakers that a source phrase joins, in order; the phrase alone where it is one."""
    if " and " not in phrase:
        return [phrase]
    phrase = _AGES.sub("", phrase)
    both = phrase[:5].lower() == "both "
    phrase = phrase[5:] if both else phrase
    parts = [part.strip() for part in _AND.split(phrase) if part.strip()]
    if both or (len(parts) > 2 and all(map(_bare_name, parts))):
        return parts
    if len(parts) != 2 or phrase.casefold() in _FIRMS or parts[1].rsplit(" ", 1)[-1].casefold() in _ENDS_A_FIRM:
        return [phrase]
    words = set(cue.lower().split()[:1])
    if words & _SINGULAR:
        return [phrase]
    return parts if _parts_speak(parts, people, many=bool(words & _PLURAL)) else [phrase]


def _bare_name(part: str) -> bool:
    return part[:1].isupper() and len(part.split()) <= 4


def _parts_speak(parts: list[str], people: People, *, many: bool) -> bool:
    """Whether each part could have said it by itself."""
    first, second = parts
    if first.lower() == second.lower() or _shares_a_head(first, second):
        return False
    if not _bare_name(first) or not _bare_name(second):
        return _could_speak(first) and _could_speak(second)
    return (
        many
        or all(_is_known(part, people) for part in parts)
        or (" " in first and " " in second and not _organised(second))
    )


def _shares_a_head(first: str, second: str) -> bool:
    """Whether the parts are two words of one name or description: "the Food and Drug Agency", "police and fire officials"."""
    if (
        " " not in first.removeprefix("The ").removeprefix("the ")
        and first[:4].lower() == "the "
        and second[:1].isupper()
        and " " in second
    ):
        return True
    return first.lower() in NATIONALITIES and " " in second


def _could_speak(part: str) -> bool:
    last = re.findall(r"[\w’'-]+", part.split(",")[0].split(" of ")[0].split(" for ")[0].split(" from ")[0])
    return bool(last) and (
        bool(_ARTICLE.match(part)) or last[-1].lower() in GROUPS or last[-1].lower() in ROLES or part[:1].isupper()
    )


def _is_known(part: str, people: People) -> bool:
    return (
        part.casefold() in PLACES
        or people.full(part) is not None
        or people.by_part(part.rsplit(" ", 1)[-1], 0) is not None
    )


def _organised(part: str) -> bool:
    return part.rsplit(" ", 1)[-1].casefold() in ORGANISATION_NAMES
