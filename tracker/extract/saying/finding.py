"""Reading a text for who says what: the rules asked sentence by sentence, their answers put in order."""

from __future__ import annotations

from collections.abc import Callable

from tracker.extract.saying.according import according
from tracker.extract.saying.adverbs import HEDGES, hedged
from tracker.extract.saying.clausal import clausal
from tracker.extract.saying.cues import cue_verbs
from tracker.extract.saying.following import Following, announced
from tracker.extract.saying.found import Found, statement_of
from tracker.extract.saying.groups import Group, group_at
from tracker.extract.saying.headlines import closing_label
from tracker.extract.saying.line import QUOTE, Line
from tracker.extract.saying.nominal import NOUNS, nominal
from tracker.extract.saying.overlaps import settled
from tracker.extract.saying.polls import POLLS, in_poll
from tracker.extract.saying.postposed import quote_verb
from tracker.extract.saying.reading import Reading, read
from tracker.extract.saying.statement import Statement

_BY_WORD: dict[str, Callable[[Line, int], Found | None]] = {
    **dict.fromkeys(NOUNS, nominal),
    **dict.fromkeys(HEDGES, hedged),
    **dict.fromkeys(POLLS, in_poll),
    "according": according,
}
"""The rules that one word calls for; cue verbs are read together, for one may need what was found for another."""
_CUES = frozenset([*cue_verbs(), *_BY_WORD])


def statements(text: str) -> list[Statement]:
    """Who says what in a text, in the order of the text."""
    return statements_of(read(text))


def statements_of(reading: Reading) -> list[Statement]:
    """Who says what in a text that has been read."""
    made: list[tuple[Line, Found] | Statement] = []
    following = Following()
    for line in reading.pieces:
        if isinstance(line, Statement):
            made.append(line)
            continue
        found = settled(line, _found_in(line))
        made.extend((line, one) for one in found)
        following.after(line, found)
    told = (one if isinstance(one, Statement) else statement_of(*one) for one in made)
    return [statement for statement in told if statement.content]


def _found_in(line: Line) -> list[Found]:
    """What the rules find in a sentence: each is asked only where a word of its own stands."""
    found: list[Found] = []
    words = line.words
    if not _CUES.isdisjoint(words):
        verbs = cue_verbs()
        groups: list[Group] = []
        for at, word in enumerate(words):
            if word not in _CUES:
                continue
            rule = _BY_WORD.get(word)
            one = rule(line, at) if rule is not None else None
            if one is not None:
                found.append(one)
            cue = verbs.get(word)
            if cue is not None:
                groups.append(group_at(line, at, cue))
        found += clausal(line, groups)
    if words[:1] == [QUOTE] and not any(one.rule in ("postposed", "inverted") for one in found):
        spoken = quote_verb(line)
        found += [spoken] if spoken is not None else []
    if ":" in words:
        found += announced(line, found)
    if not found:
        closing = closing_label(line)
        found += [closing] if closing is not None else []
    return found
