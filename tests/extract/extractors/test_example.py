"""The extractor that docs/extractors.md shows how to write: it is what the document says it is."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from tests.extract.extractors.plugging import install
from tracker.domain.vocabulary import AttributionStatus
from tracker.extract.extractors.choosing import extractor_named

PAGE = (Path(__file__).parents[3] / "docs" / "extractors.md").read_text(encoding="utf-8")
DRAFT = "A draft.\nCLAIM Ines Quill: The dam leaks.\nCLAIM\nCLAIM Paul: It was built in 1951.\n"


def test_the_extractor_in_the_documents_is_installed_and_finds_what_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    [code] = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    [settings] = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
    [[name, point]] = tomllib.loads(settings)["project"]["entry-points"]["tracker.extractors"].items()
    install(tmp_path, monkeypatch, code, f"{name} = {point}", module="headed_claims")

    found = extractor_named(name).examine(DRAFT)

    assert found.left_out == 0
    assert [(one.text, one.source.name) for one in found.proposals if one.source] == [
        ("The dam leaks.", "Ines Quill"),
        ("It was built in 1951.", "Paul"),
    ]
    assert {one.status for one in found.proposals} == {AttributionStatus.REPORTED}
