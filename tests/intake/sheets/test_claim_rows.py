"""Whose columns are which: by name, by mapping, by guess, and what a mapping may not say."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.intake.sheets.made import workbook
from tracker.domain.errors import BadInputError
from tracker.intake.sheets.claim_rows import ClaimSheet, claim_sheet
from tracker.intake.sheets.guessing import KEPT_AS_NOTES, SYNONYMS
from tracker.intake.sheets.mapping import SheetMapping, mapping_of, read_mapping
from tracker.intake.sheets.opening import workbook_of


def sheet(text: str, said: dict[str, Any] | None = None) -> ClaimSheet:
    """The sheet of claims in a CSV file."""
    return claim_sheet(workbook_of(text.encode(), "a.csv"), mapping_of(said, "m.toml") if said else None)


def rows(text: str, said: dict[str, Any] | None = None) -> list[dict[str, str]]:
    """What its rows say."""
    return [dict(row.cells) for row in sheet(text, said).rows()]


def test_headers_that_people_use_are_guessed_and_each_word_is_for_one_column() -> None:
    words = [word for several in SYNONYMS.values() for word in several]
    assert len(words) == len(set(words))
    assert not KEPT_AS_NOTES & set(words)
    for column, several in SYNONYMS.items():
        for word in several:
            other = "" if column == "claim_text" else "Fact,"
            found = sheet(f"{other}{word.upper()}\n{'x,' if other else ''}y\n")
            assert column in found.columns, word


def test_a_column_called_claim_holds_labels_or_what_is_claimed() -> None:
    assert rows("Claim,Source\nIt is green.,Herald\n") == [{"claim_text": "It is green.", "speaker": "Herald"}]
    assert rows("claim,status\na#1,denied\n,alleged\n") == [
        {"claim": "a#1", "status": "denied"},
        {"claim": "", "status": "alleged"},
    ]


def test_the_header_may_stand_below_a_title_and_blank_rows_are_passed_over() -> None:
    assert rows("Our facts\n\n,,\nFact,Link\n,\nIt is green.,https://a.example\n") == [
        {"claim_text": "It is green.", "evidence_url": "https://a.example"}
    ]


def test_a_mapping_names_columns_words_and_separators() -> None:
    said = {
        "columns": {"claim_text": "The Fact", "speaker": "by", "status": "how", "notes": ["a", "comment"]},
        "values": {"status": {"On the record": "confirmed"}},
        "split": {"speaker": ";"},
    }

    assert rows("the fact,By,How,A,Comment,Link\nx,K; L,on  the RECORD,1,2,z\n", said) == [
        {"claim_text": "x", "speaker": "K\nL", "status": "confirmed", "notes": "a: 1\n2".replace("a", "A", 1)}
    ]


def test_an_apostrophe_before_a_formula_is_taken_off_once() -> None:
    assert rows("Fact\n'=1+1\n''=1+1\n'tis so\n=1+1\n") == [
        {"claim_text": text} for text in ("=1+1", "'=1+1", "'tis so", "=1+1")
    ]


WRONG: list[tuple[dict[str, Any], str]] = [
    ({"colums": {}}, "there is nothing called “colums” in a mapping; did you mean columns?"),
    ({"article": 3}, "article is to be a slug in quotation marks"),
    ({"columns": 3}, "columns is to be a table: write [columns] above its lines"),
    ({"columns": {"claim_txt": "a"}}, "[columns] names “claim_txt”, which is no column; did you mean claim_text?"),
    (
        {"columns": {"state": "Verdict"}},
        "[columns] names state, which no sheet can fill: deciding is an act of the desk",
    ),
    ({"columns": {"speaker": ["a", "b"]}}, "[columns] speaker takes one header; only notes takes several"),
    ({"columns": {"speaker": ""}}, "[columns] speaker is to be their header"),
    ({"values": {"notes": {"a": "b"}}}, "[values] is for status, stance"),
    ({"values": {"status": "x"}}, "write [values.status] above its lines"),
    ({"values": {"status": {"true": "verified"}}}, "“verified” is no status: choose reported"),
    ({"defaults": {"claim_text": "x"}}, "[defaults] cannot give every row the same claim_text"),
    ({"defaults": {"speaker_role": "human"}}, "“human” is no speaker_role"),
    ({"defaults": {"about": 3}}, "[defaults] about is to be a text"),
    ({"split": {"notes": ";"}}, "notes holds one value"),
    ({"split": {"speaker": " "}}, "what stands between two values"),
    ({"sources": {"A": ""}}, "[sources] “A” is to be a name on file"),
    ({"sources": {"A": "new: human"}}, "“human” is no speaker_role"),
]


def test_what_a_mapping_cannot_say_is_refused_with_its_place(tmp_path: Path) -> None:
    for said, sentence in WRONG:
        with pytest.raises(BadInputError) as refusal:
            mapping_of(said, "m.toml")
        assert str(refusal.value).startswith("m.toml: "), said
        assert sentence in str(refusal.value), said
    (tmp_path / "m.toml").write_text("columns = ", encoding="utf-8")
    with pytest.raises(BadInputError, match="is no TOML"):
        read_mapping(tmp_path / "m.toml")
    with pytest.raises(
        BadInputError, match="the mapping says that speaker is “Sauce”, and no column is called so; did you mean"
    ):
        sheet("Fact,Source\nx,y\n", {"columns": {"speaker": "Sauce"}})
    assert mapping_of({}, "m.toml") == SheetMapping()


def test_a_sheet_without_claims_or_with_a_column_twice_or_in_the_wrong_letters_is_refused() -> None:
    for text, sentence in (
        ("colour,size\nred,2\n", "sheet “sheet”, row 1: no column holds claims among “colour”, “size”; say which"),
        ("claim_text,status,Status\nx,a,b\n", "two columns are called status: rename or delete one"),
        ("ï»¿claim,claim_text\na#1,x\n", "was opened in the wrong character set"),
    ):
        with pytest.raises(BadInputError) as refusal:
            sheet(text)
        assert sentence in str(refusal.value), text


HARMFUL: list[tuple[str, bytes, str]] = [
    ("deep", b"a=" + b"[\n" * 5_000, "brackets within brackets without end"),
    ("deep in a line", b"a=" + b"[" * 60_000, "line 1: it is longer than 1,000 letters: break it up"),
    ("many points", b"x=1\n[" + b".".join([b"a"] * 400) + b"]", "line 2: a name has too many points"),
    ("many points in quotation marks", b" . ".join([b'"\\""'] * 100) + b" = 1", "a name has too many points"),
    ("a long number", b"article=" + b"9_\\\n9" * 3 + b"\n", "is no TOML"),
    ("many digits", b"article=[" + b"9" * 900 + b"]", "article is to be a slug in quotation marks"),
    ("not text", b"\xff", "is no TOML: save it as plain UTF-8"),
    ("large", b"#\n" * 40_000, "is larger than 64 KB: name a mapping file"),
]


def test_a_mapping_made_to_do_harm_is_refused_in_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "a\u202eb.toml"
    for called, content, sentence in HARMFUL:
        path.write_bytes(content)
        with pytest.raises(BadInputError) as refusal:
            read_mapping(path)
        assert sentence in str(refusal.value), (called, str(refusal.value))
        assert "aU+202Eb.toml" in str(refusal.value), called


def test_accents_are_composed_as_the_desk_keeps_them_but_for_the_storys_own_words() -> None:
    cells = "It is gru\u0308n.,Bu\u0308rgeramt,gru\u0308n"

    assert rows(f"claim_text,speaker,exact\n{cells}\n") == [
        {"claim_text": "It is gr\u00fcn.", "speaker": "B\u00fcrgeramt", "exact": "gru\u0308n"}
    ]


def test_a_text_that_its_own_commas_cut_is_refused_and_blank_cells_beyond_the_headers_are_nothing() -> None:
    cut = sheet("Claim,Who says so\nThe mayor, AlJazeera, resigned.\nIt is green.,Herald,, \n")

    first, second = cut.rows()

    assert list(first.faults.values()) == ["it has 3 cells under 2 headers: put text with commas in quotation marks"]
    assert (dict(second.faults), second.said("speaker")) == ({}, "Herald")


def test_the_page_about_named_as_the_sheet_of_claims_is_called_what_it_is() -> None:
    about = workbook(About=[("Column", "What it says", "Where it is changed"), ("claim", "its label", "nowhere")])

    with pytest.raises(BadInputError, match="sheet “About”: that is the page About"):
        claim_sheet(about, None, "about")


def test_what_people_call_a_source_comes_to_our_kinds_and_what_we_do_not_know_is_left() -> None:
    text = "Claim,Source,What kind\nA.,K,Newspaper\nB.,L,agency\nC.,M,news agency\nD.,N,carrier pigeon\n"

    assert [row["speaker_role"] for row in rows(text)] == ["outlet", "agency", "agency", "carrier pigeon"]
