"""What a desk can choose, with the choices."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePath

from tracker.domain.choices import meant
from tracker.domain.errors import BadInputError
from tracker.domain.vocabulary import SecondPerson
from tracker.domain.wording import LINE, NAME, clean, shown

_HOURS = re.compile(r"[1-9][0-9]{0,2}")
_MONTHS = re.compile(r"[1-9][0-9]{0,3}")
FOR_EVER = "for ever"
WEB_LOGIN = "web-login"
WEB_EXTRACTORS = "web-extractors"
ANY = "any"
MOST_MEGABYTES = 1_000
_ADDRESS = re.compile(r"https?://[^\s/]+(/\S*)?")


class Takes(StrEnum):
    """What a setting may be."""

    CHOICE = "one of its choices"
    HOURS = "a whole number of hours"
    MONTHS = "a whole number of months, or for ever"
    MEGABYTES = "a whole number of megabytes"
    NAME = "a name, or nothing"
    ADDRESS = "a web address, or nothing"
    FOLDER = "a folder by its whole path, or nothing"


_WORDS = (Takes.NAME, Takes.ADDRESS, Takes.FOLDER)


@dataclass(frozen=True, slots=True)
class Choice:
    """One setting: its name as people type it, what it may be, what it is where nobody chose, what it decides."""

    name: str
    choices: tuple[str, ...]
    default: str
    decides: str
    takes: Takes = Takes.CHOICE


SETTINGS = (
    Choice(
        "second-person",
        tuple(SecondPerson),
        SecondPerson.REQUIRED.value,
        "whether a decision needs somebody else's approval",
    ),
    Choice(
        "policy",
        ("default", "two-source", "ksj-three", "agency", "one-person-desk"),
        "default",
        "the pack of house rules that audit and decisions go by",
    ),
    Choice("hold-hours", (), "4", "how long a claim that somebody took stays theirs", Takes.HOURS),
    Choice(
        "keep-history",
        (),
        FOR_EVER,
        "how many months the ledger keeps what stood in the records, before `log purge` may empty it",
        Takes.MONTHS,
    ),
    Choice("newsroom", (), "", "who publishes, in what is exported for readers", Takes.NAME),
    Choice("newsroom-url", (), "", "where readers find the newsroom on the web", Takes.ADDRESS),
    Choice(WEB_LOGIN, (), "", "on a server, the login by which `tracker serve` lets everybody in", Takes.NAME),
    Choice(
        "upload-megabytes",
        (),
        "50",
        "how large a file may be that comes by the review desk in a browser, in megabytes",
        Takes.MEGABYTES,
    ),
    Choice(
        WEB_EXTRACTORS,
        ("rules", ANY),
        "rules",
        "what looks for claims in a browser: the rules alone, or any extractor, also one that sends the text out and costs money",
    ),
    Choice("file-store", (), "", "where a desk on a server keeps evidence files: a folder all can reach", Takes.FOLDER),
)


def setting(name: str) -> Choice:
    """The setting of this name.

    Raises:
        BadInputError: there is none; the sentence lists them.
    """
    folded = name.replace("_", "-")
    for choice in SETTINGS:
        if choice.name == folded:
            return choice
    names = [choice.name for choice in SETTINGS]
    raise BadInputError(f"{shown(name)} is no setting: there are {', '.join(names)}{meant(folded, names)}")


def allowed_value(choice: Choice, value: str, more: Sequence[str] = ()) -> str:
    """The value as it is stored; `more` is what this desk may choose besides.

    Raises:
        BadInputError: the setting cannot be that.
    """
    choices = (*choice.choices, *more)
    if choices and value not in choices:
        raise BadInputError(
            f"{choice.name} cannot be {shown(value)}: choose {', '.join(choices)}{meant(value, choices)}"
        )
    if choice.takes is Takes.HOURS and not (_HOURS.fullmatch(value) and int(value) <= 720):
        raise BadInputError(f"{choice.name} is to be a whole number from 1 to 720, not {shown(value)}")
    if choice.takes is Takes.MONTHS and value != FOR_EVER and not (_MONTHS.fullmatch(value) and int(value) <= 1200):
        raise BadInputError(
            f"{choice.name} is to be a whole number from 1 to 1200, or “{FOR_EVER}”, not {shown(value)}"
        )
    if choice.takes is Takes.MEGABYTES and not (_MONTHS.fullmatch(value) and int(value) <= MOST_MEGABYTES):
        raise BadInputError(f"{choice.name} is to be a whole number from 1 to {MOST_MEGABYTES:,}, not {shown(value)}")
    return _words(choice, value) if choice.takes in _WORDS else value


def _words(choice: Choice, value: str) -> str:
    """A name, an address or a folder; nothing where it is to be taken back."""
    if not value.strip():
        return ""
    found = clean(choice.name, value, NAME if choice.takes is Takes.NAME else LINE)
    if choice.takes is Takes.FOLDER and not PurePath(found).is_absolute():
        raise BadInputError(
            f"{choice.name} is to be a folder by its whole path, such as /srv/newsroom/evidence, not {shown(found)}"
        )
    if choice.takes is Takes.ADDRESS and not _ADDRESS.fullmatch(found):
        raise BadInputError(f"{choice.name} is to be a web address such as https://example.org, not {shown(found)}")
    return found


def months_kept(value: str) -> int | None:
    """For how many months the history is kept, None for ever."""
    return None if value == FOR_EVER else int(value)
