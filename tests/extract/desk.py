"""A few outlets and agencies, and short ways to ask what their words make one suspect. All texts are made up for the tests."""

from __future__ import annotations

from tracker.domain.vocabulary import SourceKind
from tracker.extract.copies import Suspected, suspect
from tracker.extract.credits import Directory
from tracker.extract.names import phrases_of
from tracker.extract.telling import Party, Telling, Told

NAMES = {
    1: ("Herald", SourceKind.OUTLET),
    2: ("Gazette", SourceKind.OUTLET),
    3: ("Courier", SourceKind.OUTLET),
    4: ("Tribune", SourceKind.OUTLET),
    7: ("Reuters", SourceKind.AGENCY),
    8: ("Agence France-Presse", SourceKind.AGENCY),
    9: ("Ministry of Transport", SourceKind.ORGANISATION),
    10: ("local outlets", SourceKind.GROUP),
    11: ("an official", SourceKind.UNNAMED),
}
HERALD, GAZETTE, COURIER, TRIBUNE, REUTERS, AFP, MINISTRY, GROUP, UNNAMED = NAMES
PARTIES = {key: Party(key, name, kind) for key, (name, kind) in NAMES.items()}
DIRECTORY = Directory([(party.name, party.id) for party in PARTIES.values()])
CLAIM = "The ferry ran aground off Kestrel Point."


def told(
    words: dict[int, str], claim: str = CLAIM, *, key: int = 1, days: dict[int, str] | None = None, **more: object
) -> Told:
    """One claim with what each source says on it."""
    tellings = tuple(Telling(source, (text,), (days or {}).get(source)) for source, text in words.items())
    return Told(key, claim, tellings=tellings, **more)  # type: ignore[arg-type]


def found_in(*material: Told, names: tuple[str, ...] = ()) -> Suspected:
    """What these claims make one suspect."""
    return suspect(material, PARTIES, DIRECTORY, phrases_of(names))


def pairs(*material: Told, names: tuple[str, ...] = ()) -> list[tuple[int, int]]:
    """The same as (who, drew on whom)."""
    return [(one.source, one.drew_on) for one in found_in(*material, names=names).suspicions]
