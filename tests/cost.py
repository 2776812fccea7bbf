"""What the tests cost, in seconds of processor time: wall time depends on what else the machine is doing.

    python -m pytest -n auto --dist worksteal -p tests.cost     names the dearest folders, files and tests at the end

A test's fixtures count towards it, and so do the processes that it starts and waits for. What the PostgreSQL server used is said
in one sum, for it serves all of them; so is what it takes a worker to load the tests. With TRACKER_TEST_COST=FILE every test is
written into that file, a line each: seconds, a tab, its name.
"""

from __future__ import annotations

import os
import resource
from collections import Counter
from collections.abc import Generator, Iterable
from pathlib import Path
from typing import Any

import pytest

from tests import postgres

SHOWN = 30
"""How many folders, files and tests are named."""
EVERY = "TRACKER_TEST_COST"
"""Names a file for the cost of every test."""
_mark = 0.0
_spent: Counter[str] = Counter()
_loading: list[float] = []


def spent() -> float:
    """What this process and those it waited for have used so far."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def since_the_mark() -> float:
    """What was used since this was asked last."""
    global _mark
    before, _mark = _mark, spent()
    return _mark - before


def pytest_collection_finish(session: pytest.Session) -> None:
    """What it took to load the tests; xdist carries it over at the end."""
    output: dict[str, Any] = getattr(session.config, "workeroutput", {})
    output["loading"] = spent()


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """A worker is done."""
    _loading.append(getattr(node, "workeroutput", {}).get("loading", 0.0))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol() -> Generator[None, object, object]:
    """What was used before a test begins is not the test's."""
    since_the_mark()
    return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Write into a phase's report what it used; xdist carries it to the process that adds up."""
    report = yield
    report.__dict__["cost"] = since_the_mark()
    return report


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Add it up."""
    _spent[report.nodeid] += report.__dict__.get("cost", 0.0)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name the dearest."""
    folders: Counter[str] = Counter()
    files: Counter[str] = Counter()
    engines: Counter[str] = Counter()
    for name, seconds in _spent.items():
        file, _, test = name.partition("::")
        files[file] += seconds
        folders[file.rpartition("/")[0]] += seconds
        case = test.partition("[")[2]
        engines[next((one for one in ("sqlite", "postgres") if case.startswith(one)), "no engine")] += seconds
    loading, server = sum(_loading), postgres.processor_time()
    whole = sum(files.values()) + loading + server
    terminalreporter.section(f"{whole:.0f} seconds of processor time")
    parts = [(loading, "loading the tests, in all workers"), (server, "the PostgreSQL server")]
    for cost, name in [*parts, *dearest(engines), *dearest(folders), *dearest(files), *dearest(_spent)]:
        terminalreporter.write_line(f"{cost:7.1f}  {name}")
    if os.environ.get(EVERY):
        lines = [f"{cost:.3f}\t{name}\n" for name, cost in _spent.most_common()]
        Path(os.environ[EVERY]).write_text("".join(lines), encoding="utf-8")


def dearest(costs: Counter[str]) -> Iterable[tuple[float, str]]:
    """The first few, dearest first."""
    return [(cost, name) for name, cost in costs.most_common(SHOWN)]
