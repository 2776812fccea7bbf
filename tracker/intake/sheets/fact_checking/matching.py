"""The three sheets put together: which lines and sources each fact names, and where it stands in the text."""

from __future__ import annotations

from dataclasses import dataclass, field

from tracker.domain.errors import BadInputError
from tracker.domain.folding import folded
from tracker.domain.proposal import Span
from tracker.domain.wording import first_words
from tracker.intake.sheets.fact_checking.references import key_of, named
from tracker.intake.sheets.fact_checking.standing import Standing
from tracker.intake.sheets.fact_checking.template import DraftLine, Fact, Listed, Template


@dataclass(slots=True, repr=False)
class Matched:
    """A fact with what it names."""

    fact: Fact
    lines: list[DraftLine] = field(default_factory=list)
    sources: list[Listed] = field(default_factory=list)
    beyond: list[str] = field(default_factory=list)
    """Sources that it names and no row of the sheet does: they may be on file."""
    spans: list[Span] = field(default_factory=list)


class Matcher:
    """The lines and sources of one template, as facts name them."""

    def __init__(self, template: Template, text: str) -> None:
        """Note every id and name once; an id that two rows have is nobody's."""
        self.standing = Standing(text)
        self.spans = self.standing.lines(template.lines)
        self._lines = {str(line.where.row): line for line in template.lines}
        self._sources = {str(one.where.row): one for one in template.sources}
        self._line_keys = _keys([(line.key, line.text, row) for row, line in self._lines.items()])
        self._source_keys = _keys([(one.key, one.name, row) for row, one in self._sources.items()])
        self._by_fact: dict[str, list[str]] = {}
        for row, line in self._lines.items():
            for said in line.facts:
                self._by_fact.setdefault(_id(said), []).append(row)
                self._by_fact.setdefault(_words(said), []).append(row)

    def stands(self, line: DraftLine) -> bool:
        """Whether a line stands in the text."""
        return str(line.where.row) in self.spans

    def match(self, fact: Fact) -> Matched:
        """What a fact names.

        Raises:
            BadInputError: it names a draft line that is not there.
        """
        matched = Matched(fact)
        matched.lines = [self._lines[row] for row in self._rows_of(fact)]
        for cell in fact.sources:
            rows, unknown = named(cell, lambda said: _find(self._source_keys, said))
            matched.sources += [one for one in map(self._sources.__getitem__, rows) if one not in matched.sources]
            matched.beyond += unknown
        matched.spans = self._spans(matched)
        return matched

    def _rows_of(self, fact: Fact) -> list[str]:
        """The rows of the lines that a fact belongs to, as it says, or as they say."""
        if fact.lines:
            rows, unknown = named(fact.lines, lambda said: _find(self._line_keys, said), ranges=True)
            if unknown and self.standing.alone(fact.lines) is None:
                raise BadInputError(
                    f"no draft line, or more than one, goes by {first_words(unknown[0])}: give its number as its sheet has it"
                )
            return rows
        said = self._by_fact.get(_words(fact.text)) or (self._by_fact.get(_id(fact.key)) if fact.key else None)
        return list(dict.fromkeys(said or ()))

    def _spans(self, matched: Matched) -> list[Span]:
        """Where a fact stands: its words in each of its lines, else the line; with no line its words, where they stand once."""
        lines = [self.spans[str(line.where.row)] for line in matched.lines if str(line.where.row) in self.spans]
        if not matched.lines and (said := self.standing.alone(matched.fact.lines)) is not None:
            lines = [said]
        if lines:
            return list(dict.fromkeys(self.standing.within(matched.fact.text, line) or line for line in lines))
        alone = self.standing.alone(matched.fact.text)
        return [alone] if alone is not None else []


def _keys(rows: list[tuple[str, str, str]]) -> dict[str, str]:
    """Id or words -> row. Ids go before words; what two rows have names neither."""
    found: dict[str, str] = {}
    twice: set[str] = set()
    for key, words, row in rows:
        for one in {_id(key), _words(words)} if key else {_words(words)}:
            if found.setdefault(one, row) != row:
                twice.add(one)
    return {one: row for one, row in found.items() if one not in twice}


def _find(keys: dict[str, str], said: str) -> str | None:
    return keys.get(_id(said)) or keys.get(_words(said)) if said.strip() else None


def _id(said: str) -> str:
    return f"id:{key_of(said)}"


def _words(said: str) -> str:
    return f"words:{folded(said)}"
