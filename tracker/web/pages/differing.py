"""What a new text of a story did to its claims, and the two texts side by side."""

from __future__ import annotations

from starlette.responses import Response

from tracker.domain.errors import BadInputError
from tracker.domain.vocabulary import Verdict
from tracker.intake.alignment.side_by_side import side_by_side
from tracker.services.diff_words import (
    VERDICT_WORDS,
    diff_heading,
    fallen_words,
    over_lines,
    passage_lines,
    wants_a_look,
)
from tracker.services.differing import ClaimDiff, TextDiff, diff
from tracker.store.articles import get_article, revisions_of
from tracker.web.numbers import number_in
from tracker.web.visits import Visit, page

_FELL_FIRST = (Verdict.ORPHAN, Verdict.GONE, Verdict.REWORDED, Verdict.MOVED, Verdict.IDENTICAL)


def show(visit: Visit) -> Response:
    """Which decisions a new text left standing, and why not."""
    slug = visit.word("slug")
    with visit.looking() as (session, you):
        article = get_article(session, slug)
        numbers = revisions_of(session, article.id)
        headline = article.headline
        found = diff(session, slug, _number(visit, "from"), _number(visit, "to")) if numbers else None
        values = {"found": None} if found is None else _told(found)
    return visit.page("diff.html", you, slug=slug, headline=headline, numbers=list(numbers), **values)


def _told(found: TextDiff) -> dict[str, object]:
    claims = sorted((one for one in found.claims if wants_a_look(one)), key=lambda one: _FELL_FIRST.index(one.verdict))
    holding: dict[str, list[str]] = {}
    for one in found.claims:
        if not wants_a_look(one):
            holding.setdefault(_became(one), []).append(one.label)
    return {
        "found": found,
        "heading": diff_heading(found),
        "over": list(over_lines(found)),
        "claims": [(one, _became(one), _lines(one, found), fallen_words(one)) for one in claims],
        "holding": holding,
        "fresh": [found.new.text[start:end] for start, end in found.fresh],
        "rows": side_by_side(found.old.text, found.new.text) if found.old is not None else [],
    }


def _became(one: ClaimDiff) -> str:
    since = f" since revision {one.since}" if one.since else ""
    return f"{VERDICT_WORDS[one.verdict]}{since}"


def _lines(one: ClaimDiff, found: TextDiff) -> list[str]:
    return [line for passage in one.passages for line in passage_lines(passage, found.new.text)]


def _number(visit: Visit, name: str) -> int | None:
    asked = visit.asked(name)
    if asked is None:
        return None
    found = number_in(asked)
    if found is None:
        raise BadInputError("name a revision by its number")
    return found


ROUTES = (page("/stories/{slug}/diff", show),)
