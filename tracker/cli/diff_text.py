"""What `diff` says to people: what fell first, what holds in one line, marks by symbol and word."""

from __future__ import annotations

from collections.abc import Iterator

from tracker.cli.output import Mark, counted, drawn, is_terminal, say, say_folded
from tracker.domain.transitions import spoken
from tracker.domain.vocabulary import Verdict
from tracker.services.differing import ClaimDiff, Followed, TextDiff

_MARKS = {
    Verdict.ORPHAN: Mark("?", "?", "yellow"),
    Verdict.GONE: Mark("−", "-", "red"),
    Verdict.REWORDED: Mark("≠", "#", "magenta"),
    Verdict.MOVED: Mark("→", ">", "cyan"),
    Verdict.IDENTICAL: Mark("=", "=", "white"),
}
"""What fell first."""
_WORDS = {
    Verdict.ORPHAN: "to be placed",
    Verdict.GONE: "gone",
    Verdict.REWORDED: "reworded",
    Verdict.MOVED: "moved",
    Verdict.IDENTICAL: "unchanged",
}
_LONGEST = 100
_INDENT = " " * 4
_MOST_RUNS = 60
"""Runs of claims that a screen shows in one line."""


def say_diff(found: TextDiff) -> None:
    """Say what a new text did to the claims."""
    if found.old is None:
        say(f"{found.slug} has one text on file, revision {found.new.number}: there is nothing to compare it with.")
        return
    say_folded(_heading(found))
    for verdict in _MARKS:
        for one in found.claims:
            if one.verdict is verdict and _wants_a_look(one):
                _say_claim(one, found)
    for told, labels in _holding(found).items():
        _say_labels(told, labels)
    _say_labels("  without words in the text, so no text touches them", found.wordless)
    if found.fresh:
        say("New sentences on which no claim stands:")
        for start, end in found.fresh:
            say_folded(f"  + “{_short(found.new.text[start:end])}”", hang=4)
    _say_next(found)


def _holding(found: TextDiff) -> dict[str, list[str]]:
    """The claims of which no more is to be said than that they stand there, by what became of them and since when."""
    by_fate: dict[str, list[str]] = {}
    for verdict in (Verdict.MOVED, Verdict.IDENTICAL):
        for one in sorted(found.claims, key=lambda claim: -(claim.since or found.new.number)):
            if one.verdict is verdict and not _wants_a_look(one):
                by_fate.setdefault(_became(one), []).append(one.label)
    return by_fate


def _became(one: ClaimDiff) -> str:
    """What became of a claim, and since which text, where that is not the one compared."""
    since = f" since revision {one.since}" if one.since else ""
    return f"{drawn(_MARKS[one.verdict])} {_WORDS[one.verdict]}{since}"


def _wants_a_look(one: ClaimDiff) -> bool:
    """Whether more is to be said of it than that it stands there."""
    holds = one.verdict in (Verdict.MOVED, Verdict.IDENTICAL)
    return not holds or bool(one.lost) or any(passage.fate.leans for passage in one.passages)


def _heading(found: TextDiff) -> str:
    assert found.old is not None
    compared = [one for one in found.claims if one.since is None]
    counts = {verdict: sum(one.verdict is verdict for one in compared) for verdict in reversed(_MARKS)}
    told = ", ".join(f"{count:,} {_WORDS[verdict]}" for verdict, count in counts.items() if count)
    over = f"{found.slug}, revision {found.new.number} against revision {found.old.number}"
    fell = sum(one.lost is not None for one in found.claims)
    lost = f"; {counted(fell, 'decision')} fell" if fell else ""
    longer = len(found.claims) - len(compared)
    followed = f"; {counted(longer, 'claim')} followed from earlier texts" if longer else ""
    return f"{over}: {f'of the claims {told}' if told else 'no claim stands on words of either'}{followed}{lost}."


def _say_claim(one: ClaimDiff, found: TextDiff) -> None:
    say_folded(f"{_became(one)}  {one.label}  {_short(one.claim.text)}", hang=4)
    for passage in one.passages:
        for line in _lines(passage, found.new.text):
            say_folded(f"{_INDENT}{line}", hang=2)
    if one.lost and one.decided:
        say_folded(f"{_INDENT}it was {spoken(one.decided)}, and that fell: {one.lost}", hang=2)


def _lines(passage: Followed, text: str) -> Iterator[str]:
    """What became of one passage."""
    fate = passage.fate
    for change in fate.changes:
        yield f"{change.kind.value}: {change.told}"
    if fate.span is not None and fate.verdict is not Verdict.IDENTICAL:
        placed = f", placed by {passage.placed_by}" if passage.placed_by else ""
        yield f"now “{_short(text[slice(*fate.span)])}”{placed}"
    if fate.verdict is Verdict.GONE:
        yield f"was “{_short(passage.words)}”"
    if fate.verdict is Verdict.ORPHAN and fate.span is None:
        yield f"was “{_short(passage.words)}”" + (f", gone as {passage.placed_by} says" if passage.placed_by else "")
        if not passage.placed:
            for number, (start, end) in enumerate(fate.candidates, 1):
                yield f"candidate {number}: “{_short(text[start:end])}”"


def _say_labels(told: str, labels: list[str]) -> None:
    """Many claims in one line: kim-train#1 to 44, 46 to 77. A screen has room for so many runs of them."""
    runs: list[list[int]] = []
    for number in (int(label.rpartition("#")[2]) for label in labels):
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    if runs:
        slug, most = labels[0].rpartition("#")[0], _MOST_RUNS if is_terminal() else len(runs)
        numbers = (str(first) if first == last else f"{first} to {last}" for first, last in runs[:most])
        left = sum(last - first + 1 for first, last in runs[most:])
        more = f", and {counted(left, 'more claim')} (--format json has all)" if left else ""
        say_folded(f"{told}: {slug}#{', '.join(numbers)}{more}", hang=4)


def _say_next(found: TextDiff) -> None:
    waiting = [one for one in found.claims if one.waits] if found.newest else []
    if waiting:
        label = waiting[0].label
        say(f"Next: tracker claim place {label} --candidate N, or --words WORDS, or --gone")


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"
