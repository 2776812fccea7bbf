"""What `diff` says to people: what fell first, what holds in one line, marks by symbol and word."""

from __future__ import annotations

from tracker.cli.output import Mark, counted, drawn, is_terminal, say, say_folded
from tracker.domain.vocabulary import Verdict
from tracker.services.diff_words import (
    VERDICT_WORDS,
    diff_heading,
    fallen_words,
    over_lines,
    passage_lines,
    shortened,
    wants_a_look,
)
from tracker.services.differing import ClaimDiff, TextDiff

_MARKS = {
    Verdict.ORPHAN: Mark("?", "?", "yellow"),
    Verdict.GONE: Mark("−", "-", "red"),
    Verdict.REWORDED: Mark("≠", "#", "magenta"),
    Verdict.MOVED: Mark("→", ">", "cyan"),
    Verdict.IDENTICAL: Mark("=", "=", "white"),
}
"""What fell first."""
_INDENT = " " * 4
_MOST_RUNS = 60
"""Runs of claims that a screen shows in one line."""


def say_diff(found: TextDiff) -> None:
    """Say what a new text did to the claims."""
    say_folded(diff_heading(found))
    if found.old is None:
        return
    for line in over_lines(found):
        say_folded(line)
    for verdict in _MARKS:
        for one in found.claims:
            if one.verdict is verdict and wants_a_look(one):
                _say_claim(one, found)
    for told, labels in _holding(found).items():
        _say_labels(told, labels)
    _say_labels("  without words in the text, so no text touches them", found.wordless)
    if found.fresh:
        say("New sentences on which no claim stands:")
        for start, end in found.fresh:
            say_folded(f"  + “{shortened(found.new.text[start:end])}”", hang=4)
    _say_next(found)


def _holding(found: TextDiff) -> dict[str, list[str]]:
    """The claims of which no more is to be said than that they stand there, by what became of them and since when."""
    by_fate: dict[str, list[str]] = {}
    for verdict in (Verdict.MOVED, Verdict.IDENTICAL):
        for one in sorted(found.claims, key=lambda claim: -(claim.since or found.new.number)):
            if one.verdict is verdict and not wants_a_look(one):
                by_fate.setdefault(_became(one), []).append(one.label)
    return by_fate


def _became(one: ClaimDiff) -> str:
    """What became of a claim, and since which text, where that is not the one compared."""
    since = f" since revision {one.since}" if one.since else ""
    return f"{drawn(_MARKS[one.verdict])} {VERDICT_WORDS[one.verdict]}{since}"


def _say_claim(one: ClaimDiff, found: TextDiff) -> None:
    say_folded(f"{_became(one)}  {one.label}  {shortened(one.claim.text)}", hang=4)
    for passage in one.passages:
        for line in passage_lines(passage, found.new.text):
            say_folded(f"{_INDENT}{line}", hang=2)
    if fell := fallen_words(one):
        say_folded(f"{_INDENT}{fell}", hang=2)


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
