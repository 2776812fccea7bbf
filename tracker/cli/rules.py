"""`tracker rules`."""

from __future__ import annotations

from typing import Annotated

import typer

from tracker.cli.output import Format, FormatOption, print_json, say, say_folded
from tracker.cli.tables import Column, table
from tracker.services.auditing import rules_named


def command(
    name: Annotated[str | None, typer.Argument(help="One rule, to read its page.")] = None,
    format: FormatOption = Format.TEXT,  # noqa: A002 - the option's own name
) -> None:
    """Show the rule book, or one rule of it."""
    rules = rules_named([name] if name else [])
    if format is Format.JSON:
        print_json(
            [
                {
                    "rule": rule.name,
                    "severity": rule.severity.value,
                    "asks": rule.summary,
                    "why": rule.why,
                    "fails": rule.fails,
                    "passes": rule.passes,
                    "remedy": rule.remedy,
                }
                for rule in rules
            ]
        )
    elif name:
        [rule] = rules
        say(f"{rule.name} ({rule.severity})")
        say_folded(f"{rule.summary}\n")
        for head, text in (("Why", rule.why), ("Fails", rule.fails), ("Passes", rule.passes), ("Remedy", rule.remedy)):
            say_folded(f"{head}: {text}")
    else:
        table(
            ["rule", "severity", Column("finds", wraps=True)],
            [(rule.name, rule.severity, rule.summary) for rule in rules],
        )
