"""Policy packs as data: what ships, what a desk may write, and what is said of a pack that cannot be meant."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests import make
from tracker import audit
from tracker.audit.policy import PACK_NAMES, Pack, pack, parse
from tracker.audit.rules import RULE_BOOK
from tracker.audit.rules.single_source import single_source
from tracker.audit.thresholds import Minimum, Stale, Thresholds
from tracker.domain.errors import BadInputError
from tracker.domain.settings import setting
from tracker.domain.vocabulary import Risk, Severity

HEAD = 'summary = "Ours."\n'
RULES = ", ".join(rule.name for rule in RULE_BOOK)


def weights(chosen: Pack, risk: Risk = Risk.NORMAL) -> dict[str, Severity]:
    """How much each rule weighs at this risk."""
    return {rule: by_risk[risk] for rule, by_risk in chosen.severities.items()}


def refusal(text: str) -> str:
    """What is said of a pack that somebody keeps as house.toml."""
    with pytest.raises(BadInputError) as refused:
        parse("house", text, "house.toml")
    return str(refused.value)


# What ships


def test_every_pack_is_a_file_and_every_file_a_pack() -> None:
    files = Path(audit.__path__[0], "packs").glob("*")

    assert sorted(file.name for file in files) == sorted(f"{name}.toml" for name in PACK_NAMES)


def test_the_desk_can_choose_every_pack_that_ships() -> None:
    assert setting("policy").choices == PACK_NAMES


@pytest.mark.parametrize("name", PACK_NAMES)
def test_every_pack_weighs_every_rule_and_says_what_it_is_for(name: str) -> None:
    chosen = pack(name)

    assert list(chosen.severities) == [rule.name for rule in RULE_BOOK]
    assert chosen.name == name
    assert chosen.summary.endswith(".")


@pytest.mark.parametrize(
    ("name", "minimum"),
    [
        ("default", Minimum(1, 2)),
        ("two-source", Minimum(2, 2)),
        ("ksj-three", Minimum(1, 2, secondary=3)),
        ("agency", Minimum(1, 2, unnamed=2)),
        ("one-person-desk", Minimum(1, 2)),
    ],
)
def test_a_pack_asks_for_as_many_independent_sources_as_the_rule_book_says(name: str, minimum: Minimum) -> None:
    assert pack(name).thresholds == Thresholds(minimum, Stale(review_days=14, as_of_days=0))


def test_a_claim_of_high_risk_needs_more() -> None:
    minimum = pack("default").thresholds.minimum

    assert (minimum.at(Risk.NORMAL), minimum.at(Risk.HIGH)) == (1, 2)


@pytest.mark.parametrize("risk", Risk)
@pytest.mark.parametrize("name", PACK_NAMES)
def test_a_pack_that_ships_keeps_each_rule_at_its_own_severity_but_for_the_desk_of_one(name: str, risk: Risk) -> None:
    own = {rule.name: rule.severity for rule in RULE_BOOK}
    changed = dict(weights(pack(name), risk).items() - own.items())

    assert changed == ({"self-verified": Severity.NOTE} if name == "one-person-desk" else {})


def test_an_unknown_pack_is_refused_with_the_near_one_and_the_list() -> None:
    with pytest.raises(BadInputError) as refused:
        pack("one-person-desks")

    assert str(refused.value) == (
        "“one-person-desks” is no policy pack: there are default, two-source, ksj-three, agency, one-person-desk; "
        "did you mean one-person-desk?"
    )


@pytest.mark.parametrize("name", ["", "../default", "default.toml", "Default"])
def test_only_the_name_itself_opens_a_pack(name: str) -> None:
    with pytest.raises(BadInputError, match="is no policy pack"):
        pack(name)


# What a desk may write


def test_a_pack_that_says_nothing_but_what_it_is_for_is_as_default() -> None:
    ours, default = parse("ours", HEAD), pack("default")

    assert (ours.name, ours.summary) == ("ours", "Ours.")
    assert (ours.severities, ours.thresholds) == (default.severities, default.thresholds)


def test_a_pack_changes_only_what_it_names() -> None:
    ours = parse("ours", f'{HEAD}[minimum]\nhigh = 3\n[stale]\nreview-days = 5\n[severity]\ncontested = "warning"\n')

    assert dict(weights(ours).items() - weights(pack("default")).items()) == {"contested": Severity.WARNING}
    assert ours.thresholds == Thresholds(Minimum(1, 3), Stale(5, 0))


@pytest.mark.parametrize(
    ("written", "normal", "high"),
    [
        ('single-source = "blocker"', Severity.BLOCKER, Severity.BLOCKER),
        ('single-source = { normal = "note", high = "blocker" }', Severity.NOTE, Severity.BLOCKER),
        ('single-source = { high = "blocker" }', Severity.WARNING, Severity.BLOCKER),
        ("single-source = {}", Severity.WARNING, Severity.WARNING),
        ('single-source.normal = "note"', Severity.NOTE, Severity.WARNING),
        ('"single-source" = "Note"', Severity.NOTE, Severity.NOTE),
    ],
)
def test_a_rule_may_weigh_otherwise_at_each_risk(written: str, normal: Severity, high: Severity) -> None:
    ours = parse("ours", f"{HEAD}[severity]\n{written}\n")

    found = {risk: ours.weigh(single_source, make.claim(risk=risk)) for risk in Risk}

    assert found == {Risk.NORMAL: normal, Risk.HIGH: high}


@pytest.mark.parametrize("number", [1, 99])
def test_the_least_and_the_greatest_minimum_are_taken(number: int) -> None:
    assert parse("ours", f"{HEAD}[minimum]\nsecondary = {number}\n").thresholds.minimum.secondary == number


@pytest.mark.parametrize("days", [0, 3650])
def test_the_least_and_the_greatest_number_of_days_are_taken(days: int) -> None:
    assert parse("ours", f"{HEAD}[stale]\nas-of-days = {days}\n").thresholds.stale == Stale(14, days)


def test_the_pack_in_the_documents_is_one_that_a_desk_may_keep() -> None:
    page = Path(__file__).parents[2] / "docs" / "policy.md"
    [example] = re.findall(r"```toml\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)

    metro = parse("metro", example)

    assert metro.thresholds == Thresholds(Minimum(2, 3, 3, 2), Stale(7, 30))
    assert metro.severities["unarchived-evidence"] == dict.fromkeys(Risk, Severity.WARNING)
    assert metro.severities["single-source"] == {Risk.NORMAL: Severity.WARNING, Risk.HIGH: Severity.BLOCKER}


# What cannot be meant

TOML = 'write `name = value` or `[table]`, one on each line, and words between "quotes"'
BAD = [
    ("summary = ", f"line 1: this is no TOML (invalid value): {TOML}"),
    (f"{HEAD}\n[minimum\n", f"line 3: this is no TOML (expected ']' at the end of a table declaration): {TOML}"),
    (f"{HEAD}{HEAD}", f"line 2: this is no TOML (cannot overwrite a value): {TOML}"),
    (f'{HEAD}note = """\n\n', f"line 2: this is no TOML (unterminated string): {TOML}"),
    (f"{HEAD}\n\nx = {'[' * 2000}", f"line 4: this is no TOML (brackets within brackets without end): {TOML}"),
    ("[minimum]\nhigh = 2\n", 'line 1: a summary is missing: write summary = "what it asks for, in plain words" at its top'),
    ("# ours\nsummary = 2\n", 'line 2: summary is 2: write summary = "what it asks for, in plain words" at its top'),
    ('summary = " "\n', "line 1: the summary is blank: give it some words"),
    ('\n\nsummary = "\\u202e"\n', "line 3: the summary holds the character U+202E at place 1: take it out"),
    (
        f"[minimum]\nhigh = 2\n{HEAD}",
        "line 3: “summary” is no number of [minimum]: write summary above the first [table]",
    ),
    (
        f"{HEAD}\n[severities]\n",
        "line 3: “severities” is no part of a pack: there are summary, minimum, stale, severity; did you mean severity?",
    ),
    (f"{HEAD}minimum = 3\n", "line 2: minimum is 3, where a table belongs: write [minimum]"),
    (f"{HEAD}[[stale]]\n", "line 2: stale is a list, where a table belongs: write [stale]"),
    (
        f"{HEAD}[minimum]\n# at high risk\nhgh = 2\n",
        "line 4: “hgh” is no number of [minimum]: there are normal, high, secondary, unnamed; did you mean high?",
    ),
    (
        f"{HEAD}[stale]\nreview_days = 2\n",
        "line 3: “review_days” is no number of [stale]: there are review-days, as-of-days; did you mean review-days?",
    ),
    (f"{HEAD}[minimum]\nhigh = 0\n", "line 3: high in [minimum] is 0: it takes a whole number from 1 to 99"),
    (f"{HEAD}[minimum]\nhigh = 100\n", "line 3: high in [minimum] is 100: it takes a whole number from 1 to 99"),
    (f"{HEAD}[minimum]\nhigh = 2.0\n", "line 3: high in [minimum] is 2.0: it takes a whole number from 1 to 99"),
    (f'{HEAD}[minimum]\nhigh = "2"\n', "line 3: high in [minimum] is “2”: it takes a whole number from 1 to 99"),
    (f"{HEAD}minimum.high = true\n", "line 2: high in [minimum] is true: it takes a whole number from 1 to 99"),
    (f"{HEAD}minimum = {{ high = [2] }}\n", "line 2: high in [minimum] is a list: it takes a whole number from 1 to 99"),
    (
        f"{HEAD}[stale]\nreview-days = 2026-11-22\n",
        "line 3: review-days in [stale] is a date or a time: it takes a whole number from 0 to 3,650",
    ),
    (
        f"{HEAD}[stale]\nas-of-days = -1\n",
        "line 3: as-of-days in [stale] is -1: it takes a whole number from 0 to 3,650",
    ),
    (
        f"{HEAD}[stale]\nas-of-days = 0x{'f' * 2000}\n",
        "line 3: as-of-days in [stale] is a number beyond all measure: it takes a whole number from 0 to 3,650",
    ),
    (
        f'{HEAD}[severity]\nsingel-source = "note"\n',
        f"line 3: “singel-source” is no rule: there are {RULES}; did you mean single-source?",
    ),
    (
        f'{HEAD}[severity]\ncontested = "warnin"\n',
        "line 3: “warnin” is no severity of contested: choose note, warning or blocker; did you mean warning?",
    ),
    (f"{HEAD}[severity]\ncontested = 3\n", 'line 3: contested is 3: write "note", "warning" or "blocker"'),
    (f'{HEAD}[severity]\ncontested = ["note"]\n', 'line 3: contested is a list: write "note", "warning" or "blocker"'),
    (
        f'{HEAD}[severity.contested]\nnormal = "note"\nmedium = "note"\n',
        "line 4: “medium” is no risk: there are normal, high",
    ),
    (
        f'{HEAD}[severity.contested]\nnormal = "note"\nhigh = "loud"\n',
        "line 4: “loud” is no severity of contested: choose note, warning or blocker",
    ),
    (f"{HEAD}# {'x' * 2200}\n", "line 2: it is 2,202 characters long, and at most 2,200 are taken: break it into several"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "sentence"), BAD, ids=range(len(BAD)))
def test_a_pack_that_cannot_be_meant_is_refused_with_its_line(text: str, sentence: str) -> None:
    assert refusal(text) == f"house.toml, {sentence}"


def test_a_pack_that_is_no_file_is_called_by_its_name() -> None:
    with pytest.raises(BadInputError, match=r"^the pack ours, line 2: minimum is 3, where a table belongs"):
        parse("ours", f"{HEAD}minimum = 3\n")


@pytest.mark.parametrize("rule", [rule.name for rule in RULE_BOOK if rule.fixed])
def test_a_rule_that_weighs_the_same_in_every_pack_cannot_be_changed(rule: str) -> None:
    parse("ours", f'{HEAD}[severity]\n{rule} = "blocker"\n')
    for written in ('"note"', '{ high = "note" }'):
        assert refusal(f"{HEAD}[severity]\n{rule} = {written}\n") == (
            f"house.toml, line 3: {rule} is a blocker in every pack: take the line out"
        )


def test_some_rules_weigh_the_same_in_every_pack() -> None:
    assert any(rule.fixed for rule in RULE_BOOK)
