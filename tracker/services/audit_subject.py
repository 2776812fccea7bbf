"""What an audit is asked about: the whole desk, one story, or one claim of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from sqlalchemy.orm import Session

from tracker.services.auditing import Audited
from tracker.store.claims import get_claim


class Subject(NamedTuple):
    """A story, or a claim of it where `label` is there; the desk where neither is."""

    slug: str | None
    label: str | None = None

    def __str__(self) -> str:
        return self.label or self.slug or "the desk"


def subject_of(session: Session, named: str | None) -> Subject:
    """What is meant by a slug, a claim's label, or nothing.

    Raises:
        NotOnFileError: it is the label of no claim; whether there is the story, the audit of it says.
    """
    if named is None or "#" not in named:
        return Subject(named)
    claim = get_claim(session, named)
    return Subject(claim.article.slug, claim.label)


def narrowed(found: Iterable[Audited], label: str | None) -> Iterator[Audited]:
    """The audits of stories as they come; where a claim is meant, only what was found of it. The whole story was audited
    all the same, for what a rule says of a claim may hang on the others."""
    for audited in found:
        yield audited if label is None else _of_claim(audited, label)


def _of_claim(audited: Audited, label: str) -> Audited:
    dossier = audited.dossier
    if dossier is not None:
        dossier = replace(dossier, claims=tuple(claim for claim in dossier.claims if claim.label == label))
    return replace(audited, claims=1, findings=[one for one in audited.findings if one.claim == label], dossier=dossier)
