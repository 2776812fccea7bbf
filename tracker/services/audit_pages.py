"""What an audit found, a page of it at a time: of one story, or of the newest stories of the desk, as many as fill a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy.orm import Session

from tracker.audit.rule import Part, Rule
from tracker.domain.finding import Finding
from tracker.domain.vocabulary import Severity
from tracker.services.auditing import Audited, audited
from tracker.services.policies import Packs
from tracker.store.archive import walk_back

FULL = 50
"""Findings that fill a page: the story with which they are reached is told to its end."""
A_LOOK = 1_500
"""Claims that are held against the rules for one page, about a second's work."""


@dataclass(slots=True)
class Looked:
    """What was found in some stories, the newest first."""

    stories: list[tuple[str, list[Finding]]] = field(default_factory=list)
    """Those in which anything was found, by slug, each the heaviest first."""
    articles: int = 0
    claims: int = 0
    broken: list[str] = field(default_factory=list)
    """What may be said of rules that broke off."""
    before: int | None = None
    """Where the next page begins, None where nothing is left."""


def audit_back(
    session: Session,
    rules: Sequence[Rule],
    least: Severity,
    before: int | None = None,
    files: Path | None = None,
) -> Looked:
    """Audit the newest stories until a page is full, or enough was looked at for one page.

    Args:
        least: lighter findings are left out.
        before: the key of the article before which to begin; the newest where none is given.
        files: the folder of evidence files; where None, nobody looks whether they are still what they were.
    """
    looked, packs, found, last = Looked(), Packs(session), 0, 0
    for dossier in walk_back(session, {Part.PLACES, *(part for rule in rules for part in rule.reads)}, before):
        if found >= FULL or looked.claims >= A_LOOK:
            looked.before = last
            break
        one = audited(session, dossier, rules, None, files, packs)
        heavy = heaviest_first(one, least)
        last, found = dossier.article_id, found + len(heavy)
        looked.articles, looked.claims = looked.articles + 1, looked.claims + one.claims
        looked.broken += [crash.sentence for crash in one.crashes]
        if heavy:
            looked.stories.append((one.slug, heavy))
    return looked


def heaviest_first(one: Audited, least: Severity) -> list[Finding]:
    """The findings of a story of at least this weight; those that an editor accepted come last."""
    heavy = [finding for finding in one.findings if finding.severity.weight >= least.weight]
    return sorted(heavy, key=lambda finding: (finding.waived, -finding.severity.weight))
