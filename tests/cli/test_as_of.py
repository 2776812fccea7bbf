"""`--as-of`: whatever has been done since, every command that reads answers what it answered then, byte for byte."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from tests.cli.cases import DONE, Case, split
from tests.cli.door import Answer, Door, command_lines, params_of
from tests.clocks import Clock, clock_everywhere

Heard = dict[tuple[str, ...], Answer]

ANSWERS_FOR_NO_MOMENT = {
    "rules": "the rule book is the program's, not the desk's",
    "extract": "reads a text and opens no desk",
    "extractors": "opens no desk",
    "db check": "is about the file as it is now",
    "log verify": "is about the whole ledger",
    "log head": "is the head of the ledger as it is; a report of the past has the head of then",
    "report verify": "goes by the moment that stands in the report's stamp",
}
"""Commands that read and have no --as-of, and why."""
ACTS = {one.line for one in DONE if one.changes} | {("derivation", "suspect"), ("review",), ("db", "upgrade")}
END_WHAT_OTHERS_END = {
    *(("derivation", "dismiss"), ("reply", "edit"), ("comment", "take"), ("approve",), ("sign-off",)),
}
"""Commands that come too late on a desk where all the others were tried."""

KIM = """
report {slug}
report {slug} --for lawyer
report {slug} --for reader --format html
articles
diff story
claim list
claim list {slug}
claim list --contested
claim list --single-sourced --state unreviewed,in_review
claim list --source KCNA
claim show {slug}#1
claim show {slug}#4
claim show {slug}#9
claim groups
claim groups {slug}
source list
source show KCNA
source show AlJazeera
attribution list {slug}
derivation list
derivation list --suspected
evidence list {slug}
evidence list {slug}#4
reply list
reply list {slug}#9
comment list draft --all
waiver list
waiver list {slug}
rests {slug}#1
rests {slug}#60
impact AlJazeera
impact Pyongyang
queue
queue {slug} --mine
check-publish story {tmp}/story.txt
audit
audit {slug} --severity warning
audit {slug}#4
proposals bridge --all
person list
settings
policy list
policy show default
policy show house
"""
FORMATS = {
    "report": [[]],
    "audit": [[], ["--format", "json"], ["--format", "md"], ["--format", "sarif"]],
}
TEXT_AND_JSON: list[list[str]] = [[], ["--format", "json"]]
OF_THE_PAST = [
    r"^- \*\*(As of|As it stood|Made|To verify):\*\*.*\n",
    r"<div><dt>(As of|As it stood|Made|To verify)</dt><dd>.*?</dd></div>",
    r"tracker-report/[^\s\"'<>`]+",
    r"; as of [0-9-]+ [0-9:]+ UTC",
    r'^"as_of": .*$',
    r',"as_of":"[^"]+"',
]
"""Where a report and an audit say when they were made and of which moment they speak."""


def asked(lines: str, slug: str, tmp: Path) -> Iterator[tuple[str, ...]]:
    """Every question in each of its formats."""
    for line in lines.strip().splitlines():
        words = [word.replace("{slug}", slug).replace("{tmp}", str(tmp)) for word in line.split()]
        for more in FORMATS.get(words[0], TEXT_AND_JSON):
            yield (*words, *more)


def hear(door: Door, lines: Sequence[tuple[str, ...]], as_of: dt.datetime | None = None) -> Heard:
    """What the desk answers to each."""
    back = [] if as_of is None else ["--as-of", as_of.isoformat()]
    return {line: door(*line, *back, by="EK") for line in lines}


def unlike(then: Heard, looked_back: Heard, at: dt.datetime) -> list[str]:
    """The questions that are not answered as they were."""
    return [
        f"{' '.join(line)}\n{told}\n{answer}"
        for line, told in then.items()
        if (answer := looked_back[line])
        if (told.status, plain(line, told.out)) != (answer.status, plain(line, answer.out))
        or not said_to_be_past(told, answer, at)
    ]


def plain(line: tuple[str, ...], out: str) -> str:
    """An answer without what a report says of its own making."""
    if line[0] in ("report", "audit"):
        for pattern in OF_THE_PAST:
            out = re.sub(pattern, "", out, flags=re.MULTILINE)
    return out


def said_to_be_past(told: Answer, answer: Answer, at: dt.datetime) -> bool:
    """Whether a line above the answer names the moment; a refusal may say instead that the story was not there."""
    head = f"As of {at:%Y-%m-%d %H:%M} UTC:\n"
    return answer.err == head + told.err or (told.status == 2 and " was not on file yet as of " in answer.err)


def live_on(door: Door, clock: Clock, tmp: Path, cases: Sequence[Case]) -> set[tuple[str, ...]]:
    """Do what the table of commands has to show, one after the other on one desk, what is done to the first claim each
    time to another one; which commands were done."""
    done = set()
    fresh = [one["number"] for one in door.json("claim", "list", "kim-train", "--state", "unreviewed")][5:]
    for number, one in zip(fresh, cases, strict=False):
        acts = [(who, split(words, tmp), "") for who, words in one.first] + [(one.by, one.called(tmp), one.stdin)]
        for by, words, stdin in acts:
            clock.at += dt.timedelta(minutes=1)
            there = [re.sub(r"^kim-train#1$", f"kim-train#{number}", word) for word in words]
            if door(*there, by=by, stdin=stdin).status == 0:
                done |= {tuple(words[:1]), tuple(words[:2])}
    return done


@pytest.fixture
def clock() -> Iterator[Clock]:
    """The clock of the whole program, at the beginning of a minute."""
    with clock_everywhere() as made:
        made.at = made.at.replace(second=0, microsecond=0) + dt.timedelta(minutes=1)
        yield made


def test_every_command_that_reads_looks_back_or_has_its_reason_not_to() -> None:
    for line, _, _ in command_lines():
        looks_back = any("--as-of" in one.opts and "As it stood then" in (one.help or "") for one in params_of(line))
        reads = line not in ACTS or line == ("settings",)
        excused = " ".join(line) in ANSWERS_FOR_NO_MOMENT
        assert looks_back == (reads and not excused), " ".join(line)
        assert not (excused and not reads), " ".join(line)


def test_the_demonstrations_desk_answers_as_it_did_before_all_that_was_done_since(
    demo: Door, clock: Clock, tmp: Path
) -> None:
    first = clock.at
    at_first = hear(demo, list(asked(KIM, "kim-train", tmp)))
    acts = [one for one in DONE if one.changes and one.line[0] not in ("init", "demo")]
    done = live_on(demo, clock, tmp, acts[::2])
    clock.at += dt.timedelta(days=1)
    second = clock.at = clock.at.replace(second=0)
    at_second = hear(demo, list(asked(KIM, "kim-train", tmp)))
    clock.at += dt.timedelta(days=1)
    done |= live_on(demo, clock, tmp, acts[1::2])
    clock.at += dt.timedelta(days=800)

    assert {one.line for one in acts} - done <= END_WHAT_OTHERS_END
    assert unlike(at_first, hear(demo, list(at_first), first), first) == []
    assert unlike(at_second, hear(demo, list(at_second), second), second) == []
