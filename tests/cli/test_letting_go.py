"""`waive`, `waiver`, `sign-off`, `publish`, `reply`, `claim group`: what is said, where, and with which exit status."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from tests.cli.door import Door
from tracker.audit.rule import Objections, rule
from tracker.audit.rules import RULE_BOOK
from tracker.domain.vocabulary import Severity
from tracker.models.base import now
from tracker.models.dossier import Dossier


def day(days: int = 0) -> str:
    """So many days from now."""
    return (now().date() + dt.timedelta(days=days)).isoformat()


def checked(door: Door) -> None:
    """The one claim of the story is sourced, checked and approved."""
    door.done("attribute", "mayor#1", "City Hall", "--status", "confirmed", "--first-hand", "yes", by="RL")
    door.done("take", "mayor#1", by="MC")
    door.done("evidence", "add", "mayor#1", "--source", "City Hall", "--locator", "p. 1", by="MC")
    door.done("verify", "mayor#1", by="MC")
    door.done("approve", "mayor#1", by="EK")


# Signing off and publishing


def test_what_stands_in_the_way_is_listed_as_the_audit_lists_it(team: Door) -> None:
    answer = team("sign-off", "mayor", by="EK")

    assert answer.status == 1
    assert answer.err == "mayor is not signed off: 1 blocker stands in the way\n"
    audited = team("audit", "mayor", "--rule", "undecided").out.splitlines()
    *listed, last = answer.out.splitlines()
    assert listed == [line for line in audited if "mayor#1  undecided: " in line]
    assert len(listed) == 1
    assert last.startswith("`tracker rules NAME` says how to mend each; `tracker waive LABEL RULE ")


def test_a_sign_off_says_what_was_signed_and_which_head_to_keep(team: Door) -> None:
    checked(team)
    team.done("waive", "mayor#1", "single-source", "--reason", "He should know.", "--until", day(9), by="EK")

    told = team.done("sign-off", "mayor", by="EK").out

    head = team.json("log", "head")
    assert told.splitlines() == [
        "mayor, revision 1, is signed off by EK: 1 claim (policy one-person-desk).",
        f"It relies on waiver 1: single-source on mayor#1, until {day(9)}: He should know.",
        f"The text's SHA-256: {re.findall('[0-9a-f]{64}', told)[0]}",
        f"Keep the head of the ledger elsewhere: {head['seq']} {head['hash']}",
        "Next, once it is out: tracker publish mayor",
    ]
    assert team.done("log", "verify").out.startswith("The ledger verifies")


def test_the_list_of_articles_says_how_far_each_is(team: Door) -> None:
    def listed() -> tuple[str, ...]:
        [row] = team.done("articles").rows
        return row["stage"], row["signed off"][:13], row["url"]

    assert listed() == ("draft", "", "")
    checked(team)
    team.done("sign-off", "mayor", by="EK")
    assert listed() == ("signed_off", f"EK {day()}", "")
    told = team.done("publish", "mayor", "--url", "https://example.org/mayor", by="EK").out
    assert listed() == ("published", f"EK {day()}", "https://example.org/mayor")
    assert told.startswith(f"mayor is published at https://example.org/mayor, since {day()} ")

    [article] = team.json("articles")
    assert (article["signed_off_by"], article["url"]) == ("EK", "https://example.org/mayor")
    assert article["published_at"] >= article["signed_off_at"]
    assert team.refused("withdraw", "mayor#1", "--reason", "x", by="EK") == (
        "mayor is published: a published claim is corrected, not withdrawn"
    )


def test_the_list_and_the_report_say_when_a_claim_is_no_longer_as_it_was_signed(team: Door) -> None:
    checked(team)
    team.done("sign-off", "mayor", by="EK")
    assert "Signed off:** revision 1 by" in team.done("report", "mayor").out
    team.done("attribute", "mayor#1", "City Hall", "--status", "denied", by="RL")

    [row], [article] = team.done("articles").rows, team.json("articles")

    assert row["signed off"].endswith(", 1 claim changed since")
    assert (article["signed_text"], article["changed_since"]) == (True, 1)
    text = "The mayor resigned on Monday."
    assert team.done("check-publish", "mayor", "-", stdin=text).out.splitlines() == [
        f"Yes: this is revision 1 of mayor, which EK signed off under the headline “{text}”.",
        "But 1 claim changed since it was signed: see `tracker audit mayor --rule changed-since-sign-off`.",
    ]
    assert team("check-publish", "mayor", "-", "--format", "json", stdin=text).json["changed_since"] == 1
    assert "; since then 1 claim changed" in team.done("report", "mayor", "--for", "desk").out
    assert "since then" not in team.done("report", "mayor", "--for", "reader").out, "readers see no claim under review"


def test_a_sign_off_says_which_withdrawn_words_still_stand_in_the_text(team: Door) -> None:
    team.done("claim", "edit", "mayor#1", "--quote", "The mayor", "--occurrence", "1", by="RL")
    checked(team)
    team.done("withdraw", "mayor#1", "--reason", "cut", by="EK")

    told = team.done("sign-off", "mayor", by="EK").out

    assert "Withdrawn, while their words still stand in this text: mayor#1. Nobody has vouched for these words." in told


def test_the_list_says_when_the_newest_text_is_not_the_one_that_was_signed(team: Door) -> None:
    checked(team)
    team.done("sign-off", "mayor", by="EK")
    line = '{"record": "revision", "article": "mayor", "text": "The mayor stays."}\n'
    assert team("import", "-", by="EK", stdin=line).status == 0

    [row], [article] = team.done("articles").rows, team.json("articles")

    assert ", revision 1: not this text" in row["signed off"]
    assert (article["signed_revision"], article["signed_text"]) == (1, False)


def test_what_moved_since_the_sign_off_stands_in_the_way_of_publishing(team: Door) -> None:
    checked(team)
    team.done("sign-off", "mayor", by="EK")
    team.done("attribute", "mayor#1", "City Hall", "--status", "denied", by="RL")

    answer = team("publish", "mayor", by="EK")

    assert answer.status == 1
    assert "changed-since-sign-off: " in answer.out
    assert answer.out.splitlines()[-1].endswith(" accepts one that can be waived.")
    assert answer.err == "mayor is not published: 2 blockers stand in the way\n"
    assert [one["stage"] for one in team.json("articles")] == ["signed_off"]


def test_a_claim_of_a_published_story_that_is_denied_is_opened_and_the_audit_says_so(team: Door) -> None:
    checked(team)
    team.done("sign-off", "mayor", by="EK")
    team.done("publish", "mayor", by="EK")

    assert "it is back in review" in team.done("attribute", "mayor#1", "City Hall", "--status", "denied", by="RL").out

    assert [one["stage"] for one in team.json("articles")] == ["published"]
    assert team("audit", "mayor", "--rule", "changed-since-sign-off").status == 1


def test_a_text_that_was_changed_in_the_file_is_refused(team: Door) -> None:
    checked(team)
    team.desk.tamper("UPDATE revision SET text = 'The mayor stays.'")

    assert team.refused("sign-off", "mayor", by="EK") == (
        "revision 1 of mayor is not the text that was filed, its SHA-256 says: somebody was at the desk's file; "
        "see `tracker log verify`"
    )


@rule(Severity.NOTE)
def breaks_off(dossier: Dossier) -> Objections:
    """It breaks off."""
    raise ZeroDivisionError("City Hall")
    yield from ()


def test_a_rule_that_breaks_off_is_a_bug_and_nothing_goes_out(team: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    checked(team)
    monkeypatch.setattr("tracker.audit.run.RULE_BOOK", (*RULE_BOOK, breaks_off))

    answer = team("sign-off", "mayor", by="EK")

    assert answer.status == 3
    assert answer.out == ""
    assert "the rule breaks-off crashed on mayor (ZeroDivisionError)" in answer.err
    assert "City Hall" not in answer.err
    assert [one["stage"] for one in team.json("articles")] == ["draft"]


def test_a_rule_that_breaks_off_waives_nothing(team: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tracker.audit.run.RULE_BOOK", (*RULE_BOOK, breaks_off))

    answer = team("waive", "mayor#1", "breaks-off", "--reason", "x", "--until", day(9), by="EK")

    assert answer.status == 3
    assert team.json("waiver", "list") == []


# Waivers


def test_a_waiver_repeats_what_it_covers_and_says_where_there_is_nothing(team: Door) -> None:
    words = ["--reason", "Seen.", "--until", day(9)]

    assert team.done("waive", "mayor#1", "unsourced", *words, by="EK").out.startswith(
        f"unsourced on mayor#1 is waived until {day(9)} by EK (waiver 1): "
    )
    assert team.done("waive", "mayor#1", "single-source", *words, by="EK").out == (
        f"single-source on mayor#1 is waived until {day(9)} by EK (waiver 2). "
        "The audit has no such finding now: the waiver is idle until it has.\n"
    )
    assert [(row["rule"], row["standing"]) for row in team.done("waiver", "list").rows] == [
        ("unsourced", "in_force"),
        ("single-source", "idle"),
    ]


def test_a_rule_that_is_not_there_is_said_so_before_the_desk_is_opened(tracker: Door) -> None:
    sentence = tracker.bare(
        "--db", "/nowhere/desk.db", "waive", "a#1", "singel-source", "--reason", "x", "--until", day()
    ).err

    assert "“singel-source” is no rule: there are unsourced, " in sentence
    assert "did you mean single-source?" in sentence


# Replies


def test_an_answer_says_where_a_denial_belongs_and_no_comment_does_not(team: Door) -> None:
    told = team.done("reply", "add", "mayor#1", "the Mayor's office", "--answer", "He did not.", by="RL").out
    assert told.splitlines() == [
        f"Reply 1 is on mayor#1: the Mayor's office, asked on {day()} by RL: answered.",
        "If the answer denies the claim, put the denial on the claim too: "
        "tracker attribute mayor#1 'the Mayor'\"'\"'s office' --status denied",
    ]

    told = team.done("reply", "edit", "1", "--outcome", "declined", "--answer", "No comment.", by="RL").out
    assert told == "Reply 1 on mayor#1 is changed: the Mayor's office, declined.\n"
    assert team.json("claim", "show", "mayor#1")["attributions"] == []


def test_asking_somebody_else_than_the_accused_is_remarked_on_and_kept(team: Door) -> None:
    team.done("claim", "edit", "mayor#1", "--about", "the Mayor", by="RL")

    answer = team("reply", "add", "mayor#1", "City Hall", by="RL")

    assert answer.status == 0
    assert answer.err == "mayor#1 concerns the Mayor, not City Hall: whoever is accused is to be asked too\n"
    assert [row["party"] for row in team.done("reply", "list", "mayor").rows] == ["City Hall"]
    assert team.done("reply", "add", "mayor#1", by="RL").out.startswith("Reply 2 is on mayor#1: the Mayor, asked on ")


# One claim, with everything beside it


def test_a_claim_is_shown_with_who_was_asked_what_cannot_be_true_beside_it_and_what_is_waived(
    team: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    team.done("claim", "add", "mayor", "--text", "The mayor stays.", by="RL")
    team.done("claim", "group", "mayor#1", "mayor#2", "--name", "the office", by="RL")
    asked = ["--asked", "2023-09-13", "--channel", "by mail", "--deadline", "2023-09-15"]
    team.done("reply", "add", "mayor#1", "the Mayor", *asked, "--outcome", "no-answer", by="RL")
    for name, until in (
        ("unsourced", day(9)),
        ("contested", day(9)),
        ("single-source", day(9)),
        ("unsourced", day(99)),
    ):
        team.done("waive", "mayor#1", name, "--reason", "Seen.", "--until", until, by="EK")
    team.done("waiver", "withdraw", "3", "--reason", "Not so.", by="EK")

    told = team.done("claim", "show", "mayor#1").out

    assert told.split("\n\n")[-3:] == [
        "Who was asked to answer it\n"
        "  1. the Mayor, asked on 2023-09-13 by RL (by mail), to answer by 2023-09-15: no answer",
        "What cannot be true beside it\n  the office: ○ mayor#2 unreviewed",
        "What an editor has waived\n"
        f"  1. unsourced, by EK: Seen. (in force until {day(9)})\n"
        f"  2. contested, by EK: Seen. (idle until {day(9)}, for the audit has no such finding)\n"
        "  3. single-source, by EK: Seen. (withdrawn: Not so.)\n"
        f"  4. unsourced, by EK: Seen. (in force until {day(99)})\n",
    ]
    for place in ("tracker.store.session.now", "tracker.services.waiving.now"):
        monkeypatch.setattr(place, lambda: now() + dt.timedelta(days=10))
    assert f"1. unsourced, by EK: Seen. (expired on {day(9)}: the finding counts again)" in (
        team.done("claim", "show", "mayor#1").out
    )


def test_a_group_that_nobody_else_is_in_any_more_says_so(team: Door) -> None:
    team.done("claim", "add", "mayor", "--text", "The mayor stays.", by="RL")
    team.done("claim", "group", "mayor#1", "mayor#2", by="RL")

    assert team.done("claim", "ungroup", "mayor#2", by="RL").out == (
        "mayor#2 is no longer in “group 1”, which holds mayor#1 now.\n"
    )
    assert "group 1: no other claim any more" in team.done("claim", "show", "mayor#1").out
    assert team.done("claim", "groups").rows == [
        {"group": "group 1", "claim": "mayor#1", "state": "unreviewed", "text": "The mayor resigned."}
    ]
