"""How sourcing is said in a sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import make
from tracker.domain.vocabulary import DerivationKind, SourceKind
from tracker.models.phrases import counts, known_as, listing, resting_on, retracted_under, sourcing_sentence
from tracker.models.rows import ClaimRow, DerivationRow, SourceRow

AP = make.source("AP", "agency")
HERALD, GAZETTE, STAR = (make.source(name, "outlet") for name in ("Herald", "Gazette", "Star"))
OFFICIAL = make.source("official", "unnamed")
EXPERTS = make.source("experts", "group")
MAYOR, WITNESS = (make.source(name, "person") for name in ("Mayor", "Witness"))
COURT = make.source("Court filing", "document")
STUDY = make.source("Study", "document", retracted=True)
STATE = make.source("State", "organisation")
KINDS = [make.source(f"Source of kind {kind}", kind, retracted=gone) for kind in SourceKind for gone in (False, True)]


def sentence(claim: ClaimRow, *drew_on: make.DrewOn) -> str:
    """The sentence of one claim with these derivations on file."""
    dossier = make.dossier(claim, drew_on=drew_on)
    return sourcing_sentence(dossier.sources, dossier.claims[0], dossier.independence(dossier.claims[0]))


def spoken(source: SourceRow) -> str:
    """How a sentence speaks of a source."""
    return known_as(make.sources_of([make.claim(sources=[source])]), source.id)


def test_many_citations_of_one_agency_name_the_path_behind_it() -> None:
    claim = make.claim(sources=[HERALD, GAZETTE, STAR])

    assert sentence(claim, (HERALD, AP), (GAZETTE, AP), (STAR, AP), (AP, OFFICIAL)) == (
        "3 citations, 1 independent: everything rests on AP, and behind AP on one unnamed official"
    )


def test_a_longer_path_is_named_step_by_step() -> None:
    told = make.said(OFFICIAL, via=[HERALD, AP])

    assert sentence(make.claim(sources=[told])) == (
        "1 citation, 1 independent: everything rests on Herald, "
        "and behind Herald on AP, behind AP on one unnamed official"
    )


def test_one_source_cited_once_is_said_in_the_singular() -> None:
    assert sentence(make.claim(sources=[MAYOR])) == "1 citation, 1 independent: everything rests on Mayor"


def test_several_ends_stand_behind_it() -> None:
    claim = make.claim(sources=[MAYOR, WITNESS], evidence=[COURT])

    assert sentence(claim) == "3 citations, 3 independent: Mayor, Witness and Court filing stand behind it"


def test_more_ends_than_independent_sources_are_not_each_on_their_own() -> None:
    told = [make.said(MAYOR, via=[AP]), make.said(WITNESS, via=[AP]), make.said(COURT)]

    assert sentence(make.claim(sources=told)) == (
        "3 citations, 2 independent: Court filing, Mayor and Witness stand behind it, though not each on its own"
    )


def test_an_open_suspicion_is_named() -> None:
    assert sentence(make.claim(sources=[MAYOR, WITNESS]), make.suspected(WITNESS, MAYOR)) == (
        "2 citations, 1 to 2 independent: Mayor and Witness stand behind it, but Witness may have drawn on Mayor"
    )


def test_names_that_may_be_one_hand_are_named_without_the_hand_itself() -> None:
    claim = make.claim(sources=[MAYOR, WITNESS])

    assert sentence(claim, make.one_hand(MAYOR, STATE), make.one_hand(WITNESS, STATE)) == (
        "2 citations, 1 to 2 independent: Mayor and Witness stand behind it, but Mayor and Witness may be one hand"
    )


def test_every_doubt_is_named() -> None:
    claim = make.claim(sources=[MAYOR, WITNESS, HERALD, EXPERTS])

    told = sentence(claim, make.suspected(WITNESS, MAYOR))

    assert told.endswith(
        "but Witness may have drawn on Mayor, and where Herald had it is not known, and who the unnamed are is not known"
    )


def test_a_single_source_that_may_have_gone_round_in_a_circle_may_be_none() -> None:
    told = sentence(make.claim(sources=[HERALD]), make.suspected(HERALD, GAZETTE), (GAZETTE, HERALD))

    assert told.startswith("1 citation, 0 to 1 independent: everything rests on Herald, but Herald may have drawn on ")


def test_sources_that_only_cite_each_other_are_named_in_a_round() -> None:
    assert sentence(make.claim(sources=[HERALD, GAZETTE]), (HERALD, GAZETTE), (GAZETTE, HERALD)) == (
        "2 citations, 0 independent: sources only cite each other (Herald -> Gazette -> Herald)"
    )


def test_a_circle_beside_a_sound_source_is_named_after_it() -> None:
    claim = make.claim(sources=[HERALD, MAYOR])

    assert sentence(claim, (HERALD, GAZETTE), (GAZETTE, HERALD)) == (
        "2 citations, 1 independent: everything rests on Mayor; "
        "besides, sources only cite each other (Herald -> Gazette -> Herald)"
    )


def test_a_claim_whose_source_was_retracted_says_so() -> None:
    assert sentence(make.claim(sources=[STUDY])) == (
        "0 citations, 0 independent: it leads only to Study, since retracted"
    )


def test_a_paper_whose_own_source_was_retracted_is_still_a_citation() -> None:
    assert sentence(make.claim(sources=[HERALD]), (HERALD, STUDY)) == (
        "1 citation, 0 independent: it leads only to Study, since retracted"
    )


def test_a_retracted_source_and_a_circle_are_both_named() -> None:
    claim = make.claim(sources=[STUDY, HERALD])

    assert sentence(claim, (HERALD, GAZETTE), (GAZETTE, HERALD)) == (
        "1 citation, 0 independent: it leads only to Study, since retracted; "
        "besides, sources only cite each other (Herald -> Gazette -> Herald)"
    )


def test_a_retracted_source_that_is_only_suspected_is_told_from_one_that_is_known() -> None:
    claim = make.claim(sources=[HERALD, GAZETTE])
    other = make.source("Retracted memo", "document", retracted=True)
    sources = make.sources_of([claim], [(HERALD, STUDY), make.suspected(GAZETTE, other)])

    assert retracted_under(sources, claim) == {STUDY.id: False, other.id: True}


def test_a_claim_without_support_says_who_speculates_and_who_denies() -> None:
    claim = make.claim(speculated_by=[EXPERTS], denied_by=[MAYOR], evidence=[make.held(COURT, "refutes")])

    assert sentence(claim) == "nobody on file states it: 1 speculates, 1 denies, 1 piece of evidence against it"


def test_our_own_voice_is_said_to_be_ours() -> None:
    assert sentence(make.claim(status="unattributed")) == "in our own voice, and nothing is on file under it"
    assert sentence(make.claim(status="unattributed", denied_by=[MAYOR])) == (
        "in our own voice, and nobody on file states it: 1 denies"
    )


def test_those_who_were_retracted_neither_speculate_nor_deny() -> None:
    gone = make.said(MAYOR, "denied", retracted=True)

    assert sentence(make.claim(sources=[gone], speculated_by=[STUDY])) == "nobody on file states it"


@pytest.mark.parametrize(
    ("name", "phrase"),
    [
        ("official", "one unnamed official"),
        ("an unnamed official", "one unnamed official"),
        ("Anonymous aide", "one unnamed aide"),
        ("senior anonymous aide", "one unnamed senior aide"),
        ("US officials", "unnamed US officials"),
        ("two unnamed officials", "two unnamed officials"),
        ("a source close to the talks", "one unnamed source close to the talks"),
        ("people familiar with the matter", "unnamed people familiar with the matter"),
        ("a witness in Texas", "one unnamed witness in Texas"),
        ("unnamed", "one unnamed source"),
        ("it is said", "somebody unnamed (it is said)"),
        ("reportedly", "somebody unnamed (reportedly)"),
        ("unnamed: kim-train, “reportedly had to”", "somebody unnamed (“reportedly had to”)"),
        ("unnamed: the one who was asked for the speed", "somebody unnamed (the one who was asked for the speed)"),
    ],
)
def test_an_unnamed_source_is_spoken_of_as_one(name: str, phrase: str) -> None:
    assert spoken(make.source(name, "unnamed")) == phrase


@pytest.mark.parametrize(
    ("name", "phrase"),
    [
        ("experts", "unnamed experts"),
        ("unnamed experts", "unnamed experts"),
        ("experts (kim-train)", "unnamed experts"),
        ("experts (the older ones)", "unnamed experts (the older ones)"),
        ("the international community", "the international community"),
    ],
)
def test_a_group_is_spoken_of_as_unnamed(name: str, phrase: str) -> None:
    assert spoken(make.source(name, "group")) == phrase


def test_a_confidential_source_goes_by_its_codename() -> None:
    assert spoken(make.source("Heron", "unnamed", confidential=True)) == "Heron"


def test_a_long_list_is_cut() -> None:
    assert listing("ABCDE") == "A, B, C, D and E"
    assert listing("ABCDEF") == "A, B, C, D and 2 more"
    assert (listing("A"), listing("AB")) == ("A", "A and B")


def test_a_long_path_is_cut() -> None:
    relays = [make.source(f"Relay {place}", "outlet") for place in range(1, 9)]
    sources = make.sources_of([make.claim(sources=relays)])

    assert resting_on(sources, [relay.id for relay in relays]).endswith("behind Relay 4 on 4 more")


drawings = st.builds(
    make.drew,
    st.sampled_from(KINDS),
    st.sampled_from(KINDS),
    st.sampled_from(list(DerivationKind)),
    assessment=st.sampled_from(["confirmed", "suspected"]),
)
claims = st.builds(
    make.claim,
    sources=st.lists(
        st.builds(
            make.said,
            st.sampled_from(KINDS),
            st.sampled_from(["reported", "denied", "speculated"]),
            via=st.lists(st.sampled_from(KINDS), max_size=2),
            first_hand=st.sampled_from([None, True, False]),
        ),
        max_size=4,
    ),
    evidence=st.lists(st.sampled_from(KINDS), max_size=1),
)


@given(claims, st.lists(drawings, max_size=8))
def test_whatever_is_on_file_the_sentence_gives_both_counts_and_a_path(
    claim: ClaimRow, drew_on: list[DerivationRow]
) -> None:
    sources = make.sources_of([claim], drew_on)
    measured = sources.independence_of(claim)

    told = sourcing_sentence(sources, claim, measured)

    opening = "nobody on file states it" if measured.unsourced else f"{counts(measured)}: "
    assert told.startswith(opening)
    assert not told.endswith((" ", ":", "but ", "on "))
    assert (" to " in counts(measured)) == (measured.minimum < measured.maximum) == (", but " in told)
    assert "()" not in told
