"""Holding stories against the rule book."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from sqlalchemy.orm import Session

from tracker.audit.policy import Pack
from tracker.audit.rule import Part, Rule
from tracker.audit.run import Crash, choose, run
from tracker.domain.finding import Finding
from tracker.models.dossier import Dossier
from tracker.services.long_work import collector_off
from tracker.services.policies import Packs
from tracker.store.archive import walk_desk
from tracker.store.articles import article_key
from tracker.store.dossiers import load
from tracker.store.filing_cabinet import altered
from tracker.store.linked_evidence import files_held_in
from tracker.store.session import past_moment


@dataclass(frozen=True, slots=True)
class Audited:
    """What the audit of one article found, and under which pack."""

    slug: str
    claims: int
    findings: list[Finding]
    crashes: list[Crash] = field(default_factory=list)
    """The rules that broke off, which is a bug; the others were asked all the same."""
    policy: str = ""
    dossier: Dossier | None = field(default=None, repr=False)
    """The file that was judged."""


def policy_for(session: Session, named: str | None, of_article: str | None = None) -> Pack:
    """The pack named, else the article's own, else the desk's.

    Raises:
        BadInputError: there is no such pack.
    """
    return Packs(session, named).of(of_article)


def audit(
    session: Session, slug: str | None, rules: Sequence[Rule], named: str | None, files: Path | None = None
) -> Iterator[Audited]:
    """Audit one article, or (None) all of them in the order of filing, a batch in memory at a time, of which only
    what the rules read is loaded.

    Args:
        named: the pack to go by; where None, each article's own or the desk's.
        files: the folder of evidence files; where None, nobody looks whether they are still what they were.

    Raises:
        NotOnFileError: there is no such article.
        BadInputError: there is no such pack.
    """
    packs = Packs(session, named)
    for dossier in dossiers_for(session, slug, rules):
        yield audited(session, dossier, rules, named, files, packs)


def dossiers_for(session: Session, slug: str | None, rules: Sequence[Rule]) -> Iterator[Dossier]:
    """The file of one article, or of every article as far as these rules read it.

    Raises:
        NotOnFileError: there is no such article.
    """
    if slug is not None:
        yield load(session, slug)
        return
    parts = {Part.PLACES, *(part for rule in rules for part in rule.reads)}
    with collector_off():
        yield from walk_desk(session, parts)


def audited(
    session: Session,
    dossier: Dossier,
    rules: Sequence[Rule],
    named: str | None,
    files: Path | None = None,
    packs: Packs | None = None,
) -> Audited:
    """Audit a file that is loaded already; `packs` is given where many are, so that each pack is looked up once.

    Where the past is looked at, no file of evidence is: what was in it then, nobody can tell.
    """
    policy = (packs or Packs(session, named)).of(dossier.policy)
    looked_into = past_moment(session.connection()) is None and any(Part.FILES in rule.reads for rule in rules)
    if files is not None and looked_into:
        dossier = _with_files_compared(dossier, files)
    outcome = run(dossier, rules, policy)
    return Audited(dossier.slug, len(dossier.claims), outcome.findings, outcome.crashes, policy.name, dossier)


def _with_files_compared(dossier: Dossier, files: Path) -> Dossier:
    """The same, with the evidence whose file is gone or no longer what it was."""
    held = (row for claim in dossier.claims for row in claim.evidence if row.live and row.file_name)
    kept = {row.sha256 for row in held if row.sha256}  # without a name it is of a copy that somebody else keeps
    return replace(dossier, altered_files=altered(files, kept)) if kept else dossier


def look_at_files(session: Session, slug: str, files: Path) -> None:
    """Read the evidence files of a story, so that whoever lets it go next need not while others wait (`filing_cabinet.altered`).

    Raises:
        NotOnFileError: there is no such article.
    """
    altered(files, files_held_in(session, article_key(session, slug)))


def rules_named(names: Sequence[str]) -> list[Rule]:
    """The rules of these names, or all.

    Raises:
        BadInputError: there is no such rule; said before anything is read.
    """
    return choose(names)
