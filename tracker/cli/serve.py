"""`tracker serve`."""

from __future__ import annotations

from typing import Annotated

import typer

from tracker.cli.app import current
from tracker.cli.desk import address
from tracker.cli.output import say, warn
from tracker.web.serving import serve_laptop


def command(
    port: Annotated[
        int | None, typer.Option("--port", min=0, max=65535, metavar="P", help="Listen there; 0 is any that is free.")
    ] = None,
) -> None:
    """Open the review desk in a browser, for you alone on this machine."""
    serve_laptop(address(), current().by, port, _begin)


def _begin(link: str) -> None:
    say(link)
    warn("Open this link in your browser: it works once, and only on this machine. Ctrl-C ends it.")
