"""`tracker sign-off`."""

from __future__ import annotations

from typing import Annotated

import typer

from tracker.cli.blocking import say_refused
from tracker.cli.desk import files_folder, looking_desk, writing_desk
from tracker.cli.output import say, say_folded
from tracker.cli.progress import waiting
from tracker.services.auditing import look_at_files
from tracker.services.history import head_of
from tracker.services.release_words import signed_lines
from tracker.services.signing_off import sign_off


def command(slug: Annotated[str, typer.Argument(help="The article.")]) -> int:
    """Release an article's text, if nothing stands in the way."""
    with waiting("Reading the evidence files"), looking_desk() as (session, _):
        look_at_files(session, slug, files_folder(session))  # before anybody has to wait
    with writing_desk() as (session, by):
        release = sign_off(session, slug, by=by, files=files_folder(session))
        head = head_of(session)
        initials = by.initials
    row = release.sign_off
    if row is None:
        return say_refused(release, "signed off")
    for line in signed_lines(release, initials):
        say_folded(line, hang=2)
    say(f"The text's SHA-256: {row.sha256}")
    say(f"Keep the head of the ledger elsewhere: {head.seq} {head.hash}")
    say(f"Next, once it is out: tracker publish {release.slug}")
    return 0
