"""`tracker audit`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Annotated

import typer
from sqlalchemy.orm import Session

from tracker.audit.rule import Rule
from tracker.cli.audit_text import Pen, audit_lines
from tracker.cli.bars import BLOCKS, ink_on_stdout
from tracker.cli.bugs import Bugs
from tracker.cli.desk import AsOf, choices, files_folder, looking_back, reading_desk
from tracker.cli.endings import implied
from tracker.cli.only_new import only_new, since_when
from tracker.cli.output import ascii_json, drawn, is_terminal, say, say_folded, visible, writes_utf8
from tracker.cli.paper import refuse_to_overwrite, write_out
from tracker.cli.progress import Steps, progress
from tracker.cli.tables import SCREENFUL, LimitOption
from tracker.domain.choices import choose
from tracker.domain.errors import BadInputError
from tracker.domain.vocabulary import Severity
from tracker.reports.audit_report import FORMATS, AuditFormat
from tracker.reports.audit_report.content import AuditReport
from tracker.services.audit_reporting import TEXT, audit_format, audit_report, claims_to_audit
from tracker.services.audit_subject import Subject, narrowed, subject_of
from tracker.services.auditing import Audited, audit, policy_for, rules_named
from tracker.store.session import past_moment


def command(
    slug: Annotated[
        str | None, typer.Argument(help="The article, or one claim of it: kim-train#12; every article if left out.")
    ] = None,
    rule: Annotated[
        list[str] | None, typer.Option("--rule", help="Only this rule; may be given several times.")
    ] = None,
    policy: Annotated[
        str | None, typer.Option("--policy", help="A policy pack, or the file of one; else the desk's.")
    ] = None,
    severity: Annotated[
        str, typer.Option("--severity", help=f"Only findings of at least this weight: {choices(Severity)}.")
    ] = Severity.NOTE.value,
    fail_on: Annotated[
        str, typer.Option("--fail-on", help=f"Exit 1 from this severity on: {choices(Severity)}.")
    ] = Severity.WARNING.value,
    new_since: Annotated[
        str | None,
        typer.Option(
            "--new-since",
            help="Only findings that were not there when a day began, at a time, or at revision N, signed or published.",
        ),
    ] = None,
    as_of: AsOf = None,
    summary: Annotated[bool, typer.Option("--summary", help="Only the totals, not the findings.")] = False,
    limit: LimitOption = None,
    format: Annotated[  # noqa: A002 - the option's own name
        str | None,
        typer.Option("--format", help="text, json, md, csv or sarif; else by the ending of the file, else text."),
    ] = None,
    output: Annotated[str | None, typer.Option("-o", "--output", help="The file to write; else it is printed.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over a file that is there.")] = False,
) -> int:
    """Hold claims against the rule book; exit 1 on findings."""
    chosen = audit_format((format or implied(output, (TEXT, *FORMATS), TEXT)).casefold())
    asked = _Asked(
        slug,
        rules_named([name for each in rule or () for name in each.split(",")]),
        policy,
        choose(Severity, severity, "severity"),
        new_since,
        as_of,
        summary=summary,
    )
    threshold = choose(Severity, fail_on, "severity")
    _require_sense(chosen, summary=summary, limit=limit)
    refuse_to_overwrite(output, force=force)
    bugs = Bugs()
    with reading_desk() as session:
        about = subject_of(session, slug)
        with _reported(session, about, asked, bugs) as report:
            _write(report, chosen, _most(slug, limit, output), output, force=force)
    if output not in (None, "-"):
        say(f"The audit of {about} is at {output}.")
    if bugs.count:
        return bugs.own_up()
    return int(report.totals().open_from(threshold) > 0)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is to be audited: by which rules and pack, as of when, and which of the findings are told."""

    slug: str | None
    rules: Sequence[Rule]
    policy: str | None
    least: Severity
    new_since: str | None
    as_of: str | None
    summary: bool


@contextmanager
def _reported(session: Session, about: Subject, asked: _Asked, bugs: Bugs) -> Iterator[AuditReport]:
    """What the audit finds, looked for as it is written, with a bar for whoever waits."""
    moment = since_when(session, about.slug, asked.new_since, asked.as_of)
    with (
        looking_back(session, asked.as_of, asked.slug) as then,
        only_new(session, moment, about.slug, asked.rules, asked.policy, bugs) as (told, since),
        progress(claims_to_audit(then, about.slug), "Auditing") as steps,
    ):
        pack = policy_for(then, asked.policy)
        found = _followed(audit(then, about.slug, asked.rules, asked.policy, files_folder(session)), steps, bugs)
        yield audit_report(
            narrowed(found, about.label),
            asked.rules,
            pack.name,
            article=about.label or about.slug,
            summary=asked.summary,
            least=asked.least,
            told=told,
            since=since,
            as_of=past_moment(then.connection()),
        )


def _require_sense(chosen: AuditFormat | None, *, summary: bool, limit: int | None) -> None:
    """Refuse options that say nothing together.

    Raises:
        BadInputError: so they are.
    """
    if chosen is not None and limit is not None:
        raise BadInputError(f"--limit is for text: leave it out, {chosen.name} holds every finding")
    if chosen is not None and summary and not chosen.sums_up:
        raise BadInputError(
            f"{chosen.name} holds findings and no totals: leave --summary out, or choose text, json or md"
        )


def _followed(found: Iterable[Audited], steps: Steps[int], bugs: Bugs) -> Iterator[Audited]:
    """The articles as they are audited, with the bar moved on and bugs kept."""
    for audited in found:
        bugs.note(audited.crashes)
        yield audited
        steps.advance(audited.claims)
    steps.end()


def _most(slug: str | None, limit: int | None, output: str | None) -> int | None:
    """How many findings to show: what was asked for, else a screenful of the whole desk for a person, else all."""
    screen = slug is None and output in (None, "-") and is_terminal()
    return SCREENFUL if limit is None and screen else limit


def _write(
    report: AuditReport, chosen: AuditFormat | None, most: int | None, output: str | None, *, force: bool
) -> None:
    printed = output in (None, "-")
    if chosen is not None:
        pieces = chosen.pieces(report)
        write_out(
            map(ascii_json, pieces) if chosen.json and printed and not writes_utf8() else pieces, output, force=force
        )
    elif printed:
        for line in audit_lines(report, Pen(drawn, ink_on_stdout(), most)):
            say_folded(line.text, hang=line.hang)
    else:
        lines = audit_lines(report, Pen(lambda mark: mark.symbol, BLOCKS, most))
        write_out((f"{visible(line.text)}\n".encode(errors="replace") for line in lines), output, force=force)
