"""What a new text did to a claim, in words."""

from __future__ import annotations

from collections.abc import Iterator

from tracker.domain.counting import counted
from tracker.domain.transitions import spoken
from tracker.domain.vocabulary import Verdict
from tracker.services.differing import ClaimDiff, Followed, TextDiff

VERDICT_WORDS = {
    Verdict.IDENTICAL: "unchanged",
    Verdict.MOVED: "moved",
    Verdict.REWORDED: "reworded",
    Verdict.GONE: "gone",
    Verdict.ORPHAN: "to be placed",
}
"""What holds first."""
_LONGEST = 100


def wants_a_look(one: ClaimDiff) -> bool:
    """Whether more is to be said of it than that it stands there."""
    holds = one.verdict in (Verdict.MOVED, Verdict.IDENTICAL)
    return not holds or bool(one.lost) or any(passage.fate.leans for passage in one.passages)


def diff_heading(found: TextDiff) -> str:
    """Which texts are compared, and what became of how many claims."""
    if found.old is None:
        return f"{found.slug} has one text on file, revision {found.new.number}: there is nothing to compare it with."
    compared = [one for one in found.claims if one.since is None]
    counts = {verdict: sum(one.verdict is verdict for one in compared) for verdict in VERDICT_WORDS}
    told = ", ".join(f"{count:,} {VERDICT_WORDS[verdict]}" for verdict, count in counts.items() if count)
    over = f"{found.slug}, revision {found.new.number} against revision {found.old.number}"
    fell = sum(one.lost is not None for one in found.claims)
    lost = f"; {counted(fell, 'decision')} fell" if fell else ""
    longer = len(found.claims) - len(compared)
    followed = f"; {counted(longer, 'claim')} followed from earlier texts" if longer else ""
    return f"{over}: {f'of the claims {told}' if told else 'no claim stands on words of either'}{followed}{lost}."


def over_lines(found: TextDiff) -> Iterator[str]:
    """What stands over the text now and did not before, a line each."""
    for part, before, here in found.over:
        was = f", not “{shortened(before)}”" if before else ""
        yield f"Its {part} is “{shortened(here)}” now{was}."


def fallen_words(one: ClaimDiff) -> str:
    """That a text took its decision back, and why; blank where none did."""
    return f"it was {spoken(one.decided)}, and that fell: {one.lost}" if one.lost and one.decided else ""


def passage_lines(passage: Followed, text: str) -> Iterator[str]:
    """What became of one passage, a line each."""
    fate = passage.fate
    for change in fate.changes:
        yield f"{change.kind.value}: {change.told}"
    if fate.span is not None and fate.verdict is not Verdict.IDENTICAL:
        placed = f", placed by {passage.placed_by}" if passage.placed_by else ""
        yield f"now “{shortened(text[slice(*fate.span)])}”{placed}"
    if fate.verdict is Verdict.GONE:
        yield f"was “{shortened(passage.words)}”"
    if fate.verdict is Verdict.ORPHAN and fate.span is None:
        yield f"was “{shortened(passage.words)}”" + (f", gone as {passage.placed_by} says" if passage.placed_by else "")
        if not passage.placed:
            for number, (start, end) in enumerate(fate.candidates, 1):
                yield f"candidate {number}: “{shortened(text[start:end])}”"


def shortened(words: str) -> str:
    """Words on one line, cut where there are many."""
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"
