"""Credits: where a text says itself that it is somebody else's. "(Reuters)", "— AFP", "with agency reports by dpa".

Only the places where a paper puts a credit are looked at. Who reports that "Reuters reported" attributes; that is no credit.
A picture's credit is none of the text's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from tracker.extract.folding import words_of
from tracker.extract.lexicon import tables_of


class Credit(NamedTuple):
    """A name where a credit stands, as it is written, with the words around it."""

    name: str
    words: str


def spellings(name: str) -> tuple[str, ...]:
    """Every way to write an agency's name, the way we speak of it first; of any other name, the name alone."""
    return _agencies().get(_bare(name), (name,))


class Directory:
    """Who goes by a name that stands in a credit.

    Args:
        names: every name and alias of an outlet or agency on file, with its id.
    """

    def __init__(self, names: Iterable[tuple[str, int]]) -> None:
        self._by_words: dict[tuple[str, ...], set[int]] = {}
        for name, key in names:
            self._by_words.setdefault(_bare(name), set()).add(key)

    def find(self, name: str) -> int | None:
        """The one source that goes by this name, in any spelling of an agency's; None where none does, or several."""
        found = {key for one in spellings(name) for key in self._by_words.get(_bare(one), ())}
        return found.pop() if len(found) == 1 else None

    def credited_in(self, texts: Iterable[str]) -> set[int]:
        """Everybody on file whom these texts credit."""
        return {key for credit in credits_in(texts) if (key := self.find(credit.name)) is not None}

    def misses(self, name: str) -> bool:
        """Whether this is an agency that is not on file."""
        return _bare(name) in _agencies() and not any(_bare(one) in self._by_words for one in spellings(name))


def credits_in(texts: Iterable[str]) -> list[Credit]:
    """What may be credits in these texts, each name once; whether somebody goes by such a name is for others to say."""
    found: dict[str, Credit] = {}
    for text in texts:
        for credit in _credits_of(text):
            found.setdefault(credit.name, credit)
    return list(found.values())


@lru_cache(maxsize=512)
def _credits_of(text: str) -> tuple[Credit, ...]:
    found: list[Credit] = []
    phrases = _phrases_in(text)
    for line in map(str.strip, text.split("\n")):
        places = [pattern for marks, pattern in _PLACES if any(mark in line for mark in marks)]
        for names, words in _candidates(line, [*places, *phrases]):
            found += [Credit(name, _short(words)) for name in _names(names)]
    return tuple(found)


def _candidates(line: str, patterns: Iterable[re.Pattern[str]]) -> Iterator[tuple[str, str]]:
    """The places in a paragraph where credits stand: (names, the words around them)."""
    for pattern in patterns:
        for found in pattern.finditer(line):
            if not _of_a_picture(line, found) and not _explains(line, found):
                yield found["names"], found[0]


_NAMES = r"(?P<names>[^()\[\]\n]{2,80}?)"
_DASH = r"(?:[-–—―]|--)"
_DATELINE = r"(?:(?:[A-ZÀ-ÞА-Я\d][\w.'’/-]*|de|la|am|an|der|sur|del|do|da)[,.]?\s+){1,7}"
"""RENO, Nev., Aug 4: capitals and figures, a small word or two of a place's name."""
_OPEN, _DASHES = "([（", "-–—―"
_PLACES = tuple(
    (marks, re.compile(pattern))
    for marks, pattern in (
        (_OPEN, rf"^(?:{_DATELINE})?[(\[（]{_NAMES}[)\]）]\s*{_DASH}"),  # LONDON (Reuters) - ; (AP) —
        (
            _OPEN,
            rf"(?:^|(?<=[.!?…“”\"’»]) ?)[(\[（]{_NAMES}[)\]）](?=\.?$|\s[A-ZÀ-ÞА-Я“\"\uac00-\ud7a3])",
        ),  # said. (AP)
        (_OPEN, rf"(?<=[\w。]) ?[(\[（]{_NAMES}[)\]）]\.?$"),
        ("/", r"^[^/\n]{0,60}/\s?(?P<names>[^/\n\d]{2,40}?)\s?/[.,\s]"),  # MOSCOW, August 4. /TASS/.
        (
            _DASHES,
            rf"(?:(?<=[.!?…”\"’»])\s*|^){_DASH}\s*(?P<names>[^\s.,;()][^.,;()\n]{{1,40}})\.?$",
        ),  # ... said. — AFP
        (_DASHES, rf"^(?P<names>[A-ZА-Я][\w/-]{{1,15}}) {_DASH} (?=[A-ZÀ-ÞА-Я])"),  # AFP - The train ...
        (
            _DASHES,
            rf"^[A-ZА-Я][A-ZА-Я -]{{2,30}},[^.\n]{{2,20}}{_DASH}\s*(?P<names>[^.\n]{{2,30}})\.",
        ),  # МОСКВА, 4 авг - РИА.
        ("©Cc", r"(?:©|\(c\)|\b[Cc]opyright\b)[\s©]*(?:\d{4},?\s*)?(?:by )?(?P<names>[^\s.,;()][^.,;()\n]{1,40})"),
        ("电電", r"^[（(]?(?P<names>[\u4e00-\u9fff]{1,5}社)[^，。\n]{0,14}[电電]"),  # 新华社莫斯科8月4日电
        ("【[", r"^[【\[](?:[^\]】]{0,12}[=＝ ])?(?P<names>[^\]】=]{2,10})[\]】]"),
    )
)
"""Places that say by themselves that what stands there is a credit, with the marks without which there is none."""


_LIST = r"(?P<names>[^.;()\[\]\n]{2,100})"
_AFTER = {
    "behind": rf"(?i:\b(?:@)) {_LIST}",
    "before": r"(?:^|(?<=[.;(—–] )|(?<=[;(]))(?P<names>[^.;()\n]{2,100}?) (?i:@)\b",
    "source": rf"(?:^|(?<=[\s(\[/|]))(?i:@) ?[:：] ?{_LIST}",
    "by": rf"^(?i:@) {_LIST}$",
}
"""Places that words say are credits: @ stands for the words of `lexicons/credits.toml`."""


def _phrases_in(text: str) -> list[re.Pattern[str]]:
    """The patterns for those of the words that a text holds at all."""
    small = text.casefold()
    told = {place: tuple(word for word in tables_of("credits")[place] if word in small) for place in _AFTER}
    return [_compiled(place, words) for place, words in told.items() if words]


@lru_cache(maxsize=4_096)
def _compiled(place: str, words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(_AFTER[place].replace("@", f"(?:{'|'.join(map(re.escape, words))})"))


def _names(names: str) -> Iterator[str]:
    """The names in a list of them: "Reuters/AFP", "AP, dpa and the Herald", "Seoul=Yonhap"."""
    for part in _between().split(names):
        name = _LEAD.sub("", part.split(" in ")[0].strip(" -–—'\"“”*_\u00a0")).strip()
        if 2 <= len(name) <= 40 and not name.isdigit():
            yield name


_LEAD = re.compile(r"^(?i:via|with|mit|avec|con|с|by|from|the|der|die|das|la|le|l['’]|el|il)[ '’]\s*")


@cache
def _between() -> re.Pattern[str]:
    words = "|".join(map(re.escape, tables_of("credits")["between"]))
    return re.compile(rf"\s*(?:[/,、=＝&|+]|\s(?i:{words})\s)\s*")


def _of_a_picture(line: str, found: re.Match[str]) -> bool:
    """Whether a picture's credit stands here, not the text's."""
    around = words_of(line[max(0, found.start() - 25) : found.end() + 15])
    return not _pictures().isdisjoint(around)


@cache
def _pictures() -> frozenset[str]:
    return frozenset(word for entry in tables_of("credits")["pictures"] for word in words_of(entry))


def _explains(line: str, found: re.Match[str]) -> bool:
    """Whether the name in brackets only shortens the one before: the Korean Central News Agency (KCNA)."""
    if not re.search(r"[(\[（]", found[0]):
        return False
    before = line[: found.start("names")].rstrip(" ([（")
    names = found["names"].strip()
    if re.search(rf"(?i:{'|'.join(map(re.escape, spellings(names)))})['’]?s?$", before):
        return True
    initials = "".join(word[0] for word in re.findall(r"\b[A-ZА-ЯÀ-Þ]\w*", before))
    return len(names) > 1 and names.isupper() and initials.endswith(names)


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= 60 else f"{words[:58]} …"


@cache
def _agencies() -> Mapping[tuple[str, ...], tuple[str, ...]]:
    return {_bare(name): tuple(names) for names in tables_of("agencies")["names"] for name in names}


def _bare(name: str) -> tuple[str, ...]:
    """A name as it is looked up: its words, without an article before it."""
    words = words_of(name)
    return words[1:] if len(words) > 1 and words[0] == "the" else words
