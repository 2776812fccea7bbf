"""Holding stories against the rule book."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from tracker.audit.policy import Pack, pack
from tracker.audit.rule import Rule
from tracker.audit.run import choose, run
from tracker.domain.finding import Finding
from tracker.store.articles import article_slugs
from tracker.store.dossiers import load, load_all_sources
from tracker.store.settings import setting_value


@dataclass(frozen=True, slots=True)
class Audited:
    """What the audit of one article found."""

    slug: str
    claims: int
    findings: list[Finding]


def policy_for(session: Session, named: str | None) -> Pack:
    """The pack named, else the desk's own.

    Raises:
        BadInputError: there is no such pack.
    """
    return pack(named or setting_value(session, "policy"))


def audit(session: Session, slug: str | None, rules: Sequence[Rule], policy: Pack) -> Iterator[Audited]:
    """Audit one article, or (None) all of them in the order of filing, one in memory at a time.

    Raises:
        NotOnFileError: there is no such article.
    """
    everything = load_all_sources(session) if slug is None else None
    for each in [slug] if slug is not None else article_slugs(session):
        dossier = load(session, each, everything)
        yield Audited(each, len(dossier.claims), run(dossier, rules, policy))


def rules_named(names: Sequence[str]) -> list[Rule]:
    """The rules of these names, or all.

    Raises:
        BadInputError: there is no such rule; said before anything is read.
    """
    return choose(names)
