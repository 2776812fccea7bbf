"""`tracker policy`: the packs of house rules, and which one the desk and each story are held to."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tracker.audit.policy import PACK_NAMES, pack
from tracker.cli.desk import AsOf, reading_desk, writing_desk
from tracker.cli.output import Format, FormatOption, print_json, say, say_folded
from tracker.cli.tables import Column, table
from tracker.domain.errors import BadInputError
from tracker.domain.vocabulary import Risk
from tracker.services.policies import (
    is_file,
    list_policies,
    pack_from,
    pack_named,
    use_desks_policy,
    use_policy,
)
from tracker.services.policy_shape import changed_weights, listed_json, pack_json
from tracker.services.policy_words import kept_words, pack_lines

app = typer.Typer()

PACK_HELP = "A pack's name, or its file: house-rules.toml."


@app.command(name="list")
def list_command(
    as_of: AsOf = None,
    format: FormatOption = Format.TEXT,  # noqa: A002 - the option's own name
) -> None:
    """List the policy packs, with who goes by each."""
    with reading_desk(as_of) as session:
        found = list_policies(session)
    if format is Format.JSON:
        print_json([listed_json(one) for one in found])
        return
    columns = ["policy", "in use", Column("articles", right=True), "whose", Column("asks", wraps=True)]
    table(
        columns,
        [
            (one.name, one.in_use, one.articles, "tracker's" if one.shipped else "the desk's own", one.summary)
            for one in found
        ],
    )


@app.command()
def show(
    name: Annotated[str, typer.Argument(help=PACK_HELP)],
    as_of: AsOf = None,
    format: FormatOption = Format.TEXT,  # noqa: A002 - the option's own name
) -> None:
    """Show what a pack asks: its numbers, and the rules it weighs otherwise."""
    if as_of is None and is_file(name):
        found = pack_from(Path(name))
    elif as_of is None and name in PACK_NAMES:
        found = pack(name)
    else:
        with reading_desk(as_of) as session:
            found = pack_named(session, name)
    if format is Format.JSON:
        print_json(pack_json(found))
        return
    say(found.name)
    say_folded(f"{found.summary}\n")
    for line in pack_lines(found):
        say_folded(line, hang=2)
    say("")
    if changed := [(name, own, *weights) for name, own, weights in changed_weights(found)]:
        table(["rule", "by itself", *(f"at {risk} risk" for risk in Risk)], changed)
    else:
        say("Every rule weighs what it weighs by itself.")


@app.command()
def use(
    name: Annotated[str | None, typer.Argument(help=f"{PACK_HELP} A file is kept on the desk.")] = None,
    article: Annotated[str | None, typer.Option("--article", help="Only this article, by its slug.")] = None,
    desk: Annotated[bool, typer.Option("--desk", help="Take the article back to what the desk goes by.")] = False,
) -> None:
    """Hold the desk, or one article, to a pack; a file is kept on the desk."""
    if desk:
        _back_to_the_desks(name, article)
        return
    if name is None:
        raise BadInputError("name a pack or its file, as in `tracker policy use two-source`: see `tracker policy list`")
    with writing_desk() as (session, by):
        chosen = use_policy(session, name, by=by, slug=article)
    if chosen.kept:
        say(kept_words(chosen))
    say(f"{article or 'The desk'} goes by {chosen.name} from now on.")


def _back_to_the_desks(name: str | None, article: str | None) -> None:
    if article is None or name is not None:
        raise BadInputError(
            "--desk takes an article back to the desk's policy: `tracker policy use --article SLUG --desk`"
        )
    with writing_desk() as (session, by):
        now = use_desks_policy(session, article, by=by)
    say(f"{article} goes by whatever the desk goes by, now {now}.")
