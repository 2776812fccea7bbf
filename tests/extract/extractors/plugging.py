"""Extractors of somebody else's, put where an installed package would be."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

ECHO = '''
"""An extractor for tests: what stands before " said " is who, what stands behind it is what."""

import re

from tracker.domain.proposal import Proposal, Speaker, Tier
from tracker.domain.vocabulary import AttributionStatus, SourceKind


def echo(text):
    if "crash here" in text:
        raise KeyError(text)
    for found in re.finditer(r"(\\w+) (said) ([^.]+)", text):
        yield Proposal(
            text=found[3] + ".",
            status=AttributionStatus.REPORTED,
            rule="echo",
            tier=Tier.LOW,
            sentence=found.span(),
            content_spans=(found.span(3),),
            source=Speaker(found[1], SourceKind.PERSON, found[1]),
            source_spans=(found.span(1),),
            cue_spans=(found.span(2),),
            cue="said",
        )
        if "beyond" in text:
            yield Proposal("Beyond.", "reported", "echo", "low", (0, 10**9), ((0, 10**9),), Speaker("X", SourceKind.PERSON))


not_a_function = "echo"
'''


def install(
    folder: Path,
    patch: pytest.MonkeyPatch,
    code: str = ECHO,
    points: str = "echo = echoing:echo",
    module: str = "echoing",
) -> None:
    """Put a package with these entry points where Python finds it."""
    (folder / f"{module}.py").write_text(code, encoding="utf-8")
    told = folder / f"{module}-1.0.dist-info"
    told.mkdir()
    (told / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {module}\nVersion: 1.0\n", encoding="utf-8")
    (told / "entry_points.txt").write_text(f"[tracker.extractors]\n{points}\n", encoding="utf-8")
    patch.delitem(sys.modules, module, raising=False)
    patch.syspath_prepend(str(folder))
