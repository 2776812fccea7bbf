"""The JSON that scripts rely on: which keys, of which types. Keys may be added, never renamed."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.cli.door import Door

COUNT, TEXT, FLAG = int, str, bool
TEXT_OR_NOTHING = (str, type(None))
CLAIM = {
    "claim": TEXT,
    "article": TEXT,
    "number": COUNT,
    "text": TEXT,
    "status": TEXT,
    "risk": TEXT,
    "state": TEXT,
    "version": COUNT,
    "citations": COUNT,
    "independent_min": COUNT,
    "independent_max": COUNT,
    "rests_on": [TEXT],
    "circular": [[TEXT]],
    "contested": FLAG,
    "attributions": [
        {
            "source": TEXT,
            "via": [TEXT],
            "status": TEXT,
            "first_hand": (bool, type(None)),
            "cue": TEXT_OR_NOTHING,
            "quote": TEXT_OR_NOTHING,
        }
    ],
    "passages": [{"revision": COUNT, "start": COUNT, "end": COUNT, "exact": TEXT}],
}
FINDING = {
    "rule": TEXT,
    "severity": TEXT,
    "claim": TEXT_OR_NOTHING,
    "article": TEXT,
    "message": TEXT,
    "waived": FLAG,
    "waiver": (dict, type(None)),
    "place": (list, type(None)),
    "fingerprint": TEXT,
}
AUDIT = {"policy": TEXT, "claims": COUNT, "findings": [FINDING], "policies": dict, "totals": dict, "crashes": list}
ARTICLE = {"slug": TEXT, "headline": TEXT, "stage": TEXT, "revision": COUNT, "claims": COUNT, "url": TEXT_OR_NOTHING}
ARTICLE |= dict.fromkeys(("signed_off_by", "signed_off_at", "published_at"), TEXT_OR_NOTHING)
ARTICLE |= {
    "facts_left": (int, type(None)),
    "signed_revision": (int, type(None)),
    "signed_text": (bool, type(None)),
    "changed_since": (int, type(None)),
}
WAIVER = {
    "id": COUNT,
    "claim": TEXT,
    "rule": TEXT,
    "until": TEXT,
    "by": TEXT,
    "at": TEXT,
    "standing": TEXT,
    "reason": TEXT,
    "finding": TEXT_OR_NOTHING,
}
REPLY = {
    "id": COUNT,
    "party": TEXT,
    "asked_on": TEXT,
    "asked_by": TEXT_OR_NOTHING,
    "channel": TEXT_OR_NOTHING,
    "deadline": TEXT_OR_NOTHING,
    "outcome": TEXT,
    "answer": TEXT_OR_NOTHING,
    "stands": TEXT_OR_NOTHING,
}
GROUP = {"name": TEXT, "note": TEXT_OR_NOTHING, "claims": [{"claim": TEXT, "state": TEXT, "text": TEXT}]}
SPAN = [[COUNT]]
PROPOSAL = {"id": COUNT, "text": TEXT, "status": TEXT, "source": TEXT_OR_NOTHING, "via": [TEXT], "rule": TEXT}
PROPOSAL |= {"confidence": TEXT, "source_spans": SPAN, "cue_spans": SPAN, "content_spans": SPAN}
SAID = {"source": SPAN, "cue": SPAN, "content": SPAN, "status": TEXT, "rule": TEXT}
IMPACT = {"source": TEXT, "claims": [{"claim": TEXT, "before": [COUNT], "after": [COUNT]}]}


def fits(found: Any, shape: Any, where: str = "") -> None:
    """Hold a value against a shape: a type, a list of one shape, or the keys that must be there."""
    if isinstance(shape, dict):
        assert shape.keys() <= found.keys(), f"{where} lacks {shape.keys() - found.keys()}"
        for key, inner in shape.items():
            fits(found[key], inner, f"{where}.{key}")
    elif isinstance(shape, list):
        assert isinstance(found, list), where
        for at, each in enumerate(found):
            fits(each, shape[0], f"{where}[{at}]")
    else:
        kinds = shape if isinstance(shape, tuple) else (shape,)
        assert type(found) in kinds, f"{where} is {found!r}"  # a bool is no count


def test_claims(demo: Door) -> None:
    claims = demo.json("claim", "list")

    fits(claims, [CLAIM])
    assert len(claims) == 77
    assert [one["number"] for one in claims] == list(range(1, 78))


def test_one_claim_is_what_the_list_says_of_it(demo: Door) -> None:
    listed = next(one for one in demo.json("claim", "list", "kim-train") if one["claim"] == "kim-train#60")

    shown = demo.json("claim", "show", "kim-train#60")

    assert listed.items() <= shown.items()
    parted = {"split_into", "split_from", "merged_into", "merged_from"}
    assert shown.keys() - listed.keys() == {"replies", "groups", "waivers", "comments", *parted}


def test_what_stands_beside_a_claim_and_in_the_lists_of_it(demo: Door) -> None:
    demo.done("claim", "group", "kim-train#4", "kim-train#9", by="RL")
    waived, asked = demo.json("claim", "show", "kim-train#4"), demo.json("claim", "show", "kim-train#9")

    fits(waived["waivers"], [WAIVER])
    fits(asked["replies"], [REPLY])
    fits(waived["groups"], [GROUP])
    assert waived["groups"] == asked["groups"] == demo.json("claim", "groups", "kim-train")
    assert waived["waivers"] == demo.json("waiver", "list")
    assert [one["id"] for one in asked["replies"]] == [one["id"] for one in demo.json("reply", "list", "kim-train#9")]
    assert waived["waivers"][0]["standing"] == "in_force"


def test_lists_of_what_nobody_has_done_are_empty_documents(tracker: Door) -> None:
    assert tracker.json("waiver", "list") == tracker.json("reply", "list") == tracker.json("claim", "groups") == []


def test_a_streamed_list_of_claims_is_one_document_even_when_it_is_empty(demo: Door) -> None:
    assert demo.json("claim", "list", "--state", "corrected") == []
    assert demo.json("claim", "list", "--limit", "0") == []


def test_passages_are_counted_in_code_points_of_the_stored_text(tracker: Door) -> None:
    text = "Café 👩‍💻 in Пхеньян: the train left."
    tracker.done("file", "-", "--slug", "train", stdin=text)
    tracker.done("claim", "add", "train", "--text", "The train left.", "--quote", "the train left")

    [passage] = tracker.json("claim", "show", "train#1")["passages"]

    assert text[passage["start"] : passage["end"]] == passage["exact"] == "the train left"


def test_a_retracted_attribution_is_no_longer_among_a_claims(demo: Door) -> None:
    demo.done("attribution", "retract", "26", "--reason", "wrong")

    assert demo.json("claim", "show", "kim-train#60")["attributions"] == []
    assert [one["retracted"] for one in demo.json("attribution", "list", "kim-train#60")] == [True]


def test_what_a_claim_rests_on_is_named_nearest_the_claim_first(demo: Door) -> None:
    claim = demo.json("claim", "show", "kim-train#60")

    assert claim["rests_on"] == ["AlJazeera", "unnamed: AlJazeera's source for the helicopter"]
    assert (claim["citations"], claim["independent_min"], claim["independent_max"]) == (1, 1, 1)


def test_what_is_found_in_a_text_and_in_a_stream_of_texts(tracker: Door) -> None:
    text = "Mayor Ines Quill said that the dam is leaking. It was built in 1951."

    found = json.loads(tracker.done("extract", "-", "--format", "json", stdin=text).out)
    streamed = json.loads(tracker.done("extract", "-", stdin=json.dumps({"doc": "a", "text": text})).out)

    fits(found, {"article": (type(None),), "text": TEXT, "proposals": [PROPOSAL], "attributions": [SAID]})
    assert [one["status"] for one in found["proposals"]] == ["reported", "unattributed"]
    assert streamed == {"doc": "a", "attributions": found["attributions"]}


def test_the_audit(demo: Door) -> None:
    found = demo.json("audit")

    fits(found, AUDIT)
    assert found["claims"] == 77
    assert found["policy"] == "default"
    assert {one["severity"] for one in found["findings"]} <= {"note", "warning", "blocker"}
    assert {one["article"] for one in found["findings"]} == {"kim-train"}


def test_an_audit_that_finds_nothing(tracker: Door) -> None:
    found = tracker.json("audit")

    fits(found, AUDIT)
    assert (found["policy"], found["claims"], found["findings"]) == ("one-person-desk", 0, [])


def test_articles(demo: Door) -> None:
    [article] = demo.json("articles")

    fits(article, ARTICLE)
    assert (article["slug"], article["stage"], article["revision"], article["claims"]) == ("kim-train", "draft", 1, 77)


def test_the_impact_of_a_source_names_only_the_claims_that_change(demo: Door) -> None:
    found = demo.json("impact", "Al Jazeera")

    fits(found, IMPACT)
    assert found["source"] == "AlJazeera"
    assert [one["claim"] for one in found["claims"]] == ["kim-train#60", "kim-train#61"]
    assert all(len(one["before"]) == len(one["after"]) == 2 for one in found["claims"])
    assert all(one["before"] != one["after"] for one in found["claims"])


@pytest.mark.parametrize("word", ["json", "JSON", "Json"])
def test_the_word_json_may_be_written_in_any_case(word: str, demo: Door) -> None:
    assert json.loads(demo.done("articles", "--format", word).out)


def test_json_says_what_is_wrong_on_stderr_and_leaves_stdout_empty(demo: Door) -> None:
    for words in (["claim", "list", "kim"], ["log", "kim"], ["audit", "kim"], ["impact", "Nobody"], ["queue", "kim"]):
        demo.refused(*words, "--format", "json")


def test_the_ledger(demo: Door) -> None:
    entries = demo.json("log", "kim-train#60")
    head = demo.json("log", "head")

    fits(entries, [{"seq": COUNT, "at": TEXT, "by": TEXT, "login": TEXT, "act": TEXT, "subject": TEXT, "hash": TEXT}])
    assert [one["seq"] for one in entries] == sorted((one["seq"] for one in entries), reverse=True)
    assert demo.json("log", "--limit", "1")[0]["hash"] == head["hash"]
    assert demo.json("log", "verify")["verifies"] is True


def test_the_head_that_is_published_is_a_number_and_a_hash(demo: Door) -> None:
    seq, digest = demo.done("log", "head").out.split()

    assert demo.json("log", "head") == {"seq": int(seq), "hash": digest}


def test_rows_that_people_point_at_carry_their_ids(demo: Door) -> None:
    for words, wanted in (
        (["attribution", "list", "kim-train"], {"id": COUNT, "claim": TEXT, "source": TEXT, "via": [TEXT]}),
        (["derivation", "list"], {"id": COUNT, "source": TEXT, "drew_on": TEXT, "assessment": TEXT}),
        (["evidence", "list", "kim-train"], {"id": COUNT, "claim": TEXT, "source": TEXT, "bearing": TEXT}),
    ):
        found = demo.json(*words)
        assert found
        fits(found, [wanted])


def test_hidden_characters_in_a_story_are_escaped_in_json_and_survive_it(tracker: Door) -> None:
    story = "The mayor\u2028resigned\u200b on Monday.\n"
    tracker.done("file", "-", "--slug", "mayor", stdin=story)
    words = "mayor\u2028resigned\u200b"
    tracker.done("claim", "add", "mayor", "--text", "The mayor resigned.", "--quote", words)

    answer = tracker("claim", "show", "mayor#1", "--format", "json")

    assert answer.json["passages"][0]["exact"] == words
    assert "\u2028" not in answer.out
