"""The extractor that comes with tracker: rules, no model and no network."""

from __future__ import annotations

from tracker.extract.extractors.choosing import RULES
from tracker.extract.extractors.found import Attribution, Extractor, Found
from tracker.extract.proposing.proposals import proposals
from tracker.extract.proposing.standing import status_of
from tracker.extract.saying.finding import statements


class ByRules(Extractor):
    """Statements as the words show them, then the claims in them."""

    name = RULES

    def examine(self, text: str) -> Found:
        """What the rules find."""
        said = statements(text)
        shown = tuple(Attribution(one.source, one.cue, one.content, status_of(one), one.rule) for one in said)
        return Found(tuple(proposals(text, said)), shown)
