"""Stories made up of sentences, and what an editor does to them, with the truth kept beside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hypothesis import strategies as st

from tracker.domain.proposal import Span

_WHO = (
    "Marta Olsen",
    "The council",
    "Harbour Trust",
    "Dr. Idris Bello",
    "The U.S. embassy",
    "A spokesman for Tidewater Inc.",
)
_DID = ("bought", "closed", "inspected", "allegedly sold", "did not repair", "reportedly leased")
_WHAT = (
    "boats",
    "bridges in Velm",
    "per cent of the pier",
    "tonnes of grain",
    "houses (most of them empty)",
    "ferries",
)
_WHEN = ("on Monday", "in March 2019", "last year", "two days before the vote", "at 9 a.m.", "for $1.5 million")

sentence = st.builds(
    "{} {} {} {} {}.".format,
    st.sampled_from(_WHO),
    st.sampled_from(_DID),
    st.sampled_from(["12", "40", "3.5", "ninety", "1,200"]),
    st.sampled_from(_WHAT),
    st.sampled_from(_WHEN),
)
quoted = st.builds(
    "“{} It was over.” {} said {}.".format,
    sentence,
    st.sampled_from(["Nils Aker", "Vera Lund"]),
    st.sampled_from(["yesterday", "twice"]),
)
sentences = st.one_of(sentence, sentence, quoted)

EDITS = (
    ("12", "13"),
    ("40", "14"),
    ("3.5", "35"),
    ("ninety", "nineteen"),
    ("1,200", "12,000"),
    ("Marta", "Mara"),
    ("Harbour", "Harbor"),
    ("did not repair", "did repair"),
    ("allegedly ", ""),
    ("reportedly ", ""),
    ("bought", "never bought"),
    ("2019", "2018"),
    ("Nils Aker", "Vera Lund"),
    ("per cent", "percentage points"),
    ("Monday.", "Monday!"),
    ("Monday", "monday"),
    ("closed", "re-closed"),
)


@dataclass(frozen=True)
class Told:
    """One sentence of the new text and the place of the old one it was; None where it is new."""

    words: str
    was: int | None
    changed: bool = False


@dataclass(frozen=True)
class Change:
    """A story before and after."""

    before: tuple[str, ...]
    after: tuple[Told, ...]
    breaks: tuple[bool, ...]
    """Behind which sentences a paragraph ends; used again and again."""

    @property
    def old(self) -> str:
        """The text before."""
        return told(self.before, self.breaks)

    @property
    def new(self) -> str:
        """The text after, cut into other paragraphs."""
        return told([one.words for one in self.after], self.breaks[::-1])

    def passage(self, at: int) -> Span:
        """Where a sentence stands in the text before."""
        return place(self.before, self.breaks, at)

    def new_passage(self, at: int) -> Span:
        """Where a sentence stands in the text after."""
        return place([one.words for one in self.after], self.breaks[::-1], at)


def told(words: Sequence[str], breaks: Sequence[bool]) -> str:
    """The sentences as a text."""
    return "".join(f"{one}{_behind(breaks, at)}" for at, one in enumerate(words))


def _behind(breaks: Sequence[bool], at: int) -> str:
    return "\n\n" if breaks[at % len(breaks)] else " "


def place(words: Sequence[str], breaks: Sequence[bool], at: int) -> Span:
    """Where one of the sentences stands in the text."""
    start = len(told(words[:at], breaks))
    return start, start + len(words[at])


@st.composite
def stories(draw: st.DrawFn) -> Change:
    """A story, and what it became: shuffled, edited, with sentences doubled, cut and put in."""
    before = draw(st.lists(sentences, min_size=1, max_size=9))
    for at in draw(st.lists(st.integers(0, len(before) - 1), max_size=2)):
        before.insert(draw(st.integers(0, len(before))), before[at])
    after = [Told(words, at) for at, words in enumerate(before)]
    for _ in range(draw(st.integers(0, 3))):
        if after:
            at = draw(st.integers(0, len(after) - 1))
            after[at] = _edited(draw, after[at])
    if draw(st.booleans()) and after:
        del after[draw(st.integers(0, len(after) - 1))]
    if draw(st.booleans()):
        after.insert(draw(st.integers(0, len(after))), Told(draw(sentences), None))
    if draw(st.booleans()):
        after = _shuffled(draw, after)
    return Change(tuple(before), tuple(after), tuple(draw(st.lists(st.booleans(), min_size=1, max_size=4))))


def _shuffled(draw: st.DrawFn, after: list[Told]) -> list[Told]:
    order = draw(st.permutations(range(len(after))))
    return [after[at] for at in order]


def _edited(draw: st.DrawFn, one: Told) -> Told:
    before, after = draw(st.sampled_from(EDITS))
    changed = one.words.replace(before, after, 1)
    return Told(changed, one.was, one.changed or changed != one.words)
