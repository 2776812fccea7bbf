"""A story in the open formats of the trade, as an audience may have it, with a word on what was left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy.orm import Session

from tracker import __version__
from tracker.domain.errors import BadInputError
from tracker.domain.vocabulary import Audience, Stage
from tracker.models.dossier import Dossier
from tracker.reports.audience import Copy, copy_for, texts_for
from tracker.reports.marking import missing
from tracker.reports.open_formats.claim_review import Newsroom, claim_reviews
from tracker.reports.open_formats.names import Names, iri, page_of, signed_text
from tracker.reports.open_formats.prov import provenance
from tracker.reports.open_formats.ratings import counted, standing_of
from tracker.reports.open_formats.web_annotation import web_annotations
from tracker.services.auditing import audited, rules_named
from tracker.store.dossiers import load
from tracker.store.kept import with_kept
from tracker.store.settings import setting_value
from tracker.store.text_rows import filed_in


class OpenFormat(StrEnum):
    """The open formats that one story is written in."""

    CLAIMREVIEW = "claimreview"
    ANNOTATIONS = "annotations"
    PROV = "prov"


@dataclass(frozen=True, slots=True)
class OpenExport:
    """A story in an open format."""

    pieces: Iterator[bytes]
    remarks: tuple[str, ...]
    """What whoever asked for it has to know, a sentence each."""


def export_openly(session: Session, slug: str, format: OpenFormat, audience: Audience) -> OpenExport:  # noqa: A002
    """One story in an open format.

    Raises:
        NotOnFileError: there is no such article.
        BadInputError: ratings, which are published, for somebody else than readers.
    """
    if format is OpenFormat.CLAIMREVIEW and audience is not Audience.READER:
        raise BadInputError(
            f"a ClaimReview is made to be published, so it is for the reader and not for the {audience}: leave --for out"
        )
    dossier = with_kept(session, load(session, slug))
    names, newsroom = Names.of_story(dossier), _newsroom(session)
    copy = _copy(session, dossier, audience, format)
    if format is OpenFormat.CLAIMREVIEW:
        remarks = (*_caution(copy), *_of_reviews(dossier, newsroom))
        return OpenExport(claim_reviews(copy, names, newsroom), remarks)
    filed = filed_in(session.connection(), dossier.article_id)
    if format is OpenFormat.PROV:
        pieces = provenance(copy, names, newsroom, texts_for(audience, filed))
        return OpenExport(pieces, tuple(_caution(copy)))
    at = filed[-1].at if filed else None
    pieces = web_annotations(copy, names, newsroom, filed_at=at, version=__version__)
    return OpenExport(pieces, (*_caution(copy), *_of_annotations(copy)))


def _newsroom(session: Session) -> Newsroom:
    return Newsroom(setting_value(session, "newsroom"), setting_value(session, "newsroom-url"))


def _copy(session: Session, dossier: Dossier, audience: Audience, format: OpenFormat) -> Copy:  # noqa: A002
    """The copy of this audience; what the audit finds is asked only where it is told."""
    told = format is OpenFormat.ANNOTATIONS and audience is not Audience.READER
    found = audited(session, dossier, rules_named([]), None, None).findings if told else ()
    return copy_for(audience, dossier, found)


def _caution(copy: Copy) -> Iterator[str]:
    if copy.audience is not Audience.READER or copy.said_otherwise:
        yield copy.caution


def _of_annotations(copy: Copy) -> Iterator[str]:
    absent = len(missing(copy.dossier))
    if absent:
        yield f"{_claims(absent)} left out, nowhere in this text."
    if copy.dossier.text and page_of(copy.dossier) is None:
        yield f"The annotations are on the text by its hash and not on a page: {_not_out(copy.dossier)}"


def _of_reviews(dossier: Dossier, newsroom: Newsroom) -> Iterator[str]:
    """What was left out of the ratings and why, and what is missing in them."""
    if page_of(dossier) is None:
        yield f"No claim is rated: {_not_out(dossier)}"
        return
    yield from counted(standing_of(dossier, claim) for claim in dossier.claims)
    if not newsroom.name:
        yield "Who publishes is not said: name your newsroom with `tracker settings newsroom NAME`."
    elif iri(newsroom.url) is None:
        yield "The newsroom has no address: give it one with `tracker settings newsroom-url ADDRESS`."


def _not_out(dossier: Dossier) -> str:
    """Why there is no page on which the newest text stands, and what mends it."""
    slug = dossier.slug
    if dossier.stage is not Stage.PUBLISHED:
        return f"{slug} is not published; once it is, `tracker publish {slug} --url ADDRESS` says so."
    if dossier.url is None:
        return f"{slug} is published, but nobody said where: `tracker publish {slug} --url ADDRESS` does."
    if iri(dossier.url) is None:
        return f"the address of {slug} is no web address: put it right with `tracker publish {slug} --url ADDRESS`."
    if not signed_text(dossier):
        return (
            f"the newest text of {slug} is not the one that was released: sign it off with `tracker sign-off {slug}`."
        )
    return f"{slug} has no text."


def _claims(count: int) -> str:
    return f"{count:,} claim{' is' if count == 1 else 's are'}"
