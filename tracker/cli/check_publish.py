"""`tracker check-publish`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from tracker.cli.desk import AsOf, reading_desk, standard_input
from tracker.cli.output import Format, FormatOption, counted, print_json, say, say_folded
from tracker.domain.wording import first_words
from tracker.intake.reading_files import read_story
from tracker.services.checking_text import Checked, check_text
from tracker.services.signing_off import CHANGED

MOST_SHOWN, LONGEST_SHOWN = 5, 200
"""Blocks that are named, and code points of each."""


def command(
    slug: Annotated[str, typer.Argument(help="The article.")],
    path: Annotated[str, typer.Argument(help="The text to go out: a file of any kind `file` takes, or -.")],
    as_of: AsOf = None,
    format: FormatOption = Format.TEXT,  # noqa: A002 - the option's own name
) -> None:
    """Say whether a text is the one that was signed; exit 1 if not."""
    with reading_desk(as_of, slug) as session:
        story = read_story(standard_input() if path == "-" else Path(path))
        found = check_text(session, slug, story)
    if format is Format.JSON:
        print_json(_as_json(found))
    else:
        _say(found)
    if not found.same:
        raise typer.Exit(1)


def _say(found: Checked) -> None:
    if not found.signed:
        say(f"No: nothing of {found.slug} is signed off. An editor does that with `tracker sign-off {found.slug}`.")
        return
    if found.same:
        _say_yes(found)
    elif found.difference is None and not found.over:
        say(
            f"No: this is revision {found.revision} of {found.slug}, which {found.by} signed off, and more that was not."
        )
    else:
        say(f"No: this is not revision {found.revision} of {found.slug}, which {found.by} signed off.")
        _say_apart(found)
    _say_also_shown(found)


def _say_yes(found: Checked) -> None:
    """Say so, with the headline that was signed, and what became of the claims since."""
    unsaid = "" if found.names_headline else "; this file names none"
    signed = f"which {found.by} signed off under the headline {first_words(found.headline, LONGEST_SHOWN)}"
    say_folded(f"Yes: this is revision {found.revision} of {found.slug}, {signed}{unsaid}.")
    if found.changed:
        changed = f"{counted(found.changed, 'claim')} changed since it was signed"
        say_folded(f"But {changed}: see `tracker audit {found.slug} --rule {CHANGED}`.")


def _say_apart(found: Checked) -> None:
    """Say where a text, its headline or its standfirst is not what was signed."""
    for over in found.over:
        _say_both(f"The {over.name} is another:", over.signed, over.here, "nothing: there was none")
    if found.difference is not None:
        apart = found.difference
        _say_both(f"First difference, line {apart.line}:", apart.before, apart.after, "nothing: it ends before")


def _say_both(told: str, signed: str | None, here: str, nothing: str) -> None:
    say(told)
    for side, words in (("signed", signed), ("here  ", here)):
        say_folded(f"  {side}  {f'“{words}”' if words else nothing}", hang=8)


def _say_also_shown(found: Checked) -> None:
    if not found.also_shown:
        return
    say("The page also shows, and the signed text does not have:")
    for one in found.also_shown[:MOST_SHOWN]:
        say_folded(f"  {first_words(one.words, LONGEST_SHOWN)}", hang=4)
    left = len(found.also_shown[MOST_SHOWN:])
    if left:
        say(f"  and {left} more: --format json lists all")


def _as_json(found: Checked) -> dict[str, Any]:
    apart = found.difference
    return {
        "article": found.slug,
        "same": found.same,
        "signed": found.signed,
        "revision": found.revision or None,
        "signed_by": found.by or None,
        "headline": found.headline or None,
        "over": [{"part": one.name, "signed": one.signed, "here": one.here} for one in found.over],
        "changed_since": found.changed,
        "difference": apart and {"line": apart.line, "start": apart.start, "signed": apart.before, "here": apart.after},
        "also_shown": [{"words": one.words, "in_story": one.in_story} for one in found.also_shown],
    }
