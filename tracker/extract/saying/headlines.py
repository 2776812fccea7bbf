"""Headlines that name who says so last: "Dam was never inspected: watchdog", "Blast kills three - local media"."""

from __future__ import annotations

from tracker.extract.lexicon import tables_of
from tracker.extract.saying.found import Found
from tracker.extract.saying.grammar import PEOPLE
from tracker.extract.saying.line import QUOTE, Line
from tracker.extract.saying.statement import CueClass

_SPEAKERS = PEOPLE | frozenset(tables_of("cues")["headline_speakers"].split())
_PLACES = frozenset(["UK", "USA", "US", "TV", "FC", "PM"])
_MARKS = frozenset([":", "-", "–", "—"])
_SHORTEST, _LONGEST, _LABEL = 3, 24, 4
"""Words of what is said at least, of the whole at most, and of the speaker at most."""


def closing_label(line: Line) -> Found | None:
    """Who is named last in a line without a stop, behind a colon or a dash."""
    words, last = line.words, line.last
    if len(words) > _LONGEST or not words or line.text[line.end - 1] in '.!?:;,”"':
        return None
    at = next((j for j in range(last - 2, max(0, last - 2 - _LABEL), -1) if words[j] in _MARKS), 0)
    if at < _SHORTEST or QUOTE in words[at + 1 :] or not _spaced(line, at) or not _speaks(line, at + 1):
        return None
    begin = next((j + 1 for j in range(min(4, at - 1), 0, -1) if words[j] == ":"), 0)
    return Found("closing-label", CueClass.REPORT, words[at], at, [(at + 1, last)], [(at, at + 1)], [(begin, at)])


def _spaced(line: Line, at: int) -> bool:
    """Whether white space stands behind the mark, and before a dash."""
    before = line.text[line.starts[at] - 1].isspace()
    return line.text[line.ends[at]].isspace() and (before or line.words[at] == ":")


def _speaks(line: Line, at: int) -> bool:
    """Whether the label can speak: a calling, a body, the short name of an agency."""
    words = line.words[at : line.last]
    if any(not word[0].isalpha() for word in words):
        return False
    if words[-1] in _SPEAKERS:
        return True
    written = line.text[line.starts[at] : line.end]
    return len(words) == 1 and written.isupper() and 1 < len(written) < 6 and written not in _PLACES
