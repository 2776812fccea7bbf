"""What the words of a claim say otherwise than when it was put on them, followed text by text, whatever was filed between."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from tracker.domain.fate import Change
from tracker.domain.folding import folded
from tracker.domain.value import value
from tracker.domain.vocabulary import ChangeKind, Verdict
from tracker.models.phrases import listing
from tracker.models.rows import AlignmentRow, PassageRow

MATERIAL = frozenset(
    {ChangeKind.NEGATION, ChangeKind.NUMBER, ChangeKind.NAME, ChangeKind.HEDGE, ChangeKind.ATTRIBUTION}
)
"""What makes another statement of an English sentence, and no style."""
_LOOKED_AT = MATERIAL | {ChangeKind.WORDING}
_MOST_TOLD = 3
_WORD = re.compile(r"[^\W\d_]{4,}")
"""A word long enough to say something."""
Where = tuple[int, int, int]


@value
class Since:
    """One thing that is otherwise."""

    change: Change
    stood: int
    """The number of the last text in which it was as before."""
    revision: int
    """The number of the text that changed it last."""


Joined = Callable[[tuple[Since, ...], AlignmentRow], tuple[Since, ...]]
"""What is otherwise after one more text, by what was before it."""


class Followed:
    """What is otherwise about the words of one claim, by where they stand."""

    def __init__(self, rows: Iterable[AlignmentRow], joined: Joined, *, read_anew: bool) -> None:
        """Follow each passage by itself. The rows are those of the claim, in the order of filing.

        Args:
            read_anew: whether it begins anew where somebody said that the claim stands on these words, or edited it.
        """
        self.held: dict[Where, tuple[Since, ...]] = {}
        self.gone: set[Where] = set()
        """Where words stood that a later text does not have."""
        for row in rows:
            before = (row.before.revision, row.before.start, row.before.end)
            if row.became is not None:
                self.gone.discard(before)
                since = joined(self.held.pop(before, ()), row)
                if since and not (read_anew and row.placed):
                    there = (row.revision, *row.became)
                    self.held[there] = tuple(dict.fromkeys((*self.held.get(there, ()), *since)))
            elif row.verdict is Verdict.GONE:
                self.gone.add(before)


def _says_now(since: tuple[Since, ...], row: AlignmentRow) -> tuple[Since, ...]:
    """What words say otherwise on the whole."""
    for change in row.changes:
        if change.kind in _LOOKED_AT:
            since = _with(since, Since(change, row.before.revision, row.revision))
    return since


def _hedge_now(since: tuple[Since, ...], row: AlignmentRow) -> tuple[Since, ...]:
    """The last hedge that was lost; one that came, whichever, makes up for it."""
    hedges = [change for change in row.changes if change.kind is ChangeKind.HEDGE]
    if any(change.after for change in hedges):
        return ()
    return (Since(hedges[0], row.before.revision, row.revision),) if hedges else since


def _with(since: tuple[Since, ...], new: Since) -> tuple[Since, ...]:
    """What is otherwise on the whole after one more change: what is as it was again is not told."""
    kind, before, after = new.change.kind, new.change.before, new.change.after
    same = [one for one in since if one.change.kind is kind]
    undone = next((one for one in same if (one.change.before, one.change.after) == (after, before)), None)
    if undone is not None:
        return tuple(one for one in since if one is not undone)
    for one in same:
        if one.change.after == before or one.change.before == after == "":
            then, now = (one.change.before, after) if one.change.after == before else (before, one.change.after)
            whole = Since(Change(kind, then, now), one.stood, new.revision)
            return tuple(whole if other is one else other for other in since)
    return (*since, new)


def apart(
    says: str, there: Iterable[PassageRow], rows: Sequence[AlignmentRow], language: str
) -> list[tuple[PassageRow, tuple[Since, ...]]]:
    """Where a claim stands in the newest text on words that say something else than those it was put on, or was last read
    with: a number, a name, a "not", a hedge, who says so, or a word that the claim has. Nothing of the kind is in most claims.

    Args:
        says: the claim's text.
        there: where it stands in the newest text.
        rows: what became of the words of this claim, in the order of filing.
        language: of the story: where it is not English nobody can tell which words matter, and all do.
    """
    if not any(row.changes for row in rows):
        return []
    english = language.lower().split("-")[0] == "en"
    held = Followed(rows, _says_now, read_anew=True).held
    told = (
        (row, tuple(one for one in held.get(_where(row), ()) if not english or _matters(one.change, says, row.exact)))
        for row in there
    )
    return [(row, since) for row, since in told if since]


def _matters(change: Change, says: str, stands: str) -> bool:
    """Whether it makes another statement; of a change of wording, whether a word was taken away that the claim says."""
    if change.kind in MATERIAL:
        return True
    dropped = set(_WORD.findall(folded(change.before))) - set(_WORD.findall(folded(f"{change.after} {stands}")))
    return not dropped.isdisjoint(_WORD.findall(folded(says)))


def told_of(found: Iterable[Sequence[Since]]) -> str:
    """In words, gravest first: “two” became “three” (revision 2)."""
    kinds = list(ChangeKind)
    every = sorted(
        {one for since in found for one in since}, key=lambda one: (kinds.index(one.change.kind), one.revision)
    )
    told = list(dict.fromkeys(f"{one.change.told} (revision {one.revision})" for one in every))
    return listing(told[:_MOST_TOLD]) + (", and more" if len(told) > _MOST_TOLD else "") if told else ""


def hedge_lost(rows: Sequence[AlignmentRow]) -> tuple[str, int, int] | None:
    """The hedge that a claim's words lost and did not get again: the word, the revision it stood in, and the one in which it
    was gone. The rows are those of the claim, in the order of filing; words that are gone have lost nothing."""
    if not any(change.kind is ChangeKind.HEDGE for row in rows for change in row.changes):
        return None
    followed = Followed(rows, _hedge_now, read_anew=False)
    lost = (one for where, since in followed.held.items() if where not in followed.gone for one in since)
    last = max(lost, key=lambda one: one.revision, default=None)
    return (last.change.before, last.stood, last.revision) if last else None


def _where(passage: PassageRow) -> Where:
    return passage.revision, passage.start, passage.end
