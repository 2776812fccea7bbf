"""Policy packs: how much each rule weighs and how many independent sources a claim needs, as data in `packs/`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

from tracker.audit.rule import Rule
from tracker.audit.rules import RULE_BOOK
from tracker.audit.thresholds import Minimum, Thresholds
from tracker.domain.choices import choose, meant
from tracker.domain.errors import BadInputError
from tracker.domain.vocabulary import Risk, Severity
from tracker.domain.wording import shown
from tracker.models.rows import ClaimRow

PACK_NAMES = ("default", "one-person-desk")
"""The packs that come with the program, each the file of its name in `packs/`."""


@dataclass(frozen=True, slots=True)
class Pack:
    """What one desk, or one article, asks for."""

    name: str
    summary: str
    severities: Mapping[str, Mapping[Risk, Severity]]
    """Of every rule in the book, by name and by the claim's risk."""
    thresholds: Thresholds

    def weigh(self, rule: Rule, claim: ClaimRow) -> Severity:
        """How much a rule's objection to a claim weighs; a rule that the book does not hold keeps its own severity."""
        by_risk = self.severities.get(rule.name)
        return rule.severity if by_risk is None else by_risk[claim.risk]


@cache
def pack(name: str) -> Pack:
    """The pack of this name.

    Raises:
        BadInputError: no pack is called that.
    """
    if name not in PACK_NAMES:
        raise unknown("policy pack", name, PACK_NAMES)
    file = resources.files("tracker.audit") / "packs" / f"{name}.toml"
    return parse(name, file.read_text(encoding="utf-8"))


def parse(name: str, text: str) -> Pack:
    """A pack from its TOML; a rule it does not name keeps its own severity.

    Raises:
        BadInputError: it is no TOML, or holds a rule, severity or number that cannot be meant.
    """
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadInputError(f"the policy pack {name} is no TOML: {error}") from error
    if stray := sorted(table.keys() - {"summary", "minimum", "severity"}):
        raise BadInputError(f"the policy pack {name} has no place for {shown(stray[0])}")
    summary, minimum, severity = table.get("summary"), table.get("minimum"), table.get("severity", {})
    if not isinstance(summary, str) or not isinstance(minimum, dict) or not isinstance(severity, dict):
        raise BadInputError(f"the policy pack {name} needs a summary, [minimum] and, where it changes any, [severity]")
    return Pack(name, summary, _severities(name, severity), Thresholds(_minimum(name, minimum)))


def unknown(what: str, name: str, names: Iterable[str]) -> BadInputError:
    """The refusal of a name that is not among these, with the nearest one that is."""
    known = list(names)
    near = meant(name.casefold().replace("_", "-"), known)
    return BadInputError(f"{shown(name)} is no {what}: there are {', '.join(known)}{near}")


def _severities(name: str, changed: dict[str, Any]) -> Mapping[str, Mapping[Risk, Severity]]:
    weights = {rule.name: dict.fromkeys(Risk, rule.severity) for rule in RULE_BOOK}
    for rule, word in changed.items():
        if rule not in weights:
            raise unknown(f"rule that the policy pack {name} can change", rule, weights)
        chosen = choose(Severity, word, f"severity of {rule} in the policy pack {name}")
        weights[rule] = dict.fromkeys(Risk, chosen)
    return MappingProxyType({rule: MappingProxyType(by_risk) for rule, by_risk in weights.items()})


def _minimum(name: str, counts: dict[str, Any]) -> Minimum:
    for count, number in counts.items():
        if type(number) is not int or number < 1:
            raise BadInputError(f"the policy pack {name}: {shown(count)} must be a whole number from 1 on")
    try:
        return Minimum(**counts)
    except TypeError as error:
        takes = "normal and high, and may have secondary and unnamed"
        raise BadInputError(f"the policy pack {name}: [minimum] needs {takes}, nothing else") from error
