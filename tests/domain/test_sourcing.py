"""The case table, the traps, and every answer against the brute-force twin."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain import brute_sourcing as brute
from tracker.domain.sourcing import (
    Citation,
    Drew,
    End,
    EndKind,
    Independence,
    Network,
    SourceNode,
    independence,
    reached,
    rests_tree,
)
from tracker.domain.vocabulary import DerivationKind, SourceKind

ALJAZEERA, HERALD, GAZETTE, COURIER, TRIBUNE = range(5)
AP, REUTERS = 10, 11
PULIKOVSKY, MAYOR, BAKER, NURSE, TRANSLATOR = range(20, 25)
MINISTRY, STATE = 30, 31
COURT_FILING, ENCYCLOPEDIA = 40, 41
EXPERTS, OFFICIAL, VISITORS = 50, 51, 52

KINDS = (
    dict.fromkeys((ALJAZEERA, HERALD, GAZETTE, COURIER, TRIBUNE), SourceKind.OUTLET)
    | dict.fromkeys((AP, REUTERS), SourceKind.AGENCY)
    | dict.fromkeys((PULIKOVSKY, MAYOR, BAKER, NURSE, TRANSLATOR), SourceKind.PERSON)
    | dict.fromkeys((MINISTRY, STATE, VISITORS), SourceKind.ORGANISATION)
    | dict.fromkeys((COURT_FILING, ENCYCLOPEDIA), SourceKind.DOCUMENT)
    | {EXPERTS: SourceKind.GROUP, OFFICIAL: SourceKind.UNNAMED}
)

WIRE, REWRITE = DerivationKind.WIRE, DerivationKind.REWRITE
CONTROLLED_BY = DerivationKind.CONTROLLED_BY


def network(*derivations: Drew, retracted: tuple[int, ...] = ()) -> Network:
    """All sources above, with these derivations between them."""
    sources = {one: SourceNode(kind, one in retracted) for one, kind in KINDS.items()}
    return Network(sources, derivations)


def count(found: Independence) -> tuple[int, int, int]:
    """Citations, independent at worst, independent as known."""
    return found.citations, found.minimum, found.maximum


# The case table of section 3


def test_five_outlets_with_one_agency_story_from_one_official_are_one_source() -> None:
    outlets = (ALJAZEERA, HERALD, GAZETTE, COURIER, TRIBUNE)

    found = independence(network(), [Citation((outlet, AP, MAYOR)) for outlet in outlets])

    assert count(found) == (5, 1, 1)
    assert found.rests_on == (AP, MAYOR)


def test_a_court_filing_beside_them_is_a_second() -> None:
    outlets = (ALJAZEERA, HERALD, GAZETTE, COURIER, TRIBUNE)
    cited = [Citation((outlet, AP, MAYOR)) for outlet in outlets]

    found = independence(network(), cited, evidence=[COURT_FILING])

    assert count(found) == (6, 2, 2)
    assert found.rests_on == ()


def test_two_papers_that_each_interviewed_the_mayor_have_one_source_for_the_fact() -> None:
    found = independence(network(), [Citation((HERALD, MAYOR)), Citation((GAZETTE, MAYOR))])

    assert count(found) == (2, 1, 1)
    assert found.rests_on == (MAYOR,)


def test_a_ministry_and_an_untraced_outlet_are_one_or_two() -> None:
    found = independence(network(), [Citation((MINISTRY,)), Citation((HERALD,))])

    assert count(found) == (2, 1, 2)
    assert found.ends == (End(MINISTRY, EndKind.ORIGIN), End(HERALD, EndKind.UNTRACED))


def test_two_witnesses_through_one_translator_are_one_source() -> None:
    cited = [Citation((TRANSLATOR, BAKER), True), Citation((TRANSLATOR, NURSE), True)]

    found = independence(network(), cited)

    assert count(found) == (2, 1, 1)
    assert found.rests_on == (TRANSLATOR,)
    assert [end.source for end in found.ends] == [BAKER, NURSE]


def test_an_encyclopedia_and_a_paper_that_cite_each_other_are_no_source() -> None:
    known = network(Drew(ENCYCLOPEDIA, HERALD, REWRITE), Drew(HERALD, ENCYCLOPEDIA, REWRITE))

    found = independence(known, [Citation((HERALD,)), Citation((ENCYCLOPEDIA,))])

    assert count(found) == (2, 0, 0)
    assert found.circular == ((HERALD, ENCYCLOPEDIA),)
    assert not found.ends
    assert not found.rests_on


def test_two_first_hand_outlets_of_one_state_may_be_one_hand() -> None:
    known = network(Drew(HERALD, STATE, CONTROLLED_BY), Drew(GAZETTE, STATE, CONTROLLED_BY))

    found = independence(known, [Citation((HERALD,), True), Citation((GAZETTE,), True)])

    assert count(found) == (2, 1, 2)


# The traps


def test_what_an_outlet_passed_on_for_one_claim_says_nothing_about_its_own_report() -> None:
    known = network()
    seventh = independence(known, [Citation((ALJAZEERA, PULIKOVSKY))])

    ninth = independence(known, [Citation((ALJAZEERA,), True)])

    assert seventh.rests_on == (ALJAZEERA, PULIKOVSKY)
    assert ninth.rests_on == (ALJAZEERA,)


def test_an_outlet_on_two_chains_of_a_claim_is_one_source() -> None:
    cited = [Citation((ALJAZEERA, PULIKOVSKY)), Citation((ALJAZEERA, MINISTRY))]

    found = independence(network(), cited)

    assert count(found) == (2, 1, 1)
    assert found.rests_on == (ALJAZEERA,)


# Where a path may end


@pytest.mark.parametrize(
    ("source", "first_hand", "kind"),
    [
        (MAYOR, None, EndKind.ORIGIN),
        (MAYOR, True, EndKind.ORIGIN),
        (MAYOR, False, EndKind.UNTRACED),
        (COURT_FILING, None, EndKind.ORIGIN),
        (HERALD, None, EndKind.UNTRACED),
        (HERALD, True, EndKind.ORIGIN),
        (AP, None, EndKind.UNTRACED),
        (EXPERTS, None, EndKind.UNNAMED),
        (EXPERTS, False, EndKind.UNNAMED),
        (OFFICIAL, None, EndKind.UNNAMED),
        (OFFICIAL, True, EndKind.ORIGIN),
    ],
)
def test_an_end_is_named_after_its_kind_and_whether_it_was_there(
    source: int, first_hand: bool | None, kind: EndKind
) -> None:
    found = independence(network(), [Citation((source,), first_hand)])

    assert found.ends == (End(source, kind),)


def test_first_hand_beats_second_hand_and_second_hand_beats_silence() -> None:
    silent, second, first = (Citation((MAYOR,), said) for said in (None, False, True))

    assert independence(network(), [silent, second]).ends == (End(MAYOR, EndKind.UNTRACED),)
    assert independence(network(), [second, first]).ends == (End(MAYOR, EndKind.ORIGIN),)


def test_an_outlet_that_was_there_is_an_origin_beside_the_agency_it_also_drew_on() -> None:
    known = network(Drew(HERALD, AP, WIRE))

    found = independence(known, [Citation((HERALD,), True), Citation((AP,), True)])

    assert count(found) == (2, 2, 2)


def test_two_unnamed_officials_count_as_known_and_may_be_one_mouth() -> None:
    found = independence(network(), [Citation((OFFICIAL,)), Citation((EXPERTS,))])

    assert count(found) == (2, 1, 2)


def test_a_claim_without_support_is_unsourced() -> None:
    found = independence(network(), [])

    assert found == Independence(0, 0, 0, (), (), (), unsourced=True)


def test_a_citation_needs_a_source() -> None:
    with pytest.raises(ValueError, match="needs the source"):
        Citation(())


# Retraction, suspicion and hands


def test_a_chain_is_cut_at_its_first_retracted_source() -> None:
    known = network(retracted=(AP,))

    found = independence(known, [Citation((HERALD, AP, MAYOR), True), Citation((MAYOR,))])

    assert count(found) == (1, 1, 1)
    assert found.rests_on == (MAYOR,)


def test_a_claim_whose_only_source_is_retracted_has_nothing_under_it() -> None:
    found = independence(network(retracted=(HERALD,)), [Citation((HERALD,), True)], [HERALD])

    assert found == Independence(0, 0, 0, (), (), (), unsourced=False)


def test_a_suspicion_lowers_the_count_at_worst_only() -> None:
    known = network(Drew(MINISTRY, MAYOR, REWRITE, suspected=True))

    found = independence(known, [Citation((MINISTRY,)), Citation((MAYOR,))])

    assert count(found) == (2, 1, 2)


def test_where_a_suspicion_goes_round_another_may_still_lead_to_an_end() -> None:
    known = network(
        Drew(HERALD, AP, WIRE, suspected=True),
        Drew(MAYOR, BAKER, REWRITE, suspected=True),
        Drew(BAKER, MAYOR, REWRITE, suspected=True),
    )

    found = independence(known, [Citation((HERALD, MAYOR))])

    assert count(found) == (1, 1, 1)
    assert found.rests_on == (HERALD, MAYOR)


def test_two_sources_are_one_hand_through_owners_the_claim_never_reaches() -> None:
    known = network(
        Drew(HERALD, STATE, CONTROLLED_BY),
        Drew(VISITORS, STATE, CONTROLLED_BY, suspected=True),
        Drew(VISITORS, GAZETTE, CONTROLLED_BY),
        retracted=(STATE,),
    )

    found = independence(known, [Citation((HERALD,), True), Citation((GAZETTE,), True)])

    assert count(found) == (2, 1, 2)


def test_retracting_a_source_leaves_its_claim_with_nothing() -> None:
    cited = [Citation((HERALD, AP)), Citation((GAZETTE, AP))]
    known = network()

    before, after = independence(known, cited), independence(known.without(AP), cited)

    assert (before.minimum, before.maximum) == (1, 1)
    assert count(after) == (0, 0, 0)


def test_retracting_a_source_can_free_another_that_its_chain_led_on_from() -> None:
    """A cut chain no longer says that the Herald had it from the mayor: not a bug, but the law."""
    cited = [Citation((AP, HERALD, MAYOR)), Citation((HERALD,)), Citation((MAYOR,))]

    before, after = independence(network(), cited), independence(network().without(AP), cited)

    assert (before.maximum, after.maximum) == (1, 2)


# Networks


def test_a_scope_without_derivations_is_the_network_itself() -> None:
    known = network()

    assert known.scoped([]) is known


def test_a_network_without_a_source_already_retracted_is_the_network_itself() -> None:
    known = network(retracted=(AP,))

    assert known.without(AP) is known


def test_a_source_the_network_does_not_hold_is_refused() -> None:
    with pytest.raises(KeyError):
        independence(network(), [Citation((999,))])
    with pytest.raises(KeyError):
        network().without(999)


class CountedSources(dict[int, SourceNode]):
    """Sources that count how often one is looked up, and cannot be listed."""

    asked = 0

    def __getitem__(self, source: int) -> SourceNode:
        self.asked += 1
        return super().__getitem__(source)

    def __iter__(self) -> Iterator[int]:
        raise AssertionError("a layer must not go through all sources")


def test_a_layer_over_a_network_looks_up_only_what_it_changes() -> None:
    sources = CountedSources({one: SourceNode(SourceKind.OUTLET) for one in range(1000)})
    standing = Network(sources, [Drew(one, one + 1, WIRE) for one in range(999)])

    standing.scoped([Drew(7, 500, WIRE), Drew(8, 9, CONTROLLED_BY)]).without(12)

    assert sources.asked == 1


def test_twenty_thousand_derivations_in_a_row_are_followed_to_the_end() -> None:
    last = 20_000
    sources = {one: SourceNode(SourceKind.OUTLET) for one in range(last + 1)}
    known = Network(sources, [Drew(one, one + 1, WIRE) for one in range(last)])

    found = independence(known, [Citation((0,)), Citation((1,))])

    assert found.rests_on == tuple(range(1, last + 1))
    assert found.ends == (End(last, EndKind.UNTRACED),)


def test_a_circle_of_five_thousand_is_one_circle() -> None:
    size = 5_000
    sources = {one: SourceNode(SourceKind.OUTLET) for one in range(size)}
    known = Network(sources, [Drew(one, (one + 1) % size, WIRE) for one in range(size)])

    found = independence(known, [Citation((5,))])

    assert found.circular == ((*range(5, size), *range(5)),)
    assert len(rests_tree(known, [Citation((5,))])) == size + 1


def test_disjoint_paths_push_each_other_aside_however_deep() -> None:
    """Two rails of a ladder crossed by rungs: the first path found zigzags."""
    rungs = 10_000
    sources = {one: SourceNode(SourceKind.PERSON) for one in range(2 * rungs)}
    steps = [(one, one + 2) for one in range(2 * rungs - 2)]
    steps += [(one, one + 1) for one in range(0, 2 * rungs - 2, 2)]
    known = Network(sources, [Drew(one, other, WIRE) for one, other in steps])

    found = independence(known, [Citation((0,)), Citation((1,))])

    assert (found.minimum, found.maximum) == (2, 2)


def test_a_source_that_two_paths_gave_up_is_free_for_a_third() -> None:
    drawn = {0: (2, 3), 1: (5,), 2: (3, 4, 6), 3: (4, 5)}
    steps = [(source, drew_on) for source, row in drawn.items() for drew_on in row]
    sources = {one: SourceNode(SourceKind.PERSON) for one in range(7)}
    known = Network(sources, [Drew(source, drew_on, WIRE) for source, drew_on in steps])

    found = independence(known, [Citation((0,)), Citation((1,)), Citation((2,))])

    assert (found.minimum, found.maximum) == (3, 3)


# The tree


def test_the_tree_says_how_each_source_was_reached_and_where_it_ends() -> None:
    known = network(
        Drew(HERALD, AP, WIRE),
        Drew(AP, OFFICIAL, DerivationKind.OTHER, suspected=True),
        Drew(OFFICIAL, HERALD, REWRITE, suspected=True),
        Drew(HERALD, STATE, CONTROLLED_BY),
        retracted=(COURT_FILING,),
    )

    lines = rests_tree(known, [Citation((HERALD, MAYOR))], [COURT_FILING, AP])

    assert [(line.source, line.depth, line.how, line.end) for line in lines] == [
        (HERALD, 0, "cited", None),
        (MAYOR, 1, "via", EndKind.ORIGIN),
        (AP, 1, "wire", EndKind.UNTRACED),
        (OFFICIAL, 2, "other", None),
        (HERALD, 3, "rewrite", None),
        (COURT_FILING, 0, "evidence", None),
        (AP, 0, "evidence", EndKind.UNTRACED),
    ]
    assert [line.source for line in lines if line.suspected] == [OFFICIAL, HERALD]
    assert [line.source for line in lines if line.loop] == [HERALD]
    assert [line.source for line in lines if line.seen] == [HERALD, AP]
    assert [line.source for line in lines if line.retracted] == [COURT_FILING]
    assert lines[0].hands == (STATE,)


# Against the twin


@cache
def parts(size: int, longest: int) -> tuple[st.SearchStrategy[Any], ...]:
    """What a case on so many sources is made of: put together once, for that takes longer than to draw from it."""
    one_of_them = st.integers(0, size - 1)
    said = st.sampled_from((None, None, True, False))
    kinds = st.sampled_from((WIRE, WIRE, REWRITE, CONTROLLED_BY))
    seldom = st.integers(0, 9).map(lambda number: number > 8)
    sometimes = st.integers(0, 2).map(lambda number: number > 1)
    nodes = st.builds(SourceNode, st.sampled_from(SourceKind), seldom)
    chains = st.lists(one_of_them, min_size=1, max_size=longest).map(tuple)
    derivations = st.builds(Drew, one_of_them, one_of_them, kinds, sometimes)
    return (
        st.lists(nodes, min_size=size, max_size=size),
        st.lists(derivations, max_size=9),
        st.lists(st.builds(Citation, chains, said), max_size=4),
        st.lists(one_of_them, max_size=2),
    )


@st.composite
def cases(draw: st.DrawFn, longest: int = 3) -> brute.Case:
    """Small claims on small networks with everything that section 3 speaks of."""
    sources, derivations, citations, evidence = parts(draw(st.integers(1, 7)), longest)
    return brute.Case(
        sources=dict(enumerate(draw(sources))),
        derivations=draw(derivations),
        citations=draw(citations),
        evidence=draw(evidence),
    )


def network_of(case: brute.Case) -> Network:
    return Network(case.sources, case.derivations)


def counted(case: brute.Case, known: Network | None = None) -> Independence:
    return independence(known or network_of(case), case.citations, case.evidence)


def retracted(case: brute.Case, source: int) -> brute.Case:
    gone = replace(case.sources[source], retracted=True)
    return replace(case, sources={**case.sources, source: gone})


def told_by_the_twin(case: brute.Case) -> Independence:
    return Independence(
        citations=brute.citations(case),
        minimum=brute.minimum(case),
        maximum=brute.maximum(case),
        rests_on=brute.rests_on(case),
        circular=brute.circular(case),
        ends=brute.ends_reached(case),
        unsourced=not case.citations and not case.evidence,
    )


@settings(max_examples=300, deadline=None)
@given(cases())
def test_every_answer_is_the_twins(case: brute.Case) -> None:
    assert counted(case) == told_by_the_twin(case)


@settings(max_examples=75, deadline=None)
@given(cases())
def test_packing_paths_and_striking_sources_give_one_count(case: brute.Case) -> None:
    found = counted(case)

    assert found.minimum == brute.minimum_packed(case)
    assert found.maximum == brute.maximum_packed(case)


@settings(max_examples=75, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)), min_size=10, max_size=20))
def test_in_a_thick_of_derivations_the_count_is_the_twins(steps: list[tuple[int, int]]) -> None:
    sources = {one: SourceNode(SourceKind.OUTLET) for one in range(9)}
    drawn = [Drew(source, drew_on, WIRE) for source, drew_on in steps if source < 6]
    case = brute.Case(sources, drawn, [Citation((one,)) for one in range(3)], [])

    assert counted(case).maximum == brute.maximum(case)


@settings(max_examples=75, deadline=None)
@given(cases())
def test_the_tree_is_the_twins(case: brute.Case) -> None:
    lines = rests_tree(network_of(case), case.citations, case.evidence)

    assert lines == brute.tree(case)


@settings(max_examples=75, deadline=None)
@given(cases())
def test_the_tree_shows_every_source_reached_once(case: brute.Case) -> None:
    known = network_of(case)

    lines = rests_tree(known, case.citations, case.evidence)
    first = [line.source for line in lines if not line.seen]

    assert len(first) == len(set(first))
    assert set(first) == reached(known, case.citations, case.evidence)
    assert set(first) == brute.reach(brute.edges(case, at_worst=True), brute.CLAIM)


@settings(max_examples=75, deadline=None)
@given(cases(), st.integers(0, 9))
def test_a_scoped_network_answers_like_one_built_whole(case: brute.Case, standing: int) -> None:
    base = Network(case.sources, case.derivations[:standing])
    counted(case, base)

    for layer in (
        base.scoped(case.derivations[standing:]),
        base.scoped(case.derivations[standing::2]).scoped(case.derivations[standing + 1 :: 2]),
    ):
        assert counted(case, layer) == counted(case)
        assert rests_tree(layer, case.citations, case.evidence) == brute.tree(case)


@settings(max_examples=75, deadline=None)
@given(cases(), st.integers(0, 9), st.data())
def test_a_network_without_a_source_answers_as_if_it_were_retracted(
    case: brute.Case, standing: int, data: st.DataObject
) -> None:
    source = data.draw(st.sampled_from(sorted(case.sources)))
    base = Network(case.sources, case.derivations[:standing])
    counted(case, base)

    for layer in (
        base.without(source).scoped(case.derivations[standing:]),
        base.scoped(case.derivations[standing:]).without(source),
    ):
        assert counted(case, layer) == counted(retracted(case, source))


# What never happens


@settings(max_examples=75, deadline=None)
@given(cases())
def test_the_interval_is_in_order_and_never_above_the_ends(case: brute.Case) -> None:
    found = counted(case)

    assert 0 <= found.minimum <= found.maximum <= len(found.ends)
    assert bool(found.rests_on) == (found.maximum == 1)
    assert bool(found.maximum) == bool(found.ends)


@settings(max_examples=75, deadline=None)
@given(cases())
def test_a_suspicion_or_a_hand_changes_nothing_but_the_minimum(case: brute.Case) -> None:
    sure = [one for one in case.derivations if not one.suspected and one.kind is not CONTROLLED_BY]

    found = counted(case)

    assert found == replace(counted(replace(case, derivations=sure)), minimum=found.minimum)


@settings(max_examples=75, deadline=None)
@given(cases(longest=1), st.data())
def test_where_no_chain_is_longer_than_one_source_retracting_one_never_raises_a_count(
    case: brute.Case, data: st.DataObject
) -> None:
    source = data.draw(st.sampled_from(sorted(case.sources)))

    before, after = counted(case), counted(retracted(case, source))

    assert after.citations <= before.citations
    assert after.minimum <= before.minimum
    assert after.maximum <= before.maximum


@settings(max_examples=75, deadline=None)
@given(cases(), st.data())
def test_retracting_a_source_out_of_reach_changes_nothing(
    case: brute.Case,
    data: st.DataObject,
) -> None:
    source = data.draw(st.sampled_from(sorted(case.sources)))
    known = network_of(case)

    if source not in reached(known, case.citations, case.evidence):
        assert counted(retracted(case, source)) == replace(
            counted(case), citations=brute.citations(retracted(case, source))
        )


@settings(max_examples=75, deadline=None)
@given(cases(), st.randoms())
def test_the_order_and_the_number_of_times_a_derivation_is_on_file_do_not_matter(
    case: brute.Case, chance: Random
) -> None:
    derivations = [*case.derivations, *case.derivations]
    chance.shuffle(derivations)

    assert counted(replace(case, derivations=derivations)) == counted(case)
