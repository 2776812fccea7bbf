"""Policy packs: how much each rule weighs and how many independent sources a claim needs, as data in `packs/`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib import resources
from types import MappingProxyType
from typing import Any

from tracker.audit.pack_text import PackText, near, spoken
from tracker.audit.rule import Rule
from tracker.audit.rules import RULE_BOOK
from tracker.audit.thresholds import Minimum, Stale, Thresholds
from tracker.domain.choices import choose
from tracker.domain.errors import BadInputError
from tracker.domain.vocabulary import Risk, Severity
from tracker.domain.wording import LINE, clean, shown
from tracker.models.rows import ClaimRow

PACK_NAMES = ("default", "two-source", "ksj-three", "agency", "one-person-desk")
"""The packs that come with the program, each the file of its name in `packs/`."""

MOST_SOURCES = 99
MOST_DAYS = 3_650
MINIMUM_KEYS = ("normal", "high", "secondary", "unnamed")
STALE_KEYS = ("review-days", "as-of-days")

Weights = Mapping[Risk, Severity]


@dataclass(frozen=True, slots=True)
class Pack:
    """What one desk, or one article, asks for."""

    name: str
    summary: str
    severities: Mapping[str, Weights]
    """Of every rule in the book, by name and by the claim's risk."""
    thresholds: Thresholds

    def weigh(self, rule: Rule, claim: ClaimRow | None) -> Severity:
        """How much a rule's objection to a claim weighs; to the story itself (None), as to a claim of normal risk. A rule
        that the book does not hold keeps its own severity."""
        return self.weighs(rule, Risk.NORMAL if claim is None else claim.risk)

    def weighs(self, rule: Rule, risk: Risk) -> Severity:
        """The same for any claim of this risk."""
        by_risk = self.severities.get(rule.name)
        return rule.severity if by_risk is None else by_risk[risk]


@cache
def pack(name: str) -> Pack:
    """The pack of this name that comes with the program.

    Raises:
        BadInputError: none is called that.
    """
    if name not in PACK_NAMES:
        raise unknown("policy pack", name, PACK_NAMES)
    file = resources.files("tracker.audit") / "packs" / f"{name}.toml"
    written = PackText(f"the pack {name}", file.read_text(encoding="utf-8"))
    return _built(name, written, _own_weights() if name == "default" else pack("default"))


@lru_cache(maxsize=64)
def parse(name: str, text: str, where: str | None = None) -> Pack:
    """A pack from its TOML; whatever it does not name is as in `default`.

    Args:
        where: what the sentences call it, where that is a file.

    Raises:
        BadInputError: it is no TOML, or holds a key, rule, severity or number that cannot be meant; the sentence names
            the line.
    """
    return _built(name, PackText(where or f"the pack {name}", text), pack("default"))


def unknown(what: str, name: str, names: Iterable[str]) -> BadInputError:
    """The refusal of a name that is not among these, with the nearest one that is."""
    known = list(names)
    return BadInputError(f"{shown(name)} is no {what}: there are {', '.join(known)}{near(name, known)}")


def _own_weights() -> Pack:
    """What `default` stands on: each rule at its own severity, the thresholds as they are by themselves."""
    own = {rule.name: MappingProxyType(dict.fromkeys(Risk, rule.severity)) for rule in RULE_BOOK}
    return Pack("", "", MappingProxyType(own), Thresholds())


def _built(name: str, written: PackText, base: Pack) -> Pack:
    written.require_known(("summary", "minimum", "stale", "severity"), "part of a pack")
    severities, thresholds = _severities(written, base), _thresholds(written, base.thresholds)
    return Pack(name, _summary(written), severities, thresholds)


def _summary(written: PackText) -> str:
    wants = 'write summary = "what it asks for, in plain words" at its top'
    if "summary" not in written.values:
        raise written.wrong(f"a summary is missing: {wants}")
    found = written.values["summary"]
    if not isinstance(found, str):
        raise written.wrong(f"summary is {spoken(found)}: {wants}", "summary")
    try:
        return clean("the summary", found, LINE)
    except BadInputError as error:
        raise written.wrong(str(error), "summary") from None


def _thresholds(written: PackText, base: Thresholds) -> Thresholds:
    minimum: Minimum = replace(base.minimum, **written.numbers("minimum", MINIMUM_KEYS, 1, MOST_SOURCES))
    days = written.numbers("stale", STALE_KEYS, 0, MOST_DAYS)
    stale: Stale = replace(base.stale, **{key.replace("-", "_"): number for key, number in days.items()})
    return Thresholds(minimum, stale)


def _severities(written: PackText, base: Pack) -> Mapping[str, Weights]:
    rules = {rule.name: rule for rule in RULE_BOOK}
    written.require_known(rules, "rule", "severity")
    weights = dict(base.severities)
    for name, value in written.table("severity").items():
        chosen = _weights(written, name, value, base.severities[name])
        if rules[name].fixed and chosen != base.severities[name]:
            raise written.wrong(
                f"{name} is a {rules[name].severity} in every pack: take the line out", "severity", name
            )
        weights[name] = chosen
    return MappingProxyType(weights)


def _weights(written: PackText, rule: str, value: Any, base: Weights) -> Weights:
    """What a rule weighs at each risk: one word for both, or a table with a word for each."""
    if not isinstance(value, dict):
        return MappingProxyType(dict.fromkeys(Risk, _severity(written, value, "severity", rule)))
    written.require_known([risk.value for risk in Risk], "risk", "severity", rule)
    chosen = {Risk(risk): _severity(written, word, "severity", rule, risk) for risk, word in value.items()}
    return MappingProxyType({**base, **chosen})


def _severity(written: PackText, word: Any, *path: str) -> Severity:
    if not isinstance(word, str):
        raise written.wrong(f'{path[1]} is {spoken(word)}: write "note", "warning" or "blocker"', *path)
    try:
        return choose(Severity, word, f"severity of {path[1]}")
    except BadInputError as error:
        raise written.wrong(str(error), *path) from None
