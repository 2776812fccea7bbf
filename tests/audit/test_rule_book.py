"""Every rule has its page, its file, its test and its place in the book."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import make
from tracker.audit import rules
from tracker.audit.rule import Objections, Rule, rule
from tracker.audit.rules import RULE_BOOK
from tracker.domain.vocabulary import Severity
from tracker.models.dossier import Dossier

FILES = {path.stem: path for path in Path(rules.__path__[0]).glob("*.py") if path.stem != "__init__"}
TESTS = Path(__file__).parent


@rule(Severity.NOTE)
def too_long(dossier: Dossier) -> Objections:
    """A claim goes on and on,
    and on.

    Why: nobody reads
    to the end: it is long.
    Fails: this.
    Passes: that.
    Remedy: cut it.
    """
    yield from ((claim, "long") for claim in dossier.claims)


@pytest.mark.parametrize("asked", RULE_BOOK, ids=lambda asked: asked.name)
def test_every_rule_has_a_whole_page_in_the_manual(asked: Rule) -> None:
    page = {"summary": asked.summary, "why": asked.why, "fails": asked.fails, "passes": asked.passes}

    assert [part for part, text in {**page, "remedy": asked.remedy}.items() if not text.endswith(".")] == []


@pytest.mark.parametrize("asked", RULE_BOOK, ids=lambda asked: asked.name)
def test_file_function_rule_and_test_have_one_name(asked: Rule) -> None:
    word = asked.name.replace("-", "_")

    assert asked.judge.__name__ == word
    assert asked.judge.__module__ == f"tracker.audit.rules.{word}"
    assert (TESTS / f"test_{word}.py").is_file()


def test_every_rule_file_is_in_the_book_once() -> None:
    assert sorted(asked.judge.__name__ for asked in RULE_BOOK) == sorted(FILES)


@pytest.mark.parametrize("path", FILES.values(), ids=FILES)
def test_a_rule_file_stays_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) < 60


def test_a_docstring_is_read_part_by_part_each_on_one_line() -> None:
    assert too_long.summary == "A claim goes on and on, and on."
    assert too_long.why == "nobody reads to the end: it is long."
    assert (too_long.fails, too_long.passes, too_long.remedy) == ("this.", "that.", "cut it.")


def test_a_rule_takes_its_name_from_its_function_and_its_severity_from_the_decorator() -> None:
    [finding] = too_long.findings(make.dossier(make.claim()))

    assert (finding.rule, finding.severity, finding.message) == ("too-long", Severity.NOTE, "long")


def test_a_rule_can_be_called_for_its_bare_objections() -> None:
    dossier = make.dossier(make.claim(), make.claim(state="withdrawn"))

    assert list(too_long(dossier)) == [(dossier.claims[0], "long")]
