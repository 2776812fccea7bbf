"""What a proposal becomes once somebody accepts it, with what they changed in it: worked out before anything is put on file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from sqlalchemy.orm import Session

from tracker.domain.errors import BadInputError
from tracker.domain.proposal import Proposal, Span, Speaker
from tracker.domain.vocabulary import AttributionMode, AttributionStatus, Risk
from tracker.domain.wording import LINE, NAME, PROSE, clean_optional, shown, tidied
from tracker.models import Article, ProposedClaim, Revision
from tracker.models.phrases import listing
from tracker.services.crediting import Credit, Directory, Fit
from tracker.services.proposal_rows import hull, proposal_of
from tracker.store.sources import find_sources, get_source


@dataclass(frozen=True, slots=True, repr=False)
class Edits:
    """What somebody changes in a proposal while accepting it; None leaves it as it was proposed. No repr tells any of it."""

    text: str | None = None
    status: AttributionStatus | None = None
    source: str | None = None
    via: Sequence[str] | None = None
    no_source: bool = False
    """Nobody says so: the claim goes on file without an attribution."""
    new_source: bool = False
    """Whoever the text names is somebody new, however like another their name is."""
    first_hand: bool | None = None
    risk: Risk = Risk.NORMAL
    about: str | None = None
    allegation: bool = False
    note: str | None = None


AS_PROPOSED = Edits()


def cleaned(edits: Edits) -> Edits:
    """The same, fit for the fields of a claim.

    Raises:
        BadInputError: a field cannot be taken, or two of them are against each other.
    """
    if edits.no_source and (edits.source is not None or edits.via or edits.new_source):
        raise BadInputError("--no-source says that nobody says so: leave the other options on sources out")
    return replace(
        edits,
        text=clean_optional("the text", edits.text, LINE),
        about=clean_optional("the party", edits.about, NAME),
        note=clean_optional("the note", edits.note, PROSE),
    )


@dataclass(slots=True, repr=False)
class Draft:
    """One proposal as it is to be accepted."""

    row: ProposedClaim
    article: Article
    revision: Revision
    text: str
    status: AttributionStatus
    span: Span
    source: Credit | None
    via: list[Credit] = field(default_factory=list)
    cue: str | None = None
    quote: str | None = None
    mode: AttributionMode | None = None


def draft(
    session: Session, row: ProposedClaim, directory: Directory, place: tuple[Article, Revision], edits: Edits
) -> Draft:
    """Work out what a proposal becomes.

    Raises:
        BadInputError: a field cannot be taken, or it must be said who is meant.
        NotOnFileError: a source named in the edits is not on file.
    """
    article, revision = place
    found = proposal_of(row)
    status = edits.status or found.status
    source, via = _parties(session, row.id, found, directory, edits)
    if source is not None and status is AttributionStatus.UNATTRIBUTED:
        if edits.source is None:
            source, via = None, []
        else:
            raise BadInputError(f"proposal {row.id} gets a source: say how it stands to the claim, with --status")
    quoted = found.mode is AttributionMode.QUOTE and source is not None
    words = " … ".join(revision.text[slice(*span)] for span in found.content_spans)
    return Draft(
        row,
        article,
        revision,
        found.text if edits.text is None else edits.text,
        status,
        hull(found),
        source,
        via,
        cue=clean_optional("the cue", found.cue, NAME) if source is not None else None,
        quote=(tidied(words, PROSE) or None) if quoted else None,
        mode=found.mode if source is not None else None,
    )


def _parties(
    session: Session, key: int, found: Proposal, directory: Directory, edits: Edits
) -> tuple[Credit | None, list[Credit]]:
    """Who says so, and who passed it on."""
    if edits.no_source:
        return None, []
    source = _on_file(session, edits.source) if edits.source is not None else None
    if source is None and found.source is not None:
        source = _credited(session, key, found.source, found, directory, edits)
    if edits.via is not None:
        via = [_on_file(session, name) for name in edits.via]
    else:
        via = [_credited(session, key, link, found, directory, edits) for link in found.via]
    if source is None:
        if edits.via:
            raise BadInputError(f"proposal {key} has no source that somebody could pass on: name one with --source")
        return None, []
    known = {source.name}
    return source, [link for link in via if not (link.name in known or known.add(link.name))]  # type: ignore[func-returns-value]


def _on_file(session: Session, name: str) -> Credit:
    row = get_source(session, name)
    return Credit(Fit.ON_FILE, row.name, row.kind, row.id, retracted=row.retracted_at is not None)


def _credited(
    session: Session, key: int, speaker: Speaker, found: Proposal, directory: Directory, edits: Edits
) -> Credit:
    credit = directory.credit(speaker, found)
    if credit.fit is not Fit.NEAR:
        return credit
    if edits.new_source:
        if find_sources(session, credit.name):
            raise BadInputError(
                f"{shown(credit.name)} is on file already: name whom proposal {key} means with --source"
            )
        return Credit(Fit.NEW, credit.name, credit.kind)
    option = "--source" if speaker is found.source else "--via"
    raise BadInputError(near_sentence(key, credit, option))


def near_sentence(key: int, credit: Credit, option: str = "--source") -> str:
    """What is asked where a name is nearly that of somebody on file, or that of several."""
    near = listing([shown(name) for name in credit.near]) if credit.near else "several sources"
    return (
        f"proposal {key} names {shown(credit.name)}, and on file there is {near}: say who is meant with "
        f"{option} NAME, or that it is somebody else with --new-source"
    )
