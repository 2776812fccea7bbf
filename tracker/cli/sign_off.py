"""`tracker sign-off`."""

from __future__ import annotations

from typing import Annotated

import typer

from tracker.cli.blocking import say_refused
from tracker.cli.desk import files_folder, writing_desk
from tracker.cli.output import counted, say, say_folded
from tracker.services.history import head_of
from tracker.services.signing_off import Release, sign_off


def command(slug: Annotated[str, typer.Argument(help="The article.")]) -> int:
    """Release an article's text, if nothing stands in the way."""
    with writing_desk() as (session, by):
        release = sign_off(session, slug, by=by, files=files_folder(session))
        head = head_of(session)
        initials = by.initials
    row = release.sign_off
    if row is None:
        return say_refused(release, "signed off")
    _say_signed(release, initials)
    say(f"The text's SHA-256: {row.sha256}")
    say(f"Keep the head of the ledger elsewhere: {head.seq} {head.hash}")
    say(f"Next, once it is out: tracker publish {release.slug}")
    return 0


def _say_signed(release: Release, initials: str) -> None:
    """What was signed, and which waivers it relies on."""
    claims = counted(release.claims, "claim") if release.claims else "no claim, so nothing in it was checked"
    say_folded(
        f"{release.slug}, revision {release.revision}, is signed off by {initials}: {claims} "
        f"(policy {release.audited.policy})."
    )
    if release.still_printed:
        say_folded(
            f"Withdrawn, while their words still stand in this text: {', '.join(release.still_printed)}. Nobody has vouched "
            "for these words.",
            hang=2,
        )
    if release.comments:
        say_folded(
            f"Still open: {counted(release.comments, 'comment')} in the margin of its drafts; see "
            f"`tracker comment list {release.slug}`.",
            hang=2,
        )
    for label, waiver in release.waivers:
        say_folded(
            f"It relies on waiver {waiver.id}: {waiver.rule} on {label}, until {waiver.until}: {waiver.reason}", hang=2
        )
