"""`tracker serve`."""

from __future__ import annotations

from typing import Annotated

import typer

from tracker.cli.app import current
from tracker.cli.desk import address
from tracker.cli.output import say, warn
from tracker.web.public import Public
from tracker.web.serving import HOST, is_loopback, serve_laptop, serve_team


def command(
    port: Annotated[
        int | None, typer.Option("--port", min=0, max=65535, metavar="P", help="Listen there; 0 is any that is free.")
    ] = None,
    host: Annotated[
        str,
        typer.Option("--host", metavar="H", help="The address to listen at; any but loopback is for a team."),
    ] = HOST,
    team: Annotated[bool, typer.Option("--team", help="For several people: each signs in with a password.")] = False,
    url: Annotated[
        str | None,
        typer.Option(
            "--url", help="For a team, by which address people come: https://desk.example.org, through a proxy."
        ),
    ] = None,
) -> None:
    """Open the review desk in a browser, for you or for a team."""
    public = None if url is None else Public.of(url)
    if is_loopback(host) and not team and public is None:
        serve_laptop(address(), current().by, port, _begin, host)
    else:
        serve_team(address(), host, port, public, say, warn)


def _begin(link: str) -> None:
    say(link)
    warn("Open this link in your browser: it works once, and only on this machine. Ctrl-C ends it.")
