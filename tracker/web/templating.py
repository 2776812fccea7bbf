"""The pages' templates: every value is escaped, a name that nobody gave is an error."""

from __future__ import annotations

import datetime as dt
from functools import cache, lru_cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from tracker import __version__
from tracker.domain.counting import counted
from tracker.domain.vocabulary import Role
from tracker.models import Person
from tracker.reports.formats.symbols import symbol
from tracker.web.in_browser import pieces
from tracker.web.marked_words import marked
from tracker.web.paths import claim_path, source_path, story_claim_path, story_path

NAVIGATION = (
    ("/", "Stories"),
    ("/queue", "Queue"),
    ("/audit", "Audit"),
    ("/sources", "Sources"),
    ("/ledger", "Ledger"),
    ("/people", "Desk"),
)
"""The pages that every page leads to: path and name."""
STORY_PAGES = (
    ("", "Story"),
    ("/proposals", "Proposals"),
    ("/audit", "Audit"),
    ("/diff", "Changes"),
    ("/sign-off", "Sign-off"),
    ("/report", "Report"),
)
"""The pages of one story: what follows the story's own path, and name."""


FOR_WHAT = {
    "md": "plain text, for an editor’s own tools",
    "html": "a page, to read or to mail",
    "docx": "Word",
    "pdf": "to print; it takes some seconds to make",
    "xlsx": "Excel",
    "csv": "a table, for any spreadsheet",
    "json": "for programs",
    "jsonl": "for programs, one record a line",
    "sarif": "for programs that show code checkers’ findings",
    "claimreview": "for search engines: what was checked, and what came of it",
    "annotations": "for readers’ tools that show notes beside a page (Web Annotation)",
    "prov": "where everything comes from, for archives (W3C PROV)",
}
"""What a file of this format is for."""


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
    made.filters.update(words=words, clock=clock, sign=sign, sentence=sentence, capitalized=capitalized)
    made.globals.update(
        version=__version__,
        counted=counted,
        badge=badge,
        marked=marked,
        story_path=story_path,
        claim_path=claim_path,
        story_claim_path=story_claim_path,
        source_path=source_path,
        may_write=may_write,
        is_editor=is_editor,
        FOR_WHAT=FOR_WHAT,
        NAVIGATION=NAVIGATION,
        STORY_PAGES=STORY_PAGES,
    )
    return made


def rendered(template: str, **values: Any) -> str:
    """A page as HTML."""
    return environment().get_template(template).render(values)


def may_write(person: Person) -> bool:
    """Whether they have a role that may change anything."""
    return bool(person.roles - {Role.READER})


def is_editor(person: Person) -> bool:
    """Whether they edit."""
    return Role.EDITOR in person.roles


def words(word: str) -> str:
    """A term of the vocabulary as people say it: "in review"."""
    return str(word).replace("_", " ")


def sign(state: str) -> str:
    """The sign that stands for a review state beside its colour."""
    return symbol(str(state))


def badge(word: str, text: str | None = None) -> Markup:
    """A state, a severity or a condition: its word, or other text for it, with its sign before it.

    Args:
        word: of the vocabulary; one that is not ours is shown all the same, without a sign.
    """
    return _plain_badge(word) if text is None else _badge(word, text)


@lru_cache(maxsize=256)
def _plain_badge(word: str) -> Markup:
    return _badge(word, words(word))


def _badge(word: str, text: str) -> Markup:
    shown = Markup('<span aria-hidden="true">{}</span> ').format(sign(word)) if sign(word) else ""
    return Markup('<span class="badge" data-word="{}">{}{}</span>').format(word, shown, text)


def clock(at: dt.datetime | str | None) -> Markup:
    """A moment as `<time>`; the program's times are UTC and say so."""
    if at is None:
        return Markup("")
    moment = dt.datetime.fromisoformat(at) if isinstance(at, str) else at
    moment = moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
    return Markup('<time datetime="{}">{:%d %b %Y, %H:%M} UTC</time>').format(moment.isoformat(), moment)


def sentence(said: str) -> Markup:
    """What the program says, with the buttons and pages that it names linked."""
    made = (
        Markup('<a href="{}">{}</a>').format(path, words) if path else escape(words) for words, path in pieces(said)
    )
    return Markup("").join(made)


def capitalized(said: str) -> str:
    """The same as a sentence begins."""
    return said[:1].upper() + said[1:]
