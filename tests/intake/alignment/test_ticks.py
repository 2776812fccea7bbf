"""The one thing that must not happen: a tick on a sentence nobody checked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from hypothesis import given, settings

from tests.intake.alignment.stories import Change, stories
from tracker.domain.fate import Fate
from tracker.intake.alignment import align, new_sentences
from tracker.intake.alignment.folding import Folded


def fates(story: Change) -> list[Fate]:
    """What became of every sentence of a story."""
    return align(story.old, story.new, [story.passage(at) for at in range(len(story.before))])


def around(words: Sequence[str], at: int) -> tuple[str, ...]:
    """A sentence and its neighbours."""
    return tuple(["", *words, ""][at : at + 3])


@settings(max_examples=150)
@given(stories())
def test_no_changed_sentence_keeps_a_tick_and_no_unchanged_one_that_stands_once_loses_it(story: Change) -> None:
    after = [one.words for one in story.after]
    before, now = Counter(story.before), Counter(after)
    places = [story.new_passage(at) for at in range(len(after))]

    for at, (words, fate) in enumerate(zip(story.before, fates(story), strict=True)):
        if words not in now:
            assert not fate.keeps, (words, fate)
        elif before[words] == now[words] == 1:
            assert fate.keeps, (words, fate)
        elif before[words] != now[words] and fate.span in places and fate.keeps:
            assert around(story.before, at) == around(after, places.index(fate.span)), (words, fate)


@settings(max_examples=100)
@given(stories())
def test_what_keeps_its_tick_stands_there_word_for_word_and_no_two_ticks_share_a_place(story: Change) -> None:
    places = [story.new_passage(at) for at in range(len(story.after))]
    kept: list[tuple[int, int]] = []

    for at, fate in enumerate(fates(story)):
        if fate.keeps:
            assert fate.span in places
            assert story.after[places.index(fate.span)].words == story.before[at]
            kept.append(fate.span)
        for start, end in (*fate.candidates, *([fate.span] if fate.span else [])):
            assert 0 <= start < end <= len(story.new)
    assert len(kept) == len(set(kept))


@settings(max_examples=60)
@given(stories())
def test_a_part_of_a_sentence_has_the_tick_of_its_sentence(story: Change) -> None:
    passages = [story.passage(at) for at in range(len(story.before))]
    inner = []
    for start, end in passages:
        words = story.old[start:end].split(" ")
        inner.append((start + len(words[0]) + 1, end - len(words[-1]) - 1))

    for whole, part, (start, end) in zip(fates(story), align(story.old, story.new, inner), inner, strict=True):
        assert whole.keeps == part.keeps
        if part.keeps and part.span:
            assert Folded(story.new[slice(*part.span)]).text == Folded(story.old[start:end]).text


@settings(max_examples=60)
@given(stories())
def test_other_white_space_and_other_typography_change_no_fate(story: Change) -> None:
    new, fancy = story.new, story.new
    for plain, other in (
        ("“", '"'),
        ("”", '"'),
        (" ", "\u00a0 "),
        ("\n\n", " \r\n\t\r\n"),
        ("-", "\u2011"),
        ("...", "…"),
    ):
        fancy = fancy.replace(plain, other)
    passages = [story.passage(at) for at in range(len(story.before))]

    plainly, otherwise = align(story.old, new, passages), align(story.old, fancy, passages)

    for one, two in zip(plainly, otherwise, strict=True):
        assert (one.verdict, one.changes) == (two.verdict, two.changes)
        assert len(one.candidates) == len(two.candidates)
        if one.span and two.span:
            assert Folded(new[slice(*one.span)]).text == Folded(fancy[slice(*two.span)]).text


@settings(max_examples=40)
@given(stories())
def test_the_same_two_texts_have_the_same_fates(story: Change) -> None:
    assert fates(story) == fates(story)


@settings(max_examples=60)
@given(stories())
def test_new_sentences_are_those_that_stood_nowhere(story: Change) -> None:
    new = [story.new[start:end] for start, end in new_sentences(story.old, story.new)]

    assert new == [one.words for one in story.after if one.words not in story.before]
