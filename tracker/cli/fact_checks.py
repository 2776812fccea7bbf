"""`tracker evidence import`: somebody's fact-check is read, chosen among several, and put on file as evidence."""

from __future__ import annotations

from pathlib import Path

from tracker.cli.desk import chosen, files_folder, reading_desk, standard_input, writing_desk
from tracker.cli.output import counted, say
from tracker.cli.tables import Column, table
from tracker.domain.errors import BadInputError, TrackerError
from tracker.domain.vocabulary import Bearing
from tracker.domain.wording import first_words
from tracker.intake.claim_reviews.found import FactCheck
from tracker.intake.claim_reviews.reading import read_fact_checks
from tracker.services.fact_check_words import taken_lines
from tracker.services.fact_checking import fact_checks_near, take_fact_check
from tracker.store.claims import get_claim

MOST = 20
"""Fact-checks that are listed to choose from."""


def take(label: str, path: str, bearing: str | None, number: int | None, source: str | None) -> None:
    """Read the file, choose the fact-check and put it on file."""
    word = chosen(Bearing, bearing, "bearing")
    called = "standard input" if path == "-" else path
    with reading_desk() as session:
        get_claim(session, label)  # before a file is read, or a pipe waited for
    checks = read_fact_checks(standard_input() if path == "-" else Path(path), called)
    check = _chosen(label, checks, number, called)
    with writing_desk() as (session, by):
        try:
            taken = take_fact_check(
                session, label, check, by=by, files=files_folder(session), bearing=word, source=source
            )
        except BadInputError as error:
            raise BadInputError(f"{called}: {error}") from None
    for line in taken_lines(label, taken, said=word is not None):
        say(line)


def _chosen(label: str, checks: list[FactCheck], number: int | None, called: str) -> FactCheck:
    """The one fact-check that is meant; where nobody said which of several, they are listed."""
    if number is None and len(checks) > 1:
        raise _list(label, checks, called)
    if not 1 <= (number or 1) <= len(checks):
        raise BadInputError(f"{called} holds {counted(len(checks), 'fact-check')}: there is no number {number}")
    return checks[(number or 1) - 1]


def _list(label: str, checks: list[FactCheck], called: str) -> TrackerError:
    """List what may be meant, the likest first where any is like the claim; the sentence that asks which."""
    with reading_desk() as session:
        near = fact_checks_near(session, label, checks)
    offered = sorted(near, key=lambda number: (-near[number], number)) or list(range(1, len(checks) + 1))
    columns = [Column("number", right=True), "published", "by", "rated", Column("checked", wraps=True)]
    table(columns, [_row(number, checks[number - 1]) for number in offered[:MOST]])
    like = f"{len(near)} of them much like {label}" if near else f"none of them worded like {label}"
    return BadInputError(
        f"{called} holds {counted(len(checks), 'fact-check')}, {like}: say which it is with --number N"
    )


def _row(number: int, check: FactCheck) -> tuple[object, ...]:
    checked = first_words(check.reviewed, 200) if check.reviewed else None
    return number, check.published, check.author, check.rating.verdict, checked
