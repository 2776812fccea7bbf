"""Choosing an extractor, and holding what a plug-in returns against the text."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.extract.extractors.plugging import install
from tracker.domain.errors import BadInputError
from tracker.domain.proposal import Proposal, Speaker, Tier
from tracker.domain.vocabulary import AttributionStatus, SourceKind
from tracker.extract.extractors.choosing import extractor_named, extractors
from tracker.extract.extractors.fitting import fitting
from tracker.extract.extractors.found import BrokeOffError, attributions_of

TEXT = "Mira said the dam leaks and the road is shut."
MIRA = Speaker("Mira", SourceKind.PERSON, "Mira")
LEAKS = Proposal(
    text="The dam leaks.",
    status=AttributionStatus.REPORTED,
    rule="subject-verb",
    tier=Tier.MEDIUM,
    sentence=(0, 45),
    content_spans=((10, 23),),
    source=MIRA,
    source_spans=((0, 4),),
    cue_spans=((5, 9),),
    cue="said",
)
SHUT = replace(LEAKS, text="The road is shut.", content_spans=((28, 44),))


def test_a_plug_in_is_found_by_its_name_and_listed_behind_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path, monkeypatch)

    [one] = extractor_named("echo")("Mira said no.")

    assert (one.text, one.rule) == ("no.", "echo")
    assert [listed.name for listed in extractors()] == ["rules", "llm", "echo"]
    assert extractors()[-1].told == "a plug-in, from echoing"


def test_what_cannot_be_used_is_one_sentence_that_names_the_plug_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    points = "echo = echoing:echo\nword = echoing:not_a_function\ngone = echoing:gone\nlost = nowhere:echo"
    install(tmp_path, monkeypatch, points=points)
    told = {"ecoh": "there is no extractor “ecoh”: there are rules, llm, echo, gone, lost, word; did you mean echo?"}
    told |= {"word": "the extractor “word” is no function: its entry point is to name one"}
    told |= {"gone": "the extractor “gone” cannot be loaded (AttributeError"}
    told |= {"lost": "the extractor “lost” cannot be loaded (ModuleNotFoundError"}

    for name, sentence in told.items():
        with pytest.raises(BadInputError) as refused:
            extractor_named(name)
        assert str(refused.value).startswith(sentence), name

    with pytest.raises(BrokeOffError) as broken:
        extractor_named("echo")("Mira said: crash here.")
    assert f"the extractor “echo” broke off (KeyError at {tmp_path}/echoing.py:12)" in str(broken.value)
    assert "Mira" not in str(broken.value)


def test_ours_are_found_without_a_search_for_plug_ins() -> None:
    code = "import sys, tracker.extract.extractors.choosing; sys.exit('importlib.metadata' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0


def test_what_fits_the_text_is_kept_as_it_is() -> None:
    guess = replace(LEAKS, status=AttributionStatus.SPECULATED, source=None)

    assert fitting(TEXT, [LEAKS, SHUT, guess]) == ((LEAKS, SHUT, guess), 0)


def test_words_are_made_words_of_the_vocabulary() -> None:
    loose: Any = replace(LEAKS, status="alleged", tier="high")  # type: ignore[arg-type]

    [[kept], left_out] = fitting(TEXT, iter([loose]))

    assert (kept.status, kept.tier, left_out) == (AttributionStatus.ALLEGED, Tier.HIGH, 0)
    assert isinstance(kept.status, AttributionStatus)


def test_what_does_not_fit_is_left_out_and_counted() -> None:
    wrong: dict[str, dict[str, Any]] = {
        "beyond the end": {"content_spans": ((40, 46),)},
        "before the start": {"source_spans": ((-1, 4),)},
        "empty": {"cue_spans": ((5, 5),)},
        "backwards": {"sentence": (9, 5)},
        "no whole numbers": {"sentence": (0.0, 45.0)},
        "true is no number": {"sentence": (False, True)},
        "three ends": {"sentence": (0, 1, 2)},
        "over each other": {"content_spans": ((10, 20), (15, 23))},
        "no content": {"content_spans": ()},
        "no spans": {"content_spans": None},
        "status": {"status": "rumoured"},
        "only a person confirms": {"status": AttributionStatus.CONFIRMED},
        "own voice with a source": {"status": AttributionStatus.UNATTRIBUTED},
        "attributed to nobody": {"source": None},
        "tier": {"tier": "certain"},
        "blank": {"text": " "},
        "no text": {"text": 7},
        "half a pair": {"text": "\ud800"},
        "two lines": {"text": "a\nb"},
        "endless": {"text": "a" * 3_000},
        "kind": {"source": Speaker("Mira", "oracle")},  # type: ignore[arg-type]
        "nameless": {"source": Speaker("", SourceKind.PERSON)},
        "a word as a source": {"source": "Mira"},
        "chain": {"via": (None,)},
        "worth": {"worth": "much"},
        "reasons": {"reasons": (1,)},
    }

    kept, left_out = fitting(TEXT, [None, "a word", *(replace(LEAKS, **change) for change in wrong.values())])

    assert [name for name, change in wrong.items() if replace(LEAKS, **change) in kept] == []
    assert left_out == len(wrong) + 2


def test_atomic_claims_of_one_attribution_are_one_again() -> None:
    own = Proposal("It rained.", AttributionStatus.UNATTRIBUTED, "own-voice", Tier.LOW, (0, 45), ((0, 45),))
    adverb = replace(LEAKS, source_spans=(), cue_spans=())

    found = attributions_of([SHUT, LEAKS, own, adverb, replace(adverb, content_spans=((28, 44),))])

    assert [one.content for one in found] == [((10, 23), (28, 44)), ((10, 23),), ((28, 44),)]
    assert found[0].source == ((0, 4),)
