"""A claim on words that say something else than it was put on keeps the story from being signed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from tests import make
from tracker.audit.rules.words_differ import words_differ
from tracker.domain.vocabulary import Severity
from tracker.models.rows import AlignmentRow, ClaimRow

TEXT = "The journey took three days."
AT = [make.passage(TEXT, "The journey took three days", revision=number) for number in range(5)]
"""Where it stands in revision 1, 2, 3 and 4, the first unused."""
Step = tuple[int, int, str, Sequence[tuple[str, str, str]], bool]
TWO, BACK, NOT = ("number", "two", "three"), ("number", "three", "two"), ("negation", "", "not")


def step(start: int, end: int, *changes: tuple[str, str, str], said: bool = False, gone: bool = False) -> Step:
    """From one revision to a later one; `said`: somebody edited or placed the claim there."""
    return start, end, "gone" if gone else "reworded" if changes else "identical", changes, said


def messages(*steps: Step, text: str = "The journey took two days.", **more: Any) -> list[str]:
    """What the rule says of a claim whose words went this way, in the text of the last step."""
    story = {name: more.pop(name) for name in ("language",) if name in more}
    newest = max((end for _, end, *_ in steps), default=1)
    one = make.claim(text, passages=[AT[1], *(AT[end] for _, end, verdict, *_ in steps if verdict != "gone")], **more)
    rows = [_row(one, *one_step) for one_step in steps]
    return told(one, newest, tuple(rows), **story)


def _row(one: ClaimRow, start: int, end: int, verdict: str, changes: Any, said: bool) -> AlignmentRow:
    """What became of it; a text between may have lost it."""
    row = make.aligned(one, AT[start], verdict, revision=end, changes=changes, said=said)
    return replace(row, before=AT[start])


def told(one: ClaimRow, newest: int, rows: Any, **story: Any) -> list[str]:
    """The rule's sentences on a claim alone in its story."""
    dossier = make.dossier(one, text=TEXT, revision=newest, alignments=rows, **story)
    return [found.message for found in words_differ.findings(dossier)]


SAID = "the story changed under it: “two” became “three” (revision 2)"


def test_words_that_became_others_block_where() -> None:
    for name, steps in {
        "a number is another": [step(1, 2, TWO)],
        "and the text after it left it so": [step(1, 2, TWO), step(2, 3)],
        "another story was filed in between": [step(1, 2, TWO), step(2, 3, gone=True), step(2, 4)],
    }.items():
        assert messages(*steps) == [SAID], name
    for kind in ("name", "hedge", "attribution", "negation"):
        assert messages(step(1, 2, (kind, "one", "other"))) == [SAID.replace("two", "one").replace("three", "other")]
    assert messages(step(1, 2, NOT), step(2, 3, TWO)) == [
        "the story changed under it: “not” was added (revision 2) and “two” became “three” (revision 3)"
    ]
    assert messages(step(1, 2, ("number", "one", "two")), step(2, 3, TWO)) == [
        "the story changed under it: “one” became “three” (revision 3)"
    ]
    assert messages(step(1, 2, TWO, said=True), step(2, 3, NOT)) == [
        "the story changed under it: “not” was added (revision 3)"
    ]
    assert messages(step(1, 2, TWO), state="verified") == [SAID]
    assert (words_differ.severity, words_differ.fixed, words_differ.waivable) == (Severity.BLOCKER, True, False)


def test_words_are_the_same_or_were_read_anew_where() -> None:
    for name, steps in {
        "there is one text": [],
        "they stand there as they were": [step(1, 2)],
        "they are again what they were": [step(1, 2, TWO), step(2, 3, BACK)],
        "a word came and went": [step(1, 2, NOT), step(2, 3, ("negation", "not", ""))],
        "somebody edited the claim, or placed it there": [step(1, 2, TWO, said=True)],
        "so in a later text": [step(1, 2, TWO), step(2, 3, said=True), step(3, 4)],
        "its style was mended": [step(1, 2, ("wording", "long", "lengthy"), ("quote", "'", ""))],
    }.items():
        assert messages(*steps) == [], name
    assert messages(step(1, 2, TWO), state="withdrawn") == []


def test_of_style_counts_what_the_claim_says_itself_and_in_other_languages_all() -> None:
    style = step(1, 2, ("wording", "arrived in", "left"))
    said = ["the story changed under it: “arrived in” became “left” (revision 2)"]

    assert messages(style, text="The train arrived in Osk.") == said
    assert messages(style, text="There is a train in Osk.") == []
    assert messages(style, text="Der Zug war in Osk.", language="de") == said
