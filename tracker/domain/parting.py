"""A claim that went into others: how the step that withdrew it says so, and how that is read again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple


class Parting(StrEnum):
    """How a claim came to live on in others."""

    SPLIT = "split"
    MERGED = "merged"


ACTS = ("split claim", "merge claim")
"""What the ledger calls it."""

_LABEL = r"[^\s,:]+#[0-9]+"
_SAID = re.compile(rf"(split|merged) into ({_LABEL}(?:, {_LABEL})*(?: and {_LABEL})?)(?:: |$)")


class WentInto(NamedTuple):
    """The claims, by label, in which another lives on."""

    how: Parting
    labels: tuple[str, ...]

    @property
    def told(self) -> str:
        """As a sentence says it: "split into kim-train#13 and kim-train#14"."""
        *others, last = self.labels
        return f"{self.how} into {', '.join(others)}{' and ' if others else ''}{last}"


def reason_of(how: Parting, labels: Sequence[str], reason: str | None) -> str:
    """The reason with which a claim is withdrawn that goes into these: "split into kim-train#13 and kim-train#14: two
    facts"."""
    told = WentInto(how, tuple(labels)).told
    return f"{told}: {reason}" if reason else told


def went_into(reason: str | None) -> WentInto | None:
    """The same read again; None where a reason says nothing of the kind."""
    found = _SAID.match(reason or "")
    if found is None:
        return None
    return WentInto(Parting(found[1]), tuple(re.findall(_LABEL, found[2])))
