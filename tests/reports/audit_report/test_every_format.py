"""What holds for an audit in every format: it streams, it is the same every time, it says every finding."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.measuring import most_held
from tests.reports.audit_report import audits
from tracker.cli.findings import finding_line
from tracker.reports.audit_report import FORMATS
from tracker.reports.audit_report.content import AuditedStory


def stories(count: int) -> Iterator[AuditedStory]:
    """So many articles, each made when it is asked for."""
    for number in range(count):
        slug = f"story-{number}"
        yield audits.story(*(audits.finding("nobody states it", place, article=slug) for place in range(10)), slug=slug)


@pytest.mark.parametrize("name", FORMATS)
def test_the_first_articles_are_written_before_the_last_one_is_there(name: str) -> None:
    made = []

    def coming() -> Iterator[AuditedStory]:
        for story in stories(2_000):
            made.append(story.slug)
            yield story

    first = next(FORMATS[name].pieces(audits.report(stream=coming())))

    assert b"story-0" in first
    assert len(made) < 1_000


@pytest.mark.parametrize("name", FORMATS)
def test_memory_stays_flat_however_many_articles(name: str) -> None:
    small, large = _peak(name, 150), _peak(name, 450)

    assert large < 1.3 * small, f"{small:,} bytes for 150 articles, {large:,} for 450"


def _peak(name: str, count: int) -> int:
    return most_held(lambda: FORMATS[name].pieces(audits.report(stream=stories(count))))


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_audit_gives_the_same_bytes(name: str) -> None:
    first, second = (audits.written(name, audits.report(stream=stories(20))) for _ in range(2))

    assert first == second


@pytest.mark.parametrize("name", FORMATS)
def test_every_finding_is_in_it(name: str) -> None:
    text = audits.written(name, audits.report(stream=stories(20))).replace("\\#", "#")

    assert all(f"story-{number}#{place}" in text for number in range(20) for place in range(10))


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_is_called_by_its_name(name: str) -> None:
    assert FORMATS[name].name == name


OF_THE_STORY = audits.finding(
    "sentence 3 has no claim", rule="uncovered-sentence", claim=None, place=(4, 9), known_by="it is green."
)


def test_what_is_found_in_the_story_itself_names_the_article_and_no_claim() -> None:
    found = {name: audits.written(name, audits.report(audits.story(OF_THE_STORY))) for name in FORMATS}

    assert '"claim": null,"article": "kim-train"' in found["json"].replace('":"', '": "').replace('":null', '": null')
    assert f"uncovered-sentence,warning,,kim-train,no,,,,{OF_THE_STORY.fingerprint}," in found["csv"]
    assert "| the story | sentence 3 has no claim |" in found["md"]
    assert '"charOffset":4,"charLength":5' in found["sarif"].replace(": ", ":").replace(", ", ",")
    assert '"fullyQualifiedName":"kim-train"' in found["sarif"].replace(": ", ":")
    assert finding_line(OF_THE_STORY, lambda mark: mark.symbol) == (
        "▲ kim-train  uncovered-sentence: sentence 3 has no claim"
    )
