"""`tracker propose`."""

from __future__ import annotations

from typing import Annotated

import typer

from tracker.cli.app import current
from tracker.cli.desk import reading_desk, writing_desk
from tracker.cli.extract_stream import tell_left_out
from tracker.cli.output import Format, FormatOption, print_json, say_folded, warn
from tracker.extract.extractors.choosing import RULES, extractor_named
from tracker.services.desks import acting_person
from tracker.services.offer_shape import offers_json
from tracker.services.offering import offers_of
from tracker.services.proposed_words import foreign_words, proposed_words
from tracker.services.proposing import keep_proposals, text_to_read


def command(
    slug: Annotated[str, typer.Argument(help="The article.")],
    extractor: Annotated[
        str, typer.Option("--extractor", help="Who looks for claims: rules, llm, or a plug-in's name.")
    ] = RULES,
    model: Annotated[str | None, typer.Option("--model", help="Which language model, for --extractor llm.")] = None,
    format: FormatOption = Format.TEXT,  # noqa: A002 - the option's own name
) -> None:
    """Find the claims in an article's newest text, to accept."""
    find = extractor_named(extractor, model)
    with reading_desk() as session:
        revision = text_to_read(session, slug, by=acting_person(session, current().by))
        number, text = revision.number, revision.text
    found = find.examine(text)  # a language model may take minutes, and nobody is to wait for it
    with writing_desk() as (session, by):
        told = keep_proposals(session, slug, number, found.proposals, by=by, extractor=extractor)
        answer = offers_json(offers_of(session, slug)) if format is Format.JSON else None
    if found.left_out:
        tell_left_out(found.left_out)
    if extractor == RULES and (foreign := foreign_words(text)):
        warn(foreign)
    if answer is not None:
        print_json(answer)
        return
    say_folded(proposed_words(told))
    if told.new or told.kept:
        say_folded(f"Next: `tracker proposals {slug}`, or one by one with `tracker review {slug} --proposals`.")
