"""Where a text says itself whose it is, and where it only speaks of somebody."""

from __future__ import annotations

import pytest

from tests.extract.desk import AFP, COURIER, GAZETTE, HERALD, REUTERS, found_in, pairs, told
from tracker.domain.vocabulary import DerivationKind
from tracker.extract.credits import Directory, credits_in, spellings

CREDITS = [
    "KESTREL POINT (Reuters) - The ferry ran aground.",
    "Kestrel Point, Nov. 3 (Reuters) — The ferry ran aground.",
    "BEACON FALLS, N.H., Nov 3 (Reuters) – The ferry ran aground.",
    "(Reuters) — The ferry ran aground.",
    "[Reuters] The ferry ran aground.",
    "Reuters - The ferry ran aground.",
    "The ferry ran aground. (Reuters)",
    "The ferry ran aground (Reuters).",
    "The ferry ran aground. (dpa/Reuters)",
    "The ferry ran aground, the harbour said. — Reuters",
    "The ferry ran aground.\n\n-- Reuters",
    "The ferry ran aground.\nSource: Reuters",
    "The ferry ran aground. (Source: AP, Reuters)",
    "The ferry ran aground.\nWith agency reports by Reuters.",
    "The ferry ran aground.\nWith reporting by the Herald and Reuters in Kestrel Point.",
    "The ferry ran aground.\nAdditional reporting by Reuters",
    "The ferry ran aground.\nReuters contributed to this report.",
    "The ferry ran aground.\n© 2023 Reuters",
    "The ferry ran aground.\nCopyright 2023 Thomson Reuters. All rights reserved.",
    "By Reuters\nThe ferry ran aground.",
    "КЕСТРЕЛ, 3 ноя - Рейтер. Паром сел на мель.",
    "Паром сел на мель. (Рейтер)",
    "ケストレル（ロイター）フェリーが座礁した。\n（ロイター）",
    "渡轮搁浅。（路透社）",
    "路透社凯斯特雷尔11月3日电 渡轮搁浅。",
    "Die Fähre lief auf Grund.\nQuelle: Reuters",
    "Die Fähre lief auf Grund.\nMit Material von Reuters",
    "Le ferry s'est échoué. (avec Reuters)",
    "El ferry encalló.\nCon información de Reuters",
]
MENTIONS = [
    "Reuters reported that the ferry ran aground.",
    "The ferry ran aground, according to Reuters.",
    "“It ran aground,” he told Reuters.",
    "He told Reuters (by telephone) that it ran aground.",
    "A reporter of Thomson Reuters (Reuters) - the agency - saw it.",
    "Photo: Reuters",
    "The ferry, aground. (Photo by Reuters)",
    "The ferry ran aground. Picture: Reuters",
    "© Reuters/Getty Images",
    "The ferry ran aground (pictured).",
    "It was his source: the harbour, not Reuters, had called.",
    "Wreckage lay between the piers — Reuters had a picture of it — until noon.",
]


@pytest.mark.parametrize("text", CREDITS)
def test_a_text_that_carries_a_credit_drew_on_whom_it_credits(text: str) -> None:
    assert (HERALD, REUTERS) in pairs(told({HERALD: text}))


@pytest.mark.parametrize("text", MENTIONS)
def test_a_text_that_only_speaks_of_somebody_carries_no_credit(text: str) -> None:
    found = found_in(told({HERALD: text}))

    assert found.suspicions == []
    assert found.missing == []


def test_a_credit_to_an_agency_is_a_wire_and_to_a_paper_a_rewrite() -> None:
    [wire] = found_in(told({HERALD: "It sank. (Reuters)"})).suspicions
    [rewrite] = found_in(told({HERALD: "It sank.\nSource: The Gazette"})).suspicions

    assert (wire.kind, rewrite.kind) == (DerivationKind.WIRE, DerivationKind.REWRITE)
    assert (wire.drew_on, rewrite.drew_on) == (REUTERS, GAZETTE)
    assert wire.reason == "its words carry the credit “(Reuters)”"


def test_an_agency_goes_by_any_of_its_names() -> None:
    assert pairs(told({HERALD: "It sank. (AFP)"})) == [(HERALD, AFP)]
    assert spellings("AP") == spellings("The Associated Press")


def test_an_agency_that_is_not_on_file_is_named_and_nothing_is_derived() -> None:
    found = found_in(told({HERALD: "PORT SOREN (AP) — It sank.", GAZETTE: "It sank. — AFP"}))

    assert [(one.agency, one.words) for one in found.missing] == [("Associated Press", "PORT SOREN (AP) —")]
    assert [one.pair for one in found.suspicions] == [frozenset({GAZETTE, AFP})]


def test_nobody_draws_on_themselves_by_their_own_credit() -> None:
    assert pairs(told({REUTERS: "PORT SOREN (Reuters) - It sank."})) == []


def test_a_person_who_helped_or_somebody_who_is_no_outlet_is_no_credit() -> None:
    text = "It sank.\nAdditional reporting by Ivo Lund in Port Soren\nSource: Ministry of Transport"

    assert pairs(told({HERALD: text})) == []


def test_a_name_that_two_go_by_credits_nobody() -> None:
    directory = Directory([("Star", 1), ("The Star", 2), ("Echo", 3)])

    assert (directory.find("Star"), directory.find("The Echo")) == (None, 3)


def test_every_name_of_a_list_is_a_credit() -> None:
    assert {credit.name for credit in credits_in(["(AP, dpa/AFP and Reuters) - It sank."])} == {
        "AP",
        "dpa",
        "AFP",
        "Reuters",
    }


def test_what_two_have_from_one_agency_is_not_suspected_between_them() -> None:
    words = "The ferry slid over the reef at low tide, its holds full of timber and its lights out. (Reuters)"

    assert pairs(told({HERALD: words, GAZETTE: words, COURIER: words})) == [
        (HERALD, REUTERS),
        (GAZETTE, REUTERS),
        (COURIER, REUTERS),
    ]
