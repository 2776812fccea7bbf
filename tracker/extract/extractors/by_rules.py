"""The extractor that comes with tracker: rules, no model and no network."""

from __future__ import annotations

from collections.abc import Iterable

from tracker.extract.extractors.choosing import RULES
from tracker.extract.extractors.found import Attribution, Extractor, Found
from tracker.extract.proposing.proposals import proposals
from tracker.extract.proposing.stances import status_of
from tracker.extract.saying.finding import statements
from tracker.extract.saying.statement import Statement


class ByRules(Extractor):
    """Statements as the words show them, then the claims in them."""

    name = RULES

    def examine(self, text: str) -> Found:
        """What the rules find."""
        said = statements(text)
        return Found(tuple(proposals(text, said)), _attributions(said))

    def hear(self, text: str) -> Found:
        """The statements alone, which takes a fraction of the time."""
        return Found((), _attributions(statements(text)))


def _attributions(said: Iterable[Statement]) -> tuple[Attribution, ...]:
    return tuple(Attribution(one.source, one.cue, one.content, status_of(one), one.rule) for one in said)
