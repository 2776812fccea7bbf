"""The chains of a claim as a picture: every source once, its words in its box, nothing on anything else."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reports.formats.drawing.pictures import Words, chains, on_each_other, parsed, words_in
from tracker.reports.chains import Chains, Way
from tracker.reports.formats.drawing.chain_picture import chain_picture
from tracker.reports.formats.drawing.pen import Pen
from tracker.reports.formats.drawing.shortening import DOWN, in_boxes
from tracker.reports.formats.sheets import chains_sheet

KINDS = ("outlet", "agency", "person", "group", "document")
NAMES = st.text(st.characters(codec="utf-8"), min_size=1, max_size=30)
SOURCES = st.lists(st.tuples(NAMES, st.sampled_from(KINDS)), min_size=2, max_size=9, unique_by=lambda one: one[0])


def words_of(picture: Chains) -> list[Words]:
    """The words of a picture on its sheet, with their places."""
    return list(words_in(parsed(chains_sheet(picture, "Its claim", ["kim-train"]).svg)))


@settings(max_examples=50, deadline=None)
@given(SOURCES, st.data())
def test_no_words_stand_on_others_whatever_the_chains(sources: list[tuple[str, str]], more: st.DataObject) -> None:
    names = [name for name, _ in sources]
    one = st.sampled_from(names)
    cited = more.draw(st.lists(st.lists(one, min_size=1, max_size=4, unique=True), min_size=1, max_size=6))
    drew = more.draw(st.lists(st.tuples(one, one, st.booleans()), max_size=8))
    hands = more.draw(st.lists(st.tuples(one, one), max_size=2))
    picture = chains(dict(sources), cited, drew, hands, evidence=more.draw(st.lists(one, max_size=2)))

    words = words_of(picture)

    assert on_each_other(words) == []
    assert min(line.left for line in words) >= 0
    assert chains_sheet(picture, "", ()) == chains_sheet(picture, "", ())


def test_a_source_on_two_chains_is_one_box() -> None:
    picture = chains(
        {"AlJazeera": "outlet", "Pulikovsky": "person", "Yonhap": "agency"},
        [("AlJazeera", "Pulikovsky"), ("AlJazeera", "Yonhap"), ("Yonhap",)],
    )

    said = Counter(word.said for word in words_of(picture))

    assert (said["◉ AlJazeera"], said["Pulikovsky"], said["Yonhap"]) == (0, 1, 1)
    assert said["AlJazeera"] == 1


def test_each_sign_is_drawn_where_it_holds_and_explained_only_there() -> None:
    plain = chains({"Herald": "outlet", "the mayor": "person"}, [("Herald", "the mayor")])
    all_signs = chains(
        {"Herald": "outlet", "Gazette": "outlet", "Star": "outlet", "Blog": "outlet", "AP": "agency"}
        | {"officials": "group", "the mayor": "person", "the state": "organisation"},
        [("Herald", "AP"), ("Star",), ("Blog",), ("officials",)],
        [("Gazette", "AP", False), ("AP", "the mayor", True)],
        [("Herald", "the state"), ("Star", "the state")],
        evidence=["Gazette"],
        retracted=["Blog"],
    )

    few = " ".join(word.said for word in words_of(plain))
    many = " ".join(word.said for word in words_of(all_signs))

    assert "◉ everything rests on it" in few
    assert "◉ Herald" in few
    assert "an origin" in few
    for sign in ("we hold evidence of it", "is suspected of having drawn on", "may be one hand", "drew on"):
        assert sign not in few
        assert sign in many
    for told in ("nobody is named", "had it from where?", "⊗ retracted", "one hand: the state"):
        assert told in many
    assert "everything rests on it" not in many


def test_a_circle_is_told_and_drawn_back() -> None:
    picture = chains(
        {"encyclopedia": "outlet", "Gazette": "outlet"},
        [("encyclopedia",)],
        [("encyclopedia", "Gazette", False), ("Gazette", "encyclopedia", False)],
    )

    said = [word.said for word in words_of(picture)]

    assert said.count("↺ in a circle") == 2
    assert "and so round again" in said


def test_a_suspicion_is_dashed_and_what_is_known_is_not() -> None:
    known = chains({"A": "outlet", "B": "person"}, [("A",), ("B",)], [("A", "B", False)])
    doubted = chains({"A": "outlet", "B": "person"}, [("A",), ("B",)], [("A", "B", True)])

    assert 'stroke-dasharray="7 4.5"' not in chains_sheet(known, "", ()).svg
    assert 'stroke-dasharray="7 4.5"' in chains_sheet(doubted, "", ()).svg
    assert 'class="doubt"' in chain_picture(doubted, Pen()).inside


@pytest.mark.parametrize(("papers", "rest"), [(DOWN, ""), (DOWN + 1, "and 2 more"), (4000, "and 3991 more")])
def test_thousands_of_chains_are_cut_off_and_counted(papers: int, rest: str) -> None:
    kinds = {f"Paper {number}": "outlet" for number in range(papers)}
    picture = chains({**kinds, "AP": "agency"}, [(paper, "AP") for paper in kinds])

    said = [word.said for word in words_of(picture)]

    assert "◉ AP" in said
    assert sum(word.startswith("Paper ") for word in said) == min(papers, DOWN if not rest else DOWN - 1)
    assert ([word for word in said if word.startswith("and ")] or [""]) == [rest]


def test_a_chain_of_thirty_links_is_cut_off_and_counted() -> None:
    links = {f"Link {number}": "outlet" for number in range(30)}

    boxes, edges = in_boxes(chains(links, [tuple(links)]))

    assert [box.words for box in boxes][-2:] == ["Link 5", "and 24 more behind"]
    assert [(edge.above, edge.below, edge.way) for edge in edges][-1] == (5, 6, Way.VIA)


def test_what_everything_rests_on_is_shown_however_many_stand_before_it() -> None:
    kinds = {f"Paper {number}": "outlet" for number in range(40)}
    cited = [(paper, other, "AP") for paper, other in zip(kinds, list(kinds)[20:], strict=False)]

    said = [word.said for word in words_of(chains({**kinds, "AP": "agency"}, cited))]

    assert "◉ AP" in said


def test_a_long_name_is_cut_in_the_picture() -> None:
    said = [word.said for word in words_of(chains({"W" * 5000: "outlet", "B": "person"}, [("W" * 5000, "B")]))]

    assert any(word.endswith("W…") for word in said)
    assert max(map(len, said)) < 80
