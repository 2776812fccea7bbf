"""`source`, `attribute`, `derive`, `evidence`, `rests`, `impact`: who says so, and from whom they had it."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from tests.cli.door import Door

WORDS = "SECRET-WORDS"
"""Stands in everything that is said of the confidential source."""


@pytest.fixture
def story(tracker: Door) -> Door:
    """A desk with one claim and three sources."""

    def make() -> None:
        tracker.done("file", "-", "--slug", "mayor", stdin="The mayor resigned on Monday.")
        tracker.done("claim", "add", "mayor", "--text", "The mayor resigned.", "--status", "reported")
        for name, kind in (("Morning Herald", "outlet"), ("Evening Gazette", "outlet"), ("City News Agency", "agency")):
            tracker.done("source", "add", name, "--kind", kind)

    tracker.desk.become("one claim, three sources", make)
    return tracker


@pytest.fixture
def informer(story: Door) -> Door:
    """The same desk with a confidential source on it, called by a codename."""

    def make() -> None:
        words = ["--alias", "Philomel", "--description", f"a clerk {WORDS}", "--why-unnamed", f"fears for {WORDS}"]
        story.done("source", "add", "Nightingale", "--kind", "person", "--confidential", "yes", "--note", WORDS, *words)
        story.done("attribute", "mayor#1", "Nightingale", "--status", "reported", "--note", WORDS, "--quote", WORDS)
        story.done("evidence", "add", "mayor#1", "--source", "Nightingale", "--excerpt", WORDS, "--note", WORDS)

    story.desk.become("an informer", make)
    return story


# Names


@pytest.mark.parametrize("named", ["AlJazeera", "Al Jazeera", "aljazeera", "AL JAZEERA", " AlJazeera ", "al jazeera"])
def test_a_source_goes_by_its_name_or_alias_in_any_case(named: str, demo: Door) -> None:
    assert demo.json("source", "show", named)["source"] == "AlJazeera"


@pytest.mark.parametrize(
    ("misspelt", "meant"),
    [
        ("Aljazera", "AlJazeera"),
        ("Al-Jazeera", "AlJazeera"),
        ("Konstantin Pulikovski", "Konstantin Pulikovsky"),
        ("Pyonyang", "Pyongyang"),
        ("local South Korea outlets", "local South Korean outlets"),
    ],
)
def test_a_name_spelt_nearly_right_is_not_taken_but_met_with_the_right_one(
    misspelt: str, meant: str, demo: Door
) -> None:
    sentence = demo.refused("attribute", "kim-train#1", misspelt, "--status", "reported")

    assert sentence.startswith(f"there is no source “{misspelt}” on file; did you mean ")
    assert meant in sentence


def test_a_name_that_is_near_nothing_is_met_with_how_to_put_it_on_file(demo: Door) -> None:
    assert demo.refused("impact", "Zzyzx") == (
        "there is no source “Zzyzx” on file: put it there with `tracker source add`"
    )


def test_an_alias_that_two_sources_share_is_met_with_both_names(story: Door) -> None:
    story.done("source", "edit", "Morning Herald", "--alias", "The Paper")
    assert "is an alias of Morning Herald" in story.refused("source", "edit", "Evening Gazette", "--alias", "The Paper")
    story.done("source", "edit", "Evening Gazette", "--alias", "the paper")

    assert story.refused("impact", "THE PAPER") == (
        "“THE PAPER” may be several sources: name one of Evening Gazette, Morning Herald"
    )
    assert story.json("source", "show", "The Paper")["source"] == "Morning Herald"


def test_a_name_that_differs_only_in_case_is_taken_with_a_remark(story: Door) -> None:
    answer = story("source", "add", "morning herald", "--kind", "outlet")

    assert answer.status == 0
    assert answer.err == "Morning Herald is on file too: if they are one, `tracker source merge` makes them so.\n"


def test_what_is_said_back_are_the_names_on_file(demo: Door) -> None:
    assert "KCNA drew on AlJazeera." in demo.done("derive", "kcna", "--from", "al jazeera").out
    assert demo.done("source", "merge", "al jazeera", "--into", "kcna").out.startswith("AlJazeera is KCNA from now on")
    assert demo.json("source", "show", "AlJazeera")["source"] == "KCNA"


def test_two_names_that_look_the_same_are_one(story: Door) -> None:
    story.done("source", "add", "Café", "--kind", "outlet")

    assert "is on file already" in story.refused("source", "add", "Cafe\u0301", "--kind", "outlet")
    assert "holds the character U+200B" in story.refused("source", "add", "Caf\u200bé", "--kind", "outlet")


# Confidential sources


def test_no_refusal_names_a_confidential_source_or_says_what_is_known_of_it(informer: Door, tmp_path: Path) -> None:
    bundle = tmp_path / "bundle.jsonl"
    bundle.write_text('{"record":"source","name":"Nightingale","kind":"person"}\n')
    for words in (
        ["source", "add", "Nightingale", "--kind", "person"],
        ["source", "add", "Philomel", "--kind", "person"],
        ["source", "add", "Thrush", "--kind", "person", "--alias", "Philomel"],
        ["source", "edit", "Morning Herald", "--name", "Nightingale"],
        ["source", "edit", "Morning Herald", "--alias", "Nightingale"],
        ["source", "edit", "Nightingale", "--name", "Morning Herald"],
        ["source", "merge", "Philomel", "--into", "Nightingale"],
        ["source", "restore", "Nightingale"],
        ["derive", "Nightingale", "--from", "Philomel"],
        ["attribute", "mayor#1", "Philomel", "--status", "reported"],
        ["attribute", "mayor#1", "Nightingale", "--status", "reported", "--via", "Philomel"],
        ["evidence", "add", "mayor#1", "--source", "Nightingale"],
        ["claim", "list", "--source", "Nightingal"],
        ["source", "show", "Philomela"],
        ["impact", "nightin gale"],
        ["import", str(bundle)],
        ["attribution", "retract", "999", "--reason", "x"],
        ["verify", "mayor#1"],
    ):
        sentence = informer.refused(*words)

        typed = {word.casefold() for word in words}
        for name in ("nightingale", "philomel"):
            assert name not in sentence.casefold().replace("nightingal”", "").replace("philomela”", ""), (
                words,
                sentence,
            )
        assert WORDS not in sentence, typed


def test_a_retracted_confidential_source_stays_unnamed_in_what_refuses_it(informer: Door) -> None:
    informer.done("source", "retract", "Nightingale", "--reason", WORDS)

    assert informer.refused("source", "retract", "Philomel", "--reason", "x").startswith(
        "that source is retracted already"
    )
    assert informer.refused("source", "merge", "Nightingale", "--into", "Morning Herald").startswith(
        "one of the two is"
    )


def test_near_spellings_never_offer_a_confidential_source(informer: Door) -> None:
    assert informer.refused("source", "show", "Nightingael") == (
        "there is no source “Nightingael” on file: put it there with `tracker source add`"
    )


def test_the_ledger_lists_a_confidential_source_by_its_number(informer: Door) -> None:
    told = informer.done("log").out + informer("log", "--format", "json").out

    assert "Nightingale" not in told
    assert WORDS not in told


def test_a_bug_while_a_confidential_source_is_on_the_table_names_nothing(
    informer: Door, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ValueError(f"Nightingale {WORDS}")

    monkeypatch.setattr("tracker.cli.source.source_file", broken)

    answer = informer("source", "show", "Nightingale")

    assert answer.status == 3
    logs = [path.read_text() for path in (tmp_path / "state").rglob("*.log")]
    assert len(logs) == 1
    for text in (answer.err, *logs):
        assert "Nightingale" not in text
        assert WORDS not in text


# Chains, circles, and what falls


def test_a_circle_that_somebody_makes_by_hand_is_allowed_shown_and_audited(story: Door) -> None:
    for source in ("Morning Herald", "Evening Gazette"):
        story.done("attribute", "mayor#1", source, "--status", "reported")
    story.done("derive", "Morning Herald", "--from", "Evening Gazette", "--kind", "rewrite")
    story.done("derive", "Evening Gazette", "--from", "Morning Herald", "--kind", "rewrite")

    claim = story.json("claim", "show", "mayor#1")
    assert (claim["citations"], claim["independent_min"], claim["independent_max"]) == (2, 0, 0)
    assert [sorted(loop) for loop in claim["circular"]] == [["Evening Gazette", "Morning Herald"]]
    assert "and round again: a circle" in story.done("rests", "mayor#1").out
    answer = story("audit", "mayor", "--rule", "circular-sourcing")
    assert answer.status == 1
    assert answer.out.startswith("▲ mayor#1  circular-sourcing: ")


def test_a_circle_of_three_ends_when_one_link_is_dismissed(story: Door) -> None:
    names = ["Morning Herald", "Evening Gazette", "City News Agency"]
    for name, other in zip(names, [*names[1:], names[0]], strict=True):
        story.done("attribute", "mayor#1", name, "--status", "reported")
        story.done("derive", name, "--from", other)
    assert story.json("claim", "show", "mayor#1")["independent_max"] == 0

    story.done("derivation", "dismiss", "3")

    claim = story.json("claim", "show", "mayor#1")
    assert (claim["circular"], claim["independent_max"]) == ([], 1)
    assert claim["rests_on"] == ["City News Agency"]


def test_a_chain_is_given_nearest_the_reader_first(story: Door) -> None:
    story.done("source", "add", "Anna Berg", "--kind", "person")
    via = ["--via", "Morning Herald", "--via", "City News Agency"]
    told = story.done("attribute", "mayor#1", "Anna Berg", "--status", "reported", *via, "--first-hand", "yes").out

    assert "everything rests on Morning Herald, and behind Morning Herald on City News Agency" in told
    assert story.json("claim", "show", "mayor#1")["attributions"][0]["via"] == ["Morning Herald", "City News Agency"]
    assert story.done("rests", "mayor#1").out.splitlines()[1:] == [
        "  Morning Herald (outlet; cited)",
        "    City News Agency (agency; via)",
        "      Anna Berg (person; via) - knows for itself",
    ]


def test_a_suspicion_only_lowers_the_count(story: Door) -> None:
    for name in ("Morning Herald", "Evening Gazette"):
        story.done("attribute", "mayor#1", name, "--status", "reported")
    before = story.json("claim", "show", "mayor#1")

    story.done("derive", "Evening Gazette", "--from", "Morning Herald", "--suspected", "--scope", "mayor#1")

    after = story.json("claim", "show", "mayor#1")
    assert after["independent_max"] == before["independent_max"] == 2
    assert after["independent_min"] <= before["independent_min"]


def test_a_retracted_source_takes_ticks_with_it_and_says_which(demo: Door) -> None:
    told = demo.done("source", "retract", "GeoNames gazetteer", "--reason", "It is no longer kept up.", by="EK").out

    assert told.splitlines() == [
        "GeoNames gazetteer is retracted: no claim rests on it any more.",
        "Decided claims that rested on it are back in review: kim-train#4.",
        "1 claim changed; 1 has nothing left.",
        "claim\tstate\tbefore\tafter\ttext",
        "kim-train#4\tin_review\t1\t0\tKhasan lies in the far east of Russia.",
    ]
    assert demo.json("claim", "show", "kim-train#4")["state"] == "in_review"
    demo.done("source", "restore", "GeoNames gazetteer", by="EK")
    assert demo.json("claim", "show", "kim-train#4")["state"] == "in_review"


def test_impact_foretells_what_retracting_does(demo: Door) -> None:
    foretold = demo.json("impact", "Konstantin Pulikovsky")["claims"]

    demo.done("source", "retract", "Konstantin Pulikovsky", "--reason", "x")

    for one in foretold:
        claim = demo.json("claim", "show", one["claim"])
        assert [claim["independent_min"], claim["independent_max"]] == one["after"]
    told = demo.json("impact", "Konstantin Pulikovsky")
    assert (told["retracted"], told["claims"]) == (True, foretold)
    assert demo.done("impact", "Konstantin Pulikovsky").out.startswith("Konstantin Pulikovsky was retracted on ")


def test_a_source_on_which_nothing_hangs_falls_alone(story: Door) -> None:
    assert story.json("impact", "Morning Herald") == {"source": "Morning Herald", "retracted": False, "claims": []}
    assert (
        story.done("impact", "Morning Herald").out == "If Morning Herald goes, 0 claims change; 0 would have nothing.\n"
    )
    assert story.done("source", "retract", "Morning Herald", "--reason", "x").out.count("\n") == 1


# Evidence


def test_a_file_of_evidence_is_kept_under_its_hash_and_twice_is_once(story: Door, tmp_path: Path) -> None:
    record = tmp_path / "record.pdf"
    record.write_bytes(b"%PDF-1.7 minutes of the council")
    for _ in range(2):
        told = story.done("evidence", "add", "mayor#1", "--source", "City News Agency", "--file", str(record)).out

    [kept] = story.desk.files.iterdir()
    assert "record.pdf is kept with the desk." in told
    assert kept.name == hashlib.sha256(record.read_bytes()).hexdigest()
    assert kept.read_bytes() == record.read_bytes()
    assert [one["file_name"] for one in story.json("evidence", "list", "mayor#1")] == ["record.pdf", "record.pdf"]


def test_evidence_that_is_refused_leaves_no_file_behind(story: Door, tmp_path: Path) -> None:
    record = tmp_path / "record\u202epdf"
    record.write_bytes(b"minutes")

    assert "holds the character U+202E" in story.refused(
        *("evidence", "add", "mayor#1", "--source", "City News Agency", "--file", str(record))
    )
    assert list(story.desk.files.glob("*")) == []


# Suspected copies

SAME = "Its blinds drawn, the limousine slid past sleeping fountains behind two sputtering motorcycles."


@pytest.fixture
def copied(story: Door) -> Door:
    """The same desk with two papers that say the same, one of them with an agency's credit."""

    def make() -> None:
        story.done("evidence", "add", "mayor#1", "--source", "Morning Herald", "--excerpt", SAME)
        story.done("evidence", "add", "mayor#1", "--source", "Evening Gazette", "--excerpt", f"{SAME} (AP)")

    story.desk.become("copied", make)
    return story


def test_a_suspected_copy_is_told_with_its_reason_what_it_would_do_and_how_to_judge_it(copied: Door) -> None:
    told = copied.done("derivation", "suspect", "mayor").out

    assert told == (
        "1 copy put on file, as suspected (mayor: 1 claim with words on file).\n"
        "1: Evening Gazette may have drawn on Morning Herald (rewrite, for mayor#1)\n"
        "    both say “Its blinds drawn the limousine slid past sleeping fountains behind two sputtering motorcycles”"
        " (13 words running); the direction is a guess: the other came on file first.\n"
        "    `tracker derivation confirm 1` or `tracker derivation dismiss 1`\n"
        "mayor#1: 1-2 independent, as before; 1 if confirmed.\n"
        "Until somebody confirms, the count as known (the larger number) stays as it is.\n"
        "Associated Press is credited on mayor#1 and is not on file:"
        " `tracker source add 'Associated Press' --kind agency`, then look again.\n"
    )
    assert copied.done("derivation", "confirm", "1").out == (
        "Derivation 1 is confirmed.\nmayor#1: 1-2 independent before, 1 now.\n"
    )
    assert copied.done("derivation", "dismiss", "1").out.endswith("mayor#1: 1 independent before, 1-2 now.\n")
    assert copied.done("derivation", "suspect").out.startswith("Nothing new to suspect in the whole desk: 1 claim ")


def test_a_suspected_copy_for_programs(copied: Door) -> None:
    told = copied.json("derivation", "suspect", "mayor#1", "--dry-run")

    [one] = told.pop("suspicions")
    assert told == {
        "scope": "mayor#1",
        "dry_run": True,
        "claims_read": 1,
        "claims": [{"claim": "mayor#1", "before": [1, 2], "after": [1, 2], "if_confirmed": [1, 1]}],
        "left_alone": 0,
        "not_on_file": [{"agency": "Associated Press", "claims": ["mayor#1"]}],
    }
    assert (one["id"], one["source"], one["drew_on"], one["guess"]) == (None, "Evening Gazette", "Morning Herald", True)
    assert copied.json("derivation", "list") == []


def test_the_list_of_what_is_suspected_says_why(copied: Door) -> None:
    copied.done("derive", "Morning Herald", "--from", "City News Agency")
    copied.done("derivation", "suspect")

    head, row = copied.done("derivation", "list", "--suspected").out.splitlines()

    assert head == "id\tsource\tdrew on\tkind\tscope\twhy"
    assert row.startswith("2\tEvening Gazette\tMorning Herald\trewrite\tmayor#1\tboth say “Its blinds drawn")


def test_no_reason_tells_what_is_noted_of_a_confidential_source(informer: Door) -> None:
    for source in ("Morning Herald", "Nightingale"):
        informer.done("evidence", "add", "mayor#1", "--source", source, "--excerpt", f"{SAME} (Philomel)")

    told = informer.done("derivation", "suspect").out

    assert told.startswith("Nothing new to suspect")
    assert WORDS not in told


def test_a_source_is_confidential_by_a_switch_and_the_answer_that_it_once_took_is_read_too(demo: Door) -> None:
    said = {"--confidential": True, "--not-confidential": False, "--confidential yes": True, "--confidential no": False}
    said |= {"--confidential=yes": True, "--confidential=no": False}
    for words, confidential in said.items():
        demo.done("source", "edit", "KCNA", *words.split(), "--description", "an agency", by="EK")
        assert demo.json("source", "show", "KCNA", by="EK")["confidential"] is confidential, words
    assert "(perhaps)" in demo.refused("source", "edit", "KCNA", "--confidential", "perhaps", by="EK")
