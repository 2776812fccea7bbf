"""The word lists by which this room knows who is who (`lexicons/speakers.toml`), each a set; and its small words."""

from __future__ import annotations

import re

from tracker.extract.lexicon import tables_of

_LISTS = tables_of("speakers")


def word_list(name: str) -> frozenset[str]:
    """A list of small words that claims are put together by (`lexicons/claims.toml`)."""
    return frozenset(tables_of("claims")[name].split())


def alternatives(name: str) -> str:
    """Such a list as a pattern that matches each of its words."""
    return "|".join(re.escape(word) for word in tables_of("claims")[name].split())


def _words(*names: str) -> frozenset[str]:
    return frozenset(word for name in names for word in _LISTS[name].split())


def _plurals(words: frozenset[str]) -> frozenset[str]:
    return frozenset(_plural(word) for word in words)


def _plural(word: str) -> str:
    if word.endswith("man") and word not in ("human", "german"):
        return word[:-3] + "men"
    if word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s")


ROLES = _words("roles")
BEFORE_ROLES = _words("before_roles")
TITLES = _words("titles")
FEMALE = _words("female_titles", "female_words")
MALE = _words("male_titles", "male_words")
GROUPS = _words("groups") | _plurals(ROLES)
DOCUMENTS = _words("documents") | _plurals(_words("documents"))
DATASETS = _words("datasets")
OWN_WORDS = _words("own_words")
ORGANISATIONS = _words("organisations")
ORGANISATION_NAMES = _words("organisation_names")
OUTLET_NAMES = _words("outlet_names")
OUTLETS = _words("outlets")
OUTLET_WORDS = _words("outlet_words")
TOLD_AND_SILENT = _words("told_and_silent")
NATIONALITIES = _words("nationalities")
PLACES = _words("places")
FEMALE_NAMES = _words("female_names") - _words("male_names")
MALE_NAMES = _words("male_names") - _words("female_names")
FIRST_NAMES = _words("female_names", "male_names", "family_first")
SMALL = word_list("begins_no_name")
"""Words that begin no name, though a sentence begins with them."""
DAYS = frozenset(word.casefold() for word in word_list("days_and_months"))
