"""`tracker proposals`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Annotated

import typer

from tracker.cli.desk import AsOf, reading_desk
from tracker.cli.output import Format, FormatOption, is_terminal, print_json, say, say_folded
from tracker.cli.tables import Column, LimitOption, row_limit, table
from tracker.cli.which_proposals import AttributedOption, OwnVoiceOption, TierOption, choice_of
from tracker.services.offer_shape import offers_json
from tracker.services.offer_words import fate_words, look_words, source_words, via_words
from tracker.services.offering import Offer, offers_of


def command(
    slug: Annotated[str, typer.Argument(help="The article.")],
    tier: TierOption = None,
    attributed: AttributedOption = False,
    own_voice: OwnVoiceOption = False,
    in_order: Annotated[
        bool,
        typer.Option("--in-order", help="As the text has them; else own-voice claims come last, most to check first."),
    ] = False,
    every: Annotated[bool, typer.Option("--all", help="Those too that are accepted, dismissed or gone.")] = False,
    as_of: AsOf = None,
    limit: LimitOption = None,
    format: FormatOption = Format.TEXT,  # noqa: A002 - the option's own name
) -> None:
    """List what is proposed in an article, and who says it."""
    choice = choice_of(tier, attributed=attributed, own_voice=own_voice, settled=every)
    most = row_limit(limit, format)
    with reading_desk(as_of, slug, alone=False) as session:
        found = offers_of(session, slug, choice)
        if format is Format.JSON:
            found.offers = found.offers[:most]
            print_json(offers_json(found))
            return
        ranked = found.offers if in_order else found.ranked()
        if is_terminal():
            _show(ranked, most)
        else:
            table(list(_columns(every=every)), _rows(ranked, every=every, most=most))


def _show(offers: list[Offer], most: int | None) -> None:
    """The proposals one below the other: the claim first, for that is what is read, then who says so and what to look at."""
    shown = offers[:most]
    width = max((len(str(one.id)) for one in shown), default=0)
    for one in shown:
        say_folded(f"{one.id:>{width}}  {one.proposal.text}", hang=width + 2)
        for line in _below(one):
            say_folded(f"{' ' * (width + 4)}{line}", hang=2)
    if len(shown) < len(offers):
        say(f"{len(shown)} of {len(offers)}: --limit N shows N")


def _below(one: Offer) -> Iterator[str]:
    """What stands below a claim."""
    passed_on = f", via {', '.join(via_words(one))}" if one.via else ""
    by = source_words(one)
    yield f"{one.proposal.status.value}{f' by {by}' if by else ''}{passed_on} ({one.proposal.tier.value})"
    if became := fate_words(one):
        yield became
    if look := list(look_words(one)):
        yield f"look at: {'; '.join(look)}"


def _columns(*, every: bool) -> Iterator[str]:
    yield from (Column("id", right=True), "tier", "status")
    if every:
        yield Column("became", wraps=True)
    yield from (Column(name, wraps=True) for name in ("source", "via", "claim", "look at"))


def _rows(offers: list[Offer], *, every: bool, most: int | None) -> Iterator[tuple[object, ...]]:
    for one in islice(offers, most):
        found = one.proposal
        became = (fate_words(one) or "open",) if every else ()
        look = "; ".join(look_words(one))
        yield one.id, found.tier, found.status, *became, source_words(one), via_words(one), found.text, look
