"""`tracker rules`."""

from __future__ import annotations

from typing import Annotated

import typer

from tracker.audit.rule import Rule
from tracker.cli.output import Format, FormatOption, print_json, say, say_folded
from tracker.cli.tables import Column, table
from tracker.services.auditing import rules_named
from tracker.services.rule_shape import rule_json


def command(
    name: Annotated[str | None, typer.Argument(help="One rule, to read its page.")] = None,
    manual: Annotated[bool, typer.Option("--manual", help="Every rule's page, in the order of the book.")] = False,
    format: FormatOption = Format.TEXT,  # noqa: A002 - the option's own name
) -> None:
    """Show the rule book, or one rule of it."""
    rules = rules_named([name] if name else [])
    if format is Format.JSON:
        print_json([rule_json(rule) for rule in rules])
    elif name or manual:
        for place, rule in enumerate(rules):
            if place:
                say("")
            _say_page(rule)
    else:
        table(
            ["rule", "severity", Column("finds", wraps=True)],
            [(rule.name, rule.severity, rule.summary) for rule in rules],
        )


def _say_page(rule: Rule) -> None:
    say(f"{rule.name} ({rule.severity})")
    say_folded(f"{rule.summary}\n")
    for head, text in (("Why", rule.why), ("Fails", rule.fails), ("Passes", rule.passes), ("Remedy", rule.remedy)):
        say_folded(f"{head}: {text}")
    say_folded(f"Policy: {rule.policy_words}")
