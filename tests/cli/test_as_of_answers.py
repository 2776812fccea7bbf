"""`--as-of`: whatever has been done since, every command that reads answers what it answered then, byte for byte."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from difflib import unified_diff
from itertools import islice
from pathlib import Path

import pytest

from tests.bundles import furnish_plainly, let_go
from tests.cli.cases import DONE, Case, split
from tests.cli.door import Answer, Door
from tests.clocks import Clock
from tests.conftest import Desk
from tests.each import THOROUGH, few

Heard = dict[tuple[str, ...], Answer]

KIM = """
report kim-train
report kim-train --for lawyer
report kim-train --for reader --format html
articles
diff story
claim list
claim list kim-train
claim list --contested
claim list --single-sourced --state unreviewed,in_review
claim list --source KCNA
claim show kim-train#1
claim show kim-train#4
claim show kim-train#9
claim groups
claim groups kim-train
source list
source show KCNA
source show AlJazeera
attribution list kim-train
derivation list
derivation list --suspected
evidence list kim-train
evidence list kim-train#4
reply list
reply list kim-train#9
comment list draft --all
waiver list
waiver list kim-train
rests kim-train#1
rests kim-train#60
impact AlJazeera
impact Pyongyang
queue
queue kim-train --mine
check-publish story {tmp}/story.txt
audit
audit kim-train --severity warning
audit kim-train#4
audit --summary
proposals bridge --all
person list
settings
policy list
policy show default
policy show house
annotate kim-train --format html
chart kim-train
chart kim-train#9
export kim-train
export kim-train --format prov
export-sheet
export-sheet kim-train
"""
FURNISHED = """
report kim-train
report older --for reader
report older --for lawyer
articles
claim list
claim list kim-train
claim list --contested
claim list --source Herald
claim show kim-train#1
claim show kim-train#3
claim show older#1
claim groups
claim groups older
source list
source show Herald
source show BIRCH
attribution list kim-train
attribution list older#1
derivation list
derivation list --suspected
evidence list kim-train
evidence list older
reply list
reply list older
comment list kim-train --all
proposals kim-train --all
waiver list
waiver list older
rests kim-train#1
rests older#1
impact Pulikovsky
impact Herald
queue
queue kim-train
diff kim-train
check-publish older {tmp}/story.txt
audit
audit older
audit kim-train
audit --summary
person list
settings
policy list
policy show ours
"""
FORMATS: dict[str, list[list[str]]] = {
    **{name: [[]] for name in ("report", "annotate", "chart", "export", "export-sheet")},
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


def asked(lines: str, tmp: Path, turn: int) -> Iterator[tuple[str, ...]]:
    """Every question in one of its formats, in another one where it is another's turn."""
    for number, line in enumerate(lines.strip().splitlines(), turn):
        formats = FORMATS.get(line.split()[0], TEXT_AND_JSON)
        yield (*line.replace("{tmp}", str(tmp)).split(), *formats[number % len(formats)])


def hear(door: Door, lines: Sequence[tuple[str, ...]], as_of: dt.datetime | None = None, by: str = "ann") -> Heard:
    """What the desk answers to each."""
    back = [] if as_of is None else ["--as-of", as_of.isoformat()]
    return {line: door(*line, *back, by=by) for line in lines}


def unlike(then: Heard, looked_back: Heard, at: dt.datetime) -> list[str]:
    """The questions that are not answered as they were, with what differs."""
    return [
        f"{' '.join(line)}: {told.status}, {answer.status}, {answer.err}{_apart(plain(line, told.out), plain(line, answer.out))}"
        for line, told in then.items()
        if (answer := looked_back[line])
        if (told.status, plain(line, told.out)) != (answer.status, plain(line, answer.out))
        or not said_to_be_past(told, answer, at)
    ]


def _apart(before: str, after: str) -> str:
    return "\n".join(islice(unified_diff(before.splitlines(), after.splitlines(), "then", "as of then", n=0), 12))


def plain(line: tuple[str, ...], out: str) -> str:
    """An answer without what a report says of its own making."""
    if line[0] in ("report", "audit", "annotate"):
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


def test_the_demonstrations_desk_answers_as_it_did_before_all_that_was_done_since(
    demo: Door, engine_kind: str, clock: Clock, tmp: Path
) -> None:
    on_file = engine_kind == "sqlite"
    questions = few(asked(KIM, tmp, 0), 26 if on_file else 8)
    first = clock.at
    at_first = hear(demo, questions[::7])
    changes = [one for one in DONE if one.changes and one.line[0] not in ("init", "demo")]
    acts = few(changes if THOROUGH else {one.line: one for one in changes}.values(), 1_000 if on_file else 20)
    done = live_on(demo, clock, tmp, acts[::2])
    clock.at += dt.timedelta(days=1)
    second = clock.at = clock.at.replace(second=0)
    at_second = hear(demo, questions)
    clock.at += dt.timedelta(days=1)
    done |= live_on(demo, clock, tmp, acts[1::2])
    clock.at += dt.timedelta(days=800)

    commands = {one.line for one in acts}
    assert len(commands - done) < len(commands) / 5, "too few could still be done after all the others"
    assert unlike(at_first, hear(demo, list(at_first), first), first) == []
    assert unlike(at_second, hear(demo, list(at_second), second), second) == []


AFTER = """
source merge Ministry --into Pulikovsky
source retract Herald --reason x
source edit BIRCH --description 'a clerk'
claim edit kim-train#1 --text 'The train has two helicopters.' --risk high
claim edit kim-train#3 --note 'Ask a third time.'
article edit kim-train --headline 'Another train' --reporter ann --deadline 2031-05-01
reopen older#1 --reason x
waiver withdraw 1 --reason x
derivation retract 1 --reason x
attribution retract 2 --reason x
evidence retract 1 --reason x
reply retract 1 --reason x
claim ungroup kim-train#1
policy use two-source
policy use agency --article older
person add 'Robin Other' --initials RO --role editor
settings second-person required
settings hold-hours 9
take kim-train#3 --hours 1
withdraw kim-train#3 --reason x
"""
"""Something done to every kind of record of the furnished desk."""


def test_a_desk_with_rows_in_every_table_answers_as_it_did(
    desk: Desk, engine_kind: str, tracker: Door, clock: Clock, tmp: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tracker.services.auditing.altered", lambda *_: frozenset())  # nobody can tell of the past
    questions = few(asked(FURNISHED, tmp, 1), 1_000 if engine_kind == "sqlite" else 12)
    clock.runs = True
    furnish_plainly(desk)
    clock.runs = False
    first = clock.at = clock.at.replace(second=0) + dt.timedelta(minutes=1)
    at_first = hear(tracker, questions[::5])
    clock.at += dt.timedelta(hours=1)
    clock.runs = True
    let_go(desk)
    clock.runs = False
    second = clock.at = clock.at.replace(second=0) + dt.timedelta(hours=1)
    at_second = hear(tracker, questions)
    clock.at += dt.timedelta(days=1)
    clock.runs = True
    for line in AFTER.strip().splitlines():
        answer = tracker(*split(line, tmp), by="ann")
        assert answer.status == 0, (line, answer.err)
    clock.runs = False
    clock.at += dt.timedelta(days=800)

    assert unlike(at_first, hear(tracker, list(at_first), first), first) == []
    assert unlike(at_second, hear(tracker, list(at_second), second), second) == []
