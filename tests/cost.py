"""What the tests cost, in seconds of processor time: wall time depends on what else the machine is doing.

    python -m pytest -n auto -p tests.cost          names the dearest files and tests at the end

A test's fixtures count towards it, and so do the processes that it starts and waits for.
"""

from __future__ import annotations

import resource
from collections import Counter
from collections.abc import Generator, Iterable

import pytest

SHOWN = 30
"""How many files and tests are named."""
_mark = 0.0
_spent: Counter[str] = Counter()


def spent() -> float:
    """What this process and those it waited for have used so far."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def since_the_mark() -> float:
    """What was used since this was asked last."""
    global _mark
    before, _mark = _mark, spent()
    return _mark - before


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
    files: Counter[str] = Counter()
    for name, seconds in _spent.items():
        files[name.partition("::")[0]] += seconds
    terminalreporter.section(f"{sum(files.values()):.0f} seconds of processor time")
    for cost, name in [*dearest(files), *dearest(_spent)]:
        terminalreporter.write_line(f"{cost:7.1f}  {name}")


def dearest(costs: Counter[str]) -> Iterable[tuple[float, str]]:
    """The first few, dearest first."""
    return [(cost, name) for name, cost in costs.most_common(SHOWN)]
