"""`queue`, `take`, `verify` and its siblings, `approve`, `return`, `opinion`: what one may do, and what is said of it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from tests.cli.door import Door


def ready(door: Door, *, by: str = "MC") -> None:
    """Have somebody on the claim, with evidence for and against it."""
    door.done("take", "mayor#1", by=by)
    for bearing in ("supports", "refutes"):
        words = ["--source", "City Hall", "--bearing", bearing, "--locator", "p. 1"]
        door.done("evidence", "add", "mayor#1", *words, by=by)


def state(door: Door) -> str:
    """Where the checking of the claim stands."""
    return str(door.json("claim", "show", "mayor#1")["state"])


# A desk of several


@pytest.mark.parametrize(
    ("command", "outcome"),
    [("verify", "verified"), ("dispute", "disputed"), ("refute", "refuted"), ("unverifiable", "unverifiable")],
)
def test_a_checker_proposes_and_an_editor_decides(command: str, outcome: str, team: Door) -> None:
    ready(team)

    told = team.done(command, "mayor#1", "--reason", "Looked up.", by="MC").out
    assert told == f"MC proposes that mayor#1 is {outcome}. It waits for `tracker approve mayor#1`.\n"
    assert state(team) == "in_review"
    assert team.done("approve", "mayor#1", by="EK").out == f"mayor#1 is {outcome}, approved by EK.\n"
    assert state(team) == outcome


def test_whoever_had_a_hand_in_it_is_no_second_person(team: Door) -> None:
    team.done("person", "add", "Omar Vale", "--initials", "OV", "--role", "checker,editor")
    ready(team, by="OV")
    team.done("verify", "mayor#1", by="OV")

    assert team.refused("approve", "mayor#1", by="OV") == (
        "mayor#1 needs a second person, and you proposed it: ask another editor to approve it"
    )
    assert team.refused("verify", "mayor#1", "--alone", "--reason", "x", by="OV").startswith(
        "this desk requires a second person: leave --alone out, or an editor changes it"
    )


def test_a_proposal_may_be_sent_back_and_made_again(team: Door) -> None:
    ready(team)
    team.done("verify", "mayor#1", by="MC")
    team.done("return", "mayor#1", "--reason", "Which page?", by="EK")

    assert team.refused("approve", "mayor#1", by="EK").startswith("nothing is proposed on mayor#1")
    assert "Which page?" in team.done("claim", "show", "mayor#1").out
    team.done("verify", "mayor#1", by="MC")
    team.done("approve", "mayor#1", by="EK")


def test_a_claim_of_high_risk_takes_a_blind_second_opinion(team: Door) -> None:
    team.done("claim", "edit", "mayor#1", "--risk", "high", by="RL")
    ready(team)
    team.done("verify", "mayor#1", "--reason", "The decree is signed.", by="MC")

    assert "with `tracker opinion mayor#1 OUTCOME`" in team.refused("approve", "mayor#1", by="EK")
    assert "The decree" not in team.done("claim", "show", "mayor#1", by="AO").out
    assert "you proposed the outcome" in team.refused("opinion", "mayor#1", "verified", by="MC")
    assert "It agrees with what was proposed: an editor can `tracker approve mayor#1`." in (
        team.done("opinion", "mayor#1", "verified", by="AO").out
    )
    team.done("approve", "mayor#1", by="EK")


def test_two_opinions_that_differ_send_it_back(team: Door) -> None:
    team.done("claim", "edit", "mayor#1", "--risk", "high", by="RL")
    ready(team)
    team.done("verify", "mayor#1", by="MC")

    assert "The two opinions differ" in team.done("opinion", "mayor#1", "refuted", by="AO").out
    assert "nothing is proposed" in team.refused("approve", "mayor#1", by="EK")


def test_a_claim_is_one_persons_at_a_time(team: Door) -> None:
    team.done("take", "mayor#1", by="MC")

    for words in (
        ["take", "mayor#1"],
        ["verify", "mayor#1"],
        ["needs-source", "mayor#1", "--reason", "x"],
        ["release", "mayor#1"],
    ):
        sentence = team.refused(*words, by="AO")
        assert sentence.startswith("MC is on mayor#1 until ")
        assert sentence.endswith("they or an editor can free it with `tracker release mayor#1`")
    team.done("release", "mayor#1", by="EK")
    team.done("take", "mayor#1", by="AO")


def test_a_claim_that_waits_for_a_source_is_taken_again_once_one_has_come(team: Door) -> None:
    team.done("take", "mayor#1", by="MC")
    team.done("needs-source", "mayor#1", "--reason", "Nobody named.", by="MC")
    assert "mayor#1 still waits for a source" in team.refused("take", "mayor#1", by="MC")

    team.done("attribute", "mayor#1", "City Hall", "--status", "confirmed", by="RL")

    team.done("take", "mayor#1", by="MC")
    assert state(team) == "in_review"


def test_the_queue_says_what_each_claim_waits_for_and_whose_turn_it_is(team: Door) -> None:
    def waits(**who: str) -> list[str]:
        return [one["waits_for"] for one in team.json("queue", *(["--mine"] if who else []), **who)]

    assert waits() == waits(by="MC") == ["a checker"]
    assert waits(by="EK") == []
    ready(team)
    assert waits()[0].startswith("MC, until ")
    assert waits(by="AO") == []
    team.done("verify", "mayor#1", by="MC")
    assert waits() == waits(by="EK") == ["approval: MC says verified"]
    team.done("approve", "mayor#1", by="EK")
    assert waits() == []
    team.done("claim", "edit", "mayor#1", "--risk", "high", by="EK")
    team.done("settings", "second-person", "off", by="EK")
    team.done("unverifiable", "mayor#1", "--reason", "Nobody can tell.", by="MC")
    assert waits() == ["approval: what MC proposed, under seal"]


def test_a_withdrawn_claim_is_kept_and_can_come_back(team: Door) -> None:
    assert "only an editor or the reporter of mayor may withdraw mayor#1" in _withdraw_as_another_reporter(team)
    team.done("withdraw", "mayor#1", "--reason", "Cut from the story.", by="RL")

    assert state(team) == "withdrawn"
    assert team.refused("take", "mayor#1", by="MC") == (
        "mayor#1 is withdrawn, so `take` is not possible: an editor can bring it back with "
        "`tracker reopen mayor#1 --reason ...`"
    )
    team.done("reopen", "mayor#1", "--reason", "Back in.", by="EK")
    assert state(team) == "in_review"


def _withdraw_as_another_reporter(team: Door) -> str:
    team.done("person", "add", "Nina Reed", "--initials", "NR", "--role", "reporter")
    return team.refused("withdraw", "mayor#1", "--reason", "x", by="NR")


# A desk of one, and one where a single person may decide


def test_on_a_desk_of_one_verify_decides_and_says_so(team: Door) -> None:
    team.done("settings", "second-person", "off")
    ready(team, by="ann")

    assert team.done("verify", "mayor#1").out == (
        "mayor#1 is verified, decided by ann alone; every report will say so.\n"
    )
    assert state(team) == "verified"
    assert "decided by one person" in team.done("claim", "show", "mayor#1").out
    assert team("audit", "mayor", "--rule", "self-verified", "--policy", "default").status == 1


def test_where_it_is_allowed_one_person_may_decide_with_a_reason(team: Door) -> None:
    team.done("settings", "second-person", "override")
    ready(team, by="ann")

    assert team.refused("verify", "mayor#1", "--alone", by="ann") == 'deciding alone needs a reason: add --reason "..."'
    assert "decided by ann alone" in team.done("verify", "mayor#1", "--alone", "--reason", "Night desk.", by="ann").out


# Against the policy


def strict(door: Door, folder: Path) -> None:
    """Hold the desk to a pack that lets nothing on a single source through."""
    pack = folder / "strict.toml"
    pack.write_text('summary = "No single source."\n[severity]\nsingle-source = "blocker"\n', encoding="utf-8")
    door.done("policy", "use", str(pack))


def test_a_claim_that_the_policy_holds_back_is_verified_only_against_it_and_that_is_said(
    team: Door, tmp_path: Path
) -> None:
    strict(team, tmp_path)
    ready(team)

    both, each = "self-verified, single-source", "self-verified and single-source"
    sentence = team.refused("verify", "mayor#1", by="MC")
    told = team.done("verify", "mayor#1", "--override", "--reason", "They would know.", by="MC").out
    approved = team.done("approve", "mayor#1", "--override", "--reason", "They would.", by="EK").out

    assert sentence.startswith("the policy strict holds mayor#1 back (single-source: 1 citation, 1 independent: ")
    assert sentence.endswith("go against it with `tracker verify mayor#1 --override --reason ...`")
    assert told == (
        "MC proposes that mayor#1 is verified, against the policy (single-source). "
        "It waits for `tracker approve mayor#1`. "
        f"The audit will keep saying so once it is approved ({both}): a sign-off needs a waiver for {each}.\n"
    )
    assert approved == (
        "mayor#1 is verified, approved by EK, against the policy (single-source). "
        f"The audit keeps saying so ({both}): a sign-off needs a waiver for {each}.\n"
    )
    refusal = team("sign-off", "mayor", by="EK").out
    assert all(f"■ mayor#1  {name}: " in refusal for name in ("self-verified", "single-source"))
    shown = team.done("claim", "show", "mayor#1").out
    assert " MC propose verified (policy overridden: single-source): They would know." in shown
    assert " EK approve verified (policy overridden: single-source): They would." in shown


def test_a_waiver_lets_it_through_and_nothing_is_overridden(team: Door, tmp_path: Path) -> None:
    strict(team, tmp_path)
    ready(team)
    tomorrow = (dt.datetime.now(dt.UTC).date() + dt.timedelta(days=1)).isoformat()
    team.done("waive", "mayor#1", "single-source", "--reason", "They decree it.", "--until", tomorrow, by="EK")

    team.done("verify", "mayor#1", by="MC")

    assert team.done("approve", "mayor#1", by="EK").out == "mayor#1 is verified, approved by EK.\n"
    assert "overridden" not in team.done("claim", "show", "mayor#1").out


def test_on_a_desk_of_one_a_decision_against_the_policy_says_both(team: Door, tmp_path: Path) -> None:
    strict(team, tmp_path)
    team.done("settings", "second-person", "off")
    ready(team, by="ann")

    assert team.done("verify", "mayor#1", "--override", "--reason", "They would know.").out == (
        "mayor#1 is verified, decided by ann alone, against the policy (single-source); every report will say so. "
        "The audit keeps saying so (self-verified, single-source): "
        "a sign-off needs a waiver for self-verified and single-source.\n"
    )


def test_only_what_stands_in_the_way_of_a_sign_off_is_said_to_need_a_waiver(team: Door, tmp_path: Path) -> None:
    lone = tmp_path / "lone.toml"
    weights = 'single-source = "blocker"\nself-verified = "note"\n'
    lone.write_text(f'summary = "One person."\n[severity]\n{weights}', encoding="utf-8")
    team.done("policy", "use", str(lone))
    team.done("settings", "second-person", "off")
    ready(team, by="ann")

    told = team.done("verify", "mayor#1", "--override", "--reason", "They would know.").out

    assert told.endswith(" (self-verified, single-source): a sign-off needs a waiver for single-source.\n")


def test_what_a_sealed_proposal_overrides_is_sealed_with_it(team: Door, tmp_path: Path) -> None:
    """Only what somebody holds for true can be against the policy, so to say so would give the outcome away."""
    strict(team, tmp_path)
    team.done("claim", "edit", "mayor#1", "--risk", "high", by="RL")
    ready(team)
    team.done("verify", "mayor#1", "--override", "--reason", "They would know.", by="MC")

    shown = team.done("claim", "show", "mayor#1", by="AO").out

    assert "propose (sealed until both opinions are in)" in shown
    assert "overridden" not in shown


@pytest.mark.parametrize("command", ["dispute", "refute", "unverifiable", "return"])
def test_only_what_is_found_true_can_go_against_the_policy(command: str, team: Door) -> None:
    assert "No such option: --override" in team.refused(command, "mayor#1", "--override", "--reason", "x", by="MC")


# Every refusal names the command that was typed


@pytest.mark.parametrize(
    "words",
    ["verify", "dispute", "refute", "unverifiable", "needs-source", "approve", "return", "opinion verified", "reopen"],
)
def test_a_move_on_a_claim_that_nobody_has_taken_names_the_command_that_was_typed(words: str, team: Door) -> None:
    command, *more = words.split()

    sentence = team.refused(command, "mayor#1", *more, *([] if more else ["--reason", "x"]))

    assert f"so `{command}` is not possible: " in sentence
    assert "`propose`" not in sentence


@pytest.mark.parametrize("command", ["verify", "dispute", "refute", "unverifiable"])
def test_a_role_that_is_missing_is_said_of_the_command_that_was_typed(command: str, team: Door) -> None:
    team.done("take", "mayor#1", by="MC")

    assert team.refused(command, "mayor#1", "--reason", "x", by="EK") == (
        f"`{command}` takes a checker: ask one, or on a laptop name one with --by"
    )
