"""What a rule is: one question put to every claim of an article, or to its text, with its page in the manual.

    @rule(Severity.WARNING)
    def single_source(dossier: Dossier) -> Iterator[tuple[ClaimRow, str]]:
        \"\"\"A claim's support all leads back to one source. ... Why: ... Fails: ... Passes: ... Remedy: ...\"\"\"

The function's name with dashes is the rule's name everywhere. A rule objects to a claim at most once: what it has to say
of several pieces of evidence goes into one sentence, so that one waiver clears it. What it objects to where there is no
claim is an `OfStory`. A rule that measures by a number of the policy pack takes the `Thresholds` as its second argument.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple, TypeAlias

from tracker.audit.thresholds import Thresholds
from tracker.domain.finding import Finding
from tracker.domain.proposal import Span
from tracker.domain.vocabulary import LAID_ASIDE, Severity
from tracker.models.dossier import Dossier
from tracker.models.rows import ClaimRow


class OfStory(NamedTuple):
    """What a rule objects to where that is no claim: the story itself, or a stretch of its newest text."""

    known_by: str
    """By what it is known again in the next audit: the stretch, folded; the same for no two of a story."""
    place: Span | None = None


Objections: TypeAlias = Iterator[tuple[ClaimRow | OfStory, str]]
"""What a rule objects to, each with the sentence an editor reads."""

_PART = re.compile(r"^(Why|Fails|Passes|Remedy):\s*", re.MULTILINE)


class Part(StrEnum):
    """What a rule reads of an article's file, beyond the claims and who supports them. An audit of the whole desk loads
    only what its rules read."""

    REVIEWS = "reviews"
    PLACES = "places"
    """Passages."""
    TEXT = "text"
    """The newest text."""
    WORDING = "wording"
    """An attribution's cue, quote, mode, day and locator."""
    HOLDINGS = "holdings"
    """A piece of evidence's excerpt, locator, links and file."""
    FILES = "files"
    """Whether evidence files are still what they were."""
    REPLIES = "replies"
    SIGN_OFF = "sign_off"
    CONTRADICTIONS = "contradictions"
    ALIASES = "aliases"
    PROPOSALS = "proposals"
    """Which sentences somebody looked at and dismissed."""
    ALIGNMENTS = "alignments"
    """What became of the words of claims when the text was filed anew."""
    TASKS = "tasks"
    """What corrections left to do."""


@dataclass(frozen=True)
class Rule:
    """One question the audit asks, with the severity it has unless a policy pack changes it."""

    name: str
    severity: Severity
    summary: str
    why: str
    fails: str
    passes: str
    remedy: str
    judge: Callable[..., Objections]
    reads: frozenset[Part] = frozenset()
    guards: bool = True
    """Whether a claim is held against it before it is verified, where the policy makes it a blocker."""
    waivable: bool = True
    fixed: bool = False
    """Whether its severity is the same in every pack."""
    measures: bool = False
    """Whether it measures by the pack's thresholds."""
    laid_aside: bool = False
    """Whether it has something to say of claims that were withdrawn or corrected."""
    alone: bool = True
    """Whether it says the same of a claim where the file holds no other claim of its story. What guards does."""
    of_story: bool = False
    """Whether it speaks of the story alone: of no claim does it say anything."""

    @property
    def policy_words(self) -> str:
        """Whether a pack or a waiver can have it weigh less, and whether `verify` asks it."""
        weight = f"it is a {self.severity} in every pack" if self.fixed else "a pack may weigh it otherwise"
        waiver = "it can be waived" if self.waivable else "it cannot be waived"
        guard = (
            "as a blocker it keeps a claim from being verified"
            if self.guards
            else "it keeps no claim from being verified"
        )
        return f"{weight}; {waiver}; {guard}."

    def __call__(self, dossier: Dossier, thresholds: Thresholds | None = None) -> Objections:
        """Everything it objects to; claims laid aside are left out of every rule that is not about them."""
        found = self.judge(dossier, thresholds or Thresholds()) if self.measures else self.judge(dossier)
        if self.laid_aside:
            return found
        return ((one, told) for one, told in found if isinstance(one, OfStory) or one.state not in LAID_ASIDE)

    def findings(
        self,
        dossier: Dossier,
        weigh: Callable[[ClaimRow | None], Severity] | None = None,
        thresholds: Thresholds | None = None,
    ) -> list[Finding]:
        """Its objections as findings, each at the rule's own severity unless `weigh` says otherwise."""
        weight = weigh or (lambda _: self.severity)
        return [
            Finding(self.name, weight(None), None, dossier.slug, message, None, one.place, one.known_by)
            if isinstance(one, OfStory)
            else Finding(self.name, weight(one), one.label, one.article, message)
            for one, message in self(dossier, thresholds)
        ]


def rule(
    severity: Severity,
    *,
    reads: tuple[Part, ...] = (),
    guards: bool = True,
    waivable: bool = True,
    fixed: bool = False,
    laid_aside: bool = False,
    alone: bool = True,
    of_story: bool = False,
) -> Callable[[Callable[..., Objections]], Rule]:
    """Make a rule of a function, its page in the manual out of the function's docstring."""

    def made(judge: Callable[..., Objections]) -> Rule:
        page = _page(inspect.getdoc(judge) or "")
        return Rule(
            judge.__name__.replace("_", "-"),
            severity,
            *page,
            judge,
            reads=frozenset(reads),
            guards=guards,
            waivable=waivable,
            fixed=fixed,
            laid_aside=laid_aside,
            alone=alone,
            of_story=of_story,
            measures=len(inspect.signature(judge).parameters) > 1,
        )

    return made


def _page(text: str) -> tuple[str, str, str, str, str]:
    """Summary, why, fails, passes and remedy, each on one line; empty where the docstring lacks it."""
    summary, *rest = _PART.split(text)
    parts = dict(zip(rest[::2], rest[1::2], strict=True))
    why, fails, passes, remedy = (
        " ".join(parts.get(head, "").split()) for head in ("Why", "Fails", "Passes", "Remedy")
    )
    return " ".join(summary.split()), why, fails, passes, remedy
