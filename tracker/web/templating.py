"""The pages' templates: every value is escaped, a name that nobody gave is an error."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from tracker import __version__
from tracker.domain.counting import counted
from tracker.domain.vocabulary import Role
from tracker.models import Person
from tracker.models.coverage import WITHOUT_CLAIM, without_claim
from tracker.reports.formats.symbols import symbol
from tracker.services.work_words import WAIVER_PRINTED
from tracker.web.in_browser import Piece, pieces
from tracker.web.marked_words import marked
from tracker.web.page_names import COMMANDS
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
_PLAIN_WORD = re.compile(
    r"(?:(?:there|this|that|it|nobody|nothing|somebody|one|what|who) |(?!\w+ (?:is|was|has|holds) ))[a-z]*[ ,:’']"
)
"""How a sentence begins that does not begin with a label, a slug or the name of a file: those are written as they are."""
_STOPS = frozenset(".!?…:")


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
    made.filters.update(words=words, called=called, clock=clock, sign=sign)
    made.filters.update(sentence=sentence, linked=linked, capitalized=capitalized)
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
        without_claim=without_claim,
        WITHOUT_CLAIM=WITHOUT_CLAIM,
        WAIVER_PRINTED=WAIVER_PRINTED,
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


def called(command: str) -> str:
    """What the button of a command is called."""
    return COMMANDS[command][0]


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


def linked(said: str) -> Markup:
    """What the program says, with the buttons and pages that it names linked."""
    return _linked(pieces(said))


def sentence(said: str) -> Markup:
    """The same as a sentence of its own: with a capital, where it does not begin with the name of something, and a stop."""
    made = [*pieces(said)]
    if made and made[0][1] is None and _PLAIN_WORD.match(made[0][0]):
        made[0] = capitalized(made[0][0]), None
    if made and made[-1][0].rstrip()[-1:] not in _STOPS:
        made.append((".", None))
    return _linked(made)


def _linked(made: Iterable[Piece]) -> Markup:
    return Markup("").join(
        Markup('<a href="{}">{}</a>').format(path, words) if path else escape(words) for words, path in made
    )


def capitalized(said: str) -> str:
    """The same as a sentence begins."""
    return said[:1].upper() + said[1:]
