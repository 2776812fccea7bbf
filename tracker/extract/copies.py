"""Suspecting that one outlet copied another: from credits, shared rare wording and identical figures.

Names, quoted speech, boilerplate and what the claim itself says show nothing. What two sources have from a third already is
explained and not suspected again, so that ten papers that print one agency make ten suspicions and not fifty-five.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import combinations
from typing import NamedTuple

from tracker.domain.vocabulary import DerivationKind
from tracker.extract.credits import Credit, Directory, credits_in, spellings
from tracker.extract.descent import Descent
from tracker.extract.direction import by_rank, direction
from tracker.extract.elsewhere import Elsewhere
from tracker.extract.figures import Figure, figures_in
from tracker.extract.names import Phrases
from tracker.extract.quotations import without_quotations
from tracker.extract.reading import Reader, Reading
from tracker.extract.runs import shared_runs
from tracker.extract.telling import COPYING_KINDS, Party, Suspicion, Telling, Told
from tracker.extract.wording import SHORT, say_runs, telling_runs


class Missing(NamedTuple):
    """A text on a claim credits an agency that is not on file."""

    claim: int
    agency: str
    words: str


class Suspected(NamedTuple):
    """What was found."""

    suspicions: list[Suspicion]
    missing: list[Missing]


def suspect(
    material: Sequence[Told],
    parties: Mapping[int, Party],
    directory: Directory,
    names: Phrases,
    only: Collection[int] | None = None,
) -> Suspected:
    """The copies that these texts make one suspect.

    Args:
        material: the claims at hand; wording that comes back under unrelated ones is boilerplate.
        parties: the sources on file by id. Those that are missing are never suspected.
        names: what goes for a name.
        only: the claims to look at, where the others are there for comparison only.
    """
    numbers: dict[str, int] = {}
    claims = [_Claim(told, parties, names, numbers) for told in sorted(material, key=lambda told: told.claim)]
    elsewhere = Elsewhere([(claim.told, claim) for claim in claims])
    found = Suspected([], [])
    for claim in claims:
        if only is None or claim.told.claim in only:
            descent = Descent(claim.told.drew)
            found.missing.extend(claim.missing(directory))
            found.suspicions.extend(claim.credited(directory, descent))
            found.suspicions.extend(claim.alike(elsewhere, descent))
    return found


class _Claim:
    """One claim whose texts are compared."""

    def __init__(self, told: Told, parties: Mapping[int, Party], names: Phrases, numbers: dict[str, int]) -> None:
        self.told = told
        self._parties = parties
        self._reader = Reader(told.text, told.about, names, numbers)
        merged: dict[int, Telling] = {}
        for telling in told.tellings:
            if telling.source in parties and parties[telling.source].kind in COPYING_KINDS:
                merged[telling.source] = _together(merged.get(telling.source), telling)
        self.sides = sorted(((parties[key], telling) for key, telling in merged.items()), key=by_rank)

    @cached_property
    def _unquoted(self) -> list[tuple[str, ...]]:
        """The texts of each side without quoted speech."""
        return [tuple(map(without_quotations, telling.texts)) for _, telling in self.sides]

    @cached_property
    def readings(self) -> dict[int, Reading]:
        """Each source's texts, read."""
        read = self._reader.read(self._unquoted)
        return {party.id: reading for (party, _), reading in zip(self.sides, read, strict=True)}

    @cached_property
    def _credits(self) -> list[tuple[Party, Credit]]:
        return [(party, credit) for party, telling in self.sides for credit in credits_in(telling.texts)]

    @cached_property
    def _figures(self) -> dict[int, Mapping[Figure, str]]:
        own = figures_in([self.told.text])
        return {
            party.id: {figure: written for figure, written in figures_in(texts).items() if figure not in own}
            for (party, _), texts in zip(self.sides, self._unquoted, strict=True)
        }

    def missing(self, directory: Directory) -> Iterator[Missing]:
        """The agencies credited that are not on file."""
        for _, credit in self._credits:
            if directory.misses(credit.name):
                yield Missing(self.told.claim, spellings(credit.name)[0], credit.words)

    def credited(self, directory: Directory, descent: Descent) -> Iterator[Suspicion]:
        """What the texts say themselves."""
        for party, credit in self._credits:
            key = directory.find(credit.name)
            if key is None or key == party.id or self._parties[key].kind not in COPYING_KINDS:
                continue
            settled = frozenset({party.id, key}) in self.told.settled
            if not (settled or descent.leads(party.id, key) or descent.leads(key, party.id)):
                descent.add(party.id, key)
                kind = DerivationKind.WIRE if self._parties[key].agency else DerivationKind.REWRITE
                why = f"its words carry the credit “{credit.words}”"
                yield Suspicion(self.told.claim, party.id, key, kind, why, "")

    def alike(self, elsewhere: Elsewhere, descent: Descent) -> Iterator[Suspicion]:
        """What the texts have in common, the likeliest to be copied first."""
        for one, other in combinations(self.sides, 2):
            pair = frozenset({one[0].id, other[0].id})
            if pair in self.told.settled or descent.explains(*pair):
                continue
            source, drew_on, way, guess = direction(one, other)
            found = self._signs(source, drew_on, elsewhere)
            if found is not None:
                descent.add(source, drew_on)
                yield Suspicion(self.told.claim, source, drew_on, *found, way, guess)

    def _signs(self, source: int, drew_on: int, elsewhere: Elsewhere) -> tuple[DerivationKind, str] | None:
        """Of what kind the copy is, and what shows it."""
        reading, other = self.readings[source], self.readings[drew_on]
        runs = [run for run in shared_runs(reading, other) if run.rare >= SHORT or run.content >= 2 * SHORT]
        runs = elsewhere.without_boilerplate(runs, reading, self.told, {source, drew_on})
        told = telling_runs(runs)
        figures = self._shared_figures(source, drew_on, supported=any(run.rare >= SHORT for run in runs))
        if not told and not figures:
            return None
        said = [say_runs(told, reading)] if told else []
        said += [f"both give {' and '.join(figures)}"] if figures else []
        return self._kind(drew_on, bool(told), reading.language != other.language), "; ".join(said)

    def _shared_figures(self, source: int, drew_on: int, *, supported: bool) -> list[str]:
        """The figures that both give, as the one writes them; none where they show nothing."""
        other = self._figures[drew_on]
        shared = {figure: written for figure, written in self._figures[source].items() if figure in other}
        enough = len(shared) > 1 or (supported and any(figure.very_unusual for figure in shared))
        return [shared[figure] for figure in sorted(shared, key=lambda one: -len(one.digits))][:3] if enough else []

    def _kind(self, drew_on: int, worded: bool, translated: bool) -> DerivationKind:
        if worded:
            return DerivationKind.WIRE if self._parties[drew_on].agency else DerivationKind.REWRITE
        return DerivationKind.TRANSLATION if translated else DerivationKind.REWRITE


def _together(one: Telling | None, other: Telling) -> Telling:
    """All that is held of one source, the texts in an order of their own, with the earliest day."""
    if one is None:
        return Telling(other.source, tuple(sorted(set(other.texts))), other.said_on)
    days = [day for day in (one.said_on, other.said_on) if day is not None]
    return Telling(one.source, tuple(sorted({*one.texts, *other.texts})), min(days, default=None))
