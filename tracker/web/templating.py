"""The pages' templates: every value is escaped, a name that nobody gave is an error."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from tracker import __version__
from tracker.domain.counting import counted
from tracker.reports.formats.symbols import symbol
from tracker.web.paths import claim_path, story_path

NAVIGATION = (("/", "Stories"),)
"""The pages that every page leads to: path and name."""


@cache
def environment() -> Environment:
    """What the templates of `tracker/web/templates` are read with."""
    made = Environment(
        loader=PackageLoader("tracker.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters.update(words=words, clock=clock, sign=sign)
    made.globals.update(
        version=__version__, counted=counted, story_path=story_path, claim_path=claim_path, NAVIGATION=NAVIGATION
    )
    return made


def rendered(template: str, **values: Any) -> str:
    """A page as HTML."""
    return environment().get_template(template).render(values)


def words(word: str) -> str:
    """A term of the vocabulary as people say it: "in review"."""
    return str(word).replace("_", " ")


def sign(state: str) -> str:
    """The sign that stands for a review state beside its colour."""
    return symbol(str(state))


def clock(at: dt.datetime | str | None) -> Markup:
    """A moment as `<time>`; the program's times are UTC and say so."""
    if at is None:
        return Markup("")
    moment = dt.datetime.fromisoformat(at) if isinstance(at, str) else at
    return Markup('<time datetime="{}">{:%d %b %Y, %H:%M} UTC</time>').format(moment.isoformat(), moment)
