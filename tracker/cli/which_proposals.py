"""Options that say which proposals are meant, for the commands that accept, dismiss and list them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer

from tracker.domain.choices import choose
from tracker.domain.errors import BadInputError
from tracker.domain.proposal import Tier
from tracker.services.offering import Choice

IdsArgument = Annotated[
    list[int] | None, typer.Argument(metavar="ID...", help="The proposals, as `tracker proposals SLUG` shows them.")
]
FromOption = Annotated[
    str | None, typer.Option("--from", metavar="SLUG", help="Instead of numbers: the open proposals of this article.")
]
TierOption = Annotated[
    str | None, typer.Option("--tier", help="high, medium or low: how often such a find is right; several with commas.")
]
AttributedOption = Annotated[bool, typer.Option("--attributed", help="Only what others are said to say.")]
OwnVoiceOption = Annotated[bool, typer.Option("--own-voice", help="Only what the article says in its own voice.")]
EveryOption = Annotated[bool, typer.Option("--all", help="With --from: every one of them.")]


def choice_of(tier: str | None, *, attributed: bool, own_voice: bool, settled: bool = False) -> Choice:
    """Which proposals these options mean.

    Raises:
        BadInputError: there is no such tier, or they leave nothing.
    """
    if attributed and own_voice:
        raise BadInputError("--attributed and --own-voice together are all of them: give one, or none")
    tiers = frozenset(Tier) if tier is None else frozenset(choose(Tier, word, "tier") for word in tier.split(","))
    return Choice(tiers, own_voice=not attributed, attributed=not own_voice, settled=settled)


def require_numbers_or_story(
    command: str, ids: Sequence[int], slug: str | None, narrowed: object, *, every: bool
) -> None:
    """Refuse what names proposals twice, or not at all.

    Raises:
        BadInputError: it does.
    """
    if ids and (slug is not None or narrowed or every):
        raise BadInputError("give the numbers of proposals, or --from SLUG and which: not both")
    if not ids and slug is None:
        raise BadInputError(f"say which: `tracker {command} 12 14`, or `tracker {command} --from SLUG --tier high`")
    if slug is not None and not (narrowed or every):
        raise BadInputError("say which of them: --tier high, --attributed, --own-voice, or --all")
