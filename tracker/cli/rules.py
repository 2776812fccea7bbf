"""`tracker rules`."""

from __future__ import annotations

from typing import Annotated

import typer

from tracker.audit.rule import Rule
from tracker.cli.output import Format, FormatOption, print_json, say, say_folded
from tracker.cli.tables import Column, table
from tracker.services.auditing import rules_named


def command(
    name: Annotated[str | None, typer.Argument(help="One rule, to read its page.")] = None,
    manual: Annotated[bool, typer.Option("--manual", help="Every rule's page, in the order of the book.")] = False,
    format: FormatOption = Format.TEXT,  # noqa: A002 - the option's own name
) -> None:
    """Show the rule book, or one rule of it."""
    rules = rules_named([name] if name else [])
    if format is Format.JSON:
        print_json([_as_json(rule) for rule in rules])
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


def _as_json(rule: Rule) -> dict[str, object]:
    return {
        "rule": rule.name,
        "severity": rule.severity.value,
        "asks": rule.summary,
        "why": rule.why,
        "fails": rule.fails,
        "passes": rule.passes,
        "remedy": rule.remedy,
        "waivable": rule.waivable,
        "fixed": rule.fixed,
        "guards": rule.guards,
    }


def _say_page(rule: Rule) -> None:
    say(f"{rule.name} ({rule.severity})")
    say_folded(f"{rule.summary}\n")
    for head, text in (("Why", rule.why), ("Fails", rule.fails), ("Passes", rule.passes), ("Remedy", rule.remedy)):
        say_folded(f"{head}: {text}")
    say_folded(f"Policy: {_policy(rule)}")


def _policy(rule: Rule) -> str:
    """Whether a pack or a waiver can have it weigh less, and whether `verify` asks it."""
    weight = f"it is a {rule.severity} in every pack" if rule.fixed else "a pack may weigh it otherwise"
    waiver = "it can be waived" if rule.waivable else "it cannot be waived"
    guard = (
        "as a blocker it keeps a claim from being verified" if rule.guards else "it keeps no claim from being verified"
    )
    return f"{weight}; {waiver}; {guard}."
