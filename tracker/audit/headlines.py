"""Whether a headline puts a claim as if it stood. English only, and careful: what is not plain is let pass.

A headline asserts a claim where it says the same of the same, in the same order and with the same figures, and says little
else. It hedges by a word that does ("may", "accused"), by naming who says so ("Police: ..."), by quotation marks around what
matters, and by asking.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from tracker.audit.headline_words import HEDGES, TOKEN, Said, Word, said
from tracker.domain.quotation import quotations

_ASIDE = re.compile(r":\s|\s[-–—]\s|—")
_FEW = 4
"""So many words before a colon, or behind one or a dash, may name who says so."""


def puts_as_fact(line: str, claim: str) -> bool:
    """Whether a line over the text states the claim, with no hedge and nobody to whom it is given."""
    if HEDGES.search(line):
        return False
    shared = _stated(said(line), said(claim))
    return bool(shared) and not _given_to_somebody(line, shared) and not _in_quotation_marks(line, shared)


def _stated(line: Said, claim: Said) -> list[Word]:
    """The words of the line that state the claim; none where it does not."""
    stems, theirs = frozenset(claim.stems), frozenset(line.stems)
    shared = [word for word in line.words if word.stem in stems]
    if not shared or line.negated != claim.negated or not _in_order([word.stem for word in shared], claim.stems):
        return []
    if any(word.figure and word.stem not in stems for word in line.words):
        return []
    spoken_of = frozenset(claim.stems[: claim.told_from])
    same = not spoken_of or bool(spoken_of & theirs)
    return shared if same and _little_else(line, shared, stems) and _enough(claim, stems & theirs) else []


def _enough(claim: Said, shared: Collection[str]) -> bool:
    """Whether all that the claim says is in the line, but for when, where or from whom."""
    return len(shared) > 1 and all(word.stem in shared for word in claim.words[claim.told_from : claim.told_to])


def _little_else(line: Said, shared: Sequence[Word], stems: frozenset[str]) -> bool:
    """Whether the line says hardly anything but the claim, or says all of it and hardly anything between."""
    between = sum(shared[0].start <= word.start <= shared[-1].start for word in line.words) - len(shared)
    whole = stems <= {word.stem for word in shared}
    return (whole and between <= 1) or len(line.words) - len(shared) <= len(line.words) // 5


def _in_order(some: Sequence[str], all_of_them: Sequence[str]) -> bool:
    coming = iter(all_of_them)
    return all(stem in coming for stem in dict.fromkeys(some))


def _given_to_somebody(line: str, shared: Sequence[Word]) -> bool:
    """Whether a few other words before a colon, or behind one or a dash, name who says so: "Police: ...", "... – court"."""
    for mark in _ASIDE.finditer(line):
        before = (0, mark.start()) if line[mark.start()] == ":" else (0, 0)
        for start, end in (before, (mark.end(), len(line))):
            apart = not any(start <= word.start < end for word in shared)
            if apart and 0 < len(TOKEN.findall(line, start, end)) <= _FEW:
                return True
    return False


def _in_quotation_marks(line: str, shared: Sequence[Word]) -> bool:
    quoted = quotations(line)
    return any(one.start < word.end and word.start < one.end for one in quoted for word in shared)
