"""Reports: looked at on a page, and taken along in every format, as each audience may have them."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager

from sqlalchemy.orm import Session
from starlette.responses import Response

from tracker.domain.choices import choose
from tracker.domain.errors import BadInputError
from tracker.domain.vocabulary import Audience
from tracker.domain.who_sees import COPIED_FOR, Copied, Sight
from tracker.models import Person
from tracker.reports.audit_report import FORMATS as AUDIT_FORMATS
from tracker.reports.audit_report import AuditFormat
from tracker.reports.formats import FORMATS
from tracker.services.annotating import annotated_story_of
from tracker.services.audit_reporting import audit_format, audit_report
from tracker.services.auditing import audit, policy_for, rules_named
from tracker.services.exporting import export_desk, export_story
from tracker.services.exporting_sheet import FORMATS as SHEET_FORMATS
from tracker.services.exporting_sheet import desk_sheet, pieces_of, sheet_format
from tracker.services.looking_back import desk_as_of, moment_then
from tracker.services.open_exporting import OpenFormat, export_openly
from tracker.services.reporting import report_format, sourcing_report_of
from tracker.store.articles import get_article
from tracker.web.downloads import attachment, preview
from tracker.web.following import followed
from tracker.web.turns import ONE_STORY, WHOLE_DESK
from tracker.web.visits import Visit, page

_SHEETS = {
    "xlsx": FORMATS["xlsx"].media_type,
    "csv": "text/csv; charset=utf-8; header=present",
    "jsonl": "application/jsonl",
    "html": "text/html; charset=utf-8",
}
_AUDITS = {
    "json": "application/json",
    "md": "text/markdown; charset=utf-8",
    "csv": "text/csv; charset=utf-8; header=present",
    "sarif": "application/sarif+json",
}
KINDS = ("sourcing", "annotated")


def show(visit: Visit) -> Response:
    """The report of a story as one audience gets it, and every form in which it can be taken along."""
    audience, kind = _audience(visit), visit.asked("kind") or KINDS[0]
    if kind not in KINDS:
        raise BadInputError("the report is sourcing or annotated")
    with visit.looking() as (session, you):
        article = get_article(session, visit.word("slug"))
        slug, headline = article.slug, article.headline
    audiences = [one for one in Audience if _may_make(you, COPIED_FOR[one])]
    return visit.page(
        "report.html",
        you,
        slug=slug,
        headline=headline,
        audience=audience,
        audiences=audiences,
        own=audience is Audience.DESK or Audience.DESK not in audiences,
        kind=kind,
        kinds=KINDS,
        allowed=_may_make(you, COPIED_FOR[audience]),
        formats=list(FORMATS),
        audit_formats=list(AUDIT_FORMATS),
        sheet_formats=SHEET_FORMATS if _may_make(you, Copied.SHEET) else (),
        open_formats=[one for one in OpenFormat if one is not OpenFormat.CLAIMREVIEW or audience is Audience.READER],
        bundle=_may_make(you, Copied.BUNDLE),
        as_of=visit.asked("as-of") or "",
    )


def looked_at(visit: Visit) -> Response:
    """The report itself, for the frame on its page."""
    with _copied(visit) as session:
        return preview(_written(visit, session, "html", "sourcing"))


def annotated_looked_at(visit: Visit) -> Response:
    """The annotated story, for the frame."""
    with _copied(visit) as session:
        return preview(_written(visit, session, "html", "annotated"))


def sourcing(visit: Visit) -> Response:
    """The sourcing report as a file."""
    return _report(visit, "sourcing", "sourcing")


def annotated(visit: Visit) -> Response:
    """The annotated story as a file."""
    return _report(visit, "annotated", "story")


def _report(visit: Visit, kind: str, called: str) -> Response:
    audience, chosen = _audience(visit), report_format(visit.word("format"))
    with _copied(visit) as session:
        name = f"{visit.word('slug')}-{called}-{audience}{chosen.suffix}"
        return attachment(_written(visit, session, chosen.name, kind), name, chosen.media_type)


@contextmanager
def _copied(visit: Visit) -> Iterator[Session]:
    """A session to make a copy for the audience that is asked for, on the desk as it stands or, with `?as-of=`, stood."""
    slug, then = visit.word("slug"), visit.asked("as-of")
    turns = ONE_STORY if then is None else WHOLE_DESK
    with turns.one(), visit.copying(COPIED_FOR[_audience(visit)]) as (session, _):
        if then is None:
            yield session
            return
        with desk_as_of(session, moment_then(session, slug, then), slug) as past:
            yield past


def _written(visit: Visit, session: Session, name: str, kind: str) -> Iterable[bytes]:
    make = sourcing_report_of if kind == "sourcing" else annotated_story_of
    document = make(session, visit.word("slug"), _audience(visit), visit.files(session))
    return report_format(name).pieces(document)


def sheet(visit: Visit) -> Response:
    """The desk's sheet of a story."""
    chosen, slug = sheet_format(visit.word("format")), visit.word("slug")
    with ONE_STORY.one(), visit.copying(Copied.SHEET) as (session, _):
        return attachment(pieces_of(desk_sheet(session, slug), chosen), f"{slug}-desk-sheet.{chosen}", _SHEETS[chosen])


def whole_sheet(visit: Visit) -> Response:
    """The desk's sheet of every story, sent as it is written."""
    chosen = sheet_format(visit.word("format"))

    def pieces() -> Generator[bytes, None, None]:
        with WHOLE_DESK.one(), visit.copying(Copied.SHEET) as (session, _):
            yield from pieces_of(desk_sheet(session, None), chosen)

    return followed(pieces(), f"desk-sheet.{chosen}", _SHEETS[chosen])


def findings(visit: Visit) -> Response:
    """The audit of a story as a file."""
    slug, chosen = visit.word("slug"), _audit_format(visit)
    with ONE_STORY.one():
        return attachment(_audited(visit, slug, chosen), f"{slug}-desk-audit.{chosen.name}", _AUDITS[chosen.name])


def every_finding(visit: Visit) -> Response:
    """The audit of every story, sent as it is written."""
    chosen = _audit_format(visit)

    def pieces() -> Generator[bytes, None, None]:
        with WHOLE_DESK.one():
            yield from _audited(visit, None, chosen)

    return followed(pieces(), f"desk-audit.{chosen.name}", _AUDITS[chosen.name])


def _audit_format(visit: Visit) -> AuditFormat:
    chosen = audit_format(visit.word("format"))
    if chosen is None:
        raise BadInputError("the audit as text is the page itself: choose json, md, csv or sarif")
    return chosen


def _audited(visit: Visit, slug: str | None, chosen: AuditFormat) -> Iterator[bytes]:
    """The audit of a story, or of every story, piece by piece."""
    rules = rules_named([])
    with visit.looking() as (session, _):
        found = audit(session, slug, rules, None, visit.files(session))
        yield from chosen.pieces(audit_report(found, rules, policy_for(session, None).name, article=slug))


def openly(visit: Visit) -> Response:
    """A story in an open format, or as a bundle that another desk can import."""
    slug, word = visit.word("slug"), visit.word("format")
    if word == "jsonl":
        with ONE_STORY.one(), visit.copying(Copied.BUNDLE) as (session, _):
            return attachment(export_story(session, slug), f"{slug}-for-another-desk.jsonl", "application/jsonl")
    chosen, audience = choose(OpenFormat, word, "format"), _audience(visit, Audience.READER)
    with ONE_STORY.one(), visit.copying(COPIED_FOR[audience]) as (session, _):
        found = export_openly(session, slug, chosen, audience)
        return attachment(found.pieces, f"{slug}-{chosen}-{audience}.json", "application/ld+json")


def everything(visit: Visit) -> Response:
    """All that is on file with its ledger, which restores onto an empty desk, sent as it is written."""

    def pieces() -> Generator[bytes, None, None]:
        with WHOLE_DESK.one(), visit.copying(Copied.DUMP) as (session, _):
            yield from export_desk(session)

    return followed(pieces(), "desk.jsonl", "application/jsonl")


def _audience(visit: Visit, otherwise: Audience = Audience.DESK) -> Audience:
    return choose(Audience, visit.asked("for") or otherwise.value, "audience")


def _may_make(you: Person, copied: Copied) -> bool:
    return Sight(you.id, you.initials, you.roles).may_make(copied)


_AT = "/stories/{slug}"
ROUTES = (
    page(f"{_AT}/report", show),
    page(f"{_AT}/report/preview", looked_at),
    page(f"{_AT}/annotated/preview", annotated_looked_at),
    page(f"{_AT}/report.{{format}}", sourcing),
    page(f"{_AT}/annotated.{{format}}", annotated),
    page(f"{_AT}/sheet.{{format}}", sheet),
    page(f"{_AT}/audit.{{format}}", findings),
    page(f"{_AT}/export.{{format}}", openly),
    page("/sheet.{format}", whole_sheet),
    page("/audit.{format}", every_finding),
    page("/export.jsonl", everything),
)
