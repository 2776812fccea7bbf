"""The charts of one story: what each shows is decided here, how it looks in `formats/`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType

from tracker.domain.vocabulary import AttributionStatus, ReviewState, Severity
from tracker.reports.audience import Copy
from tracker.reports.document import Bar, Figure
from tracker.reports.overview import MANY, Overview, besides
from tracker.reports.source_list import Weights, weights
from tracker.reports.telling import many

_MOST_SOURCES = 8
"""Bars of the chart of sources; the table of sources has them all."""


class Chart(StrEnum):
    """A chart of a story, as people name it."""

    INDEPENDENCE = "independence"
    STATES = "states"
    STATUSES = "statuses"
    FINDINGS = "findings"
    SOURCES = "sources"


TOLD: Mapping[Chart, str] = MappingProxyType(
    {
        Chart.INDEPENDENCE: "claims by independent sources at worst; hatched: perhaps more",
        Chart.STATES: "claims by where their checking stands",
        Chart.STATUSES: "claims by how the story puts them",
        Chart.FINDINGS: "what the audit finds, by weight; hatched: waived",
        Chart.SOURCES: f"the {_MOST_SOURCES} sources that most claims hang on; hatched: not on it alone",
    }
)
"""What each shows, for people who choose one."""


def charts(copy: Copy, counted: Overview) -> Iterator[tuple[Chart, Figure]]:
    """Every chart that this copy may have and that shows something."""
    for name, make in _MADE.items():
        figure = make(copy, counted)
        if figure is not None and figure.bars:
            yield name, figure


def _independence(_: Copy, counted: Overview) -> Figure | None:
    words = ("blocker", "warning", "note", "verified")
    bars = [
        Bar(
            label=f"{number} or more" if number == MANY else str(number),
            value=counted.at_worst[number],
            word=words[number],
            part=counted.maybe_more[number],
            part_label="perhaps more",
        )
        for number in range(MANY + 1)
    ]
    return Figure("Independent sources, at worst", "claim", tuple(bars)) if counted.standing else None


def _states(_: Copy, counted: Overview) -> Figure:
    bars = [
        Bar(state.value.replace("_", " "), counted.by_state[state], state)
        for state in ReviewState
        if counted.by_state[state]
    ]
    return Figure(f"Where the checking stands{_summed(counted)}", "claim", tuple(bars))


def _statuses(_: Copy, counted: Overview) -> Figure:
    bars = [
        Bar(status.value, counted.by_status[status], status)
        for status in AttributionStatus
        if counted.by_status[status]
    ]
    return Figure(f"How the story puts its claims{_summed(counted)}", "claim", tuple(bars))


def _summed(counted: Overview) -> str:
    """What the bars come to, where that is more than the story's claims."""
    beside = besides(counted)
    return f": {many(counted.standing, 'claim')}, {beside}" if beside else ""


def _findings(copy: Copy, _: Overview) -> Figure | None:
    """By weight, the waived ones among them hatched; nothing where there is none, or none of this audience's business."""
    bars = []
    for severity in reversed(Severity):
        found = [finding for finding in copy.findings or () if finding.severity is severity]
        waived = sum(finding.waived for finding in found)
        bars.append(Bar(f"{severity.value}s", len(found), severity, waived, "waived"))
    return Figure("What the audit finds", "finding", tuple(bars)) if copy.findings else None


def _sources(copy: Copy, _: Overview) -> Figure:
    """Those that most claims hang on, with how many would still have another source."""
    weighed, sources = weights(copy.dossier), copy.dossier.sources
    rows = sources.rows
    order = sorted(
        (key for key, under in weighed.under.items() if under),
        key=lambda key: (-weighed.under[key], -weighed.alone[key], rows[key].name, key),
    )
    bars = [
        _source_bar(weighed, key, sources.told(key), retracted=rows[key].retracted) for key in order[:_MOST_SOURCES]
    ]
    cut = f", the first {_MOST_SOURCES} of {len(order)}" if len(order) > _MOST_SOURCES else ""
    return Figure(f"Claims that hang on each source{cut}", "claim", tuple(bars))


def _source_bar(weighed: Weights, key: int, name: str, *, retracted: bool) -> Bar:
    under = weighed.under[key]
    return Bar(name, under, "retracted" if retracted else "", under - weighed.alone[key], "not on it alone")


_MADE: Mapping[Chart, Callable[[Copy, Overview], Figure | None]] = MappingProxyType(
    {
        Chart.INDEPENDENCE: _independence,
        Chart.STATES: _states,
        Chart.STATUSES: _statuses,
        Chart.FINDINGS: _findings,
        Chart.SOURCES: _sources,
    }
)
