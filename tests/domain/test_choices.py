"""Words of a vocabulary, labels and near spellings."""

from __future__ import annotations

import pytest

from tracker.domain.choices import choose, meant
from tracker.domain.errors import BadInputError
from tracker.domain.labels import split_label
from tracker.domain.settings import SETTINGS, allowed_value, setting
from tracker.domain.vocabulary import AttributionStatus, Reliability, SourceKind, SourceTerms

TEN_MEGABYTES = pytest.param("x" * 10_000_000, id="10 MB")


@pytest.mark.parametrize("value", ["off_record", "off-record", "OFF_RECORD", " Off-Record "])
def test_a_word_is_taken_in_any_case_and_with_either_dash(value: str) -> None:
    assert choose(SourceTerms, value, "terms") is SourceTerms.OFF_RECORD


def test_a_word_that_stands_in_capitals_is_found_too() -> None:
    assert choose(Reliability, "b", "grade") is Reliability.B


def test_another_word_is_refused_with_the_choices_and_the_near_match() -> None:
    with pytest.raises(BadInputError) as refused:
        choose(SourceTerms, "of record", "terms")

    assert str(refused.value) == (
        "“of record” is no terms: choose on_record, background, deep_background or off_record; did you mean off_record?"
    )


def test_a_word_left_out_is_no_choice() -> None:
    with pytest.raises(BadInputError) as refused:
        choose(AttributionStatus, "unattributed", "status", without=[AttributionStatus.UNATTRIBUTED])

    assert "choose reported, alleged, denied, confirmed or speculated" in str(refused.value)


@pytest.mark.parametrize("value", [None, 7, ["outlet"], {}, "", "\x1b[2J", "\u202eteltuo", TEN_MEGABYTES, "\udcff"])
def test_what_is_no_word_at_all_is_refused_in_one_short_line(value: object) -> None:
    with pytest.raises(BadInputError) as refused:
        choose(SourceKind, value, "kind of source")

    assert len(str(refused.value)) < 300
    assert str(refused.value).isprintable()


def test_a_name_that_is_far_from_all_suggests_nothing() -> None:
    assert meant("zzz", ["verified", "refuted"]) == ""
    assert meant("verifed", ["verified", "refuted"]) == "; did you mean verified?"


def test_a_label_is_a_slug_and_a_number() -> None:
    assert split_label("kim-train#12") == ("kim-train", 12)


@pytest.mark.parametrize(
    "label",
    ["kim-train", "kim-train#", "#12", "kim-train#0", "kim-train#012", "kim-train#+1", "kim-train#1.0", "kim-train#²"],
)
def test_one_claim_has_one_label(label: str) -> None:
    with pytest.raises(BadInputError, match=r"is no claim: name one as slug#number, such as kim-train#12$"):
        split_label(label)


@pytest.mark.parametrize(
    "label", ["", "kim-train#１", "kim-train#12\n", "kim-train#1234567890", "\x1b#1\x1b", TEN_MEGABYTES]
)
def test_what_is_no_label_at_all_is_refused_in_one_short_line(label: str) -> None:
    with pytest.raises(BadInputError) as refused:
        split_label(label)

    assert str(refused.value).isprintable()
    assert len(str(refused.value)) < 200


@pytest.mark.parametrize("choice", SETTINGS, ids=lambda choice: choice.name)
def test_every_setting_can_be_what_it_is_by_default(choice: object) -> None:
    found = setting(getattr(choice, "name", ""))

    assert allowed_value(found, found.default) == found.default
