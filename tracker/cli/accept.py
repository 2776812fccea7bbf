"""`tracker accept` and `tracker dismiss`."""

from __future__ import annotations

from typing import Annotated

import typer

from tracker.cli.claim import AboutOption, AllegationOption, NoteOption, RiskOption, StatusOption
from tracker.cli.desk import chosen, writing_desk, yes_or_no
from tracker.cli.output import say_folded
from tracker.cli.which_proposals import (
    AttributedOption,
    EveryOption,
    FromOption,
    IdsArgument,
    OwnVoiceOption,
    TierOption,
    choice_of,
    require_numbers_or_story,
)
from tracker.domain.errors import BadInputError
from tracker.domain.vocabulary import AttributionStatus, Risk
from tracker.services import dismissing, reoffering
from tracker.services.accepted_words import accepted_lines, dismissed_words, reoffered_words
from tracker.services.accepting import accept, accept_all
from tracker.services.drafting import AS_PROPOSED, Edits


def command(
    ids: IdsArgument = None,
    from_: FromOption = None,
    tier: TierOption = None,
    attributed: AttributedOption = False,
    own_voice: OwnVoiceOption = False,
    every: EveryOption = False,
    into: Annotated[
        str | None,
        typer.Option("--as", metavar="LABEL", help="It says the same as this claim of the story: add to that."),
    ] = None,
    together: Annotated[bool, typer.Option("--together", help="Several numbers: they are one claim.")] = False,
    text: Annotated[str | None, typer.Option("--text", help="The claim in other words.")] = None,
    status: StatusOption = None,
    source: Annotated[str | None, typer.Option("--source", help="Who says so: a source on file.")] = None,
    via: Annotated[
        list[str] | None,
        typer.Option("--via", help="Who passed it on, instead of whom the text names; nearest the reader first."),
    ] = None,
    no_via: Annotated[bool, typer.Option("--no-via", help="Nobody passed it on.")] = False,
    no_source: Annotated[bool, typer.Option("--no-source", help="Nobody says so: no attribution.")] = False,
    new_source: Annotated[
        bool, typer.Option("--new-source", help="Whom the text names is not the one on file that is spelt nearly so.")
    ] = False,
    first_hand: Annotated[
        str | None, typer.Option("--first-hand", help="Whether the source knows for itself: yes or no.")
    ] = None,
    risk: RiskOption = Risk.NORMAL.value,
    about: AboutOption = None,
    allegation: AllegationOption = None,
    note: NoteOption = None,
) -> None:
    """Make claims of what was proposed, with who says so."""
    narrowed = tier or attributed or own_voice
    require_numbers_or_story("accept", ids or [], from_, narrowed, every=every)
    edits = Edits(
        text,
        chosen(AttributionStatus, status, "status"),
        source,
        via or ([] if no_via else None),
        no_source=no_source,
        new_source=new_source,
        first_hand=yes_or_no(first_hand, "--first-hand"),
        risk=chosen(Risk, risk, "risk") or Risk.NORMAL,
        about=about,
        allegation=yes_or_no(allegation, "--allegation") or False,
        note=note,
    )
    if from_ is not None and (edits != AS_PROPOSED or into is not None or together):
        raise BadInputError("what --from takes is accepted as proposed: change one proposal at a time, by its number")
    with writing_desk() as (session, by):
        if from_ is not None:
            choice = choice_of(tier, attributed=attributed, own_voice=own_voice)
            done = accept_all(session, from_, choice, by=by)
        else:
            done = accept(session, ids or [], by=by, edits=edits, into=into, together=together)
    for line in accepted_lines(done):
        say_folded(line, hang=2)


def dismiss(
    ids: IdsArgument = None,
    from_: FromOption = None,
    tier: TierOption = None,
    attributed: AttributedOption = False,
    own_voice: OwnVoiceOption = False,
    every: EveryOption = False,
    reason: Annotated[str | None, typer.Option("--reason", help="Why.")] = None,
) -> None:
    """Say that something proposed is no claim; it stays away."""
    require_numbers_or_story("dismiss", ids or [], from_, tier or attributed or own_voice, every=every)
    with writing_desk() as (session, by):
        if from_ is not None:
            choice = choice_of(tier, attributed=attributed, own_voice=own_voice)
            done = dismissing.dismiss_all(session, from_, choice, by=by, reason=reason)
        else:
            done = dismissing.dismiss(session, ids or [], by=by, reason=reason)
    one = "takes that back" if len(done) == 1 else "takes back the first"
    say_folded(f"{dismissed_words(done)}; `tracker accept {done[0]}` {one}.")


def reoffer(
    ids: IdsArgument = None,
    last: Annotated[
        str | None, typer.Option("--last", metavar="SLUG", help="What you accepted or dismissed last in this article.")
    ] = None,
) -> None:
    """Take an acceptance or a dismissal back."""
    if (last is None) == (not ids):
        raise BadInputError("say which: the numbers of proposals, or --last SLUG for what you did last in an article")
    with writing_desk() as (session, by):
        if last is not None:
            done = reoffering.reoffer_last(session, last, by=by)
        else:
            done = reoffering.reoffer(session, ids or [], by=by)
        said = reoffered_words(done)
    say_folded(said)
