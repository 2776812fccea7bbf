"""Who sees what of a confidential source: the one table, and who may make which copy (docs/decisions/0027).

A confidential source is on file under a codename. What goes beyond that is seen by the fewest who need it: a checker must be able
to tell that two claims rest on the same one, and nobody but an editor, the lawyer and whoever knows it why it has no name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from tracker.domain.vocabulary import Audience, Role

NOT_NAMED = "a confidential source"
"""What is said of a confidential source, where no description was agreed with it, to who may not see its codename."""
AT_THE_DESK = "kept at the desk"
"""Where the evidence of such a source is, and what a note on it says, to them."""
SEALED = "on file, but not for you to see"
"""What stands in the place of a part that is there and that somebody may not see: that it is there is no secret, for the
audit asks for it."""
SOMEBODY = 0
"""The key of nobody: in the place of the person who knows, where that may not be seen."""


class Guarded(StrEnum):
    """A part of what is on file of a confidential source, or of what stands on it."""

    DESCRIPTION = "description"
    CODENAME = "codename"
    STANDING = "terms, genre, reliability, why it was retracted"
    """Not its kind: the counts hang on that, and they are the same for everybody."""
    WORDS = "quotes and excerpts"
    PLACES = "dates, locators, links, files"
    NOTES_ON = "notes on what stands on it"
    OTHER_NAMES = "aliases and former names"
    WHY = "why it is not named"
    KNOWN_TO = "who knows it"
    NOTE = "the note on it"


_EVERYBODY = frozenset(Role)
AT_WORK = frozenset({Role.REPORTER, Role.CHECKER, Role.EDITOR, Role.LEGAL})
"""Who works at the desk: everybody but who may only read."""
_TRUSTED = frozenset({Role.EDITOR, Role.LEGAL})
_EDITORS = frozenset({Role.EDITOR})

SEEN_BY: Mapping[Guarded, frozenset[Role]] = {
    Guarded.DESCRIPTION: _EVERYBODY,
    Guarded.CODENAME: AT_WORK,
    Guarded.STANDING: AT_WORK,
    Guarded.WORDS: AT_WORK,
    Guarded.PLACES: AT_WORK,
    Guarded.NOTES_ON: AT_WORK,
    Guarded.OTHER_NAMES: _EDITORS,
    Guarded.WHY: _TRUSTED,
    Guarded.KNOWN_TO: _TRUSTED,
    Guarded.NOTE: _EDITORS,
}
"""The roles that see each part of every confidential source. Who has several roles sees what any of them sees."""

SEEN_BY_WHO_KNOWS = frozenset(Guarded)
"""What is seen besides by the person who knows the source, and by whoever put it on file, of that source: all of it."""


class Copied(StrEnum):
    """A copy of what is on file that somebody makes, as a sentence calls it."""

    FOR_READERS = "a copy for the reader"
    FOR_THE_DESK = "a copy for the desk"
    FOR_THE_LAWYER = "a copy for the lawyer"
    SHEET = "the desk's sheet"
    BUNDLE = "a story's bundle for another desk"
    DUMP = "a dump of the whole desk"
    BACKUP = "a copy of the whole desk"


COPIED_FOR: Mapping[Audience, Copied] = {
    Audience.READER: Copied.FOR_READERS,
    Audience.DESK: Copied.FOR_THE_DESK,
    Audience.LAWYER: Copied.FOR_THE_LAWYER,
}

MAKERS: Mapping[Copied, frozenset[Role]] = {
    Copied.FOR_READERS: _EVERYBODY,
    Copied.FOR_THE_DESK: AT_WORK,
    Copied.FOR_THE_LAWYER: _TRUSTED,
    Copied.SHEET: AT_WORK,
    Copied.BUNDLE: AT_WORK,
    Copied.DUMP: _EDITORS,
    Copied.BACKUP: _EDITORS,
}
"""The roles that may make each. What is in a copy for readers is no matter of who makes it: nothing in it is confidential."""


@dataclass(frozen=True, slots=True)
class Sight:
    """With whose eyes the desk is looked at."""

    person_id: int | None = None
    """None where nobody on file looks: they see what a reader sees."""
    initials: str = ""
    roles: frozenset[Role] = frozenset()

    @property
    def at_work(self) -> bool:
        """Whether this is somebody of the desk, and not one who may only read."""
        return bool(self.roles & AT_WORK)

    @property
    def whole(self) -> bool:
        """Whether nothing is kept from them."""
        return all(self.roles & roles for roles in SEEN_BY.values())

    def sees(self, part: Guarded, *, knows: bool = False) -> bool:
        """Whether they see this part of a confidential source.

        Args:
            knows: whether they know this very source, or put it on file. Somebody who may only read knows none.
        """
        return bool(self.roles & SEEN_BY[part]) or (knows and self.at_work and part in SEEN_BY_WHO_KNOWS)

    def may_make(self, copied: Copied) -> bool:
        """Whether they may make this copy."""
        return copied is Copied.FOR_READERS or bool(self.roles & MAKERS[copied])


EVERYTHING = Sight(None, "", frozenset(Role))
"""The sight of the program itself, which makes copies for others and proves the ledger."""


def told_names(descriptions: Mapping[int, str | None], taken: Iterable[str] = ()) -> dict[int, str]:
    """What each of these sources is called to who may not see its name: as was agreed, numbered where two would be called alike.

    Args:
        descriptions: by the source's key.
        taken: names that are somebody else's.
    """
    wanted = {key: description or NOT_NAMED for key, description in sorted(descriptions.items())}
    alike, counted = Counter([*wanted.values(), *taken]), Counter[str]()
    told: dict[int, str] = {}
    for key, name in wanted.items():
        counted[name] += 1
        told[key] = f"{name} ({counted[name]})" if alike[name] > 1 else name
    return told
