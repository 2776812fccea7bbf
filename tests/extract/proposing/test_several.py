"""How many claims one holds, where a person has to split it."""

from __future__ import annotations

from tests.each import each
from tracker.extract.proposing.several import several
from tracker.extract.proposing.words import Word, words_at


def words(text: str) -> list[Word]:
    return words_at(text, [(0, len(text))])


@each(
    ("claim", "remark"),
    [
        (", ".join(["the bridge was shut", *["that a road was open"] * 39]), ["40 parts: split it, please check"]),
        ("the bridge was shut and that the mayor knew", ["2 parts: split it, please check"]),
        ("the bridge, that is old, was shut", []),
        ("the view, that bridges fall, is old", []),
        ("very " * 101, ["101 words: perhaps several claims, please check"]),
    ],
)
def test_several_claims_in_one_are_counted(claim: str, remark: list[str]) -> None:
    assert list(several(words(claim))) == remark
