"""A claim whose words somebody is still to place in the newest text keeps the story from being signed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tests import make
from tracker.audit.rules.not_placed import not_placed
from tracker.domain.vocabulary import Severity
from tracker.models.rows import AlignmentRow, PassageRow

TEXT = "Mira Holt sued. She left town."
FIRST = make.passage(TEXT, "She left town")
THERE, LATER = (make.passage(TEXT, "She left town", revision=number) for number in (2, 3))
OTHER = make.passage(TEXT, "Mira Holt sued", revision=1)

Row = tuple[PassageRow, str, dict[str, Any]]


def messages(newest: int, passages: Sequence[PassageRow], *rows: Row, state: str = "verified") -> list[str]:
    """What the rule says of a claim with these passages, of which that became."""
    one = make.claim("She left town.", state=state, passages=passages)
    aligned = [make.aligned(one, before, verdict, **more) for before, verdict, more in rows]
    return [found.message for found in not_placed.findings(story(one, newest, aligned))]


def story(one: Any, newest: int, aligned: Sequence[AlignmentRow]) -> Any:
    """The file of its story."""
    return make.dossier(one, text=TEXT, revision=newest, alignments=tuple(aligned))


TOLD = "nobody has said where its words stand in revision 2: “She left town”"
FAILS: dict[str, tuple[int, Sequence[PassageRow], Sequence[Row]]] = {
    "it may be one of several": (2, [FIRST], [(FIRST, "orphan", {})]),
    "it was cut": (2, [FIRST], [(FIRST, "gone", {})]),
    "a bundle gave the text": (2, [FIRST], []),
    "one of two places is settled": (2, [OTHER, FIRST], [(OTHER, "gone", {"said": True}), (FIRST, "gone", {})]),
    "it stands elsewhere, and this may be one of several": (
        2,
        [FIRST, make.passage(TEXT, "Mira", revision=2)],
        [(FIRST, "orphan", {})],
    ),
}
PASSES: dict[str, tuple[int, Sequence[PassageRow], Sequence[Row]]] = {
    "it never stood on words": (2, [], []),
    "there is one text": (1, [FIRST], []),
    "it was carried over": (2, [FIRST, THERE], [(FIRST, "identical", {"became": THERE})]),
    "twice": (3, [FIRST, THERE, LATER], [(FIRST, "moved", {}), (THERE, "identical", {"became": LATER})]),
    "somebody placed it": (2, [FIRST, THERE], [(FIRST, "orphan", {"became": THERE, "said": True})]),
    "somebody said that it is gone": (2, [FIRST], [(FIRST, "gone", {"said": True})]),
    "somebody said so of a text before": (3, [FIRST], [(FIRST, "orphan", {}), (FIRST, "gone", {"said": True})]),
    "a bundle gave the text and the place": (2, [FIRST, THERE], []),
    "one of its sentences was cut": (2, [OTHER, FIRST, THERE], [(OTHER, "gone", {}), (FIRST, "identical", {})]),
}


def test_words_that_nobody_has_placed_block_where() -> None:
    for name, (newest, passages, rows) in FAILS.items():
        assert messages(newest, passages, *rows) == [TOLD], name
    both = messages(2, [FIRST, OTHER], (FIRST, "gone", {}), (OTHER, "gone", {}))
    assert both == [f"{TOLD}, and 1 more"]
    assert (not_placed.severity, not_placed.fixed, not_placed.waivable) == (Severity.BLOCKER, True, False)


def test_nothing_is_to_be_placed_where() -> None:
    for name, (newest, passages, rows) in PASSES.items():
        assert messages(newest, passages, *rows) == [], name
    assert messages(2, [FIRST], (FIRST, "gone", {}), state="withdrawn") == []


def test_what_waits_keeps_waiting_from_text_to_text_and_where_nobody_looks_any_more() -> None:
    for newest, looked in ((3, 2), (20, 9)):
        rows = [(FIRST, "orphan", {"revision": number}) for number in range(2, looked + 1)]
        assert messages(newest, [FIRST], *rows) == [TOLD.replace("revision 2", f"revision {newest}")]
