"""Policy packs as data."""

from __future__ import annotations

from pathlib import Path

import pytest

from tracker import audit
from tracker.audit.policy import PACK_NAMES, Pack, pack, parse
from tracker.audit.rules import RULE_BOOK
from tracker.audit.thresholds import Minimum
from tracker.domain.errors import BadInputError
from tracker.domain.settings import setting
from tracker.domain.vocabulary import Risk, Severity

MINIMUM = "[minimum]\nnormal = 1\nhigh = 2\n"
HEAD = f'summary = "Ours."\n{MINIMUM}'


def weights(chosen: Pack) -> dict[str, Severity]:
    """How much each rule weighs at normal risk."""
    return {rule: by_risk[Risk.NORMAL] for rule, by_risk in chosen.severities.items()}


def test_every_pack_is_a_file_and_every_file_a_pack() -> None:
    files = Path(audit.__path__[0], "packs").glob("*")

    assert sorted(file.name for file in files) == sorted(f"{name}.toml" for name in PACK_NAMES)


def test_the_desk_can_choose_exactly_these_packs() -> None:
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
        ("one-person-desk", Minimum(1, 2)),
    ],
)
def test_a_pack_asks_for_as_many_independent_sources_as_the_rule_book_says(name: str, minimum: Minimum) -> None:
    assert pack(name).thresholds.minimum == minimum


def test_a_claim_of_high_risk_needs_more() -> None:
    minimum = pack("default").thresholds.minimum

    assert (minimum.at(Risk.NORMAL), minimum.at(Risk.HIGH)) == (1, 2)


def test_default_keeps_each_rule_at_its_own_severity() -> None:
    assert weights(pack("default")) == {
        "unsourced": Severity.WARNING,
        "single-source": Severity.WARNING,
        "possibly-single-source": Severity.WARNING,
        "circular-sourcing": Severity.WARNING,
        "unnamed-only": Severity.WARNING,
        "weak-origin": Severity.WARNING,
        "contested": Severity.NOTE,
        "missing-locator": Severity.WARNING,
        "unarchived-evidence": Severity.NOTE,
        "verified-without-evidence": Severity.BLOCKER,
        "self-verified": Severity.BLOCKER,
        "changed-since-sign-off": Severity.BLOCKER,
        "source-retracted": Severity.BLOCKER,
        "stale": Severity.WARNING,
        "contradiction": Severity.BLOCKER,
        "undecided": Severity.BLOCKER,
        "refuted-in-text": Severity.BLOCKER,
        "unverifiable-unattributed": Severity.BLOCKER,
    }


def test_a_desk_of_one_only_notes_that_it_decided_alone() -> None:
    changed = dict(weights(pack("one-person-desk")).items() - weights(pack("default")).items())

    assert changed == {"self-verified": Severity.NOTE}


def test_an_unknown_pack_is_refused_with_the_near_one_and_the_list() -> None:
    with pytest.raises(BadInputError) as refused:
        pack("one-person-desks")

    assert str(refused.value) == (
        "“one-person-desks” is no policy pack: there are default, one-person-desk; did you mean one-person-desk?"
    )


@pytest.mark.parametrize("name", ["", "../default", "default.toml", "Default"])
def test_only_the_name_itself_opens_a_pack(name: str) -> None:
    with pytest.raises(BadInputError, match="is no policy pack"):
        pack(name)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("summary = ", "is no TOML"),
        (MINIMUM, "needs a summary"),
        ('summary = "Ours."', "needs a summary"),
        (f'severity = "note"\n{HEAD}', "needs a summary"),
        (f"{HEAD}\n[severities]\n", "has no place for “severities”"),
        (f'{HEAD}\n[severity]\nsingel-source = "note"\n', "; did you mean single-source"),
        (f'{HEAD}\n[severity]\nsingle-source = "loud"\n', "choose note, warning or blocker"),
        (f"{HEAD}\n[severity]\nsingle-source = 3\n", "choose note, warning or blocker"),
        (f"{HEAD}secondary = 0\n", "“secondary” must be a whole number from 1 on"),
        (f"{HEAD}secondary = true\n", "“secondary” must be a whole number from 1 on"),
        (f'{HEAD}unnamed = "2"\n', "“unnamed” must be a whole number from 1 on"),
        (f"{HEAD}tertiary = 2\n", "needs normal and high, and may have secondary and unnamed"),
        ('summary = "Ours."\n[minimum]\nnormal = 1\n', "needs normal and high, and may have secondary and unnamed"),
    ],
)
def test_a_pack_that_cannot_be_meant_is_refused(text: str, sentence: str) -> None:
    with pytest.raises(BadInputError, match="ours") as refused:
        parse("ours", text)

    assert sentence in str(refused.value)


def test_a_pack_changes_only_what_it_names() -> None:
    ours = parse("ours", f'{HEAD}\n[severity]\ncontested = "warning"\n')

    assert dict(weights(ours).items() - weights(pack("default")).items()) == {"contested": Severity.WARNING}
