"""A bundle onto the desk: what comes of it, what is refused, and that a refused one leaves everything as it was."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.bundles import (
    ARTICLE,
    HERALD,
    PLAIN,
    REPORTER,
    SLUG,
    TEXT,
    WHOLE,
    Fields,
    claim,
    lines,
    proof_of,
    record,
    said,
    take_in,
)
from tests.conftest import Desk
from tests.each import THOROUGH, each
from tracker.domain.errors import BadInputError, MoveRefusedError
from tracker.domain.vocabulary import Role
from tracker.services import importing
from tracker.services.desks import add_person
from tracker.services.importing import import_bundle
from tracker.store import known, ledger

FIRST, SECOND = f"{SLUG}#1", f"{SLUG}#2"
TEXT_LINE = record("revision", article=SLUG, number=1, text=TEXT)
PASSAGE = record("passage", claim=FIRST, revision=1, start=0, end=3)
WIRE = record("derivation", source="Herald", drew_on="Agency", kind="wire")
EVIDENCE = record("evidence", claim=FIRST, source="Herald", number=1)
COUNTS = (
    {"person": 1, "person_role": 1, "article": 2, "revision": 2, "source": 7, "alias": 3, "claim": 3}
    | {"passage": 2, "attribution": 4, "via": 2, "derivation": 5, "evidence": 2}
)  # fmt: skip
"""The rows that WHOLE makes."""


@pytest.fixture
def story(desk: Desk) -> Desk:
    """A desk that has the plain story: two claims, two sources, a reporter, and nothing that ties them."""

    def make() -> None:
        take_in(desk, PLAIN)

    desk.become("plain", make)
    return desk


def refused(desk: Desk, records: Sequence[Fields | bytes], **how: Any) -> str:
    """The sentence with which a bundle is refused. Nothing on the desk is another than before."""
    before = desk.rows()
    with pytest.raises((BadInputError, MoveRefusedError)) as refusal:
        take_in(desk, records, **how)
    assert desk.rows() == before
    sentence = str(refusal.value)
    assert "\n" not in sentence
    assert sentence.endswith("; nothing was imported")
    return sentence


def test_every_record_comes_in_and_the_ledger_proves(desk: Desk) -> None:
    counts = take_in(desk, WHOLE)

    assert counts == {
        "person": 1,
        "person_role": 1,
        "article": 2,
        "revision": 2,
        "source": 7,
        "alias": 3,
        "claim": 3,
        "passage": 2,
        "attribution": 4,
        "via": 2,
        "derivation": 5,
        "evidence": 2,
    }
    assert proof_of(desk).fault is None


def test_an_import_is_one_entry_a_slice_about_its_one_article_or_the_desk(
    story: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "SLICE", 2)
    elsewhere = record("article", slug="older")

    take_in(story, [claim(3), claim(4), said(), elsewhere, HERALD | {"name": "Gazette"}])

    with story.reading() as session:
        acts = [(line.act, line.by, line.subject) for line in ledger.lines(session.connection(), "WHERE seq > 2")]
    assert acts == [("import", "ann", SLUG), ("import", "ann", "desk"), ("import", "ann", "desk")]


def test_an_empty_bundle_is_no_act(desk: Desk) -> None:
    before = desk.rows()

    assert take_in(desk, [b"\n", b"  \n"]) == {}
    assert desk.rows() == before


def test_passages_count_code_points_and_keep_what_stands_around_them(story: Desk) -> None:
    start = TEXT.index("helicopter")

    take_in(story, [record("passage", claim=FIRST, revision=1, start=start, end=start + 12)])

    [row] = story.rows()["passage"]
    assert row[3:] == (start, start + 12, "helicopter 🚁", TEXT[start - 32 : start], TEXT[start + 12 : start + 44])


def test_what_is_retracted_elsewhere_is_retracted_here_by_whoever_imports(story: Desk) -> None:
    take_in(story, [said(retracted=True), record("source", name="Old", kind="outlet", retracted=True)])

    attribution, old = story.rows()["attribution"][0], story.rows()["source"][-1]
    assert attribution[-2:] == old[-2:] == (1, "retracted where it was imported from")


# Numbers


def test_numbers_that_are_left_out_are_the_next(desk: Desk) -> None:
    later = record("claim", article=SLUG, text="Later")
    take_in(desk, [*PLAIN, claim(7), later, record("revision", article=SLUG, text="Second text.")])

    take_in(desk, [later, record("revision", article=SLUG, text="Third text."), claim(20), later])

    rows = desk.rows()
    assert [row[2] for row in rows["claim"]] == [1, 2, 7, 8, 9, 20, 21]
    assert [row[2] for row in rows["revision"]] == [1, 2, 3]


def test_evidence_is_numbered_on_each_claim(story: Desk) -> None:
    first, second = record("evidence", claim=FIRST, source="Herald"), record("evidence", claim=SECOND, source="Herald")
    take_in(story, [first, first | {"number": 4}, second])

    take_in(story, [first, second, second])

    assert [row[1:3] for row in story.rows()["evidence"]] == [(1, 1), (1, 4), (2, 1), (1, 5), (2, 2), (2, 3)]


# What a line may name


def test_a_line_finds_what_is_on_file_and_what_stands_above_it(story: Desk) -> None:
    take_in(story, [claim(3), said(f"{SLUG}#3", via=["Agency"]), said(SECOND), PASSAGE, WIRE, EVIDENCE])

    assert len(story.rows()["attribution"]) == 2


def test_sources_that_draw_on_each_other_in_a_circle_are_taken(story: Desk) -> None:
    take_in(story, [WIRE, WIRE | {"source": "Agency", "drew_on": "Herald"}])

    assert len(story.rows()["derivation"]) == 2


def test_a_name_is_found_however_its_letters_are_composed(story: Desk) -> None:
    take_in(story, [record("source", name="Café", kind="outlet"), said(source=" Cafe\u0301"), EVIDENCE])

    assert [row[2] for row in story.rows()["attribution"]] == [3]


BELOW: dict[str, tuple[list[Fields], str]] = {
    "a claim's article": ([claim(1), ARTICLE], f"there is no article “{SLUG}”"),
    "a claim's author": ([claim(3, author="XY")], "nobody has the initials “XY”"),
    "a text's article": ([record("revision", article="older", text="x")], "there is no article “older”"),
    "an article's reporter": ([record("article", slug="new", reporter="XY")], "nobody has the initials “XY”"),
    "who knows a source": ([record("source", name="B", kind="unnamed", known_to="XY")], "nobody has the initials “XY”"),
    "the story a source is": (
        [record("source", name="B", kind="outlet", genre="own_story", of_article="older")],
        "there is no article “older”",
    ),
    "a passage's claim": ([PASSAGE | {"claim": f"{SLUG}#9"}], f"there is no claim “{SLUG}#9”"),
    "a passage's article": ([PASSAGE | {"claim": "older#1"}], "there is no claim “older#1”"),
    "a passage's text": ([PASSAGE | {"revision": 2}], f"there is no revision 2 of {SLUG}"),
    "a statement's claim": ([said(f"{SLUG}#9")], f"there is no claim “{SLUG}#9”"),
    "a statement's speaker": ([said(source="Gazette")], "there is no source “Gazette”"),
    "a statement's way": ([said(via=["Agency", "Gazette"])], "there is no source “Gazette”"),
    "an alias": ([said(source="The Agency")], "there is no source “The Agency” above it or on file: names are exact"),
    "who drew": ([WIRE | {"source": "Gazette"}], "there is no source “Gazette”"),
    "who was drawn on": ([WIRE | {"drew_on": "Gazette"}], "there is no source “Gazette”"),
    "a scope's article": ([WIRE | {"scope": "older"}], "there is no article “older”"),
    "a scope's claim": ([WIRE | {"scope": f"{SLUG}#9"}], f"there is no claim “{SLUG}#9”"),
    "a piece of evidence's claim": ([EVIDENCE | {"claim": f"{SLUG}#9"}], f"there is no claim “{SLUG}#9”"),
    "a piece of evidence's source": ([EVIDENCE | {"source": "Gazette"}], "there is no source “Gazette”"),
}


@pytest.mark.parametrize(("records", "why"), BELOW.values(), ids=BELOW)
def test_what_is_neither_above_nor_on_file_is_refused_by_name(records: list[Fields], why: str, desk: Desk) -> None:
    given = records if ARTICLE in records else [*PLAIN, *records]

    sentence = refused(desk, given)

    assert sentence.startswith(f"line {given.index(records[0]) + 1}: {why}")


@pytest.mark.parametrize(
    ("early", "late"),
    [
        *((said(f"{SLUG}#3"), claim(3)), (PASSAGE | {"claim": f"{SLUG}#3"}, claim(3)), (WIRE | {"scope": "x"}, {})),
        *(
            (said(source="Gazette"), HERALD | {"name": "Gazette"}),
            (said(via=["Gazette"]), HERALD | {"name": "Gazette"}),
        ),
        *((PASSAGE | {"revision": 2}, TEXT_LINE | {"number": 2}), (EVIDENCE | {"claim": f"{SLUG}#3"}, claim(3))),
        (WIRE | {"source": "Gazette"}, HERALD | {"name": "Gazette"}),
    ],
    ids=lambda fields: fields.get("record"),
)
def test_what_stands_below_a_line_is_not_there_yet(early: Fields, late: Fields, story: Desk) -> None:
    assert refused(story, [early, late or record("article", slug="x")]).startswith("line 1: there is no ")


@pytest.mark.parametrize("label", [SLUG, f"{SLUG}#", f"{SLUG}#x", "#1", f"{SLUG}#1234567890", f"{SLUG}#²", ""])
def test_what_is_no_label_is_told_how_one_looks(label: str, story: Desk) -> None:
    assert "is no claim: name one as slug#number" in refused(story, [said(label)])


# Twice


TWICE: dict[str, Fields] = {
    "somebody has these initials": REPORTER | {"name": "Rolf Lund", "roles": ["editor"]},
    "there is an article of this slug": ARTICLE | {"headline": "Another"},
    "the article has a revision of this number": TEXT_LINE | {"text": "Another."},
    "there is a source of this name": HERALD | {"kind": "agency", "note": "another"},
    "the article has a claim of this number": claim(1, text="Another", note="another"),
    "the claim stands on these words": PASSAGE | {"exact": TEXT[:3]},
    "this statement": said(first_hand=True, note="another"),
    "this derivation": WIRE | {"assessment": "suspected"},
    "the claim has evidence of this number": EVIDENCE | {"bearing": "refutes", "note": "another"},
}
ONCE = [*PLAIN, PASSAGE, said(), WIRE, EVIDENCE]


@pytest.mark.parametrize(("why", "again"), TWICE.items(), ids=[fields["record"] for fields in TWICE.values()])
def test_the_same_key_as_on_file_is_refused_with_its_line(why: str, again: Fields, desk: Desk) -> None:
    take_in(desk, ONCE)

    assert refused(desk, [record("article", slug="new"), again]).startswith(f"line 2: {why}")


@pytest.mark.parametrize(("why", "again"), TWICE.items(), ids=[fields["record"] for fields in TWICE.values()])
@pytest.mark.parametrize("size", [5000, 4])
def test_the_same_key_twice_in_a_bundle_is_refused_with_the_second_line(
    why: str, again: Fields, size: int, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "SLICE", size)

    sentence = refused(desk, [*ONCE, record("article", slug="new"), again, claim(9)])

    assert sentence.startswith(f"line {len(ONCE) + 2}: {why}")


def test_the_second_of_two_is_named_though_it_fills_other_columns(story: Desk) -> None:
    rich, plain = claim(5, note="rich"), claim(5)

    assert refused(story, [claim(4), rich, plain]).startswith("line 3: the article has a claim of this number")
    assert refused(story, [claim(4), plain, rich]).startswith("line 3: the article has a claim of this number")


@pytest.mark.parametrize("scope", [None, SLUG, FIRST], ids=["standing", "article", "claim"])
def test_a_derivation_is_refused_twice_in_one_scope_and_taken_in_another(scope: str | None, story: Desk) -> None:
    others = [WIRE | {"scope": other} for other in (None, SLUG, FIRST) if other != scope]
    take_in(story, [WIRE | {"scope": scope}, *others, WIRE | {"kind": "rewrite", "scope": scope}])

    assert refused(story, [WIRE | {"scope": scope}]).startswith("line 1: this derivation")


def test_statements_that_differ_in_claim_source_way_or_stance_are_not_the_same(story: Desk) -> None:
    take_in(story, [said(), said(SECOND), said(source="Agency"), said(via=["Agency"]), said(status="denied")])

    assert len(story.rows()["attribution"]) == 5


@pytest.mark.parametrize("via", [["Agency", "Agency"], ["Herald"], ["Agency", " Agency"], [" Herald"]])
def test_a_way_that_passes_a_source_twice_is_refused(via: list[str], story: Desk) -> None:
    assert refused(story, [said(via=via)]).startswith("line 1: via names a source twice")


def test_a_source_cannot_draw_on_itself_however_it_is_spelt(story: Desk) -> None:
    assert "cannot draw on itself" in refused(story, [WIRE | {"drew_on": " Herald"}])


# Skipping what is known


def test_people_and_sources_on_file_are_passed_over_where_that_is_asked(story: Desk) -> None:
    again = [REPORTER | {"name": "Somebody else"}, HERALD | {"kind": "agency"}, HERALD | {"name": "New"}, said()]

    assert take_in(story, again, skip_known=True) == {"source": 1, "attribution": 1}
    assert story.rows()["source"][0][2] == "outlet"


@pytest.mark.parametrize("size", [5000, 1])
@pytest.mark.parametrize("twice", [REPORTER | {"initials": "NN"}, HERALD | {"name": "New"}], ids=["person", "source"])
def test_twice_in_one_bundle_is_refused_even_then(
    twice: Fields, size: int, story: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "SLICE", size)

    assert refused(story, [HERALD, twice, twice], skip_known=True).startswith("line 3: ")


def test_articles_and_what_hangs_on_them_are_never_passed_over(story: Desk) -> None:
    assert refused(story, [ARTICLE], skip_known=True).startswith("line 1: there is an article of this slug")


# What no line may hold


BAD: dict[str, tuple[Fields | bytes, str]] = {
    "no JSON": (b"{'record': 'claim'}\n", "this is no JSON"),
    "no object": (b"[]\n", "a line is one JSON object"),
    "no text": (b"\xff\xfe\n", "this is no JSON"),
    "an unknown record": (record("clam", text="x"), "did you mean claim?"),
    "a missing field": (record("claim", article=SLUG), 'the field "text" is missing'),
    "an unknown field": (claim(3, headlin="x"), "a claim has no field “headlin”"),
    "a forged state": (claim(3, state="verified"), "a claim is imported as unreviewed"),
    "a forged stage": (record("article", slug="x", stage="published"), "an article is imported as a draft"),
    "a review": (record("review", claim=FIRST), "a review is taken only with a whole dump"),
    "an entry": (record("entry", seq=1), "an entry is taken only with a whole dump"),
    "a control character": (claim(3, text="a\x07b"), "text holds the character U+0007 at place 2"),
    "a bidirectional override": (claim(3, text="a\u202eb"), "text holds the character U+202E at place 2"),
    "ten million characters": (claim(3, text="x" * 10_000_000), "text is 10,000,000 characters long"),
    "ten million in a name": (said(source="x" * 10_000_000), "there is no source “xxx"),
    "a text not in normal form": (TEXT_LINE | {"number": 2, "text": "Cafe\u0301"}, "normal form C"),
    "a passage past the end": (PASSAGE | {"end": len(TEXT) + 1}, f"{len(TEXT) + 1} is past its end"),
    "other words": (PASSAGE | {"exact": "Bus"}, "the words at this place are not those given as exact"),
    "an empty passage": (PASSAGE | {"end": 0}, "a passage ends after it starts"),
    "a huge number": (claim(2**40), "number is to be a whole number"),
}


@pytest.mark.parametrize("size", [5000, 2], ids=["one slice", "many slices"])
@each(("bad", "why"), BAD.values())
def test_a_bad_line_is_named_with_its_reason(
    bad: Fields | bytes, why: str, size: int, story: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "SLICE", size)

    sentence = refused(story, [claim(8), b"\n", claim(9), bad, claim(10)])

    assert sentence.startswith("line 4: ")
    assert why in sentence
    assert len(sentence) < 600


def test_a_passage_no_claim_could_have_is_refused(story: Desk) -> None:
    take_in(story, [record("revision", article=SLUG, number=2, text="x" * 60_000)])

    assert "at most 50,000 characters" in refused(story, [PASSAGE | {"revision": 2, "end": 50_001}])


# Who may


def test_somebody_who_only_reads_imports_nothing(story: Desk) -> None:
    with story.writing() as session:
        add_person(session, "Rita Dahl", "RD", [Role.READER], by=story.person(session, "ann"))

    with pytest.raises(MoveRefusedError, match="RD may read this desk but not write on it"):
        take_in(story, [claim(3)], by="RD")


def test_only_an_editor_brings_people(story: Desk) -> None:
    make_editor = record("person", name="Robin Lacey", initials="R2", roles=["editor"])

    assert refused(story, [claim(3), make_editor], by="RL").startswith("line 2: adding a person takes an editor")
    assert take_in(story, [claim(3), REPORTER], by="RL", skip_known=True) == {"claim": 1}


# Many


def test_lines_find_each_other_across_slices(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "SLICE", 1)

    assert take_in(desk, WHOLE) == COUNTS
    assert len(desk.rows()["entry"]) == 1 + len(WHOLE)
    assert proof_of(desk).fault is None


def test_what_was_forgotten_is_found_again_on_file(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "SLICE", 3)
    monkeypatch.setattr(known, "_LIMIT", 2)
    more = [claim(number) for number in range(10, 40)]
    statements = [said(one) for number in range(39, 9, -1) for one in [f"{SLUG}#{number}"]]

    take_in(desk, [*WHOLE, *more, *statements, record("claim", article=SLUG, text="The last")])

    rows = desk.rows()
    assert proof_of(desk).fault is None
    assert rows["claim"][-1][2] == 40
    assert [row[1] for row in rows["attribution"][-30:]] == list(range(33, 3, -1))


def test_five_thousand_lines_are_one_entry_and_more_are_several(desk: Desk) -> None:
    many = [claim(number) for number in range(3, 6001)]

    take_in(desk, [*PLAIN, *many, *(said(f"{SLUG}#{number}") for number in range(1, 6001))])

    rows = desk.rows()
    assert (len(rows["claim"]), len(rows["attribution"]), len(rows["entry"])) == (6000, 6000, 4)
    assert proof_of(desk).fault is None


def test_a_slice_of_long_texts_ends_early(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "SLICE_BYTES", 1000)
    texts = [record("revision", article=SLUG, text="x" * 600) for _ in range(6)]

    take_in(desk, [*PLAIN, *texts])

    assert len(desk.rows()["entry"]) == 5
    assert proof_of(desk).fault is None


def test_a_bad_line_in_the_last_slice_takes_the_first_back_too(story: Desk) -> None:
    sentence = refused(story, [*(claim(number) for number in range(3, 12_000)), claim(3)])

    assert sentence.startswith("line 11998: the article has a claim of this number already")


def test_progress_is_told_in_bytes_up_to_the_end(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "SLICE", 4)
    taken: list[int] = []

    with desk.writing() as session:
        import_bundle(session, lines(WHOLE), by=desk.person(session, "ann"), progress=taken.append)

    assert taken == sorted(taken)
    assert taken[-1] == sum(map(len, lines(WHOLE)))


MEASURE = """
import sys
from pathlib import Path
import orjson
from tracker.services.desks import acting_person
from tracker.services.importing import import_bundle
from tracker.services.starting import start_desk
from tracker.store.address import Address
from tracker.store.session import open_desk, writing

def lines(claims):
    yield orjson.dumps({"record": "article", "slug": "a"})
    yield orjson.dumps({"record": "source", "name": "S", "kind": "outlet"})
    for number in range(1, claims + 1):
        yield orjson.dumps({"record": "claim", "article": "a", "number": number, "text": "It is so. " * 8})
        yield orjson.dumps({"record": "attribution", "claim": f"a#{number}", "source": "S", "status": "alleged"})

def most_held():  # by this program alone: what resource says begins with what the one had that started it
    [line] = [line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM")]
    return int(line.split()[1]) // 1024

for claims in sys.argv[2:]:
    address = Address(f"{sys.argv[1]}{claims}")
    start_desk(address)
    engine = open_desk(address)
    with writing(engine) as session:
        import_bundle(session, lines(int(claims)), by=acting_person(session, None))
    engine.dispose()
    print(most_held())
"""


@pytest.mark.sqlite_only("a program that makes desks in files of its own")
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="no /proc, which says how much memory a program had")
def test_many_times_the_claims_take_hardly_more_memory(desk: Desk) -> None:
    sizes = ("4000", "18000") if THOROUGH else ("2000", "9000")

    told = subprocess.run([sys.executable, "-c", MEASURE, desk.path, *sizes], capture_output=True, check=True)

    few, many = map(int, told.stdout.split())
    assert many - few < 15, "most of it is the page cache, which fills up to 64 MB"
