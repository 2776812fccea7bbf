"""What signing a story off and publishing it came to, in sentences."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy.orm import Session

from tracker.domain.counting import counted
from tracker.models import Article
from tracker.services.signing_off import Release
from tracker.store.publications import publications_in


def signed_lines(release: Release, initials: str) -> Iterator[str]:
    """What was signed and by whom, what nobody vouched for, and which waivers it relies on."""
    claims = counted(release.claims, "claim") if release.claims else "no claim, so nothing in it was checked"
    yield (
        f"{release.slug}, revision {release.revision}, is signed off by {initials}: {claims} "
        f"(policy {release.audited.policy})."
    )
    if release.still_printed:
        yield (
            f"Withdrawn, while their words still stand in this text: {', '.join(release.still_printed)}. Nobody has vouched "
            "for these words."
        )
    if release.comments:
        yield (
            f"Still open: {counted(release.comments, 'comment')} in the margin of its drafts; see "
            f"`tracker comment list {release.slug}`."
        )
    for label, waiver in release.waivers:
        yield f"It relies on waiver {waiver.id}: {waiver.rule} on {label}, until {waiver.until}: {waiver.reason}"


def published_words(session: Session, article: Article) -> str:
    """Since when a story is out and where, and as which text since when, where that is not the first."""
    out = publications_in(session.connection(), (article.id, article.id)).get(article.id, ())
    said = f"{article.slug} is published" + (f" at {article.url}" if article.url else "")
    again = f", as revision {out[-1].revision} since {out[-1].at:%Y-%m-%d %H:%M} UTC" if len(out) > 1 else ""
    since = article.published_at
    return f"{said}, since {since:%Y-%m-%d %H:%M} UTC{again}." if since else f"{said}."
