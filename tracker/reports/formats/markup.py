"""HTML that cannot be left unescaped: text becomes `Html` here and nowhere else.

`Html` is a type of its own, so mypy refuses a plain string where markup is wanted. The only ways
to make it are `text` and `tag`, which escape, and `trusted` for the program's own constants.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from html import escape
from typing import NewType

from tracker.reports.formats.safe import HIDDEN, visible

Html = NewType("Html", str)

NOTHING = Html("")

_SPECIAL = re.compile(f"[&<>\"'{HIDDEN}]")
"""What most text has none of, so that it can go out as it is."""


def text(words: str) -> Html:
    """Words from anywhere, as text."""
    return Html(escape(visible(words)) if _SPECIAL.search(words) else words)


def trusted(markup: str) -> Html:
    """Markup that the program wrote itself; never anything from a file or a person."""
    return Html(markup)


def together(parts: Iterable[Html]) -> Html:
    """Pieces of markup, one after the other."""
    return Html("".join(parts))


def opening(name: str, **attributes: str | int | None) -> Html:
    """An opening tag. `data_state` is written data-state, `class_` class; None is left out."""
    written = f"<{name}"
    for key, value in attributes.items():
        if value is not None:
            written += f' {_attribute(key)}="{text(str(value))}"'
    return Html(f"{written}>")


def closing(name: str) -> Html:
    """A closing tag."""
    return Html(f"</{name}>")


def tag(name: str, *inside: Html, **attributes: str | int | None) -> Html:
    """A whole element."""
    begin = opening(name, **attributes) if attributes else f"<{name}>"
    return Html(f"{begin}{''.join(inside)}</{name}>")


@lru_cache(maxsize=256)
def _attribute(key: str) -> str:
    return key.rstrip("_").replace("_", "-")
