"""One line of a bundle as a record: what is taken, what is refused and in which words."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.bundles import WHOLE, Fields, record
from tests.each import each
from tracker.domain.counting import one
from tracker.domain.errors import BadInputError
from tracker.domain.vocabulary import AttributionStatus, Bearing, DerivationKind, Role, SourceKind
from tracker.intake.bundle import _READERS, parse
from tracker.intake.records import (
    ArticleLine,
    AttributionLine,
    ClaimLine,
    DerivationLine,
    EvidenceLine,
    PassageLine,
    PersonLine,
    RevisionLine,
    SourceLine,
    slug_of,
)

PLAIN: dict[str, Fields] = {
    "person": record("person", name="Robin Lacey", initials="RL", roles=["reporter"]),
    "source": record("source", name="Herald", kind="outlet"),
    "article": record("article", slug="kim-train"),
    "revision": record("revision", article="kim-train", text="A train left."),
    "claim": record("claim", article="kim-train", text="A train left."),
    "passage": record("passage", claim="kim-train#1", revision=1, start=0, end=3),
    "attribution": record("attribution", claim="kim-train#1", source="Herald", status="alleged"),
    "derivation": record("derivation", source="Herald", drew_on="Agency"),
    "evidence": record("evidence", claim="kim-train#1", source="Herald"),
}
"""The least that each record must say."""

LONG = "x" * 10_000_000
TEXT_FIELDS = {
    "person": "name initials",
    "source": "name description why_unnamed note retracted_why",
    "article": "slug headline language",
    "claim": "text about as_of note",
    "attribution": "cue quote said_on locator note retracted_why",
    "derivation": "note retracted_why",
    "evidence": "excerpt locator url archived_url sha256 file_name note retracted_why",
}
KEPT_TEXTS = [(kind, name) for kind, names in TEXT_FIELDS.items() for name in names.split()]
"""Fields whose text is kept as it is given; names of other records are only looked up."""

NAMES_OF_OTHERS = [
    *(("revision", "article"), ("claim", "article"), ("passage", "claim"), ("attribution", "claim")),
    *(("attribution", "source"), ("derivation", "source"), ("derivation", "drew_on"), ("derivation", "scope")),
    *(("evidence", "claim"), ("evidence", "source"), ("source", "known_to"), ("article", "reporter")),
    *(("claim", "author"), ("passage", "exact")),
]


def parsed(fields: Fields, **more: Any) -> Any:
    """The record of these fields and more."""
    return parse(json.dumps(fields | more).encode())


def refused(fields: Fields, **more: Any) -> str:
    """The sentence with which they are refused."""
    with pytest.raises(BadInputError) as refusal:
        parsed(fields, **more)
    sentence = str(refusal.value)
    del refusal  # or it would keep, with its frames, the ten million letters that were refused
    assert "\n" not in sentence
    assert len(sentence) < 600
    return sentence


def test_the_least_that_a_record_must_say_gets_its_defaults() -> None:
    assert parsed(PLAIN["person"]) == PersonLine("Robin Lacey", "RL", ["reporter"])
    assert parsed(PLAIN["article"]) == ArticleLine("kim-train", "kim-train", None, "en")
    assert parsed(PLAIN["revision"]) == RevisionLine("kim-train", None, "A train left.")
    assert parsed(PLAIN["passage"]) == PassageLine("kim-train#1", 1, 0, 3, None)
    assert parsed(PLAIN["attribution"]) == AttributionLine("kim-train#1", "Herald", [], "alleged", None, None)
    assert parsed(PLAIN["derivation"]) == DerivationLine(
        *("Herald", "Agency", "other", "confirmed"), scope=None, note=None, retracted=False, why=None
    )


def test_a_plain_claim_is_unattributed_of_normal_risk_and_no_allegation() -> None:
    line = parsed(PLAIN["claim"])

    assert isinstance(line, ClaimLine)
    assert (line.status, line.risk, line.allegation, line.number) == ("unattributed", "normal", 0, None)


def test_plain_evidence_supports_and_a_plain_source_stands() -> None:
    evidence, source = parsed(PLAIN["evidence"]), parsed(PLAIN["source"])

    assert isinstance(evidence, EvidenceLine)
    assert (evidence.bearing, evidence.number, evidence.retracted) == ("supports", None, False)
    assert isinstance(source, SourceLine)
    assert (source.kind, source.aliases, source.retracted) == ("outlet", [], False)


@each("fields", WHOLE)
def test_every_field_of_every_record_is_taken(fields: Fields) -> None:
    assert parsed(fields)


@each("kind", PLAIN)
def test_a_field_that_may_be_left_out_may_be_null(kind: str) -> None:
    optional = _READERS[kind][1] - PLAIN[kind].keys()

    assert parsed(PLAIN[kind], **dict.fromkeys(optional)) == parsed(PLAIN[kind])


@each(("kind", "name"), [(kind, name) for kind, fields in PLAIN.items() for name in fields if name != "record"])
def test_a_field_that_must_be_there_is_missed_by_its_name(kind: str, name: str) -> None:
    without = {field: value for field, value in PLAIN[kind].items() if field != name}

    sentence = refused(without)

    assert f'"{name}" is missing' in sentence or sentence == "a person needs at least one role"


@each("kind", PLAIN)
def test_a_field_too_many_is_named_with_the_one_that_was_meant(kind: str) -> None:
    [meant, *_] = sorted(_READERS[kind][1] - {"record"})

    assert refused(PLAIN[kind], **{meant + "x": 1}) == f"{one(kind)} has no field “{meant}x”; did you mean {meant}?"


@each(("kind", "name"), [*KEPT_TEXTS, *NAMES_OF_OTHERS, ("revision", "text")])
def test_what_is_to_be_a_text_is_nothing_else(kind: str, name: str) -> None:
    for value in (7, True, ["a"], {"a": 1}, 1.5):
        assert name in refused(PLAIN[kind], **{name: value})


@each(("kind", "name"), KEPT_TEXTS)
def test_control_characters_and_marks_that_turn_the_direction_are_refused(kind: str, name: str) -> None:
    for mark in "\x00\x1b\x7f\x85\u202e\u2066":
        sentence = refused(PLAIN[kind], **{name: f"a{mark}b"})
        assert name in sentence
        assert f"U+{ord(mark):04X}" in sentence


@each(("kind", "name"), [*KEPT_TEXTS, ("revision", "text")])
def test_a_text_of_ten_million_characters_is_refused_without_being_repeated(kind: str, name: str) -> None:
    assert "text" in (sentence := refused(PLAIN[kind], **{name: LONG})) or name in sentence


@each(("kind", "name"), KEPT_TEXTS)
def test_a_blank_text_is_refused(kind: str, name: str) -> None:
    assert name in refused(PLAIN[kind], **{name: " \t "}) or "blank" in refused(PLAIN[kind], **{name: "   "})


def test_half_a_surrogate_pair_is_no_json() -> None:
    with pytest.raises(BadInputError, match="no JSON"):
        parse(b'{"record": "source", "kind": "outlet", "name": "\\ud800"}')


def test_a_name_is_kept_in_normal_form_with_the_space_around_it_taken_off() -> None:
    assert parsed(PLAIN["source"], name=" Cafe\u0301 ").name == "Café"


@each(
    ("text", "why"),
    [
        ("Cafe\u0301", "normal form C"),
        ("One.\r\nTwo.", "carriage returns"),
        ("One.\x00", "NUL"),
        (" \n ", "blank"),
        ("x" * 5_000_001, "longer than 5,000,000"),
    ],
)
def test_an_articles_text_is_taken_as_it_stands_or_not_at_all(text: str, why: str) -> None:
    assert why in refused(PLAIN["revision"], text=text)


@each(
    ("kind", "name", "words"),
    [
        ("source", "kind", SourceKind),
        ("claim", "status", AttributionStatus),
        ("attribution", "status", [word for word in AttributionStatus if word != "unattributed"]),
        ("derivation", "kind", DerivationKind),
        ("evidence", "bearing", Bearing),
    ],
)
def test_a_word_that_is_none_is_refused_with_the_choices(kind: str, name: str, words: list[str]) -> None:
    odd: list[Any] = ["nonsense", 7, [], {}, ["alleged"], True, "x" * 100_000]
    for value in odd:
        sentence = refused(PLAIN[kind], **{name: value})
        assert all(word in sentence for word in words)
    assert all(parsed(PLAIN[kind], **{name: str(word)}) for word in words)


@each(
    ("kind", "name"),
    [
        *(("source", "terms"), ("source", "genre"), ("source", "reliability"), ("claim", "risk")),
        *(("attribution", "mode"), ("derivation", "assessment")),
    ],
)
@each("value", ["nonsense", 7, [], {"a": []}])
def test_a_word_that_may_be_left_out_is_refused_where_it_is_none(kind: str, name: str, value: object) -> None:
    assert f"is no {name}: choose" in refused(PLAIN[kind], **{name: value})


def test_a_near_miss_is_named() -> None:
    assert refused(PLAIN["attribution"], status="aleged").endswith("did you mean alleged?")
    assert refused(record("atribution")).endswith("did you mean attribution?")


@each(("kind", "name"), [("source", "retracted"), ("source", "confidential"), ("claim", "allegation")])
@each("value", [0, 1, "true", [], {}])
def test_a_flag_is_true_or_false(kind: str, name: str, value: object) -> None:
    assert refused(PLAIN[kind], **{name: value}) == f"{name} is to be true or false"


@each("value", [0, 1, "yes", [], {}])
def test_first_hand_is_true_false_or_null(value: object) -> None:
    assert refused(PLAIN["attribution"], first_hand=value) == "first_hand is to be true, false or null"


@each(("kind", "name"), [("claim", "number"), ("revision", "number"), ("evidence", "number")])
@each("value", [0, -1, 1.0, "1", True, 1_000_000_000, 2**63, 2**64, 1e300])
def test_a_number_is_whole_from_one_and_no_larger_than_a_desk_can_count(kind: str, name: str, value: object) -> None:
    assert "a whole number from 1 to" in refused(PLAIN[kind], **{name: value})


@each("name", ["start", "end", "revision"])
@each("value", [-1, 0.5, "0", True, 2_000_000_000, 2**63])
def test_a_place_is_whole_from_nought(name: str, value: object) -> None:
    assert "a whole number from 0 to" in refused(PLAIN["passage"], **{name: value})


@each(("start", "end"), [(3, 3), (4, 3)])
def test_a_passage_ends_after_it_starts(start: int, end: int) -> None:
    assert "ends after it starts" in refused(PLAIN["passage"], start=start, end=end)


@each("value", ["Herald", {"a": 1}, [1], [None], [["Herald"]], True, 0])
@each(("kind", "name"), [("attribution", "via"), ("source", "aliases"), ("person", "roles")])
def test_a_list_of_texts_is_nothing_else(kind: str, name: str, value: object) -> None:
    assert refused(PLAIN[kind], **{name: value}) == f'the field "{name}" is to be a list of texts'


def test_a_chain_names_nobody_twice() -> None:
    assert "names a source twice" in refused(PLAIN["attribution"], via=["Agency", "Agency"])
    assert "names a source twice" in refused(PLAIN["attribution"], via=["Herald"])


def test_a_source_cannot_draw_on_itself() -> None:
    assert refused(PLAIN["derivation"], drew_on="Herald") == "a source cannot draw on itself"


@each("roles", [[], None])
def test_a_person_without_a_role_is_nobody(roles: object) -> None:
    assert refused(PLAIN["person"], roles=roles) == "a person needs at least one role"


def test_roles_and_aliases_are_kept_once_each_in_order() -> None:
    assert parsed(PLAIN["person"], roles=["reader", "editor", "reader"]).roles == ["editor", "reader"]
    assert parsed(PLAIN["source"], aliases=["H", "Herald", "G", "H"]).aliases == ["G", "H"]
    assert set(parsed(PLAIN["person"], roles=list(Role)).roles) == set(Role)


@each("state", ["verified", "in_review", "withdrawn", 7, ["unreviewed"]])
def test_no_state_but_unreviewed_is_taken(state: object) -> None:
    assert "only with a whole dump" in refused(PLAIN["claim"], state=state)
    assert parsed(PLAIN["claim"], state="unreviewed")


def test_no_stage_but_draft_is_taken() -> None:
    assert "imported as a draft" in refused(PLAIN["article"], stage="published")
    assert parsed(PLAIN["article"], stage="draft")


@each("kind", ["dump", "setting", "review", "hold", "entry", "waiver", "sign_off"])
def test_what_only_a_dump_holds_is_refused_by_its_name(kind: str) -> None:
    assert refused(record(kind)) == f"{one(kind)} is taken only with a whole dump, as `tracker export` writes it"


@each("slug", ["Kim", "kim train", "-kim", "kim-", "kim#1", "x" * 101, "ж"])
def test_a_slug_that_is_none_is_refused(slug: str) -> None:
    assert "is no slug" in refused(PLAIN["article"], slug=slug)


@each("day", ["13.9.2023", "2023-9-13", "tomorrow"])
@each(("kind", "name"), [("claim", "as_of"), ("attribution", "said_on")])
def test_a_day_is_written_as_the_standard_says(kind: str, name: str, day: str) -> None:
    assert name in refused(PLAIN[kind], **{name: day})


@each("sha256", ["ab", "AB" * 32, "xy" * 32, "ab" * 32 + "a"])
def test_a_digest_is_sixty_four_small_hexadecimal_digits(sha256: str) -> None:
    assert "sha256" in refused(PLAIN["evidence"], sha256=sha256)


def test_evidence_of_an_empty_file_is_none() -> None:
    assert "is empty" in refused(PLAIN["evidence"], sha256=hashlib.sha256(b"").hexdigest())


def test_an_article_is_named_only_for_an_own_story() -> None:
    assert refused(PLAIN["source"], of_article="kim-train") == "of_article goes only with the genre own_story"


@each("kind", ["source", "attribution", "derivation", "evidence"])
def test_a_reason_for_a_retraction_needs_the_retraction(kind: str) -> None:
    assert refused(PLAIN[kind], retracted_why="wrong") == 'retracted_why goes with "retracted": true'


@each("line", [b"", b" ", b"{", b"nul", b"\xff\xfe", b'{"a": 1}}', b'{"a": NaN}', b"[" * 5000])
def test_what_is_no_json_is_said_to_be_none(line: bytes) -> None:
    with pytest.raises(BadInputError, match="this is no JSON"):
        parse(line)


def test_a_byte_order_mark_is_told_from_other_nonsense() -> None:
    with pytest.raises(BadInputError, match="byte order mark: save it as UTF-8 without one"):
        parse(b'\xef\xbb\xbf{"record": "claim"}')


@each("line", [b"[]", b"null", b"1", b'"claim"', b'[{"record": "claim"}]'])
def test_a_line_is_one_object(line: bytes) -> None:
    with pytest.raises(BadInputError, match="one JSON object"):
        parse(line)


def test_a_line_that_does_not_say_what_it_is_is_told_how() -> None:
    assert refused({}) == 'it does not say which record it is: add "record"'
    assert "is no record: there are person, source" in refused({"record": ["claim"]})


@each(("fields", "slug"), [(PLAIN[kind], "kim-train") for kind in ("article", "claim", "passage")])
def test_a_record_knows_its_article(fields: Fields, slug: str) -> None:
    assert slug_of(parsed(fields)) == slug
    assert slug_of(parsed(PLAIN["source"])) == ""


anything = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**64 - 1) | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)
words = st.sampled_from(
    sorted({str(value) for fields in [*PLAIN.values(), *WHOLE] for value in fields.values() if isinstance(value, str)})
)


@st.composite
def near_records(draw: st.DrawFn) -> Fields:
    """A true record with some of its fields turned into anything."""
    fields = dict(draw(st.sampled_from([*PLAIN.values(), *WHOLE])))
    allowed = sorted(_READERS[fields["record"]][1])
    for name in draw(st.lists(st.sampled_from(allowed), max_size=4)):
        fields[name] = draw(anything | words)
    return fields


def outcome(line: bytes) -> object:
    """The record that a line is, or the sentence with which it is refused; anything else raised is a bug."""
    try:
        return parse(line)
    except BadInputError as error:
        return str(error)


@given(st.binary(max_size=200) | anything.map(lambda value: orjson.dumps(value, default=str)))
def test_whatever_bytes_come_nothing_but_a_sentence_comes_of_it(line: bytes) -> None:
    assert "\n" not in str(outcome(line))


@given(near_records())
def test_whatever_a_field_holds_it_is_a_record_or_a_sentence(fields: Fields) -> None:
    taken = outcome(orjson.dumps(fields))

    assert isinstance(taken, tuple) or "\n" not in str(taken)
