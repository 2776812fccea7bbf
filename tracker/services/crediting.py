"""Whom a text means among the sources on file, and what somebody new would be put on file as."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from sqlalchemy.orm import Session

from tracker.domain.made_names import group_name, voice_name
from tracker.domain.proposal import Proposal, Speaker
from tracker.domain.value import value
from tracker.domain.vocabulary import SourceKind
from tracker.domain.wording import NAME
from tracker.extract.matching.names import Names
from tracker.models import Article, Revision
from tracker.store.proposals import NamedSource, named_sources, sources_in_story

_WORDS = 5
"""Words of a sentence by which an unnamed voice in it is told from others; more where another sentence has them too."""
_MOST_WORDS = 12
_WORD = re.compile(r"\S+")
_EDGES = " \t\n.,;:!?…\"'“”‘’«»()[]—–-"


class Fit(StrEnum):
    """How somebody in a text stands to the sources on file."""

    ON_FILE = "on_file"
    NEAR = "near"
    """Nobody goes by that name, or several do: a person says who is meant."""
    NEW = "new"


@value
class Credit:
    """Whom one name of a text comes to. No repr tells a name."""

    fit: Fit
    name: str = field(repr=False)
    """Of the source on file, or under which a new one would be put there."""
    kind: SourceKind
    key: int | None = None
    near: tuple[str, ...] = field(default=(), repr=False)
    """Who may be meant."""
    retracted: bool = False


class Directory:
    """The sources on file, as the names of one story are looked up in them."""

    def __init__(self, session: Session, article: Article, revision: Revision) -> None:
        """Read every source's names once."""
        self._slug, self._text = article.slug, revision.text
        self._in_story = sources_in_story(session, article.id)
        everybody = {row.id: row for row in named_sources(session)}
        self._rows = {key: _survivor(row, everybody) for key, row in everybody.items()}
        names = [(name, row.id) for row in everybody.values() for name in (row.name, *row.aliases)]
        shown = [(name, key) for name, key in names if _may_be_offered(self._rows[key])]
        self._names = Names(names, shown)
        self._looked_up: dict[tuple[str, SourceKind], Credit] = {}

    def credit(self, speaker: Speaker, proposal: Proposal) -> Credit:
        """Whom a speaker of a proposal comes to."""
        name = speaker.name
        if speaker.kind is SourceKind.UNNAMED:
            name = unnamed_name(self._slug, self._text, proposal)
        known = name, speaker.kind
        if known not in self._looked_up:
            self._looked_up[known] = self._look_up(name, speaker.kind)
        return self._looked_up[known]

    def kind_of(self, key: int) -> SourceKind:
        """What a source on file is."""
        return self._rows[key].kind

    def _look_up(self, name: str, kind: SourceKind) -> Credit:
        if kind is SourceKind.UNNAMED:
            return self._plainly(name, kind) or Credit(Fit.NEW, name, kind)
        if kind is SourceKind.GROUP:
            return self._group(name)
        return self._plainly(name, kind) or self._nearly(name, kind)

    def _group(self, name: str) -> Credit:
        """Two stories' experts are two sources, until somebody says otherwise: a plain name on file is taken only where this
        story leans on it already."""
        own = group_name(name, self._slug)
        found = self._plainly(own, SourceKind.GROUP) or self._plainly(name, SourceKind.GROUP)
        if found is not None and (found.name == own or found.key in self._in_story):
            return found
        return Credit(Fit.NEW, own, SourceKind.GROUP)

    def _plainly(self, name: str, kind: SourceKind) -> Credit | None:
        """Who goes by exactly this name; where several do, a question."""
        found = {self._rows[key] for key in self._names.meant(name)}
        if len(found) == 1:
            [row] = found
            return Credit(Fit.ON_FILE, row.name, row.kind, row.id, retracted=row.retracted)
        if found:
            near = tuple(sorted(row.name for row in found if _may_be_offered(row)))
            return Credit(Fit.NEAR, name, kind, near=near)
        return None

    def _nearly(self, name: str, kind: SourceKind) -> Credit:
        keys = self._names.near(name, person=kind is SourceKind.PERSON)
        near = tuple(dict.fromkeys(self._rows[key].name for key in keys))
        return Credit(Fit.NEAR if near else Fit.NEW, name, kind, near=near)


def unnamed_name(slug: str, text: str, proposal: Proposal) -> str:
    """What the voice behind a "reportedly" is called: by the story and the words from there on, as many as tell it from others.
    So it is found again as long as the sentence stands, and what the same words introduce is said by the same voice."""
    first, end = proposal.sentence
    start = min((begin for begin, _ in proposal.cue_spans), default=first)
    start = text.rfind(" ", first, start) + 1 or first  # of "it's said" all of the word
    said = text[start : min(end, start + NAME // 2)]
    ends = [word.end() for word in _WORD.finditer(said)][_WORDS - 1 : _MOST_WORDS] or [len(said)]
    alone = (end for end in ends if text.find(said[:end]) == start and text.find(said[:end], start + 1) < 0)
    words = said[: next(alone, ends[-1])].strip(_EDGES)
    return voice_name(words, slug)


def _survivor(row: NamedSource, everybody: Mapping[int, NamedSource]) -> NamedSource:
    while row.merged_into is not None:
        row = everybody[row.merged_into]
    return row


def _may_be_offered(row: NamedSource) -> bool:
    return not row.confidential and row.kind is not SourceKind.UNNAMED
