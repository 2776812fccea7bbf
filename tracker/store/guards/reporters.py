"""Who reports a story: it may be given to somebody else, and who had it before stays barred from deciding on it."""

from __future__ import annotations

from tracker.store.guards.rule import Event, Rule, differing

_UPDATE = frozenset({Event.UPDATE})

SECOND_PERSON_REQUIRED = (
    "NOT EXISTS (SELECT 1 FROM setting s WHERE s.name = 'second-person' AND s.value IN ('override', 'off'))"
)
"""That nobody at the desk decides alone."""


def _listed(former: str, person: str) -> str:
    """That a list of former reporters names a person."""
    return f"replace({former}, ',' || {person} || ',', '') <> {former}"


def reported(article: str, person: str) -> str:
    """That a person reports an article or did once: words of SQL for both, the article's row by its name."""
    before = _listed(f"{article}.former_reporters", person)
    return f"(coalesce({article}.reporter_id = {person}, 1 = 0) OR coalesce({before}, 1 = 0))"


REPORTER_RULES = (
    Rule(
        "former-reporter-named",
        "article",
        _UPDATE,
        f"{differing(['reporter_id'])} AND OLD.reporter_id IS NOT NULL "
        f"AND NOT coalesce({_listed('NEW.former_reporters', 'OLD.reporter_id')}, 1 = 0)",
        "who reported a story stays named with it when somebody else gets it",
    ),
    Rule(
        "former-reporters-stay",
        "article",
        _UPDATE,
        "OLD.former_reporters IS NOT NULL "
        "AND substr(NEW.former_reporters, 1, length(OLD.former_reporters)) IS DISTINCT FROM OLD.former_reporters",
        "whoever reported a story once stays named with it",
    ),
    Rule(
        "reporter-approved-nothing",
        "article",
        _UPDATE,
        "EXISTS (SELECT 1 FROM review v JOIN claim c ON c.id = v.claim_id WHERE c.article_id = NEW.id "
        f"AND v.act = 'approve' AND {reported('NEW', 'v.by_id')})",
        "nobody reports a story of which they approved a claim",
        about=("reporter_id", "former_reporters"),
    ),
    Rule(
        "reporter-signed-nothing",
        "article",
        _UPDATE,
        "EXISTS (SELECT 1 FROM sign_off s JOIN revision r ON r.id = s.revision_id WHERE r.article_id = NEW.id "
        f"AND s.by_id = NEW.reporter_id) AND {SECOND_PERSON_REQUIRED}",
        "this desk requires a second person: nobody reports a story that they signed off",
        about=("reporter_id",),
    ),
)
"""A decision in its own right: an approval is by somebody who had nothing to do with the story, at whichever time it is asked."""
