"""The word lists by which this room knows who is who (`lexicons/speakers.toml`), each a set."""

from __future__ import annotations

from tracker.extract.lexicon import tables_of

_LISTS = tables_of("speakers")


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
DOCUMENTS = _words("documents")
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
FIRST_NAMES = _words("female_names", "male_names")
SMALL = frozenset(
    """the a an this that these those and but or nor so yet if when while as at by for from in into of off on onto over to under up upon with
    within without after before since until although though because amid during among between against about above across around behind
    beyond despite near per through toward towards via he she it they we i you his her its their our my your who what which where why how
    there here then now not no yes also both all any some many most much more few each every other another such same one two three four
    five six seven eight nine ten first last is are was were be been has have had do does did will would can could may might must shall
    should however meanwhile still even just only once again according asked speaking instead later earlier today yesterday tomorrow
    monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november
    december nobody nothing everyone everything somebody someone while whether perhaps maybe reportedly allegedly of course besides
    like unlike following given under having being former local two dozens several hundreds thousands""".split()
)
"""Words that begin no name, though a sentence begins with them."""
