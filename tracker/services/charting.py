"""Pictures of what is on file, each on a sheet of its own."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy.orm import Session

from tracker.domain.errors import BadInputError
from tracker.domain.vocabulary import Audience
from tracker.models.dossier import Dossier, Sources
from tracker.models.rows import ClaimRow
from tracker.reports.audience import Copy, copy_for
from tracker.reports.charts import Chart, charts
from tracker.reports.document import Figure
from tracker.reports.formats.drawing.sheet import Sheet
from tracker.reports.formats.sheets import chains_sheet, chart_sheet
from tracker.reports.overview import overview
from tracker.reports.rests import chains_of
from tracker.reports.telling import moment
from tracker.services.auditing import audited, rules_named
from tracker.store.claims import get_claim
from tracker.store.dossiers import load
from tracker.store.kept import with_kept
from tracker.store.one_claim import load_alone
from tracker.store.session import past_moment

_WHOSE = {
    Audience.DESK: "for the desk only",
    Audience.LAWYER: "confidential, for legal advice",
    Audience.READER: "",
}
"""What a picture says of who may see it."""


def charts_there(session: Session, slug: str, audience: Audience) -> list[Chart]:
    """The charts of an article that show something; that of the findings is taken for one without an audit.

    Raises:
        NotOnFileError: there is no such article.
    """
    copy = copy_for(audience, with_kept(session, load(session, slug)), [])
    there = {name for name, _ in charts(copy, overview(copy.dossier))}
    if copy.findings is not None and copy.dossier.claims:
        there.add(Chart.FINDINGS)
    return [name for name in Chart if name in there]


def chart_of(
    session: Session,
    slug: str,
    name: Chart,
    audience: Audience,
    files: Path | None = None,
    width: int | None = None,
) -> Sheet:
    """One chart of an article.

    Args:
        files: the folder of evidence files, for the audit to look whether they are still what they were.
        width: in pixels, where a program is to show it at a size of its own.

    Raises:
        NotOnFileError: there is no such article.
        BadInputError: this audience may not have the chart, or there is nothing in it.
    """
    if name is Chart.FINDINGS and audience is Audience.READER:
        raise BadInputError("readers get no findings: choose another chart, or another reader with --for")
    dossier = with_kept(session, load(session, slug))
    findings = audited(session, dossier, rules_named([]), None, files).findings if name is Chart.FINDINGS else []
    copy = copy_for(audience, dossier, findings)
    figure = dict(charts(copy, overview(copy.dossier))).get(name) or _refused(dossier, name)
    return chart_sheet(figure, dossier.headline, _foot(session, copy), width)


def _refused(dossier: Dossier, name: Chart) -> Figure:
    raise BadInputError(f"there is nothing to draw: no claim of {dossier.slug} has what the chart of {name} shows")


def chains_of_claim(session: Session, label: str, audience: Audience, width: int | None = None) -> Sheet:
    """What a claim rests on; takes the width that `chart_of` does.

    Raises:
        NotOnFileError: there is no such claim.
        BadInputError: it is no label, this audience does not get the claim, or nobody states it.
    """
    claim = get_claim(session, label)
    copy = copy_for(audience, with_kept(session, load_alone(session, claim)), [])
    [row] = copy.dossier.claims or _not_for(label, audience)
    chains = chains_of(Sources(copy.dossier.sources.rows, copy.derivations), row, copy.dossier.independence(row))
    if not chains.stops:
        raise BadInputError(f"there is nothing to draw: nobody on file states {label}, and no evidence supports it")
    return chains_sheet(chains, row.text, _foot(session, copy), width)


def _not_for(label: str, audience: Audience) -> list[ClaimRow]:
    raise BadInputError(f"a {audience} does not get {label}: it is withdrawn, or it does not stand in the newest text")


def _foot(session: Session, copy: Copy) -> list[str]:
    """What the picture is of, as of when, and who may see it."""
    dossier, past = copy.dossier, past_moment(session.connection())
    return [
        dossier.slug,
        f"revision {dossier.revision}" if dossier.revision else "no text filed yet",
        f"as of {moment(past)}" if past else "",
        _WHOSE[copy.audience],
    ]
