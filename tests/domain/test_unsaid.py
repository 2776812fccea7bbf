"""Names that must not be said, however they are written."""

from __future__ import annotations

from tests.measuring import in_time
from tracker.domain.unsaid import Unsaid

HERON = Unsaid({"Heron": "a worker", "Zoë Ŝmith": "an aide", "王小明": "an official", "X": "a clerk"}, "somebody")


def test_a_name_is_found_however_it_is_written() -> None:
    cases = {
        "HERON said": "a worker said",
        "ｈｅｒｏｎ said": "a worker said",
        "He\u00adron, He\u200bron": "a worker, a worker",
        "Zoe\u0308 Smith and ZOE\n SMITH": "an aide and an aide",
        "zoë-ŝmith": "an aide",
        "记者王小明说": "记者an official说",
        "(heron's)": "(a worker's)",
        "X and x": "a clerk and x",
        "ﬃ Heron": "ﬃ a worker",
        "_heron_": "_a worker_",
    }
    for text, told in cases.items():
        assert HERON.without(text) == told, text


def test_other_words_stay_as_they_are() -> None:
    for text in ("herons", "the Heronry", "Zoë and Smith", "Xavier", "", "e\u0301té ﬃ"):
        assert HERON.without(text) == text
    assert Unsaid({}, "somebody").without("Heron") == "Heron"
    assert Unsaid({" ": "a worker"}, "somebody").without("a b") == "a b"


BENT = Unsaid(
    {
        "Smith": "A",
        "Иван Петров": "B",
        "Нина Петровская": "C",
        "Novák": "D",
        "Marek": "E",
        "Virtanen": "F",
        "Анна": "G",
        "Agent 1984": "H",
        "heron": "J",
        "Kim": "K",
    },
    "somebody",
)


def test_a_name_is_found_with_the_endings_that_languages_give_it() -> None:
    cases = {
        "Smith's, Smith’s, Smiths' and the Smiths": "A's, A’s, A' and the A",
        "ex-Smith, a Smith-led group": "ex-A, a A-led group",
        "с Иваном Петровым, Ивану Петрову, Ивана ПЕТРОВА": "с B, B, B",
        "Нины Петровской; Нине Петровской": "C; C",
        "od Nováka, Novákovi, s Novákem, Nováková": "od D, D, s D, D",
        "Markowi i Marka": "E i E",
        "Virtasen, Virtaselle, Virtanen": "F, F, F",
        "Анне, Анной, Анны": "G, G, G",
        "Agent 1984's": "H's",
        "herons": "J",
        "Kims": "K",
    }
    for text, told in cases.items():
        assert BENT.without(text) == told, text


def test_what_only_begins_like_a_name_stays() -> None:
    for text in (
        "Smithsonian, smiths and Smithfield",
        "Иванушка Петров",
        "Kima",
        "Agent 19845",
        "the heronry",
        "Петрова",
    ):
        assert BENT.without(text) == text


def test_an_address_that_names_somebody_is_dropped() -> None:
    for address in ("https://x.example/heron_2.pdf", "https://x.example/?q=%48eron", "https://zoesmith.example/"):
        assert HERON.unless_named(address) is None, address
    assert HERON.unless_named("https://x.example/herons") == "https://x.example/herons"


def test_what_is_said_instead_names_nobody() -> None:
    both = Unsaid({"Heron": "friend of Egret", "Egret": "Egret, of the port"}, "somebody")

    assert both.without("Heron; Egret") == "friend of somebody; somebody, of the port"
    assert both.places == 2


def test_the_longest_name_counts_and_signs_are_signs() -> None:
    names = Unsaid({"Jane": "one", "Jane Roe": "two", "C.*": "three", "***": "four", "Jan": "five"}, "somebody")

    assert names.without("Jane Roe, Jane, Jan, C.*, *** and Cab") == "two, one, five, three.*, four and Cab"


def test_a_thousand_names_are_looked_for_as_fast_as_a_few() -> None:
    many = Unsaid({f"Code{number} Name{number}": "a worker" for number in range(2000)}, "somebody")
    text = "The bridge was shut on Monday, and the coder named Coda said so. " * 20
    many.without(text)

    assert in_time(lambda: [many.without(text) for _ in range(100)], 2)
